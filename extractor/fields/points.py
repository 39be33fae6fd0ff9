"""Points that a paragraph counts: 一是……；二是……, 问题一，…… 1. …… 2. ……"""

from __future__ import annotations

import re

from db.records import Span

NTH = r"(?:(?:问题|措施)[一二三四五六七八九十]|其[一二三四五六七八九])[，,：:、]"
"""What counts problems and measures, besides 一是 and numbers."""
_NUMBER = re.compile(r"(?:^|(?<=[。；]))\s*(\d{1,2})(?:[.．、](?!\d)|[）)])")
_POINT = re.compile(rf"(?:^|(?<=[。；：:]))\s*(?:[一二三四五六七八九]是|{NTH})")
STEP = re.compile(r"(?:^|(?<=[。；]))\s*(?:措施[一二三四五六七八九十][，,：:、]|针对(?!上述|以上|这些|此))")
"""What opens a measure within a paragraph."""


def points(place: Span, opens: re.Pattern[str] = _POINT, *, flows: bool = False) -> list[Span]:
    """The points of a paragraph that counts them (一是……；二是……), each on its own; else the paragraph.

    One that `flows` is a part of a broken paragraph: it may hold a single point, behind the rest of the last.
    """
    starts = [found.start() for found in opens.finditer(place.quote)]
    starts = starts if starts else in_a_row(place.quote)
    if len(starts) < (1 if flows else 2):
        return [place]
    if flows and starts[0] > 0:
        starts.insert(0, 0)
    made = []
    for a, b in zip(starts, [*starts[1:], len(place.quote)], strict=True):
        number = _NUMBER.match(place.quote, a)
        a = number.end() if number else a  # as where a paragraph's own number is its mark
        left = a + len(place.quote[a:b]) - len(place.quote[a:b].lstrip())
        right = a + len(place.quote[a:b].rstrip())
        made.append(Span(place.block, place.start + left, place.start + right, place.quote[left:right]))
    return made


def in_a_row(text: str) -> list[int]:
    """Where the points of a paragraph begin that numbers them 1. 2. 3.; the first number may be its own mark, left out."""
    found = [(m.start(), int(m[1])) for m in _NUMBER.finditer(text)]
    if found and found[0][1] == 2:
        found.insert(0, (0, 1))
    in_order = [number for _, number in found] == list(range(1, len(found) + 1))
    return [start for start, _ in found] if in_order and found and found[0][0] == 0 else []
