"""所写数目与列举不符

说明
    写明有几项、几个，随后（或之前）逐一列举，列举的个数却与所写数目不符。

理由
    数目与列举不符，说明漏写、多写，或者数字没有随内容更新。

反例
    完成情况：完成3项制度修订：租金减免办法、维修基金管理细则。

正例
    完成情况：完成3项制度修订：租金减免办法、维修基金管理细则和公租房分配规则。

不适用
    没有逐一列举；“各1台”之前的数目本身是总数的一部分；列举后写明“等”；列举的名称里可能含有顿号或“和”，按最宽的数法仍可能相符的，不作判断。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report.listing import Listing, listings
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, Undetermined, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a count with its list."""
    ratings = {c.span.block for c in view.report.ratings.counts if c.span is not None}
    judged = False
    for block in view.body:
        if block.kind == "cell" or block.id in ratings:
            continue
        for listing in listings(block.text):
            judged = True
            yield _judge(view, block.id, listing)
    if not judged:
        yield NotApplicable("没有写明数目并逐一列举的句子")


def _judge(view: View, block: int, listing: Listing) -> Judgement:
    if listing.least <= listing.count <= listing.most:
        return Passed()
    if listing.open_ended and listing.count > listing.most:
        return NotApplicable("列举没有列全")
    if not listing.plain:
        return Undetermined("列举的名称较长，其中可能含有顿号，无法确定个数")
    number, items = listing.number, listing.items
    return Failed(
        {
            "count": view.text(block)[slice(*number)],
            "listed": str(listing.least),
            "items": view.text(block)[slice(*items)],
        },
        context(view.span(block, *number), view.span(block, *items)),
        projects=of_block(view, block),
        confidence=0.85,
    )


RULE = Rule(
    code="GJ308",
    name="stated-count",
    category="count_mismatch",
    severity="warning",
    message="写“{count}”，列举的“{items}”为{listed}个",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容应当真实、准确",
    check=check,
    doc=__doc__,
)
