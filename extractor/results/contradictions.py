"""Where the problem section says that a project was not carried out, whatever its own section reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Problem, Project, Report, Span
from extractor.language import kept

_NOT_CARRIED_OUT = re.compile(
    r"(?:未|没有|未能|尚未|均未|并未)(?:能|有|得以|予以)?(?:开展|实施|启动|组织|执行|立项|开工|动工)"
    r"|不再(?:组织|开展|实施|进行|执行|安排|建设)|(?:已|予以|被)?(?:取消|终止|中止|停止|暂停|暂缓|搁置|撤销)(?:实施|执行|开展|建设|该项目|此项目)?"
)
_WHOLE = re.compile(
    r"(?:该|此|本|这一|这)(?:项目|项工作|项|工程|工作)|(?:全年|20\d\d年度?|本年度?|年内|当年)[^，。]{0,4}(?:未|没有)|(?:^|，)[^，。；]{0,6}(?:未|没有|不再|取消|终止)"
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A clause of the problem section that says that a whole project was not carried out."""

    problem: Problem
    span: Span


def denials(report: Report, project: Project) -> Iterator[Denial]:
    """The clauses that deny that the project was carried out."""
    for problem in report.problems:
        if problem.project == project.id and problem.span is not None:
            for span in _whole(problem.span):
                yield Denial(problem, span)


def _whole(span: Span) -> Iterator[Span]:
    for clause in kept.split(span.quote):
        text = span.quote[clause.start : clause.end]
        found = _NOT_CARRIED_OUT.search(text)
        if found is None or clause.state == "condition":
            continue
        if _WHOLE.search(text):
            yield Span(span.block, span.start + clause.start, span.start + clause.end, text)
