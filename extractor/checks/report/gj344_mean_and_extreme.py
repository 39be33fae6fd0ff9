"""平均数超出了最大值或者低于最小值

说明
    同一句里写了平均数，又写了其中最少（最短、最低、最快）或最多（最长、最高、最慢）的一个，而最少的大于平均数，或最多的小于平均数；
    自评表的实际完成值是平均数，同一行的备注写了其中最快或最慢（最多、最少）的一个，同样核对；
    或者写了总体的率，又写了各处同一个率的范围，而总体的率不在这个范围之内。

理由
    平均数一定在最小值和最大值之间，两个数字中至少有一个是错的。

反例
    完成情况：全年接待咨询3120人次，月均260人次，最少的2月也有285人次。

正例
    完成情况：全年接待咨询3120人次，月均260人次，最少的2月也有205人次。

不适用
    没有在一句里同时写平均数和最大、最小值；所说的周期不同（日均与最多的一个月）的，以及最高与最低相差多少，不比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from db.records import Quantity, Span
from extractor.checks.project.judged import judged as judged_demands
from extractor.checks.project.remarks import behind
from extractor.checks.report.figuring import exceeds
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

MEAN = re.compile(
    r"(?:(?P<by>[日周月季年])均|平均每(?:个)?(?P<per>[日天周月季年])|[人户次亩]均|平均)[^，。；、\d]{0,8}$"
)
EXTREME = re.compile(r"最(?:(?P<low>[少低短小快])|(?P<high>[多高长大慢]))[^，。；、]{0,18}$")
ONLY_MEAN = re.compile(
    r"(?:[一-鿿]{0,8}?平均(?:每[一-鿿])?(?:用时|时间|时长)?|[次件户人笔单]均)(?:为|约)?\s*[\d.,]+\s*[一-鿿]{1,5}[。]?"
)
OTHER = re.compile(r"上年|去年|往年|同期|平均|均")
"""Where a remark turns to other means than its row's."""
PACE = ("最快", "最慢")
"""Of times only: the fastest took the least; a speed would be the other way about."""
ELSE = re.compile(r"目标|要求|标准|规定|上年|去年|往年|同期|全[省市国]|分别|相差|之差|差距|极差")
"""Figures of another scope, and how far the greatest and the least are apart."""
NEAR = 16
NAME = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,}(?:率|度|比例|比重))(?:为|达到?|是)?$")
EACH = re.compile(r"[，；][^，。；]{0,6}各(?P<name>[^，。；]*(?:率|度|比例|比重))(?:在|为|介于)?")
LEAST = 4
"""So many characters at the end of two names make them one rate (全区管网漏损率, 各街道管网漏损率)."""
PERIODS = re.compile(r"[日天周月季年]")
ALIKE = {"天": "日"}


@dataclass(frozen=True, slots=True)
class Extreme:
    """The least or the most of what a mean is of."""

    quantity: Quantity
    low: bool
    words: str


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a mean with an extreme of its sentence."""
    judged = False
    seen = set[tuple[Span, Span]]()
    for mean, extreme in _in_rows(view):
        judged = True
        seen.add((mean.span, extreme.quantity.span))
        yield _judge(view, mean, extreme)
    for block in view.body:
        for whole, parts in _ranges(view, block.id) if "各" in block.text else ():
            judged = True
            yield _within(view, block.id, whole, parts)
        if "均" not in block.text or "最" not in block.text:
            continue
        for mean, extreme in _pairs(view, block.id):
            if (mean.span, extreme.quantity.span) in seen:
                continue
            judged = True
            yield _judge(view, mean, extreme)
    if not judged:
        yield NotApplicable("没有在一句里同时写平均数和最大、最小值")


def _judge(view: View, mean: Quantity, extreme: Extreme) -> Judgement:
    small, large = (extreme.quantity, mean) if extreme.low else (mean, extreme.quantity)
    if not exceeds(small.figure, large.figure):
        return Passed()
    return Failed(
        {
            "mean": mean.span.quote,
            "extreme": f"{extreme.words}{extreme.quantity.span.quote}",
            "than": "大于" if extreme.low else "小于",
        },
        context(mean.span, extreme.quantity.span),
        projects=of_block(view, mean.span.block),
        target=mean,
        reported=extreme.quantity,
        confidence=0.9,
    )


def _in_rows(view: View) -> Iterator[tuple[Quantity, Extreme]]:
    """An answer of a form that is a mean alone, with the extremes that the row's remark gives of it."""
    for one in judged_demands(view):
        spans = one.demand.answer.spans if one.demand.answer is not None else ()
        found = ONLY_MEAN.fullmatch(spans[0].quote) if spans else None
        mean = view.quantities_in(spans[0])[:1] if spans and found else ()
        for span in behind(view, one.demand) if mean and mean[0].figure.comparator in ("=", "~") else ():
            for extreme in _extremes(view, span):
                if comparable(mean[0].figure, extreme.quantity.figure) and _of_one("", extreme.words):
                    yield mean[0], extreme


def _extremes(view: View, span: Span) -> Iterator[Extreme]:
    """The extremes that a remark tells before it turns to another year or another mean."""
    text = view.text(span.block)
    end = next((m.start() for m in OTHER.finditer(text, span.start, span.end)), span.end)
    for quantity in view.quantities_in(span):
        before = text[max(span.start, quantity.span.start - 24) : quantity.span.start]
        found = EXTREME.search(before) if quantity.span.end <= end and not ELSE.search(before[-NEAR:]) else None
        if found is not None and quantity.figure.comparator == "=" and quantity.figure.value_high is None:
            yield Extreme(quantity, found["low"] is not None, found[0])


def _pairs(view: View, block: int) -> Iterator[tuple[Quantity, Extreme]]:
    text = view.text(block)
    means: list[tuple[Quantity, str]] = []
    extremes: list[Extreme] = []
    for quantity in view.quantities(block):
        if quantity.figure.value_high is not None:
            continue
        exact = quantity.figure.comparator in ("=", "~")
        before = text[max(0, quantity.span.start - 24) : quantity.span.start]
        if ELSE.search(before[-NEAR:]):
            continue
        if (found := EXTREME.search(before)) is not None:
            if found[0].startswith(PACE) and quantity.figure.dimension != "duration":
                continue
            low = found["low"] is not None
            if exact or quantity.figure.comparator == (">=" if low else "<="):  # 最少的也有285人次
                extremes.append(Extreme(quantity, low, found[0]))
        elif exact and (mean := MEAN.search(before)) is not None:
            period = mean["by"] or mean["per"] or ""
            means.append((quantity, ALIKE.get(period, period)))
    for quantity, period in means:
        sentence = view.sentence(block, quantity.span.start, quantity.span.end)
        near = [m for m, _ in means if sentence.start <= m.span.start < sentence.end]
        for extreme in extremes:
            within = sentence.start <= extreme.quantity.span.start < sentence.end
            if within and comparable(quantity.figure, extreme.quantity.figure) and _of_one(period, extreme.words):
                alone = [m for m in near if comparable(m.figure, quantity.figure)]
                if len(alone) == 1:
                    yield quantity, extreme


def _ranges(view: View, block: int) -> Iterator[tuple[Quantity, Quantity]]:
    """The rates of the whole, each with the range of the same rate in all its parts: 到课率92%，各校到课率在88%至95%之间."""
    text, rates = view.text(block), [q for q in view.quantities(block) if q.figure.dimension in ("ratio", "rate")]
    for whole, parts in pairwise(rates):
        named = NAME.search(text, 0, whole.span.start)
        between = text[whole.span.end : parts.span.start]
        if whole.figure.value_high is not None or whole.figure.comparator != "=" or parts.figure.value_high is None:
            continue
        if named is None or not comparable(whole.figure, parts.figure):
            continue
        of_parts = EACH.fullmatch(between)
        if of_parts is not None and _same_end(named["name"], of_parts["name"]) >= LEAST:
            yield whole, parts


def _same_end(one: str, other: str) -> int:
    """With how many characters both end."""
    ends = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))


def _within(view: View, block: int, whole: Quantity, parts: Quantity) -> Judgement:
    low, high = sorted((parts.figure.si, parts.figure.si_high or parts.figure.si))
    if low <= whole.figure.si <= high:
        return Passed()
    below = whole.figure.si < low
    return Failed(
        {"mean": whole.span.quote, "extreme": f"各处{parts.span.quote}", "than": "大于" if below else "小于"},
        context(whole.span, parts.span),
        projects=of_block(view, block),
        target=whole,
        reported=parts,
        confidence=0.9,
    )


def _of_one(period: str, words: str) -> bool:
    """Whether the extreme is of the mean's period: the least month for a mean of months, no period for one of cases."""
    named = {ALIKE.get(p, p) for p in PERIODS.findall(words)}
    return period in named if period else not named


RULE = Rule(
    code="GJ344",
    name="mean-and-extreme",
    category="data_logic",
    severity="error",
    message="平均数为{mean}，“{extreme}”却{than}平均数，两者不能同时成立",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
