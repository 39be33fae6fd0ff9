"""各等级项目数之和与自评项目总数不符

说明
    结论写明自评项目总数和各等级的项目数，各等级之和不等于总数。

理由
    每个自评项目都应有且只有一个等级；不等说明有项目没有评级，或者数字写错。

反例
    四、评价结论
    纳入自评的项目共12个，其中9个项目评为优秀，2个项目评为良好。

正例
    四、评价结论
    纳入自评的项目共12个，其中9个项目评为优秀，3个项目评为良好。

不适用
    没有同时写明自评项目总数和两个以上等级的项目数。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement: the stated total against the sum of the stated counts."""
    ratings = view.report.ratings
    if ratings.total is None or len(ratings.counts) < 2:
        yield NotApplicable("没有同时写明自评项目总数和各等级的项目数")
        return
    added = sum(count.count for count in ratings.counts)
    if added == ratings.total:
        yield Passed()
        return
    yield Failed(
        {
            "total": str(ratings.total),
            "parts": "、".join(f"{count.grade}{count.count}个" for count in ratings.counts),
            "sum": str(added),
        },
        context(ratings.total_span, *(count.span for count in ratings.counts)),
    )


RULE = Rule(
    code="GJ305",
    name="rating-sum",
    category="arithmetic",
    severity="error",
    message="自评项目共{total}个，各等级项目（{parts}）相加为{sum}个，两者不符",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评结果以得分和等级反映，每个项目各有一个等级",
    check=check,
    doc=__doc__,
)
