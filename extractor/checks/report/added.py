"""Whether the parts of a sum give its total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.records import Quantity
from extractor.checks.report.classes import total_of
from extractor.checks.report.figuring import as_total
from extractor.checks.report.parts import Sum
from extractor.checks.view import View
from extractor.results.compare import adds_up, comparable


def matches(found: Sum) -> bool:
    """Whether the parts, or the first of them, give the total within what was written."""
    total = found.total.figure
    return any(adds_up([as_total(part.figure, total) for part in run], total) for run in _runs(found))


def exactly(found: Sum) -> bool:
    """Whether the parts, or the first of them, give the total to the last digit."""
    return any(total_of(run) == found.total.figure.si for run in _runs(found))


def _runs(found: Sum) -> Iterator[Sequence[Quantity]]:
    """The parts, and the first of them where they follow their total: what comes behind those may be no part."""
    parts = found.parts
    for n in range(len(parts) if found.kind == "after" else min(2, len(parts)), len(parts) + 1):
        yield parts[:n]


def others_before(view: View, found: Sum) -> list[Quantity]:
    """The amounts of the total's kind that stand before it in its sentence, any of which the parts may be of."""
    start = view.sentence(found.block, found.total.span.start).start
    start = max(start, view.text(found.block).rfind("\t", 0, found.total.span.start) + 1)
    return [
        q
        for q in view.quantities(found.block)
        if start <= q.span.start < found.total.span.start
        and q.figure.comparator in ("=", "~")  # a bound is no amount that anything is a part of
        and comparable(q.figure, found.total.figure)
    ]


def whole(found: Sum) -> bool:
    """Whether total and parts are written as whole numbers of one unit, so that rounding is not to be expected."""
    figures = [found.total.figure, *(part.figure for part in found.parts)]
    plain = all(
        f.value == f.value.to_integral_value() and f.multiplier is None and f.comparator == "=" for f in figures
    )
    return plain and len({f.unit for f in figures}) == 1
