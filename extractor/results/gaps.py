"""Figures that say themselves how far they are from what was due: 收购27吨，比计划少3吨 for 30吨, whatever it is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import compare
from extractor.results.enough import UNFINISHED, Match
from extractor.results.statements import Statement, is_short

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_HINT = re.compile("[比较少差欠缺未没]")
"""Most statements tell no gap at all."""
_ON_TOP = re.compile(r"[比较][^，。；\d]{0,6}(?:年初|计划|目标|任务|指标)[^，。；\d]{0,6}?[多超][^，。；\d]{0,2}$")


def told(aligner: Aligner, target: Figure, taken: set[tuple[int, int]]) -> Match | None:
    """The free figure that with the gap told right behind it comes to just what is due."""
    if target.dimension in ("ratio", "rate"):
        return None
    before: tuple[Statement, Quantity] | None = None
    for _, statement in aligner.figured:
        if _HINT.search(statement.text) is None:
            before = statement, statement.quantities[-1]
            continue
        for quantity in statement.quantities:
            sign = _sign(statement, quantity)
            if before is not None and sign and _comes_to(target, before, (statement, quantity), sign):
                free = (before[1].span.block, before[1].span.start) not in taken
                return Match(before[0], 0.5, before[1]) if free else None
            if not sign:
                before = statement, quantity
    return None


def _sign(statement: Statement, quantity: Quantity) -> int:
    """Whether a figure is told as missing (1), as done on top (-1), or neither (0)."""
    start = quantity.span.start - statement.span.start
    if is_short(statement.text, start):
        return 1
    return -1 if _ON_TOP.search(statement.text, 0, start) else 0


def _comes_to(target: Figure, told: tuple[Statement, Quantity], gap: tuple[Statement, Quantity], sign: int) -> bool:
    (here, done), (there, apart) = told, gap
    if here.sentence != there.sentence or here.state in UNFINISHED:
        return False
    alike = compare.comparable(target, done.figure) and compare.comparable(target, apart.figure)
    return alike and done.figure.si + sign * apart.figure.si == target.si
