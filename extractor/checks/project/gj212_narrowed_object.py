"""对象改变

说明
    数字相同，指标说的是某一对象，完成情况在对象前加了限定，变成了另一批对象，例如“56座桥梁”变成“56座病险桥梁”；
    只说对象的一部分（“办公楼”变成“办公楼外墙”），或者换成了别的对象的，也属此类；这些和加的话看不出是否缩小了范围的，仅作提示。

理由
    对象变了，数字相同也不能说明指标已经完成；两种说法至少有一种不实。

反例
    1、桥梁养护
    绩效目标：保障通行安全。
    绩效指标：对56座桥梁开展日常检查。
    完成情况：56座病险桥梁得到及时加固。

正例
    1、桥梁养护
    绩效目标：保障通行安全。
    绩效指标：对56座桥梁开展日常检查。
    完成情况：全年对56座桥梁开展日常检查，发现病险桥梁3座，已全部加固。

不适用
    数字不同的；完成情况没有加限定的；项目自己的绩效目标写的就是加了限定的对象、数字也相同的（指标只是简称）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Span
from extractor.checks.project.judged import Judged, aimed, judged, said, silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.view import View
from extractor.results import compare, hints, likeness, objects, shifts
from extractor.results.asked import amount_due, core, points_back, without, written_at
from extractor.results.lexicon import UNSAID, Shift
from extractor.settings import Settings

HALF = 0.5
BRACKET = re.compile(r"[（(][^（）()]*[）)]")
"""What is added in brackets (12个（镇级2个、村级10个）) is a part of it, and no other object."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand of an amount in a project that reports."""
    looked = False
    for one in judged(view):
        figure = one.demand.figure
        if figure is None or figure.dimension == "ratio" or silent(one.project):
            continue
        looked = True
        changed = _of_other(one)
        if changed is not None and _of_the_goal(view, one, changed[1]):
            changed = None  # 淘汰旧车14辆 beside 购置新车14辆: as many, and what the goal speaks of
        found = changed or _behind(view, one)
        if found is None:
            yield Passed()
            continue
        shift, span = found
        if _told_so_in_the_goal(view, one, shift):
            yield Passed()
            continue
        yield Failed(
            {"demanded": shift.demanded, "object": shift.said, "figure": compare.shown(figure)},
            (*target(one.demand.span), *reported(span)),
            projects=(one.project,),
            target=one.quantity,
            reported=one.result.reported,
            severity=None if changed is None else "info",  # whether it is another thing only a reader can tell
            key=("demand", str(one.demand.id)),
            confidence=0.8 if changed is None else 0.6,
        )
    if not looked:
        yield NotApplicable("没有以数量为指标的项目")


def _behind(view: View, one: Judged) -> tuple[Shift, Span] | None:
    """A qualification right behind the figure (56座病险桥梁), in any statement that gives it."""
    if one.demand.figure is None or one.demand.figure.dimension != "count":
        return None
    at = written_at(one.demand)
    if at is None:
        return None
    for statement in said(view, one.project):
        for quantity in statement.quantities:
            if compare.equal(one.demand.figure, quantity.figure):
                after = statement.text[quantity.span.end - statement.span.start :]
                shift = objects.narrowed(one.demand.text[at[1] :], after)
                if shift is not None:
                    return shift, statement.span
    return None


def _of_the_goal(view: View, one: Judged, told: Span) -> bool:
    """Whether a clause has its own words from a clause of the goal that this demand does not speak of."""
    terms = likeness.terms(told.quote) - likeness.terms(one.demand.text)
    if likeness.terms(told.quote) & likeness.terms(one.demand.text) or not terms:
        return False
    return any(likeness.coverage(terms, s.terms, {}) >= HALF for s in aimed(view, one.project))


def _told_so_in_the_goal(view: View, one: Judged, shift: Shift) -> bool:
    """Whether the project's own goal gives the figure with the narrower object: the indicator only says it in short."""
    narrower = UNSAID.sub("", shift.said)
    return any(
        one.demand.figure is not None
        and q.figure.si == one.demand.figure.si
        and compare.comparable(one.demand.figure, q.figure)
        and UNSAID.sub("", view.text(q.span.block)[q.span.end :]).startswith(narrower)
        for q in view.quantities_of(one.project.goal)
    )


def _of_other(one: Judged) -> tuple[Shift, Span] | None:
    """The objects, where the figure that was found is of less or of something else, or perhaps so."""
    quantity, figure = one.result.reported, one.demand.figure
    if quantity is None or figure is None or one.result.status not in ("not_reported", "met"):
        return None
    span = one.result.evidence[0]
    if points_back(span, quantity.span):
        return None
    if not amount_due(figure) or not compare.equal(figure, quantity.figure) or shifts.work(one.demand.text, span.quote):
        return None
    words = core(one.demand), BRACKET.sub("", without(span, quantity.span))
    sure = objects.of_object(*words, one.project.name) if one.result.status == "not_reported" else None
    shift = sure or hints.of(*words)
    return None if shift is None else (shift, span)


RULE = Rule(
    code="GJ212",
    name="narrowed-object",
    category="wording_shift",
    severity="error",
    message="同为{figure}，指标的对象是“{demanded}”，完成情况变成“{object}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：完成情况应与绩效指标的对象一致",
    check=check,
    doc=__doc__,
)
