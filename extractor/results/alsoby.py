"""The day of what is due in a number and by a day: 6月底前调整网格38个, answered by 网格38个全部调整，最后一个7月19日选出网格长."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.records import Result
from extractor.results import acts, days, years
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.dated import BEGINNING, of_what_follows
from extractor.results.enough import UNFINISHED, said
from extractor.results.statements import Statement
from extractor.results.turns import deadlines

# 到12月底累计签约573户 tells how things stood, and not since when.
_UP_TO = re.compile(r"(?:截[至止]到?|[到至])(?:\d{4}年)?$")
_BARE = re.compile(r"[^一-鿿]*(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|[底末初中]|[上中下]旬)?")
_MORE = re.compile(r"又|另|再(?!生)|补(?![贴助植偿种栽])|追加")
_ALL = re.compile(rf"{acts.LAST.pattern}|全部|完毕|[换装签发铺种植修建办]完")
_Told = tuple[Statement, str, str]
"""A statement with its day, as written and as an ISO day."""


def result(case: Case, index: int, deadline: str, reached: Result) -> Result:
    """What the day of a figure that was reached says to the day that was due with it; else the result as it is."""
    aligner = case.aligner
    if reached.status != "met":
        return reached
    told = list(_told(aligner, index, reached, deadline))
    dues = deadlines(aligner.demands[index].text, int(deadline[:4]))
    return late(told, dues if len(dues) > 1 else [deadline]) or reached


def late(told: Sequence[_Told], dues: Sequence[str]) -> Result | None:
    """The result where a day is later than was due: each of several than its own, else the last of them all."""
    in_order = sorted(told, key=lambda one: one[2])
    due_in_order = sorted(dues)
    pairs = list(zip(in_order, due_in_order, strict=True)) if len(told) == len(dues) else []
    if not pairs and in_order:
        pairs = [(in_order[-1], due_in_order[-1])]
    for (statement, quote, day), due in pairs:
        if day > due and int(day[:4]) <= int(due[:4]) + 1:
            return said("missed", f"{quote}完成，晚于{due}", statement)
    return None


def _told(aligner: Aligner, index: int, reached: Result, deadline: str) -> Iterator[_Told]:
    """The days of the clauses that give the figure, and that of the last of several told right behind them."""
    demand = aligner.demands[index].text
    places = [aligner.place_of[span] for span in reached.evidence if span in aligner.place_of]
    for place in places:
        here = aligner.statements[place]
        if place and _BARE.fullmatch((before := aligner.statements[place - 1]).text):
            yield from _days(aligner, index, place - 1, deadline) if before.sentence == here.sentence else ()
        if not of_what_follows(demand, here.text):
            yield from _days(aligner, index, place, deadline)
    for place in _beside(aligner, places):
        beside = aligner.statements[place].text
        if (_ALL.search(beside) or acts.alike(demand, beside)) and not of_what_follows(demand, beside):
            yield from _days(aligner, index, place, deadline)


def _beside(aligner: Aligner, places: Sequence[int]) -> Iterator[int]:
    """The clauses without figures before and behind those that answer, as far as their sentence goes."""
    for start, step in ((places[0], -1), (places[-1], 1)) if places else ():
        place = start + step
        while 0 <= place < len(aligner.statements):
            beside = aligner.statements[place]
            if beside.sentence != aligner.statements[start].sentence or beside.quantities:
                break
            yield place
            place += step


def _days(aligner: Aligner, index: int, place: int, deadline: str) -> Iterator[_Told]:
    """The days that a statement tells something done by."""
    here = aligner.statements[place]
    if not here.dates or here.state in (*UNFINISHED, "not_done") or _MORE.search(here.text):
        return
    goes_on = [s for p in aligner.sentence[here.sentence] if p >= place for s in [aligner.statements[p]]]
    starts = BEGINNING.search(aligner.demands[index].text) is not None
    found = days.told_days(goes_on, starts, deadline)
    for date, day in found:
        if years.day(date) and not _UP_TO.search(here.text, 0, date.span.start - here.span.start):
            yield here, date.span.quote, day
