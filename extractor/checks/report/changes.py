"""Changes that are told right behind an earlier year's figure: 比上年的66.4万元少支4.6万元，下降6.9%; 上年48.7亿元，增长7.6%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from db.records import Figure, Quantity
from extractor.checks.report.ratios import agrees, unit_of_last_digit
from extractor.checks.view import View

_EARLIER = re.compile(r"(?:上年|去年|同期|上期|年初|(?<!\d)(?P<year>20\d\d)年)[^，。；、\d]{0,10}$")
_BY = re.compile(
    r"[^，。；、\d]{0,4}[，,、（(]?\s*(?:净|共|同比|又)?(?:增[加长]?|减少?|提高|提升|上升|回升|扩大|下降|降低|缩短|压减|多|少|升|降)"
    r"(?:了|约|[支花用])?"
)
_AND_BY = re.compile(r"[，,、]\s*(?:增长|增加|增幅|提高|上升|下降|降低|减少|降幅|[增减升降])(?:了|为|达|约)?")
_LONGEST = 16
"""So many characters at the most tell that a figure is an earlier one."""
_BREAK = re.compile(r"[。；;\n\t]")
NEAR = Fraction(1, 4)
"""A change that is off by more of itself is one of other figures."""
NEAR_RATE = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Change:
    """A change with the figures before and after; `right` says that some figure of the sentence makes it so."""

    old: Quantity
    new: Quantity
    by: Quantity
    right: bool


def changes(view: View, block: int) -> Iterator[Change]:
    """The changes of the block that follow an earlier figure, and fit a later one before it or nearly do."""
    text, quantities = view.text(block), view.quantities(block)
    for at, old in enumerate(quantities[:-1]):
        earlier = _EARLIER.search(text, max(0, old.span.start - _LONGEST), old.span.start)
        if old.figure.comparator not in ("=", "~") or earlier is None:
            continue
        if earlier["year"] and int(earlier["year"]) >= (view.report.fiscal_year or 0):
            continue  # 2023年1300人次，2024年1500人次，增长15.4%: the later one
        start = max((m.end() for m in _BREAK.finditer(text, 0, old.span.start)), default=0)
        before = [q for q in quantities[:at] if q.span.start >= start and q.figure.base == old.figure.base]
        last, told = old, _BY
        for by in quantities[at + 1 : at + 3]:
            if not before or told.fullmatch(text, last.span.end, by.span.start) is None:
                break
            if (found := _of(old, before, by)) is not None:
                yield found
            last, told = by, _AND_BY


def _of(old: Quantity, before: list[Quantity], by: Quantity) -> Change | None:
    """The change from an earlier figure to one of those before it; None where none comes near."""
    due = [(new, gap) for new in before if (gap := _off(old, new, by)) is not None]
    if not due:
        return None
    right = next((new for new, (_, fits, _) in due if fits), None)
    near = next((new for new, (_, _, close) in reversed(due) if close), None)
    if right is None and near is None:
        return None
    return Change(old, right or near or before[-1], by, right is not None)


def _off(old: Quantity, new: Quantity, by: Quantity) -> tuple[Fraction, bool, bool] | None:
    """How far a stated change is from the computed one, whether it is that, and whether it is near to it."""
    change = abs(new.figure.si - old.figure.si)
    stated = by.figure
    if stated.dimension == "ratio":
        points = old.figure.dimension == "ratio"
        share = change if points else change / old.figure.si if old.figure.si else None
        if share is None:
            return None
        fits = agrees(stated, share) or (points and bool(old.figure.si) and agrees(stated, change / old.figure.si))
        fits = fits or (not points and _within(stated, old.figure, new.figure))
        off = abs(stated.si - share)
        return off, fits, off <= NEAR_RATE and off <= stated.si
    if stated.base != old.figure.base or stated.dimension != old.figure.dimension:
        return None
    whole = all(q.figure.dimension == "count" and q.figure.multiplier is None for q in (old, new, by))
    slack = Fraction(0) if whole else max(unit_of_last_digit(q.figure) for q in (old, new, by))
    off = abs(stated.si - change)
    return off, off <= slack, off <= max(NEAR * stated.si, abs(stated.factor) * 2)


def _within(stated: Figure, old: Figure, new: Figure) -> bool:
    """Whether a rate of change is possible for amounts that were rounded as they are written (1.1亿元, 1.2亿元)."""
    (low, high), (least, most) = _interval(old), _interval(new)
    if low <= 0:
        return False
    slack, rise = unit_of_last_digit(stated), 1 if new.si >= old.si else -1
    bounds = sorted((rise * (least / high - 1), rise * (most / low - 1)))
    return bounds[0] - slack <= stated.si <= bounds[1] + slack


def _interval(figure: Figure) -> tuple[Fraction, Fraction]:
    """What an amount may be that is written so; a plain count is exact."""
    exact = figure.multiplier is None and figure.value == figure.value.to_integral_value()
    half = Fraction(0) if exact else unit_of_last_digit(figure) / 2
    return figure.si - half, figure.si + half
