"""目标里的数量没有指标也没有结果

说明
    绩效目标给某个数量定了下限或上限（总长不少于若干米），同一项目的指标和完成情况里却没有任何同类单位的数字；
    或者定了次数、个数的界限（讲座不少于8场），没有指标考核，完成情况也没有一个数字可以回应它；
    没有写界限的个数（印发折页1.5万份），指标和完成情况里没有同样单位的数字的，也属此类。

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
    目标里没有带下限或上限的数量，或者只用来说明是哪一种东西（使用满十年或一千公里的旧机）；指标和完成情况有同类单位的数字；没有完成情况。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Field, Indicator, Project, Quantity, Result, Span
from extractor.checks.project import goaldemands
from extractor.checks.project.judged import silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.tools import overlaps, short
from extractor.checks.view import View
from extractor.language.words import cut
from extractor.results import compare, likeness
from extractor.settings import Settings

MEASURED = frozenset(("area", "length", "mass", "volume"))
"""What is counted is told in many units (处, 个); what is measured is not."""
LEAST = 5
"""Fewer are told by their names."""
DIGIT = re.compile(r"\d")
LAST = 2
"""So many words at the end name what is due; those before say whom or what it is for."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a bound that a goal sets to something measured or counted."""
    looked = False
    for project in view.report.projects:
        if project.goal is None or not project.indicators or silent(project):
            continue
        judgements = (
            *_measured(view, project, project.goal),
            *_counted(view, project, project.goal),
            *_numbered(view, project, project.goal),
        )
        for judgement in judgements:
            looked = True
            yield judgement
    if not looked:
        yield NotApplicable("目标里没有带下限或上限的数量，或者没有指标和完成情况")


def _measured(view: View, project: Project, goal: Field) -> Iterator[Judgement]:
    due = [(s, q) for s, q in goaldemands.bounds(view, project) if q.figure.dimension in MEASURED]
    told = _told(view, project, goal) if due else set[str]()
    for statement, quantity in due:
        yield Passed() if quantity.figure.dimension in told else _dropped(project, statement.span, quantity)


def _counted(view: View, project: Project, goal: Field) -> Iterator[Judgement]:
    due = [one for one in goaldemands.answered(view, project) if one[1].dimension == "count"]
    free = _free_units(view, project, goal) if due else set[str | None]()
    for demand, figure, quantity, result in due:
        if demand.span is None:
            continue
        unanswered = _silent_on(demand, result) and not _near(project, demand)
        yield _dropped(project, demand.span, quantity) if unanswered and figure.unit not in free else Passed()


def _numbered(view: View, project: Project, goal: Field) -> Iterator[Judgement]:
    """One judgement a number that a goal gives without a bound (印发折页1.5万份), in a unit that nothing else is told in.

    Of 31 such numbers in the 187 clean reports that were looked at 24 are answered; all that are not have a figure of their
    unit, or are less than `LEAST`. A cost of the thing, told in its place (折页3.6万元), is no number of it.
    """
    due = [
        one
        for one in goaldemands.answered(view, project, ("=",))
        if one[1].dimension == "count" and one[1].si >= LEAST and DIGIT.match(one[2].span.quote)
    ]
    units = {q.figure.unit for q in _outside(view, project, goal)} if due else set[str | None]()
    for demand, figure, quantity, result in due:
        if demand.span is None:
            continue
        unanswered = _silent_on(demand, result) or (result.status == "restated" and result.reported is None)
        dropped = unanswered and figure.unit not in units and not _near(project, demand)
        yield _dropped(project, demand.span, quantity) if dropped else Passed()


def _silent_on(demand: Indicator, result: Result) -> bool:
    """Whether nothing is said of a demand; that something goes on which shares no word with it says nothing either."""
    if result.reported is not None:
        return False
    terms = likeness.terms(demand.text)
    apart = all(terms.isdisjoint(likeness.terms(span.quote)) for span in result.evidence)
    return result.status == "not_reported" or (result.status == "in_progress" and apart)


def _near(project: Project, demand: Indicator) -> bool:
    """Whether an indicator counts something by a word of what is due: that is told in many ways (拦污点 -> 拦污浮筒).

    Whom it is for (给各网点配发手册) and the words of the project's name tell no thing from another. Of all such demands
    in the 187 clean reports that were looked at, the one that is not answered has a free figure of its unit.
    """
    thing = demand.thing or demand.text
    words = [thing[a:b] for a, b in cut(thing)]
    terms = likeness.terms("".join(words[-LAST:])) - likeness.terms(project.name)
    counted = (one for one in project.indicators if one.figure is not None and one.figure.dimension == "count")
    return any(not terms.isdisjoint(likeness.terms(one.text)) for one in counted)


def _dropped(project: Project, place: Span, quantity: Quantity) -> Failed:
    return Failed(
        {"goal": short(place.quote, 40), "figure": compare.shown(quantity.figure)},
        target(place),
        projects=(project,),
        target=quantity,
        confidence=0.8,
    )


def _told(view: View, project: Project, goal: Field) -> set[str]:
    """The dimensions of all figures of a project, those of its goal left out."""
    of_rows = {one.figure.dimension for one in project.indicators if one.figure is not None}
    return of_rows | {q.figure.dimension for q in _outside(view, project, goal)}


def _free_units(view: View, project: Project, goal: Field) -> set[str | None]:
    """The units of what a project says by figures that neither set nor answer another demand: in other words it may answer."""
    rows = [one.span for one in project.indicators if one.span is not None]
    rows += [
        d.result.reported.span for d in project.indicators if d.result is not None and d.result.reported is not None
    ]
    return {q.figure.unit for q in _outside(view, project, goal) if not any(overlaps(q.span, span) for span in rows)}


def _outside(view: View, project: Project, goal: Field) -> Iterator[Quantity]:
    """The figures of a project, those of its goal left out."""
    everywhere = (q for b in view.body_of(project) for q in view.quantities(b.id))
    return (q for q in everywhere if not any(overlaps(q.span, span) for span in goal.spans))


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
