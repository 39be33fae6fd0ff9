"""The vocabulary of gouji: what is known of a report, as frozen values.

Every floor above speaks in these types and nothing else. Standard library only, so that importing them costs nothing.

Conventions that hold for every record:

* ids are ordinals within their report, from 1, in reading order; the database adds keys of its own;
* a `Span` is a half-open range of code points in the *stored* text of one block, and `block.text[start:end] == quote`;
  what cannot be located has the span ``None`` and is never given a guessed one;
* numbers are `Decimal`, with the zeros that were written; factors to a base unit are exact `Fraction` values.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import Any, Literal, Self

from db.values import value

BlockKind = Literal["heading", "paragraph", "cell", "header", "footer", "note"]
Genre = Literal["department_overall", "project", "transfer", "self_evaluation_form", "settlement_note", "other"]
Role = Literal[
    "overview", "duties", "institutions", "budget", "overall_goals", "organisation_of_evaluation", "method",
    "overall_results", "project_results", "conclusion", "problems", "measures", "evaluators", "other",
]  # fmt: skip
Stage = Literal["budget", "adjusted", "arrived", "issued", "paid", "executed", "settled"]
Dimension = Literal["area", "length", "mass", "volume", "money", "count", "ratio", "duration", "rate", "score", "other"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~"]
DateKind = Literal["date", "period", "deadline"]
FieldRole = Literal["name", "goal", "indicator", "completion"]
Status = Literal[
    "met", "missed", "restated", "not_reported", "contradicted", "in_progress", "out_of_year", "undetermined"
]
Severity = Literal["error", "warning", "info"]
EvidenceRole = Literal["target", "reported", "context"]
Verdict = Literal["confirmed", "dismissed", "fixed"]


class Trouble(Exception):
    """Something that cannot be done, told to the user: what happened, and the way out.

    `message` and `advice` are Chinese sentences without a closing mark; `advice` may be empty.
    """

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}。{self.advice}。" if self.advice else f"{self.message}。"


def visible(text: str) -> int:
    """How many characters of `text` are visible: all but white space. Coverage is counted in these."""
    return len("".join(text.split()))


class Record:
    """What all records share: a quick way from process to process, in which what a record has worked out stays behind.

    Without it each field of each record would be looked up anew on both sides, which takes twice as long.
    """

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), _fields(self.__match_args__)(self)

    def but(self, **changes: Any) -> Self:
        """The same record, these fields of it otherwise: `dataclasses.replace` in less than half the time."""
        made = type(self)(*_fields(self.__match_args__)(self))
        for name, new in changes.items():
            object.__setattr__(made, name, new)
        return made


@cache
def _fields(names: tuple[str, ...]) -> Callable[[Record], tuple[Any, ...]]:
    """What gives these fields of a record at once; of one field alone it would give no tuple."""
    return attrgetter(*names)


# ------------------------------------------------------------------------------------------------ the source document


@value
class Cell(Record):
    """Where a block stands in a table; rows and columns from 1, `table` the ordinal of the table in the document."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@value
class PageBox(Record):
    """A rectangle on a page of the source, from (`x0`, `y0`) to (`x1`, `y1`), and the `width` and `height` of the page.

    All in points (1/72 inch) with one decimal, x to the right and y down from the upper left corner of the page as its
    text is read: where the text stands turned on the page, the page is turned until the text is upright. It lies
    within the page. `page` counts from 1.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    height: float


@value
class Block(Record):
    """One paragraph or one table cell, verbatim, in reading order.

    `marker` is the list number as a reader sees it where the word processor computes it (it is not in `text`).
    `level` is the outline level of a heading style, from 1, where the source has one. `confidence` (0 to 1) is that of the
    most doubtful character, where the text was recognised in a picture.
    `boxes` say where it stands, in sources that know places: one for each page that it touches, or for each column of it
    where the text is set in columns; of a cell its whole rectangle. Empty where the source knows no places.
    """

    id: int
    kind: BlockKind
    text: str
    locator: str
    marker: str | None = None
    cell: Cell | None = None
    level: int | None = None
    page: int | None = None
    confidence: float | None = None
    boxes: tuple[PageBox, ...] = ()


@value
class LeftOut(Record):
    """Characters of the source that are in no block, and why (page number, running header, deleted revision)."""

    text: str
    reason: str
    locator: str


@value
class Document(Record):
    """A file as read: its blocks, and what was left out.

    `seen` counts the source's visible characters (all but white space) independently of the blocks, so that
    seen = visible characters in blocks + visible characters left out. A `LeftOut` with empty text stands for
    something without characters (a picture, a chart, a scanned page).
    """

    format: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    seen: int = 0


@value
class Span(Record):
    """Characters ``[start, end)`` of the block with the id `block`; `quote` is exactly those characters."""

    block: int
    start: int
    end: int
    quote: str


# --------------------------------------------------------------------------------------------------------- figures


@lru_cache(maxsize=8192)
def _product(value: Decimal, numerator: int, denominator: int) -> Fraction:
    """One product for all equal figures; a Fraction as key would be slow."""
    return Fraction(value) * Fraction(numerator, denominator)


@dataclass(frozen=True)
class Figure(Record):
    """A number with its unit and bound, as written and in its base unit.

    ``1.2万亩以上``: value 1.2, multiplier 万, unit 亩, comparator >=, dimension area, base m², factor 10000 × 2000/3.
    `base` is what two figures must share to be compared; a count's base is its classifier's group (株 = 棵).

    Without slots: figures are compared many thousand times a report, so that each keeps its exact products.
    """

    value: Decimal
    unit: str | None
    dimension: Dimension
    base: str
    factor: Fraction
    comparator: Comparator = "="
    value_high: Decimal | None = None
    multiplier: str | None = None

    @cached_property
    def si(self) -> Fraction:
        """The value (low end of a range) in the base unit, exact."""
        return _product(self.value, self.factor.numerator, self.factor.denominator)

    @cached_property
    def exact(self) -> tuple[int, int]:
        """`si` as numerator and denominator, which are compared in a tenth of the time."""
        return self.si.as_integer_ratio()

    @cached_property
    def si_high(self) -> Fraction | None:
        """The high end of a range in the base unit, exact."""
        if self.value_high is None:
            return None
        return _product(self.value_high, self.factor.numerator, self.factor.denominator)


@value
class Quantity(Record):
    """A figure where it stands. `thing` is the shortest phrase that tells it from its neighbours."""

    figure: Figure
    thing: str | None
    span: Span


@value
class Date(Record):
    """A day, a period or a deadline; `first` and `last` are ISO days where they are known."""

    kind: DateKind
    first: str | None
    last: str | None
    span: Span


# --------------------------------------------------------------------------------------------- what a report says


@value
class Section(Record):
    """A heading and what stands under it; `parent` is a section id; the span is the heading's only."""

    id: int
    marker: str | None
    heading: str
    level: int
    role: Role
    parent: int | None
    first_block: int
    last_block: int
    span: Span | None


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


@value
class RatingCount(Record):
    """“138个项目评分优秀”: how many projects a grade was given to, as stated."""

    grade: str
    count: int
    span: Span | None


@value
class NamedRating(Record):
    """A project that the conclusion names with its grade; `project` is a project id where the names are alike."""

    project_name: str
    grade: str
    span: Span | None
    project: int | None = None


@value
class Ratings(Record):
    """The grades as the conclusion states them; `total` is the stated number of evaluated projects."""

    counts: tuple[RatingCount, ...] = ()
    named: tuple[NamedRating, ...] = ()
    total: int | None = None
    total_span: Span | None = None


@value
class Problem(Record):
    """A problem that the report admits; `project` is a project id where its name is like one's."""

    project_name: str | None
    text: str
    span: Span | None
    project: int | None = None


@value
class Measure(Record):
    """What the report promises to do about its problems."""

    text: str
    span: Span | None


@value
class Person(Record):
    """A member of the evaluation group."""

    name: str
    organisation: str | None
    post: str | None
    title: str | None
    span: Span | None


@value
class Irregularity(Record):
    """A fault of form that reading had to get over, kept so that a check can report it.

    `kind`: ``label_repeated`` (a label where another was meant), ``label_missing``, ``sentence_broken`` (a field's
    sentence runs over two paragraphs), ``residue`` (left by a word processor).
    `expected` is what was read in its place; `project` a project id.
    """

    kind: str
    span: Span
    expected: str | None = None
    project: int | None = None


@value
class Report(Record):
    """One report with everything that was read from it. `id` is its key in the database, None before it is stored."""

    source: str
    sha256: str
    format: str
    title: str | None
    organisation: str | None
    fiscal_year: int | None
    genre: Genre
    blocks: tuple[Block, ...]
    seen: int = 0
    left_out: tuple[LeftOut, ...] = ()
    sections: tuple[Section, ...] = ()
    budget: tuple[BudgetItem, ...] = ()
    goals: tuple[Goal, ...] = ()
    projects: tuple[Project, ...] = ()
    ratings: Ratings = field(default_factory=Ratings)
    problems: tuple[Problem, ...] = ()
    measures: tuple[Measure, ...] = ()
    people: tuple[Person, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    id: int | None = None

    @property
    def in_blocks(self) -> int:
        """Visible characters of the source that are in blocks."""
        return visible("".join([block.text for block in self.blocks]))

    @property
    def outside(self) -> int:
        """Visible characters of the source that were left out."""
        return visible("".join([part.text for part in self.left_out]))

    def block(self, id: int) -> Block:
        """The block with this id."""
        return self.blocks[id - 1]


# ------------------------------------------------------------------------------------------------ what checks say


@value
class Evidence(Record):
    """One side of a finding: a quote, what it is (target, reported, context), and the report it is from."""

    span: Span
    role: EvidenceRole
    report_id: int | None = None


@value
class Finding(Record):
    """What does not agree, with both sides quoted.

    `projects` are numbers as written, `project_ids` ids. `arguments` are the named values in `message`.
    `fingerprint` is 16 hex digits that depend on the words only; `cause` the fingerprint it follows from.
    """

    rule: str
    category: str
    severity: Severity
    message: str
    arguments: dict[str, str]
    basis: str
    fingerprint: str
    report_id: int | None = None
    projects: tuple[str, ...] = ()
    project_ids: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    target: Quantity | None = None
    reported: Quantity | None = None
    confidence: float = 1.0
    cause: str | None = None
    decision: Decision | None = None


@value
class RuleResult(Record):
    """How one rule went over one report: single judgements counted; `reason` (Chinese) why it did not apply."""

    rule: str
    passed: int
    failed: int
    not_applicable: int
    undetermined: int
    reason: str = ""


@value
class Decision(Record):
    """An auditor's decision on a finding; `at` is an ISO time with its offset."""

    verdict: Verdict
    note: str
    by: str
    at: str


@value
class Ruling(Record):
    """A decision that a worked-through list asks for.

    `where` names its row for people; `report_id` is a hint: it counts only where several bodies have the finding.
    """

    where: str
    fingerprint: str
    verdict: Verdict
    note: str
    by: str
    report_id: int | None = None
