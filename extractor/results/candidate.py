"""A demand beside a figure that may answer it, with what both are asked for again and again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import apiece, compare, periods

if TYPE_CHECKING:
    from extractor.results.align import Aligner


class Candidate:
    """The place of a demand and its figure; the place of a statement, and a quantity of a kindred measure in it.

    Nearly all of it is asked of nearly every candidate, so that it is worked out when one is made.
    """

    def __init__(self, of: Aligner, demand: int, target: Figure, place: int, quantity: Quantity) -> None:
        self.of = of
        self.demand = demand
        self.target = target
        self.place = place
        self.quantity = quantity
        self.statement = of.statements[place]
        # Where the quantity stands in its statement, the words of the statement before it; the demand's text.
        self.start = quantity.span.start - self.statement.span.start
        self.end = quantity.span.end - self.statement.span.start
        self.before = self.statement.text[: self.start]
        self.asked = of.demands[demand].text
        # Both figures for periods that are alike (每月2次 beside 全年24次): the same figure, or far from one another.
        self.a_year = periods.alike(target, of.before[demand], quantity.figure, self.before)
        self.equal = compare.equal(*self.a_year)
        # Whether both are of one measure, and not only of kindred ones (6个 and 六间); whether so much for each is due.
        self.comparable = compare.comparable(target, quantity.figure)
        self.of_one = apiece.of_one(self.asked)

    @cached_property
    def far(self) -> bool:
        """Whether the figure is so far off that it cannot be of what is due."""
        return apiece.far_off(*self.a_year)

    @cached_property
    def lead(self) -> str:
        """The words before the row of figures that the quantity stands in: 贷款96笔、1820万元 gives both of the same thing."""
        at, start = self.statement.span.start, self.start
        for other in reversed(self.statement.quantities):
            if other.span.end - at == start - 1 and self.statement.text[start - 1] == "、":
                start = other.span.start - at
        return self.statement.text[:start]

    @cached_property
    def told_of_one(self) -> bool:
        """Whether the quantity is told of each one."""
        return apiece.of_one(self.before)
