"""总体目标没有实现情况部分

说明
    报告列出了有数字的部门整体绩效目标，却没有说明整体目标实现情况的部分，项目完成情况里也找不到这些数字的结果。

理由
    整体目标是部门一年的总承诺，只报告项目而不报告整体目标，整体绩效无从判断。

反例
    一、部门整体绩效目标
    全年新建公共厕所12座，城区道路机械化清扫率达到85%以上。
    二、项目绩效目标完成情况
    1、路灯维护
    绩效目标：保障照明。
    绩效指标：维护路灯3600盏。
    完成情况：维护路灯3620盏。
    三、存在的问题
    资金拨付进度偏慢。

正例
    一、部门整体绩效目标
    全年新建公共厕所12座，城区道路机械化清扫率达到85%以上。
    二、部门整体绩效目标完成情况
    全年新建公共厕所12座，城区道路机械化清扫率为87%。
    三、项目绩效目标完成情况
    1、路灯维护
    绩效目标：保障照明。
    绩效指标：维护路灯3600盏。
    完成情况：维护路灯3620盏。
    四、存在的问题
    资金拨付进度偏慢。

不适用
    没有整体绩效目标，或者目标没有数字；自评表等另有格式的体裁、不足三个部分的摘录。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report.genre import full_report
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

SILENT = ("not_reported", "restated")
SHARE = 2 / 3
"""From this share of unanswered figures on, it is the section that is missing, not a single answer."""
MOST = 8


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a report with overall goals that have figures."""
    demands = [d for g in view.report.goals for d in g.indicators if d.quantitative]
    if (reason := full_report(view)) is not None:
        yield NotApplicable(reason)
        return
    if not demands or not view.sections("overall_goals"):
        yield NotApplicable("没有整体绩效目标，或者目标没有数字")
        return
    silent = [d for d in demands if d.result is None or d.result.status in SILENT]
    if view.sections("overall_results") or len(silent) < SHARE * len(demands):
        yield Passed()
        return
    yield Failed(
        {"goal": short(silent[0].text), "count": str(len(silent))},
        target(*(d.span for d in silent[:MOST])),
        key=("section", "overall_results"),
        confidence=0.8,
    )


RULE = Rule(
    code="GJ342",
    name="no-overall-results",
    category="missing_content",
    severity="warning",
    message="整体绩效目标（“{goal}”等{count}项）没有实现情况部分，也没有报告结果",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：目标与完成情况逐项对应",
    check=check,
    doc=__doc__,
)
