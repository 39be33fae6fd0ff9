"""以其他年度的结果作答

说明
    完成情况用另一个年度的结果、日期来回应本年度的指标，例如2025年度的报告写“2024年10月完成抽测”，或写次年才做的事；
    目标要编制本年度的某种成果，完成情况给出的标题却是以前年度的同一成果，也属此类。

理由
    自评针对报告年度；其他年度的结果既不能说明本年完成情况，也可能重复计算。

反例
    1、学生体检
    绩效目标：掌握学生健康状况。
    绩效指标：体检学生2.4万人。
    完成情况：2023年11月体检学生2.4万人。

正例
    1、学生体检
    绩效目标：掌握学生健康状况。
    绩效指标：体检学生2.4万人。
    完成情况：2025年5月体检学生2.4万人，合格率比2024年提高0.6个百分点。

不适用
    报告年度不明；商定、推迟到次年的；与上年比较、以往年成果为基础、文件名和规划期里的年份（以“十三五期间”的成果充作本年结果的除外）；与本年数字并列、不是用来回答指标的往年数字；指标本身就说那一年。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from db.records import Indicator, Project, Span
from extractor.checks.project import goaldays, otheryear, remarks, titledyear
from extractor.checks.project.judged import places, said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import likeness, statements, years
from extractor.results.statements import Statement
from extractor.settings import Settings

SETTLED = re.compile(
    r"(?:商定|(?<![同议])约定|议定|确定|(?<!约)定于|定在|安排在?|预定|预约|计划|拟|打算|转入|转至|结转|顺延|延期|延至|推迟|延后|留待|放到|改[在到于至]|移至|续建|补[一-鿿])[^，。；]{0,4}$"
)
"""Words right before a day that say that something was put down for it."""
SURVEYED = re.compile(r"\d月[^，。；]{0,12}(?:问卷|调查|回访|测评|检测|监测|抽检|抽查|核查|复核|统计|验收)")
"""How and when a result was come by; that work was begun in an earlier year says nothing of its result."""


COUNTED = re.compile(
    r"20\d\d年(?:全年|(?:1月)?(?:至|到|[-—–~～])1?[12]月)[^，。；\d]{0,4}(?:受理|办理|服务|接待|开展|举办|完成|发放|统计|登记|检测|监测|培训|巡查|检查)[^，。；\d]{0,6}$"
)
"""A whole year in which all that is counted was done: 2022年1月至12月办理."""
PLAN = re.compile(r"[“\"]?十(?P<n>[一二三四五六]?)五[”\"]?(?:规划)?(?:期间|时期)")
"""A five-year plan as the time of a result: “十三五”期间输送62人."""
OTHER_USE = re.compile(r"比|较|对照|依据|按照?|根据|规划目标|以来")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a completion, in a report whose year is known."""
    year = view.report.fiscal_year
    if year is None:
        yield NotApplicable("不知道报告年度")
        return
    looked = False
    for project in view.report.projects:
        if project.completion is None and not any(d.answer for d in project.indicators):
            continue
        looked = True
        found = list(_found(view, project, year))
        if not found:
            yield Passed()
        for other, span in found:
            demands = [d.span for d in project.indicators if d.result is not None and span in d.result.evidence]
            demands = demands or [
                d.span for d in project.indicators if any(span == r for _, r in _remarks(view, d, year))
            ]
            demands = demands or [
                one.demand.span
                for one in goaldays.judged(view)
                if one.project is project and span in one.result.evidence
            ]
            yield Failed(
                {"said": short(span.quote, 50), "other": str(other).replace("-", "至"), "year": str(year)},
                (*target(*demands), *reported(span), *(() if demands else context(project.span))),
                projects=(project,),
                confidence=0.8,
            )
    if not looked:
        yield NotApplicable("没有完成情况")


def _found(view: View, project: Project, year: int) -> Iterator[tuple[int | str, Span]]:
    named = [d for d in project.indicators if years.years(d.text)]
    told, quoted = said(view, project), set[Span]()
    for statement in told:
        expected = _expected(project, named, statement)
        other = years.other_year(statement, year, expected)
        if other is None or _later_plan(statement, other[0], year):
            continue
        if otheryear.offered(project, told, statement, other[0], year):
            quoted.add(statement.span)
            yield other[0], statement.span
    for other_, span in titledyear.offered(project, told, year):
        if span not in quoted:
            quoted.add(span)
            yield other_, span
    for demand in project.indicators:
        yield from _of_a_plan(demand, year)
        dated = demand.deadline is not None and demand.figure is None
        result = demand.result if demand.answer is not None or dated else None
        if result is not None and result.status == "out_of_year" and quoted.isdisjoint(result.evidence):
            other_years = [y for span in result.evidence for y in years.years(span.quote) if y != year]
            named_in = [span for span in result.evidence if not years.years(span.quote).isdisjoint(other_years)]
            for span in (named_in or result.evidence)[:1]:
                yield (other_years or [year])[0], span
        found = result is not None and result.status == "out_of_year"
        yield from () if found else _remarks(view, demand, year)
    for one in goaldays.judged(view):
        if one.project is project and one.result.status == "out_of_year" and quoted.isdisjoint(one.result.evidence):
            yield from ((min(years.years(s.quote), default=year - 1), s) for s in one.result.evidence[:1])


def _expected(project: Project, named: Sequence[Indicator], statement: Statement) -> frozenset[int]:
    """The years that a statement may well tell of: those that the project's name or goal names, or a demand of its words."""
    expected = years.years(project.name)
    expected |= years.years(project.goal.text) if project.goal is not None and not named else frozenset()
    text = project.indicator.text if project.indicator is not None and not named else ""
    about = (d for d in named if not likeness.terms(d.text).isdisjoint(statement.terms))
    return expected.union(years.years(text), *(years.years(d.text) for d in about))


def _of_a_plan(demand: Indicator, year: int) -> Iterator[tuple[str, Span]]:
    """What answers a demand with the result of a five-year plan that is over."""
    if demand.result is None or demand.result.reported is None or PLAN.search(demand.text):
        return
    for span in demand.result.evidence[:1]:
        plan = PLAN.search(span.quote)
        if plan is None or OTHER_USE.search(span.quote):
            continue
        first = 2001 + 5 * ("一二三四五六".find(plan["n"]) + 1 if plan["n"] else 0)
        if first + 4 < year:
            yield f"{first}-{first + 4}", span


def _remarks(view: View, demand: Indicator, year: int) -> Iterator[tuple[int, Span]]:
    """Where a form's remark behind the answer says that it was surveyed, tested or accepted in an earlier year."""
    for place in remarks.behind(view, demand):
        if year in years.years(place.quote) or not (SURVEYED.search(place.quote) or COUNTED.search(place.quote)):
            continue  # both years side by side compare them
        for statement in statements.read([place], places(view)):
            other = years.other_year(statement, year, years.years(demand.text))
            told = SURVEYED.search(statement.text) or COUNTED.search(statement.text)
            if other is not None and other[0] < year and told:
                yield other[0], statement.span


def _later_plan(statement: Statement, other: int, year: int) -> bool:
    """Whether a later year is only planned for, or what was not done is put off to it; that is another rule's."""
    if other <= year:
        return False
    at = statement.text.find(str(other))
    return (
        statement.state in ("planned", "ongoing", "condition", "not_done")
        or SETTLED.search(statement.text, 0, at) is not None
    )


RULE = Rule(
    code="GJ215",
    name="other-year-result",
    category="out_of_year",
    severity="error",
    message="{year}年度的完成情况用了{other}年的结果：“{said}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效自评以预算年度为周期",
    check=check,
    doc=__doc__,
)
