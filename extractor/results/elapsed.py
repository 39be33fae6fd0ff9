"""Times that pass between two days: 9月12日公示期满，9月29日打入账户 for 公示结束后30日内兑付."""

from __future__ import annotations

import re
from datetime import date, timedelta

from db.records import Figure, Result
from extractor.results import acts, days
from extractor.results.align import Aligner
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Statement

_DAYS = frozenset(("天", "日", "个自然日", "自然日", "日历天", "个日历天"))
_WORKDAYS = frozenset(("个工作日", "工作日", "个工作天", "工作天"))
_FROM = re.compile(
    r"(?P<event>[一-鿿]{2,10}?)(?:结束|期满|完成|完毕|通过|完工|竣工|届满|下达|到账)?(?:之日起?|以?后|起)[，,]?(?:的|在)?\d"
)
_HOLIDAYS = 10
"""So many working days at most fall on holidays, which no calendar here knows."""
_Day = tuple[Statement, str, date]


def result(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So many days at most from one event to another, where a sentence tells the day of each."""
    if target.comparator not in ("<=", "<") or (target.unit or "") not in _DAYS | _WORKDAYS:
        return None
    demand = aligner.demands[index].text
    opened = _FROM.search(demand)
    if opened is None:
        return None
    event, due = opened["event"], demand[opened.end() :]
    for places in aligner.sentence.values():
        told = [one for place in places for one in _told(aligner.statements[place])]
        begun = [one for one in told if any(event[at : at + 2] in one[0].text for at in range(len(event) - 1))]
        ended = [one for one in told if one not in begun and acts.alike(due, one[0].text)]
        if len(begun) != 1 or not ended:
            continue
        (first, start, since), (last, end, until) = begun[0], max(ended, key=lambda one: one[2])
        return _judged(target, (first, start, since), (last, end, until))
    return None


def _told(statement: Statement) -> list[_Day]:
    if statement.state in (*UNFINISHED, "not_done"):
        return []
    found = days.told_days([statement], False, "")
    return [(statement, one.span.quote, date.fromisoformat(day)) for one, day in found if one.first == one.last]


def _judged(target: Figure, begun: _Day, ended: _Day) -> Result:
    spans = begun[0].span, ended[0].span
    passed = (ended[2] - begun[2]).days
    if passed < 0:
        return Result("undetermined", f"{ended[1]}早于{begun[1]}，用了多少天，从文字上不能确定", None, spans)
    limit = int(target.value)
    reason = f"{begun[1]}至{ended[1]}相隔{passed}天"
    if passed <= limit:
        return Result("met", f"{reason}，没有超过{limit}{target.unit}", None, spans)
    if target.unit in _WORKDAYS:
        working = sum((begun[2] + timedelta(n)).weekday() < 5 for n in range(1, passed + 1))
        if working <= limit + _HOLIDAYS:
            return Result("undetermined", f"{reason}，其中工作日有多少，从文字上不能确定", None, spans)
    return Result("missed", f"{reason}，超过{limit}{target.unit}", None, spans)
