"""A change against the year before that is not written but follows from the two numbers: 投诉120件，上年138件."""

from __future__ import annotations

import re
from fractions import Fraction

from db.records import Figure, Quantity, Result
from extractor.results import compare, likeness
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Statement

_DUE = re.compile(
    r"[比较](?:上年|去年|上一?年度?)[^，。；\d]{0,4}(?P<way>增长|增加|上升|提高|下降|减少|降低)[了约为达到\s]*(?:不低于|不少于|[≥≤])?\s*$"
)
_BEFORE = re.compile(r"(?:而|较)?(?:上年|去年|上一?年度?)(?:同期)?(?:为|是|有|仅)?\s*$")
_UPWARDS = frozenset(("增长", "增加", "上升", "提高"))
_ROUNDED = Fraction(1, 1000)
"""So much of a change is lost where a report rounds it."""


def result(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """Whether a change that is due is reached by the numbers of this year and the last, told one behind the other."""
    due = _DUE.search(around(aligner.demands[index])[0]) if _floor(target) else None
    if due is None:
        return None
    subject = likeness.terms(around(aligner.demands[index])[0][: due.start()])
    for place, statement in enumerate(aligner.statements[:-1]):
        after = aligner.statements[place + 1]
        if not subject or not subject <= statement.terms or after.sentence != statement.sentence:
            continue
        pair = _pair(statement, after)
        if pair is None or {statement.state, after.state} & {*UNFINISHED, "not_done"}:
            continue
        now, then = pair
        change = (now.figure.si - then.figure.si) / then.figure.si
        change = change if due["way"] in _UPWARDS else -change
        shown = f"由上年的{then.span.quote}到{now.span.quote}，{due['way']}{float(change):.1%}"
        evidence = (statement.span, after.span)
        if change >= target.si:
            return Result("met", f"{shown}，满足{compare.shown(target)}的要求", now, evidence)
        if change + _ROUNDED < target.si:
            return Result("missed", f"{shown}，没有达到{compare.shown(target)}的要求", now, evidence)
    return None


def _floor(target: Figure) -> bool:
    return target.dimension == "ratio" and target.comparator in ("=", ">=", ">")


def _pair(statement: Statement, after: Statement) -> tuple[Quantity, Quantity] | None:
    """The one number of a statement and that of the year before in the clause behind it."""
    if len(statement.quantities) != 1 or len(after.quantities) != 1:
        return None
    now, then = statement.quantities[0], after.quantities[0]
    led = after.text[: then.span.start - after.span.start]
    if _BEFORE.fullmatch(led) is None or now.figure.unit != then.figure.unit or not then.figure.si:
        return None
    exact = now.figure.comparator == then.figure.comparator == "=" and compare.comparable(now.figure, then.figure)
    return (now, then) if exact and now.figure.dimension != "ratio" else None
