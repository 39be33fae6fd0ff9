"""Which figure of a cell of results answers its row, and what the figures of the cell come to in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from db.records import Comparator, Field, Figure, Indicator, Quantity, Span
from extractor.results import apiece, asked, celltotals, compare, periods, places, statements
from extractor.results.adding import UNDONE
from extractor.results.statements import Statement

_PLAIN = re.compile(r"\s*(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*")
_BOUNDS: dict[str, Comparator] = {
    **dict.fromkeys(("大于", "高于", "超过", "多于", ">", "＞"), ">"),
    **dict.fromkeys(("小于", "低于", "少于", "<", "＜"), "<"),
    **dict.fromkeys(("不低于", "不少于", "不小于", "≥", "≧"), ">="),
    **dict.fromkeys(("不高于", "不多于", "不大于", "不超过", "≤", "≦"), "<="),
}
_BOUNDED = re.compile(rf"\s*(?P<bound>{'|'.join(_BOUNDS)}){_PLAIN.pattern}")
# Where a figure came from, or what it is compared with: 由12%提高到15%, 上年为10%.
_STARTING = re.compile(r"(?:由|从|比|较|上年|去年|同期|目标|计划)[^，。；、]{0,10}$")
_ASKED_EFFORT = re.compile(r"投入|出动|抽调|派出|人员|资金|经费")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_ONE_EACH = re.compile(r"一(?P<one>[一-鿿])一(?P<other>[一-鿿])")


class CellFigures:
    """The figures of a cell, held against what its row demands."""

    def __init__(self, demand: Indicator, answer: Field, said: Sequence[Statement]) -> None:
        self.demand = demand
        self.answer = answer
        self.said = said

    def answering(self, target: Figure) -> Quantity | None:
        """The figure that answers, or a number that is all that the cell holds."""
        return self._bounded(target) or self._reported(target) or self._plain(target)

    def told(self) -> list[Quantity]:
        """The figures of the cell that may be results."""
        effort = _ASKED_EFFORT.search(self.demand.text)
        return [
            q
            for s in self.said
            for q in s.quantities
            if effort or not statements.is_effort(s.text, q.span.start - s.span.start)
        ]

    def held_against(self, target: Figure, first: Quantity) -> tuple[Figure, Figure]:
        """The target and what the cell reports in all, both for a year where only one is per period (每季度1次 for 4次)."""
        due, figure = periods.alike(target, asked.before(self.demand), first.figure, self.before(first))
        if target.comparator in ("<=", "<") or target.dimension == "ratio" or compare.satisfies(due, figure, "higher"):
            return due, figure
        each = places.in_all(figure, self.before(first))
        if each is not figure:
            return due, each
        done = [q for s in self.said if s.state not in UNDONE for q in s.quantities if not self._part(q)]
        whole = celltotals.in_all(target, self.demand.text, first, done, self._line(first))
        return due, figure if whole is None or whole.si <= figure.si else whole

    def before(self, quantity: Quantity) -> str:
        """The words of a figure's clause before it."""
        return next((s.text[: quantity.span.start - s.span.start] for s in self.said if quantity in s.quantities), "")

    def _reported(self, target: Figure) -> Quantity | None:
        """An equal figure, else what the cell says that others come to, else the first of the same measure that is no start.

        The parts of a figure (其中干管17公里) answer only where the cell gives nothing else.
        """
        every = self.told()
        whole = [q for q in every if not self._part(q)] or every
        like = [q for q in whole if compare.comparable(target, q.figure)]
        like = like or [q for q in whole if compare.kindred(target, q.figure)]
        like = like or [one for q in whole if (one := self._one_each(target, q)) is not None]
        like = like or [q for q in every if target.dimension == "ratio" and compare.comparable(target, q.figure)]
        equal = next((q for q in like if compare.equal(target, q.figure)), None)
        if equal is None and apiece.of_one(self.demand.text):
            like = [q for q in like if apiece.of_one(self.before(q))] or like
        summed = next((q for at, q in enumerate(like) if at > 1 and _sum(like[:at]) == q.figure.si), None)
        summed = summed or next((q for q in like[1:] if celltotals.closes(like[0], q, self._line(q))), None)
        return equal or summed or next((q for q in like if not self._starts(q)), like[-1] if like else None)

    def _one_each(self, target: Figure, quantity: Quantity) -> Quantity | None:
        """A count as one of what is due, where each has one of it: 岗位420个, 安置446人，一人一岗."""
        pair = _ONE_EACH.search(self.answer.text)
        if pair is None or target.dimension != "count" or quantity.figure.unit not in (pair["one"], pair["other"]):
            return None
        if not {pair["one"], pair["other"]} & {*self.demand.text, target.unit}:
            return None
        figure = replace(quantity.figure, unit=target.unit, base=target.base)
        return replace(quantity, figure=figure)

    def _starts(self, quantity: Quantity) -> bool:
        """Whether a figure is where the result started from, or what it is compared with."""
        return any(
            _STARTING.search(span.quote[: quantity.span.start - span.start]) is not None
            for span in self._spans_of(quantity)
        )

    def _part(self, quantity: Quantity) -> bool:
        """Whether a figure is a part of one before it; what a closed bracket says is included is not all that follows."""
        for span in self._spans_of(quantity):
            at = quantity.span.start - span.start
            before = _BRACKET.sub(lambda m: " " * len(m[0]), span.quote[:at])
            if statements.is_part(before + span.quote[at:], at):
                return True
        return False

    def _spans_of(self, quantity: Quantity) -> list[Span]:
        return [
            span
            for span in self.answer.spans
            if span.block == quantity.span.block and span.start <= quantity.span.start < span.end
        ]

    def _line(self, quantity: Quantity) -> str:
        """The text of the cell's block that holds a figure up to its end, at the block's own offsets."""
        span = next((s for s in self.answer.spans if s.block == quantity.span.block), None)
        return "" if span is None else " " * span.start + span.quote

    def _plain(self, target: Figure) -> Quantity | None:
        """A cell with nothing but a number is in the unit of the target."""
        match = _PLAIN.fullmatch(self.answer.text)
        return None if match is None else self._in_unit_of(target, match, "=")

    def _bounded(self, target: Figure) -> Quantity | None:
        """A cell with nothing but a bound and a number (大于95), where the unit has a column of its own."""
        match = _BOUNDED.fullmatch(self.answer.text)
        return None if match is None else self._in_unit_of(target, match, _BOUNDS[match["bound"]])

    def _in_unit_of(self, target: Figure, match: re.Match[str], comparator: Comparator) -> Quantity | None:
        whole = self.answer.span
        if whole is None:
            return None
        value = Decimal(match["number"].replace(",", "").replace("，", ""))
        figure = replace(target, value=value, value_high=None, comparator=comparator)
        start, end = whole.start + match.start("number"), whole.start + match.end("number")
        return Quantity(figure, None, Span(whole.block, start, end, match["number"]))


def _sum(quantities: Sequence[Quantity]) -> Fraction:
    return sum((q.figure.si for q in quantities), Fraction(0))
