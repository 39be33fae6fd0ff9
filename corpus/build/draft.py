"""What is known of a sample while its marks are walked: the truth so far, and the project that the walk is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, get_args

from corpus.build.markup import Mark, Marked, MarkupError, Place

Truth = dict[str, Any]


@dataclass(slots=True)
class Draft:
    """The truth in the making. `single`: a report on one project or fund, all sections of which are that project's."""

    marked: Marked
    single: bool
    out: Truth
    project: Truth | None = None
    demands: dict[tuple[int | None, str], Truth] = field(default_factory=dict)
    people: dict[str, Truth] = field(default_factory=dict)
    evidence: dict[str, list[Truth]] = field(default_factory=dict)

    def before(self, mark: Mark) -> str:
        """The words of the line between the last sentence or cell and the mark."""
        text = self.marked.lines[mark.place.line - 1][: mark.place.start]
        return re.split(r"[。；\t]", text)[-1].strip()

    def in_project(self, mark: Mark) -> Truth:
        """The project that the mark stands in. Raises MarkupError."""
        if self.project is None:
            raise MarkupError(f"line {mark.place.line}: {mark.kind} outside of a project")
        return self.project

    def figure_in(self, mark: Mark) -> Mark | None:
        """The first figure inside the mark."""
        return next((m for m in self.marked.marks if m.kind == "figure" and mark.place.holds(m.place)), None)

    def count_in(self, mark: Mark) -> int:
        """The value of the figure inside the mark. Raises MarkupError where there is none."""
        found = self.figure_in(mark)
        if found is None or found.figure is None:
            raise MarkupError(f"line {mark.place.line}: {mark.kind} holds no count")
        return int(found.figure.value)


def place(where: Place) -> Truth:
    """A place as JSON has it."""
    return {"line": where.line, "start": where.start, "end": where.end, "quote": where.quote}


def known(word: str, vocabulary: Any, mark: Mark) -> None:
    """Refuse a word that the contract's vocabulary does not have. Raises MarkupError."""
    if word not in get_args(vocabulary):
        raise MarkupError(f"line {mark.place.line}: {word!r} is not in the vocabulary")
