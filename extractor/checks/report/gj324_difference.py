"""增减数与前后数字不符

说明
    写明由多少增加（减少）到多少，或者与上年的数并列，又写明增减了多少，而两数之差或变动幅度与所写不符。
    本年的数写在前面、中间隔着分项，再写“比上年的……多……，增长……”的，同一句里没有一个数算得出这个增减数而相差不大，也算不符；
    变动幅度按数字写出的精度取区间。

理由
    三个数字中至少有一个是错的，成效因此被夸大或缩小。

反例
    完成情况：户均租金由上年的860元下降到790元，下降90元。

正例
    完成情况：户均租金由上年的860元下降到790元，下降70元，降幅8.1%。

不适用
    没有同时写明前后两个数字和增减数。
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report import slips
from extractor.checks.report.changes import changes
from extractor.checks.report.figuring import shown
from extractor.checks.report.ratios import agrees, percent, unit_of_last_digit
from extractor.checks.report.sums import sums
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

TO = re.compile(
    r"[^，。；：、\d]{0,10}?(?:增加|提高|提升|上升|增长|扩大|下降|降低|减少|缩短|压减|降|减|增)?(?:到|至|为)(?:了)?[^，。；：、\d]{0,10}"
)
FROM = re.compile(r"[由从][^，。；：]{0,16}$")
BY = re.compile(
    r"[^，。；：、\d]{0,6}[，,、]\s*(?:净|共|累计|同比|比上年|较上年|较去年)?(?P<by>增加|提高|提升|上升|增长|扩大|下降|降低|减少|缩短|压减|增幅|降幅|涨幅|增)(?:了|达到?|为|约)?$"
)

HINT = re.compile(r"由|从|20\d\d年|年初|上期|上年|去年|同期|高于|低于|高出|超出|超过|个百分点")
ABOVE = re.compile(
    r"[，,、（(]?\s*(?:比|较)?(?:[高低]于|[高超]出|超过)[^，。；、\d]{0,10}|[，,、（(]?\s*[比较][^，。；、\d]{1,10}"
)
BY_POINTS = re.compile(r"[^，。；、\d]{0,8}")
"""6.9%，高于全市5.8%的平均增速1.1个百分点; 95%，比计划的90%高5个百分点."""
AGAINST = re.compile(
    r"[，,、（(]\s*(?:(?:较|比|与)(?:上年|去年|20\d\d年|上年同期|去年同期|同期)(?:同期)?的?|(?:上年|去年)(?:同期)?(?:的?[^，。；、\d]{0,6})?(?:为|是))"
)
"""9起，较上年12起减少3起; 用电41万度，上年为46万度，减少5万度."""
LONGEST = 16
"""No words that set a figure against last year's have more characters."""
AMONG = re.compile(r"其中[^，。；：\d]{0,14}$")
AGAINST_END = re.compile(r"[，,](?:较|比|与)(?:上年|去年|20\d\d年)(?:年?末|年?底|同期)?的?$")
"""412人，其中技工120人，比上年末的405人增加7人: parts stand between, the whole opens the sentence."""
CHANGED = re.compile(
    r"(?:相比)?[，,]?(?:净|共)?(?:增加|提高|提升|上升|增长|扩大|下降|降低|减少|缩短|压减|增|减|多|少)(?:了|约)?"
)

SHARE = re.compile(r"[，,、]\s*(?:下降|降低|减少|增长|上升|增加|降幅|增幅)(?:了|为|达|约)?")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a change that is stated with both its ends."""
    judged = False
    for block in view.figured(2):
        if not HINT.search(block.text):
            continue
        settled = set()
        for old, new, by in _changes(view, block.id):
            judged = True
            settled.add(by.span)
            verdict = _judge(view, old, new, by)
            right = isinstance(verdict, Failed) and any(
                isinstance(_judge(view, old, one, by), Passed) for one in _before(view, old, new)
            )
            yield Passed() if right else verdict
        for change in changes(view, block.id):
            if change.by.span not in settled:
                judged = True
                yield Passed() if change.right else _judge(view, change.old, change.new, change.by)
    if not judged:
        yield NotApplicable("没有同时写明前后两个数字和增减数的句子")


def _changes(view: View, block: int) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    text, quantities = view.text(block), view.quantities(block)
    of_wholes: list[Quantity] = []
    for old, by in itertools.pairwise(quantities):
        if (now := _whole_before(view, old, by)) is not None:
            yield old, now, by
            share = quantities[quantities.index(by) + 1 :][:1]
            of_wholes += [by, *share]
            if share and SHARE.fullmatch(text[by.span.end : share[0].span.start]):
                yield old, now, share[0]
    for old, new, by in zip(quantities, quantities[1:], quantities[2:], strict=False):
        if by in of_wholes:  # or it is of the part that stands right before
            continue
        if old.figure.base == new.figure.base and AGAINST.fullmatch(text[old.span.end : new.span.start]):
            if CHANGED.fullmatch(text[new.span.end : by.span.start]):
                yield new, old, by  # 9起，较上年12起减少3起: the first is the later one
                share = quantities[quantities.index(by) + 1 :][:1]
                if share and SHARE.fullmatch(text[by.span.end : share[0].span.start]):
                    yield new, old, share[0]
            continue
        if _apart_in_points(text, old, new, by):
            yield new, old, by
            continue
        if old.figure.base != new.figure.base or not FROM.search(text[: old.span.start]):
            continue
        if TO.fullmatch(text[old.span.end : new.span.start]) and BY.fullmatch(text[new.span.end : by.span.start]):
            yield old, new, by


def _before(view: View, old: Quantity, new: Quantity) -> list[Quantity]:
    """The other figures of the kind that stand before the earlier year's in its sentence, of which any may be meant."""
    start = view.sentence(old.span.block, old.span.start).start
    own = view.quantities(old.span.block)
    return [
        q for q in own if start <= q.span.start < old.span.start and q is not new and q.figure.base == old.figure.base
    ]


def _whole_before(view: View, old: Quantity, by: Quantity) -> Quantity | None:
    """The whole that is set against last year's behind its parts: one they add up to, or one that opens the sentence."""
    text = view.text(old.span.block)
    if not CHANGED.fullmatch(text, old.span.end, by.span.start):
        return None
    if not AGAINST_END.search(text, max(0, old.span.start - LONGEST), old.span.start):
        return None
    start = view.sentence(old.span.block, old.span.start).start
    before = [q for q in view.quantities(old.span.block) if start <= q.span.start and q.span.end <= old.span.start]
    like = [q for q in before if q.figure.base == old.figure.base]
    summed = [
        found.total for found in sums(view, view.report.block(old.span.block)) if like and found.parts[-1] is like[-1]
    ]
    if summed:
        return summed[0]
    parted = len(like) > 1 and like[0] is before[0] and AMONG.search(text, like[0].span.end, like[1].span.start)
    return like[0] if parted else None


def _apart_in_points(text: str, one: Quantity, other: Quantity, by: Quantity) -> bool:
    """Whether a rate is set against another one, and the difference given in points."""
    if not _in_points(by) or _in_points(other) or not one.figure.dimension == other.figure.dimension == "ratio":
        return False
    against = ABOVE.fullmatch(text[one.span.end : other.span.start])
    return against is not None and BY_POINTS.fullmatch(text[other.span.end : by.span.start]) is not None


def _in_points(quantity: Quantity) -> bool:
    return quantity.figure.dimension == "ratio" and "点" in (quantity.figure.unit or "")


def _judge(view: View, old: Quantity, new: Quantity, by: Quantity) -> Judgement:
    change = abs(new.figure.si - old.figure.si)
    if by.figure.base == old.figure.base and by.figure.dimension == old.figure.dimension:
        slack = max(unit_of_last_digit(q.figure) for q in (old, new, by))
        right, computed = abs(by.figure.si - change) <= slack, shown(change, by.figure)
        if old.figure.dimension == "count" and slack == 1:
            right = by.figure.si == change
        if old.figure.dimension == "ratio" and old.figure.si and agrees(by.figure, change / old.figure.si):
            right = True
    elif by.figure.dimension == "ratio" and old.figure.si:
        share: Fraction = change / old.figure.si
        right, computed = agrees(by.figure, share), percent(share, by.figure)
        if old.figure.dimension == "ratio":
            right = right or abs(by.figure.si - change) <= unit_of_last_digit(by.figure)
    else:
        return NotApplicable("增减数与前后数字的单位不同")
    if right:
        return Passed()
    if by.figure.dimension == "ratio" != old.figure.dimension and not slips.near(by.figure, change / old.figure.si):
        return NotApplicable("变动幅度与前后两数相差很大，说的不是它们")
    return Failed(
        {"old": old.span.quote, "new": new.span.quote, "stated": by.span.quote, "computed": computed},
        context(old.span, new.span, by.span),
        projects=of_block(view, by.span.block),
        reported=by,
    )


RULE = Rule(
    code="GJ324",
    name="difference",
    category="arithmetic",
    severity="error",
    message="由{old}到{new}，变动应为{computed}，报告写{stated}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
