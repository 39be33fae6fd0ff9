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
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from db.records import Block, Indicator, Project, Quantity, Span
from extractor.checks.project.judged import places, said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.view import View
from extractor.language import words
from extractor.results import compare, likeness, statements
from extractor.results.statements import Statement
from extractor.settings import Settings

SAME = 0.75
"""Two statements that share so much of their words, whatever the figures, tell of one thing."""
LEAST = 2
"""Statements of fewer words of their own are too short to be told apart."""
RANGE = Fraction(1, 2)
"""A figure of less than half of the other is of a part, or of another scope."""
DIGITS = 2
OTHER_SCOPE = re.compile(
    r"累计|历年|至今|以来|目前共有|年末共?有|总数|其中|部分|上年|去年|同期|比|较|计划|拟|预计|将|力争|目标|以上|以内|增长|占|另|还|余"
)
RATE = re.compile(r"[一-鿿]{4,8}率(?=[^，。；率\d]{0,6}\d)")
"""A rate whose name is so long (头盔佩戴率) is told of one thing, where only one project tells of it."""
OF_MONEY = re.compile(r"(?:执行|支出|支付|拨付|资金到位|资金使用)(?:率|进度)")
"""Every project has such a rate of its money, and all of them together have another."""
ROLES = frozenset(("overall_results", "conclusion"))
HEADINGS = re.compile(r"成效|成果|成绩|亮点|效益|完成|实现")
"""Other sections that tell of results say so in their headings."""
AIMS = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?[^：:，。]{0,10}(?:目标|指标|计划|任务)\s*[：:]"
)
GOALS = frozenset(("overall_goals", "measures", "budget", "problems"))


@dataclass(frozen=True)
class Told:
    """A statement with its one figure. Without slots: it is held against many others, so that it keeps what it worked out."""

    statement: Statement
    quantity: Quantity
    project: Project | None
    row: str = ""

    @property
    def words(self) -> str:
        """What is told, for a message."""
        return self.row or self.statement.text

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of the statement without those of its figure."""
        text, quote = self.statement.text, self.quantity.span.quote
        figure = frozenset[str]()
        if quote in text:
            figure = likeness.terms(text) - likeness.terms(text.replace(quote, "，", 1))
        unit = likeness.terms(self.quantity.figure.unit) if self.quantity.figure.unit else frozenset[str]()
        return self.statement.terms - figure - unit - GENERAL

    @cached_property
    def asked(self) -> frozenset[str]:
        """The words of the demand that a project's figure answers, which the answer need not say again."""
        if self.project is None or self.quantity.figure.dimension in ("ratio", "rate"):
            return frozenset()  # one rate beside another is not the same one
        for demand in self.project.indicators:
            answer = demand.result.reported if demand.result is not None else None
            if answer is not None and answer.span == self.quantity.span:
                return likeness.terms(demand.text)
        return frozenset()

    @cached_property
    def bare(self) -> bool:
        """Whether only the name of a rate stands beside the figure (完成率98%): what it is a rate of is not said."""
        if self.row or self.quantity.figure.dimension != "ratio":
            return False
        return len(words.content(self.statement.text.replace(self.quantity.span.quote, "，", 1))) < LEAST


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure outside the projects that tells of what a project reports."""
    inside = [told for project in view.report.projects for told in _single(said(view, project), project)]
    by_measure: dict[compare.Measure, list[Told]] = {}
    for told in inside:
        by_measure.setdefault(compare.measure(told.quantity.figure), []).append(told)
    judged = False
    for again, one in _of_forms(view):
        judged = True
        if compare.same(one.quantity.figure, again.quantity.figure) or not _within_range(one.quantity, again.quantity):
            yield Passed()
        else:
            yield _failed(one, again)
    for again in _outside(view):
        same = _of_one_thing(view, again, by_measure.get(compare.measure(again.quantity.figure), []))
        if not same:
            continue
        judged = True
        if any(compare.same(one.quantity.figure, again.quantity.figure) for one in same) or len(same) > 1:
            yield Passed()
            continue
        one = same[0]
        if not _within_range(one.quantity, again.quantity) or _told_there(view, one, again):
            yield Passed()
            continue
        yield _failed(one, again)
    if not judged:
        yield NotApplicable("项目以外的部分没有再报项目的结果")


def _told_there(view: View, one: Told, again: Told) -> bool:
    """Whether the project's sentence tells the other figure too, and this one only of a part: 民事58件，行政24件，合计82件."""
    span = one.statement.span
    return any(
        compare.same(q.figure, again.quantity.figure)
        for q in view.quantities_in(view.sentence(span.block, span.start, span.end))
    )


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
        rows = [told for demand in project.indicators if (told := _row(view, project, demand)) is not None]
        for again in _single(said(view, project), project) if rows else ():
            here = again.statement.span.block
            like = [
                r
                for r in rows
                if r.statement.span.block != here and compare.comparable(r.quantity.figure, again.quantity.figure)
            ]
            same = [r for r in like if r.terms and likeness.coverage(r.terms, again.statement.terms, {}) >= SAME]
            if len(same) == 1:
                yield again, same[0]


def _row(view: View, project: Project, demand: Indicator) -> Told | None:
    """A row of a form as a statement: its indicator's words with the figure of its cell."""
    answer, result = demand.answer, demand.result
    if answer is None or answer.span is None or result is None or result.reported is None:
        return None
    if len(answer.spans) > 1 or len(view.quantities_in(answer.span)) != 1:
        return None
    statement = Statement(answer.span, 0, None, likeness.terms(demand.text), (result.reported,))
    return Told(statement, result.reported, project, f"{demand.text.split()[0]} {answer.text}")


def _single(found: Iterable[Statement], project: Project | None) -> Iterator[Told]:
    """The statements that give one figure, which is not of another scope or only a part."""
    for statement in found:
        counted = [q for q in statement.quantities if q.figure.dimension not in ("duration", "score")]
        if project is not None and len(counted) > 1:
            statement, counted = _first(statement, counted[0]), counted[:1]
        if (
            len(counted) != 1
            or statement.state in ("planned", "condition", "ongoing")
            or OTHER_SCOPE.search(statement.text)
        ):
            continue
        figure = counted[0].figure
        if (
            figure.value_high is None
            and figure.comparator in ("=", "~")
            and len(figure.value.as_tuple().digits) >= DIGITS
        ):
            yield Told(statement, counted[0], project)


def _first(statement: Statement, quantity: Quantity) -> Statement:
    """A statement up to its first figure: 硬化道路12.3公里 of 硬化道路12.3公里，涉及8个村."""
    span = statement.span
    text = span.quote[: quantity.span.end - span.start]
    place = Span(span.block, span.start, span.start + len(text), text)
    return replace(statement, span=place, terms=likeness.terms(text), quantities=(quantity,))


def _outside(view: View) -> Iterator[Told]:
    """The statements of the report's general parts: overall results, achievements, conclusion."""
    for block in view.outside:
        if _speaks_of_results(view, block):
            whole = Span(block.id, 0, len(block.text), block.text)
            yield from _single(statements.read([whole], places(view)), None)


def _speaks_of_results(view: View, block: Block) -> bool:
    roles = view.roles_of(block.id)
    section = view.section_of(block.id)
    if block.kind != "paragraph" or section is None or GOALS & set(roles) or AIMS.match(block.text):
        return False
    return roles[0] in ROLES or HEADINGS.search(section.heading) is not None


def _of_one_thing(view: View, again: Told, others: Sequence[Told]) -> list[Told]:
    """The projects' statements that tell of what `again` tells of."""
    if OF_MONEY.search(again.statement.text):
        return []
    terms = again.terms
    rate = RATE.search(again.statement.text)
    named = [one for one in others if rate is not None and rate[0] in one.statement.text]
    if len(named) == 1:
        return named
    if len(terms) < LEAST or again.bare:
        return []
    section = view.section_of(again.statement.span.block)
    headed = terms | (likeness.terms(section.heading) if section is not None else frozenset())
    found = []
    for one in others:
        if len(one.terms) < LEAST or one.bare:
            continue
        topic = likeness.terms(one.project.name) if one.project is not None else frozenset[str]()
        if likeness.coverage(terms, one.terms | topic | one.asked, {}) < SAME:
            continue
        if likeness.coverage(one.terms, headed | one.asked, {}) >= SAME:
            found.append(one)
    return found


GENERAL = frozenset(("全年", "全县", "全区", "全市", "全镇", "全局", "本年", "当年", "年内", "实际"))


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
