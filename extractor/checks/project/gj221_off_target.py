"""答非所问

说明
    有指标没有回应，完成情况却报告了目标、指标里都没有提到的事情；或者指标一项也没有回应，完成情况说的是别的事；
    或者表格的实际完成值一栏数的是另一种东西（要人次，报册数），或者写明的是另一个比率（要漏损率，报抄表率）；
    或者正文里相应的百分比写明是另一个比率，相应的数量写明是与之相对的另一种东西（要客运站，报货运站），应报的那一个通篇没有提到。

理由
    完成情况应当回答指标；写别的成绩不能代替应报告的结果。

反例
    1、村级服务中心建设
    绩效目标：方便群众办事。
    绩效指标：改建服务中心5处，配备自助终端6台。
    完成情况：改建服务中心5处；组织干部外出考察3次。

正例
    1、村级服务中心建设
    绩效目标：方便群众办事。
    绩效指标：改建服务中心5处，配备自助终端6台。
    完成情况：改建服务中心5处；配备自助终端6台；组织干部外出考察3次。

不适用
    没有完成情况；所有指标都有回应（多写的成绩不算问题）；别的事不在没有回应的指标应有回应的位置上，或者其中有同类的数字、日期、分项，可能就是换了说法的回应。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Project, Quantity
from extractor.checks.project import replaced
from extractor.checks.project.judged import NO_DEMANDS, Judged, by_project, other_kind, said, silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import compare, contrasts, likeness, otherrate
from extractor.results.asked import amount_due, core
from extractor.results.statements import Statement
from extractor.settings import Settings

FOREIGN = 0.34
"""A statement of whose words goal, indicators and name hold no more than this speaks of something else."""

ASKED_RATE = re.compile(r"(?P<name>[一-鿿（）()]{2,16})率\s*(?:[（(][^（）()]*[）)])?$")
TOLD_RATE = re.compile(r"\s*(?P<name>[一-鿿]{2,8})率(?:为|达到?|是)?\s*\d[\d.]*\s*[%％]")
"""A cell that begins with the name of a rate."""
SPENT = re.compile(r"预算|资金|经费|支出|支付|执行率|结余|结转")
"""What was spent is told of every project, whatever was asked for."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a completion."""
    looked = False
    for project, demands in by_project(view):
        if any(one.demand.answer for one in demands):
            for one in demands:
                if one.measured(view):
                    looked = True
                    yield _of_other_kind(view, one)
            continue
        looked = True
        if silent(project):
            yield NotApplicable("项目没有完成情况")
            continue
        yield from _others(view, project, demands)
        unanswered, foreign = _replaced(view, project, demands)
        if not foreign:
            yield Passed()
            continue
        yield Failed(
            {
                "said": short("；".join(s.text for s in foreign), 60),
                "demands": short("、".join(f"“{one.words}”" for one in unanswered), 60),
            },
            (*target(*(one.demand.span for one in unanswered)), *reported(*(s.span for s in foreign))),
            projects=(project,),
            confidence=0.6,
            cause=("demand", str(unanswered[0].demand.id)),
        )
    if not looked:
        yield NO_DEMANDS


def _others(view: View, project: Project, demands: tuple[Judged, ...]) -> Iterator[Judgement]:
    """The figures that are told of another rate than is due (利用率不低于80%, answered by 完好率85%), or of a thing that
    excludes it (客运站4座, answered by 货运站5座)."""
    told = said(view, project)
    for one in demands:
        quantity = one.result.reported
        if quantity is None or one.result.status != "not_reported":
            continue
        answer = next((s for s in told if s.span in one.result.evidence), None)
        if answer is None:
            continue
        if otherrate.other_rate(one.demand, quantity, answer, told) is not None or _excludes(
            one, quantity, answer, told
        ):
            yield _told_instead(one, quantity)


def _excludes(one: Judged, quantity: Quantity, answer: Statement, told: tuple[Statement, ...]) -> bool:
    """Whether an amount is of a thing that excludes the one that is due, of which nothing at all is said."""
    figure = one.demand.figure
    if figure is None or not amount_due(figure) or compare.equal(figure, quantity.figure):
        return False  # an equal one is GJ212's
    pair = contrasts.between(core(one.demand), answer.text, one.project.name)
    return pair is not None and not any(pair[0] in s.text for s in told)


def _told_instead(one: Judged, quantity: Quantity) -> Failed:
    """What is told in the place of one demand."""
    return Failed(
        {"said": one.said, "demands": f"“{one.words}”"},
        one.sides,
        projects=(one.project,),
        target=one.quantity,
        reported=quantity,
        confidence=0.8,
        key=("demand", str(one.demand.id)),
    )


def _of_other_kind(view: View, one: Judged) -> Judgement:
    """Whether a cell counts what was not asked for: 受众8万人次, answered by 读物9.52万册."""
    told = other_kind(view, one) or _other_rate(view, one)
    if not told:
        return Passed()
    return _told_instead(one, told[0])


def _other_rate(view: View, one: Judged) -> tuple[Quantity, ...]:
    """The rate of a cell that names another one than was asked for (漏损率, answered by 抄表率99%): they share no character."""
    answer, asked = one.demand.answer, ASKED_RATE.match(one.demand.thing or "")
    told = TOLD_RATE.match(answer.text) if answer is not None and asked is not None else None
    if answer is None or asked is None or told is None or set(told["name"]) & set(asked["name"]):
        return ()
    return view.quantities_in(answer.spans[0])[:1]


def _replaced(view: View, project: Project, demands: tuple[Judged, ...]) -> tuple[list[Judged], list[Statement]]:
    """The demands in whose place something else is told, and that; nothing of it may be their answer in other words."""
    untold = [
        one
        for one in demands
        if one.result.status == "not_reported" and one.result.reported is None and one.measured(view)
    ]
    foreign = _foreign(view, project, demands) if untold else []
    if not foreign:
        return [], []
    statements = said(view, project)
    answering = {span for one in demands for span in one.result.evidence}
    answered = {s.sentence for s in statements if s.span in answering}
    open_ones = [s for s in statements if s.span not in answering]
    missing: list[Judged] = []
    standing: list[Statement] = []
    for one in untold:
        near = [
            s
            for s in foreign
            if replaced.in_place(one, demands, statements, s) and not replaced.of_another(one, demands, s)
        ]
        beside = [s for s in open_ones if any(s.sentence == n.sentence for n in near)]
        if near and not replaced.may_answer(one.demand, beside, open_ones, answered):
            missing.append(one)
            standing += [s for s in near if s not in standing]
    return missing, standing


def _foreign(view: View, project: Project, demands: tuple[Judged, ...]) -> list[Statement]:
    """The sentences with figures that nothing asked for, or all statements where none answers anything."""
    goal = project.goal.text if project.goal is not None else ""
    asked = likeness.terms(goal).union(*(likeness.terms(one.demand.text) for one in demands))
    answering = {span for one in demands for span in one.result.evidence}
    statements = said(view, project)
    answered = {s.sentence for s in statements if s.span in answering}
    found = [
        statement
        for statement in statements
        if statement.quantities
        and not all(q.figure.dimension == "money" for q in statement.quantities)
        and SPENT.search(statement.text) is None
        and statement.sentence not in answered
        and statement.terms
        and likeness.coverage(statement.terms, asked, {}) <= FOREIGN
    ]
    if found or answering:
        return found
    return [s for s in statements if s.terms and likeness.coverage(s.terms, asked, {}) <= FOREIGN]


RULE = Rule(
    code="GJ221",
    name="off-target",
    category="completion_off_target",
    severity="warning",
    message="完成情况说的“{said}”不是指标要求的，而{demands}没有回应",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：完成情况应与绩效指标一一对应",
    check=check,
    doc=__doc__,
)
