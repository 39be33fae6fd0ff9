"""Demands that several figures answer together: parts of a sum, classes of a thing, so many apiece."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from db.records import Figure
from extractor.results import (
    adding,
    apiece,
    asked,
    compare,
    gains,
    gaps,
    instalments,
    kindwise,
    places,
    rows,
    wholes,
    worst,
)
from extractor.results.enough import ENOUGH_WITH_FIGURE, Match

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_EACH = re.compile(r"[均每各]")


class Totals:
    """Looks for such figures among the statements of an aligner."""

    def __init__(self, aligner: Aligner) -> None:
        self._of = aligner

    def answer(self, found: dict[int, Match], taken: set[tuple[int, int]]) -> None:
        """Demands that several figures answer together: 新建28条、更新17条 for 45条, 6月和7月各1场 for 2场."""
        for index, demand in enumerate(self._of.demands):
            target = demand.figure
            held = found.get(index)
            if target is not None and held is not None and held.quantity is not None and held.figure is None:
                found[index] = held = replace(held, quantity=rows.own(demand, target, held.statement, held.quantity))
            if target is None or target.dimension == "ratio":
                continue
            if held is not None and held.quantity is not None and self._for_each(demand.text, target):
                others = [match.quantity for other, match in found.items() if other != index and match.quantity]
                told = worst.respectively(target, held.statement, held.quantity, others)
                found[index] = held = replace(held, quantity=told)
            if (one := kindwise.told(self._of, index, target)) is not None:
                found[index] = one
                continue
            if held is None and (
                one := gains.gained(self._of, index, target)
                or self._of_each(index, target, taken)
                or gaps.told(self._of, target, taken)
            ):
                found[index] = one
                continue
            if (
                held is not None
                and held.quantity is not None
                and compare.satisfies(target, held.quantity.figure, "higher")
            ):
                continue
            match = (
                self._of_parts(index, target, found)
                or self._apiece(index, target)
                or adding.exactly(self._of, index, target)
                or adding.mixed(self._of, index, target)
                or adding.classes(self._of, index, target, held)
                or (wholes.of_unnamed_part(self._of, held, index) if held is not None else None)
                or (instalments.through_the_year(self._of, target) if held is None and target.si else None)
            )
            if match is not None:
                found[index] = match

    @staticmethod
    def _for_each(text: str, target: Figure) -> bool:
        """Whether what is due must hold of each of several: a time limit does, unless it says that it is one on average."""
        return _EACH.search(text) is not None or worst.for_each(text, target)

    def _of_parts(self, index: int, target: Figure, found: dict[int, Match]) -> Match | None:
        """What answers the demands for the parts that a total is divided into (4座，其中大型1座、小型3座), together."""
        demands = self._of.demands
        if index + 1 >= len(demands) or not asked.PART.match(demands[index + 1].text):
            return None
        due, told, answers = Fraction(0), Decimal(0), list[Match]()
        for place in range(index + 1, len(demands)):
            part, match = demands[place].figure, found.get(place)
            if part is None or part.factor != target.factor or not compare.comparable(part, target):
                return None
            if match is None or match.quantity is None or match.quantity.figure.factor != target.factor:
                return None
            due, told = due + part.si, told + (match.figure or match.quantity.figure).value
            answers.append(match)
            if due >= target.si:
                break
        first = answers[0]
        if due != target.si or len(answers) < 2 or first.quantity is None:
            return None
        figure = replace(first.quantity.figure, value=told)
        others = dict.fromkeys(m.statement for m in answers if m.statement is not first.statement)
        return Match(first.statement, 0.5, first.quantity, figure=figure, others=tuple(others))

    def _of_each(self, index: int, target: Figure, taken: set[tuple[int, int]]) -> Match | None:
        """The only figure that is told per the very thing that the demand counts by: 每平方米1398元 for 1450元/平方米."""
        demanded = f"{self._of.demands[index].text}{target.unit or ''}"
        wanted = apiece.per(demanded) | apiece.per_period(demanded)
        if not wanted:
            return None
        told: list[Match] = []
        for _, statement in self._of.figured:
            for quantity in statement.quantities:
                before = statement.text[: quantity.span.start - statement.span.start]
                figure = apiece.as_rate(target, quantity.figure, before) or quantity.figure
                alike = compare.comparable(target, figure) and not apiece.far_off(target, figure)
                free = (quantity.span.block, quantity.span.start) not in taken
                said = f"{before}{figure.unit or ''}"
                if alike and free and (apiece.per(said) | apiece.per_period(said)) & wanted:
                    told.append(Match(statement, 0.5, quantity, figure=figure))
        if len({match.statement.span for match in told}) != 1:
            return None
        ceiling = target.comparator in ("<=", "<")  # 分别为38小时、36小时、42小时: the worst must do
        return (max if ceiling else min)(told, key=lambda match: match.figure.si if match.figure else 0)

    def _apiece(self, index: int, target: Figure) -> Match | None:
        """What so many apiece come to in all: 三个片区各形成报告1份 for 3份."""
        for place, _, quantity in self._of.alike.get(compare.kin(target), ()):
            if self._of.coverage(index, place) < ENOUGH_WITH_FIGURE:
                continue
            statement = self._of.statements[place]
            total = places.in_all(quantity.figure, statement.text[: quantity.span.start - statement.span.start])
            if total is not quantity.figure and not apiece.far_off(target, total):  # no 1200份 of samples
                return Match(statement, 0.5, quantity, figure=total)
        return None
