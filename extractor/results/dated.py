"""The day by which a completion says that something was done, for a demand of time."""

from __future__ import annotations

import re

from db.records import Date
from extractor.results import years
from extractor.results.align import Aligner
from extractor.results.enough import TOGETHER, WEAK
from extractor.results.statements import Statement

_DONE_BY = re.compile(
    r"(?:都|均|已|全部|就)[^，。；]{0,10}|[^，。；]{2,10}(?:了|完毕)|[^，。；]{0,6}(?:完成|完工|竣工|结束)"
)
_STARTED = re.compile(r"[^，。；]{0,4}(?:启动|开始|开工|动工|着手)")  # tells of no day that anything was done
_BEGINNING = re.compile(r"启动|开始|开工|动工|着手")
_SOURCE = re.compile(r"(?:经|据|按)$")  # 经年末统计 tells of no day that anything was done


def dated(aligner: Aligner, index: int) -> tuple[Statement, str, str] | None:
    """The statement with a day that speaks most of a demand; any done one where there is only one to choose."""
    starts = _BEGINNING.search(aligner.demands[index].text) is not None
    found = [
        (_covered(aligner, index, place), -place, statement, date.span.quote, day)
        for place, statement in enumerate(aligner.statements)
        for date, day in _days(statement, starts)[:1]
    ]
    own = aligner.numbered.get(index, frozenset())
    sure = [entry for entry in found if entry[0] >= WEAK or -entry[1] in own]
    if not sure and not (found and _only_deadline(aligner, index) and _one_answer(aligner, index, found)):
        return None
    return max(sure or found, key=lambda entry: entry[:2])[2:]


def _covered(aligner: Aligner, index: int, place: int) -> float:
    """The coverage by a statement with a day, and by the one behind it that the day is of as well (6月5日通过验收并交付)."""
    here = aligner.coverage(index, place)
    if place + 1 == len(aligner.statements):
        return here
    after = aligner.statements[place + 1]
    if after.sentence != aligner.statements[place].sentence or after.dates or after.quantities:
        return here
    return max(here, TOGETHER * aligner.held(index).together(place))


def _one_answer(aligner: Aligner, index: int, found: list[tuple[float, int, Statement, str, str]]) -> bool:
    """Whether the days lead to one answer: there is only one, or all of them keep the deadline."""
    deadline = aligner.demands[index].deadline
    return len(found) == 1 or (deadline is not None and all(day <= deadline for *_, day in found))


def _only_deadline(aligner: Aligner, index: int) -> bool:
    return [i for i, d in enumerate(aligner.demands) if d.deadline and d.figure is None] == [index]


def _days(statement: Statement, starts: bool) -> list[tuple[Date, str]]:
    """The dates of a statement with the days; `starts` where it is a beginning that is due."""
    return [(date, day) for date in statement.dates if (day := _day(date, statement, starts))]


def _day(date: Date, statement: Statement, starts: bool) -> str | None:
    """The day by which a statement says that something was done; 在6月9日前 is one where it goes on 做完了."""
    if _SOURCE.search(statement.text, 0, date.span.start - statement.span.start):
        return None
    if _STARTED.match(statement.text, date.span.end - statement.span.start) and not starts:
        return None
    if date.kind != "deadline":
        return years.completes(date)
    return years.day(date) if _DONE_BY.search(statement.text, date.span.end - statement.span.start) else None
