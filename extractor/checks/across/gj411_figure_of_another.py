"""引用另一项目的数字数位颠倒

说明
    一个项目的完成情况点名（用名称开头的几个字）写到另一个项目的数字，那个项目里没有这个数字，却有一个数码相同、只是两个数码换了次序的数字，
    而且说的是同一种东西。计量单位可以不同（152户与125份协议）。

理由
    这样的差别几乎都是抄写或录入的差错，两处应当统一。

反例
    1、白沙渔港疏浚
    绩效目标：改善停泊条件。
    绩效指标：签订船位租用协议180户。
    完成情况：签订船位租用协议184户，疏浚港池2.1万方。
    2、渔业档案整理
    绩效目标：管好档案。
    绩效指标：整理档案900卷。
    完成情况：整理档案926卷，白沙148份租用协议已全部扫描。

正例
    1、白沙渔港疏浚
    绩效目标：改善停泊条件。
    绩效指标：签订船位租用协议180户。
    完成情况：签订船位租用协议184户，疏浚港池2.1万方。
    2、渔业档案整理
    绩效目标：管好档案。
    绩效指标：整理档案900卷。
    完成情况：整理档案926卷，白沙184份租用协议已全部扫描。

不适用
    没有点名写到另一个项目的数字；那个项目里已有这个数字；说的不是同一种东西；上年的、计划的、其中的数字。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Project, Quantity
from extractor.checks.across import gj408_digits_swapped as swapped
from extractor.checks.across.told import GENERAL
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported
from extractor.checks.view import View
from extractor.results import likeness
from extractor.settings import Settings

NAME, LONGEST = re.compile(r"[一-鿿]{2,8}$"), 9
"""What may name a project right before a figure, and how far back that is sought."""
SHORTEST = 2
DIGITS = 3


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure that a project tells of another one, which it names right before it."""
    judged = False
    for project, quantity, other in _told_of_others(view):
        judged = True
        own = [q for q in view.quantities_of(other.completion) if q.figure.dimension == "count"]
        known = {q.figure.si for field in (other.goal, other.indicator) for q in view.quantities_of(field)}
        wrong = [q for q in own if _swapped(q, quantity) and _alike(view, q, quantity)]
        if quantity.figure.si in known | {q.figure.si for q in own} or len(wrong) != 1:
            yield Passed()
            continue
        yield Failed(
            {"here": quantity.span.quote, "there": wrong[0].span.quote, "name": other.name},
            reported(wrong[0].span, quantity.span),
            projects=(other, project),
            target=wrong[0],
            reported=quantity,
            confidence=0.75,
        )
    if not judged:
        yield NotApplicable("没有点名写到另一个项目的数字")


def _told_of_others(view: View) -> Iterator[tuple[Project, Quantity, Project]]:
    """The counts right behind the first characters of another project's name, which no third project's name begins with."""
    for project in view.report.projects:
        for quantity in view.quantities_of(project.completion):
            if quantity.figure.dimension != "count" or len(_digits(quantity)) < DIGITS:
                continue
            start = quantity.span.start
            before = NAME.search(view.text(quantity.span.block), max(0, start - LONGEST), start)
            if before is None or swapped.OTHER.search(swapped.clause(view, quantity)):
                continue
            called = [p for p in view.report.projects if len(before[0]) >= SHORTEST and p.name.startswith(before[0])]
            if len(called) == 1 and called[0].id != project.id:
                yield project, quantity, called[0]


def _digits(quantity: Quantity) -> str:
    return f"{quantity.figure.si.numerator}" if quantity.figure.si.denominator == 1 else ""


def _swapped(one: Quantity, other: Quantity) -> bool:
    a, b = _digits(one), _digits(other)
    return sorted(a) == sorted(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 2


def _alike(view: View, one: Quantity, other: Quantity) -> bool:
    """Whether the words around both have one in common that is not said of everything."""
    return bool((_around(view, one) & _around(view, other)) - GENERAL)


def _around(view: View, quantity: Quantity) -> frozenset[str]:
    behind = swapped.CLAUSE.split(view.text(quantity.span.block)[quantity.span.end :], maxsplit=1)[0]
    return likeness.terms(f"{swapped.clause(view, quantity)}，{behind}")


RULE = Rule(
    code="GJ411",
    name="figure-of-another",
    category="cross_project_conflict",
    severity="warning",
    message="写到项目“{name}”的{here}，该项目写{there}，数码相同而次序不同，请核对",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
