"""Labelled paragraphs that projects have besides their fields (未完成原因：…… 自评得分：……), and the one project without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Project
from extractor.checks.text.labels import fields, shown
from extractor.checks.view import View
from extractor.outline.marks import read_mark

LABEL = re.compile(r"\s*(?P<label>[一-鿿]{3,12})\s*[：:]")
FEWEST = 4
"""So many projects show a form that each of them follows."""


def lacking(view: View) -> Iterator[tuple[Project, str]]:
    """The one project that has no paragraph of a label that all others have; one with a label of its own has it there."""
    had = {project.id: _labels(view, project) for project in view.report.projects}
    if len(had) < FEWEST:
        return
    known: set[str] = set().union(*had.values())
    for label in sorted(known):
        without = [p for p in view.report.projects if label not in had[p.id]]
        if len(without) != 1:
            continue
        own = had[without[0].id]
        if not any(all(name not in labels for id, labels in had.items() if id != without[0].id) for name in own):
            yield without[0], label


def _labels(view: View, project: Project) -> set[str]:
    named = {shown(field.label.quote) for field in fields(project) if field.label is not None}
    found = set()
    for block in view.body_of(project):
        mark = read_mark(block.text)
        label = LABEL.match(block.text, mark.rest if mark is not None else 0)
        if label is not None and label["label"] not in named and block.kind == "paragraph":
            found.add(label["label"])
    return found
