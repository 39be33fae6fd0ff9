"""What was promised and what came of it: projects and goals, their single demands, the results, the money."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from db.records.document import Span
from db.records.figures import Figure, Quantity
from db.records.record import Record
from db.values import value

Stage = Literal["budget", "adjusted", "arrived", "issued", "paid", "executed", "settled"]
Status = Literal[
    "met", "missed", "restated", "not_reported", "contradicted", "in_progress", "out_of_year", "undetermined"
]


@value
class BudgetItem(Record):
    """An amount of the budget: as written with its unit, and exactly in 元. `parent` names the item it is a part of."""

    name: str
    amount: Decimal
    unit: str | None
    amount_yuan: Fraction
    parent: str | None
    stage: Stage
    span: Span | None


@value
class Field(Record):
    """A whole field: its parts joined by newlines, the span of its first block, the spans of the others.

    `label` is the span of the label before it (“绩效目标：”), where it has one.
    """

    text: str
    span: Span | None
    more_spans: tuple[Span, ...] = ()
    label: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its spans in reading order."""
        return () if self.span is None else (self.span, *self.more_spans)


@value
class Result(Record):
    """What the report answers to a single demand, and why gouji reads it so (Chinese)."""

    status: Status
    reason: str
    reported: Quantity | None = None
    evidence: tuple[Span, ...] = ()


@value
class Indicator(Record):
    """A single demand: one clause of an indicator text, or one row of an indicator table.

    `level1`, `level2` are 产出指标, 数量指标 … where given. `deadline` is an ISO day. `answer` is the completion given
    for this demand alone (the cell “实际完成值” of its row); `target` are the spans of the row's target where that stands in
    a block of its own. `result` is None until results are computed.
    """

    id: int
    text: str
    span: Span | None
    level1: str | None = None
    level2: str | None = None
    thing: str | None = None
    figure: Figure | None = None
    deadline: str | None = None
    quantitative: bool = False
    weight: Decimal | None = None
    score: Decimal | None = None
    answer: Field | None = None
    result: Result | None = None
    target: tuple[Span, ...] = ()


@value
class Goal(Record):
    """An overall goal of the department, with the demands in it."""

    id: int
    text: str
    span: Span | None
    indicators: tuple[Indicator, ...] = ()


@value
class Project(Record):
    """A project as its own section gives it. `number` as written, without its mark; `quantities` are indexes."""

    id: int
    number: str | None
    name: str
    span: Span | None
    goal: Field | None = None
    indicator: Field | None = None
    completion: Field | None = None
    indicators: tuple[Indicator, ...] = ()
    quantities: tuple[int, ...] = ()
    grade: str | None = None
    score: Decimal | None = None
    weight: Decimal | None = None
    budget: tuple[BudgetItem, ...] = ()
