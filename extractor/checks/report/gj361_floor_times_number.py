"""单个下限乘以个数超过总数

说明
    一句话先写总额（总面积等），再写其中单个达到某个数以上的有几个，而下限乘以个数已经超过总数。

理由
    每一个都不小于下限，合起来不可能小于下限乘以个数；总数、下限和个数必有一处写错。

反例
    一、工作情况
    全年流转耕地总面积0.86万亩，其中200亩以上的大户62个。

正例
    一、工作情况
    全年流转耕地总面积1.86万亩，其中200亩以上的大户62个。

不适用
    没有同时写明总数、单个下限和个数。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from db.records import Quantity
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

WHOLE = re.compile(r"(?:总|合计|共计|累计)[^，。；\d]{0,8}$")
EACH = re.compile(r"及?(?:以上)?的?[\u4e00-\u9fff]{1,8}")
"""Between a floor and the number of those that reach it: 1000万元以上的项目12个."""
MANY = re.compile(r"(?:元|亩|平方米|公顷|吨|米|公里)$")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a floor with the number of those that reach it, behind their total."""
    looked = False
    for block in view.body:
        for floor, number in pairwise(view.quantities(block.id)):
            if floor.figure.comparator not in (">=", ">") or number.figure.dimension != "count":
                continue
            if not MANY.search(floor.figure.unit or "") or not EACH.fullmatch(
                block.text, floor.span.end, number.span.start
            ):
                continue
            whole = _whole(view, floor)
            if whole is None:
                continue
            looked = True
            if floor.figure.si * number.figure.si <= whole.figure.si:
                yield Passed()
                continue
            yield Failed(
                {"total": whole.span.quote, "floor": floor.span.quote, "number": number.span.quote},
                context(whole.span, floor.span, number.span),
                projects=of_block(view, block.id),
                target=whole,
                reported=number,
                confidence=0.85,
            )
    if not looked:
        yield NotApplicable("没有同时写明总数、单个下限和个数")


def _whole(view: View, floor: Quantity) -> Quantity | None:
    """The total that the sentence of a floor tells before it."""
    sentence = view.sentence(floor.span.block, floor.span.start)
    text = view.text(floor.span.block)
    before = [q for q in view.quantities_in(sentence) if q.span.end <= floor.span.start]
    return next(
        (
            q
            for q in reversed(before)
            if q.figure.base == floor.figure.base
            and q.figure.comparator in ("=", "~")
            and WHOLE.search(text, sentence.start, q.span.start)
        ),
        None,
    )


RULE = Rule(
    code="GJ361",
    name="floor-times-number",
    category="data_logic",
    severity="error",
    message="总数写{total}，其中单个{floor}以上的有{number}，下限乘以个数已超过总数",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
