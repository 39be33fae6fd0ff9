"""占比与所列数字不符

说明
    写明“占……的百分之几”，而部分与整体两个数字都在同一句里，按它们计算出的占比却不是这么多。
    “占”字紧跟在部分之后、整体写在前面的（接警133起，5分钟内出动129起，占97.0%），与两数之商相近而不相等的，同样指出；部分反而比前面的整体大、
    改动一个数字即与占比相符的，也指出；整体是完成情况前面分开写的几个数之和的，一样。
    一句话里一连写了几个部分各占多少，按其中算得对的能看出整体是哪个数，其余的也照此核对。

理由
    三个数字中至少有一个是错的。

反例
    2025年一般公共预算支出980万元，占部门支出预算1400万元的78%。

正例
    2025年一般公共预算支出980万元，占部门支出预算1400万元的70%。

不适用
    部分或整体的数字不在同一句，也不是按名称能找到的预算金额。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from db.records import Figure, Quantity, Span
from extractor.checks.report import slips
from extractor.checks.report.beside import rates_beside
from extractor.checks.report.budget import figure
from extractor.checks.report.ratios import agrees, percent
from extractor.checks.report.shares import shares
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

TAIL = re.compile(r"\s*的?(?:比重|比例)?(?:为|达到?|约)?\s*")
FIGURED = re.compile(r"[^，。；：]{0,6}[，,]?\s*占[^，。；：、]{0,20}")
NAMED = re.compile(
    r"(?P<part>[^，。；：、\d]{0,16})占(?P<whole>[^，。；：、\d]{0,16}?)(?:总额)?的?(?:比重|比例)?(?:为|达到?|约)?\s*$"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure and where it stands."""

    figure: Figure
    span: Span | None
    words: str


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a share whose two figures are known."""
    judged = False
    for block in view.body:
        if "占" not in block.text:
            continue
        quantities = view.quantities(block.id)
        for told in shares(view, block.id):
            judged = True
            yield Passed() if told.right else _failed(view, _amount(told.part), _amount(told.whole), told.share)
        settled = {told.share.span for told in shares(view, block.id)}
        last = ""
        for at, share in enumerate(quantities):
            if share.figure.dimension != "ratio" or share.figure.comparator not in ("=", "~"):
                continue
            pair = _figured(view, block.text, quantities[:at], share)
            named = NAMED.search(block.text[: share.span.start])
            if pair is None and named is not None:
                last = named["whole"].strip() or last
                pair = _by_name(view, named, last, quantities[:at])
            if pair is not None:
                judged = True
                settled.add(share.span)
                yield _judge(view, *pair, share)
        for one in rates_beside(view, block.id):
            if one.share and one.rate.span not in settled:
                judged = True
                yield Passed() if one.right else _failed(view, _amount(one.part), _amount(one.whole), one.rate)
    if not judged:
        yield NotApplicable("没有同时写明部分、整体和占比的句子")


def _figured(view: View, text: str, before: tuple[Quantity, ...], share: Quantity) -> tuple[Amount, Amount] | None:
    """Both figures beside the share: “A……，占B的x%”, with B written between 占 and the share."""
    sentence = view.sentence(share.span.block, share.span.start)
    own = [q for q in before if q.span.start >= sentence.start]
    if len(own) < 2:
        return None
    part, whole = own[-2], own[-1]
    if not TAIL.fullmatch(text[whole.span.end : share.span.start]):
        return None
    if not FIGURED.fullmatch(text[part.span.end : whole.span.start]) or part.figure.base != whole.figure.base:
        return None
    if not whole.figure.si or part.figure.value_high is not None:
        return None
    return _amount(part), _amount(whole)


def _by_name(view: View, named: re.Match[str], name: str, before: tuple[Quantity, ...]) -> tuple[Amount, Amount] | None:
    """The whole, and the part where it is not the amount just before, are amounts of the budget called by their names."""
    whole = _budget(view, name)
    if whole is None:
        return None
    if named["part"].strip():
        part = _budget(view, named["part"].strip())
    else:
        near = before[-1] if before and named.start() - before[-1].span.end <= 1 else None
        part = _amount(near) if near is not None and near.figure.dimension == "money" else None
    return None if part is None or part.figure.si > whole.figure.si else (part, whole)


def _budget(view: View, name: str) -> Amount | None:
    """The budget's amount of this name, where there is one only."""
    found = [item for item in view.report.budget if item.name == name and item.amount]
    if not name or len({item.amount_yuan for item in found}) != 1:
        return None
    return Amount(figure(found[0]), found[0].span, found[0].name)


def _amount(quantity: Quantity) -> Amount:
    return Amount(quantity.figure, quantity.span, quantity.span.quote)


def _judge(view: View, part: Amount, whole: Amount, share: Quantity) -> Judgement:
    computed = part.figure.si / whole.figure.si
    if agrees(share.figure, computed):
        return Passed()
    if not slips.near(share.figure, computed):
        return NotApplicable("占比与两数之商相差很大，不是由它们算出的")
    return _failed(view, part, whole, share)


def _failed(view: View, part: Amount, whole: Amount, share: Quantity) -> Failed:
    return Failed(
        {
            "part": part.words,
            "whole": whole.words,
            "stated": share.span.quote,
            "computed": percent(part.figure.si / whole.figure.si, share.figure),
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
