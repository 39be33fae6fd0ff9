"""占比与所列数字不符

说明
    写明“占……的百分之几”，而部分与整体两个数字都在同一句里，按它们计算出的占比却不是这么多。

理由
    三个数字中至少有一个是错的。

反例
    2025年一般公共预算支出980万元，占部门支出预算1400万元的78%。

正例
    2025年一般公共预算支出980万元，占部门支出预算1400万元的70%。

不适用
    部分或整体的数字不在同一句，且不是按名称能找到的预算金额。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Quantity
from extractor.checks.report.ratios import agrees, percent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a share whose two figures are known."""
    judged = False
    for block in view.body:
        if "占" not in block.text:
            continue
        quantities = view.quantities(block.id)
        for at, share in enumerate(quantities):
            if share.figure.dimension != "ratio" or share.figure.comparator not in ("=", "~"):
                continue
            pair = _pair(view, block.text, quantities[:at], share)
            if pair is None:
                continue
            judged = True
            yield _judge(view, *pair, share)
    if not judged:
        yield NotApplicable("没有同时写明部分、整体和占比的句子")


def _pair(view: View, text: str, before: tuple[Quantity, ...], share: Quantity) -> tuple[Quantity, Quantity] | None:
    """The part and the whole: “A……，占B的x%”, with B written between 占 and the share."""
    sentence = view.sentence(share.span.block, share.span.start)
    own = [q for q in before if q.span.start >= sentence.start]
    if len(own) < 2:
        return None
    part, whole = own[-2], own[-1]
    between = text[part.span.end : whole.span.start]
    tail = text[whole.span.end : share.span.start]
    if not re.fullmatch(r"\s*的?(?:比重|比例)?(?:为|达到?|约)?\s*", tail) or not re.match(
        r"[^，。；：]{0,6}[，,]?\s*占", between
    ):
        return None
    if part.figure.base != whole.figure.base or not whole.figure.si or part.figure.value_high is not None:
        return None
    return part, whole


def _judge(view: View, part: Quantity, whole: Quantity, share: Quantity) -> Judgement:
    computed = part.figure.si / whole.figure.si
    if agrees(share.figure, computed):
        return Passed()
    return Failed(
        {
            "part": part.span.quote,
            "whole": whole.span.quote,
            "stated": share.span.quote,
            "computed": percent(computed, share.figure),
        },
        context(part.span, whole.span, share.span),
        projects=of_block(view, share.span.block),
        reported=share,
    )


RULE = Rule(
    code="GJ321",
    name="share",
    category="arithmetic",
    severity="error",
    message="{part}占{whole}应为{computed}，报告写{stated}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
