"""Demands that several figures answer together: parts of a sum, classes of a thing, so many apiece."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import apiece, asked, closing, compare, gains, likeness, places, shifts, sweeping, wholes, worst
from extractor.results.enough import (
    ENOUGH_ALONE_WITH_EQUAL,
    ENOUGH_WITH_EQUAL,
    ENOUGH_WITH_FIGURE,
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
_LESSONS = ("学时", "课时")
"""Hours of lessons add up (线下72学时、线上56学时), time that was taken does not."""
_EACH = re.compile(r"[均每各]")
_INSTALMENT = re.compile(
    r"第?[一二三四五六七八九十\d]{1,2}[期批次轮场]|[上下]半年|[春夏秋冬]季|第?[一二三四]季度|首[期批次]"
)
_IN_A_ROW = re.compile(
    r"[^，。；、\d]{0,4}[、和及][^，。；、\d]{0,14}"
)  # 三号库房420平方米、四号库房340平方米; 8个镇和4个街道


class Totals:
    """Looks for such figures among the statements of an aligner."""

    def __init__(self, aligner: Aligner) -> None:
        self._of = aligner

    def answer(self, found: dict[int, Match], taken: set[tuple[int, int]]) -> None:
        """Demands that several figures answer together: 新建28条、更新17条 for 45条, 6月和7月各1场 for 2场."""
        for index, demand in enumerate(self._of.demands):
            target = demand.figure
            held = found.get(index)
            if target is None or target.dimension == "ratio":
                continue
            if held is not None and held.quantity is not None and _EACH.search(demand.text):
                told = worst.respectively(target, held.statement, held.quantity)
                found[index] = held = replace(held, quantity=told)
            if held is None and (one := gains.gained(self._of, index, target) or self._of_each(index, target, taken)):
                found[index] = one
                continue
            if (
                held is not None
                and held.quantity is not None
                and compare.satisfies(target, held.quantity.figure, "higher")
            ):
                continue
            match = (
                self._of_parts(index, target, found)
                or self._apiece(index, target, taken)
                or self._sum(index, target, held)
                or self._classes(index, target, held)
            )
            if match is not None:
                found[index] = match

    def _of_parts(self, index: int, target: Figure, found: dict[int, Match]) -> Match | None:
        """What answers the demands for the parts that a total is divided into (4座，其中大型1座、小型3座), together."""
        demands = self._of.demands
        if index + 1 >= len(demands) or not asked.PART.match(demands[index + 1].text):
            return None
        due, told, answers = Fraction(0), Decimal(0), list[Match]()
        for place in range(index + 1, len(demands)):
            part, match = demands[place].figure, found.get(place)
            if part is None or part.factor != target.factor or not compare.comparable(part, target):
                return None
            if match is None or match.quantity is None or match.quantity.figure.factor != target.factor:
                return None
            due, told = due + part.si, told + (match.figure or match.quantity.figure).value
            answers.append(match)
            if due >= target.si:
                break
        first = answers[0]
        if due != target.si or len(answers) < 2 or first.quantity is None:
            return None
        figure = replace(first.quantity.figure, value=told)
        others = dict.fromkeys(m.statement for m in answers if m.statement is not first.statement)
        return Match(first.statement, 0.5, first.quantity, figure=figure, others=tuple(others))

    def _of_each(self, index: int, target: Figure, taken: set[tuple[int, int]]) -> Match | None:
        """The only figure that is told per the very thing that the demand counts by: 每平方米1398元 for 1450元/平方米."""
        demanded = f"{self._of.demands[index].text}{target.unit or ''}"
        wanted = apiece.per(demanded) | apiece.per_period(demanded)
        if not wanted:
            return None
        told: list[Match] = []
        for statement in self._of.statements:
            for quantity in statement.quantities:
                before = statement.text[: quantity.span.start - statement.span.start]
                figure = apiece.as_rate(target, quantity.figure, before) or quantity.figure
                alike = compare.comparable(target, figure) and not apiece.far_off(target, figure)
                free = (quantity.span.block, quantity.span.start) not in taken
                said = f"{before}{figure.unit or ''}"
                if alike and free and (apiece.per(said) | apiece.per_period(said)) & wanted:
                    told.append(Match(statement, 0.5, quantity, figure=figure))
        if len({match.statement.span for match in told}) != 1:
            return None
        ceiling = target.comparator in ("<=", "<")  # 分别为38小时、36小时、42小时: the worst must do
        return (max if ceiling else min)(told, key=lambda match: match.figure.si if match.figure else 0)

    def _apiece(self, index: int, target: Figure, taken: set[tuple[int, int]]) -> Match | None:
        for place, _, quantity in self._of.alike.get(compare.kin(target), ()):
            if self._of.coverage(index, place) < ENOUGH_WITH_FIGURE:
                continue
            statement = self._of.statements[place]
            total = places.in_all(quantity.figure, statement.text[: quantity.span.start - statement.span.start])
            if total is not quantity.figure and not apiece.far_off(
                target, total
            ):  # 三个片区各形成报告1份: no 1200份 of samples
                return Match(statement, 0.5, quantity, figure=total)
        return None

    def _sum(self, index: int, target: Figure, held: Match | None) -> Match | None:
        """A run of like figures that add up to the demand exactly."""
        told: dict[int, list[Quantity]] = {}
        for place, quantity in self._of.said.get(compare.measure(target), ()):
            if self._of.statements[place].state not in UNDONE:  # 10座已投用，其余2座正在安装: not 12座
                told.setdefault(place, []).append(quantity)
        for start in told:
            run: list[tuple[int, Quantity]] = []
            for place in range(start, min(start + LONGEST_RUN, len(self._of.statements))):
                like = told.get(place, [])
                if not like or self._of.statements[place].sentence != self._of.statements[start].sentence:
                    break
                if len(like) > 1 and not all(self._in_a_row((place, a), (place, b)) for a, b in pairwise(like)):
                    break
                if run and self._of.is_part(place, like[0]) and not self._of.is_part(start, run[0][1]):
                    break  # 搞了22场，县级2场…: a whole is not added to its parts
                run += [(place, quantity) for quantity in like]
                if len(run) > 1 and sum((quantity.figure.si for _, quantity in run), Fraction(0)) == target.si:
                    said = [self._of.statements[p] for p, _ in run]
                    terms = frozenset[str]().union(*(s.terms for s in said))
                    enough = ENOUGH_WITH_EQUAL if len(run) > 2 else ENOUGH_WITH_FIGURE
                    if all(self._in_a_row(a, b) for a, b in pairwise(run)) and (
                        compare.telling(target)  # 三号库房420平方米、四号库房340平方米 for 760平方米
                        or (len(run) > 2 and target.value >= TWO_DIGITS)
                        or (sweeping.in_full(self._of.demands[index].text) and sweeping.of_all(said[-1].text))
                    ):
                        enough = 0.0
                    if likeness.coverage(self._of.terms[index], terms, self._of.weigh) >= enough:
                        if (whole := wholes.told(self._of, index, run)) is not None:
                            return whole
                        others = tuple(s for s in dict.fromkeys(said) if s is not said[0])
                        return Match(said[0], 0.5, run[0][1], figure=target, others=others)
        return None

    def _classes(self, index: int, target: Figure, held: Match | None) -> Match | None:
        """Two or more classes of the thing, told in a row, that together are enough: 坑塘45处、沟渠18处 for 60处."""
        lasts = target.dimension == "duration" and target.base not in _LESSONS
        if target.comparator in ("<=", "<") or target.dimension in ("ratio", "money") or lasts:
            return None
        run: list[tuple[int, Quantity]] = []
        for place, quantity in self._of.said.get(compare.measure(target), ()):
            here = self._of.statements[place]
            part = self._of.is_part(place, quantity) or here.state in UNDONE or wholes.sums_up(here, quantity)
            if run and not part and self._in_a_row(run[-1], (place, quantity)):
                run.append((place, quantity))
                if (match := self._enough(index, target, run, held)) is not None:
                    return wholes.told(self._of, index, run) or match
            else:
                run = [] if part else [(place, quantity)]
        return None

    def _in_a_row(self, one: tuple[int, Quantity], other: tuple[int, Quantity]) -> bool:
        """Whether only 、 or 和 and the name of a class part two figures, in one statement or in two side by side."""
        (place, first), (after, second) = one, other
        here, there = self._of.statements[place], self._of.statements[after]
        if after - place > 1 or here.sentence != there.sentence or here.span.block != there.span.block:
            return False
        if after > place and (here.span.end > there.span.start or there.span.start - here.span.end > 1):
            return False
        between = here.text[first.span.end - here.span.start :] if after > place else ""
        begin = there.span.start if after > place else first.span.end
        between += "、" * (after > place) + there.text[begin - there.span.start : second.span.start - there.span.start]
        return _IN_A_ROW.fullmatch(between) is not None

    def _enough(self, index: int, target: Figure, run: list[tuple[int, Quantity]], held: Match | None) -> Match | None:
        """The run's total, where it satisfies the demand, is near to it, and every class is of the thing demanded."""
        figures = [quantity.figure for _, quantity in run]
        if any(figure.factor != figures[0].factor or figure.comparator != "=" for figure in figures):
            return None
        total = sum((figure.si for figure in figures), Fraction(0))
        if not target.si <= total <= target.si * (1 + ALSO_MORE):
            return None
        said = [self._of.statements[place] for place, _ in run]
        terms = self._of.terms[index]
        if all(_INSTALMENT.match(s.text) for s in said):
            opening = self._before(run[0][0])
            return (
                Match(said[0], 0.5, run[0][1], figure=_whole(figures), others=tuple(said[1:]))
                if likeness.coverage(terms, opening, self._of.weigh) >= self._least(target)
                else None
            )
        shares = [likeness.coverage(terms, s.terms, self._of.weigh) for s in said]
        before = [s.text[: q.span.start - s.span.start] for s, (_, q) in zip(said, run, strict=True)]
        if (
            closing.label(before) is None
            and said[0] is not said[-1]
            and max(shares) >= ENOUGH_ONE_CLASS
            and min(shares) < ENOUGH_WITH_FIGURE
        ):
            return None
        demanded = self._of.demands[index].text
        if any(shifts.verb(demanded, name) for name in _between(run, before)):
            return None  # 新建泵站5座、维修泵站6座
        opening = self._opening(run[0][0])  # 检修配电箱，东区110个、西区98个
        together = likeness.coverage(terms, opening.union(*(s.terms for s in said)), self._of.weigh)
        if max(together, self._of.coverage(index, run[0][0])) < ENOUGH_WITH_FIGURE and not _one_of(run, before, held):
            return None
        return Match(said[0], 0.5, run[0][1], figure=_whole(figures), others=tuple(said[1:]))

    def _least(self, target: Figure) -> float:
        """How much of a demand's words instalments must hold: any, where nothing else is due in their measure."""
        asked = [d.figure for d in self._of.demands if d.figure and compare.comparable(d.figure, target)]
        return ENOUGH_ALONE_WITH_EQUAL if len(asked) == 1 else ENOUGH_WITH_FIGURE

    def _opening(self, place: int) -> frozenset[str]:
        """The words of the clause without a figure that a run follows in its sentence."""
        before = self._of.statements[place - 1] if place else self._of.statements[place]
        goes_on = before.sentence == self._of.statements[place].sentence and not before.quantities
        return before.terms if goes_on else frozenset()

    def _before(self, place: int) -> frozenset[str]:
        """The words of the statement that a run of instalments follows in its sentence (培训办了两期，第一期30人次…)."""
        here = self._of.statements[place]
        if place == 0 or self._of.statements[place - 1].sentence != here.sentence:
            return here.terms
        return here.terms | self._of.statements[place - 1].terms


def _one_of(run: list[tuple[int, Quantity]], before: list[str], held: Match | None) -> bool:
    """Whether the answer that falls short is one of the classes, and no other work is told between: 引进博士4名、硕士7名."""
    if held is None or not any(quantity is held.quantity for _, quantity in run):
        return False
    return not any(lexicon().any_verb.search(name) for name in _between(run, before))


def _between(run: list[tuple[int, Quantity]], before: list[str]) -> list[str]:
    """The words of each class but the first."""
    return [text.rpartition(quantity.span.quote)[2] for text, (_, quantity) in zip(before[1:], run, strict=False)]


def _whole(figures: list[Figure]) -> Figure:
    return replace(figures[0], value=sum((figure.value for figure in figures), Decimal(0)))
