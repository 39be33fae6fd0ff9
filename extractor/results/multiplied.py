"""So many apiece, and how many there are, told apart: 每个林场4座，12个林场 for 48座; 每校6课时 … 25所学校 for 150课时."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Figure, Quantity, Result
from extractor.results import compare, places
from extractor.results.adding import UNDONE
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH_OF_IT, LESSONS
from extractor.results.setout import is_target
from extractor.results.statements import Statement

_FOR_EACH = re.compile(r"(?:每(?:一?个)?|(?<![在到赴于])各)(?P<of>(?![年月季周旬日天次期场批])[一-鿿]{1,10})$")
"""What a figure is told for each of, with what was done there; so much a month is another matter (每月2场)."""
_OF_THEM = re.compile(r"个?(?P<kind>[一-鿿]{1,3})")
_ANY = "处个家地"
"""Each of whatever was just counted (五个片区每处三个)."""
_FEWEST = 2


def answer(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A result for a demand where so many apiece come to as much as is due.

    Met where they come to just that; where to somewhat more, or where they are counted in another way, it remains open.
    """
    if target.comparator in ("<=", "<") or target.si < _FEWEST or target.dimension in ("ratio", "rate", "money"):
        return None
    if target.dimension == "duration" and target.base not in LESSONS:
        return None
    return _so_many_each(aligner, target) or _one_on_each(aligner, index, target)


def _so_many_each(aligner: Aligner, target: Figure) -> Result | None:
    for statement, each, of in _told_of_each(aligner, target):
        for there, number in _numbers(aligner, statement, each, of):
            total = each.figure.si * number.figure.si
            if not target.si <= total <= target.si * ENOUGH_OF_IT:
                continue
            spans = tuple(dict.fromkeys((statement.span, there.span)))
            product = f"每处{each.span.quote}，共{number.span.quote}"
            if total == target.si:
                return Result("met", f"{product}，相乘满足{compare.shown(target)}的要求", None, spans)
            reason = f"{product}，相乘是否回应{compare.shown(target)}的要求，从文字上不能确定"
            return Result("undetermined", reason, each, spans)
    return None


def _told_of_each(aligner: Aligner, target: Figure) -> Iterator[tuple[Statement, Quantity, str]]:
    """The figures of the measure that is due that are told of each, and of each what."""
    for _, statement in aligner.figured:
        text = statement.text
        for quantity in statement.quantities if "每" in text or "各" in text else ():
            start = quantity.span.start - statement.span.start
            of = _FOR_EACH.search(text, 0, start)
            told = of is not None and statement.state not in UNDONE and not is_target(text, start)
            if of is not None and told and compare.comparable(target, quantity.figure):
                yield statement, quantity, of["of"]


def _numbers(aligner: Aligner, at: Statement, each: Quantity, of: str) -> Iterator[tuple[Statement, Quantity]]:
    """How many there are of what a figure is told of each of (48个行政村 for 每村, 25所 for 每所), the nearest first."""
    here = aligner.place_of[at.span]
    for place in sorted(range(len(aligner.statements)), key=lambda place: abs(place - here)):
        statement = aligner.statements[place]
        for quantity in statement.quantities:
            figure = quantity.figure
            if quantity is each or figure.dimension != "count" or figure.comparator != "=":
                continue
            kind = _OF_THEM.match(statement.text, quantity.span.end - statement.span.start)
            just_before = statement is at and of[0] in _ANY and quantity.span.end <= each.span.start
            if figure.unit == of[0] or (kind is not None and of[0] in kind["kind"]) or just_before:
                yield statement, quantity


def _one_on_each(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """One on each of the occasions that are listed, counted in another way: 春灌、主汛和秋汛各写了一篇 for 4期."""
    if target.dimension != "count":
        return None
    for place, statement in aligner.figured:
        if statement.state in UNDONE or aligner.coverage(index, place) <= 0:
            continue
        for quantity in statement.quantities:
            if quantity.figure.dimension != "count" or quantity.figure.comparator != "=":
                continue
            total = places.in_all(quantity.figure, statement.text[: quantity.span.start - statement.span.start])
            if total is not quantity.figure and total.value == target.value:
                each = f"所列各处或各次各有{quantity.span.quote}"
                reason = f"完成情况称{each}，合起来是否回应{compare.shown(target)}的要求，从文字上不能确定"
                return Result("undetermined", reason, quantity, (statement.span,))
    return None
