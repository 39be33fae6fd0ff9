"""Years and days in a statement: a result of another year is no result of this one, a later day misses a deadline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Date, Span
from extractor.results.statements import Statement

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = re.compile("[０-９]")
_YEAR = re.compile(r"(?<![\d.〔\[])(?P<year>(?:19|20)\d\d)\s*年(?=(?P<after>度?[^，。；、]{0,6}))")
_NOT_WHEN_BEFORE = re.compile(
    r"(?:较|比|与|同|由|从|自|至|到|和|及|、|超过|高于|低于|截至|截止|对|针对|继|沿用|基于|用于|结转至?|列入|纳入|转入|顺延至?|留待|根据|按照|按|《[^》]*|“[^”]*|[（(〔\[][^）)〕\]]*|[-—~～])\s*$"
)
_NOT_WHEN_AFTER = re.compile(
    r"度?(?:曾|的|以来|以前|之前|前|相比|同期|年(?![末底])|年?[末底](?!.{0,4}(?:完成|建成|完工|竣工|到位|投用|建好))|[-—~～至到、]|及|和|基数|水平|为|结转|中央|省级|市级|上级|第[一二三四\d]+批|预算|(?:下达|印发|修订)(?=$|[》”]|的|[^，。；\d]{0,6}的)|标准|版|"
    r"[^，。；]{0,4}(?:的|基础))|度?\s*$"
)


# 2022年为320户提供服务: in that year for them, where 2022年为320户 tells its level.
_FOR_WHOM = re.compile(
    r"度?为[^，。；]{2,24}?(?:提供|开展|实施|办理|发放|举办|组织|培训|检查|救助|减免|解决|安排|配备|安装|购买|缴纳|落实|申[领请办])"
)
# That it is what came about in that year: 新增仓容系2023年建成投用的4号库.
_IS_OF = re.compile(r"(?:(?<=\d)[一-鿿]{1,3}|[一-鿿]{2})(?:系|均为|都是|其实是|实为)$")
_BEFORE_IT = re.compile(r"(?:年?[底末])?(?:以前|之前|前)")
_EACH_IN, _AND_IN = re.compile(r"(?:分别|先后|陆续)[于在]$"), re.compile(r"[和与及、](?:19|20)\d\d年")
_SOURCE = re.compile(
    r"(?:此?系|均?为|是|以上[为是]?|数据[为是])?(?:19|20)\d\d年[^，。；\d]{0,6}(?:数据?|统计|口径|结果|水平)$"
)
_HELD = re.compile(r"(?:举办|举行|召开|开展|完成|完工|竣工|验收|建成|投用|组织|实施|进行)(?:完毕)?$")
# What falls due later by contract (质保金按合同约定于2026年9月支付) is no result of that year.
_AGREED = re.compile(r"(?:^|[，。；])(?![^，。；]*已)[^，。；]*(?:合同|协议|约定)[^，。；]{0,8}$")
_ISSUED_AHEAD = "10-01"
_ARRANGED = re.compile(
    r"下达|分解|拨[付入出款]|分配|指标文件|预算|资金|转移支付|备案|立项|申报|招标|采购|合同|方案|计划"
)
"""What is arranged for a year may be so from the autumn before."""
_OF_YEAR_BEFORE = re.compile(r"上一?年|去年|往年|前年")
EARLY = re.compile(r"提前|上年|往年|跨年|早于|早在")
"""Words by which a day of the year before is told to be one."""
# Money of a year of which a first part is issued at the end of the year before.
_AHEAD = re.compile(r"提前(?:批|下达|告知|通知|分解)")
# A figure's source in brackets behind it: 95.0%（2022年第三方调查结果）.
_OPENED = re.compile(r"\d[^，。；（(]{0,6}[（(]\s*$")
_DATA_OF = re.compile(r"(?:19|20)\d\d年度?[^，。；（）()]{0,10}(?:调查|统计|测评|监测|数据|年报|结果)")
_NUMBERED = re.compile(r"[\d一二三四五六七八九十]\s*[月日号旬]|\d[-./－]\d|[一二三四1-4]季度|[上下]半年|年底|年末")
# Statistics that come out a year late are told by their latest figure, where this is said.
_LATE = re.compile(
    r"(?:统计|口径|数据|公布|发布)[^，。；]{0,4}滞后|(?:尚未|未)(?:公布|发布|出数)|最[新近](?:一期)?(?:公布|发布)"
)


def narrow(text: str) -> str:
    """The text with half-width digits, at the same offsets."""
    return text.translate(_DIGITS) if _WIDE.search(text) else text


def years(text: str) -> frozenset[int]:
    """Every year that a text names."""
    if "年" not in text:
        return frozenset()
    return frozenset(int(m["year"]) for m in _YEAR.finditer(narrow(text)))


def other_year(statement: Statement, year: int | None, expected: frozenset[int]) -> tuple[int, Span] | None:
    """A year that is not the report's and in which, by its own words, the statement's result came about.

    `expected` are years that the demand or the project's name names: those are no surprise. A year that is compared
    with (较2023年), that a range begins or ends with, or that qualifies a noun (2014年的测绘成果) is not meant.
    """
    if year is None or "年" not in statement.text or _LATE.search(statement.text):
        return None
    text = narrow(statement.text)
    named = years(text)
    if year in named or any(y == year for d in statement.dates for y in _of(d)):
        return None
    for match in _YEAR.finditer(text):
        found = int(match["year"])
        if found not in expected and _DATA_OF.search(text, match.start()) and _OPENED.search(text, 0, match.start()):
            return found, _place(statement, match.start())
        if found == year - 1 and _AHEAD.search(text):
            continue
        if found in expected or _NOT_WHEN_BEFORE.search(text, 0, match.start()):
            continue
        beside = _NOT_WHEN_AFTER.match(match["after"]) and not (
            _FOR_WHOM.match(text, match.start("after"))
            or (_EACH_IN.search(text, 0, match.start()) and _AND_IN.match(match["after"]))
            or (_IS_OF.search(text, 0, match.start()) and not _BEFORE_IT.match(match["after"]))
        )
        if beside or (found > year and _AGREED.search(text, 0, match.start())):
            continue
        return found, _place(statement, match.start())
    return None


def held_in(before: Statement, here: Statement, year: int | None, expected: frozenset[int]) -> tuple[int, Span] | None:
    """The other year in which something was held or done, by the clause that a figure goes on from.

    培训班2023年11月举办，到会118人.
    """
    if here.sentence != before.sentence or here.dates or before.quantities or years(here.text):
        return None
    return other_year(before, year, expected) if _HELD.search(before.text) else None


def source(after: Statement, here: Statement, year: int | None, expected: frozenset[int]) -> tuple[int, Span] | None:
    """The other year that a clause says the figure before it is of: 持证35人，为2023年底数据."""
    found = _YEAR.search(narrow(after.text))
    if after.sentence != here.sentence or found is None or not _SOURCE.match(narrow(after.text)):
        return None
    told = int(found["year"])
    return None if year is None or told == year or told in expected else (told, _place(after, found.start()))


def _place(statement: Statement, at: int) -> Span:
    """The year that stands at `at` in a statement, with its 年."""
    start = statement.span.start + at
    return Span(statement.span.block, start, start + 5, statement.text[at : at + 5])


def _of(date: Date) -> tuple[int, ...]:
    return tuple(int(day[:4]) for day in (date.first, date.last) if day)


def day(date: Date) -> str | None:
    """The last day that a date can mean, as an ISO day."""
    return date.last or date.first


def year_before(days: Sequence[str], year: int | None, demanded: str) -> int | None:
    """The year before the report's in which the last of `days` lies.

    From autumn on it may be that of what is arranged ahead (资金于上年12月提前下达), if that is demanded.
    """
    last = max(days)
    begins = f"{year}-01-01" if year is None or not _ARRANGED.search(demanded) else f"{year - 1}-{_ISSUED_AHEAD}"
    return int(last[:4]) if year is not None and last < begins else None


def completes(date: Date) -> str | None:
    """The day by which something was done: of a day or a month that is named; a year or 年中 tells no day, nor does 上年末."""
    quote = narrow(date.span.quote)
    if date.kind == "deadline" or not _NUMBERED.search(quote) or _OF_YEAR_BEFORE.match(quote):
        return None
    return day(date)
