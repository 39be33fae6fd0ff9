"""没有说明存在的问题

说明
    自评报告通篇没有存在问题的内容。

理由
    查找问题是自评的目的；没有问题部分，评级以下的扣分和后续改进都没有着落。

反例
    一、部门基本情况
    本中心为区政府直属单位。
    二、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    三、评价结论
    经综合评定，自评得分92分，等级为优。

正例
    一、部门基本情况
    本中心为区政府直属单位。
    二、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    三、评价结论
    经综合评定，自评得分92分，等级为优。
    四、存在的问题
    个别小区绿化恢复不及时。

不适用
    自评表、决算公开中的绩效说明等体裁另有格式，不要求单列；不足三个部分的摘录也不检查。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.report.genre import full_report
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

TOLD = re.compile(
    r"(?:存在|主要|发现)(?:的)?(?:主要|一些|以下|突出)?(?:问题|不足|困难)|问题(?:和|及|与|是|主要)|不足之处|偏差原因|偏离原因"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a report."""
    if (reason := full_report(view)) is not None:
        yield NotApplicable(reason)
    elif view.sections("problems") or view.report.problems or any(TOLD.search(b.text) for b in view.body):
        yield Passed()
    else:
        conclusion = view.sections("conclusion", "project_results", "overall_results")
        yield Failed({}, context(*(s.span for s in conclusion[-1:])), key=("section", "problems"))


RULE = Rule(
    code="GJ315",
    name="no-problems",
    category="missing_content",
    severity="warning",
    message="报告没有说明存在的问题，自评报告应当分析问题及原因",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评应当说明存在的问题、原因和改进措施",
    check=check,
    doc=__doc__,
)
