"""以标准代结果

说明
    指标是一个界限（大于、不低于、以上、以内……），完成情况把同一界限重说一遍，没有给出实际数值。

理由
    “满意度大于90%”是要求，不是结果；实际是多少应有调查或统计数据。

反例
    1、公共停车场建设
    绩效目标：缓解停车难。
    绩效指标：新增泊位320个，居民满意度不低于90%。
    完成情况：新增泊位326个，居民满意度90%以上。

正例
    1、公共停车场建设
    绩效目标：缓解停车难。
    绩效指标：新增泊位320个，居民满意度不低于90%。
    完成情况：新增泊位326个，居民满意度94.2%。

不适用
    指标没有界限（如100%、12处；不到100%的比率即为下限）；完成情况给出了确定的数值（包括与平均数一起写的最高、最低数），或者指标按月、按季提出而同一句里写明了全年的总数，按每户、每处提出而接着写明了总次数；写明有几项达到上限的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Figure, Quantity
from extractor.checks.project.judged import Judged, judged
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule
from extractor.checks.view import View
from extractor.language import kept
from extractor.results import compare, periods
from extractor.results.asked import before
from extractor.settings import Settings

EXTREME = re.compile(r"最[高低长短大小多少快慢早晚][^，。；\d]{0,6}$")
LEAST = re.compile(r"最[低短小少慢][^，。；、\d]{0,6}\d")
MOST = re.compile(r"最[高长大多快][^，。；、\d]{0,6}\d")
"""Both in one sentence are values, the least and the most of several: 最少4次、最多7次."""
ALL = re.compile(r"(?:都|均|全部?|皆|无一)[^，。；\d]*$")
EVERY_ONE = re.compile(r"(?:全部|无一例外|逐[件笔例起]|所有[^，。；\d]{1,8}[都均])[^，。；\d]*$")
CASES = frozenset(("件", "起", "笔", "例", "宗", "件次", "条", "户", "人次", "份"))
TOOK = re.compile(r"(?:平均|用时|耗时|历时|最[长短快慢多少])[^，。；\d]{0,8}$")
"""What took so long, told in a unit of its own beside a limit in another."""
AT_LIMIT = re.compile(r"上限|封顶|顶格|满额|最高(?:额|标准|档)")
BY_CASE = re.compile(r"足额|全额|顶格|满额|上限|据实|按实|核减|不足|低于")
APIECE = re.compile(r"每[^，。；\d]*$")
BOUNDS = {">=": ">", ">": ">", "<=": "<", "<": "<"}


OF_WHAT = re.compile(r"(?:[为是]|相当于|达到?)[^，。；\d]{2,16}的\s*$")
"""What is told of the amounts before it: 是最低标准的……倍."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand with a bound that is answered with a figure."""
    looked = False
    for one in judged(view):
        target, quantity = one.demand.figure, one.result.reported
        if target is None or quantity is None or (bound := _bound(target)) is None:
            continue
        looked = True
        figure = quantity.figure
        restated = BOUNDS.get(figure.comparator) == bound and figure.si == target.si
        told = restated and (
            _cases(one, quantity)
            or _all_of_them(view, quantity)
            or _paid_up_to_it(view, one, quantity)
            or _beside(view, target, quantity)
            or _told_for_the_year(view, one, target, quantity)
            or _told_in_all(view, one, target, quantity)
            or _of_amounts(view, target, quantity)
        )
        if not restated or told:
            yield Passed()
            continue
        yield Failed(
            {"demand": one.words, "said": one.said},
            one.sides,
            projects=(one.project,),
            target=one.quantity,
            reported=quantity,
            cause=("copy", str(one.project.id)),
        )
    if not looked:
        yield NotApplicable("没有以界限为指标、以数字作答的项目")


def _bound(target: Figure) -> str | None:
    """On which side of its figure a demand is met; a rate of less than all that is due (利用率85%) is the least."""
    if target.comparator == "=" and target.dimension == "ratio" and 0 < target.si < 1:
        return BOUNDS[">="]
    return BOUNDS.get(target.comparator)


def _of_amounts(view: View, target: Figure, quantity: Quantity) -> bool:
    """Whether the amounts that a multiple or a share is of stand before it in its sentence (每月760元，是最低标准的1.2倍以上)."""
    if target.dimension != "ratio":
        return False
    sentence = view.sentence(quantity.span.block, quantity.span.start, quantity.span.end)
    before = view.text(quantity.span.block)[sentence.start : quantity.span.start]
    amounts = [q for q in view.quantities(quantity.span.block) if sentence.start <= q.span.start < quantity.span.start]
    return OF_WHAT.search(before) is not None and any(q.figure.dimension in ("money", "rate") for q in amounts)


def _cases(one: Judged, quantity: Quantity) -> bool:
    """Whether the clause counts the cases that kept the bound (48小时内修复1,126起), or that went up to it (5户按上限补助)."""
    counted = [q for q in kept.read(one.said).quantities if q.dimension == "count" and q.comparator == "="]
    return bool(counted) and (quantity.figure.dimension == "duration" or AT_LIMIT.search(one.said) is not None)


def _all_of_them(view: View, quantity: Quantity) -> bool:
    """Whether cases are counted, and it goes on that all of them kept a limit of time (受理2318件，……，全部在5日内答复)."""
    sentence = view.sentence(quantity.span.block, quantity.span.start, quantity.span.end)
    if quantity.figure.dimension != "duration" or not EVERY_ONE.search(
        sentence.quote, 0, quantity.span.start - sentence.start
    ):
        return False
    counted = (q for q in view.quantities_in(sentence) if q.span.end <= quantity.span.start)
    return any(q.figure.unit in CASES and q.figure.comparator == "=" for q in counted)


def _paid_up_to_it(view: View, one: Judged, quantity: Quantity) -> bool:
    """Whether a ceiling is told as the rule, and its sentence goes on to count those at it or below (6户足额，2户据实)."""
    if AT_LIMIT.search(one.said) is None:
        return False
    sentence = view.sentence(quantity.span.block, quantity.span.start, quantity.span.end)
    counted = [q for q in view.quantities_in(sentence) if q.figure.dimension == "count"]
    return len(counted) > 1 and BY_CASE.search(sentence.quote, quantity.span.end - sentence.start) is not None


def _beside(view: View, target: Figure, quantity: Quantity) -> bool:
    """Whether the sentence gives a value as well, beside its limit (平均用时5个工作日，没有超过7个工作日的).

    So do a mean with the extreme that just keeps the limit (平均6.2万元，最高10万元), the days that each was done on (1月17日、4月16日印发，都在季后20日内), and values that the clause sums up as all
    within the limit (差错率0.72、0.81，都没有超过1).
    """
    sentence = view.sentence(quantity.span.block, quantity.span.start, quantity.span.end)
    clause = ALL.search(sentence.quote, 0, quantity.span.start - sentence.start)
    timed = target.dimension == "duration"
    extreme = EXTREME.search(view.text(quantity.span.block), sentence.start, quantity.span.start)
    if LEAST.search(sentence.quote) and MOST.search(sentence.quote):
        return True
    if (
        timed
        and clause is not None
        and any(
            d.kind == "date" and sentence.start <= d.span.start < quantity.span.start
            for d in view.dates(sentence.block)
        )
    ):
        return True
    if any(
        q.figure.comparator == "="
        and q is not quantity
        and compare.comparable(target, q.figure)
        and EXTREME.search(sentence.quote, 0, q.span.start - sentence.start)
        for q in view.quantities_in(sentence)
    ):
        return True  # 都在3个工作日内答复，最长的一件恰为3个工作日
    before = [q for q in view.quantities_in(sentence) if q.span.end <= quantity.span.start]
    if timed and any(
        q.figure.dimension == "duration"
        and q.figure.base != target.base
        and TOOK.search(sentence.quote, 0, q.span.start - sentence.start)
        for q in before
    ):
        return True  # 平均用时4.2小时，……，没有超过一个工作日
    if clause is not None and target.dimension == "ratio" and any(q.figure.dimension == "rate" for q in before):
        return True  # 差错率0.72/万、0.81/万，都没有超过万分之一
    return (timed or clause is not None or extreme is not None) and any(
        q.figure.comparator in ("=", "~")
        and compare.comparable(target, q.figure)
        and q.figure.si != target.si
        and (timed or q.span.end <= quantity.span.start)
        and compare.satisfies(target, q.figure, "lower" if target.comparator in ("<=", "<") else "higher")
        for q in view.quantities_in(sentence)
    )


def _told_for_the_year(view: View, one: Judged, target: Figure, quantity: Quantity) -> bool:
    """Whether so much a month is due, and the sentence gives the number of the year (全年26次，每月都有两次以上)."""
    due = periods.a_year(target, before(one.demand))
    if due is target:
        return False
    sentence = view.sentence(quantity.span.block, quantity.span.start, quantity.span.end)
    return any(
        q.figure.comparator == "=" and compare.satisfies(due, q.figure, "higher") for q in view.quantities_in(sentence)
    )


def _told_in_all(view: View, one: Judged, target: Figure, quantity: Quantity) -> bool:
    """Whether so much is due of each, and the sentence goes on to tell how often more or in all (每户不少于2次，共走访96户次)."""
    if target.dimension != "count" or target.unit is None or APIECE.search(before(one.demand)) is None:
        return False
    sentence = view.sentence(quantity.span.block, quantity.span.start, quantity.span.end)
    return any(
        q.figure.comparator == "="
        and q.span.start >= quantity.span.end
        and (q.figure.unit or "").endswith(target.unit)
        and q.figure.si > target.si
        for q in view.quantities_in(sentence)
    )


RULE = Rule(
    code="GJ209",
    name="threshold-restated",
    category="threshold_restated",
    severity="warning",
    message="完成情况“{said}”只是重复指标“{demand}”的界限，没有给出实际数值",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：应填报指标的实际完成值",
    check=check,
    doc=__doc__,
)
