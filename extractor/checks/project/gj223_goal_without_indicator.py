"""目标没有对应的指标

说明
    绩效目标说的事情，绩效指标和完成情况里一个相关的词也没有，指标与项目名称也不沾边；
    或者目标说的是一个领域（医疗、交通……），项目名称、指标和完成情况说的是另一个领域，没有共同的词；
    或者目标开头说要改造、培训、购置……，指标和完成情况里没有一处说到这一类事；或者目标开头所说的东西，其他地方一字未提。仅作提示。

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
    没有目标或没有指标；目标过短，又看不出所属领域，说不上是否对应。
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial

from db.records import Project
from extractor.checks.project import aims, trades
from extractor.checks.project.judged import Judged, by_project
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.language import kept
from extractor.language.words import content
from extractor.results import likeness
from extractor.settings import Settings

FEWEST = 8
"""Goals of fewer word pairs are too general to tell."""
SHARED = 0.05
EVERYWHERE = 0.3
GENERAL = re.compile(
    r"提高|提升|改善|保障|确保|促进|推动|推进|加强|增强|完善|减少|消除|缓解|满足|实现|巩固|营造|优化|补齐|方便|维护|支撑|强化|"
    r"安全|隐患|环境|群众|服务|质量|水平|条件|运行|正常|设施|人员|农村|城市|城镇|社会|工程|管理|能力|基层|公共|生活|生产|发展|建设|需求|健康|资源|利用|工作|良好|稳定|有效|及时|全面|持续|合格|产品|治理|建成|建立|开展|实施|完成|组织|覆盖|支撑|加快|增强|提供|修复|维修|更新|改造|新增|故障"
)
"""Words that goals of every trade have."""
"""The share of the goal's words that indicators and completion hold where they speak of something else."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a goal and demands."""
    looked = False
    for project, demands in by_project(view):
        if project.goal is None:
            continue
        own = _own(project, demands)
        apart = aims.other_act(project.goal.text, own) or aims.other_object(
            project.goal.text, own, GENERAL, partial(_rare, view), partial(view.once, _everywhere)
        )
        told, elsewhere = _trades(project, own)
        if not apart and not told and not elsewhere and len(likeness.terms(project.goal.text)) < FEWEST:
            continue
        looked = True
        if not apart and (told or (not elsewhere and _alike(project, project.goal.text, demands))):
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


def _alike(project: Project, goal: str, demands: Iterable[Judged]) -> bool:
    """Whether indicators and completion have some of the goal's words, or of the project's name."""
    other = likeness.terms(project.completion.text) if project.completion is not None else frozenset[str]()
    said = other.union(*(likeness.terms(one.demand.text) for one in demands))
    return likeness.coverage(likeness.terms(goal), said, {}) > SHARED or bool(said & likeness.terms(project.name))


def _own(project: Project, demands: Iterable[Judged]) -> str:
    """What the project says of itself beside its goal."""
    completion = project.completion.text if project.completion is not None else ""
    return "，".join((project.name, *(one.demand.text for one in demands), completion))


def _everywhere(view: View) -> frozenset[str]:
    """Words of so many projects that they tell none from another (园区, 老干部)."""
    found = Counter(term for text in view.once(_texts) for term in likeness.terms(text))
    return frozenset(term for term, count in found.items() if count > _many(view))


def _rare(view: View, terms: frozenset[str]) -> bool:
    """Whether one of these words stands as such in too few projects to be among those of `_everywhere`.

    The sign of a group of words (=12) stands in no text, and letters may stand there as capitals.
    """
    plain = [term for term in terms if not term.isascii() and term == term.upper()]
    return any(sum(term in text for text in view.once(_texts)) <= _many(view) for term in plain)


def _texts(view: View) -> list[str]:
    """What each project says of itself beside its goal."""
    return [_own(project, demands) for project, demands in by_project(view)]


def _many(view: View) -> float:
    return max(2, EVERYWHERE * len(view.report.projects))


def _trades(project: Project, rest: str) -> tuple[bool, bool]:
    """Whether goal and project speak of one trade; and whether of different ones, without a telling word in common."""
    if project.goal is None:
        return False, False
    if not (goal := _subject(project.goal.text)):
        return False, False
    if trades.speaks_of(rest, goal):
        return True, False
    if not trades.any_in(rest):
        return False, False
    words = (w for w in content(project.goal.text) if not GENERAL.search(w))
    return False, not any(word[at : at + 2] in rest for word in words for at in range(max(1, len(word) - 1)))


def _subject(goal: str) -> dict[str, set[str]]:
    """The trades of the first clause that speaks of any: what is aimed at comes before what it is good for."""
    if not trades.any_in(goal):
        return {}
    return next((found for start, end in kept.places(goal) if (found := trades.of(goal[start:end]))), {})


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
