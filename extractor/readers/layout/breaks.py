"""Where a line may end: what stands together at the head of a line tells why the line above was left short."""

from __future__ import annotations

import re

from extractor.readers.heads import STOP

# What a line's end may not part: a number or Latin word with the signs that cling to it, the two sides of a stroke, a quote
# with its neighbours, and what a mark or bracket joins to the number or quote right behind it.
_ATOM = r"(?:[!-'*-~≤≥±°·]+|.)"
_HELD = re.compile(
    rf"[（《“‘【〔(\[]*{_ATOM}(?:/.)?(?:[“”‘’]+{_ATOM})*"
    rf"(?:[，、；：。]+[“‘]+{_ATOM}|[，、；：。（《【〔(\[]+[!-'*-~]+)?[，。、；：！？）》】〕)\]%％‰℃]*"
)
_FIGURE = re.compile(r"[0-9≥≤＞＜><=＝]\s*$")
_BOUND = re.compile("[≥≤＞＜]")
# In widths of a Han character: what a Latin sign takes, and by how much letters stand apart where a line is set full; more
# where a figure is parted from its sign or unit, since digits are set apart from Han characters.
_LATIN = 0.55
_SLACK = 0.3
_SET_APART = 1.0


def left_short(text: str, room: float, following: str) -> bool:
    """Whether a line that ends with `text` had no room for what stands together at the head of the `following` one.

    `room` is what is left on its right, in widths of a Han character. What ends with a stop may end there anyway, and no
    number is parted.
    """
    found = _HELD.match(following.lstrip())
    if not text or found is None or STOP.search(text) or (text[-1].isdigit() and following[:1].isdigit()):
        return False
    width = _SLACK + sum(_LATIN if char.isascii() and char != "%" else 1.0 for char in found[0])
    parted = _FIGURE.search(text) or _BOUND.match(following)
    return room <= width + (_SET_APART if parted else 0.0)
