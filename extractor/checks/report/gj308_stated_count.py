"""所写数目与列举不符

说明
    写明有几项、几个，随后（或之前）逐一列举，列举的个数却与所写数目不符。
    写明各项目共设多少项指标，与指标表的行数（可以不算预算执行率）不符的，也属此类。

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

import re
from collections.abc import Iterable, Iterator

from db.records import Quantity, Span
from extractor.checks.project.judged import judged as rows
from extractor.checks.project.remarks import behind
from extractor.checks.report import indicator_rows
from extractor.checks.report.listing import JOINS, Listing, listings, split
from extractor.checks.report.one_each import REMARK
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, Undetermined, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

MOST_OFF = 2
"""Where more are missing in a remark, its number is of other things."""
NUMBERED = re.compile(r"[\d一二两三四五六七八九十][个项类种条家所座处部套次场期份件台]")


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
    for answer, remark, names in _rows(view):
        judged = True
        yield Passed() if names == answer.figure.value else _failed(view, answer.span, remark, names)
    for words, number, listed, first in indicator_rows.told(view):
        judged = True
        yield Passed() if number == listed else _of_indicators(words, listed, first, number - listed <= MOST_OFF)
    if not judged:
        yield NotApplicable("没有写明数目并逐一列举的句子")


def _judge(view: View, block: int, listing: Listing) -> Judgement:
    if listing.least <= listing.count <= listing.most:
        return Passed()
    if listing.open_ended and listing.count > listing.most:
        return NotApplicable("列举没有列全")
    if not listing.plain:
        return Undetermined("列举的名称较长，其中可能含有顿号，无法确定个数")
    return _failed(view, view.span(block, *listing.number), view.span(block, *listing.items), listing.least)


def _rows(view: View) -> Iterator[tuple[Quantity, Span, int]]:
    """The numbers that rows of a form answer with, and the names of which the remark beside says that each has one."""
    for one in rows(view):
        reported = one.result.reported
        if reported is None or one.demand.answer is None or reported.figure.dimension != "count":
            continue
        for span in behind(view, one.demand):
            if span.block == reported.span.block:
                continue  # read with the line
            found = REMARK.match(span.quote) if "各" in span.quote else None
            if (
                found is not None
                and found["kind"] == reported.figure.unit
                and not NUMBERED.search(span.quote, found.end("items") + 4)
            ):
                names = split(found["items"])
                last = len(JOINS.findall(names[-1]))
                if not last and len(names) > 1 and abs(len(names) - reported.figure.value) <= MOST_OFF:
                    yield reported, view.span(span.block, span.start, span.start + found.end("kind")), len(names)


def _of_indicators(words: Span, listed: int, first: Span, few: bool) -> Failed:
    """A number of indicators that the rows of the tables do not come to; a row or two may not have been read."""
    return Failed(
        {"count": words.quote, "listed": str(listed), "items": "指标表各行"},
        context(words, first),
        severity="info" if few else None,
        confidence=0.6 if few else 0.85,
    )


def _failed(view: View, number: Span, items: Span, listed: int) -> Failed:
    return Failed(
        {"count": number.quote, "listed": str(listed), "items": items.quote},
        context(number, items),
        projects=of_block(view, number.block),
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
