"""Single points of time: a day, a month, a year or a part of one, told in full (2025年3月底) or from a year (年底).

A five-year plan is its five years (国民经济和社会发展第十四个五年规划: 2021 to 2025).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from extractor.language.numbers import DIGITS, chinese
from extractor.language.types import TimeKind

YEAR = r"(?:1[6-9]|20)\d\d|[一二][〇零○OＯ0九][〇零○OＯ0-9一二三四五六七八九]{2}"
_M = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_D = r"3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
TO = r"\s?(?:[-—–―~～－]{1,2}|至|到)\s?"

# 底, 末, 初 and 终 begin other words too.
_EDGE = r"(?:[底末](?!端|梢|层|数|线|子)|初(?!步|级|期|中|审|次|始|心|选|评|预算|设定|任务|目标|批复|下达|安排|计划|确定|部门)|终(?!止|于|身|端|结|审))"
_POINT = re.compile(
    rf"(?:(?P<year>{YEAR}|(?P<short>\d\d)(?=年(?:[底末初度]|\d{{1,2}}月)))\s{{0,2}}年(?:度(?!末|底))?"
    r"|(?P<relative>今年|本年度?|去年|上一年度?|上年度?|明年|次年|来年|前年|当年)"
    r"|“?(?P<plan>十[一二三四五六]五)”?(?P<span>时期|期间|初期|中期|期末|末)?)?"
    rf"(?:\s{{0,2}}(?P<month>{_M})\s{{0,2}}月(?!龄)份?(?:\s{{0,2}}(?P<day>{_D})\s{{0,2}}(?:[日号]?{TO}(?P<dayto>{_D})\s?)?"
    rf"[日号](?!线|楼|文|令|院|机)(?:\s?\d{{1,2}}(?:时(?!间|段|期)(?:\d{{1,2}}分)?|:\d\d))?|(?P<third>[上中下]旬)|(?P<edge>{_EDGE}))?"
    r"|(?P<half>[上下]半年)|(?P<quarters>前[二三]季度)|第?(?P<quarter>[一二三四1-4])季度(?P<quarterend>[末底])?"
    rf"|(?P<part>年?{_EDGE}|年中|年(?=内)))?"
)
_LAST_DAYS = {"初": (1, 1), "中": (6, 30)}
_RELATIVE = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "次": 1, "来": 1, "前": -2}
_PLANS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}


@dataclass(frozen=True, slots=True)
class Point:
    """First and last day of a point of time, None where no year is known; `year` is the one that it names itself."""

    end: int
    first: date | None
    last: date | None
    kind: TimeKind
    year: int | None = None
    bare_year: bool = False


def day_of(y: int, m: int, d: int) -> date | None:
    """The day, None where the calendar has none (2月30日)."""
    try:
        return date(y, m, d)
    except ValueError:
        return None


def month_end(y: int, m: int) -> date:
    """The last day of a month."""
    return date(y, m, monthrange(y, m)[1])


def year_of(text: str) -> int | None:
    """A year in Arabic or Chinese digits (二〇二五), None where it is none."""
    if text.isascii() and text.isdigit():
        return int(text)
    digits = "".join("0" if c in "○OＯ" else c if c.isascii() else str(DIGITS.get(c, "")) for c in text)
    return int(digits) if len(digits) == 4 and 1900 <= int(digits) < 2100 else None


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    value = chinese(text)
    return 0 if value is None else int(value)


def read(view: str, start: int, year: int | None) -> Point | None:
    """A single point of time at `start`."""
    found = _POINT.match(view, start)
    if found is None or found.end() == start:
        return None
    if found["plan"]:
        return _plan(found)
    said: int | None = None
    if found["year"]:
        said = 2000 + int(found["short"]) if found["short"] else year_of(found["year"])
        if said is None:
            return None
    elif found["relative"] and year is not None and found["relative"][0] in _RELATIVE:
        year += _RELATIVE[found["relative"][0]]
        if found["relative"][0] in "明次来":
            said = year  # 明年3月开工，10月完工: what follows is next year as well
    of = said or (year if found["relative"] is None or found["relative"][0] in _RELATIVE else None)
    return _within(found, of, said)


def _plan(found: re.Match[str]) -> Point:
    first = _PLANS[found["plan"][1]]
    if found["span"] in ("末", "期末"):
        return Point(found.end(), date(first + 4, 12, 31), date(first + 4, 12, 31), "date")
    return Point(found.end(), date(first, 1, 1), date(first + 4, 12, 31), "period")


def _within(found: re.Match[str], of: int | None, said: int | None) -> Point | None:
    """The part of the year `of` that a match tells."""
    end = found.end()
    if found["month"]:
        return _month(found, of, said)
    if found["half"]:
        months = (1, 6) if found["half"][0] == "上" else (7, 12)
    elif found["quarters"]:
        months = (1, 3 * _number(found["quarters"][1]))
    elif found["quarter"]:
        quarter = _number(found["quarter"])
        months = (3 * quarter - 2, 3 * quarter)
        if found["quarterend"] and of is not None:
            day = month_end(of, months[1])
            return Point(end, day, day, "date", said)
    elif found["part"]:
        if of is None:
            return Point(end, None, None, "date", said)
        if found["part"] == "年":
            return Point(end, date(of, 1, 1), date(of, 12, 31), "period", said)
        day = date(of, *_LAST_DAYS.get(found["part"][-1], (12, 31)))
        return Point(end, day, day, "date", said)
    elif found["year"] or found["relative"]:
        months = (1, 12)
    else:
        return None
    if of is None:
        return Point(end, None, None, "period", said)
    return Point(end, date(of, months[0], 1), month_end(of, months[1]), "period", said, bare_year=months == (1, 12))


def _month(found: re.Match[str], of: int | None, said: int | None) -> Point | None:
    end, month = found.end(), _number(found["month"])
    edge = found["edge"][-1] if found["edge"] else None
    kind: TimeKind = "date"
    if of is None:
        return Point(end, None, None, kind, said)
    if found["day"]:
        day = day_of(of, month, _number(found["day"]))
        last_day = day_of(of, month, _number(found["dayto"])) if found["dayto"] else day
        if day is None or last_day is None:
            return None
        return Point(end, day, last_day, "period" if found["dayto"] else kind, said)
    first, last = date(of, month, 1), month_end(of, month)
    if found["third"]:
        n = "上中下".index(found["third"][0])
        first = date(of, month, 1 + 10 * n)
        last = last if n == 2 else date(of, month, 10 + 10 * n)
    elif edge in ("底", "末"):
        first = last
    elif edge == "初":
        last = first
    return Point(end, first, last, kind, said)
