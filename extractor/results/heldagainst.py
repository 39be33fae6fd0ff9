"""A figure that its own report holds against the number that is due: 占76.4%，没有达到80%, or 占86.3%，超过80%的要求.

Whatever it is called, the number of the demand leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Figure, Quantity, Result
from extractor.results import compare, direction
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Statement

_SHORT = re.compile(
    r"(?:没有?|未|没能|未能|不能)(?:能够?|完全)?(?:达到?|满足|完成|实现)(?:年度|年初|预期|规定|指标|目标|要求|计划)*[的为]?\s*$|(?:低于|不[足到及满]|少于|达不到|不及)[^，。；\d]{0,6}$"
)
_DONE = re.compile(r"(?:超过|高于|多于|超出|优于|达到|满足)了?(?:年度|年初|预期|规定|指标|目标|要求|计划)*[的为]?\s*$")


def answer(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """The figure right before a clause that sets it against the demand's own number, where no other demand has that."""
    if target.comparator in ("<=", "<") or target.si == 0 or _due_elsewhere(aligner, index, target):
        return None
    for place, statement in aligner.figured:
        like = [q for q in statement.quantities if _same(target, q.figure)]
        if not like or statement.state in UNFINISHED:
            continue
        own = like[0]
        before = statement.text[: own.span.start - statement.span.start]
        short = _SHORT.search(before) is not None
        if not short and _DONE.search(before) is None:
            continue
        told = _before(aligner.statements[: place + 1], statement, own)
        if told is None:
            continue
        way = direction.of(target, *around(aligner.demands[index]))
        satisfied = compare.satisfies(target, told[1].figure, way)
        spans = tuple(dict.fromkeys((told[0].span, statement.span)))
        if short and satisfied is False:
            return Result("missed", f"完成{told[1].span.quote}，没有达到{compare.shown(target)}的要求", told[1], spans)
        if not short and satisfied:
            return Result("met", f"完成{told[1].span.quote}，满足{compare.shown(target)}的要求", told[1], spans)
    return None


def _same(target: Figure, figure: Figure) -> bool:
    return figure.exact == target.exact and compare.comparable(target, figure)


def _due_elsewhere(aligner: Aligner, index: int, target: Figure) -> bool:
    """Whether another demand asks for that very number too."""
    others = (d.figure for other, d in enumerate(aligner.demands) if other != index)
    return any(figure is not None and _same(target, figure) for figure in others)


def _before(told: Sequence[Statement], statement: Statement, own: Quantity) -> tuple[Statement, Quantity] | None:
    """The last like figure before the number, in its sentence."""
    found = [
        (s, q)
        for s in told
        if s.sentence == statement.sentence
        for q in s.quantities
        if q.span.start < own.span.start and compare.comparable(q.figure, own.figure)
    ]
    return found[-1] if found else None
