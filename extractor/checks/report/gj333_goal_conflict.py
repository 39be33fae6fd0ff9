"""总体目标与实现情况的数字不符

说明
    总体目标给出数字，总体目标实现情况报告的同一事项是另一个数字，没有达到目标。
    实现情况自己说明没有完成（列为例外、说明差多少），或者所属项目已作交代的，从轻提示。

理由
    前后两处的数字不一致，要么目标没有完成，要么有一处写错，都应当说明。

反例
    一、部门整体绩效目标
    全年改造老旧小区12个；维修公租房56套。
    二、部门整体绩效目标实现情况
    全年改造老旧小区10个；维修公租房58套。
    三、存在的问题
    资金拨付进度偏慢。

正例
    一、部门整体绩效目标
    全年改造老旧小区12个；维修公租房56套。
    二、部门整体绩效目标实现情况
    全年改造老旧小区12个；维修公租房58套。
    三、存在的问题
    资金拨付进度偏慢。

不适用
    总体目标没有数字，或者没有总体目标实现情况。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project import admitted
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, Undetermined, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand of an overall goal that has a figure and an answer."""
    judged = False
    for goal in view.report.goals:
        for demand in goal.indicators:
            result = demand.result
            if result is None or result.status in ("not_reported", "restated"):
                continue
            if not demand.quantitative and result.status != "missed":
                continue
            judged = True
            if result.status == "undetermined":
                yield Undetermined(result.reason)
            elif result.status not in ("missed", "contradicted", "in_progress", "out_of_year"):
                yield Passed()
            else:
                owned = result.status in ("missed", "in_progress") and admitted.of_goal(view, demand)
                reason = f"{result.reason}，报告已如实说明" if owned else result.reason
                yield Failed(
                    {"goal": short(demand.text, 40), "reason": reason},
                    target(demand.span)
                    + reported(*(result.evidence or (result.reported.span if result.reported else None,))),
                    reported=result.reported,
                    severity="info" if owned else None,
                    confidence=0.85,
                )
    if not judged:
        yield NotApplicable("总体目标没有数字，或者没有总体目标实现情况")


RULE = Rule(
    code="GJ333",
    name="goal-conflict",
    category="goal_section_conflict",
    severity="error",
    message="总体目标“{goal}”与总体实现情况不符：{reason}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：目标与完成情况逐项对应，未完成的说明原因",
    check=check,
    doc=__doc__,
)
