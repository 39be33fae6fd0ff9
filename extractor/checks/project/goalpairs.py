"""Figures of a goal and the demands of the same project that speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.records import Project, Quantity
from extractor.checks.project.judged import Judged, aimed
from extractor.checks.view import View
from extractor.results import apiece, asked, compare, likeness
from extractor.results.enough import EVERYDAY
from extractor.results.statements import Statement

ALIKE = 0.7
"""The share of a demand's words, and of the goal's clause, that must be common for them to speak of one thing."""

HELD = 0.75
"""The share of a demand's words that the goal's clause, which may say more, must hold."""
REPEATED = 3
"""So many figures of the goal that the demands repeat make both say the same."""
DIGITS = 3
"""From so many digits on, the same ones in another order are a slip and no chance."""
SHARED, HALF = 2, 0.5
"""Limits of time are of one thing if so many words, and so much of the demand's, are common to them alone."""
MEASURES = frozenset(("时间", "时限", "用时", "时长", "平均", "小时", "分钟", "工作", "作日"))
"""Words that any limit of time has."""
NOUN = 3
"""A noun of so many characters on both sides of the figures is one thing."""
BOUND = re.compile(rf"(?:{likeness.BOUNDS.pattern}|[达到为共约])+$")
BARE = re.compile(rf"(?:{likeness.BOUNDS.pattern})*")
WITHIN = re.compile(r"^\s*(?:之|以)?内")
VERB = re.compile(r"[\u4e00-\u9fff]{2}$")
SPAN = re.compile(r"累计|总共|总数|[两二三四五]年|规划|至20|到20")
"""A goal of several years is more than the demand of one."""
BEFORE = re.compile(r"(?:上一?年|去年|前年|此前|以前|原有|现有|目前)")
"""How things stood (上年只有3支小分队) is no goal."""
FROM = re.compile(r"(?:[由从](?:原来?|现[在有]|上年|去年|目前)?的?|原来?的?)$")
TO = re.compile(r"[^，。；\d]{1,6}[到至为]\s*(?=\d)")
MANY = re.compile(r"每[十百千万]")
EACH = re.compile(r"每[一-鿿]{1,8}$")
AGES = frozenset(("岁", "周岁"))
"""Who is meant (65岁以上老年人) is no figure of what is done."""
KEPT = re.compile(r"(?:保持|稳定|维持|控制|提高|提升)[在到至]$")
"""How a rate is to be kept or brought to a figure."""
RATE = re.compile(r"[一-鿿]{4,}率$")
"""A rate whose name says of what it is; 合格率 and 满意率 alone are of anything."""


def pairs(view: View, project: Project, demands: tuple[Judged, ...]) -> Iterator[tuple[Statement, Quantity, Judged]]:
    """A goal's clause with one figure, and the demand that says the same in its words."""
    if not view.quantities_of(project.goal):
        return
    goal = aimed(view, project)
    for statement in goal:
        if BEFORE.match(statement.text):
            continue
        told = [q for q in statement.quantities if q.figure.unit not in AGES and not _starts(statement, q)]
        for quantity in told if len(told) == 1 else ():
            like = [
                one
                for one in demands
                if one.demand.figure is not None
                and compare.comparable(one.demand.figure, quantity.figure)
                and _per_alike(one, statement, quantity)
                and (
                    _one_thing(one, statement)
                    or _same_noun(one, statement, quantity)
                    or same_rate(one, statement, quantity)
                    or _same_verb(one, statement, quantity, demands, goal)
                    or _slipped(one, quantity, demands)
                    or _only_of_its_kind(one, statement, quantity, demands, goal)
                    or _same_limit(one, statement, quantity, demands, goal)
                    or _left_alone(one, statement, quantity, demands, goal)
                )
            ]
            if len(like) == 1:
                yield statement, quantity, like[0]


def _starts(statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure is where a change begins that the clause gives the end of (由原来的15个工作日压到10个工作日以内)."""
    start, end = quantity.span.start - statement.span.start, quantity.span.end - statement.span.start
    return FROM.search(statement.text, 0, start) is not None and TO.match(statement.text, end) is not None


def _per_alike(one: Judged, statement: Statement, quantity: Quantity) -> bool:
    """Whether a goal's figure is of one of many (每千人5张) only where the demand's is; one that is near is the same."""
    if one.demand.figure is None or not apiece.far_off(one.demand.figure, quantity.figure):
        return True
    before = statement.text[: quantity.span.start - statement.span.start]
    single = quantity.figure.si == 1 and EACH.search(before)  # 每个行政村配备一名辅警
    aimed = apiece.per(before) if MANY.search(before) or single else frozenset()
    if single and not aimed:
        return False
    return not aimed or not aimed.isdisjoint(apiece.per(f"{one.demand.text}{quantity.figure.unit or ''}"))


def _only_of_its_kind(
    one: Judged, statement: Statement, quantity: Quantity, demands: tuple[Judged, ...], goal: Sequence[Statement]
) -> bool:
    """Whether goal and demands count but one thing in a unit that little is counted in (培训15期, 培训期数12期)."""
    if quantity.figure.dimension != "count" or quantity.figure.base in EVERYDAY:
        return False
    asked = [d for d in demands if d.demand.figure is not None and compare.comparable(d.demand.figure, quantity.figure)]
    aimed = [q for s in goal for q in s.quantities if compare.comparable(q.figure, quantity.figure)]
    return len(asked) == len(aimed) == 1 and not likeness.terms(one.demand.text).isdisjoint(statement.terms)


def _same_limit(
    one: Judged, statement: Statement, quantity: Quantity, demands: tuple[Judged, ...], goal: Sequence[Statement]
) -> bool:
    """Whether goal and demand set a time limit, share words, and share none with any other limit of the project."""
    if quantity.figure.dimension != "duration" or quantity.figure.comparator not in ("<=", "<"):
        return False
    asked = [
        (d, likeness.terms(d.demand.text) - MEASURES)
        for d in demands
        if d.demand.figure is not None and compare.comparable(d.demand.figure, quantity.figure)
    ]
    own = next((terms for d, terms in asked if d is one), frozenset[str]())
    aimed = [s for s in goal if any(compare.comparable(q.figure, quantity.figure) for q in s.quantities)]
    # what is done within a time stands behind it: 确认后24小时内恢复
    limited = WITHIN.sub("", statement.text[quantity.span.end - statement.span.start :]) or statement.text
    if len(own & likeness.terms(limited)) < SHARED or likeness.coverage(own, statement.terms, {}) < HALF:
        return False
    return all(statement.terms.isdisjoint(terms) for d, terms in asked if d is not one) and all(
        own.isdisjoint(s.terms) for s in aimed if s is not statement
    )


def _left_alone(
    one: Judged, statement: Statement, quantity: Quantity, demands: tuple[Judged, ...], goal: Sequence[Statement]
) -> bool:
    """Whether goal and demands say the same figures one by one, but for one on each side, of one measure and like words.

    目标：抽查加油站不少于36家、油品不少于75批，整改率100%，满意度85%; 指标：受检加油站33家，油品75批，整改率100%，满意度85%.
    """
    if quantity.figure.dimension != "count" or one.demand.figure is None:
        return False
    if one.demand.figure.comparator != quantity.figure.comparator:
        return False
    aimed = [q.figure for s in goal for q in s.quantities]
    asked_for = [d.demand.figure for d in demands if d.demand.figure is not None]
    alone = [f for f in aimed if not any(compare.equal(f, other) for other in asked_for)]
    open_ones = [f for f in asked_for if not any(compare.equal(f, other) for other in aimed)]
    if alone != [quantity.figure] or open_ones != [one.demand.figure] or len(aimed) - 1 < REPEATED:
        return False
    terms = {term for term in likeness.terms(one.demand.text) & statement.terms if len(term) > 1}
    return len(terms) >= SHARED


def _same_noun(one: Judged, statement: Statement, quantity: Quantity) -> bool:
    """Whether what follows the goal's figure stands right before the demand's: 保持220户记账户 and 记账户200户."""
    after = statement.text[quantity.span.end - statement.span.start :]
    before = BOUND.sub("", asked.before(one.demand))
    return any(after.startswith(before[-size:]) for size in range(NOUN, len(before) + 1))


def same_rate(one: Judged, statement: Statement, quantity: Quantity) -> bool:
    """Whether the rates on both sides are called the same to the end, one of them with more before it: (肺结核)患者治疗率."""
    words = (statement.text[: quantity.span.start - statement.span.start], asked.before(one.demand))
    short, long = sorted((BOUND.sub("", KEPT.sub("", before)) for before in words), key=len)
    return RATE.fullmatch(short) is not None and long.endswith(short)


def _same_verb(
    one: Judged, statement: Statement, quantity: Quantity, demands: tuple[Judged, ...], goal: Sequence[Statement]
) -> bool:
    """Whether the goal has a verb right before its figure that this demand alone of its measure begins with."""
    if quantity.figure.dimension != "count" or SPAN.search(statement.text):
        return False
    verb = VERB.search(statement.text[: quantity.span.start - statement.span.start])
    if verb is None:
        return False
    like = [d for d in demands if d.demand.figure is not None and compare.comparable(d.demand.figure, quantity.figure)]
    if quantity.figure.base in EVERYDAY:
        # 推动欠薪案件办结，年内办结80件: what is counted in so common a unit must have been told before
        bare = BARE.fullmatch(statement.text, quantity.span.end - statement.span.start) is not None
        told = frozenset[str]().union(*(s.terms for s in goal if s.sentence == statement.sentence))
        if not bare or len(like) > 1 or likeness.coverage(likeness.terms(one.demand.text), told, {}) < HELD:
            return False
    return [d for d in like if d.demand.text.startswith(verb[0])] == [one]


def _slipped(one: Judged, quantity: Quantity, demands: tuple[Judged, ...]) -> bool:
    """Whether the goal's figure is the demand's with its digits in another order, and both are the only ones of their measure."""
    figure = one.demand.figure
    if figure is None or figure.factor != quantity.figure.factor or figure.si == quantity.figure.si:
        return False
    digits = [sorted(f"{f.value:f}".replace(".", "")) for f in (figure, quantity.figure)]
    like = [d for d in demands if d.demand.figure is not None and compare.comparable(d.demand.figure, quantity.figure)]
    return digits[0] == digits[1] and len(digits[0]) >= DIGITS and len(like) == 1


def _one_thing(one: Judged, statement: Statement) -> bool:
    terms = likeness.terms(one.demand.text)
    if likeness.alike(terms, statement.terms) >= ALIKE:
        return True
    words = frozenset(term for term in terms if len(term) > 1)  # 建 and 建成 are one verb
    return len(words) > 1 and likeness.coverage(words, statement.terms, {}) >= HELD
