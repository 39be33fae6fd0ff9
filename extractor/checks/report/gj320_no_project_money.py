"""各项目都没有列资金

说明
    报告写明了项目支出的总额，分项说明里却没有任何一个项目列出预算数或支出数。

理由
    资金与绩效对应不上，各项目的执行率和成本无从核对。

反例
    一、部门基本情况
    （一）部门预算情况
    2025年支出预算860.20万元，其中：基本支出360.20万元，项目支出500.00万元。
    二、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    3、电梯更新
    绩效目标：更新电梯。
    完成情况：已更新电梯8部。

正例
    一、部门基本情况
    （一）部门预算情况
    2025年支出预算860.20万元，其中：基本支出360.20万元，项目支出500.00万元。
    二、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个，支出280.00万元。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套，支出140.00万元。
    3、电梯更新
    绩效目标：更新电梯。
    完成情况：已更新电梯8部，支出80.00万元。

不适用
    报告没有写项目支出的金额，或者分项说明的项目少于三个。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

ENOUGH = 3


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a report."""
    total = next((item for item in view.report.budget if "项目支出" in item.name and item.amount), None)
    projects = view.report.projects
    if total is None or len(projects) < ENOUGH:
        yield NotApplicable("报告没有写项目支出的金额，或者分项说明的项目少于三个")
        return
    money = any(q.figure.dimension == "money" and view.project_of(q.span.block) for q in view.report.quantities)
    if money or any(project.budget for project in projects):
        yield Passed()
        return
    results = view.sections("project_results")
    yield Failed(
        {"total": f"{total.amount}{total.unit or '元'}", "count": str(len(projects))},
        context(total.span, results[0].span if results else projects[0].span),
    )


RULE = Rule(
    code="GJ320",
    name="no-project-money",
    category="missing_content",
    severity="info",
    message="项目支出{total}，分项说明的{count}个项目都没有列预算数或支出数，资金与绩效无法对应",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评内容包括项目总体绩效目标、各项绩效指标完成情况以及预算执行情况",
    check=check,
    doc=__doc__,
)
