"""A day that answers a deadline in words of its own: 最后挂牌的城西站6月21日开门 for 6月底前启用.

Nothing but its place leads to such a day: no other demand claims it, and its clause tells of an act of the kind that is
due, or of what came last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from db.records import Result
from extractor.results import acts, asked, days, likeness
from extractor.results.case import Case
from extractor.results.dated import dated
from extractor.results.enough import ENOUGH, UNFINISHED, said
from extractor.results.statements import Statement


class _Told(NamedTuple):
    """A day as written and as an ISO day, its statement, and whether it is of the act that is due, or of the last of several."""

    statement: Statement
    quote: str
    day: str
    alike: bool
    last: bool


def result(case: Case, index: int, deadline: str) -> Result | None:
    """What the days that no other demand claims say to a deadline that no day answers by its words."""
    demand = case.aligner.demands[index].text
    thing = _thing(demand)
    told = [one for one in _unclaimed(case, index, deadline) if one.alike or one.last]
    told = [one for one in told if one.last] or told
    if not told:
        return None
    late = [one for one in told if one.day > deadline]
    latest = max(told, key=lambda one: one.day)
    own = not thing or not thing.isdisjoint(_characters(_heard(case, latest.statement)))
    if not late:
        if own:
            return said("met", f"{latest.quote}完成，不晚于{deadline}", latest.statement)
        reason = f"{latest.quote}不晚于{deadline}，说的是不是同一件事，从文字上不能确定"
        return said("undetermined", reason, latest.statement)
    if len(late) == len(told):
        if not own and not latest.last:
            return None
        return said("missed", f"{latest.quote}完成，晚于{deadline}", latest.statement)
    return said(
        "undetermined", f"有的日期早于、有的晚于{deadline}，哪一个是这件事的，从文字上不能确定", latest.statement
    )


def _unclaimed(case: Case, index: int, deadline: str) -> Iterator[_Told]:
    """The days of the deadline's year that were told of something done, and that answer no other demand."""
    aligner = case.aligner
    demand = aligner.demands[index].text
    claimed = _claimed(case, index)
    for place, statement in enumerate(aligner.statements):
        if not statement.dates or statement.state in (*UNFINISHED, "not_done") or place in claimed:
            continue
        sentence = aligner.sentence[statement.sentence]
        goes_on = [aligner.statements[p] for p in sentence if p >= place]
        heard = _heard(case, statement)
        for date, day in days.in_a_row(statement, days.told_days(goes_on, False, deadline)):
            if day[:4] == deadline[:4]:
                last = acts.LAST.search(heard) is not None
                yield _Told(statement, date.span.quote, day, acts.alike(demand, statement.text), last)


def _claimed(case: Case, index: int) -> frozenset[int]:
    """The places of the statements whose days answer other deadlines, or that tell what another demand asks for in words."""
    aligner = case.aligner
    found = set[int]()
    for other, demand in enumerate(aligner.demands):
        if other == index:
            continue
        if demand.deadline is not None and demand.figure is None:
            answer = dated(aligner, other)
            found |= set[int]() if answer is None else {aligner.place_of[answer[0].span]}
        elif demand.figure is None and (best := aligner.best(other)) is not None and best[1] >= ENOUGH:
            found.add(best[0])
    return frozenset(found)


def _heard(case: Case, statement: Statement) -> str:
    """A statement with the clause without a day that it goes on from (最后交表的是东岭镇，时间为9月19日)."""
    place = case.aligner.place_of[statement.span]
    before = case.aligner.statements[place - 1] if place else statement
    goes_on = before.sentence == statement.sentence and not before.dates and not before.quantities
    return f"{before.text}，{statement.text}" if goes_on and before is not statement else statement.text


def _thing(demand: str) -> frozenset[str]:
    """The characters of what is due besides the act and its day; empty where a demand names none (6月底前全部启用)."""
    return _characters(acts.ANY.sub("，", asked.DAY.sub("，", demand)))


def _characters(text: str) -> frozenset[str]:
    terms = likeness.terms(text)
    return frozenset("".join(term for term in terms if len(term) > 1 and not term.startswith("=")))
