"""The language room's findings become records with places: quantities and dates of all blocks, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from db.records import Block, Date, Figure, Quantity, Span
from extractor.language import types


class Analysis(Protocol):
    """What is asked of an analysed text: its quantities (with what they measure) and its times."""

    @property
    def quantities(self) -> Sequence[types.Quantity]:
        """Quantities in order."""

    @property
    def times(self) -> Sequence[types.Time]:
        """Days, periods and deadlines in order."""


def span(block: Block, start: int, end: int) -> Span:
    """The span of ``block.text[start:end]``."""
    return Span(block.id, start, end, block.text[start:end])


def figure(q: types.Quantity) -> Figure:
    """The figure of a quantity, without its place."""
    return Figure(q.value, q.unit, q.dimension, q.base, q.factor, q.comparator, q.value_high, q.multiplier)


def figures_of(blocks: Sequence[Block], analyses: Iterable[Analysis]) -> tuple[tuple[Quantity, ...], tuple[Date, ...]]:
    """All quantities and dates of a report; `analyses` are of the blocks' texts, in their order."""
    quantities: list[Quantity] = []
    dates: list[Date] = []
    for block, analysis in zip(blocks, analyses, strict=True):
        quantities += [Quantity(figure(q), q.thing, span(block, q.start, q.end)) for q in analysis.quantities]
        dates += [Date(t.kind, t.first, t.last, span(block, t.start, t.end)) for t in analysis.times]
    return tuple(quantities), tuple(dates)


def within(inner: Span, outer: Span) -> bool:
    """Whether `inner` lies in `outer`."""
    return inner.block == outer.block and outer.start <= inner.start and inner.end <= outer.end
