"""What an amount was spent on, and the amount that an earlier paragraph budgets for just that."""

from __future__ import annotations

import re

from db.records import Quantity
from extractor.checks.view import View
from extractor.fields.names import core

_OF = re.compile(
    r"(?P<name>[^，。；：:、\d]*?)(?:实际|当年|全年|累计|资金|已|共|总)*(?:支出|执行|使用|支付)[^，。；：:、\d]{0,4}$"
)
_WHOLE = re.compile(
    r"其中|[一二三四五六七八九十两百]*个(?:项目|专项)|全年|年度|本年|年[末底终]|部门|单位|整体|[县区市镇乡]?本级|各[项类]|全部|总计|合计|共计|实现|完成|最终|决算|财政|拨款|一般公共|政府性基金|收入|预算|项目资金|资金|我[局委办会院校]|(?:本|该)(?:项目|专项|单位|部门|局|级)?|截[至止].*"
)
_PLAN = re.compile(r"(?:年初|安排|预算|支出|资金|经费|为|各|等|\s)+$")
_BRACKET = re.compile(r"(?P<before>[^，。；（(]*)[（(][^（）()]*$")
CHANGE = re.compile(r"追加|调增|调减|压减|增加|减少|调剂|结余|结转")
_SHORTEST = 4
"""A name of so many characters may be a longer one's end: 强制免疫 for 重大动物疫病强制免疫."""
_SHORT = ("基本", "项目")
"""The two kinds of expenditure that every budget has."""


def spent_on(words: str) -> str:
    """What is spent, by the words before the amount (其中道路养护支出); empty where they speak of the whole alone."""
    found = _OF.search(words)
    return core(_WHOLE.sub("", found["name"])) if found is not None else ""


def budgeted(view: View, name: str, before: int) -> list[Quantity]:
    """The amounts that blocks ahead of `before` plan for what has this name; amounts that were added or cut are none.

    Where none is planned, those that a higher level has issued for it are what there was to spend.
    """
    return _given(view, name, before, ("budget", "adjusted")) or _given(view, name, before, ("issued", "arrived"))


def _given(view: View, name: str, before: int, stages: tuple[str, ...]) -> list[Quantity]:
    found: list[Quantity] = []
    for item in view.report.budget:
        if item.span is None or item.span.block >= before or item.stage not in stages:
            continue
        if not _same(name, core(_PLAN.sub("", item.name))):
            continue
        bracket = _BRACKET.search(view.text(item.span.block), 0, item.span.start)
        if CHANGE.search(item.name) or (bracket and CHANGE.search(bracket["before"])):
            continue
        found += [q for q in view.quantities_in(item.span) if q.figure.dimension == "money"]
    return found


def _same(one: str, other: str) -> bool:
    if one in _SHORT or other in _SHORT:
        return one == other
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _SHORTEST and long.endswith(short))
