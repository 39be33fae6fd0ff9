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
    没有写明自评项目总数；没有分项说明；或者说明了只列重点项目、其余见附表。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report.named import selection
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

KEY = ("projects", "detailed")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement: the stated number of projects against those that have a section."""
    report = view.report
    total, detailed = report.ratings.total, len(report.projects)
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
