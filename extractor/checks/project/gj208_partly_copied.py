"""部分照抄目标或指标

说明
    完成情况有一大段（20字以上，占一半以上）逐字抄自绩效指标或绩效目标；表格中多数行（三行以上、占三分之二以上）的
    实际完成值把指标名称和指标值照抄一遍的，目标里一整句（20字以上、没有逐项写数字的）原样写进完成情况的，也属此类。

理由
    抄来的部分不是对完成情况的报告，核对时应要求补充实际情况。

反例
    1、文物巡查
    绩效目标：对县域内不可移动文物开展定期巡查并及时排除安全隐患，提高保护水平。
    绩效指标：巡查覆盖率达到100%。
    完成情况：已对县域内不可移动文物开展定期巡查并及时排除安全隐患，巡查覆盖率100%。

正例
    1、文物巡查
    绩效目标：对县域内不可移动文物开展定期巡查并及时排除安全隐患，提高保护水平。
    绩效指标：巡查覆盖率达到100%。
    完成情况：全年巡查文物412处次，排除隐患17处，巡查覆盖率100%。

不适用
    整段照抄的，由“照抄目标或指标”报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

from db.records import Field, Project, Span
from extractor.checks.project import copies
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

LONGEST_BY_CHANCE = 20
"""Passages of fewer characters are shared by any two texts about one thing."""
MOST = 0.5
"""The share of the completion that a copied passage takes before it is mentioned."""
SENTENCE = re.compile(r"[^。；;\n]+")
ROWS, MOST_ROWS = 3, 2 / 3
"""In a form so many rows, and such a share of them, have their indicator for an answer before it is mentioned."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a completion and something to copy from."""
    looked = False
    for project in view.report.projects:
        if any(demand.answer is not None for demand in project.indicators):
            looked = True
            yield _of_rows(project)
            continue
        completion = project.completion
        sources = [field for field in (project.indicator, project.goal) if field is not None]
        if completion is None or not sources:
            continue
        looked = True
        if any(
            copies.likeness(field.text, completion.text) >= settings.copy_likeness
            or copies.contained(field.text, completion.text)
            for field in sources
        ):
            yield NotApplicable("整段照抄的，另有规则报告")
            continue
        runs = [_run(view, field, completion) or _sentence(view, field, completion) for field in sources]
        found = max((run for run in runs if run is not None), default=None, key=_size)
        if found is None:
            yield Passed()
            continue
        source, copied = found
        yield Failed(
            {"words": short(copied.quote, 40)},
            (*target(source), *reported(copied)),
            projects=(project,),
            confidence=0.7,
        )
    if not looked:
        yield NotApplicable("没有可以比对的完成情况")


def _of_rows(project: Project) -> Judgement:
    """A form of which most rows have their indicator, name and value, for an answer."""
    rows = [demand for demand in project.indicators if demand.answer is not None]
    copied = [demand for demand in rows if copies.row_copied(demand)]
    if len(copied) == len(rows):
        return NotApplicable("整段照抄的，另有规则报告")
    if len(copied) < max(ROWS, MOST_ROWS * len(rows)):
        return Passed()
    said = [span for demand in copied if demand.answer is not None for span in demand.answer.spans]
    return Failed(
        {"words": short("、".join(span.quote for span in said), 40)},
        (*target(*(demand.span for demand in copied)), *reported(*said)),
        projects=(project,),
        confidence=0.6,
    )


def _size(run: tuple[Span, Span]) -> int:
    return run[1].end - run[1].start


def _run(view: View, source: Field, completion: Field) -> tuple[Span, Span] | None:
    """The copied passage in both texts, if it is long enough and most of the completion."""
    least = max(LONGEST_BY_CHANCE, ceil(MOST * len(copies.plain(completion.text).text)))
    found = copies.longest_run(source.text, completion.text, least)
    if found is None:
        return None
    (start, end), (first, last) = found
    if copies.every_clause_counts(completion.text[first:last]):
        return None
    one, other = view.within(source, start, end), view.within(completion, first, last)
    return None if one is None or other is None else (one, other)


def _sentence(view: View, source: Field, completion: Field) -> tuple[Span, Span] | None:
    """A sentence of several clauses that stands in both as it is, however much the completion says besides."""
    for sentence in SENTENCE.finditer(source.text):
        said = sentence[0].strip()
        at = completion.text.find(said)
        if at < 0 or len(copies.plain(said).text) < LONGEST_BY_CHANCE or "，" not in said:
            continue
        if copies.every_clause_counts(said):
            continue
        start = sentence.start() + sentence[0].index(said)
        one, other = view.within(source, start, start + len(said)), view.within(completion, at, at + len(said))
        counted = len(view.quantities_in(one)) > said.count(
            "，"
        )  # 改造三十二户，其中东片二十户: a result like any other
        if one is not None and other is not None and not counted:
            return one, other
    return None


RULE = Rule(
    code="GJ208",
    name="partly-copied",
    category="verbatim_copy",
    severity="info",
    message="完成情况的大部分抄自目标或指标：“{words}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评应客观反映实际完成情况",
    check=check,
    doc=__doc__,
)
