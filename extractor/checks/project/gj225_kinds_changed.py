"""种类数目改变

说明
    指标写明几种、几类、几项，完成情况说的种数不同而没有说明，例如指标“四种”，完成“五种”。

理由
    种类是指标范围的一部分，多出或缺少都改变了口径，应当说明。

反例
    1、农机安全检验
    绩效目标：保障农机安全。
    绩效指标：对4种农机开展安全检验。
    完成情况：已对拖拉机、收割机、播种机、插秧机、植保机5种农机开展安全检验。

正例
    1、农机安全检验
    绩效目标：保障农机安全。
    绩效指标：对4种农机开展安全检验。
    完成情况：已对拖拉机、收割机、播种机、插秧机4种农机开展安全检验。

不适用
    指标没有写明种类数目，或者种类数目就是要达到的数量（可查档案12类）；少于指标的，由“没有达到指标”报告。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.project.admitted import explained
from extractor.checks.project.judged import judged, shown
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule
from extractor.checks.view import View
from extractor.results import asked
from extractor.settings import Settings

KINDS = ("种", "类")
SCOPE = re.compile(r"(?:对|为|向|就|针对|给|将|把|在)[^，。；\d]{0,4}$")
"""Before the number of kinds that a work is done on: 对4种农机开展检验."""
OF_THEM = re.compile(r"[^，。；（(、的]{0,8}(?:[（(][^（）()]*、|的(?!数量|数目|种数|个数)[\u4e00-\u9fff])")
"""Behind such a number: the kinds by name, or what is made of each (编制三类用房（住宅、商业、办公）的租金标准)."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand that counts kinds and is answered with a figure."""
    looked = False
    for one in judged(view, "met"):
        target, quantity = one.demand.figure, one.result.reported
        if target is None or quantity is None or target.base not in KINDS or target.comparator != "=":
            continue
        looked = True
        before, behind = asked.around(one.demand)
        reached = not (SCOPE.search(before) or OF_THEM.match(behind))  # so many are due, and more of them are more
        if reached or quantity.figure.si == target.si or explained(view, one.result.evidence):
            yield Passed()
            continue
        yield Failed(
            {"demand": one.words, "target": shown(one), "said": one.said},
            one.sides,
            projects=(one.project,),
            target=one.quantity,
            reported=quantity,
            confidence=0.7,
        )
    if not looked:
        yield NotApplicable("没有写明种类数目的指标")


RULE = Rule(
    code="GJ225",
    name="kinds-changed",
    category="count_mismatch",
    severity="warning",
    message="指标“{demand}”为{target}，完成情况为“{said}”，种类数目不同而没有说明",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：完成情况应与绩效指标的范围一致",
    check=check,
    doc=__doc__,
)
