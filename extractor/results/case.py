"""The demands of one project, or the overall goals, before what is said of them: what every judgement of one looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from db.records import Indicator, Quantity, Result
from extractor.results import years
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH, ENOUGH_TO_RESTATE, UNFINISHED, Match
from extractor.results.order import Order
from extractor.results.statements import Statement


@dataclass(eq=False)
class Case:
    """Demands with the statements that may answer them, and the year of the report.

    `expected` are years that the project's name names; `listed` the demands that only number their own list.
    """

    aligner: Aligner
    year: int | None
    expected: frozenset[int] = frozenset()
    listed: frozenset[int] = frozenset()

    @cached_property
    def matches(self) -> dict[int, Match]:
        """The figures that answer demands, by the demand's index."""
        return self.aligner.figures()

    @cached_property
    def order(self) -> Order:
        """The demands that are answered for sure, by their figures or by most of their words."""
        anchors = {index: self.aligner.place_of[match.statement.span] for index, match in self.matches.items()}
        for index, demand in enumerate(self.aligner.demands):
            best = self.aligner.best(index) if index not in anchors else None
            if best is not None and best[1] >= (ENOUGH if demand.figure is None else ENOUGH_TO_RESTATE):
                anchors[index] = best[0]
        return Order(self.aligner, anchors)

    @cached_property
    def told(self) -> Sequence[tuple[Sequence[Statement], str]]:
        """By sentence the statements that tell of something done, and their words together."""
        found = []
        for places in self.aligner.sentence.values():
            here = (self.aligner.statements[place] for place in places)
            told = [s for s in here if (s.quantities or s.state == "done") and s.state not in UNFINISHED]
            told = [s for s in told if not s.negated]
            found.append((told, "，".join(s.text for s in told)))
        return found

    def answering_others(self, index: int) -> frozenset[int]:
        """The places of the statements whose figures answer other demands."""
        place_of = self.aligner.place_of
        return frozenset(place_of[match.statement.span] for other, match in self.matches.items() if other != index)

    def of_other_year(self, demand: Indicator, statement: Statement, quantity: Quantity | None) -> Result | None:
        """A result that a statement gives for another year than the report's, or than those that the demand names."""
        expected = self.expected | years.years(demand.text)
        other = years.other_year(statement, self.year, expected)
        place = self.aligner.place_of.get(statement.span, 0)
        if other is None and quantity is not None and place:
            other = years.held_in(self.aligner.statements[place - 1], statement, self.year, expected)
        if other is None and quantity is not None and place + 1 < len(self.aligner.statements):
            other = years.source(self.aligner.statements[place + 1], statement, self.year, expected)
        if other is None:
            return None
        reason = f"以{other[0]}年的结果回应{self.year}年度的要求"
        return Result("out_of_year", reason, quantity, (statement.span,))
