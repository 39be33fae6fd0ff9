"""The days in a cell, each with the day that it is held against: the last that is told, or the latest of one row of them."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Result, Span
from extractor.results import alsoby, days, years
from extractor.results.dated import BEGINNING
from extractor.results.statements import Places, Statement

_Day = tuple[str, str]
"""A day as an ISO day, and as written."""


def told(said: Sequence[Statement]) -> list[_Day]:
    """The days that the clauses tell, in reading order."""
    return [(day, date.span.quote) for s in said for date in s.dates if (day := years.day(date))]


def due(said: Sequence[Statement], deadline: str, demanded: Span | None, places: Places) -> list[tuple[_Day, str]]:
    """Days with their deadlines: each of several in turn (6月底前、11月底前), where there are as many, else the last."""
    found = told(said)
    asked = [d.last for d in places.dates_in(demanded) if d.kind == "deadline" and d.last] if demanded else []
    if len(asked) > 1 and len(asked) == len(found):
        return list(zip(found, asked, strict=True))
    return [(_of_one_row(said, found) or found[-1], deadline)]


def _of_one_row(said: Sequence[Statement], found: Sequence[_Day]) -> _Day | None:
    """The latest of several days, where all of them stand in one row: 东站12月1日、南站10月15日先后投用."""
    whole = next((s for s in said if len(s.dates) == len(found) > 1), None)
    if whole is None:
        return None
    row = days.in_a_row(whole, [(date, day) for date in whole.dates if (day := years.day(date))])
    latest = max(found, key=lambda one: one[0])
    return latest if row and row[0][1] == latest[0] else None


def late(said: Sequence[Statement], deadline: str, demanded: str) -> Result | None:
    """The result of what was due in a number and by a day, where the cell tells a later day than that."""
    starts = BEGINNING.search(demanded) is not None
    found = [(s, date.span.quote, day) for s in said for date, day in days.told_days([s], starts, deadline)]
    return alsoby.late(found, [deadline])
