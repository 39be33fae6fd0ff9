"""What one of many costs or comes to, beside how many there are and what all of them come to.

Three figures of one sentence: 巡诊40场，看病4800人次，平均每场120人次; 轮作2000亩，按每亩150元兑付，共兑付30万元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from db.records import Quantity
from extractor.checks.report import slips
from extractor.checks.report.ratios import unit_of_last_digit
from extractor.checks.view import View
from extractor.language import kept
from extractor.results.apiece import per, per_period

MEAN = re.compile(r"[^，。；、\d]{0,8}[，,](?:平均|合)?(?:每一?个?[^，。；、\d]{1,3}|[人户场家件]均)[^，。；、\d]{0,6}")
"""Between a total and the mean of it."""
PRICE = re.compile(r"(?:^|[，,、；;按以（(])[^，。；、\d]{0,6}(?:每一?个?[^，。；、\d]{1,8}|单价[^，。；、\d]{0,2})$")
TOTAL = re.compile(
    r"(?:/[\u4e00-\u9fff]{1,3})?[^，。；、\d]{0,8}?(?:[\d一二三四五六七八九十]+个月)?[^，。；、\d]{0,8}[，,](?:共计?|合计|总计|累计)?(?:需|应)?"
    r"(?:支付|支出|发放|兑付|兑现|拨付|补助|补贴|奖补|奖励|花费|投入)?[^，。；、\d每均]{0,6}"
)
"""Between the price of one and what all of them cost."""
SUMMED = re.compile(r"共|合计|总计|累计|支付|支出|发放|兑付|兑现|拨付|花费|投入")
OTHERWISE = re.compile(
    r"其中|比|较|上年|去年|不等|最[高低多少]|以[上下内]|不超|不[低高]于|左右|约|起|另|增加|减少|新增|计划|预算|控制|分别|各|[一二三四五六七八九十]档|首付|余款|尾款|质保"
)
"""Words by which a figure of the sentence is no plain one, or is one of several kinds."""
SLACK, FAR = Fraction(1, 100), Fraction(1, 2)
MEANT = frozenset(("count", "duration", "length", "area", "mass", "volume"))


@dataclass(frozen=True, slots=True)
class Priced:
    """How many, what all of them and what one of them comes to; `due` is what one does by the other two."""

    count: Quantity
    total: Quantity
    each: Quantity
    due: Fraction
    right: bool

    @property
    def slipped(self) -> bool:
        """Whether it is right but for one digit of the total or of the mean; else the mean may be of others."""
        total = self.each.figure.si * self.total.figure.si / self.due
        unit = unit_of_last_digit(self.each.figure)
        return slips.mistaken(self.total.figure, total) or slips.mistaken(
            self.each.figure, round(self.due / unit) * unit
        )


def priced(view: View, block: int) -> Iterator[Priced]:
    """The sentences of the block that tell a number, a total and the mean or the price, one of each.

    Of a mean the number stands right before the total, or it may be that of others.
    """
    text, quantities = view.text(block), view.quantities(block)
    for at, each in enumerate(quantities[1:], 1):
        before = quantities[at - 1]
        if before.figure.base == each.figure.base and each.figure.dimension in MEANT:
            between = text[before.span.end : each.span.start]
            if MEAN.fullmatch(between) and not per_period(between):
                found = _of(view, before, each, per(between), 1)
                yield from (one for one in found if one.count in quantities[at - 2 : at - 1])
    for each, total in pairwise(quantities):
        if each.figure.dimension == total.figure.dimension == "money":
            yield from _by_price(view, each, total)
    for each, month, total in zip(quantities, quantities[1:], quantities[2:], strict=False):
        if month.figure.base == "月" and each.figure.dimension == total.figure.dimension == "money":
            yield from _by_price(view, each, total)


def _by_price(view: View, each: Quantity, total: Quantity) -> Iterator[Priced]:
    block = each.span.block
    text, sentence = view.text(block), view.sentence(block, each.span.start)
    lead = PRICE.search(text, sentence.start, each.span.start)
    between = text[each.span.end : total.span.start]
    if lead is None or not TOTAL.fullmatch(between) or not SUMMED.search(between):
        return
    months = [q for q in view.quantities_in(sentence) if q.figure.base == "月"]
    periods = per_period(lead[0])
    if periods - {"月"} or len(months) != len(periods):
        return
    times = months[0].figure.value if months else 1
    for one in _of(view, total, each, per(lead[0]), Fraction(times)):
        if one.right or not months or slips.mistaken(total.figure, one.each.figure.si * total.figure.si / one.due):
            yield one  # who came and went within the year makes a total less than all months of all


def _of(view: View, total: Quantity, each: Quantity, units: frozenset[str], times: Fraction | int) -> Iterator[Priced]:
    """The number of what the words count by, where the sentence has just one of it before the total."""
    if len(units) != 1 or any(q.figure.comparator != "=" or not q.figure.si for q in (total, each)):
        return
    sentence = view.sentence(each.span.block, each.span.start)
    unit = next(iter(units))
    read = kept.read(f"1{unit}").quantities if unit else ()
    if len(read) != 1:
        return
    last = max(total.span.end, each.span.end)
    if OTHERWISE.search(view.text(each.span.block)[sentence.start : last]):
        return
    own = [q for q in view.quantities_in(sentence) if q.span not in (total.span, each.span) and q.span.start < last]
    counts = [q for q in own if q.figure.base == read[0].base and q.figure.comparator == "=" and q.figure.si]
    like = [q for q in own if q.figure.base == total.figure.base]
    if len(counts) != 1 or like or counts[0].figure.value_high is not None:
        return
    due = total.figure.si / (counts[0].figure.si / read[0].factor) / times
    off = abs(due - each.figure.si)
    right = off <= SLACK * max(due, each.figure.si) or off <= unit_of_last_digit(each.figure)
    if right or off <= FAR * max(due, each.figure.si):
        yield Priced(counts[0], total, each, due, right)
