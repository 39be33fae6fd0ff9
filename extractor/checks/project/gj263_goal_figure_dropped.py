"""目标里的数量没有指标也没有结果

说明
    绩效目标给某个数量定了下限或上限（总长不少于若干米），同一项目的指标和完成情况里却没有任何同类单位的数字。

理由
    目标里定了的数量，既没有指标考核，也没有报告结果，等于没有自评；多半是漏了一行或一句。

反例
    1、老旧管网更新
    绩效目标：更新老旧管网，总长不少于46公里，更换阀门80个，降低漏损。
    绩效指标：更换阀门80个，管网漏损率≤9%。
    完成情况：更换阀门83个，管网漏损率8.2%。

正例
    1、老旧管网更新
    绩效目标：更新老旧管网，总长不少于46公里，更换阀门80个，降低漏损。
    绩效指标：更换阀门80个，管网漏损率≤9%。
    完成情况：更新管网47.5公里，更换阀门83个，管网漏损率8.2%。

不适用
    目标里没有带下限或上限的长度、面积、重量、体积，或者只用来说明是哪一种东西（使用满十年或一千公里的旧机）；指标和完成情况有同类单位的数字；没有完成情况。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Field, Project, Quantity
from extractor.checks.project.judged import aimed, silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.tools import overlaps, short
from extractor.checks.view import View
from extractor.results import compare
from extractor.results.statements import Statement
from extractor.settings import Settings

MEASURED = frozenset(("area", "length", "mass", "volume"))
"""What is counted is told in many units (处, 个); what is measured is not."""
BOUNDS = (">=", ">", "<=", "<")
OF_WHICH = re.compile(r"(?:满|超过?|达到?|已|或者?|[和及、])\s*$"), re.compile(r"(?:及?以[上下内外])?的")
"""What says which things are meant (行驶满八年或三十万公里的旧车), and sets no figure to be reached."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a bound that a goal sets to something measured."""
    looked = False
    for project in view.report.projects:
        if project.goal is None or not project.indicators or silent(project):
            continue
        if not view.quantities_of(project.goal):
            continue
        told = _told(view, project, project.goal)
        for statement in aimed(view, project):
            for quantity in statement.quantities:
                if quantity.figure.dimension not in MEASURED or quantity.figure.comparator not in BOUNDS:
                    continue
                if _says_which(statement, quantity):
                    continue
                looked = True
                if quantity.figure.dimension in told:
                    yield Passed()
                    continue
                yield Failed(
                    {"goal": short(statement.text, 40), "figure": compare.shown(quantity.figure)},
                    target(statement.span),
                    projects=(project,),
                    target=quantity,
                    confidence=0.8,
                )
    if not looked:
        yield NotApplicable("目标里没有带下限或上限的长度、面积、重量、体积，或者没有指标和完成情况")


def _says_which(statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure is a condition for which things are meant, by the words on both sides of it."""
    before, after = OF_WHICH
    start, end = quantity.span.start - statement.span.start, quantity.span.end - statement.span.start
    opened = before.search(statement.text[:start]) or before.match(statement.text[start:end])
    return opened is not None and after.match(statement.text, end) is not None


def _told(view: View, project: Project, goal: Field) -> set[str]:
    """The dimensions of all figures of a project, those of its goal left out."""
    everywhere = (q for b in view.body_of(project) for q in view.quantities(b.id))
    of_rows = {one.figure.dimension for one in project.indicators if one.figure is not None}
    return of_rows | {q.figure.dimension for q in everywhere if not any(overlaps(q.span, span) for span in goal.spans)}


RULE = Rule(
    code="GJ263",
    name="goal-figure-dropped",
    category="target_not_reported",
    severity="warning",
    message="绩效目标写“{goal}”，指标和完成情况都没有{figure}的对应数字",
    basis="《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效指标是绩效目标的细化和量化",
    check=check,
    doc=__doc__,
)
