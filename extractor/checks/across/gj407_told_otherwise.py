"""同一结果在两处数字不同

说明
    总体完成情况、主要成效、结论等部分又报了某个项目的一项结果，说的是同一件事、同一计量单位，数字却与项目自己的完成情况不同。

理由
    同一结果只有一个真实的数字。前后不同，说明有一处写错，或者口径不同而没有说明。

反例
    一、项目完成情况
    1、家庭养老床位建设
    绩效目标：建设家庭养老床位。
    绩效指标：建成家庭养老床位300张。
    完成情况：建成家庭养老床位312张。
    二、主要成效
    全年建成家庭养老床位321张。

正例
    一、项目完成情况
    1、家庭养老床位建设
    绩效目标：建设家庭养老床位。
    绩效指标：建成家庭养老床位300张。
    完成情况：建成家庭养老床位312张。
    二、主要成效
    全年建成家庭养老床位312张，惠及老年人310名。

不适用
    项目以外的部分没有再报项目的结果；一个是另一个的约数的；写明是累计、其中一部分或其他范围的，不比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from db.records import Quantity
from extractor.checks.across.told import Told, of_row, outside, single
from extractor.checks.project.judged import said
from extractor.checks.report.beside import of_own_counts
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.view import View
from extractor.results import compare, likeness
from extractor.settings import Settings

SAME = 0.75
"""Two statements that share so much of their words, whatever the figures, tell of one thing."""
RANGE = Fraction(1, 2)
"""A figure of less than half of the other is of a part, or of another scope."""
LONG = 3
"""A figure of so many digits does not come twice by chance."""
RATE = re.compile(r"[一-鿿]{4,8}率(?=[^，。；率\d]{0,6}\d)")
"""A rate whose name is so long (头盔佩戴率) is told of one thing, where only one project tells of it."""
SUMMED = re.compile(r"(?:[一-鿿][和与及]|、)[^，。；\d]{2,14}(?:合计|共计?|总计)[^，。；\d]{0,4}$")
"""A figure so led is of two things together: 成人和少儿活动合计544场."""
OF_MONEY = re.compile(r"(?:执行|支出|支付|拨付|资金到位|资金使用)(?:率|进度)")
"""Every project has such a rate of its money, and all of them together have another."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure outside the projects that tells of what a project reports."""
    inside = [told for project in view.report.projects for told in single(said(view, project), project)]
    by_measure: dict[compare.Measure, list[Told]] = {}
    for told in inside:
        by_measure.setdefault(compare.measure(told.quantity.figure), []).append(told)
    judged = False
    for again, one in _of_forms(view):
        judged = True
        if (
            compare.same(one.quantity.figure, again.quantity.figure)
            or not _within_range(one.quantity, again.quantity)
            or _told_there(view, again, one)
        ):
            yield Passed()
        else:
            yield _failed(one, again)
    for again in outside(view, by_measure):
        same = _of_one_thing(view, again, by_measure.get(compare.measure(again.quantity.figure), []))
        if not same:
            continue
        judged = True
        if any(compare.same(one.quantity.figure, again.quantity.figure) for one in same) or len(same) > 1:
            yield Passed()
            continue
        one = same[0]
        if (
            not _within_range(one.quantity, again.quantity)
            or _told_there(view, one, again)
            or _of_more(one, again)
            or of_own_counts(view, one.quantity, again.quantity)
        ):
            yield Passed()
            continue
        yield _failed(one, again)
    if not judged:
        yield NotApplicable("项目以外的部分没有再报项目的结果")


def _told_there(view: View, one: Told, again: Told) -> bool:
    """Whether the project tells the other figure too, and this one only of a part: 民事58件，行政24件，合计82件.

    A short one may be told of another thing anywhere but in the same sentence.
    """
    span = one.statement.span
    told = view.quantities_in(view.sentence(span.block, span.start, span.end))
    if one.project is not None and len(again.quantity.figure.value.as_tuple().digits) >= LONG:
        told = (*told, *view.quantities_of(one.project.completion))
    return any(compare.same(q.figure, again.quantity.figure) for q in told)


def _of_more(one: Told, again: Told) -> bool:
    """Whether the greater figure sums up two things, of which the project may tell one."""
    before = again.statement.text[: again.quantity.span.start - again.statement.span.start]
    return again.quantity.figure.si > one.quantity.figure.si and SUMMED.search(before) is not None


def _failed(one: Told, again: Told) -> Failed:
    return Failed(
        {"here": again.statement.text, "there": one.words},
        (*reported(one.statement.span), *context(again.statement.span)),
        projects=(one.project,) if one.project else (),
        target=one.quantity,
        reported=again.quantity,
        confidence=0.8,
    )


def _of_forms(view: View) -> Iterator[tuple[Told, Told]]:
    """What a form tells in words of a project, and the one row whose cell tells of the same."""
    for project in view.report.projects:
        rows = [told for demand in project.indicators if (told := of_row(view, project, demand)) is not None]
        for again in single(said(view, project), project) if rows else ():
            here = again.statement.span.block
            like = [
                r
                for r in rows
                if r.statement.span.block != here and compare.comparable(r.quantity.figure, again.quantity.figure)
            ]
            same = [r for r in like if r.terms and likeness.coverage(r.terms, again.statement.terms, {}) >= SAME]
            if len(same) == 1:
                yield again, same[0]


def _of_one_thing(view: View, again: Told, others: Sequence[Told]) -> list[Told]:
    """The projects' statements that tell of what `again` tells of."""
    if not others or OF_MONEY.search(again.statement.text):
        return []
    rate = RATE.search(again.statement.text)
    named = [one for one in others if rate is not None and rate[0] in one.statement.text]
    if len(named) == 1:
        return named
    if not again.telling:
        return []
    section = view.section_of(again.statement.span.block)
    headed = again.terms | (likeness.terms(section.heading) if section is not None else frozenset())
    found = []
    for one in others:
        if not one.telling:
            continue
        if likeness.coverage(again.terms, one.in_context, {}) < SAME:
            continue
        if again.terms.isdisjoint(one.answering) and one.quantity.figure.unit != again.quantity.figure.unit:
            continue  # the project's name alone is of all that it tells: 输水管22,350米 is not the 渠道18.4公里
        if likeness.coverage(one.terms, headed | one.asked, {}) >= SAME:
            found.append(one)
    return found


def _within_range(one: Quantity, other: Quantity) -> bool:
    low, high = sorted((one.figure.si, other.figure.si))
    return low > 0 and low >= RANGE * high


RULE = Rule(
    code="GJ407",
    name="told-otherwise",
    category="cross_project_conflict",
    severity="warning",
    message="项目完成情况写“{there}”，另一处写“{here}”，同一结果数字不同",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
