"""Rates and shares that stand right behind the two figures which they come from: 接警133起，5分钟内出动129起，占97.0%.

Of some 480 such rates in the clean trial reports all but a few come from two figures of their sentence; those few are far
from what the two figures before them give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report import slips
from extractor.checks.report.ratios import agrees, unit_of_last_digit
from extractor.checks.view import View

_BETWEEN = re.compile(r"[^，。；、\d\t]{0,12}[，,、（(]?\s*(?P<name>[^，。；、\d\t]{0,12})")
_OF_CHANGE = re.compile(r"较|比(?![例重])|[增降减升]|提高|节[约余支]|多|少|扣|执行|支付|支出|到位|拨付")
"""Rates of change come from a difference, and those of money have rules of their own."""
_STOP = re.compile(r"[。\n\t]")
_DIGITS = 7  # longer figures are of money, and told with a multiplier
_BREAK = re.compile(r"[。；;\n\t]")
_UNADDED = frozenset(("ratio", "rate", "duration", "score"))


@dataclass(frozen=True, slots=True)
class Beside:
    """A rate with the part and the whole before it. `share` says that it is told as a share (占); `right` that it computes."""

    rate: Quantity
    part: Quantity
    whole: Quantity
    share: bool
    right: bool


def rates_beside(view: View, block: int) -> tuple[Beside, ...]:
    """The rates of the block that two figures before them give, or nearly give."""
    known = view.once(_known)
    if block not in known:
        known[block] = tuple(_rates(view, block))
    return known[block]


def _known(_: View) -> dict[int, tuple[Beside, ...]]:
    """The rates of each block, for all rules that ask."""
    return {}


def _rates(view: View, block: int) -> Iterator[Beside]:
    text, quantities = view.text(block), view.quantities(block)
    for at, rate in enumerate(quantities):
        figure = rate.figure
        if figure.dimension != "ratio" or figure.comparator not in ("=", "~") or figure.value_high is not None:
            continue
        start = max((m.end() for m in _BREAK.finditer(text, 0, rate.span.start)), default=0)
        own = [q for q in quantities[:at] if q.span.start >= start]
        if not own or own[-1].figure.dimension in _UNADDED:
            continue
        part = own[-1]
        between = _BETWEEN.fullmatch(text, part.span.end, rate.span.start)
        like = [q for q in own if q.figure.base == part.figure.base and q.figure.si]
        wholes = [q for q in like if q.figure.si > part.figure.si]
        if between is None or _OF_CHANGE.search(between[0]):
            continue
        if not wholes and "占" in between["name"] and (whole := _overrun(text, quantities[:at], rate)) is not None:
            yield Beside(rate, part, whole, share=True, right=False)
        if not wholes:
            continue
        right = any(agrees(figure, one.figure.si / other.figure.si) for one in like for other in like if one != other)
        if right or slips.near(figure, part.figure.si / wholes[-1].figure.si):
            yield Beside(rate, part, wholes[-1], "占" in between["name"], right)


def _overrun(text: str, before: Sequence[Quantity], rate: Quantity) -> Quantity | None:
    """The whole of which a part larger than all before it would be the share that is told, had it one digit otherwise.

    办结6,400件，占95.4% of 受理5,660件: 5,400 is that share, one digit away. The whole may stand in an earlier clause.
    """
    part, start = before[-1], max((m.end() for m in _STOP.finditer(text, 0, rate.span.start)), default=0)
    like = [q for q in before[:-1] if q.span.start >= start and q.figure.base == part.figure.base and q.figure.si]
    if not like or rate.figure.si >= 1 or any(q.figure.si >= part.figure.si for q in like):
        return None
    whole = max(like, key=lambda q: q.figure.si)
    off = (part.figure.si - rate.figure.si * whole.figure.si) / part.figure.factor
    reach = unit_of_last_digit(rate.figure) * whole.figure.si / part.figure.factor
    steps = (Fraction(10) ** place * times for place in range(_DIGITS) for times in range(1, 10))
    digits = str(int(part.figure.value))
    return whole if len(digits) >= slips.LEAST and any(abs(off - step) <= reach for step in steps) else None
