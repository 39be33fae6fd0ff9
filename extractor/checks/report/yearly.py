"""A year's total with what its quarters, halves or months came to: 四个季度分别为86、92、88和94场，全年360场.

All parts of a year are told, so that nothing is left over, and no word but 全年 need say that they make the total.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from db.records import Quantity
from extractor.results.compare import comparable

_SUMS_UP = re.compile(
    r"[，,；;](?:(?:全年|一年|全年度|年内)(?:共计?|合计|累计|总计)?|累计|合计|共计|总计)(?P<verb>[一-鿿]{0,4})\s?$"
)
_IN_A_ROW = re.compile(  # numerals in words are shown to it as digits: 四个季度 as 1个季度
    r"(?P<year>(?:[四\d]个|[一1][至到\-—~～][四4]个?|各)季度|(?:上[、和]?下|[两\d]个)半年|(?:1\d|十二)个月|各月)"
    r"[^，。；：:、\d]{0,10}$"
)
_PARTS = {"季": 4, "半": 2, "月": 12}
_NEXT = re.compile(r"\s?[、，,和及与]\s?")
_NAMED = re.compile(r"[、，,；;]?第?(?P<season>[一二三四]季度|[上下]半年)(?P<verb>[^，。；：:、\d]{0,8})")
_WHOLE_YEARS = (("上半年", "下半年"), ("一季度", "二季度", "三季度", "四季度"))
_BEHIND = re.compile(r"[，,](?:其中)?(?:[四\d]个|[一1][至到\-—~～][四4]个?|各)季度(?:分别|依次)?(?:为|是)?\s?")
_LONGEST = 12
"""So many characters before a part name its season, or before a total that it sums up."""


def before(text: str, total: Quantity, told: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The parts of a year that stand right before its total; empty where they do not."""
    summed = _SUMS_UP.search(text, max(0, total.span.start - _LONGEST), total.span.start)
    if summed is None:
        return ()
    like = [q for q in told if comparable(q.figure, total.figure) and q.figure.comparator == "="]
    for size in sorted(set(_PARTS.values())):
        parts = tuple(like[-size:])
        if len(parts) == size and (_row(text, parts) or _one_by_one(text, parts)):
            lead = _SUMS_UP.search(text, parts[-1].span.end, total.span.start)
            did = summed["verb"] in text[max(0, parts[0].span.start - 2 * _LONGEST) : parts[0].span.start]
            return parts if did and lead is not None and lead.start() == parts[-1].span.end else ()
    return ()


def behind(text: str, total: Quantity, told: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quarters that stand right behind a year's total: 派车360车次，四个季度分别为86、92、88和94车次."""
    lead = _BEHIND.match(text, total.span.end)
    if lead is None:
        return ()
    parts = tuple(q for q in told if comparable(q.figure, total.figure) and q.span.start >= lead.end())[:4]
    if len(parts) < _PARTS["季"] or parts[0].span.start != lead.end():
        return ()
    return parts if _parted_alike(text, parts) else ()


def _row(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether figures in one row are of as many parts of a year as are said to be told."""
    opened = _IN_A_ROW.search(text, max(0, parts[0].span.start - 2 * _LONGEST), parts[0].span.start)
    if opened is None:
        return False
    kind = next(kind for kind in _PARTS if kind in opened["year"])
    return len(parts) == _PARTS[kind] and _parted_alike(text, parts)


def _parted_alike(text: str, parts: Sequence[Quantity]) -> bool:
    return all(_NEXT.fullmatch(text, a.span.end, b.span.start) for a, b in pairwise(parts))


def _one_by_one(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether each figure stands behind the name of its season, and only the first of them with a verb."""
    names: list[tuple[str, str]] = []
    for at, part in enumerate(parts):
        start = parts[at - 1].span.end if at else max(0, part.span.start - _LONGEST)
        found = next((m for m in _NAMED.finditer(text, start, part.span.start) if m.end() == part.span.start), None)
        if found is None or (at and (found.start() != start or len(found["verb"]) > len(names[0][1]))):
            return False
        names.append((found["season"], found["verb"]))
    return tuple(season for season, _ in names) in _WHOLE_YEARS
