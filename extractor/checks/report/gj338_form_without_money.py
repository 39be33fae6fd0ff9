"""一个项目的自评表没有资金执行情况

说明
    各项目都用自评表填报，其余项目的表都有预算数、执行数，唯独这个项目的表没有。

理由
    自评表由资金执行情况和指标完成情况两部分组成，缺了资金一块，执行率无从核对，预算执行的得分也没有依据。

反例
    一、分项目自评表
    项目一：桥梁检测
    项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
    年度资金总额	80.00	80.00	78.00	10	97.5%	9.75
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	90	90
    项目二：隧道照明
    项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
    年度资金总额	60.00	60.00	60.00	10	100%	10
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	更换灯具	640盏	640盏	90	90
    项目三：路面养护
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	养护路面	12公里	12公里	90	90

正例
    一、分项目自评表
    项目一：桥梁检测
    项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
    年度资金总额	80.00	80.00	78.00	10	97.5%	9.75
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	90	90
    项目二：隧道照明
    项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
    年度资金总额	60.00	60.00	60.00	10	100%	10
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	更换灯具	640盏	640盏	90	90
    项目三：路面养护
    项目资金	年初预算数	全年预算数	全年执行数	分值	执行率	得分
    年度资金总额	70.00	70.00	70.00	10	100%	10
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	养护路面	12公里	12公里	90	90

不适用
    不是用自评表填报的；有资金情况的表不到三分之二。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Project
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

LEAST = 3
"""Of so many forms two with money are a custom."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a form, where most forms of the report give the money."""
    forms = [project for project in view.report.projects if any(d.answer for d in project.indicators)]
    given = [project for project in forms if project.budget]
    if len(forms) < LEAST or 3 * len(given) < 2 * len(forms):
        yield NotApplicable("没有多份列有资金执行情况的自评表")
        return
    for project in forms:
        yield Passed() if project.budget or _tells_of_money(view, project) else _failed(project, len(given))


def _tells_of_money(view: View, project: Project) -> bool:
    """Whether what belongs to a project outside its fields gives amounts (预算执行率 as a row, a line of money)."""
    return any(
        "执行率" in block.text or "执行数" in block.text
        for block in view.report.blocks
        if view.project_of(block.id) is project
    )


def _failed(project: Project, given: int) -> Failed:
    return Failed({"name": project.name, "count": str(given)}, context(project.span), projects=(project,))


RULE = Rule(
    code="GJ338",
    name="form-without-money",
    category="missing_content",
    severity="warning",
    message="“{name}”的自评表没有资金预算数和执行数，其余{count}个项目都有",
    basis="财政部项目支出绩效自评表格式：项目资金（年初预算数、全年预算数、全年执行数、执行率、得分）",
    check=check,
    doc=__doc__,
)
