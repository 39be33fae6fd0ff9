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
_MONTHS = frozenset(("个月", "月"))
_BETWEEN = re.compile(
    r"(?:[从自由])?(?P<event>[一-鿿]{2,8}?)[至到](?P<end>[一-鿿]{2,8}?)(?:的|之间)?(?:平均)?(?:时间|时长|周期|用时|历时|间隔|耗时)?"
    r"(?:均|都|应|须)?(?:为|在)?(?:不得?超过|不多于|不高于|不大于|控制在|少于|小于|低于|[≤<＜])"
)
_HOLIDAYS = 10
"""So many working days at most fall on holidays, which no calendar here knows."""
_Day = tuple[Statement, str, date]


def result(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So much time at most from one event to another, where sentences tell the day of each; by the one that took longest."""
    if target.comparator not in ("<=", "<") or (target.unit or "") not in _DAYS | _WORKDAYS | _MONTHS:
        return None
    demand = aligner.demands[index].text
    opened, between = _FROM.search(demand), None if "平均" in demand else _BETWEEN.match(demand)
    if opened is None and between is None:
        return None
    found: list[tuple[_Day, _Day]] = []
    for places in aligner.sentence.values():
        told = [one for place in places for one in _told(aligner.statements[place])]
        if len(told) < 2:
            continue
        if between is not None:
            begun = [one for one in told if _names(between["event"], one[0].text)]
            ended = [one for one in told if one not in begun and _names(between["end"], one[0].text)]
        elif opened is not None:
            begun = [one for one in told if _names(opened["event"], one[0].text)]
            due = demand[opened.end() :]
            ended = [one for one in told if one not in begun and acts.alike(due, one[0].text)]
        if len(begun) == 1 and ended:
            found.append((begun[0], max(ended, key=lambda one: one[2])))
    if not found:
        return None
    return _judged(target, *max(found, key=lambda pair: pair[1][2] - pair[0][2]))


def _names(event: str, text: str) -> bool:
    """Whether a clause tells of an event by two characters of its name."""
    return any(event[at : at + 2] in text for at in range(len(event) - 1))


def _told(statement: Statement) -> list[_Day]:
    if statement.state in (*UNFINISHED, "not_done"):
        return []
    found = days.told_days([statement], True, "")
    return [(statement, one.span.quote, date.fromisoformat(day)) for one, day in found if one.first == one.last]


def _judged(target: Figure, begun: _Day, ended: _Day) -> Result:
    spans = begun[0].span, ended[0].span
    passed = (ended[2] - begun[2]).days
    if passed < 0:
        return Result("undetermined", f"{ended[1]}早于{begun[1]}，用了多少天，从文字上不能确定", None, spans)
    limit = int(target.value)
    reason = f"{begun[1]}至{ended[1]}相隔{passed}天"
    if target.unit in _MONTHS:
        months = (ended[2].year - begun[2].year) * 12 + ended[2].month - begun[2].month
        kept = months < limit or (months == limit and ended[2].day <= begun[2].day)
    else:
        kept = passed <= limit
    if kept:
        return Result("met", f"{reason}，没有超过{limit}{target.unit}", None, spans)
    if target.unit in _WORKDAYS:
        working = sum((begun[2] + timedelta(n)).weekday() < 5 for n in range(1, passed + 1))
        if working <= limit + _HOLIDAYS:
            return Result("undetermined", f"{reason}，其中工作日有多少，从文字上不能确定", None, spans)
    return Result("missed", f"{reason}，超过{limit}{target.unit}", None, spans)
