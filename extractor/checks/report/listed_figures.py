"""Counts of places or kinds whose members are listed each with its figure: “来自6个国家：甲国38人、乙国31人、……。”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.language.scanning import scan
from extractor.outline.marks import han_number

KINDS = "国家|省份?|地市|城市|县[（(]?[市区][）)]?|区县|县区|县|区|乡镇|镇街|街道|镇|乡|村|社区|管理部|分中心|单位|部门|学校|医院|企业|公司|品种|种类|类别|行业|专业|工种|片区|灌区|站点|站|园区|库点|库"
OPENING = re.compile(
    rf"(?P<said>(?<![\d.第一二三四五六七八九十百])(?P<n>\d{{1,2}}|[两二三四五六七八九十])[个家](?:{KINDS}))(?:，?分别(?:为|是)|[：:])"
)
ITEM = re.compile(r"[一-鿿]{2,12}\d[\d.,]*[万亿]?(?P<unit>[一-鿿]{1,3})(?P<mark>[、。；;]|$)")
FIRST = re.compile(r"[\d两二三四五六七八九十](?=[\d个家])")
FEWEST, MOST_OFF = 3, 2
"""So many at least are a list, and it is not of others where more are missing or too many."""


def figured(text: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int], int]]:
    """The count, its place, the place of the list and how many it holds; every item has a figure of one unit."""
    for found in scan(OPENING, FIRST, text):
        count = int(found["n"]) if found["n"].isdecimal() else han_number(found["n"]) or 0
        units: list[str] = []
        at, mark = found.end(), "、"
        while mark == "、" and (item := ITEM.match(text, at)) is not None:
            units.append(item["unit"])
            at, mark = item.end(), item["mark"]
        if mark != "、" and len(units) >= FEWEST and len(set(units)) == 1 and abs(len(units) - count) <= MOST_OFF:
            yield count, found.span("said"), (found.end(), at - len(mark)), len(units)
