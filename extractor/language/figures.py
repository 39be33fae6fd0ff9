"""Quantities with their bounds, and times, read from the characters of any Chinese text.

One scan finds what may be a number; its unit, the words around it and the lexicons beside this module decide whether
it is a quantity. Offsets are true in the text as given, whatever the width of its digits; no text raises an error, and
the time is linear in its length.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from extractor.language import amounts, bounds, counting, joined, negatives, numbers, rows, times, units
from extractor.language.amounts import Amount
from extractor.language.types import Comparator, Dimension, Quantity, Time
from extractor.language.view import narrow


class Reading(NamedTuple):
    """Everything that was read, in reading order; times are never among the quantities."""

    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]


def read(text: str, year: int | None = None) -> Reading:
    """The quantities and times of `text`.

    `year` is the year that the text is about; 年底 or 3月 are days of it where the sentence names no other year.
    Values are exact and keep the zeros that were written; a quantity's `thing` is None here.

    >>> read("完成造林1.20万亩以上").quantities[0].comparator
    '>='
    """
    view = narrow(text)
    found = tuple(times.find(view, year))
    if numbers.BEGINNING.search(view) is None:
        return Reading((), found)
    taken, named = bytearray(len(view)), bytearray(len(view))
    for time in found:
        _mark(taken, time.start, time.end)
    for start, end in negatives.stretches(view):
        _mark(taken, start, end)
    for start, end in negatives.names(view):
        _mark(named, start, end)
    return Reading(tuple(joined.shared(view, joined.merged(_quantities(view, taken, named)))), found)


def cell(text: str, unit: str | None = None) -> Quantity | None:
    """The one figure that a table cell holds (≥95, 1,200.50, 三), in the `unit` that its column gives; else None.

    A bare number in running text is seldom an amount; a cell of a column of values is. The span lies in `text`, without
    the unit. None where the cell says anything beside the figure and its bound, or several figures.
    """
    view = narrow(text)
    found = list(numbers.CANDIDATE.finditer(view))
    if not found:
        return None
    number = numbers.read(view, found[-1])
    at = number.end if number else found[-1].end()
    added = "" if unit is None or view.startswith(narrow(unit), at) else unit
    quantities = read(text[:at] + added + text[at:]).quantities
    if not quantities and number is not None and added == "":
        lone = Amount(number.start, number.end, number.value, number.multiplier, None, number.chinese)
        quantities = (_bounded(view, lone, 0),)
    if len(quantities) != 1:
        return None
    quantity = _without(quantities[0], at, len(added))
    told = {i for a, b in [(quantity.start, quantity.end), *quantity.cues] for i in range(a, b)}
    return quantity if all(c.isspace() or i in told for i, c in enumerate(text)) else None


def _without(quantity: Quantity, at: int, length: int) -> Quantity:
    """The places of a quantity in the text before `length` characters were put in at `at`."""

    def back(place: int) -> int:
        return place if place <= at else max(at, place - length)

    cues = tuple((back(a), back(b)) for a, b in quantity.cues)
    return quantity._replace(start=back(quantity.start), end=back(quantity.end), cues=cues)


def _mark(places: bytearray, start: int, end: int) -> None:
    places[start:end] = b"\1" * (end - start)


def _quantities(view: str, taken: bytearray, named: bytearray) -> Iterator[Quantity]:
    """What counts, from left to right. `left` is where the last quantity ended: a bound does not reach over it."""
    at = left = 0
    heads = _after_chinese()
    while (begun := numbers.BEGINNING.search(view, at)) is not None:
        start = begun.start()
        found = numbers.CANDIDATE.match(view, start)
        at = found.end() if found else begun.end()
        if found is None:
            continue
        if (
            taken[start]
            or taken[at - 1]
            or (found["arabic"] is None and (named[start] or view[at : at + 1] not in heads))
        ):
            continue
        if found["arabic"] is not None and negatives.is_code(view, start, at):
            continue
        amount = amounts.read(view, found, taken)
        if amount is None or taken.find(1, amount.start, amount.end) >= 0:
            continue
        amount = rows.completed(view, amount, taken)
        if counting.counts(view, amount):
            quantity = _bounded(view, amount, left)
            yield quantity
            at = left = quantity.end
        elif amount.high is not None:
            at = amount.end


@cache
def _after_chinese() -> frozenset[str]:
    """What may follow a Chinese numeral: a unit, or 十余个, 三至五个, 三分之一."""
    return units.first_characters() | frozenset("余多来分至到-—~～–― \t±（(")


def _bounded(view: str, amount: Amount, left: int) -> Quantity:
    unit = amount.unit
    bound = bounds.find(view, amount.start, amount.end, left, unit)
    comparator, cues = bound.comparator, bound.cues
    if amount.more is not None:
        cues = (*cues, amount.more)
        comparator = ">" if comparator in ("=", "~") else comparator
    if amount.high is not None:
        comparator = _of_range(comparator, amount)
    name, dimension, base, factor = _measured(view, amount)
    if amount.multiplier is not None:
        factor *= numbers.multiple(amount.multiplier)
    return Quantity(
        amount.start, amount.end, amount.value, amount.high, amount.multiplier, name, dimension, base,
        factor, comparator, tuple(sorted(cues)),
    )  # fmt: skip


def _of_range(comparator: Comparator, amount: Amount) -> Comparator:
    """A range is its own bound: what lies within; only 约 and the vague 三五个 say more."""
    return "~" if comparator == "~" or amount.about else "="


def _measured(view: str, amount: Amount) -> tuple[str | None, Dimension, str, Fraction]:
    """Unit as written, dimension, base and factor; of a bare number by the words before it."""
    if amount.unit is not None:
        return amount.unit.name, amount.unit.dimension, amount.unit.base, amount.unit.factor
    if amount.multiplier is not None:
        if counting.speaks_of_money(view, amount.start):
            return None, "money", "元", Fraction(1)
        return None, "other", "", Fraction(1)
    kind = counting.measure(view, amount)
    if kind == "rates":
        return None, "ratio", "1", Fraction(1)
    if kind == "scores":
        return None, "score", "分", Fraction(1)
    if (unit := units.ending(view, amount.start)) is not None:
        return unit.name, unit.dimension, unit.base, unit.factor
    return None, "other", "", Fraction(1)
