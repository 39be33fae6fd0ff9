"""What a completion reports, without the demands that it tells together with their answers.

In “计划新增登记160人，实际登记148人” the first half is no plan for later and no result, but what was due.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Project, Span
from extractor.results import statements
from extractor.results.statements import Places, Statement

_MARKS = "，,、；;。：: 　\n"


def said(project: Project, places: Places) -> tuple[Statement, ...]:
    """The statements of a project's completion that report."""
    if project.completion is None:
        return ()
    asked = [demand.span for demand in project.indicators if demand.span is not None]
    return statements.read([rest for span in project.completion.spans for rest in _without(span, asked)], places)


def _without(span: Span, asked: list[Span]) -> Iterator[Span]:
    """The stretches of a span between those that demand; the span itself where none lies in it."""
    inside = sorted(
        (a.start, a.end) for a in asked if a.block == span.block and span.start <= a.start < a.end <= span.end
    )
    if not inside or (span.start, span.end) in inside:
        yield span
        return
    at = span.start
    for start, end in [*inside, (span.end, span.end)]:
        if at < start:
            words = span.quote[at - span.start : start - span.start]
            left = at + len(words) - len(words.lstrip(_MARKS))
            if left < start:
                yield Span(span.block, left, start, span.quote[left - span.start : start - span.start])
        at = max(at, end)
