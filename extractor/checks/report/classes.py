"""Classes that follow their total without 其中: “市级1836批次、县级2408批次”, “东区8万人次，西区7万人次，南区5万人次”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from db.records import Quantity

OPENS_CLASSES = re.compile(r"[^，。；：:（(、\d]{0,4}，(?=[\u4e00-\u9fff]{1,6}\d)")
# What may follow a total without 其中: its classes, each by a short name alone (市级1836批次、县级2408批次).
CLASS = re.compile(r"[\u4e00-\u9fff]{1,5}")
ASIDE = re.compile(r"[（(][^（()）]*[）)]")
NAMED_TOTAL = re.compile(
    r"(?<!高)新|合格|完成|培训|惠及|涉及|共|受益|覆盖|面积|实[际有]|应|已|轮[出入]|[出入]库|收入|支出"
)
CLASS_NEAR = Fraction(1, 5)
"""Classes without 其中 are parts only if they come so near to the total that nothing else can be meant."""
APART_NEAR, APART_LEAST = Fraction(1, 20), 3
"""The same where commas part them (接待20万人次，东区8万人次，西区7万人次，南区5万人次), and how many they are at least."""

PAIR = 2
"""Two parted by a comma are classes where they give the total to the last digit."""
HALVES = frozenset(("上半年", "下半年"))
"""Two parts by whose names nothing is left over, whatever mark parts them."""


def classes_of(text: str, start: int, total: Quantity, listed: Sequence[Quantity]) -> list[Quantity]:
    """The figures behind a total that are its classes though no 其中 says so; none where they are not.

    Each has a short name alone, one mark parts them all, and together they come near to the total.
    """
    place, mark, parts = start, "", list[Quantity]()
    found: list[Quantity] = []
    names: set[str] = set()
    for part in listed:
        words = ASIDE.sub("", text[place : part.span.start])
        between = "，" if "，" in words else "、"
        if mark and between != mark:
            break
        if CLASS.fullmatch(words.strip("、，和及与")) is None or NAMED_TOTAL.search(words):
            return found if between == "，" else []
        if parts and words[:1] not in "、，":
            return found  # 离1,200万元差73万元, 市直18个部门31个: two figures of one clause
        if part.figure.si > total.figure.si:
            return found
        mark = between if parts else ""
        place = part.span.end
        parts.append(part)
        names.add(words.strip("、，和及与"))
        near, least = (APART_NEAR, APART_LEAST) if mark == "，" and names != HALVES else (CLASS_NEAR, 2)
        if (
            (len(parts) >= least or (len(parts) == PAIR and not _off(parts, total)))
            and _off(parts, total) <= near
            and (not found or _off(parts, total) < _off(found, total))
        ):
            found = list(parts)
    return found if mark == "，" or len(found) == len(parts) else []


def _off(parts: Sequence[Quantity], total: Quantity) -> Fraction:
    """By what share of a total its parts miss it."""
    return abs(total_of(parts) - total.figure.si) / total.figure.si if total.figure.si else Fraction(1)


def total_of(parts: Sequence[Quantity]) -> Fraction:
    """The sum of the parts in their base unit."""
    return sum((part.figure.si for part in parts), Fraction(0))
