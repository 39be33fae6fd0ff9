"""Parts in which work is told through the year: 上半年320人，下半年290人; 第一期40名、第二期45名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import compare
from extractor.results.enough import FAR, UNFINISHED, Match

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_PART_OF_YEAR = r"第?[一二三四](?:[、至到和][一二三四])*季度|[上下]半年"
SEASON = re.compile(_PART_OF_YEAR)
NAMED = re.compile(rf"第[一二三四五六七八九十\d]{{1,2}}[期批次轮场]|{_PART_OF_YEAR}|[春夏秋冬][季播防]|首[期批次]")
"""An instalment wherever it stands in a clause."""
_OPENS = re.compile(rf"{NAMED.pattern}|[一二三四五六七八九十\d]{{1,2}}[期批次轮场]")
_ONE_SEASON = re.compile(r"第?(?P<name>[一二三四]季度|(?P<half>[上下]半年))")
_WHOLE_YEARS = (
    ("上半年", "下半年"),
    ("一季度", "二季度", "三季度", "四季度"),
)
_ENOUGH = Fraction(1, 2)
"""Parts that come to less than this share of what is due may be of something else."""


def opens(text: str) -> bool:
    """Whether a clause opens with an instalment, were it only by its number (一期40名)."""
    return _OPENS.match(text) is not None


def other_season(demanded: str, said: str) -> str | None:
    """The half or quarter that is due, where a clause opens with another one (上半年 for 下半年演练2次)."""
    due, told = _ONE_SEASON.match(demanded), _ONE_SEASON.match(said)
    if due is None or told is None or (due["half"] is None) != (told["half"] is None):
        return None
    return None if due["name"] == told["name"] else due["name"]


def through_the_year(aligner: Aligner, target: Figure) -> Match | None:
    """What the parts of a whole year come to: 一季度16次，二季度14次，三季度9次，四季度8次 for 48次.

    Only where the sentence says nothing but the parts of the year, and nothing else is due in that measure.
    """
    if target.dimension != "count" or target.comparator in ("<=", "<"):
        return None
    measure = compare.measure(target)
    if len(aligner.due.get(measure, ())) != 1:
        return None
    told: dict[int, list[tuple[int, Quantity]]] = {}
    for place, quantity in aligner.said.get(measure, ()):
        told.setdefault(aligner.statements[place].sentence, []).append((place, quantity))
    for run in told.values():
        names = tuple(_bare(aligner, place, quantity) for place, quantity in run)
        total = sum((quantity.figure.si for _, quantity in run), Fraction(0))
        if names in _WHOLE_YEARS and _ENOUGH <= total / target.si <= 1 + FAR:
            return _in_all(aligner, run)
    return None


def _bare(aligner: Aligner, place: int, quantity: Quantity) -> str:
    """What stands before a figure that is told as done, without 第."""
    here = aligner.statements[place]
    done = here.state not in (*UNFINISHED, "not_done")
    return here.text[: quantity.span.start - here.span.start].removeprefix("第") if done else ""


def _in_all(aligner: Aligner, run: Sequence[tuple[int, Quantity]]) -> Match | None:
    figures = [quantity.figure for _, quantity in run]
    if any(figure.factor != figures[0].factor or figure.comparator != "=" for figure in figures):
        return None
    said = [aligner.statements[place] for place, _ in run]
    whole = replace(figures[0], value=sum((figure.value for figure in figures), Decimal(0)))
    return Match(said[0], 0.5, run[0][1], figure=whole, others=tuple(said[1:]))
