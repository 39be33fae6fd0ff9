"""目标与指标数字不一致

说明
    同一项目里，绩效目标和绩效指标说的是同一件事，数字却不一样。

理由
    指标是目标的分解，同一件事的数字应当一致，否则不知以哪个为准。

反例
    1、老旧电梯更新
    绩效目标：更新老旧电梯26部，消除安全隐患。
    绩效指标：更新老旧电梯24部，验收合格率100%。
    完成情况：更新老旧电梯24部，验收合格率100%。

正例
    1、老旧电梯更新
    绩效目标：更新老旧电梯24部，消除安全隐患。
    绩效指标：更新老旧电梯24部，验收合格率100%。
    完成情况：更新老旧电梯24部，验收合格率100%。

不适用
    目标没有数字；单位不同、说的不是一件事；指标各项相加等于目标的总数；另一项指标的文字里写着目标的这个数字（24小时内送达率）；分几年实施的工程，指标只是当年的一部分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Figure, Project, Quantity
from extractor.checks.project import goalpairs
from extractor.checks.project.judged import Judged, by_project
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.view import View
from extractor.results import asked, compare, periods, places
from extractor.results.statements import Statement
from extractor.settings import Settings

BESIDE = 2
"""So many characters on both sides of a figure make it the same words."""
YEARS = re.compile(
    r"分(?:期|年度?)(?:实施|建设)|20\d\d年[^，。；]{0,6}[至到—-][^，。；]{0,4}20\d\d年|建设周期[一-鿿]?\d年"
)
"""Works that take several years."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure of a goal that a demand speaks of."""
    looked = False
    for project, demands in by_project(view):
        for statement, quantity, one in goalpairs.pairs(view, project, demands):
            looked = True
            figure, meant = one.demand.figure, _meant(statement, quantity, one, demands)
            if (
                figure is None
                or _told_in_words(quantity, one, meant)
                or _part_of_a_name(statement, quantity, one)
                or _of_all_years(project, quantity, figure)
                or _agree(_in_all(statement, quantity), one, meant)
            ):
                yield Passed()
                continue
            yield Failed(
                {"goal": statement.text, "demand": one.words},
                target(statement.span, one.demand.span),
                projects=(project,),
                target=quantity,
                confidence=0.7,
            )
    if not looked:
        yield NotApplicable("目标与指标没有可以对照的数字")


def _of_all_years(project: Project, quantity: Quantity, asked: Figure) -> bool:
    """Whether the goal is of works that take several years (总投资……，建设期2021年至2024年), of which a part is due this year."""
    goal = project.goal.text if project.goal is not None else ""
    return asked.si < quantity.figure.si and YEARS.search(goal) is not None


def _in_all(statement: Statement, quantity: Quantity) -> tuple[Figure, str]:
    """The goal's figure, for all the places that it falls to each of (东岸、西岸各建1座), and the words before it."""
    before = statement.text[: quantity.span.start - statement.span.start]
    return places.in_all(quantity.figure, before), before


def _agree(goal: tuple[Figure, str], one: Judged, demands: tuple[Judged, ...]) -> bool:
    """Whether the figures can be one, or the demands together make up the goal's."""
    figures = [d.demand.figure for d in demands if d.demand.figure is not None]
    figure = one.demand.figure
    if figure is None:
        return True
    aimed, figure = periods.alike(goal[0], goal[1], figure, asked.before(one.demand))
    if not _two_floors(figure, aimed) and (compare.same(figure, aimed) or compare.satisfies(aimed, figure, "exact")):
        return True
    if any(compare.equal(other, aimed) for other in figures):
        return True
    parts = [other for other in figures if compare.comparable(other, aimed)]
    return len(parts) > 1 and sum(part.si for part in parts) == aimed.si


def _meant(statement: Statement, quantity: Quantity, one: Judged, demands: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """The demands of which the goal may speak: a rate told by its name is that rate, whatever figures others have."""
    return (one,) if goalpairs.same_rate(one, statement, quantity) else demands


def _told_in_words(quantity: Quantity, one: Judged, demands: tuple[Judged, ...]) -> bool:
    """Whether another demand has the goal's figure among its words (24小时内送达率100%): then the goal means that one."""
    written = re.compile(rf"(?<![\d.]){re.escape(quantity.span.quote)}")
    return any(written.search(d.demand.text) for d in demands if d is not one)


def _part_of_a_name(statement: Statement, quantity: Quantity, one: Judged) -> bool:
    """Whether the demand has the goal's figure with the words on both sides of it as well, beside its own: 北片三个乡镇."""
    start, end = quantity.span.start - statement.span.start, quantity.span.end - statement.span.start
    named = statement.text[max(0, start - BESIDE) : end + BESIDE]
    return len(named) == end - start + 2 * BESIDE and named in one.demand.text


def _two_floors(one: Figure, other: Figure) -> bool:
    """Whether both set a floor, or both a ceiling: then the nearer one takes back the other, and neither is rounded.

    What is to be reached (达到9万件) is a floor where the other side says that it is one.
    """
    bounds = {one.comparator, other.comparator}
    return one.factor == other.factor and (bounds in ({">="}, {">"}, {"<="}, {"<"}) or bounds == {"=", ">="})


RULE = Rule(
    code="GJ222",
    name="goal-figure",
    category="goal_indicator_mismatch",
    severity="warning",
    message="绩效目标写“{goal}”，绩效指标写“{demand}”，数字不一致",
    basis="《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效指标是绩效目标的细化和量化",
    check=check,
    doc=__doc__,
)
