"""One report as a whole: its sections, and all that was read from it."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from db.records.conclusion import Measure, Person, Problem, Ratings
from db.records.document import Block, LeftOut, Span, visible
from db.records.figures import Date, Quantity
from db.records.projects import BudgetItem, Goal, Project
from db.records.record import Record
from db.values import value

Genre = Literal["department_overall", "project", "transfer", "self_evaluation_form", "settlement_note", "other"]
Role = Literal[
    "overview", "duties", "institutions", "budget", "overall_goals", "organisation_of_evaluation", "method",
    "overall_results", "project_results", "conclusion", "problems", "measures", "evaluators", "other",
]  # fmt: skip


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
