"""Figures in a row that are added up: a run that comes to the demand exactly, classes of the thing that are enough."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import closing, compare, instalments, likeness, places, shifts, sweeping, wholes
from extractor.results.enough import (
    ENOUGH_ALONE_WITH_EQUAL,
    ENOUGH_WITH_EQUAL,
    ENOUGH_WITH_FIGURE,
    LESSONS,
    LONGEST_RUN,
    UNFINISHED,
    Match,
)
from extractor.results.lexicon import lexicon

if TYPE_CHECKING:
    from extractor.results.align import Aligner

UNDONE = (*UNFINISHED, "not_done")
"""What is told of with such words is not added to what was done."""
ENOUGH_ONE_CLASS = 0.9
"""A statement that holds so much of a demand's words is of the thing itself, and no class of it."""
ALSO_MORE = Fraction(3, 10)
"""Classes of one thing that together exceed what was asked for by more are counts of other things."""
TWO_DIGITS = 10
"""Three classes in a row that add up to a number of so many digits are no chance."""
_IN_A_ROW = re.compile(r"[^，。；、\d]{0,4}[、和及][^，。；、\d]{0,14}")
"""三号库房420平方米、四号库房340平方米; 8个镇和4个街道."""

_KINDS_IN_A_ROW = re.compile(r"[^，。；、\d]{0,10}[、和及与][^，。；、\d]{0,14}")
"""3个边远乡镇和9所寄宿学校."""


def exactly(aligner: Aligner, index: int, target: Figure) -> Match | None:
    """A run of like figures that add up to the demand exactly."""
    told: dict[int, list[Quantity]] = {}
    for place, quantity in aligner.said.get(compare.measure(target), ()):
        if aligner.statements[place].state not in UNDONE:  # 10座已投用，其余2座正在安装: not 12座
            told.setdefault(place, []).append(quantity)
    for start in told:
        run: list[tuple[int, Quantity]] = []
        for place in range(start, min(start + LONGEST_RUN, len(aligner.statements))):
            like = told.get(place, [])
            if not like or aligner.statements[place].sentence != aligner.statements[start].sentence:
                break
            if len(like) > 1 and not all(_in_a_row(aligner, (place, a), (place, b)) for a, b in pairwise(like)):
                break
            if run and aligner.is_part(place, like[0]) and not aligner.is_part(start, run[0][1]):
                break  # 搞了22场，县级2场…: a whole is not added to its parts
            run += [(place, quantity) for quantity in like]
            if len(run) > 1 and _come_to(aligner, run) == target.si:
                said = [aligner.statements[p] for p, _ in run]
                terms = frozenset[str]().union(*(s.terms for s in said))
                enough = ENOUGH_WITH_EQUAL if len(run) > 2 else ENOUGH_WITH_FIGURE
                if all(_in_a_row(aligner, a, b) for a, b in pairwise(run)) and (
                    compare.telling(target)  # 三号库房420平方米、四号库房340平方米 for 760平方米
                    or (len(run) > 2 and target.value >= TWO_DIGITS)
                    or (sweeping.in_full(aligner.demands[index].text) and sweeping.of_all(said[-1].text))
                ):
                    enough = 0.0
                if likeness.coverage(aligner.terms[index], terms, aligner.weigh) >= enough:
                    if (whole := wholes.told(aligner, index, run)) is not None:
                        return whole
                    others = tuple(s for s in dict.fromkeys(said) if s is not said[0])
                    return Match(said[0], 0.5, run[0][1], figure=target, others=others)
    return None


def _come_to(aligner: Aligner, run: list[tuple[int, Quantity]]) -> Fraction:
    """What figures in a row come to, one of which may fall to each of several things: 山体2次、溺水和走失各1次 is 4次."""
    total = Fraction(0)
    for at, (place, quantity) in enumerate(run):
        statement = aligner.statements[place]
        start = run[at - 1][1].span.end if at and run[at - 1][0] == place else statement.span.start
        between = statement.text[start - statement.span.start : quantity.span.start - statement.span.start]
        total += (places.in_all(quantity.figure, between) if at else quantity.figure).si
    return total


def mixed(aligner: Aligner, index: int, target: Figure) -> Match | None:
    """Two figures in a row by different classifiers that add up to the demand: 3个镇和9所学校 for 送书12家.

    One of them at least is counted as what is due, and so many things are no chance.
    """
    if target.dimension != "count" or target.si < TWO_DIGITS or target.comparator not in ("=", ">="):
        return None
    told = [(place, quantity) for place, _, quantity in aligner.alike.get(compare.kin(target), ())]
    for one, other in pairwise(told):
        like = [q.figure for _, q in (one, other)]
        statements = [aligner.statements[place] for place, _ in (one, other)]
        if like[0].base == like[1].base or not any(compare.comparable(target, figure) for figure in like):
            continue
        if like[0].si + like[1].si != target.si or any(s.state in UNDONE for s in statements):
            continue
        if not _in_a_row(aligner, one, other, _KINDS_IN_A_ROW):
            continue
        terms = frozenset[str]().union(*(s.terms for s in statements))
        if likeness.coverage(aligner.terms[index], terms, aligner.weigh) >= ENOUGH_WITH_EQUAL:
            return Match(statements[0], 0.5, one[1], figure=target, others=tuple(statements[1:]))
    return None


def classes(aligner: Aligner, index: int, target: Figure, held: Match | None) -> Match | None:
    """Two or more classes of the thing, told in a row, that together are enough: 坑塘45处、沟渠18处 for 60处."""
    lasts = target.dimension == "duration" and target.base not in LESSONS
    if target.comparator in ("<=", "<") or target.dimension in ("ratio", "money") or lasts:
        return None
    run: list[tuple[int, Quantity]] = []
    for place, quantity in aligner.said.get(compare.measure(target), ()):
        here = aligner.statements[place]
        part = aligner.is_part(place, quantity) or here.state in UNDONE or wholes.sums_up(here, quantity)
        if run and not part and _in_a_row(aligner, run[-1], (place, quantity)):
            run.append((place, quantity))
            if (match := _enough(aligner, index, target, run, held)) is not None:
                return wholes.told(aligner, index, run) or match
        else:
            run = [] if part else [(place, quantity)]
    return None


def _in_a_row(
    aligner: Aligner, one: tuple[int, Quantity], other: tuple[int, Quantity], row: re.Pattern[str] = _IN_A_ROW
) -> bool:
    """Whether only 、 or 和 and the name of a class part two figures, in one statement or in two side by side."""
    (place, first), (after, second) = one, other
    here, there = aligner.statements[place], aligner.statements[after]
    if after - place > 1 or here.sentence != there.sentence or here.span.block != there.span.block:
        return False
    if after > place and (here.span.end > there.span.start or there.span.start - here.span.end > 1):
        return False
    between = here.text[first.span.end - here.span.start :] if after > place else ""
    begin = there.span.start if after > place else first.span.end
    between += "、" * (after > place) + there.text[begin - there.span.start : second.span.start - there.span.start]
    return row.fullmatch(between) is not None


def _enough(
    aligner: Aligner, index: int, target: Figure, run: list[tuple[int, Quantity]], held: Match | None
) -> Match | None:
    """The run's total, where it satisfies the demand, is near to it, and every class is of the thing demanded."""
    figures = [quantity.figure for _, quantity in run]
    if any(figure.factor != figures[0].factor or figure.comparator != "=" for figure in figures):
        return None
    total = sum((figure.si for figure in figures), Fraction(0))
    if not target.si <= total <= target.si * (1 + ALSO_MORE):
        return None
    said = [aligner.statements[place] for place, _ in run]
    terms = aligner.terms[index]
    whole = replace(figures[0], value=sum((figure.value for figure in figures), Decimal(0)))
    match = Match(said[0], 0.5, run[0][1], figure=whole, others=tuple(said[1:]))
    if all(instalments.opens(s.text) for s in said):
        told = likeness.coverage(terms, _before(aligner, run[0][0]), aligner.weigh)
        return match if told >= _least(aligner, target) else None
    shares = [likeness.coverage(terms, s.terms, aligner.weigh) for s in said]
    if any(_of_another(aligner, index, place, quantity) for place, quantity in run):
        return None
    before = [s.text[: q.span.start - s.span.start] for s, (_, q) in zip(said, run, strict=True)]
    if (
        closing.label(before) is None
        and said[0] is not said[-1]
        and max(shares) >= ENOUGH_ONE_CLASS
        and min(shares) < ENOUGH_WITH_FIGURE
    ):
        return None
    demanded = aligner.demands[index].text
    if any(shifts.verb(demanded, name) for name in _between(run, before)):
        return None  # 新建泵站5座、维修泵站6座
    opening = _opening(aligner, run[0][0])  # 检修配电箱，东区110个、西区98个
    together = likeness.coverage(terms, opening.union(*(s.terms for s in said)), aligner.weigh)
    if max(together, aligner.coverage(index, run[0][0])) < ENOUGH_WITH_FIGURE and not _one_of(run, before, held):
        return None
    return match


def _of_another(aligner: Aligner, index: int, place: int, quantity: Quantity) -> bool:
    """Whether a figure answers another demand in that one's own words, which say more of it than this one's:
    图书采购11600种，报刊订购1382种, where 订购报刊1350种 is due as well."""
    said = aligner.statements[place].terms
    own = likeness.coverage(aligner.terms[index], said, aligner.weigh)
    return own < ENOUGH_WITH_FIGURE and any(
        other.figure is not None
        and at != index
        and compare.comparable(other.figure, quantity.figure)
        and likeness.coverage(aligner.terms[at], said, aligner.weigh) >= ENOUGH_ONE_CLASS
        for at, other in enumerate(aligner.demands)
    )


def _least(aligner: Aligner, target: Figure) -> float:
    """How much of a demand's words instalments must hold: any, where nothing else is due in their measure."""
    asked = [d.figure for d in aligner.demands if d.figure and compare.comparable(d.figure, target)]
    return ENOUGH_ALONE_WITH_EQUAL if len(asked) == 1 else ENOUGH_WITH_FIGURE


def _opening(aligner: Aligner, place: int) -> frozenset[str]:
    """The words of the clause without a figure that a run follows in its sentence."""
    before = aligner.statements[place - 1] if place else aligner.statements[place]
    goes_on = before.sentence == aligner.statements[place].sentence and not before.quantities
    return before.terms if goes_on else frozenset()


def _before(aligner: Aligner, place: int) -> frozenset[str]:
    """The words of the statement that a run of instalments follows in its sentence (培训办了两期，第一期30人次…)."""
    here = aligner.statements[place]
    if place == 0 or aligner.statements[place - 1].sentence != here.sentence:
        return here.terms
    return here.terms | aligner.statements[place - 1].terms


def _one_of(run: list[tuple[int, Quantity]], before: list[str], held: Match | None) -> bool:
    """Whether the answer that falls short is one of the classes, and no other work is told between: 引进博士4名、硕士7名."""
    if held is None or not any(quantity is held.quantity for _, quantity in run):
        return False
    return not any(lexicon().any_verb.search(name) for name in _between(run, before))


def _between(run: list[tuple[int, Quantity]], before: list[str]) -> list[str]:
    """The words of each class but the first."""
    return [text.rpartition(quantity.span.quote)[2] for text, (_, quantity) in zip(before[1:], run, strict=False)]
