"""Days, periods and deadlines, which are never quantities.

A point of time is a day, a month, a year or a part of one, told in full (2025年3月底) or from the report's year (年底).
With 前 it is a deadline; two points with a stroke, 至 or 到 between are a period. A school year runs from
1 September to 31 August (教育部 校历 usage).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extractor.language import points
from extractor.language.points import TO, YEAR, Point, day_of, month_end, year_of
from extractor.language.scanning import scan
from extractor.language.types import Time, TimeKind

# Where a time may begin. Cheap; the parsers below decide.
_ANCHOR = re.compile(
    r"(?<![\d.])\d{1,5}(?=\s{0,2}[年月./\-—–―~～至到、])|(?<=\.)20\d\d(?=年)|(?:(?<=[。；;：:\s]\d[.．])|(?<=^\d[.．]))\d{1,2}(?=月[\d底末初上中下])|[一二][〇零○OＯ九].{2}(?=年)|“?十[一二三四五六]五"
    r"|[今去明次来当本]年|上一?年度?|前年|前[二三]季度|[上下]半年|第?[一二三四]季度|(?<![半\d一二三四五六七八九十两几多学])年[底末终内中](?!端)"
    r"|每个?(?:年度?|月|季度?|周|日|天|学期|半年|旬)|近[一二两三四五六七八九十\d]{1,2}年|[一二三四五六七八九十]{1,2}月|[本次当下上]个?月(?=[上中下]旬|\d|[底末初])|春节|元旦|五一|端午|中秋|国庆|汛期|开学|供暖|采暖"
)
# Of digits only those that open a number which goes on as a day does.
_BEGINNING = re.compile(
    r"[\d一二三四五六七八九十“今去明次来当本上前下第年每近春元端中国汛开供采]"
    r"(?:(?<=\D)|(?<!\d\d)(?=\d{0,4}\s{0,2}[年月./\-—–―~～至到、]))"
)
_DAYS = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?:(?P=sep)(?P<d>3[01]|[12]\d|0?[1-9]))?(?![\d.])"
)
_YEARS = re.compile(
    rf"(?P<first>(?:19|20)\d\d)\s?年?度?(?P<to>{TO}|/)(?:(?P<last>(?:19|20)\d\d)(?P<unit>\s?(?:学年度?|年度?))?(?![\d号万亿%])|(?P<now>今))"
)
_MONTHS = re.compile(
    rf"(?:(?P<year>{YEAR})\s?年\s?)?(?P<first>1[0-2]|0?[1-9])(?:月份?)?{TO}(?P<last>1[0-2]|0?[1-9])月份?(?!\s?\d{{1,2}}[日号])"
)
_LIST = re.compile(r"(?:19|20)\d\d(?=(?:[、和及](?:19|20)\d\d){1,12}\s?年)")
_BEFORE = re.compile(
    r"(?:之前|以前|前)(?![期后景述列往者身端置瞻进]|提(?![交供出请报醒])|[二三]季度)|内(?![部容设控外涵在业审镶地陆科存蒙循需])"
)
# 20xx年12月: the year is hidden, and is not to be guessed.
_HIDDEN = re.compile(r"[xX×*＊某○]年$")
_GLUED = re.compile(r"\d(?=(?:19|20)\d\d\s?年)")
_MORE_MONTHS = re.compile(r"\s?\d{1,2}\s?月")
_MORE_DIGITS = re.compile(r"[-/.]\d|[年\d]")
_TOGETHER = re.compile(rf"(?:起(?=[至到]))?{TO}")
_NOW = re.compile(rf"(?:{TO})今|以来")
_CYCLE = re.compile(
    r"每个?(?:年度?|月|季度?|周|日|天|学期|半年|旬)(?:[上中下]旬|[底末初]|\d{1,2}[日号])?(?:之?前(?![期后景提]))?"
)
# 次月10日前: which month it is, the text does not say.
_THAT_MONTH = re.compile(
    r"[本次当下上]个?月(?:[上中下]旬|\d{1,2}[日号]|[底末初])(?P<due>(?:之前|以前|前)(?![期后景述列往者]|提(?![交供出请报醒])))?"
)
# Feasts and seasons before which a thing is due; those of the moon have no day of their own.
_FEAST = re.compile(
    r"(?P<feast>春节|元旦|五一|端午|中秋|国庆|汛期|开学|供暖|采暖)(?:[节季期]|来临)?”?(?:之前|以前|前)(?![期后景述夕]|提(?![交供出请报醒]))"
)
_FEAST_DAYS = {"元旦": (1, 1), "五一": (5, 1), "国庆": (10, 1)}
_RECENT = re.compile(r"近[一二两三四五六七八九十\d]{1,2}年来?")
_DUE = re.compile(r"(?:不晚于|不迟于|最迟于|最迟在|最迟|截止(?:时间|日期)?[为:：]|[≤<]=?)\s?$")
_DONE = re.compile(r"(?:全部|全面|基本|必须|要|应)?(?:完成|到位|竣工|建成|完工|办结|交付|投入使用|拨付到位)")
_ALREADY = re.compile(r"(?:已于?|已经于?|截至|截止到?|截至到)\s?$")
# Told from the year of the text, whatever year the sentence has named.
_RELATIVE = re.compile(r"[今去明次来本]年|上一?年|前年")
_SENTENCE = re.compile(r"[。；;\n]")
# 2026年度年票于9月开售: the year is of the thing, which is done in the year of the text; 2026年度将于9月开馆 is when.
_OF_A_THING = re.compile(
    r"(?<=年度)的?(?!开展|举办|组织|实施|完成|建成|进行|召开|启动|举行|印发|发放|[将拟计预在从自已仍全共第前])[\u4e00-\u9fff]{2,12}?(?:已?于|在)?\d{1,2}月"
)


def find(view: str, year: int | None = None) -> list[Time]:
    """All times of `view` in reading order. `year` is what 年底 or 3月 refer to where the sentence names no year."""
    found: list[Time] = []
    at, named, named_at, whole = 0, year, 0, False  # whole: the year was named alone, as when something began
    for anchor in scan(_ANCHOR, _BEGINNING, view):
        start = anchor.start()
        if start < at:
            continue
        if named_at and _SENTENCE.search(view, named_at, start):
            named, named_at = year, 0
        base = year if _RELATIVE.match(view, start) else named
        hidden = _HIDDEN.search(view, max(0, start - 2), start) is not None
        read = list(_read(view, start, None if hidden else base))
        if whole and year is not None and base is not None and base < year and any(_due(*each) for each in read):
            read = list(_read(view, start, year))  # 平台2022年建成，6月底前完成测评: nothing is due in a year gone by
        for time, said in read:
            found.append(time)
            at = time.end
            if said is not None and not (year is not None and _OF_A_THING.match(view, time.end)):
                named, named_at = said, time.end
                whole = time.first is None or (time.first[5:], (time.last or "")[5:]) == ("01-01", "12-31")
    return found


def _due(time: Time, said: int | None) -> bool:
    """Whether a time is a deadline that names no year of its own."""
    return time.kind == "deadline" and said is None


def _read(view: str, start: int, year: int | None) -> Iterator[tuple[Time, int | None]]:
    """The time that begins at an anchor, with the year that it names; nothing if there is none."""
    start = _skip_glued(view, start)
    char = view[start]
    if char in "每近":
        cycle = (_CYCLE if char == "每" else _RECENT).match(view, start)
        if cycle:
            yield Time(start, cycle.end(), "period", None, None), None
        return
    if feast := _FEAST.match(view, start):
        day = _FEAST_DAYS.get(feast["feast"])
        last = date(year, *day) - timedelta(days=1) if day and year else None
        yield _time(start, feast.end(), "deadline", None, last), None
        return
    if that := _THAT_MONTH.match(view, start):
        yield Time(start, that.end(), "deadline" if that["due"] else "date", None, None), None
        return
    for reader in (_years, _months, _iso):
        if (read := reader(view, start, year)) is not None:
            yield read
            return
    point = points.read(view, start, year)
    if point is None:
        if bare := _LIST.match(view, start):
            number = int(bare[0])
            yield _time(start, bare.end(), "period", date(number, 1, 1), date(number, 12, 31)), number
        return
    link = _TOGETHER.match(view, point.end)
    second = points.read(view, link.end(), point.year or year) if link else None
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


def _finish(view: str, start: int, point: Point) -> Time:
    end, kind, first = point.end, point.kind, point.first
    suffix = _BEFORE.match(view, end)
    before = view[max(0, start - 8) : start]
    if suffix and not (suffix[0] == "内" and point.kind == "date" and view[end - 1] in "底末"):
        last = point.last
        if point.bare_year and suffix[0] != "内" and point.first is not None:
            last = point.first - timedelta(days=1)
        of_what = point.bare_year and view[suffix.end() : suffix.end() + 1] == "的"  # 2000年以前的档案: which of them
        return _time(start, suffix.end(), "period" if of_what else "deadline", None, last)
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
    if last < first or (found["to"] == "/" and not found["unit"]):
        return None
    if found["unit"] and _MORE_MONTHS.match(view, found.end()):
        return None
    if not found["unit"] and _MORE_DIGITS.match(view, found.end()):
        return None
    end = found.end()
    if found["unit"] and view[end : end + 1] in ("底", "末"):
        end += 1
    if found["unit"] and "学" in found["unit"]:
        return _time(start, end, "period", date(first, 9, 1), date(last, 8, 31)), None
    return _time(start, end, "period", date(first, 1, 1), date(last, 12, 31)), None


def _months(view: str, start: int, year: int | None) -> tuple[Time, int | None] | None:
    """1-6月, 2025年1月至12月."""
    found = _MONTHS.match(view, start)
    if found is None:
        return None
    said = year_of(found["year"]) if found["year"] else None
    of = said or year
    first, last = int(found["first"]), int(found["last"])
    if last < first:
        return None
    if of is None:
        return Time(start, found.end(), "period", None, None), said
    return _time(start, found.end(), "period", date(of, first, 1), month_end(of, last)), said


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
        return date(y, m, 1) if first else month_end(y, m)
    return day_of(y, m, int(found["d"]))
