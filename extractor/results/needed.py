"""How many of a demand's words must stand with a figure that answers it: the less, the more the figures themselves tell.

That a measure is asked for once and told once, that the very figure comes again, or that nothing else lies near, says as
much as words do.
"""

from __future__ import annotations

import re
from fractions import Fraction
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
from extractor.results.statements import Statement, summed_up

if TYPE_CHECKING:
    from extractor.results.align import Aligner

TOPIC_RANGE = Fraction(1, 2)
"""A figure of what a project is named after lies between half of its target and twice as much."""
TWO_DIGITS = 10
"""From here on a number that comes again (36台到货, 验收36台) is of the same things."""

BESIDES = re.compile(r"(?:此外|另外|除此之外)")
"""Leads to what was done on top of what was due."""


class Needed:
    """Asks the demands and statements of an aligner how alone a figure stands among them."""

    def __init__(self, aligner: Aligner) -> None:
        self._of = aligner

    def least(self, demand: int, statement: Statement, target: Figure, quantity: Quantity, equal: bool) -> float:
        """How much of a demand's words must stand with a quantity: the less, the more the figures themselves tell."""
        if not compare.comparable(target, quantity.figure):
            return ENOUGH_WITH_FIGURE
        topic = self._is_the_topic(demand, target, quantity)
        once = equal and self._no_other_equal(target)
        if equal and not once and not topic:
            return ENOUGH_WITH_EQUAL
        if once:
            rare = target.dimension == "count" and target.value >= TWO_DIGITS and target.base not in EVERYDAY
            return 0.0 if rare or compare.telling(target) or self._only(target) else ENOUGH_ALONE_WITH_EQUAL
        if topic:
            return 0.01 if self._of.closings.of_total(quantity) is None else 0.0  # a word of it must be there
        if self._only(target):
            return 0.0 if _near_figure(target, quantity.figure, FAR) else ENOUGH_WITH_EQUAL
        if self._asked_once(target) and not apiece.far_off(target, quantity.figure):
            return ENOUGH_ALONE
        if self._alone(target) or (
            len(self._of.due.get(compare.measure(target), ())) == 1 and summed_up(statement.text)
        ):
            return ENOUGH_ALONE
        if target.dimension != "ratio" and _near_figure(target, quantity.figure):
            return ENOUGH_ALONE_WITH_EQUAL if self._no_other_near(target) else ENOUGH_WITH_EQUAL
        return ENOUGH_WITH_FIGURE

    def _is_the_topic(self, demand: int, target: Figure, quantity: Quantity) -> bool:
        """Whether a demand asks for just what the project is named after, and a figure is the first of its measure."""
        if (
            target.dimension == "ratio"
            or not self._of.terms[demand]
            or not self._of.terms[demand] - likeness.NUMBER <= likeness.terms(self._of.topic)
        ):
            return False
        measure = compare.measure(target)
        said = self._of.said.get(measure, [])
        closed = self._of.closings.of_total(quantity)
        first = quantity if closed is None else closed.parts[0]
        if len(self._of.due.get(measure, ())) != 1 or not said or said[0][1] != first:
            return False
        share = compare.excess(target, quantity.figure)
        return share is not None and -TOPIC_RANGE <= share <= 2 * TOPIC_RANGE

    def _no_other_equal(self, target: Figure) -> bool:
        """Whether a counted figure is asked for once and given once."""
        measure = compare.measure(target)
        if target.dimension == "ratio":
            return False
        asked = [figure for figure in self._of.due.get(measure, ()) if figure.si == target.si]
        said = [q for _, q in self._of.said.get(measure, ()) if q.figure.si == target.si]
        return len(asked) == 1 and (len(said) == 1 or target.value >= TWO_DIGITS)

    def _no_other_near(self, target: Figure) -> bool:
        """Whether only one figure is near to what is asked for, and only one such is asked for."""
        measure = compare.measure(target)
        said = [q for _, q in self._of.said.get(measure, ()) if _near_figure(target, q.figure)]
        return (
            len(said) == 1 and len([f for f in self._of.due.get(measure, ()) if _near_figure(f, said[0].figure)]) == 1
        )

    def _alone(self, target: Figure) -> bool:
        """Whether a demand and a figure are the only ones of a count or an amount that is no rate and no money.

        Parts of a figure (其中…) are not counted beside their whole.
        """
        measure = compare.measure(target)
        if target.dimension in ("ratio", "money") or len(self._of.due.get(measure, ())) != 1:
            return False
        said = self._of.said.get(measure, ())
        whole = [q for place, q in said if not self._one_among(place, q)]
        return len(said) == 1 or len(whole) == 1

    def _one_among(self, place: int, quantity: Quantity) -> bool:
        """Whether a figure is a part of another, told on top of it, or the worst of the cases that another is the mean of."""
        if BESIDES.match(self._of.statements[place].text):
            return True
        before = self._of.statements[place].text[: quantity.span.start - self._of.statements[place].span.start]
        return (
            self._of.is_part(place, quantity) or self._of.closings.of_part(quantity) is not None or worst.told(before)
        )

    def _only(self, target: Figure) -> bool:
        """Whether a demand and a quantity are the only ones of a measure that little else is counted in (学时, 公里)."""
        percentage = target.dimension == "ratio" and target.unit in ("%", "％", "‰")
        if percentage or target.dimension == "money" or target.base in EVERYDAY:
            return False
        return self._alone(target)

    def _asked_once(self, target: Figure) -> bool:
        """Whether only one demand is for a measure that little else is counted in, however often that is told of."""
        if target.dimension in ("ratio", "money") or target.base in EVERYDAY:
            return False
        return len(self._of.due.get(compare.measure(target), ())) == 1


def _near_figure(target: Figure, figure: Figure, within: Fraction = NEAR) -> bool:
    """Whether a figure satisfies a target and is so near to it that it is hardly another thing's."""
    return compare.near(target, figure, within) and compare.satisfies(target, figure, "higher") is True
