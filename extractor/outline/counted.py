"""Numbers that stand before a figure, which look like decimals: 2.5G基站补贴 between 1.校舍维修 and 3.河道清淤."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.outline.headings import BRIEF, Look
from extractor.outline.marks import Mark

_BEFORE_FIGURE = re.compile(r"\s*(?P<n>\d{1,2})[.．](?=\d{1,6}[A-Za-z]?[\u4e00-\u9fff])")
_STYLE = "arabic"


def before_figure(text: str) -> Mark | None:
    """The number that may stand before the figure with which a paragraph begins; only its list can tell."""
    found = _BEFORE_FIGURE.match(text)
    if found is None:
        return None
    return Mark(_STYLE, int(found["n"]), found.group().strip(), found["n"], found.start("n"), found.end(), found.end())


def counted(looks: Sequence[Look]) -> list[Look]:
    """The same looks, with the numbers that their neighbours in the list show to be such."""
    made = list(looks)
    numbers = [(at, seen.mark.number) for at, seen in enumerate(looks) if seen.mark and seen.mark.style == _STYLE]
    for at, seen in enumerate(looks):
        mark = before_figure(seen.block.text) if seen.mark is None and not seen.cellular else None
        if mark is None or not fits(at, mark.number, numbers):
            continue
        stand = len(seen.block.text) - mark.end <= BRIEF and re.search(r"[。；;：:]", seen.words) is None
        made[at] = replace(seen, mark=mark, body=mark.end, stand=stand)
    return made


def fits(at: int, number: int, numbers: Sequence[tuple[int, int]]) -> bool:
    """Whether the list counts up to just before `number` at a place, and goes on behind it or ends.

    `numbers` are the places and the numbers of the paragraphs that count in this style, in order.
    """
    before = next((n for place, n in reversed(numbers) if place < at), None)
    after = next((n for place, n in numbers if place > at), None)
    return before == number - 1 and after in (None, 1, number + 1)
