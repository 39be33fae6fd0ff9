"""得分高于分值

说明
    自评表里一行的得分高于这一行的分值。

理由
    得分最多等于分值；超出说明分值或得分填错，总分也随之不实。

反例
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	8	10

正例
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	8	8

不适用
    没有同时列出分值和得分的表格。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report.scored import rows
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a row with its points."""
    judged = False
    for row in rows(view):
        judged = True
        if row.score.figure.si <= row.weight.figure.si:
            yield Passed()
            continue
        yield Failed(
            {"name": row.name, "weight": row.weight.span.quote, "score": row.score.span.quote},
            context(row.label, row.weight.span, row.score.span),
            projects=of_block(view, row.score.span.block),
            target=row.weight,
            reported=row.score,
        )
    if not judged:
        yield NotApplicable("没有同时列出分值和得分的表格")


RULE = Rule(
    code="GJ329",
    name="score-over-weight",
    category="score_conflict",
    severity="error",
    message="“{name}”一行分值{weight}分，得分却为{score}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：指标得分以分值为限",
    check=check,
    doc=__doc__,
)
