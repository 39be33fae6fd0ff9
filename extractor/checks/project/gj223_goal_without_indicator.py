"""目标没有对应的指标

说明
    绩效目标说的事情，绩效指标和完成情况里一个相关的词也没有，指标与项目名称也不沾边。仅作提示。

理由
    指标应当是目标的分解；指标说的是另一件事，目标就无法考核。

反例
    1、集镇改造
    绩效目标：探索闲置校舍盘活利用路径，增加集体经济收入。
    绩效指标：举办驾驶员培训班8期，培训400人次。
    完成情况：举办驾驶员培训班8期，培训412人次。

正例
    1、集镇改造
    绩效目标：探索闲置校舍盘活利用路径，增加集体经济收入。
    绩效指标：盘活闲置校舍6处，集体经济增收12万元。
    完成情况：盘活闲置校舍6处，集体经济增收12.6万元。

不适用
    没有目标或没有指标；目标过短，说不上是否对应。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project.judged import by_project
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import likeness
from extractor.settings import Settings

FEWEST = 8
"""Goals of fewer word pairs are too general to tell."""
SHARED = 0.05
"""The share of the goal's words that indicators and completion hold where they speak of something else."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a goal and demands."""
    looked = False
    for project, demands in by_project(view):
        if project.goal is None or len(goal := likeness.terms(project.goal.text)) < FEWEST:
            continue
        looked = True
        other = likeness.terms(project.completion.text) if project.completion is not None else frozenset[str]()
        said = other.union(*(likeness.terms(one.demand.text) for one in demands))
        if likeness.coverage(goal, said, {}) > SHARED or said & likeness.terms(project.name):
            yield Passed()
            continue
        yield Failed(
            {"goal": short(project.goal.text, 40), "demands": short("、".join(one.words for one in demands), 40)},
            (*target(*project.goal.spans), *target(*(one.demand.span for one in demands))),
            projects=(project,),
            confidence=0.4,
        )
    if not looked:
        yield NotApplicable("没有可以对照的目标和指标")


RULE = Rule(
    code="GJ223",
    name="goal-without-indicator",
    category="goal_indicator_mismatch",
    severity="info",
    message="绩效目标“{goal}”在绩效指标“{demands}”里没有对应",
    basis="《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效指标是绩效目标的细化和量化",
    check=check,
    doc=__doc__,
)
