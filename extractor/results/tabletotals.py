"""A demand that prose leaves open, answered by the total of the column that a table heads with its thing.

培训辅导员不少于160人次, with 培训（人次） in the head of a table and 184 beside its 合计.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from db.records import Figure, Indicator, Result
from extractor.language import units
from extractor.results import apiece, asked, compare, direction, likeness, shifts
from extractor.results.tables import Entry, Table

OPEN = ("restated", "undetermined", "not_reported")
"""What prose says where it does not answer; a figure told there, met or missed, goes before any table."""
_NOT_DONE = re.compile(
    r"计划|目标|任务|应|拟|上年|去年|同期|20\d\d|增减|增长|占|比|率|均|单价|待|未|不合格|剩余|结余|在建|在办|缺口|下年|上报|申报"
)
"""What a column is of that tells no result, where the demand does not ask for it by the same words."""
_MEASURES = frozenset(("面积", "长度", "里程", "重量", "金额", "规模"))
"""What a column measures stands in the unit of the demand."""
_KINDS = frozenset(("count", "area", "length", "mass", "volume", "money"))
_HALF = Fraction(1, 2)
_Claim = tuple[Fraction, int]
"""How much of a column's name a demand's words hold, and how many of them it has."""
FAR_OFF = 2
"""A figure of less than half, or more than twice what is due must have the demand's words, or is of something else."""


def answer(demands: Sequence[Indicator], index: int, tables: Sequence[Table]) -> Result | None:
    """What the tables of a completion say to a demand; None where no column is of its thing."""
    demand = demands[index]
    target = demand.figure
    found = _best(demand, tables) if target is not None else None
    if target is None or found is None:
        return None
    own, entry = found
    rivals = [_claim(other, entry) for other in demands if other is not demand]
    figure, told, due = _in_unit_of(target, entry.figure), entry.quantity, compare.shown(target)
    said = f"表中各行合计{compare.shown(figure)}" if entry.added is not None else f"表中完成{compare.shown(figure)}"
    satisfied = compare.satisfies(target, figure, direction.of(target, *asked.around(demand)))
    if any(other is not None and other >= own for other in rivals) or satisfied is None:
        reason = f"{said}，是否就是{due}这一要求的结果，从文字上不能确定"
        return Result("undetermined", reason, told, entry.evidence)
    far = not target.si or not figure.si or not Fraction(1, FAR_OFF) <= Fraction(figure.si) / target.si <= FAR_OFF
    if (far or not satisfied) and (own[0] < 1 or entry.part or not _unit_told(target, entry)):
        reason = f"{said}，与{due}不符，是不是同一件事，从文字上不能确定"
        return Result("undetermined", reason, told, entry.evidence)
    if satisfied:
        return Result("met", f"{said}，满足{due}的要求", told, entry.evidence)
    return Result("missed", f"{said}，没有达到{due}的要求", told, entry.evidence)


def perhaps(demands: Sequence[Indicator], index: int, tables: Sequence[Table]) -> Result | None:
    """A result for a demand that nothing answers, where a column counts just so, and may be of the thing by another name."""
    demand = demands[index]
    target = demand.figure
    if target is None or target.dimension not in _KINDS:
        return None
    for entry in (entry for table in tables for entry in table.entries):
        if compare.comparable(target, entry.figure) and not _of_other(entry.name, demand.text):
            if any(_claim(other, entry) for other in demands if other is not demand):
                continue
            reason = "完成情况的表格有以此为单位的一栏，是否回应这一要求，从文字上不能确定"
            return Result("undetermined", reason, None, entry.evidence)
    return None


def _best(demand: Indicator, tables: Sequence[Table]) -> tuple[_Claim, Entry] | None:
    """The entry whose name is most a demand's, with how far it is; None where two are as much."""
    claims = [(claim, entry) for table in tables for entry in table.entries if (claim := _claim(demand, entry))]
    claims.sort(key=lambda found: found[0], reverse=True)
    if not claims or (len(claims) > 1 and claims[0][0] == claims[1][0]):
        return None
    return claims[0]


def _claim(demand: Indicator, entry: Entry) -> _Claim | None:
    """How far an entry may be of a demand's thing; None where it is of another."""
    target = demand.figure
    if target is None or target.dimension not in _KINDS or apiece.of_one(demand.text):
        return None
    if not compare.kindred(target, _in_unit_of(target, entry.figure)) or _of_other(entry.name, demand.text):
        return None
    if target.dimension == "money" and target.comparator in ("<=", "<"):
        return None  # what may be spent at most
    said = entry.name.removesuffix("数").removesuffix(target.unit or "数")  # 示范田块数
    name = likeness.terms(said or entry.name) - likeness.NUMBER - likeness.VAGUE
    name = name - _MEASURES or name
    held = name & likeness.terms(demand.text)
    if not held or Fraction(len(held), len(name)) < _HALF:
        return None
    return Fraction(len(held), len(name)), len(held)


def _in_unit_of(target: Figure, figure: Figure) -> Figure:
    """A number that nothing tells the unit of, as one of what is due."""
    if figure.unit is not None:
        return figure
    whole = target.factor / units.SCALES[target.multiplier or ""]
    return replace(figure, unit=target.unit, dimension=target.dimension, base=target.base, factor=whole)


def _unit_told(target: Figure, entry: Entry) -> bool:
    return entry.figure.unit is not None or entry.name.endswith((target.unit or "，", f"{target.unit}数"))


def _of_other(name: str, demanded: str) -> bool:
    """Whether a column is of what was not done, or of other work than was demanded."""
    if any(m[0] not in demanded for m in _NOT_DONE.finditer(name)):
        return True
    return shifts.verb(demanded, name) is not None
