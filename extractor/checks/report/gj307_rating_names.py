"""等级项目数与所列名称不符

说明
    写明某一等级有几个项目，随后逐一列出的项目名称却不是这么多。

理由
    数目与名单不符，说明漏列、多列，或者数字写错。

反例
    四、评价结论
    纳入自评的项目共12个，其中9个项目评为优秀，3个项目评为良好（老旧小区改造项目、公租房维修项目）。

正例
    四、评价结论
    纳入自评的项目共12个，其中10个项目评为优秀，2个项目评为良好（老旧小区改造项目、公租房维修项目）。

不适用
    没有列出各等级的项目名称，或者写明只列一部分（“等”“如”）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import NamedRating, RatingCount
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

PARTIAL = re.compile(r"等(?!级|次|线|离子)|例如|比如|如[：:“]|部分|主要")
END = re.compile(r"[。；\n]")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a grade whose projects are listed behind its count."""
    judged = False
    for count in view.report.ratings.counts:
        named = [n for n in view.report.ratings.named if n.grade == count.grade and _behind(n, count)]
        if not named:
            continue
        judged = True
        yield _judge(view, count, named)
    if not judged:
        yield NotApplicable("没有列出各等级的项目名称")


def _behind(named: NamedRating, count: RatingCount) -> bool:
    if named.span is None or count.span is None:
        return False
    return named.span.block == count.span.block and named.span.start >= count.span.end


def _judge(view: View, count: RatingCount, named: list[NamedRating]) -> Judgement:
    spans = [n.span for n in named if n.span is not None]
    text, start = view.text(spans[0].block), count.span.end if count.span else 0
    stop = END.search(text, spans[-1].end)
    between = text[start : spans[0].start]
    after = text[spans[-1].end : stop.start() if stop else len(text)][:4]
    if len(named) == count.count:
        return Passed()
    if PARTIAL.search(between) or PARTIAL.search(after):
        return NotApplicable("名单写明只列一部分")
    return Failed(
        {"grade": count.grade, "count": str(count.count), "listed": str(len(named))},
        context(count.span, *spans),
        projects=tuple(p for n in named if (p := view.project(n.project)) is not None),
    )


RULE = Rule(
    code="GJ307",
    name="rating-names",
    category="count_mismatch",
    severity="error",
    message="评为{grade}的项目写{count}个，所列名称有{listed}个",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应当真实、准确",
    check=check,
    doc=__doc__,
)
