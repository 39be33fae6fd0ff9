"""Titles and quoted names in a row right before their number: 《考勤办法》《用车办法》《采购办法》4项制度."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.outline.marks import han_number

ROW = re.compile(
    r"(?P<items>(?:(?:《[^《》\n]{2,40}》|“[^“”\n]{2,20}”)(?:[、，和与及]|以及)?){2,})"
    r"(?P<said>(?P<n>\d{1,2}|[两二三四五六七八九十])(?:项|个|部|种|篇|首|出|台|件|支|条|大?类|场|大))"
    r"(?!月|版|语|系列|单元|季|章|集|以上)"
)
ITEM = re.compile(r"《[^《》]*》|“[^“”]*”")
STOPS = re.compile(r"[。；;\n]")
MOST_OFF = 2
"""Where more are missing, the number counts other things."""


def marked(text: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int], int]]:
    """The count, its place, the place of the titles and how many there are."""
    if "》" not in text and "”" not in text:
        return
    for found in ROW.finditer(text):
        said = found["n"].replace("两", "二")
        count = int(said) if said.isdecimal() else han_number(said) or 0
        titles = ITEM.findall(found["items"])
        start = max((stop.end() for stop in STOPS.finditer(text, 0, found.start())), default=0)
        if titles[0][0] in text[start : found.start()]:
            continue  # 修订《甲》，制定《乙》《丙》3项制度: the row may begin before
        if count > 1 and abs(count - len(titles)) <= MOST_OFF:
            yield count, found.span("said"), found.span("items"), len(titles)
