"""Figures that are not written but follow from two that are: 受理64件，办结64件 is 100%, 171万元 for 2850人 is 600元 each."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

from db.records import Figure, Quantity, Result
from extractor.results import apiece, compare, likeness
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH_TO_RESTATE, UNFINISHED

TELLING = 10
"""From here on the same number in another unit is no chance."""
FULL = 100
ADDED = ("count", "money", "area", "length", "mass")
_JUDGED = re.compile(r"评价|评分|测评|回访|评议|打分|调查|问卷")
_RATE_OF = re.compile(r"[一-鿿]{2}(?:率|比例)")


def counted(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A rate that two counts of one sentence make up, where it satisfies: 受理投诉64件，办结64件 for 办结率100%."""
    stem = _RATE_OF.search(aligner.demands[index].text) if target.dimension == "ratio" and target.si <= 1 else None
    if stem is None or target.comparator in ("<=", "<"):
        return None
    told = [(s, q) for s in aligner.statements for q in s.quantities if q.figure.dimension in ADDED]
    for (first, whole), (statement, part) in pairwise(told):
        words = statement.text[: part.span.start - statement.span.start]
        speaks = stem[0][:2] in words or not likeness.terms(stem[0][:2]).isdisjoint(likeness.terms(words))
        if not speaks or statement.sentence != first.sentence or statement.state in UNFINISHED:
            continue
        if not 0 < part.figure.si <= whole.figure.si:
            continue
        if not compare.comparable(whole.figure, part.figure) and not (
            part.figure.si == whole.figure.si >= TELLING
        ):  # 不合格样品62批次，查处62起
            continue
        if part.figure.si >= target.si * whole.figure.si:
            reason = f"{whole.span.quote}中{part.span.quote}，满足{compare.shown(target)}的要求"
            return Result("met", reason, part, tuple(dict.fromkeys((statement.span, first.span))))
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


def scored(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A satisfaction that was measured in points of a hundred: 测评得分94.6分 for 满意度90%."""
    text = aligner.demands[index].text
    if target.dimension != "ratio" or "满意" not in text or any("满意" in s.text for s in aligner.statements):
        return None
    for statement in aligner.statements:
        points = next((q for q in statement.quantities if q.figure.dimension == "score"), None)
        if points is None or not _JUDGED.search(statement.text) or not 0 < points.figure.value <= FULL:
            continue
        if points.figure.value >= target.si * FULL:
            return Result("met", f"以得分表示，{points.span.quote}", points, (statement.span,))
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
    return None


def _satisfies(target: Figure, total: Quantity, count: Quantity) -> bool:
    each = Fraction(total.figure.si) / Fraction(count.figure.si)
    if target.comparator in ("<=", "<"):
        return 2 * each >= target.si >= each  # far less would be the cost of something else
    return each == target.si
