"""Fixed turns of phrase that tell what a quantity measures where no noun beside it does."""

from __future__ import annotations

import re

from .types import Quantity

Range = tuple[int, int]

_GRADES = "优秀|良好|不合格|合格|一般|较差|优|良|中|差"
_GRADE_AFTER = re.compile(
    rf"[^，。；、：:\n]{{0,6}}?(?:为|属于|评为|评定为)[“\"]?({_GRADES})(?=[”\"，。；、,;（(\s等级]|$)"
)
_GRADE_BEFORE = re.compile(
    rf"(?:^|[、，；：:（(“\"\s]|其中|等级|等次|结果|评价|评定|为)[“\"]?({_GRADES})[”\"]?(?:的|等级|等次)?(?:项目)?(?:有|共|为|共有)?$"
)
_SCORED = re.compile(r"得分?$|得分[为是：:]?$")
_GRADED = frozenset(["个", "项", "家", "分", "人", "名"])
_EACH = re.compile(r"每")
_GIVEN = re.compile(
    r"(?:的标准)?(?:足额|及时|全部|全额)?(?:给予|予以|发放|兑付|兑现|拨付|支付)[^，。；]{0,4}?(补助|补贴|奖励|奖补|补偿|救助|工资|津贴)"
)
_GROWTH = re.compile(
    r"(?:同比|环比|比[^，。；]{0,12}|较[^，。；]{0,12})?(?:提高|提升|增长|增加|上升|下降|降低|减少|回落|增幅|降幅)(?:了|达|为)?$"
)
_SHARE = re.compile(r"占(?!比)(?:[^，。；]{0,20}的)?$")
_PART = re.compile(r"[，；。,;\n\t]")
_REACH = 40


def grade(text: str, quantity: Quantity, end: int) -> Range | None:
    """The grade that is given to so many, or from so many marks: 优9个, 3个为良好, 90分以上为优. `end` is behind the bound."""
    if quantity.dimension not in ("count", "score") or quantity.unit not in _GRADED:
        return None
    if quantity.dimension == "count" and (
        before := _GRADE_BEFORE.search(text, max(0, quantity.start - 14), quantity.start)
    ):
        return before.span(1)
    after = _GRADE_AFTER.match(text, end)
    if after is None or _SCORED.search(text, max(0, quantity.start - 4), quantity.start):
        return None
    return after.span(1)


def given(text: str, quantity: Quantity, end: int) -> Range | None:
    """What is given at so much for each: 按每亩200元给予补助."""
    if quantity.dimension != "money" or _EACH.search(text, max(0, quantity.start - 6), quantity.start) is None:
        return None
    found = _GIVEN.match(text, end)
    return found.span(1) if found else None


def grows(text: str, stop: int) -> bool:
    """Whether the part before a figure says only that something grew or fell (比上年提高 3%)."""
    begin = max(0, stop - _REACH)
    for mark in _PART.finditer(text, begin, stop):
        begin = mark.end()
    return _GROWTH.fullmatch(text, begin, stop) is not None


def shares(text: str, stop: int) -> bool:
    """Whether a figure is a share of something (占总额的 35%)."""
    return _SHARE.search(text, max(0, stop - _REACH), stop) is not None
