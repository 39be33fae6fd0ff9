"""Rows of a form whose remark says what the answer is made of: its parts (东区12座、西区9座), or both ends of a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from db.records import Quantity, Span
from extractor.checks.project.judged import judged
from extractor.checks.project.remarks import behind, explained
from extractor.checks.report.classes import classes_of
from extractor.checks.report.parts import Sum
from extractor.checks.report.ratios import agrees
from extractor.checks.tools import overlaps
from extractor.checks.view import View
from extractor.results.compare import adds_up, comparable

ENDS = re.compile(r"[。；;\s]*")
COMPARED = re.compile(r"[，,；;](?:比|较|同比|环比|上年|去年)")
"""What may stand behind the parts: how the whole compares with another year."""
CLOSED = re.compile(r"[。；;]|[，,](?!另|还|此外|其[余他中]|余下|剩下|合|共|总)")
"""What else may stand behind three parts or more, where no figure of the kind follows: 东区7座、西区5座、南区4座，均已通水."""
BETWEEN = re.compile(r"[/／÷]|(?:[^，。；、\d]{0,6}中)?(?:的)?|[，,、][^，。；、\d]{2,8}")
FAR = Fraction(1, 10)
"""A rate that differs by more is of other figures."""
REMARK_NEAR = Fraction(1, 10)
"""So near do figures come that fill a remark alone, if they are what the answer is made of."""
USUAL = 2
"""From so many rows on whose remarks compute, remarks of the form say what its answers are made of."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate that a row answers with, and the two figures of its remark; `right` where they give it."""

    rate: Quantity
    part: Quantity
    whole: Quantity
    right: bool


def sums_of_rows(view: View) -> list[Sum]:
    """The answers with the parts that their remarks list, where that is the form's way."""
    found = view.once(_sums)
    return found if sum(adds_up([p.figure for p in s.parts], s.total.figure) is True for s in found) >= USUAL else []


def rates_of_rows(view: View) -> list[Rate]:
    """The rates with the figures that their remarks give, where that is the form's way."""
    found = view.once(_rates)
    return found if sum(rate.right for rate in found) >= USUAL else []


def _rows(view: View) -> Iterator[tuple[Quantity, Span, tuple[Quantity, ...]]]:
    """Each answer with one figure, and the remark behind it with at least two."""
    for one in judged(view):
        reported = one.result.reported
        if reported is None or one.demand.answer is None:
            continue
        aside = explained(view, one.demand)
        own = [q for span in one.demand.answer.spans if span not in aside for q in view.quantities_in(span)]
        if len(own) != 1 or any(overlaps(reported.span, span) for span in aside):
            continue
        for span in behind(view, one.demand):
            if len(told := view.quantities_in(span)) > 1:
                yield reported, span, told


def _sums(view: View) -> list[Sum]:
    found = []
    for total, span, told in _rows(view):
        like = [q for q in told if comparable(q.figure, total.figure)]
        parts = classes_of(view.text(span.block), span.start, total, like, REMARK_NEAR)
        if total.figure.dimension == "ratio" or len(parts) < 2 or tuple(parts) != told[: len(parts)]:
            continue
        text, end = view.text(span.block), parts[-1].span.end
        alone = len(parts) == len(told) and ENDS.fullmatch(text, end, span.end)
        closed = len(parts) == len(like) > USUAL and CLOSED.match(text, end, span.end)
        if alone or closed or COMPARED.match(text, end, span.end):
            found.append(Sum(span.block, total, tuple(parts), "bracket", True, False))
    return found


def _left_over(told: tuple[Quantity, ...]) -> bool:
    """Whether a third figure is no more than what the second leaves of the first: 送检180件，合格171件，不合格9件."""
    whole, part, rest = told[:3]
    return (
        len(told) == 3 and comparable(rest.figure, whole.figure) and part.figure.si + rest.figure.si == whole.figure.si
    )


def _rates(view: View) -> list[Rate]:
    found = []
    for rate, span, told in _rows(view):
        if rate.figure.dimension != "ratio" or not comparable(told[0].figure, told[1].figure):
            continue
        if len(told) > 2 and not _left_over(told):
            continue
        part, whole = sorted(told[:2], key=lambda q: q.figure.si)
        if part.figure.dimension == "ratio" or not whole.figure.si:
            continue
        if not BETWEEN.fullmatch(view.text(span.block), told[0].span.end, told[1].span.start):
            continue
        value = part.figure.si / whole.figure.si
        if abs(value - rate.figure.si) <= FAR:
            found.append(Rate(rate, part, whole, agrees(rate.figure, value)))
    return found
