"""What a completion reports, without the demands that it tells together with their answers.

In “计划新增登记160人，实际登记148人” the first half is no plan for later and no result, but what was due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Project, Span
from extractor.results import statements
from extractor.results.statements import Places, Statement

_POINTS_TO_TABLE = re.compile(
    r"(?:[见如列]|详见)(?:下|附|后|上)?(?:附)?表(?:所示)?$|(?:情况|明细|数量|结果|分布|统计|去向)[^，。；\d]{0,6}如下(?:表(?:所示)?)?$"
)
_MARKS = "，,、；;。：: 　\n"


def said(project: Project, places: Places) -> tuple[Statement, ...]:
    """The statements of a project's completion that report."""
    if project.completion is None:
        return ()
    asked = [demand.span for demand in project.indicators if demand.span is not None]
    bare = frozenset[int]().union(*(table.bare for table in places.tables))
    spans = [span for span in project.completion.spans if span.block not in bare]
    read = statements.read([rest for span in spans for rest in _without(span, asked)], places)
    if len(spans) == len(project.completion.spans):
        return read
    # 各站维修的数量见下表 leaves it to the table to tell.
    return tuple(s for s in read if s.quantities or not _POINTS_TO_TABLE.search(s.text))


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
