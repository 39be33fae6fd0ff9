"""How much must stand with a figure, or without one, for a statement to answer a demand; and the answer."""

from __future__ import annotations

from fractions import Fraction

from db.records import Date, Figure, Quantity, Result, Span, Status
from db.values import value
from extractor.results.statements import Statement

ENOUGH = 0.5
"""The share of a demand's words that a statement must hold to report it, where no figure is due."""
ENOUGH_TO_RESTATE = 0.4
"""The same where a figure is due and missing: the statement is then about it, and evades it."""
ENOUGH_WITH_FIGURE = 0.4
"""The same where a figure of the same measure stands with them."""
ENOUGH_WITH_EQUAL = 0.15
"""The same where that very figure stands with them."""
ENOUGH_ALONE = 0.2
"""The same where demand and figure are the only ones of their measure, though it is an everyday one (个, 件, 批)."""
ENOUGH_ALONE_WITH_EQUAL = 0.05
"""The same where no other demand asks for that very figure, and no other statement gives it."""
SURE = 0.8
"""The share of a demand's words that a statement must hold to answer it with a figure that is far from what is due."""
SOME = 0.34
"""The share of what a rate of 100% is of that a statement about all of something must hold."""
WEAK = 0.25
"""The share of a demand's words from which a statement that something is under way is taken to be about it."""
UNFINISHED = ("ongoing", "planned", "partly")
"""States of a statement that reports no result yet."""
NEAR = Fraction(1, 10)
"""A result that exceeds its target by so little is hardly a figure of something else."""
FAR = Fraction(3, 10)
"""A figure that exceeds a target by more may be the number of all there are."""
TOGETHER = 0.8
"""How much two statements count that only together hold a demand's words."""
LONGEST_RUN = 6
"""A total is reported in at most so many parts."""
ENOUGH_OF_IT = Fraction(3, 2)
"""Parts that come to more than so much of what is due are rather of something else: our convention."""
LESSONS = ("学时", "课时")
"""Hours of lessons add up (线下72学时、线上56学时), time that was taken does not."""
EVERYDAY = frozenset({"个", "项", "处", "人", "户", "次", "家", "类", "种", "件", "批", "村", "月", "s"})
"""Units that many things are counted in, so that to share one says little."""


@value
class Match:
    """A statement that answers a demand, how surely, and the figure or date in it that does.

    `figure` is what is reported in all, where that is not one quantity of the text (a sum of parts, 各1场).
    """

    statement: Statement
    score: float
    quantity: Quantity | None = None
    date: Date | None = None
    figure: Figure | None = None
    others: tuple[Statement, ...] = ()


def said(status: Status, reason: str, statement: Statement, *more: Span) -> Result:
    """A result that a statement gives without a figure."""
    return Result(status, reason, None, (statement.span, *more))
