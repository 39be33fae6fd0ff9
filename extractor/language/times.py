"""Days, periods and deadlines, which are never quantities.

A point of time is a day, a month, a year or a part of one, told in full (2025年3月底) or from the report's year (年底).
With 前 it is a deadline; two points with a stroke, 至 or 到 between are a period. A five-year plan is its five years
(国民经济和社会发展第十四个五年规划: 2021 to 2025).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractor.language.numbers import DIGITS, chinese
from extractor.language.types import Time, TimeKind

_Y = r"(?:19|20)\d\d|[一二][〇零○OＯ0九][〇零○OＯ0-9一二三四五六七八九]{2}"
_M = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]"
_D = r"3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_TO = r"\s?(?:[-—–―~～－]{1,2}|至|到)\s?"

# Where a time may begin. Cheap; the parsers below decide.
_ANCHOR = re.compile(
    r"(?<![\d.])\d{1,5}(?=\s{0,2}[年月./\-—–―~～至到、])|(?<=\.)20\d\d(?=年)|[一二][〇零○OＯ九].{2}(?=年)|“?十[一二三四五六]五"
    r"|[今去明次来当本]年|上一?年度?|前年|前[二三]季度|[上下]半年|第?[一二三四]季度|(?<![半\d一二三四五六七八九十两几多学])年[底末终内中](?!端)"
    r"|每个?(?:年度?|月|季度?|周|日|天|学期|半年|旬)|近[一二两三四五六七八九十\d]{1,2}年|[一二三四五六七八九十]{1,2}月"
)
# 底, 末, 初 and 终 begin other words too.
_EDGE = r"(?:[底末](?!端|梢|层|数|线|子)|初(?!步|级|期|中|审|次|始|心|选|评|预算|设定|任务|目标|批复|下达|安排|计划|确定|部门)|终(?!止|于|身|端|结|审))"
_POINT = re.compile(
    rf"(?:(?P<year>{_Y}|(?P<short>\d\d)(?=年(?:[底末初度]|\d{{1,2}}月)))\s{{0,2}}年(?:度(?!末|底))?"
    r"|(?P<relative>今年|本年度?|去年|上一年度?|上年度?|明年|次年|来年|前年|当年)"
    r"|“?(?P<plan>十[一二三四五六]五)”?(?P<span>时期|期间|初期|中期|期末|末)?)?"
    rf"(?:\s{{0,2}}(?P<month>{_M})\s{{0,2}}月份?(?:\s{{0,2}}(?P<day>{_D})\s{{0,2}}(?:[日号]?{_TO}(?P<dayto>{_D})\s?)?"
    rf"[日号](?!线|楼|文|令|院|机)(?:\s?\d{{1,2}}(?:时(?!间|段|期)(?:\d{{1,2}}分)?|:\d\d))?|(?P<third>[上中下]旬)|(?P<edge>{_EDGE}))?"
    r"|(?P<half>[上下]半年)|(?P<quarters>前[二三]季度)|第?(?P<quarter>[一二三四1-4])季度(?P<quarterend>[末底])?"
    rf"|(?P<part>年?{_EDGE}|年中|年(?=内)))?"
)
_LAST_DAYS = {"初": (1, 1), "中": (6, 30)}
_DAYS = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?:(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9]))?(?![\d.])"
)
_YEARS = re.compile(
    rf"(?P<first>(?:19|20)\d\d)\s?年?度?(?P<to>{_TO})(?:(?P<last>(?:19|20)\d\d)(?P<unit>\s?年度?)?(?![\d号万亿%])|(?P<now>今))"
)
_MONTHS = re.compile(
    rf"(?:(?P<year>{_Y})\s?年\s?)?(?P<first>1[0-2]|0?[1-9])(?:月份?)?{_TO}(?P<last>1[0-2]|0?[1-9])月份?(?!\s?\d{{1,2}}[日号])"
)
_LIST = re.compile(r"(?:19|20)\d\d(?=(?:[、和及](?:19|20)\d\d){1,12}\s?年)")
_BEFORE = re.compile(
    r"(?:之前|以前|前)(?![期后景提述列往者身端置瞻进]|[二三]季度)|内(?![部容设控外涵在业审镶地陆科存蒙循需])"
)
# 20xx年12月: the year is hidden, and is not to be guessed.
_HIDDEN = re.compile(r"[xX×*＊某○]年$")
_GLUED = re.compile(r"\d(?=(?:19|20)\d\d\s?年)")
_MORE_MONTHS = re.compile(r"\s?\d{1,2}\s?月")
_MORE_DIGITS = re.compile(r"[-/.]\d|[年\d]")
_TOGETHER = re.compile(_TO)
_NOW = re.compile(rf"(?:{_TO})今|以来")
_CYCLE = re.compile(
    r"每个?(?:年度?|月|季度?|周|日|天|学期|半年|旬)(?:[上中下]旬|[底末初]|\d{1,2}[日号])?(?:之?前(?![期后景提]))?"
)
_RECENT = re.compile(r"近[一二两三四五六七八九十\d]{1,2}年来?")
_DUE = re.compile(r"(?:不晚于|不迟于|最迟于|最迟在|最迟|截止(?:时间|日期)?[为:：])\s?$")
_DONE = re.compile(r"(?:全部|全面|基本|必须|要|应)?(?:完成|到位|竣工|建成|完工|办结|交付|投入使用|拨付到位)")
_ALREADY = re.compile(r"(?:已于?|已经于?|截至|截止到?|截至到)\s?$")
_SENTENCE = re.compile(r"[。；;\n]")
_RELATIVE = {"今": 0, "本": 0, "去": -1, "上": -1, "明": 1, "次": 1, "来": 1, "前": -2}
_PLANS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026, "六": 2031}


@dataclass(frozen=True, slots=True)
class _Point:
    """First and last day of a point of time, None where no year is known; `year` is the one that it names itself."""

    end: int
    first: date | None
    last: date | None
    kind: TimeKind
    year: int | None = None
    bare_year: bool = False


def find(view: str, year: int | None = None) -> list[Time]:
    """All times of `view` in reading order. `year` is what 年底 or 3月 refer to where the sentence names no year."""
    found: list[Time] = []
    at, named, named_at = 0, year, 0
    for anchor in _ANCHOR.finditer(view):
        start = anchor.start()
        if start < at:
            continue
        if named_at and _SENTENCE.search(view, named_at, start):
            named, named_at = year, 0
        for time, said in _read(view, start, None if _HIDDEN.search(view, max(0, start - 2), start) else named):
            found.append(time)
            at = time.end
            if said is not None:
                named, named_at = said, time.end
    return found


def _read(view: str, start: int, year: int | None) -> Iterator[tuple[Time, int | None]]:
    """The time that begins at an anchor, with the year that it names; nothing if there is none."""
    start = _skip_glued(view, start)
    char = view[start]
    if char in "每近":
        cycle = (_CYCLE if char == "每" else _RECENT).match(view, start)
        if cycle:
            yield Time(start, cycle.end(), "period", None, None), None
        return
    for reader in (_years, _months, _iso):
        if (read := reader(view, start, year)) is not None:
            yield read
            return
    point = _point(view, start, year)
    if point is None:
        if bare := _LIST.match(view, start):
            number = int(bare[0])
            yield _time(start, bare.end(), "period", date(number, 1, 1), date(number, 12, 31)), number
        return
    link = _TOGETHER.match(view, point.end)
    second = _point(view, link.end(), point.year or year) if link else None
    if link and second is not None and view[link.end()] not in "每近":
        yield _time(start, second.end, "period", point.first, second.last), second.year
        return
    if now := _NOW.match(view, point.end):
        yield _time(start, now.end(), "period", point.first, None), point.year
        return
    yield _finish(view, start, point), point.year


def _skip_glued(view: str, start: int) -> int:
    """A list mark or a doubled digit glued to a year (22024年) is none of it: the year is its last four digits."""
    glued = _GLUED.match(view, start)
    return glued.end() if glued else start


def _finish(view: str, start: int, point: _Point) -> Time:
    end, kind, first = point.end, point.kind, point.first
    suffix = _BEFORE.match(view, end)
    before = view[max(0, start - 8) : start]
    if suffix and not (suffix[0] == "内" and point.kind == "date" and view[end - 1] in "底末"):
        last = point.last
        if point.bare_year and suffix[0] != "内" and point.first is not None:
            last = point.first - timedelta(days=1)
        return _time(start, suffix.end(), "deadline", None, last)
    if _DUE.search(before):
        return _time(start, end, "deadline", None, point.last)
    if view[end - 1] in "底末" and _DONE.match(view, end) and not _ALREADY.search(before):
        return _time(start, end, "deadline", None, point.last)
    return _time(start, end, kind, first, point.last)


def _time(start: int, end: int, kind: TimeKind, first: date | None, last: date | None) -> Time:
    return Time(start, end, kind, first.isoformat() if first else None, last.isoformat() if last else None)


def _years(view: str, start: int, year: int | None) -> tuple[Time, int | None] | None:
    """2021-2035年, 2009年至2024年, 2023-2024年度, 2023-2024 alone, 1987-今."""
    found = _YEARS.match(view, start)
    if found is None:
        return None
    first = int(found["first"])
    if found["now"]:
        return _time(start, found.end(), "period", date(first, 1, 1), None), None
    last = int(found["last"])
    if last < first:
        return None
    if found["unit"] and _MORE_MONTHS.match(view, found.end()):
        return None
    if not found["unit"] and _MORE_DIGITS.match(view, found.end()):
        return None
    end = found.end()
    if found["unit"] and view[end : end + 1] in ("底", "末"):
        end += 1
    return _time(start, end, "period", date(first, 1, 1), date(last, 12, 31)), None


def _months(view: str, start: int, year: int | None) -> tuple[Time, int | None] | None:
    """1-6月, 2025年1月至12月."""
    found = _MONTHS.match(view, start)
    if found is None:
        return None
    said = _year(found["year"]) if found["year"] else None
    of = said or year
    first, last = int(found["first"]), int(found["last"])
    if last < first:
        return None
    if of is None:
        return Time(start, found.end(), "period", None, None), said
    return _time(start, found.end(), "period", date(of, first, 1), _month_end(of, last)), said


def _iso(view: str, start: int, year: int | None) -> tuple[Time, int | None] | None:
    """2025-03-13, 2025.3.13, and 2025.01-2025.12, which needs both sides to be more than a decimal number."""
    found = _DAYS.match(view, start)
    if found is None:
        return None
    link = _TOGETHER.match(view, found.end())
    other = _DAYS.match(view, link.end()) if link else None
    if other is not None:
        first, last = _day(found, first=True), _day(other, first=False)
        return (_time(start, other.end(), "period", first, last), other and int(other["y"])) if first and last else None
    if found["d"] is None and not (found["sep"] != "." and len(found["m"]) == 2):
        return None
    first, last = _day(found, first=True), _day(found, first=False)
    if first is None or last is None:
        return None
    end = found.end()
    if suffix := _BEFORE.match(view, end):
        return _time(start, suffix.end(), "deadline", None, last), int(found["y"])
    return _time(start, end, "date", first, last), int(found["y"])


def _day(found: re.Match[str], *, first: bool) -> date | None:
    y, m = int(found["y"]), int(found["m"])
    if found["d"] is None:
        return date(y, m, 1) if first else _month_end(y, m)
    return _date(y, m, int(found["d"]))


def _date(y: int, m: int, d: int) -> date | None:
    try:
        return date(y, m, d)
    except ValueError:
        return None


def _month_end(y: int, m: int) -> date:
    return date(y, m, monthrange(y, m)[1])


def _year(text: str) -> int | None:
    if text.isascii() and text.isdigit():
        return int(text)
    digits = "".join("0" if c in "○OＯ" else c if c.isascii() else str(DIGITS.get(c, "")) for c in text)
    return int(digits) if len(digits) == 4 and 1900 <= int(digits) < 2100 else None


def _number(text: str) -> int:
    if text.isascii():
        return int(text)
    value = chinese(text)
    return 0 if value is None else int(value)


def _point(view: str, start: int, year: int | None) -> _Point | None:
    """A single point of time at `start`."""
    found = _POINT.match(view, start)
    if found is None or found.end() == start:
        return None
    if found["plan"]:
        return _plan(found)
    said: int | None = None
    if found["year"]:
        said = 2000 + int(found["short"]) if found["short"] else _year(found["year"])
        if said is None:
            return None
    elif found["relative"] and year is not None and found["relative"][0] in _RELATIVE:
        year += _RELATIVE[found["relative"][0]]
    of = said or (year if found["relative"] is None or found["relative"][0] in _RELATIVE else None)
    return _within(found, of, said)


def _plan(found: re.Match[str]) -> _Point:
    first = _PLANS[found["plan"][1]]
    if found["span"] in ("末", "期末"):
        return _Point(found.end(), date(first + 4, 12, 31), date(first + 4, 12, 31), "date")
    return _Point(found.end(), date(first, 1, 1), date(first + 4, 12, 31), "period")


def _within(found: re.Match[str], of: int | None, said: int | None) -> _Point | None:
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
            day = _month_end(of, months[1])
            return _Point(end, day, day, "date", said)
    elif found["part"]:
        if of is None:
            return _Point(end, None, None, "date", said)
        if found["part"] == "年":
            return _Point(end, date(of, 1, 1), date(of, 12, 31), "period", said)
        day = date(of, *_LAST_DAYS.get(found["part"][-1], (12, 31)))
        return _Point(end, day, day, "date", said)
    elif found["year"] or found["relative"]:
        months = (1, 12)
    else:
        return None
    if of is None:
        return _Point(end, None, None, "period", said)
    return _Point(end, date(of, months[0], 1), _month_end(of, months[1]), "period", said, bare_year=months == (1, 12))


def _month(found: re.Match[str], of: int | None, said: int | None) -> _Point | None:
    end, month = found.end(), _number(found["month"])
    edge = found["edge"][-1] if found["edge"] else None
    kind: TimeKind = "date"
    if of is None:
        return _Point(end, None, None, kind, said)
    if found["day"]:
        day = _date(of, month, _number(found["day"]))
        last_day = _date(of, month, _number(found["dayto"])) if found["dayto"] else day
        if day is None or last_day is None:
            return None
        return _Point(end, day, last_day, "period" if found["dayto"] else kind, said)
    first, last = date(of, month, 1), _month_end(of, month)
    if found["third"]:
        n = "上中下".index(found["third"][0])
        first = date(of, month, 1 + 10 * n)
        last = last if n == 2 else date(of, month, 10 + 10 * n)
    elif edge in ("底", "末"):
        first = last
    elif edge == "初":
        last = first
    return _Point(end, first, last, kind, said)
