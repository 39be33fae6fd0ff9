"""A project as it is being read, and what reading it looks up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from db.records import Block, BudgetItem, Date, Field, Indicator, Irregularity, Quantity, Span
from extractor.fields.figures import within
from extractor.outline.types import Node


@dataclass(slots=True)
class Read:
    """A project as it is being read; `spans` are all its words, for finding its figures."""

    node: Node | None
    name: str
    name_span: Span | None
    number: str | None
    fields: dict[str, Field] = field(default_factory=dict)
    table: tuple[Indicator, ...] = ()
    others: dict[str, list[Span]] = field(default_factory=dict)
    body: list[Span] = field(default_factory=list)
    score: Decimal | None = None
    grade: str | None = None
    weight: Decimal | None = None
    budget: tuple[BudgetItem, ...] = ()
    also: list[Node] = field(default_factory=list)
    """Further places that tell of it, where a report tells of all projects' goals, indicators and results in turn."""
    aliases: list[str] = field(default_factory=list)
    """Other names that such places call it by."""
    paired: bool = False
    """Whether the indicator text answers its demands itself, so that they are in `table` already."""


@dataclass(slots=True)
class Context:
    """What reading a project needs to look up."""

    blocks: Sequence[Block]
    quantities: Sequence[Quantity]
    dates: Sequence[Date]
    irregularities: list[Irregularity] = field(default_factory=list)
    _quantities: dict[int, list[int]] = field(default_factory=dict)
    _dates: dict[int, list[Date]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for i, quantity in enumerate(self.quantities):
            self._quantities.setdefault(quantity.span.block, []).append(i)
        for date in self.dates:
            self._dates.setdefault(date.span.block, []).append(date)

    def indexes(self, places: Sequence[Span]) -> tuple[int, ...]:
        """The indexes of the quantities in `places`, in reading order."""
        blocks = {p.block for p in places}
        near = [i for block in blocks for i in self._quantities.get(block, ())]
        return tuple(sorted(i for i in near if any(within(self.quantities[i].span, p) for p in places)))

    def figures(self, places: Sequence[Span]) -> list[Quantity]:
        """The quantities of the blocks of `places`, in reading order."""
        blocks = sorted({p.block for p in places})
        return [self.quantities[i] for block in blocks for i in self._quantities.get(block, ())]

    def times(self, places: Sequence[Span]) -> list[Date]:
        """The dates of the blocks of `places`, in reading order."""
        return [date for block in sorted({p.block for p in places}) for date in self._dates.get(block, ())]
