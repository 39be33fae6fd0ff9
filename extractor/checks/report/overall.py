"""The section that says what became of the overall goals: its statements, done or only planned."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from db.records import Quantity, Section, Span
from extractor.checks.view import View
from extractor.language.kept import split

ENOUGH, SHARE = 3, 0.75
PLANNED, DONE = frozenset(("planned",)), frozenset(("done", "partly"))


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of the section, with the figures in it."""

    span: Span
    planned: bool
    done: bool
    quantities: tuple[Quantity, ...]


def mostly_planned(told: list[Statement]) -> bool:
    """Whether what is planned outweighs what is done so far that the section tells no results."""
    planned, done = sum(s.planned for s in told), sum(s.done for s in told)
    return planned >= max(ENOUGH, SHARE * (planned + done))


def overall_sections(view: View) -> list[Section]:
    """The outermost sections of the overall results."""
    found: list[Section] = []
    for section in view.sections("overall_results"):
        if not any(s.first_block <= section.first_block and section.last_block <= s.last_block for s in found):
            found.append(section)
    return found


_read: WeakKeyDictionary[View, dict[int, list[Statement]]] = WeakKeyDictionary()


def statements(view: View, section: Section) -> list[Statement]:
    """The clauses of the section outside of projects, each planned or done by its own words; worked out once a view."""
    read = _read.setdefault(view, {})
    if section.id not in read:
        read[section.id] = _statements(view, section)
    return read[section.id]


def _statements(view: View, section: Section) -> list[Statement]:
    projects = {b for p in view.report.projects if p.span for b in (p.span.block,)}
    results = {s.first_block: s.last_block for s in view.sections("project_results")}
    found: list[Statement] = []
    for block in view.blocks(section):
        if block.id in projects or view.project_of(block.id) or any(a <= block.id <= b for a, b in results.items()):
            continue
        for clause in split(block.text):
            span = view.span(block.id, clause.start, clause.end)
            found.append(Statement(span, clause.state in PLANNED, clause.state in DONE, view.quantities_in(span)))
    return found
