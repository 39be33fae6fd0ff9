"""问题部分的数字与称已达到的指标矛盾

说明
    问题部分写某项情况的数字达不到指标，完成情况却说同一项达到了，数字也不同；或者完成情况写最少（最短、最低）的是多少，
    问题部分却写还有更少的。

理由
    同一个单位、同一年度的同一项情况只有一个结果；前后说法相反，完成情况的真实性存疑。

反例
    一、项目完成情况
    1、窗口改造
    绩效目标：方便群众办事。
    绩效指标：群众平均排队时间不超过12分钟。
    完成情况：改造后群众平均排队7.5分钟。
    二、存在的问题
    1.年长群众不会网上取号，窗口平均排队在二十分钟以上。

正例
    一、项目完成情况
    1、窗口改造
    绩效目标：方便群众办事。
    绩效指标：群众平均排队时间不超过12分钟。
    完成情况：改造后群众平均排队7.5分钟。
    二、存在的问题
    1.年长群众不会网上取号，窗口平均排队仍要7.5分钟。

不适用
    问题部分没有这样的数字；说的是个别、部分、某时段、某地，或者上年、改造以前、目标、其他地方的数字；完成情况也写了这个数字。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Indicator, Problem, Project, Quantity, Span
from extractor.checks.project.judged import said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.language import kept
from extractor.results import compare, likeness
from extractor.settings import Settings

MEASURED = re.compile(
    r"平均|(?<![各每\d一二两三四五六七八九十])[人户月日年周场次车亩村班校店站床生师单件台机]均|率|比例"
)
"""Only a mean or a rate of all is one figure; other figures may be of something else."""
SCOPED = re.compile(
    r"个别|部分|少数|有的|一些|其中|高峰|期间|时段|季|节|夜间|周末|月[末初份]|年[初底]|上年|去年|往年|以前|原|旧|改造前|某|最|目标|要求|标准|计划|"
    r"全[国省]|周边|同类|外地|相差|差距|比|较|高于|低于|增|降|下滑|回落|[县区镇乡村街校站]的?(?:仅|只|为)"
)
LEAST = re.compile(
    r"最(?:少|短|低|小)(?![限额]|标准|要求|工资|保障|生活|目标)(?:[^，。；\d]{0,16}(?:也有|也达|为|是|有)|的?(?:也|仅|只|约)?)$"
)
EARLIER = re.compile(r"上一?年|去年|往年|以前|此前|改造前|原来")
FEWER = frozenset(("<", "<="))
ABOUT, WORDS = 0.6, 2
"""So much of what a clause says must be the demand's and its answer's, and in so many words."""
HELD = 0.75
"""So much of a demand's words must a clause hold to tell of the least that its cell gives."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure of a problem that is of what a demand asks for, or of what has a least one."""
    judged = False
    for problem in view.report.problems:
        for clause, figure in _figures(view, problem.span) if problem.span is not None else ():
            here = (*_of_demand(view, problem, clause, figure), *_of_least(view, clause, figure))
            for project, demand, claim, wrong in here:
                judged = True
                if not wrong:
                    yield Passed()
                    continue
                yield Failed(
                    {"claim": short(claim.quote, 40), "said": short(clause.quote, 40)},
                    (*target(demand.span if demand else None), *reported(claim), *context(clause)),
                    projects=(project,),
                    confidence=0.75,
                )
    if not judged:
        yield NotApplicable("问题部分没有与指标同一项的数字")


Found = tuple[Project, Indicator | None, Span, bool]


def _figures(view: View, span: Span) -> Iterator[tuple[Span, Quantity]]:
    """The clauses of a problem that give one figure, of the whole and of this year."""
    for clause in kept.split(span.quote):
        place = view.span(span.block, span.start + clause.start, span.start + clause.end)
        figures = view.quantities_in(place)
        if len(figures) == 1 and clause.state != "condition":
            yield place, figures[0]


def _of_demand(view: View, problem: Problem, clause: Span, figure: Quantity) -> Iterator[Found]:
    """The one demand, said to be met with another figure, of which the clause speaks."""
    if MEASURED.search(clause.quote) is None or SCOPED.search(clause.quote):
        return
    terms = _terms(clause, figure)
    found = []
    for project in view.report.projects:
        for demand in project.indicators:
            result = demand.result
            answer = result.reported if result is not None and result.status == "met" else None
            if (
                demand.figure is None
                or result is None
                or answer is None
                or MEASURED.search(result.evidence[0].quote) is None
            ):
                continue
            told = likeness.terms(demand.text) | likeness.terms("，".join(e.quote for e in result.evidence))
            shared = terms & (told | likeness.terms(project.name))
            if len(terms & told) >= WORDS and len(shared) >= ABOUT * len(terms) and _one(answer, figure):
                found.append((project, demand, result.evidence[0], answer))
    if len(found) > 1:  # 医院体检车使用不足。车均体检……: the project that the problem is about
        topic = likeness.terms(problem.text)
        found = [one for one in found if likeness.coverage(likeness.terms(one[0].name), topic, {}) >= ABOUT]
    if len(found) == 1:
        project, demand, claim, answer = found[0]
        missed = demand.figure is not None and compare.satisfies(demand.figure, figure.figure) is False
        again = any(_one(q, figure) and q.figure.si == figure.figure.si for q in view.quantities_of(project.completion))
        yield project, demand, claim, missed and not again and compare.same(answer.figure, figure.figure) is False


def _of_least(view: View, clause: Span, figure: Quantity) -> Iterator[Found]:
    """The one statement of a least figure of the same, where the clause tells of fewer (最少的也有24天, 不到20天)."""
    if figure.figure.comparator not in FEWER or EARLIER.search(clause.quote):
        return
    terms = _terms(clause, figure)
    found: list[tuple[Project, Indicator | None, Span, Quantity]] = []
    for project in view.report.projects:
        for demand, span in _places(view, project, terms):
            for least in view.quantities_in(span):
                before = view.text(span.block)[span.start : least.span.start]
                if LEAST.search(before) and _one(least, figure):
                    found.append((project, demand, span, least))
    if len({one[3].span for one in found}) == 1:
        project, demand, claim, least = found[-1]
        fewer = figure.figure.si < least.figure.si
        yield project, demand, claim, fewer or (figure.figure.comparator == "<" and figure.figure.si == least.figure.si)


def _places(view: View, project: Project, terms: frozenset[str]) -> Iterator[tuple[Indicator | None, Span]]:
    """Where a project tells of what a clause speaks of: statements, and the cells that answer a demand for it."""
    for statement in said(view, project):
        if terms & statement.terms:
            yield None, statement.span
    for demand in project.indicators:
        if demand.answer is not None and likeness.coverage(likeness.terms(demand.text), terms, {}) >= HELD:
            for span in demand.answer.spans:
                yield demand, span


def _terms(clause: Span, figure: Quantity) -> frozenset[str]:
    return likeness.terms(clause.quote.replace(figure.span.quote, "，", 1))


def _one(one: Quantity, other: Quantity) -> bool:
    return compare.comparable(one.figure, other.figure)


RULE = Rule(
    code="GJ294",
    name="problem-figure",
    category="rating_narrative_conflict",
    severity="warning",
    message="完成情况称“{claim}”，问题部分却写“{said}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
