"""The days that a statement tells, and which of them are days that something was done on."""

from __future__ import annotations

import re

from db.records import Date
from extractor.results import acts, years
from extractor.results.statements import Statement

DONE_BY = re.compile(
    r"(?:都|均|已|全部|就)[^，。；]{0,10}|[^，。；]{2,10}(?:了|完毕)|[^，。；]{0,6}(?:完成|完工|竣工|结束)"
)
_DONE = re.compile(r"(?:完成|完工|竣工|结束|到位)$")
_ALL_BY = re.compile(r"(?:都|均|已|全部|就)[^，。；\d]{0,6}$")  # 各段均于8月28日前通车
_STARTED = re.compile(
    r"[^，。；]{0,4}(?:启动|开始|开工|动工|着手|进场|签订|签约|开标|中标)"
)  # tells of no day that anything was done
# 6月28日、9月20日竣工, 东站9月1日、南站10月15日先后投用: one act, and several days of it.
_ROW = re.compile(r"\s*[、和及与]\s*(?P<thing>[一-鿿]{0,8}?)(?:分别|先后|则)?[于在]?")
_STOCK = re.compile(r"[一-鿿]{0,6}?(?:在[册编校岗养库用管]|[实现保]有|结[存余]|存栏|余额|总[数量])[^，。；\d]{0,4}")
"""What there was at the year's end (年末在册860人) was not done on its last day."""
_NAMED_STOCK = re.compile(r"[一-鿿]{0,4}?(?:在[册编校岗养库用管]|[实现保]有|结[存余]|存栏)[一-鿿]?数")
"""Nor is the name of that number (与年末在册数相符) told of any work."""
_UP_TO = re.compile(r"(?:截至|截止到?|[到至])$")
_COUNTED = re.compile(r"[，,]?(?:一共|总共|累计|合计|共|已)[^，。；\d]{0,8}\d")
_RATE = re.compile(r"[一-鿿]{2,8}率(?:为|是)?\s*(?=\d)")
"""Nor is a rate of that day (年末逾期率0.24‰) told of any work."""
_OCCASION = re.compile(
    r"[一-鿿]{1,6}(?<![当届同准按及零])时(?![间段限长刻代效候])"
)  # 3月抽测时 tells when it was looked at
# 经年末统计 tells of no day that anything was done, nor does 联网后至12月底, the end of a stretch of time.
_SOURCE = re.compile(r"(?:(?<![曾已])经|(?<![数证票收凭])据|按|(?:后|起|以来|开始)[至到])$")
OF_SOME = re.compile(
    r"(?:[底末初中]|[上中下]旬)?(?:之?前)?[^，。；\d]{1,8}的(?:这|那)?\s*[\d一二两三四五六七八九十]"
)  # 上半年完工的104户 tells of no more than those


def told_days(told: list[Statement], starts: bool, due: str) -> list[tuple[Date, str]]:
    """The dates of a statement with the days; `starts` where it is a beginning that is due by the day `due`."""
    here = told[0]
    days = [(date, day) for date in here.dates if (day := _day(date, told, starts, due))]
    return [one for one in days if not OF_SOME.match(here.text, one[0].span.end - here.span.start)] or days


def in_a_row(here: Statement, days: list[tuple[Date, str]]) -> list[tuple[Date, str]]:
    """The first of a statement's days, or of those that stand in one row with it the last: 分别于6月28日、9月20日竣工."""
    row = days[:1]
    for date, day in days[1:]:
        between = here.text[row[-1][0].span.end - here.span.start : date.span.start - here.span.start]
        gap = _ROW.fullmatch(between)
        if gap is None or acts.ANY.search(gap["thing"]) or acts.OTHER_STEP.search(gap["thing"]):
            break
        row.append((date, day))
    return [max(row, key=lambda one: one[1])] if row else []


def last(told: list[Statement], due: str) -> tuple[Date, str] | None:
    """The last of the days that a statement tells: 11月25日开班、12月2日结业."""
    return max(told_days(told, False, due), key=lambda one: one[1], default=None)


def _day(date: Date, told: list[Statement], starts: bool, due: str) -> str | None:
    """The day by which a statement says that something was done; 在6月9日前 is one where it, or its sentence, goes on 做完了.

    So it is where the day is an earlier one than was due: nobody repeats a deadline by another day.
    """
    here = told[0]
    if _SOURCE.search(here.text, 0, date.span.start - here.span.start):
        return None
    end = date.span.end - here.span.start
    if _only_stock(date, told) or _so_far(here, date):
        return None
    if (_STARTED.match(here.text, end) and not starts) or _OCCASION.match(here.text, end):
        return None
    if date.kind != "deadline":
        return years.completes(date)
    rest = "，".join([here.text[end:], *(s.text for s in told[1:])])
    day = years.day(date)
    earlier = (day is not None and day < due) or _ALL_BY.search(here.text, 0, date.span.start - here.span.start)
    return day if earlier or DONE_BY.search(rest) else None


def _so_far(here: Statement, date: Date) -> bool:
    """Whether the day only ends the time up to which something is counted: 到12月31日共开放97天."""
    start, end = date.span.start - here.span.start, date.span.end - here.span.start
    return _UP_TO.search(here.text, 0, start) is not None and _COUNTED.match(here.text, end) is not None


def _only_stock(date: Date, told: list[Statement]) -> bool:
    """Whether a figure of what there was stands behind the last day of a time, and no clause behind it tells of work done."""
    here = told[0]
    if date.span.quote[-1:] in "末底" and any(
        named.match(here.text, date.span.end - here.span.start) for named in (_RATE, _NAMED_STOCK)
    ):
        return True
    stock = _STOCK.match(here.text, date.span.end - here.span.start) if date.span.quote[-1:] in "末底" else None
    if stock is None or not any(q.span.start - here.span.start == stock.end() for q in here.quantities):
        return False
    return not any(s.state == "done" or _DONE.search(s.text) for s in told[1:] if not s.dates)
