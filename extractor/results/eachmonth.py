"""Months in each of which something is due, and those of them that an answer has no day of: 5月、11月各1次, answered by 5月24日."""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Date

_EACH = re.compile(r"(?P<months>(?:\d{1,2}月?[、和及])+\d{1,2}月)(?:份)?(?:分别|各|均)")


def untold(demanded: str, dates: Iterable[Date]) -> tuple[str, ...]:
    """The months that are due and told nothing of, where days of some of them are told; empty where none is untold."""
    due = _EACH.search(demanded)
    if due is None:
        return ()
    told = {int(day[5:7]) for date in dates for day in (date.first, date.last) if day}
    months = {int(number) for number in re.findall(r"\d+", due["months"])}
    return tuple(f"{month}月" for month in sorted(months - told)) if months & told else ()
