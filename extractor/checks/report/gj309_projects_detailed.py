"""自评项目数与分项说明的项目数不符

说明
    报告写明自评了若干个项目，分项逐一说明的项目却没有这么多（或更多），也没有说明选取的理由。

理由
    没有分项说明的项目，其目标、指标和完成情况无从核对，评级也没有依据。

反例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    本单位共自评15个项目，其中12个项目评为优秀，3个项目评为良好。

正例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    本单位共自评2个项目，其中1个项目评为优秀，1个项目评为良好。

不适用
    没有写明自评项目总数；没有分项说明；或者说明了只列重点项目、其余见附表；只评一个项目的报告里子项目的数目。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.report.named import selection
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.outline.marks import number_in
from extractor.outline.types import OF_ONE
from extractor.settings import Settings

KEY = ("projects", "detailed")
FEWEST, NEAR = 3, 2
"""A number that differs by more from the three projects or more that are detailed speaks of other projects."""
INTRODUCED = re.compile(
    r"(?:下设|共?安排|共?实施|设立?|包[括含]|细分为|分为)(?:预算|专项|支出)?(?:(?P<n>\d{1,2}|[二三四五六七八九十]{1,3})个(?:子|支出|预算)?项目|(?:子|支出|预算)?项目(?P<m>\d{1,2}|[二三四五六七八九十]{1,3})个)"
)
COVERED = re.compile(
    r"(?:自评|评价)(?:工作|范围)?(?:共|总共)?(?:涉及|覆盖|涵盖|包括)[^，。；、\d]{0,6}(?:20\d\d年度?)?(?:的)?(?P<n>\d{1,2}|[二三四五六七八九十]{1,3})(?P<m>)个(?:子|支出|预算)?项目"
)
"""The same said of the evaluation: 本次自评涉及我局2024年8个项目."""
SELECTED = re.compile(r"重点|部分|主要|其中|选取|抽取|以上|上年|结转|新增")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement: the stated number of projects against those that have a section."""
    report = view.report
    total, detailed = report.ratings.total, len(report.projects)
    if report.genre in OF_ONE and detailed == 1 and sum(c.count for c in report.ratings.counts) != total:
        yield NotApplicable("报告只评一个项目，写明的项目数说的是其中的子项目")
        return
    yield from _introduced(view, detailed)
    if total is None or not detailed:
        yield NotApplicable("没有写明自评项目总数，或者没有分项说明")
    elif total == detailed:
        yield Passed()
    elif total > detailed and selection(view) is not None:
        yield NotApplicable("报告说明了只列一部分项目")
    else:
        first, last = report.projects[0], report.projects[-1]
        yield Failed(
            {"total": str(total), "detailed": str(detailed), "difference": str(abs(total - detailed))},
            context(report.ratings.total_span, first.span, last.span if last is not first else None),
            severity=None if total > detailed else "error",
            key=KEY,
        )


def _introduced(view: View, detailed: int) -> Iterable[Judgement]:
    """A number of projects that the report states before it details them: 下设8个子项目, 共安排项目9个."""
    first = next((p.span.block for p in view.report.projects if p.span is not None), 0)
    for block in view.body:
        if block.id >= first or detailed < FEWEST:
            return
        if "项目" not in block.text:
            continue
        found = INTRODUCED.search(block.text)
        selected = block.text
        if found is None and (found := COVERED.search(block.text)) is not None:
            selected = view.sentence(block.id, found.start()).quote[: found.end()].rpartition("，")[2]
        number = None if found is None else number_in(found["n"] or found["m"])
        if found is None or number is None or SELECTED.search(selected):
            continue
        if abs(number - detailed) > NEAR:
            continue  # so many fewer are a choice of the report's
        if number == detailed:
            yield Passed()
        else:
            yield Failed(
                {"total": str(number), "detailed": str(detailed), "difference": str(abs(number - detailed))},
                context(view.span(block.id, found.start(), found.end())),
            )


RULE = Rule(
    code="GJ309",
    name="projects-detailed",
    category="count_mismatch",
    severity="warning",
    message="自评项目写{total}个，分项说明的有{detailed}个，相差{difference}个，没有说明理由",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评应当覆盖全部项目",
    check=check,
    doc=__doc__,
)
