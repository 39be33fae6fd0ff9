"""How many of a demand's words must stand with a figure that answers it: the less, the more the figures themselves tell.

That a measure is asked for once and told once, that the very figure comes again, or that nothing else lies near, says as
much as words do.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import apiece, compare, likeness, worst
from extractor.results.enough import (
    ENOUGH_ALONE,
    ENOUGH_ALONE_WITH_EQUAL,
    ENOUGH_WITH_EQUAL,
    ENOUGH_WITH_FIGURE,
    EVERYDAY,
    FAR,
    NEAR,
)
from extractor.results.statements import summed_up

if TYPE_CHECKING:
    from extractor.results.align import Aligner
    from extractor.results.candidate import Candidate

TOPIC_RANGE = Fraction(1, 2)
"""A figure of what a project is named after lies between half of its target and twice as much."""
TWO_DIGITS = 10
"""From here on a number that comes again (36台到货, 验收36台) is of the same things."""

BESIDES = re.compile(r"(?:此外|另外|除此之外)")
"""Leads to what was done on top of what was due."""


class Needed:
    """How alone the figure of one demand stands among the demands and statements of an aligner.

    That is asked for every figure that may answer it, so that each answer is kept.
    """

    def __init__(self, aligner: Aligner, demand: int, target: Figure) -> None:
        self._of = aligner
        self._target = target
        measure = compare.measure(target)
        self._due = aligner.due.get(measure, [])
        self._said = aligner.said.get(measure, [])
        terms = aligner.terms[demand]
        self._of_topic = (
            target.dimension != "ratio"
            and bool(terms)
            and terms - likeness.NUMBER <= likeness.terms(aligner.topic)
            and len(self._due) == 1
        )

    def least(self, one: Candidate) -> float:
        """How much of the demand's words must stand with a quantity: the less, the more the figures themselves tell."""
        if not one.comparable:
            return ENOUGH_WITH_FIGURE
        target, quantity = self._target, one.quantity
        topic = self._of_topic and self._is_the_topic(quantity)
        once = one.equal and self._no_other_equal
        if one.equal and not once and not topic:
            return ENOUGH_WITH_EQUAL
        if once:
            rare = target.dimension == "count" and target.value >= TWO_DIGITS and target.base not in EVERYDAY
            return 0.0 if rare or compare.telling(target) or self._only else ENOUGH_ALONE_WITH_EQUAL
        if topic:
            return 0.01 if self._of.closings.of_total(quantity) is None else 0.0  # a word of it must be there
        if self._only:
            return 0.0 if _near_figure(target, quantity.figure, FAR) else ENOUGH_WITH_EQUAL
        if self._asked_once and not apiece.far_off(target, quantity.figure):
            return ENOUGH_ALONE
        if self._alone or (len(self._due) == 1 and summed_up(one.statement.text)):
            return ENOUGH_ALONE
        if target.dimension != "ratio" and _near_figure(target, quantity.figure):
            return ENOUGH_ALONE_WITH_EQUAL if self._no_other_near else ENOUGH_WITH_EQUAL
        return ENOUGH_WITH_FIGURE

    def _is_the_topic(self, quantity: Quantity) -> bool:
        """Whether just what the project is named after is due, and a figure is the first of its measure."""
        closed = self._of.closings.of_total(quantity)
        first = quantity if closed is None else closed.parts[0]
        if not self._said or self._said[0][1] != first:
            return False
        share = compare.excess(self._target, quantity.figure)
        return share is not None and -TOPIC_RANGE <= share <= 2 * TOPIC_RANGE

    @cached_property
    def _no_other_equal(self) -> bool:
        """Whether a counted figure is asked for once and given once."""
        target = self._target
        if target.dimension == "ratio":
            return False
        asked = [figure for figure in self._due if figure.si == target.si]
        said = [q for _, q in self._said if q.figure.si == target.si]
        return len(asked) == 1 and (len(said) == 1 or target.value >= TWO_DIGITS)

    @cached_property
    def _no_other_near(self) -> bool:
        """Whether only one figure is near to what is asked for, and only one such is asked for."""
        said = [q for _, q in self._said if _near_figure(self._target, q.figure)]
        return len(said) == 1 and len([f for f in self._due if _near_figure(f, said[0].figure)]) == 1

    @cached_property
    def _alone(self) -> bool:
        """Whether a demand and a figure are the only ones of a count or an amount that is no rate and no money.

        Parts of a figure (其中…) are not counted beside their whole.
        """
        if self._target.dimension in ("ratio", "money") or len(self._due) != 1:
            return False
        whole = [q for place, q in self._said if not self._one_among(place, q)]
        return len(self._said) == 1 or len(whole) == 1

    def _one_among(self, place: int, quantity: Quantity) -> bool:
        """Whether a figure is a part of another, told on top of it, or the worst of the cases that another is the mean of."""
        statement = self._of.statements[place]
        if BESIDES.match(statement.text):
            return True
        before = statement.text[: quantity.span.start - statement.span.start]
        return (
            self._of.is_part(place, quantity) or self._of.closings.of_part(quantity) is not None or worst.told(before)
        )

    @cached_property
    def _only(self) -> bool:
        """Whether a demand and a quantity are the only ones of a measure that little else is counted in (学时, 公里)."""
        target = self._target
        percentage = target.dimension == "ratio" and target.unit in ("%", "％", "‰")
        return not percentage and target.dimension != "money" and target.base not in EVERYDAY and self._alone

    @property
    def _asked_once(self) -> bool:
        """Whether only one demand is for a measure that little else is counted in, however often that is told of."""
        target = self._target
        return target.dimension not in ("ratio", "money") and target.base not in EVERYDAY and len(self._due) == 1


def _near_figure(target: Figure, figure: Figure, within: Fraction = NEAR) -> bool:
    """Whether a figure satisfies a target and is so near to it that it is hardly another thing's."""
    return compare.near(target, figure, within) and compare.satisfies(target, figure, "higher") is True
