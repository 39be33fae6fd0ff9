"""What the parts of a cell come to, where it gives no total: 东区5台、西区3台 is 8台, 甲村30、乡村25亩 is 55亩, 两个片区各4场 is 8场.

A cell stands beside what its row asks for, so that its parts are parts of that, whatever they are called.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from db.records import Figure, Quantity
from extractor.results import compare, places, shifts
from extractor.results.enough import LESSONS
from extractor.results.lexicon import lexicon

MOST = 2
"""What comes to more than so many times of what is due is no sum of it."""
_IN_A_ROW = re.compile(r"(?P<mark>[、，；和及])(?P<name>[^，。；、\d（）()]{0,14})")
_CLASS = re.compile(r"(?!.*[剩余其另尚未缺少差超比较上去])[一-鿿]{2,}")
"""The name of a part behind a comma; what is left, missing or of last year is none."""
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_CLOSES = re.compile(r"(?:合计|共计|总计|总共|共)[^，。；、\d]{0,4}$")
# Numbers whose unit stands behind the last of them: 东区2960、西区2150、北区1670平方米.
_BARE = re.compile(r"(?:[^，。；、\d（）()]{0,12}(?P<number>\d[\d.]*)[、和及])")


def closes(first: Quantity, quantity: Quantity, line: str) -> bool:
    """Whether a figure is told as what those before it come to: 甲馆2410趟、乙馆2497趟，合计4907趟.

    What a bracket sums up behind another figure is no result of the row (日均1926人次（全年共48万人次）).
    """
    if quantity.span.block != first.span.block or _within_bracket(line, first.span.end, quantity.span.start):
        return False
    return quantity.figure.si >= first.figure.si and _CLOSES.search(line, 0, quantity.span.start) is not None


def in_all(target: Figure, demanded: str, first: Quantity, told: Sequence[Quantity], line: str) -> Figure | None:
    """What a figure and those in a row with it come to, where that is not twice as much as is due.

    `told` are the figures of the cell, `line` is its text up to its end, at the offsets of the figures.
    """
    if target.dimension in ("ratio", "score", "rate") or (target.dimension == "money" and target.comparator == "="):
        return None
    if target.dimension == "duration" and target.base not in LESSONS:
        return None
    before = line[: first.span.start]
    sums = [places.in_all(first.figure, before), _listed(demanded, first, told, line), _bare(first.figure, before)]
    fitting = [s for s in sums if s is not None and s.si <= MOST * target.si]
    return max(fitting, key=lambda s: s.si, default=None)


def _listed(demanded: str, first: Quantity, told: Sequence[Quantity], line: str) -> Figure:
    """The sum of like figures with nothing but names between them; behind a comma no other work may be named."""
    total, end, block = first.figure.value, first.span.end, first.span.block
    for quantity in told:
        if quantity.span.block != block or quantity.span.start < end:
            continue
        if _BRACKET.search(line[end:]) and _within_bracket(line, end, quantity.span.start):
            continue
        row = _IN_A_ROW.fullmatch(_BRACKET.sub("", line[end : quantity.span.start]))
        if row is None or quantity.figure.factor != first.figure.factor:
            break
        if not compare.comparable(first.figure, quantity.figure) or _CLOSES.search(row["name"]):
            break
        if shifts.verb(demanded, row["name"]) or (row["mark"] in "，；" and not _CLASS.fullmatch(row["name"])):
            break  # 新建5座、维修3座
        if row["mark"] in "，；" and lexicon().any_verb.search(row["name"]):
            break
        total, end = total + quantity.figure.value, quantity.span.end
    return replace(first.figure, value=total)


def _within_bracket(line: str, begin: int, at: int) -> bool:
    """Whether a place lies in a bracket that opens behind `begin`: what is told there is of the figure before it."""
    return any(m.start() < at < m.end() for m in _BRACKET.finditer(line, begin))


def _bare(figure: Figure, before: str) -> Figure | None:
    """The sum of a figure and the numbers before it that share its unit."""
    row = re.search(rf"{_BARE.pattern}+[^，。；、\d（）()]{{0,12}}$", before)
    if row is None or figure.multiplier is not None:
        return None
    values = [Decimal(m["number"].rstrip(".")) for m in _BARE.finditer(row[0])]
    return replace(figure, value=sum(values, figure.value))
