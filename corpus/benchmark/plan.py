"""A report before it is put on paper: what it says, piece by piece. Edits change a plan; `layout` writes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from corpus.benchmark.amounts import Amount, Day, Drawn, Style
from corpus.benchmark.wording import DemandWording, ProjectWording

# stand for the brackets and bars that the markup of the corpus keeps for itself
PLAIN = str.maketrans("[]|{}", "⟦⟧¦⦃⦄")
PRINTED = str.maketrans("⟦⟧¦⦃⦄", "[]|{}")


@dataclass(slots=True)
class Words:
    """A piece of text with the tags of the corpus markup that stand around it. The text may hold marks itself."""

    text: str
    tags: list[str] = field(default_factory=list)

    def tag(self, tag: str) -> None:
        """Put a tag around it."""
        self.tags.append(tag)

    def __str__(self) -> str:
        return f"[{' '.join(self.tags)}|{self.text}]" if self.tags else self.text


@dataclass(slots=True)
class Demand:
    """A demand, its figure, and the answer to it (None: not answered). `value_words` are the target as written."""

    key: str
    wording: DemandWording
    drawn: Drawn | None
    ask: Words
    answer: Words | None
    status: str = "met"
    value_words: str = ""

    @property
    def target(self) -> Amount | None:
        """The amount that is due, where it is no day."""
        return self.drawn.target if self.drawn and isinstance(self.drawn.target, Amount) else None

    @property
    def result(self) -> Amount | None:
        """The amount that is reported, where it is no day."""
        return self.drawn.result if self.drawn and isinstance(self.drawn.result, Amount) else None

    @property
    def day(self) -> Day | None:
        """The day on which it was done, for a demand of time."""
        return self.drawn.result if self.drawn and isinstance(self.drawn.result, Day) else None


@dataclass(slots=True)
class Project:
    """A project with its fields. `number` and `labels` replace what the layout would write."""

    wording: ProjectWording
    name: Words
    goal: Words
    demands: list[Demand]
    extras: list[Words] = field(default_factory=list)
    labels: dict[str, Words] = field(default_factory=dict)
    number: str | None = None
    number_tag: str = ""
    completion: Words | None = None
    has_completion: bool = True
    good: bool = False
    order: list[str] | None = None

    def demand(self, key: str) -> Demand:
        """Its demand with this key."""
        return next(d for d in self.demands if d.key == key)

    @property
    def answered(self) -> list[Demand]:
        """Its demands with an answer, in the order of the completion."""
        order = self.order or [d.key for d in self.demands]
        return [d for key in order if (d := self.demand(key)).answer]


@dataclass(slots=True)
class Aim:
    """An overall goal with its result (None: not reported)."""

    key: str
    drawn: Drawn
    goal: Words
    result: Words | None
    template: str
    status: str = "met"


@dataclass(slots=True)
class Issue:
    """A problem and the measure that answers it; either may be missing in an edited plan. `project` is a name."""

    problem: Words | None
    measure: Words | None
    project: str = ""


@dataclass(slots=True)
class Grades:
    """What the conclusion says: sentences, and what their numbers were made of."""

    score: Words
    counts: Words
    good: Words | None
    best: Words | None
    total: int = 0
    many_good: int = 0


@dataclass(slots=True)
class Dress:
    """How a report looks: its labels, numbering and layout. Drawn once, so that an edit changes nothing else."""

    section: str
    sub: str
    project: str
    item: str
    layout: str
    labels: tuple[str, str, str]
    colon: str
    joint: str
    headings: dict[str, str]
    split_goals: bool
    own_budget: bool
    people: bool


@dataclass(slots=True)
class Plan:
    """A whole report. `left_out` names sections that are not written, `facts` what there is a fixed number of."""

    seed: int
    held_out: bool
    trade: str
    place: str
    area: str
    body: str
    year: int
    style: Style
    dress: Dress
    title: str
    opening: str
    duties: list[Words]
    institutions: list[Words]
    budget: list[Words]
    amounts: dict[str, Any]
    aims: list[Aim]
    organisation: list[Words]
    projects: list[Project]
    grades: Grades
    issues: list[Issue]
    people: list[tuple[str, str, str]]
    facts: dict[str, Amount]
    things: dict[str, str]
    known: dict[str, str]
    left_out: set[str] = field(default_factory=set)
    section_numbers: dict[str, tuple[str, str]] = field(default_factory=dict)
    item_numbers: dict[int, tuple[str, str]] = field(default_factory=dict)

    def fill(self, template: str, **words: str) -> str:
        """A phrase with its places filled."""
        return template.format(**self.known, **words)

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a source of the corpus."""
        return {"organisation": self.body, "year": str(self.year), "genre": "department_overall", "formats": "txt docx"}
