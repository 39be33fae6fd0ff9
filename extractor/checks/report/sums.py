"""Totals with their parts, where one sentence states both: “共45条，其中新建28条、更新17条”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from db.records import Block, Quantity
from extractor.checks.report import clausewise, yearly
from extractor.checks.report.figuring import MULTIPLIERS, exceeds
from extractor.checks.report.parts import ADDABLE, Sum
from extractor.checks.report.parts_before import with_parts_before
from extractor.checks.report.parts_behind import with_parts_behind
from extractor.checks.view import View

ANEW = re.compile(r"\s*[；;]\s*(?:按[^，。；：]{1,8}分|分[^，。；：\d]{1,6}?(?:来看|看|统计)[：:，,])")
"""Opens a list that takes the whole apart once more: 共82公里，其中干线31公里、支线51公里；按区划分，…."""
HAN_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿点]+")


def sums(view: View, block: Block) -> tuple[Sum, ...]:
    """The totals of the block that have parts."""
    known = view.once(_known)
    if block.id not in known:
        known[block.id] = tuple(_sums(view, block))
    return known[block.id]


def _known(_: View) -> dict[int, tuple[Sum, ...]]:
    """The totals of each block, for all rules that ask."""
    return {}


def _sums(view: View, block: Block) -> Iterator[Sum]:
    quantities = view.quantities(block.id)
    if len(quantities) < 2:
        return
    block = Block(block.id, block.kind, _in_digits(block.text, quantities), block.locator)
    whole_of: dict[Quantity, Quantity] = {}
    for at, total in enumerate(map(_of_one, quantities)):
        if (
            total.figure.dimension not in ADDABLE
            or total.figure.value_high is not None
            or total.figure.comparator not in ("=", "~")
        ):
            continue
        found = (
            with_parts_behind(block, total, quantities[at + 1 :])
            or with_parts_before(block, total, quantities[:at])
            or _of_the_year(block, total, quantities[:at], quantities[at + 1 :])
            or _of_clauses(block, total, quantities[:at])
        )
        if found is not None and total in whole_of and ANEW.match(block.text, total.span.end):
            found = replace(found, total=whole_of[total])
        elif found is None or (total in whole_of and exceeds(found.parts[0].figure, total.figure)):
            continue  # 共45万人次，……，民俗馆8万人次，其中未成年人11万人次: of the whole, not of the last part
        whole_of |= dict.fromkeys(found.parts, found.total)
        yield found


def _in_digits(text: str, quantities: Sequence[Quantity]) -> str:
    """The text with figures that are written in words as so many digits, as what stands around them is read: 其他一百二十台."""
    for quantity in quantities:
        if (words := HAN_NUMBER.match(quantity.span.quote)) is not None:
            start = quantity.span.start
            text = text[:start] + "1" * len(words[0]) + text[start + len(words[0]) :]
    return text


def _of_the_year(block: Block, total: Quantity, before: Sequence[Quantity], behind: Sequence[Quantity]) -> Sum | None:
    """All parts of a year with their total: 四个季度分别为86、92、88和94场，全年360场."""
    parts = yearly.before(block.text, total, before) or yearly.behind(block.text, total, behind)
    return Sum(block.id, total, parts, "after", True, False) if parts else None


def _of_clauses(block: Block, total: Quantity, before: Sequence[Quantity]) -> Sum | None:
    """The amounts with which the clauses of a sentence end, with their total."""
    parts = clausewise.of_clauses(block.text, total, before)
    return Sum(block.id, total, parts, "after", True, False) if parts else None


def _of_one(quantity: Quantity) -> Quantity:
    """So much money apiece as an amount, which is what its parts are told as: 0.9元/立方米，其中电费0.4元."""
    figure = quantity.figure
    if figure.dimension != "rate" or not (figure.unit or "").startswith("元/") or figure.multiplier not in MULTIPLIERS:
        return quantity
    factor = Fraction(MULTIPLIERS[figure.multiplier])
    return replace(quantity, figure=replace(figure, dimension="money", unit="元", base="元", factor=factor))
