"""The day by which a completion says that something was done, for a demand of time."""

from __future__ import annotations

import re

from db.records import Date
from extractor.results import years
from extractor.results.align import Aligner
from extractor.results.enough import WEAK
from extractor.results.holding import CONTEXT
from extractor.results.statements import Statement

_DONE_BY = re.compile(
    r"(?:都|均|已|全部|就)[^，。；]{0,10}|[^，。；]{2,10}(?:了|完毕)|[^，。；]{0,6}(?:完成|完工|竣工|结束)"
)
_SOURCE = re.compile(r"(?:经|据|按)$")  # 经年末统计 tells of no day that anything was done


def dated(aligner: Aligner, index: int) -> tuple[Statement, str, str] | None:
    """The statement with a day that speaks most of a demand; any done one where there is only one to choose."""
    found = [
        (_coverage(aligner, index, place), -place, statement, date.span.quote, day)
        for place, statement in enumerate(aligner.statements)
        for date in [d for d in statement.dates if _day(d, statement)][:1]
        if (day := _day(date, statement))
    ]
    own = aligner.numbered.get(index, frozenset())
    sure = [entry for entry in found if entry[0] >= WEAK or -entry[1] in own]
    if not sure and not (found and _only_deadline(aligner, index) and _one_answer(aligner, index, found)):
        return None
    return max(sure or found, key=lambda entry: entry[:2])[2:]


def _coverage(aligner: Aligner, index: int, place: int) -> float:
    """How far a statement speaks of a demand; what only parts of it stand between goes with it (换表90块，东区50块、西区40块，9月验收)."""
    here = aligner.statements[place]
    whole = place
    while whole and (told := aligner.statements[whole - 1]).sentence == here.sentence:
        whole -= 1
        if not any(aligner.is_part(whole, quantity) for quantity in told.quantities):
            break
    own = aligner.coverage(index, place)
    return max(own, CONTEXT / 2 * aligner.coverage(index, whole)) if whole < place - 1 else own


def _one_answer(aligner: Aligner, index: int, found: list[tuple[float, int, Statement, str, str]]) -> bool:
    """Whether the days lead to one answer: there is only one, or all of them keep the deadline."""
    deadline = aligner.demands[index].deadline
    return len(found) == 1 or (deadline is not None and all(day <= deadline for *_, day in found))


def _only_deadline(aligner: Aligner, index: int) -> bool:
    return [i for i, d in enumerate(aligner.demands) if d.deadline and d.figure is None] == [index]


def _day(date: Date, statement: Statement) -> str | None:
    """The day by which a statement says that something was done; 在6月9日前 is one where it goes on 做完了."""
    if _SOURCE.search(statement.text, 0, date.span.start - statement.span.start):
        return None
    if date.kind != "deadline":
        return years.completes(date)
    return years.day(date) if _DONE_BY.search(statement.text, date.span.end - statement.span.start) else None
