"""比目标多（少）的数与目标、完成数不符

说明
    写明完成数之后紧接着写比目标多（少）多少，或者是目标的百分之多少，而与指标、完成数之间的差额或者比例不符。

理由
    指标、完成数、差额三个数中至少有一个是错的。

反例
    1、村医培训
    绩效目标：提高服务能力。
    绩效指标：培训村医320名。
    完成情况：培训村医326名，比目标多16名。

正例
    1、村医培训
    绩效目标：提高服务能力。
    绩效指标：培训村医320名。
    完成情况：培训村医326名，比目标多6名，完成率101.9%。

不适用
    完成数后面没有紧接着写与目标的差额或者比例；指标没有可比的数；差额或者比例与项目里另一个数相符。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Figure, Quantity
from extractor.checks.project.judged import NO_DEMANDS, Judged, by_project
from extractor.checks.report.figuring import shown
from extractor.checks.report.ratios import agrees, percent, unit_of_last_digit
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.view import View
from extractor.results import compare
from extractor.settings import Settings

_PLAN = r"(?:年初|年度|全年|原定)?(?:目标|计划|任务|指标)(?:任务|数|值)?"
BEYOND = re.compile(
    rf"[，,（(]\s*(?:[比较]{_PLAN}的?(?:\d[\d.,]*[^，。；\d]{{1,4}}?)?(?:多|少|超|高|低)(?:出|了)?|超[出过]{_PLAN}|超额完成)\s*"
)
"""What leads from a result to the difference to its target: 326名，比目标多6名."""
AGAINST = re.compile(rf"[，,（(]\s*[比较]{_PLAN}的?")
SHARE = re.compile(rf"[，,（(]\s*(?:完成率(?:为|达到?)?|(?:[为是占]|完成|达到)了?{_PLAN}的)\s*")
"""What leads from a result to its share of the target: 326名，完成率101.9%."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a result that is set against its target by a figure of its own."""
    looked, demands_seen = False, False
    for _, demands in by_project(view):
        demands_seen = True
        for one in demands:
            for by, told in _set_against(view, one):
                looked = True
                yield _judge(view, one, by, told)
    if not demands_seen:
        yield NO_DEMANDS
    elif not looked:
        yield NotApplicable("完成数后面没有紧接着写与目标的差额或者比例")


def _set_against(view: View, one: Judged) -> Iterator[tuple[Quantity, Quantity]]:
    """The figures right behind a result that say how it stands to its target, each with that result."""
    told = one.result.reported
    if told is None or one.demand.figure is None or one.result.status not in ("met", "missed"):
        return
    text, behind = view.text(told.span.block), told
    for by in (q for q in view.quantities(told.span.block) if q.span.start >= told.span.end):
        between = text[behind.span.end : by.span.start]
        if AGAINST.fullmatch(between):
            continue  # 比目标320名多6名: the difference comes behind the target
        if BEYOND.fullmatch(between) is None and SHARE.fullmatch(between) is None:
            return
        yield by, told
        behind = by


def _judge(view: View, one: Judged, by: Quantity, told: Quantity) -> Judgement:
    due = one.demand.figure
    if due is None or not due.si or not compare.comparable(due, told.figure):
        return NotApplicable("指标和完成数的单位不同")
    share = by.figure.dimension == "ratio" and due.dimension not in ("ratio", "duration")
    if not share and not compare.comparable(by.figure, due):
        return NotApplicable("差额的单位与指标不同")
    # 招聘岗位436个……录用402人，完成率92.2%: held against another number of the project
    others = [q.figure for block in view.body_of(one.project) for q in view.quantities(block.id) if q is not told]
    if any(_right(by.figure, told.figure, figure, share) for figure in (due, *others) if _held(figure, told.figure)):
        return Passed()
    difference = abs(told.figure.si - due.si)
    computed = percent(told.figure.si / due.si, by.figure) if share else shown(difference, by.figure)
    return Failed(
        {"due": compare.shown(due), "told": told.span.quote, "stated": by.span.quote, "computed": computed},
        (*target(one.demand.span), *reported(told.span, by.span)),
        projects=(one.project,),
        target=one.quantity,
        reported=by,
        confidence=0.8,
    )


def _held(figure: Figure, told: Figure) -> bool:
    return figure.dimension == told.dimension and figure.si != 0


def _right(by: Figure, told: Figure, due: Figure, share: bool) -> bool:
    """Whether a difference or a share is that of two figures, as far as they are written out."""
    if share:
        ratio = told.si / due.si
        return agrees(by, ratio) or agrees(by, abs(ratio - 1))
    slack = max(unit_of_last_digit(figure) for figure in (by, told, due))
    exact = slack == 1 and due.dimension == "count"
    gap = abs(by.si - abs(told.si - due.si))
    return gap == 0 if exact else gap <= slack


RULE = Rule(
    code="GJ266",
    name="beyond-target",
    category="arithmetic",
    severity="error",
    message="指标为{due}，完成{told}，与目标相比应为{computed}，报告写{stated}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
