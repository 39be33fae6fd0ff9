"""同一目标在总体和项目两处报的结果不同

说明
    总体目标的一项要求，某个项目也以同样的数字提出；总体完成情况和这个项目的完成情况各报了一个结果，两个数字却不一样。

理由
    同一项任务在同一年度只有一个实际完成数。两处不同，说明有一处写错，或者口径不同而没有说明。

反例
    一、总体目标
    全年检修路灯不少于600盏。
    二、总体目标完成情况
    全年检修路灯634盏。
    三、项目绩效目标完成情况
    1、路灯检修
    绩效目标：保障夜间照明。
    绩效指标：检修路灯不少于600盏。
    完成情况：检修主干道路灯412盏、背街小巷路灯234盏，共646盏。

正例
    一、总体目标
    全年检修路灯不少于600盏。
    二、总体目标完成情况
    全年检修路灯646盏。
    三、项目绩效目标完成情况
    1、路灯检修
    绩效目标：保障夜间照明。
    绩效指标：检修路灯不少于600盏。
    完成情况：检修主干道路灯412盏、背街小巷路灯234盏，共646盏。

不适用
    没有总体目标，或者总体目标的要求没有被项目以同样的数字提出；两处有一处没有报数字的，也不比较。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from db.records import Indicator, Project, Quantity, Span
from extractor.checks.project import remarks
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import compare, likeness
from extractor.results.asked import own
from extractor.settings import Settings

SAME = 0.6
"""Demands with one figure that share so much of their words, either way, are one demand."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand of an overall goal that one project makes too, where both have a figure in answer."""
    judged = False
    for demand, project, again in _twice(view):
        one, other = _answer(demand), _answer(again)
        if one is None or other is None:
            continue
        judged = True
        if (
            compare.same(one.figure, other.figure) is not False
            or _told(view, one, project)
            or _said(view, other, demand)
        ):
            yield Passed()
            continue
        yield Failed(
            {"demand": short(demand.text, 30), "overall": one.span.quote, "own": other.span.quote},
            (*context(demand.span), *reported(*_words(again)), *context(*_words(demand))),
            projects=(project,),
            target=one,
            reported=other,
            confidence=0.8,
        )
    if not judged:
        yield NotApplicable("没有在总体和项目两处都以同样数字提出、又都报了数字的要求")


def _twice(view: View) -> Iterator[tuple[Indicator, Project, Indicator]]:
    """The demands of overall goals with the one demand of a project that is the same."""
    by_value: dict[Fraction, list[tuple[Project, Indicator]]] = defaultdict(list)
    for project in view.report.projects if view.report.goals else ():
        for demand in project.indicators:
            if demand.figure is not None:
                by_value[demand.figure.si].append((project, demand))
    for goal in view.report.goals:
        for demand in goal.indicators:
            alike = () if demand.figure is None else by_value.get(demand.figure.si, ())
            same = [(p, d) for p, d in alike if _same(demand, d)]
            if len(same) == 1:
                yield demand, *same[0]


def _same(one: Indicator, other: Indicator) -> bool:
    if one.figure is None or other.figure is None or not compare.equal(one.figure, other.figure):
        return False
    words, more = own(one), own(other)
    shared = likeness.coverage(words, more, {}), likeness.coverage(more, words, {})
    return bool(words and more) and min(shared) >= SAME


def _answer(demand: Indicator) -> Quantity | None:
    """The one figure of the text that answers a demand; a sum that was worked out is none."""
    result = demand.result
    if result is None or result.status not in ("met", "missed") or result.reported is None:
        return None
    figure = result.reported.figure
    plain = figure.comparator == "=" and figure.value_high is None and result.reported.span.quote in result.reason
    return result.reported if plain else None


def _told(view: View, figure: Quantity, project: Project) -> bool:
    """Whether the project's own text gives the overall figure too: then it was answered with another of its figures."""
    figures = [*view.quantities_of(project.completion)]
    for demand in project.indicators:  # the remark beside a cell belongs to it
        beside = [*(demand.answer.spans if demand.answer else ()), *remarks.behind(view, demand)]
        figures += [q for span in beside for q in view.quantities(span.block)]
    return any(compare.equal(figure.figure, each.figure) for each in figures)


def _said(view: View, figure: Quantity, demand: Indicator) -> bool:
    """Whether the paragraph that answers the overall demand gives the project's figure too."""
    places = [view.whole(span.block) for span in _words(demand)]
    return any(compare.equal(figure.figure, each.figure) for place in places for each in view.quantities_in(place))


def _words(demand: Indicator) -> tuple[Span, ...]:
    return demand.result.evidence if demand.result is not None else ()


RULE = Rule(
    code="GJ495",
    name="goal-answered-twice",
    category="cross_project_conflict",
    severity="warning",
    message="“{demand}”在总体完成情况里报{overall}，项目完成情况报{own}，同一结果数字不同",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
