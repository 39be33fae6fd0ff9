"""Rates and shares that stand right behind the two figures which they come from: 接警133起，5分钟内出动129起，占97.0%.

Of some 480 such rates in the clean trial reports all but a few come from two figures of their sentence; those few are far
from what the two figures before them give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Quantity
from extractor.checks.report import slips
from extractor.checks.report.ratios import agrees
from extractor.checks.view import View

_BETWEEN = re.compile(r"[^，。；、\d\t]{0,12}[，,、（(]?\s*(?P<name>[^，。；、\d\t]{0,12})")
_OF_CHANGE = re.compile(r"较|比(?![例重])|[增降减升]|提高|节[约余支]|多|少|扣|执行|支付|支出|到位|拨付")
"""Rates of change come from a difference, and those of money have rules of their own."""
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
        if len(own) < 2 or own[-1].figure.dimension in _UNADDED:
            continue
        part = own[-1]
        between = _BETWEEN.fullmatch(text, part.span.end, rate.span.start)
        like = [q for q in own if q.figure.base == part.figure.base and q.figure.si]
        wholes = [q for q in like if q.figure.si > part.figure.si]
        if between is None or _OF_CHANGE.search(between[0]) or not wholes:
            continue
        right = any(agrees(figure, one.figure.si / other.figure.si) for one in like for other in like if one != other)
        if right or slips.near(figure, part.figure.si / wholes[-1].figure.si):
            yield Beside(rate, part, wholes[-1], "占" in between["name"], right)
