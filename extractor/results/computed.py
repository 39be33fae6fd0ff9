"""Figures that are not written but follow from two that are: 受理64件，办结64件 is 100%, 171万元 for 2850人 is 600元 each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from db.records import Figure, Quantity, Result
from extractor.results import apiece, compare, likeness
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH_TO_RESTATE, ENOUGH_WITH_EQUAL, SOME, UNFINISHED
from extractor.results.statements import Statement
from extractor.results.sweeping import of_all

TELLING = 10
"""From here on the same number in another unit is no chance."""
KINDS = frozenset(("种", "类"))
FEWEST_PARTS = 3
"""Fewer parts of a sum are a division of any kind (男、女)."""
ADDED = ("count", "money", "area", "length", "mass")
_ALL_BUT, _LEFT_OUT = re.compile(r"除了?[^，。；外]*$"), re.compile(r"[^，。；]{0,24}?外")
_RATE_OF = re.compile(r"[一-鿿]{2}(?:率|比例)")


def counted(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A rate that two counts of one sentence make up, where it satisfies: 受理投诉64件，办结64件 for 办结率100%."""
    for first, whole, statement, part in _shares(aligner, index, target):
        if part.figure.si >= target.si * whole.figure.si:
            reason = f"{whole.span.quote}中{part.span.quote}，满足{compare.shown(target)}的要求"
            return Result("met", reason, part, tuple(dict.fromkeys((statement.span, first.span))))
    return None


def falls_short(aligner: Aligner, index: int, target: Figure) -> bool:
    """Whether the two counts that a rate is made up of are told, and are too few (受理投诉64件，办结61件)."""
    return any(part.figure.si < target.si * whole.figure.si for _, whole, _, part in _shares(aligner, index, target))


def _shares(aligner: Aligner, index: int, target: Figure) -> Iterator[tuple[Statement, Quantity, Statement, Quantity]]:
    """Neighbouring counts of one sentence, the second of what the rate is of, with the statements that tell them."""
    stem = _RATE_OF.search(aligner.demands[index].text) if target.dimension == "ratio" and target.si <= 1 else None
    if stem is None or target.comparator in ("<=", "<"):
        return
    told = [(s, q) for s in aligner.statements for q in s.quantities if q.figure.dimension in ADDED]
    for (first, whole), (statement, part) in pairwise(told):
        words = statement.text[: part.span.start - statement.span.start]
        speaks = stem[0][:2] in words or not likeness.terms(stem[0][:2]).isdisjoint(likeness.terms(words))
        if not speaks or statement.sentence != first.sentence or statement.state in UNFINISHED:
            continue
        if not 0 < part.figure.si <= whole.figure.si:
            continue
        # 不合格样品62批次，查处62起
        alike = compare.comparable(whole.figure, part.figure) or part.figure.si == whole.figure.si >= TELLING
        if alike:
            yield first, whole, statement, part


def excepted(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A rate of all but a few: 除5个…外，127个村都能到 for 通达比例95%. The second may be of all, or of the others only."""
    if target.dimension != "ratio" or target.si >= 1 or target.comparator in ("<=", "<"):
        return None
    told = [(p, q) for p, s in enumerate(aligner.statements) for q in s.quantities if q.figure.dimension == "count"]
    for (place, few), (behind, many) in pairwise(told):
        here, there = aligner.statements[place], aligner.statements[behind]
        at = here.span.start
        out = _ALL_BUT.search(here.text, 0, few.span.start - at) and _LEFT_OUT.match(here.text, few.span.end - at)
        if not out or there.sentence != here.sentence or there.state in ("ongoing", "planned"):
            continue
        if not of_all(there.text[many.span.end - there.span.start :]):
            continue
        if not compare.kindred(few.figure, many.figure) or few.figure.si >= many.figure.si:
            continue
        thing = there.text[many.span.end - there.span.start :][:1]
        named = thing != "" and thing in aligner.demands[index].text
        covered = max(aligner.coverage(index, place), aligner.coverage(index, behind), named * ENOUGH_WITH_EQUAL)
        low = 1 - Fraction(few.figure.si) / Fraction(many.figure.si)
        high = Fraction(many.figure.si) / Fraction(many.figure.si + few.figure.si)
        if covered <= 0:
            continue
        spans, words = tuple(dict.fromkeys((here.span, there.span))), f"除{few.span.quote}外{many.span.quote}"
        if low >= target.si:
            return Result("met", f"{words}，满足{compare.shown(target)}的要求", many, spans)
        if high >= target.si:
            return Result("undetermined", f"{words}，是否达到{compare.shown(target)}要看总数是多少", many, spans)
        if covered >= ENOUGH_WITH_EQUAL:
            return Result("missed", f"{words}，没有达到{compare.shown(target)}的要求", many, spans)
    return None


def partitioned(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So many kinds, where a sum is told in just so many named parts: 培训218人，电商61人、面点52人… for 培训工种5个."""
    if target.dimension != "count" or target.si < FEWEST_PARTS or target.comparator in ("<=", "<"):
        return None
    terms = aligner.terms[index]
    told = [(p, q) for p, s in enumerate(aligner.statements) for q in s.quantities if q.figure.dimension in ADDED]
    for at, (place, whole) in enumerate(told):
        spoken = target.base in KINDS or likeness.coverage(terms, aligner.statements[place].terms, {}) >= SOME
        if compare.comparable(whole.figure, target) or not spoken:
            continue
        left, parts, sentence = whole.figure.si, 0, aligner.statements[place].sentence
        for other, part in told[at + 1 :]:
            alike = compare.comparable(part.figure, whole.figure) and aligner.statements[other].sentence == sentence
            if not alike or part.figure.si > left:
                break
            left, parts = left - part.figure.si, parts + 1
            if left == 0:
                break
        if left == 0 and (parts == target.si or (target.comparator != "=" and parts > target.si)):
            return Result(
                "met", f"{whole.span.quote}分{parts}项列出，项数与要求相符", whole, (aligner.statements[place].span,)
            )
    return None


def visits(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So many visits by no fewer persons, each of whom came once at least: 652名调解员参训 for 600人次."""
    if target.base not in ("人次", "户次", "家次") or target.comparator in ("<=", "<"):
        return None
    held = aligner.held(index)
    for place in held.candidates:
        statement = aligner.statements[place]
        if held.coverage(place) < ENOUGH_TO_RESTATE or statement.state in UNFINISHED:
            continue
        for quantity in statement.quantities:
            if quantity.figure.base == target.base[0] and quantity.figure.si >= target.si:
                return Result(
                    "met", f"{quantity.span.quote}，不少于{compare.shown(target)}", quantity, (statement.span,)
                )
    return None


def divided(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So much apiece, where a statement tells the sum and the number, and the one divided by the other satisfies."""
    wanted = apiece.per(f"{aligner.demands[index].text}{target.unit or ''}")
    if not wanted or not (
        target.dimension == "money" or (target.dimension == "rate" and target.base.startswith("元/"))
    ):
        return None
    for statement in aligner.statements:
        if statement.state in UNFINISHED:
            continue
        counts = [q for q in statement.quantities if q.figure.unit and apiece.per(f"每{q.figure.unit}") & wanted]
        sums = [q for q in statement.quantities if q.figure.dimension == "money"]
        if len(counts) == len(sums) == 1 and counts[0].figure.si and _satisfies(target, sums[0], counts[0]):
            reason = f"{sums[0].span.quote}除以{counts[0].span.quote}，满足{compare.shown(target)}的要求"
            return Result("met", reason, sums[0], (statement.span,))
    return _multiplied(aligner, index, target, wanted)


def _multiplied(aligner: Aligner, index: int, target: Figure, wanted: frozenset[str]) -> Result | None:
    """So much apiece, where the sum told is just that for each of a number told elsewhere: 58.5万元 and 585名 for 1000元.

    The sum must speak of the demand: rounded sums of other things may be a multiple too.
    """
    if target.comparator != "=" or target.dimension != "money":
        return None
    numbers = {
        q.figure.si: (s, q)
        for s in aligner.statements
        for q in s.quantities
        if q.figure.unit and q.figure.si >= TELLING and apiece.per(f"每{q.figure.unit}") & wanted
    }
    for place in aligner.held(index).candidates:
        statement = aligner.statements[place]
        for total in statement.quantities:
            count = numbers.get(Fraction(total.figure.si) / Fraction(target.si)) if target.si else None
            if total.figure.dimension == "money" and count and aligner.coverage(index, place) >= ENOUGH_TO_RESTATE:
                reason = f"{total.span.quote}除以{count[1].span.quote}，满足{compare.shown(target)}的要求"
                return Result("met", reason, total, (statement.span, count[0].span))
    return None


def _satisfies(target: Figure, total: Quantity, count: Quantity) -> bool:
    each = Fraction(total.figure.si) / Fraction(count.figure.si)
    if target.comparator in ("<=", "<"):
        return 2 * each >= target.si >= each  # far less would be the cost of something else
    return each == target.si
