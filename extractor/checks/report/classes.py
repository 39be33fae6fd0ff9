"""Classes that follow their total without 其中: “市级1836批次、县级2408批次”, “东区8万人次，西区7万人次，南区5万人次”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report.slips import digits_swapped

OPENS_CLASSES = re.compile(
    r"[^，。；：:（(、\d]{0,12}[，：:](?=(?:\d{1,2}(?:[—–～~至-]\d{1,2})?岁)?[\u4e00-\u9fff“”]{1,12}(?:（[^（）\d]{1,8}）[\u4e00-\u9fff]{0,6})?\d)"
)
# What may follow a total without 其中: its classes, each by a short name alone (市级1836批次、县级2408批次).
CLASS = re.compile(r"(?:\d{1,2}(?:[—–～~至-]\d{1,2})?岁)?[\u4e00-\u9fff“”]{1,12}")
ASIDE = re.compile(r"[（(][^（()）]*[）)]")
NAMED_TOTAL = re.compile(
    r"(?<!高)新(?![区城村镇桥街])|合格|完成|培训|惠及|涉及|共(?!享)|受益|覆盖|面积|实[际有]|应|已|轮[出入]|[出入]库|收入|支出"
)
CLASS_NEAR = Fraction(1, 5)
"""Classes without 其中 are parts only if they come so near to the total that nothing else can be meant."""
APART_NEAR, APART_LEAST = Fraction(1, 10), 3
"""The same where commas part them (接待20万人次，东区8万人次，西区7万人次，南区5万人次), and how many they are at least."""

PAIR = 2
"""Two parted by a comma are classes where they give the total to the last digit."""
HALVES = frozenset(("上半年", "下半年"))
"""Two parts by whose names nothing is left over, whatever mark parts them."""


def classes_of(
    text: str, start: int, total: Quantity, listed: Sequence[Quantity], apart_near: Fraction = APART_NEAR
) -> list[Quantity]:
    """The figures behind a total that are its classes though no 其中 says so; none where they are not.

    Each has a short name alone, one mark parts them all, and together they come near to the total: where commas part
    them, by `apart_near` of it.
    """
    mark, row = _row(text, start, total, listed)
    if mark == "、":
        return row if len(row) >= PAIR and _off(row, total) <= CLASS_NEAR else []
    found: list[Quantity] = []
    halves = len(row) >= PAIR and _names(text, start, row[:PAIR]) == HALVES
    for size in range(PAIR, len(row) + 1):
        parts = row[:size]
        near = CLASS_NEAR if halves and size == PAIR else apart_near
        sure = size >= APART_LEAST or halves or not _off(parts, total) or _one_slipped(text, start, total, parts)
        if sure and _off(parts, total) <= near and (not found or _off(parts, total) < _off(found, total)):
            found = parts
    return found


def _row(text: str, start: int, total: Quantity, listed: Sequence[Quantity]) -> tuple[str, list[Quantity]]:
    """The figures that stand in one row behind a total, each behind a name alone, and the mark that parts them."""
    place, mark, row = start, "", list[Quantity]()
    for part in listed:
        words = ASIDE.sub("", text[place : part.span.start])
        between = "，" if "，" in words else "、"
        if (row and mark and between != mark) or part.figure.si > total.figure.si:
            break
        if CLASS.fullmatch(words.strip("、，和及与")) is None or NAMED_TOTAL.search(words):
            return mark, row if between == "，" else []
        if row and words[:1] not in "、，":
            break  # 离1,200万元差73万元, 市直18个部门31个: two figures of one clause
        mark = between if row else ""
        place = part.span.end
        row.append(part)
    return mark, row


def _one_slipped(text: str, start: int, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether two figures with names that end alike would give the total, had the digits of one been written in order."""
    ends = {name[-1:] for name in _names(text, start, parts)}
    return len(ends) == 1 and digits_swapped(total.figure, [part.figure for part in parts])


def _names(text: str, start: int, row: Sequence[Quantity]) -> set[str]:
    """The names of the classes."""
    begins = [start, *(part.span.end for part in row)]
    return {
        ASIDE.sub("", text[begin : part.span.start]).strip("、，和及与")
        for begin, part in zip(begins, row, strict=False)
    }


def _off(parts: Sequence[Quantity], total: Quantity) -> Fraction:
    """By what share of a total its parts miss it."""
    return abs(total_of(parts) - total.figure.si) / total.figure.si if total.figure.si else Fraction(1)


def total_of(parts: Sequence[Quantity]) -> Fraction:
    """The sum of the parts in their base unit."""
    return sum((part.figure.si for part in parts), Fraction(0))
