"""Figures per month, quarter or week against figures of the year: 每月不少于4次 is answered by 全年52次.

A reporting year has 12 months, 4 quarters, 52 weeks; days are left alone, since working days and calendar days differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from db.records import Date, Figure
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Statement

_TIMES = {"半年": 2, "季": 4, "半月": 24, "月": 12, "旬": 36, "周": 52, "星期": 52}
# 每月不少于4次, 每季度开展一次, 一季度一次, 四个季度各送检6批次, 月均4.3次
_PER = re.compile(
    r"(?:每(?:个|一)?|(?<![\d一二三四五六七八九十第])[一1](?:个)?|[一1][至到\-—~～](?:四|4|12|十二)(?:个)?|逐|按|各)(?P<per>半年|季|半月|月|旬|周|星期)度?(?!底|末|初|\d|份)(?:(?!共|累计|合计|总计|全年)[^，。；、\d]){0,12}?$"
    r"|(?P<each>(?<=[四4]个)季|(?<=[十1][二2]个)月|(?<=[两2上下]个)半年)度?(?:各|均|都|分别)(?:(?!共|累计|合计|总计|全年)[^，。；、\d]){0,8}?$"
    r"|(?P<mean>月|季|周)均[^，。；、\d]{0,8}?$"
)
# 5月至9月每月一次: as many months as are named.
_MONTHS = re.compile(r"(?<!\d)(?P<first>\d{1,2})月?份?[至到\-—~～](?P<last>\d{1,2})月份?[^\d，。；]{0,6}每个?月")
_DAILY = re.compile(r"[每逐](?P<per>[日天])[^，。；、\d]{0,8}?$")  # a rhythm that can be told, though no number a year
# 每季度末月出刊, 按月发放: in words, without a number of times.
_EVERY = re.compile(r"(?:每个?|逐|按)(?P<per>半年|季|月|旬|周)(?![^，。；]{0,6}\d)")
_TERM = re.compile(r"每(?:个)?(?:学期|学年|半月|[两二三]个?[月周天季])")
_RHYTHM = re.compile(
    r"月月|季季|(?<!\d)月[末初底中]|周周|天天|日日|[每逐各按](?:个|一|逢)?(?:半年|学期|季|月|旬|周|星期|日|天)|[一二三四][、至到和][一二三四]季度"
    r"|(?:\d{1,2}月?[、和]){2,}\d{1,2}月|(?:52|五十二)\s*周|(?:12|十二)\s*个月|[四4]\s*个季度|(?:周|星期)[一二三四五][至到—~～-]+(?:周|星期)?[二三四五六日天]|春秋[两2]季|上下半年|[两2]个半年"
)
_OCCASIONS = re.compile(r"[次场期轮趟批班节遍届]|.*次")


def a_year(figure: Figure, before: str) -> Figure:
    """The figure for a whole year, where the words right before it give it per month, quarter or week."""
    times = _times(before)
    if times is None or figure.unit is None or not _OCCASIONS.fullmatch(figure.unit):
        return figure  # 月均保障1.1万人 are not twelve times as many
    high = None if figure.value_high is None else figure.value_high * times
    return replace(figure, value=figure.value * times, value_high=high)


def told(before: str) -> bool:
    """Whether the words right before a figure give it per month, quarter or week."""
    return _times(before) is not None


@lru_cache(maxsize=2048)
def _times(before: str) -> int | None:
    """How many such periods a year has; the words before a demand are asked for each figure that may answer it."""
    found = _PER.search(before)
    if found is None:
        return None
    per = found["per"] or found["each"] or found["mean"]
    some = _MONTHS.search(before) if per == "月" else None
    if some is not None:
        return (int(some["last"]) - int(some["first"])) % 12 + 1  # 11月至3月每月 is five times
    return _TIMES[per]


def alike(target: Figure, asked: str, figure: Figure, said: str) -> tuple[Figure, Figure]:
    """Both figures for a year where only one of them is per period, or they are per different ones, else as they are.

    `asked` and `said` are the words before the target and before the figure.
    """
    if _times(asked) == _times(said):
        return target, figure
    return a_year(target, asked), a_year(figure, said)


def as_often(target: Figure, said: str) -> bool:
    """Whether so many times a year are due (12次) and a statement says that it was done in every such period (每月)."""
    if target.base not in ("次", "场", "期", "轮") or target.comparator in ("<=", "<"):
        return False
    found = _EVERY.search(said)
    if found is None:
        return False
    times = _TIMES[found["per"]]
    return target.si == times or (target.comparator in (">=", ">") and target.si <= times)


def rhythm(asked: str, target: Figure) -> re.Pattern[str] | None:
    """What says that something was done in every such period, where once a period is due (每季度探访一次)."""
    found = (_PER.search(asked) or _DAILY.search(asked)) if target.exact == (1, 1) else None
    if found is None or found["per"] is None:
        return None
    return re.compile(rf"(?:每个?|逐|按|各){found['per']}|{found['per']}{found['per']}")


def perhaps(asked: str, target: Figure, statements: Iterable[Statement]) -> Statement | None:
    """A statement that tells of each period (52周, 月月, 一至四季度), where so many times a period are due."""
    if target.dimension not in ("count", "duration") or not (
        _PER.search(asked) or _DAILY.search(asked) or _TERM.search(asked)
    ):
        return None
    return next((s for s in statements if _RHYTHM.search(s.text) and s.state not in UNFINISHED), None)


def dated_in_each(asked: str, dates: Sequence[Date]) -> bool:
    """Whether something is due every month, quarter or half year, and the dates told lie one in each of the year's."""
    found = _EVERY.search(asked) if dates else None
    if found is None:
        return False
    times = _TIMES[found["per"]]
    months = {int(date.last[5:7]) for date in dates if date.kind == "date" and date.last}
    return len({(month - 1) * times // 12 for month in months}) == times
