"""总体部分的数字与项目的数字只差两个数码的次序

说明
    概况、总体结果、结论等处的一个数字别处都没有，有关项目里却有一个同单位的数字，数码完全相同，只是两个数码换了次序；两处用词不必相同，
    说的是同一个项目的事即可。

理由
    这样的差别几乎都是抄写或录入的差错，两处应当统一。

反例
    一、总体情况
    全年扶持创业者的贷款放出4862万元。
    二、项目完成情况
    1、创业担保贷款
    绩效目标：支持创业。
    绩效指标：发放贷款4300万元。
    完成情况：全年放款316笔、4682万元。
    2、创业培训
    绩效目标：提高创业能力。
    绩效指标：培训500人。
    完成情况：培训528人。

正例
    一、总体情况
    全年扶持创业者的贷款放出4682万元。
    二、项目完成情况
    1、创业担保贷款
    绩效目标：支持创业。
    绩效指标：发放贷款4300万元。
    完成情况：全年放款316笔、4682万元。
    2、创业培训
    绩效目标：提高创业能力。
    绩效指标：培训528人。
    完成情况：培训528人。

不适用
    总体部分的数字在别处也有，或者没有这样的一个数字；项目的数字在总体部分已经写过；上年的、计划的、其中的数字；已由GJ407、GJ408指出的不重复。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from db.records import Project, Quantity
from extractor.checks.across import gj408_digits_swapped as swapped
from extractor.checks.across.told import GENERAL
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.view import View
from extractor.results import compare, likeness
from extractor.settings import Settings

DIMENSIONS = frozenset(("count", "money", "area", "length", "mass", "volume"))
DIGITS = 3
GOALS = frozenset(("overall_goals", "measures", "budget", "problems"))


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure outside of the projects that nothing else in the report bears out."""
    outside = [(again, "".join(sorted(_digits(again)))) for again in _outside(view)]
    inside: dict[str, list[tuple[Project, Quantity]]] = defaultdict(list)
    for project, quantity, digits in _inside(view, {digits for _, digits in outside}):
        inside[digits].append((project, quantity))
    judged = False
    for again, digits in outside:
        like = [(p, q) for p, q in inside[digits] if compare.comparable(q.figure, again.figure)]
        if not like or not _plainly(view, again):
            continue
        judged = True
        if _borne_out(view, again):
            yield Passed()
            continue
        wrong = [
            (p, q) for p, q in like if _swapped(q, again) and not _told_outside(view, q) and _of_it(view, p, q, again)
        ]
        if len({q.figure.si for _, q in wrong}) != 1 or again.span.block in swapped.told_of(view, settings):
            yield Passed()
            continue
        project, quantity = wrong[0]
        yield Failed(
            {"here": again.span.quote, "there": quantity.span.quote, "name": project.name},
            (*reported(quantity.span), *context(again.span)),
            projects=(project,),
            target=quantity,
            reported=again,
            confidence=0.75,
        )
    if not judged:
        yield NotApplicable("总体部分没有只与项目的数字差两个数码次序的数字")


def _inside(view: View, known: set[str]) -> Iterator[tuple[Project, Quantity, str]]:
    """The figures of projects with digits that are `known`, but those of what was due."""
    for project in view.report.projects:
        due = [project.indicator, project.goal]
        asked = {q.span for field in due for q in view.quantities_of(field)}
        for block in view.body_of(project):
            for quantity in view.quantities(block.id):
                digits = "".join(sorted(_digits(quantity))) if _plain(quantity) else ""
                if digits in known and quantity.span not in asked and _plainly(view, quantity):
                    yield project, quantity, digits


def _outside(view: View) -> Iterator[Quantity]:
    for block in view.outside:
        if block.kind != "cell" and "\t" not in block.text and not GOALS & set(view.roles_of(block.id)):
            yield from (q for q in view.quantities(block.id) if _plain(q))


def _plain(quantity: Quantity) -> bool:
    figure = quantity.figure
    plain = figure.dimension in DIMENSIONS and figure.value_high is None and figure.comparator == "="
    return plain and len(_digits(quantity)) >= DIGITS


def _plainly(view: View, quantity: Quantity) -> bool:
    """Whether its clause tells of no other year, plan or part."""
    return not swapped.OTHER.search(swapped.clause(view, quantity))


def _digits(quantity: Quantity) -> str:
    """The digits of a figure, whatever its multiplier: 8.642万 and 86420 have the same."""
    return f"{quantity.figure.value:f}".replace(".", "").strip("0")


def _swapped(one: Quantity, other: Quantity) -> bool:
    a, b = _digits(one), _digits(other)
    low, high = sorted((one.figure.si, other.figure.si))
    return a != b and sum(x != y for x, y in zip(a, b, strict=True)) == 2 and high <= Fraction(2) * low


def _borne_out(view: View, quantity: Quantity) -> bool:
    """Whether any other figure of the report is the same."""
    return any(
        q.span != quantity.span and compare.comparable(q.figure, quantity.figure) and q.figure.si == quantity.figure.si
        for q in view.report.quantities
    )


def _told_outside(view: View, quantity: Quantity) -> bool:
    """Whether another part of the report gives the project's figure as it is."""
    return any(
        compare.comparable(q.figure, quantity.figure) and q.figure.si == quantity.figure.si
        for block in view.outside
        for q in view.quantities(block.id)
    )


def _of_it(view: View, project: Project, one: Quantity, other: Quantity) -> bool:
    """Whether the words around the figure outside have one in common with the project's name or with those around its own."""
    words = [likeness.terms(f"{swapped.clause(view, q)}，{_behind(view, q)}") for q in (one, other)]
    unit = likeness.terms(other.figure.unit) if other.figure.unit else frozenset[str]()
    return bool((words[1] - GENERAL - unit) & (words[0] | likeness.terms(project.name)))


def _behind(view: View, quantity: Quantity) -> str:
    return swapped.CLAUSE.split(view.text(quantity.span.block)[quantity.span.end :], maxsplit=1)[0]


RULE = Rule(
    code="GJ410",
    name="digits-out-of-order",
    category="cross_project_conflict",
    severity="warning",
    message="总体部分写{here}，项目“{name}”写{there}，数码相同而次序不同，请核对",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
