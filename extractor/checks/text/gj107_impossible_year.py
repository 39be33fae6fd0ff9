"""不可能的年份

说明
    年份的位数或数值不可能成立：多打一个数字（五位数）、少打一个数字、远在将来，或者是本年度数字的错位。

理由
    年份写错会使项目、期限和资金归错年度，也会使按年份核对失去依据。

反例
    20225年老旧小区改造项目：因设计变更，年底前未完工。

正例
    2025年老旧小区改造项目：因设计变更，年底前未完工。

不适用
    无。古树、文物等的历史年代和远景规划年份（如2035年、2060年）不算错误。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import Spot, spots
from extractor.checks.view import View
from extractor.language.scanning import scan
from extractor.settings import Settings

YEAR = re.compile(r"(?<![\d.])(?<!\d[,，])(\d{3,6})\s*年(?P<sure>度|初|底|末|\d{1,2}月)?(?!限|龄|以)")
DIGITS, ANY = re.compile(r"\d+"), re.compile(r"\d\s*年")
FIRST, LAST = 1949, 2060
"""Years that a report of this genre speaks of without remark; older ones are history and pass too."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a year that cannot be."""
    fiscal_year = view.report.fiscal_year

    def find(block: Block) -> Iterable[Spot]:
        for match in scan(YEAR, DIGITS, block.text):
            if impossible(match[1], bool(match["sure"]), fiscal_year):
                meant = likely(match[1], fiscal_year)
                hint = f"，似应为“{meant}年”" if meant else ""
                yield Spot(
                    match.start(),
                    match.end(1) + match[0][len(match[1]) :].index("年") + 1,
                    {"year": match[1], "hint": hint},
                )

    return spots(view, find, where=ANY)


def impossible(digits: str, sure: bool, fiscal_year: int | None) -> bool:
    """Whether these digits before 年 cannot be a calendar year; `sure` where what follows shows that one is meant."""
    if len(digits) == 3:
        return sure
    if len(digits) > 4:
        return True
    year = int(digits)
    if year > 2100 or year < 1000:
        return True
    transposed = fiscal_year is not None and sorted(digits) == sorted(str(fiscal_year))
    return transposed and year > int(fiscal_year or 0) + 5 and year % 5 != 0


def likely(digits: str, fiscal_year: int | None) -> str:
    """The year that was meant: one digit dropped or doubled, or two changed places; empty where there is no telling."""
    if len(digits) == 5:
        shorter = {digits[:i] + digits[i + 1 :] for i in range(5)}
        plausible = sorted(y for y in shorter if FIRST <= int(y) <= LAST)
        if fiscal_year is not None and str(fiscal_year) in plausible:
            return str(fiscal_year)
        return plausible[0] if len(plausible) == 1 else ""
    wanted = str(fiscal_year or "")
    if len(digits) == 4 and sorted(digits) == sorted(wanted):
        return wanted
    if len(digits) == 3 and any(wanted[:i] + wanted[i + 1 :] == digits for i in range(len(wanted))):
        return wanted
    return ""


RULE = Rule(
    code="GJ107",
    name="impossible-year",
    category="typo",
    severity="warning",
    message="“{year}年”不是可能的年份{hint}",
    basis="公文的年份以四位公历数字书写（GB/T 15835—2011《出版物上数字用法》）",
    check=check,
    doc=__doc__,
)
