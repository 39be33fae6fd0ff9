"""不存在的日期

说明
    月份不在1至12之间，或者日期超出该月的天数，例如13月、2月30日、4月31日。

理由
    不存在的日期无法用来核对期限和进度。

反例
    完成情况：工程已于2025年6月31日竣工验收。

正例
    完成情况：工程已于2025年6月30日竣工验收，工期13个月。

不适用
    无。“13个月”是时长，不是月份。
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from itertools import chain

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import Spot, spots
from extractor.checks.view import View
from extractor.language.scanning import scan
from extractor.settings import Settings

DATE = re.compile(
    r"(?<![\d.])(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月(?!\d{3})(?:\s*(?P<day>\d{1,2})\s*[日号])?"
)
POINTED = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d{2})[./-](?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?![\d.])")
DIGITS, YEAR, ANY = (
    re.compile(r"\d+"),
    re.compile(r"[12](?:(?<=1)9|(?<=2)0)\d{2}[./-]"),
    re.compile(r"\d(?:\s*月|[./-]\d)"),
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a date that does not exist."""
    return spots(view, find, where=ANY)


def find(block: Block) -> Iterable[Spot]:
    """The dates of the block that no calendar has."""
    dates = scan(DATE, DIGITS, block.text) if "月" in block.text else ()
    for match in chain(dates, scan(POINTED, YEAR, block.text)):
        if not exists(match["year"], match["month"], match["day"]):
            yield Spot(match.start(), match.end(), {"date": match[0]})


def exists(year: str | None, month: str, day: str | None) -> bool:
    """Whether there is such a day; without a year February may have 29."""
    if not 1 <= int(month) <= 12:
        return False
    known = int(year) if year and 1 <= int(year) <= 9999 else 2024
    return day is None or 1 <= int(day) <= calendar.monthrange(known, int(month))[1]


RULE = Rule(
    code="GJ108",
    name="impossible-date",
    category="typo",
    severity="warning",
    message="“{date}”不是存在的日期",
    basis="公历历法；绩效自评要求完成时间真实、可核对",
    check=check,
    doc=__doc__,
)
