"""Where the problem section says that a project was not carried out, whatever its own section reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Problem, Project, Report, Span
from extractor.language import kept

_NOT_CARRIED_OUT = re.compile(
    r"(?:未|没有|未能|尚未|均未|并未)(?:能|有|得以|予以)?(?:开展|实施|启动|组织|执行|立项|开工|动工)"
    r"|(?:未|没有|未能|尚未|仍未|均未|并未)(?:能|有)?(?:落地|形成实物工作量|进场施工|投入建设|付诸实施|正式实施|全面实施|实质性?(?:开展|启动|推进|进展)|完成(?!率)(?:年度|当年|全年|既定|预定|计划)?(?:任务|目标|建设任务|工作)?$)"
    r"|处于(?:停工|停滞|搁置)|(?:已|一直|长期)?(?:停工|停滞|停摆)(?:至今|状态)?|(?:任务|工程|项目|目标|建设|工作)(?:均|全部|也|仍|都)?(?:未|没有|未能|尚未)(?:能|如期|按期|按时)?(?:完成|完工|实施|开工|启动|落实)"
    r"|(?:推迟|延期|延后|结转|顺延)(?:到|至)?(?:下年|次年|明年|来年|下一年)度?(?:实施|开展|建设|完成|启动|组织)?|不再(?:组织|开展|实施|进行|执行|安排|建设)|(?:已|予以|被)?(?:取消|终止|中止|停止|暂停|暂缓|搁置|撤销)(?:实施|执行|开展|建设|该项目|此项目)?"
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
