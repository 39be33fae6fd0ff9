"""What grade a project has, by its own section or by the conclusion."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.records import Project, Span
from extractor.checks.view import View
from extractor.results import likeness

_TOP = re.compile(r"优|一等|^好|达成")
_GOOD = re.compile(r"良")
_LOW = re.compile(r"[差中]|一般|合格|及格|三等|四等|未完成|未达")
ALIKE = 0.8
"""From this share of a name's words on, a demand is what the conclusion names."""


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade with its place; `inferred` where the conclusion names only the lower ones and this project is not among."""

    text: str
    span: Span | None
    inferred: bool = False

    @property
    def high(self) -> bool:
        """Whether it says that the project was carried out well."""
        return bool(_TOP.search(self.text) or _GOOD.search(self.text)) and not self.low

    @property
    def top(self) -> bool:
        """Whether it is the best there is."""
        return bool(_TOP.search(self.text)) and not _GOOD.search(self.text) and not self.low

    @property
    def low(self) -> bool:
        """Whether it says that the project was not carried out well."""
        return bool(_LOW.search(self.text))


def of(view: View, project: Project) -> Grade | None:
    """The project's grade; None where the report gives none."""
    ratings = view.report.ratings
    for named in ratings.named:
        if named.project == project.id:
            return Grade(named.grade, named.span)
    if project.grade:
        return Grade(project.grade, project.span)
    if not ratings.named or not ratings.counts:
        return None
    top = next((count for count in ratings.counts if _TOP.search(count.grade)), None)
    if top is None or any(_TOP.search(named.grade) for named in ratings.named):
        return None
    return Grade(top.grade, top.span, inferred=True)


def part_named(project: Project, name: str) -> int | None:
    """The index of the project's demand that a name in the conclusion means, where it means a part of a project."""
    terms = likeness.terms(name)
    if len(terms) < 3:
        return None
    scored = [
        (likeness.coverage(terms, likeness.terms(demand.text), {}), -index)
        for index, demand in enumerate(project.indicators)
    ]
    share, index = max(scored, default=(0.0, 0))
    return -index if share >= ALIKE else None
