"""换算成另一单位的数与原数不符

说明
    同一个量先用一种单位写，再折合成另一种单位（公顷与亩、公里与米、吨与公斤、万元与元等，有时只写在括号里），换算的结果与所写不符，且超出四舍五入。

理由
    换算有固定的倍数；对不上，说明两个数字有一个写错，按哪一个考核都不可靠。

反例
    完成情况：新增灌溉面积12.4公顷，折合168亩。

正例
    完成情况：新增灌溉面积12.4公顷，折合186亩。

不适用
    两个数不是同一种量（折合每亩多少元、折合标准煤、折合干重多少吨）；写的是其中的一部分（即750米的80%）；写明是约数的，相差不到百分之五；
    只用括号或者“约”连着、没有写明折合的，相差一倍以上。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from db.records import Figure, Quantity
from extractor.checks.report.figuring import shown
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.results.compare import comparable, written
from extractor.settings import Settings

CONVERTED = re.compile(
    r"\s*[，,（(]?\s*(?:折合|约合|换算(?:成|为)|相当于|也就是|折|合|即)(?:面积|长度|重量)?(?:为|成)?(?:约)?\s*"
)
BESIDE = re.compile(r"\s*(?:[（(]\s*约?|[，,]\s*约)\s*")
"""A figure in another unit right behind one, in brackets or said to be about so much: 12.4公顷（168亩）."""
ENDS = re.compile(r"\s*(?:左右|上下|以上|多|余)?\s*(?:[，,。；;、：:）)]|$)")
"""What is told again in another unit is of the same things: no word follows (6.2公里，折合12400米单线; 即750米的80%)."""
DIMENSIONS = frozenset(("area", "length", "mass", "volume", "money"))
ABOUT, NEAR = Fraction(1, 20), Fraction(1, 200)
"""How far off a figure may be that is said to be about so much, and one that is not."""
ROUND = "约"


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure that is told again in another unit."""
    looked = False
    for block in view.figured(2):
        for one, other in pairwise(view.quantities(block.id)):
            told = _told(block.text, one, other)
            if told is None or not _convertible(one.figure, other.figure):
                continue
            looked = True
            about = ROUND in told[0] or "~" in (one.figure.comparator, other.figure.comparator)
            if _agree(one.figure, other.figure, ABOUT if about else NEAR):
                yield Passed()
                continue
            yield Failed(
                {
                    "one": one.span.quote,
                    "other": other.span.quote,
                    "due": shown(one.figure.si, other.figure),
                },
                context(one.span, other.span),
                projects=of_block(view, block.id),
                target=one,
                reported=other,
                confidence=0.9,
            )
    if not looked:
        yield NotApplicable("没有折合成另一单位的数")


def _told(text: str, one: Quantity, other: Quantity) -> re.Match[str] | None:
    """The words that join a figure to the same in another unit; without a word for it they are of one size at least."""
    if ENDS.match(text, other.span.end) is None:
        return None
    told = CONVERTED.fullmatch(text, one.span.end, other.span.start)
    if told is not None:
        return told
    of_a_size = one.figure.si < 2 * other.figure.si and other.figure.si < 2 * one.figure.si
    return BESIDE.fullmatch(text, one.span.end, other.span.start) if of_a_size else None


def _convertible(one: Figure, other: Figure) -> bool:
    return (
        one.dimension in DIMENSIONS
        and comparable(one, other)
        and (one.unit, one.multiplier) != (other.unit, other.multiplier)
        and one.value_high is None
        and other.value_high is None
    )


def _agree(one: Figure, other: Figure, near: Fraction) -> bool:
    return written(one).meets(written(other)) or abs(one.si - other.si) <= near * one.si


RULE = Rule(
    code="GJ382",
    name="converted",
    category="arithmetic",
    severity="error",
    message="{one}折合应为{due}，报告写{other}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
