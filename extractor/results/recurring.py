"""A day of each month or quarter by which something is due: 每季末月25日前到账 by 3月22日、6月21日、9月20日和12月20日打入账户."""

from __future__ import annotations

import re
from itertools import pairwise

from db.records import Date, Result
from extractor.results import acts, years
from extractor.results.align import Aligner
from extractor.results.enough import UNFINISHED, said
from extractor.results.statements import Statement

_DUE = re.compile(
    r"(?P<quarter>季(?:度)?末(?:月)?|季(?:度)?(?:最后一个|末)月)?(?:(?:每个?|[次当本下])月)?(?P<day>[12]?\d|3[01])[日号](?:之前|以前|前)"
)
_EACH = re.compile(r"每(?:个|一)?(?:季|月|期|次|旬)|[次下]月|按[月季]|逐[月季]")
_ROW = re.compile(r"\s*[、，和及与]\s*")
_TIMES = {True: 4, False: 12}
"""So many days a year are due each quarter, or each month."""


def result(aligner: Aligner, index: int) -> Result | None:
    """The result where days are told of an act of the kind that is due, all in their places or the last of all; else None."""
    demand = aligner.demands[index].text
    due = _DUE.search(demand)
    if due is None or not _EACH.search(demand):
        return None
    quarterly = due["quarter"] is not None
    for statement in aligner.statements:
        if not statement.dates or statement.state in UNFINISHED:
            continue
        last = acts.LAST.search(_heard(aligner, statement)) is not None
        days = _days(statement)
        if not days or not (last or len(days) > 1) or not acts.alike(demand, _heard(aligner, statement)):
            continue
        late = [quote for quote, month, day in days if day > int(due["day"]) or (quarterly and month % 3)]
        if late:
            return said("missed", f"{'、'.join(late)}晚于期限", statement)
        if last or len(days) == _TIMES[quarterly]:
            return said("met", f"{'、'.join(quote for quote, *_ in days)}完成，不晚于期限", statement)
        return said("undetermined", "所写的几次都在期限内，是否每次都如期，从文字上不能确定", statement)
    return None


def _heard(aligner: Aligner, statement: Statement) -> str:
    """A statement with those before it in its sentence, as far as they tell no day (最晚的是1月份那一期，2月9日报出)."""
    place = aligner.place_of[statement.span]
    text = statement.text
    for before in reversed(aligner.statements[:place]):
        if before.sentence != statement.sentence or any(map(_one_day, before.dates)):
            break
        text = f"{before.text}，{text}"
    return text


def _days(statement: Statement) -> list[tuple[str, int, int]]:
    """The days that a statement tells in a row, each as written with its month and day; empty where it has others."""
    told = [date for date in statement.dates if _one_day(date)]
    at = statement.span.start
    if any(not _ROW.fullmatch(statement.text, a.span.end - at, b.span.start - at) for a, b in pairwise(told)):
        return []
    isos = [(date.span.quote, years.day(date) or "") for date in told]
    return [(quote, int(iso[5:7]), int(iso[8:10])) for quote, iso in isos]


def _one_day(date: Date) -> bool:
    return date.kind == "date" and date.first is not None and date.first == date.last
