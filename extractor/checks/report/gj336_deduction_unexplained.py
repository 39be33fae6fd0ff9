"""扣分没有说明原因

说明
    自评表设有偏差原因一栏，某项指标没有得满分，这一栏却是空的或者填“无”。

理由
    自评表要求对未达到指标值的逐项说明偏差原因和改进措施，扣分而没有原因，无法判断责任和整改方向。

反例
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析及改进措施
    产出指标	数量指标	检测桥梁	38座	35座	20	18.4	无

正例
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分	偏差原因分析及改进措施
    产出指标	数量指标	检测桥梁	38座	35座	20	18.4	三座桥梁在封闭施工，2026年一季度补测

不适用
    表中没有偏差原因一栏；预算执行率一行，其得分由执行率算出。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report.scored import rows
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.results.statements import empty
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a row of a form that asks for reasons."""
    judged = False
    for row in rows(view):
        if row.reason is None or row.total or "执行率" in row.name:
            continue
        judged = True
        if row.score.figure.si >= row.weight.figure.si or not empty(row.reason):
            yield Passed()
            continue
        yield Failed(
            {"name": row.name, "weight": row.weight.span.quote, "score": row.score.span.quote},
            context(row.label, row.weight.span, row.score.span),
            projects=of_block(view, row.score.span.block),
            target=row.weight,
            reported=row.score,
            confidence=0.8,
        )
    if not judged:
        yield NotApplicable("没有列出得分和偏差原因的表格")


RULE = Rule(
    code="GJ336",
    name="deduction-unexplained",
    category="measure_gap",
    severity="warning",
    message="“{name}”分值{weight}分，得{score}分，偏差原因一栏没有说明",
    basis="财政部项目支出绩效自评表填报要求：未完成绩效目标的应当说明偏差原因和改进措施",
    check=check,
    doc=__doc__,
)
