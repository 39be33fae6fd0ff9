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

    `asked` is the demand's text, `before` what the statement says before the quantity, which is at ``[start, end)`` of it.
    `comparable` if both are of one measure, and not only of kindred ones (6个 and 六间).
    """

    def __init__(self, of: Aligner, demand: int, target: Figure, place: int, quantity: Quantity) -> None:
        self.of = of
        self.demand = demand
        self.target = target
        self.place = place
        self.quantity = quantity
        self.asked = of.demands[demand].text
        self.statement = of.statements[place]
        self.start = quantity.span.start - self.statement.span.start
        self.end = quantity.span.end - self.statement.span.start
        self.before = self.statement.text[: self.start]
        self.comparable = compare.comparable(target, quantity.figure)

    @cached_property
    def a_year(self) -> tuple[Figure, Figure]:
        """Both figures for periods that are alike (每月2次 beside 全年24次)."""
        return periods.alike(self.target, self.of.before[self.demand], self.quantity.figure, self.before)

    @cached_property
    def equal(self) -> bool:
        """Whether both are the same figure."""
        return compare.equal(*self.a_year)

    @cached_property
    def far(self) -> bool:
        """Whether the quantity is far from what is due."""
        return apiece.far_off(*self.a_year)

    @cached_property
    def of_one(self) -> bool:
        """Whether so much for each is due (每处2盏)."""
        return apiece.of_one(self.asked)

    @cached_property
    def told_of_one(self) -> bool:
        """Whether the quantity is told of each one."""
        return apiece.of_one(self.before)
