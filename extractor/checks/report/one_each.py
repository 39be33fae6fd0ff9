"""A number with names of which each has one of it: 完成3份：松材、桉树、毛竹各1份."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.outline.marks import han_number

NUMBER = r"(?P<n>(?<![\d.一二三四五六七八九十百千万第])(?:\d{1,2}(?![\d.,，]\d|\d)|[一二两三四五六七八九]|十[一二三四五六七八九]?))"
KIND = (
    r"(?P<kind>大?(?:个|项|类|种|条|家|所|座|处|批|名|部|套|次|场|期|支|轮|步|点|份|件|台|张|篇|辆|艘|栋|片|门|路|口|眼|块|幅|本|册|间|台套)"
    r"(?!月|工作日|百分点|小时|亿|万|分之|以上|以下|左右|多|余))"
)
EACH = re.compile(
    rf"{NUMBER}{KIND}[，：:\t（(](?P<items>[^，。；：\d\t（）()]{{4,120}}?)各(?:有|自|设|举?办|开展|安排|组织|完成|形成|编制)?了?[一1](?P=kind)"
)
REMARK = re.compile(
    r"(?P<items>[^，。；：\d（）()]{4,120}?)各(?:有|自|设|举?办|开展|安排|组织|完成|形成|编制)?了?[一1](?P<kind>[一-鿿]{1,2}?)(?:[，。；]|$)"
)
"""The remark beside an answer that is a number: 4份 | 松材、桉树、毛竹各1份."""
TOLD = re.compile(NUMBER + KIND)


def one_each(text: str) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """The count, its place and that of the names, where nothing beside them tells of more."""
    for found in EACH.finditer(text) if "各" in text else ():
        count = value(found["n"])
        if count > 1 and "、" in found["items"] and not _is_part(text, found, count) and not _goes_on(text, found):
            yield count, (found.start(), found.end("kind")), found.span("items")


def value(written: str) -> int:
    """The number that is written in digits or in words."""
    return int(written) if written.isdecimal() else han_number(written) or 0


def _is_part(text: str, found: re.Match[str], count: int) -> bool:
    """Whether the number is itself one of the parts of a greater one in its sentence (5台，一院2台，二院、三院、四院各1台)."""
    start = 1 + max(text.rfind(mark, 0, found.start()) for mark in "。；\n\t")
    told = TOLD.finditer(text[start : found.start()])
    return any(one["kind"] == found["kind"] and value(one["n"]) > count for one in told)


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence tells where there were more of them: 办了六场，东、西、北区各一场，南区加开了三场."""
    stop = re.search(r"[。；;\n\t]", text[found.end() :])
    rest = text[found.end() : found.end() + stop.start() if stop else len(text)]
    return any(one["kind"] == found["kind"] for one in TOLD.finditer(rest))
