"""The fields of a project whose demands stand in the rows of a table: the cells in reading order, as one text.

Rows are judged one by one, so that no check reads these fields; they are for whoever asks what a project was to
achieve and what it did, whatever the layout.
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Field, Project, Span

_EXPLAINS = "完成说明"


def indicator_of(project: Project) -> Field | None:
    """The indicator field; where there is none, names and targets of the rows (a line of a text file holds both)."""
    if project.indicator is not None:
        return project.indicator
    told = {s.block for field in (project.goal, project.completion) if field is not None for s in field.spans}
    rows = [r for r in project.indicators if r.answer is not None or (r.span is not None and r.span.block not in told)]
    return _joined(s for row in rows for s in (row.span, *row.target))


def completion_of(project: Project) -> Field | None:
    """The completion field; where there is none, what the rows report.

    A paragraph that only explains the rows (完成说明：) is told with them, in reading order.
    """
    told, rows = (
        project.completion,
        [s for row in project.indicators if row.answer is not None for s in row.answer.spans],
    )
    if told is None:
        return _joined(rows)
    if not rows or told.label is None or _EXPLAINS not in told.label.quote:
        return told
    first, last = told.spans[:1], rows[-1:]
    before = bool(first and last) and first[0].block <= last[0].block
    return _joined((*told.spans, *rows) if before else (*rows, *told.spans))


def _joined(spans: Iterable[Span | None]) -> Field | None:
    # A merged cell belongs to several rows and is told once.
    found = [span for span in dict.fromkeys(spans) if span is not None]
    return Field("\n".join(s.quote for s in found), found[0], tuple(found[1:])) if found else None
