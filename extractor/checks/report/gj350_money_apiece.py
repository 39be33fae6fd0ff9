"""单价与总额、数量不符

说明
    写了总金额，紧接着写每平方米、每人、每公里等的金额，用总额除以同一项目里任何一个该单位的数量都得不出这个单价，而与其中一个相差不远。
    人数（户数）、支出和人均（户均）三个数紧接着写的，只用这个人数核对。
    同一句里只有一个数量、一个总数，又写平均每场（每人）多少的，以及先写单价（补助标准）再写共多少钱的，照此核对。

理由
    单价由总额除以数量得来，算不出来说明三个数字中有一个写错，成本指标是否完成也就无法确定。

反例
    完成情况：铺装人行道850平方米，结算价16.15万元，平均每平方米约109元。

正例
    完成情况：铺装人行道850平方米，结算价16.15万元，平均每平方米约190元。

不适用
    没有在总金额之后写单价；项目里没有该单位的数量，或者单价与总额除以数量相差很大（说的是别的总额）。
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from db.records import Quantity
from extractor.checks.report.figuring import shown
from extractor.checks.report.priced import priced
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, Undetermined, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.language import kept
from extractor.results.apiece import per
from extractor.settings import Settings

APIECE = re.compile(
    r"[，,]?[^，。；、\d]{0,8}(?:每|单)(?:一?个)?[^，。；、\d]{1,4}(?:成本|造价|补助|单价)?(?:为|约|合|花了?)*"
)
BUDGET = re.compile(r"预算|计划|标准|控制|不超过|不高于|目标|补助标准")
MEAN = re.compile(r"[每人户亩家场件](?:(?<=每)|均)|单价")
MEAN_OF = re.compile(
    r"[，,](?:平均)?(?P<of>[人户亩家])均(?:补助|支出|救助|发放|资助|成本|费用)?(?:金额|标准)?(?:为|约)?"
)
PAID = re.compile(
    r"[，,、](?:共|合计|累计|共计|实际)?(?:支出|发放|花费|花去|用去|拨付|兑付|支付|发给|开支|投入|使用)[^，。；、\d每均]{0,6}(?:共计?|合计)?"
)
PART = re.compile(r"其中|新增|另")
SLACK, OTHER_COSTS, ABOUT = Fraction(1, 100), Fraction(1, 5), Fraction(1, 2)
"""What rounding may explain, what costs of another kind in the total may, and how far a slip of digits takes a figure."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a sum of money with what each of the things counted costs."""
    judged = False
    for block in view.figured(2):
        if block.kind == "cell" or MEAN.search(block.text) is None:
            continue
        for one in priced(view, block.id):
            judged = True
            sure = one.slipped or one.total.figure.dimension == "money"
            right = _rounded(one.due, one.each)
            yield Passed() if one.right else _failed(view, one.count, one.total, one.each, right, sure=sure)
        for count, total, each in _in_a_row(view, block.id):
            judged = True
            right = _rounded(total.figure.si / count.figure.si, each)
            yield Passed() if _off(total, count, each) <= SLACK else _failed(view, count, total, each, right)
        for total, each, counts, elsewhere, unit in _pairs(view, block.id):
            off, nearest = min(((_off(total, c, each, unit), c) for c in counts), key=lambda pair: pair[0])
            if off > ABOUT:
                continue
            judged = True
            if any(_apart(total, several / unit, each) <= SLACK for several in (*_runs(counts), *elsewhere)):
                yield Passed()
                continue
            if any(
                _apart(other, several / unit, each) <= SLACK
                for other in _money(view, block.id)
                for several in (*(count.figure.si for count in counts), *elsewhere)
            ):
                yield Passed()  # 支出2342万元，信号机每套11.2万元、126套1411.2万元: the next amount is what they cost
                continue
            right = _rounded(total.figure.si / nearest.figure.si * unit, each)
            if off <= SLACK:
                yield Passed()
                continue
            if off < OTHER_COSTS and not _slip(right, each):
                yield Undetermined("单价与总额除以数量略有出入，总额可能含有别的费用")
                continue
            yield _failed(view, nearest, total, each, right)
    if not judged:
        yield NotApplicable("没有在总金额之后写单价")


def _failed(
    view: View, count: Quantity, total: Quantity, each: Quantity, right: Fraction, *, sure: bool = True
) -> Failed:
    return Failed(
        {
            "total": total.span.quote,
            "count": count.span.quote,
            "each": each.span.quote,
            "right": shown(right, each.figure),
        },
        context(count.span, total.span, each.span),
        projects=of_block(view, each.span.block),
        target=total,
        reported=each,
        severity=None if sure else "info",
        confidence=0.75 if sure else 0.5,
    )


def _in_a_row(view: View, block: int) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """A number, what was spent on it, and the mean, clause by clause: 救助74人次，支出22.2万元，人均3000元.

    Nothing stands between them, so that the sum is of just that number.
    """
    text, found = view.text(block), view.quantities(block)
    for count, total, each in zip(found, found[1:], found[2:], strict=False):
        if count.figure.dimension != "count" or {total.figure.dimension, each.figure.dimension} != {"money"}:
            continue
        if any(q.figure.comparator != "=" or not q.figure.si for q in (count, total, each)):
            continue
        paid, mean = text[count.span.end : total.span.start], text[total.span.end : each.span.start]
        if PAID.fullmatch(paid) is None or (name := MEAN_OF.fullmatch(mean)) is None:
            continue
        clause = re.split("[，。；：、]", text[: count.span.start])[-1]
        own = (count.figure.unit or "").startswith(name["of"]) and not PART.search(clause)
        others = (
            q for q in found if q.figure.base == count.figure.base and q.figure.si and q.span.end <= count.span.start
        )
        if any(_off(total, q, each) <= SLACK for q in others):
            continue  # 共救助800人次，其中急难型200人次、支出型600人次，支出…，人均…: of all of them
        if own and _off(total, count, each) <= ABOUT:
            yield count, total, each


def _pairs(view: View, block: int) -> Iterator[tuple[Quantity, Quantity, list[Quantity], list[Fraction], Fraction]]:
    """A sum of money, the money apiece right behind it, and what counts the things: in the block, else in its project.

    Last of all how much one is in the base unit: a ton is so many kilograms.
    """
    text, found = view.text(block), view.quantities(block)
    project = view.project_of(block)
    beside = view.quantities_of(project.completion) if project is not None else ()
    for total, each in pairwise(found):
        if any(q.figure.dimension != "money" or q.figure.comparator not in ("=", "~") for q in (total, each)):
            continue
        between = text[total.span.end : each.span.start]
        if APIECE.fullmatch(between) is None or BUDGET.search(text[max(0, total.span.start - 8) : each.span.start]):
            continue
        units = per(between)
        if len(units) != 1 or not each.figure.si or each.figure.si >= total.figure.si:
            continue
        of = next(iter(units))
        read = [f for unit in (of, f"{of}次") for f in kept.read(f"1{unit}").quantities]  # 人 is per head and per 人次
        bases = {(f.dimension, f.base) for f in read}
        one = next((f.factor for f in read if f.factor), Fraction(1))
        counts = [q for q in found if _counts(q, bases)]
        if counts:
            yield total, each, counts, [q.figure.si for q in beside if _counts(q, bases)], one


def _money(view: View, block: int) -> list[Quantity]:
    return [q for q in view.quantities(block) if q.figure.dimension == "money" and q.figure.si]


def _counts(quantity: Quantity, bases: Collection[tuple[str, str]]) -> bool:
    figure = quantity.figure
    plain = figure.comparator in ("=", "~") and figure.value_high is None
    return plain and figure.si != 0 and (figure.dimension, figure.base) in bases


def _runs(counts: list[Quantity]) -> Iterator[Fraction]:
    """The counts, and those that follow one another together: 1座小型泵站和3座中型泵站 are four."""
    for first in range(len(counts)):
        for last in range(first + 1, len(counts) + 1):
            yield sum((q.figure.si for q in counts[first:last]), Fraction(0))


def _off(total: Quantity, count: Quantity, each: Quantity, one: Fraction = Fraction(1)) -> Fraction:
    return _apart(total, count.figure.si / one, each)


def _apart(total: Quantity, count: Fraction, each: Quantity) -> Fraction:
    """How far the money apiece is from what can be computed, as a share of the larger."""
    right = total.figure.si / count
    return abs(right - each.figure.si) / max(right, each.figure.si)


def _slip(right: Fraction, each: Quantity) -> bool:
    """Whether what is written has the digits of what is right in another order."""
    written, due = (sorted(re.sub(r"\D", "", shown(value, each.figure))) for value in (each.figure.si, right))
    return written == due


def _rounded(value: Fraction, like: Quantity) -> Fraction:
    exponent = like.figure.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Fraction(round(value / like.figure.factor * 10**places), 10**places) * like.figure.factor


RULE = Rule(
    code="GJ350",
    name="money-apiece",
    category="arithmetic",
    severity="warning",
    message="{total}除以{count}应约为{right}，报告写{each}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
