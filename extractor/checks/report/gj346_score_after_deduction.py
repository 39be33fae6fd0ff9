"""得分与分值、扣分不符

说明
    文字里写了一项的分值、扣分和得分，分值减去扣分不等于得分，或者得分高于分值。

理由
    得分等于分值减去扣分，不相等说明有一处写错，由此汇总的总分也不可信。

反例
    档案管理（6分）。两份合同归档逾期，扣1.5分，自评得5.5分。

正例
    档案管理（6分）。两份合同归档逾期，扣1.5分，自评得4.5分。

不适用
    没有用文字写明一项的分值和得分；评分细则里的扣分办法（每起扣1分）不作扣分计算。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report.prose_scores import items
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an item whose score can be computed, or exceeds its weight."""
    judged = False
    for item in items(view):
        judged = True
        less = item.deducted
        if item.score <= item.weight and (not less or item.score == item.weight - less):
            yield Passed()
            continue
        what = f"扣{less}分" if less else "没有写扣分"
        yield Failed(
            {"name": item.name, "weight": f"{item.weight}", "less": what, "score": f"{item.score}"},
            context(item.weighed, item.scored),
            projects=(item.project,) if item.project else (),
            confidence=0.9,
        )
    if not judged:
        yield NotApplicable("没有用文字写明一项的分值和得分")


RULE = Rule(
    code="GJ346",
    name="score-after-deduction",
    category="score_conflict",
    severity="error",
    message="“{name}”分值{weight}分，{less}，得分却写{score}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：指标得分以分值为限，扣分应当有据",
    check=check,
    doc=__doc__,
)
