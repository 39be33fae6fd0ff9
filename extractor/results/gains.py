"""Increases that are due (新增供水能力1万吨/日), told as the step from one level to another (由3万吨提高到4.2万吨)."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import apiece, compare
from extractor.results.enough import ENOUGH_WITH_FIGURE, UNFINISHED, Match
from extractor.results.statements import Statement

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_DUE = re.compile(r"新增|净增|增加(?!到|至)")
FROM = re.compile(r"(?:由|从|自)(?:(?![至到为])[^，。；]){0,14}$")
TO = re.compile(r"[^，。；、\d]{0,8}[至到为]\s*")
_LEVEL = re.compile(r"(?:[年期月季][末底]|累计|现有|总数|总量|保有量)[^，。；、\d]{0,14}$")
_GAIN = re.compile(r"(?:净增|新增|增加|增)了?[^，。；、\d]{0,6}$")
_GAINED = re.compile(r"(?:新增|净增|增加|增长)了?[^，。；、\d]{0,6}")


def gained(aligner: Aligner, index: int, target: Figure) -> Match | None:
    """What was gained between two levels that a statement with the demand's words tells, or says itself right behind."""
    if not _DUE.search(aligner.demands[index].text):
        return None
    for place, statement in enumerate(aligner.statements):
        if statement.state in UNFINISHED or aligner.coverage(index, place) < ENOUGH_WITH_FIGURE:
            continue
        for low, high in pairwise(statement.quantities):
            before = statement.text[: low.span.start - statement.span.start]
            if not FROM.search(before) or not TO.fullmatch(_between(statement, low, high)):
                continue
            said = _said_behind(aligner, place, high)
            figure = (
                replace(high.figure, value=high.figure.value - low.figure.value) if said is None else said[1].figure
            )
            if low.figure.factor != high.figure.factor or figure.value <= 0:
                continue
            figure = apiece.as_rate(target, figure, before) or figure  # 日供水能力由3万立方米…, of so much a day
            if compare.comparable(target, figure):
                if said is None:
                    return Match(statement, 0.5, high, figure=figure)
                return Match(said[0], 0.5, said[1], figure=figure, others=(statement,))
        if (beside := _beside_level(aligner, place, target)) is not None:
            return beside
    return None


def of_level(text: str, end: int) -> bool:
    """Whether a figure that begins at `end` is of all there are in the end."""
    return _LEVEL.search(text, 0, end) is not None


def is_gain(text: str, end: int) -> bool:
    """Whether a figure that begins at `end` is said to be an increase."""
    return _GAIN.search(text, 0, end) is not None


def _beside_level(aligner: Aligner, place: int, target: Figure) -> Match | None:
    """The increase that a sentence tells beside the level that came of it: 年末在册会员860名，上年末808名，净增52名."""
    here = aligner.statements[place]
    if not any(of_level(here.text, q.span.start - here.span.start) for q in here.quantities):
        return None
    for after in (aligner.statements[p] for p in aligner.sentence[here.sentence] if p > place):
        for quantity in after.quantities:
            if is_gain(after.text, quantity.span.start - after.span.start) and compare.comparable(
                target, quantity.figure
            ):
                return Match(after, 0.5, quantity, others=(here,))
    return None


def _between(statement: Statement, low: Quantity, high: Quantity) -> str:
    return statement.text[low.span.end - statement.span.start : high.span.start - statement.span.start]


def _said_behind(aligner: Aligner, place: int, high: Quantity) -> tuple[Statement, Quantity] | None:
    """The clause behind that says the gain itself: ，新增1.2万吨."""
    if place + 1 >= len(aligner.statements):
        return None
    after = aligner.statements[place + 1]
    if after.sentence != aligner.statements[place].sentence or len(after.quantities) != 1:
        return None
    quantity = after.quantities[0]
    told = _GAINED.fullmatch(after.text, 0, quantity.span.start - after.span.start)
    return (after, quantity) if told and compare.comparable(high.figure, quantity.figure) else None
