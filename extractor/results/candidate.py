"""A demand beside a figure that may answer it, with what both are asked for again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import apiece, compare, periods
from extractor.results.statements import Statement

if TYPE_CHECKING:
    from extractor.results.align import Aligner


@dataclass(frozen=True)
class Candidate:
    """The place of a demand and its figure; the place of a statement, and a quantity of a kindred measure in it."""

    of: Aligner
    demand: int
    target: Figure
    place: int
    quantity: Quantity

    @cached_property
    def statement(self) -> Statement:
        """The statement that the quantity stands in."""
        return self.of.statements[self.place]

    @cached_property
    def start(self) -> int:
        """Where the quantity begins in its statement."""
        return self.quantity.span.start - self.statement.span.start

    @cached_property
    def end(self) -> int:
        """Where the quantity ends in its statement."""
        return self.quantity.span.end - self.statement.span.start

    @cached_property
    def before(self) -> str:
        """The words of the statement before the quantity."""
        return self.statement.text[: self.start]

    @cached_property
    def asked(self) -> str:
        """The demand's text."""
        return self.of.demands[self.demand].text

    @cached_property
    def a_year(self) -> tuple[Figure, Figure]:
        """Both figures for periods that are alike (每月2次 beside 全年24次)."""
        return periods.alike(self.target, self.of.before[self.demand], self.quantity.figure, self.before)

    @cached_property
    def equal(self) -> bool:
        """Whether both are the same figure."""
        return compare.equal(*self.a_year)

    @cached_property
    def comparable(self) -> bool:
        """Whether both are of one measure, and not only of kindred ones (6个 and 六间)."""
        return compare.comparable(self.target, self.quantity.figure)

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
