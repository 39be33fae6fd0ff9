"""Bare numbers in a row that share the unit of the last: 四个季度分别为186、204、198和180小时.

Only where the row is plain: 分别 or 依次 opens it, nothing but 、 or 和 parts its numbers, and its last one has a unit
and no bound of its own behind it. Years, days, codes and places stand in other rows.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.language import units
from extractor.language.amounts import Amount

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,6})?(?![\d.])"
_AND = r"\s?[、和及与]\s?"
_REACH = 120
"""A row before a number is looked for so many characters back."""
_OPENED = re.compile(rf"(?:分别|依次)[^，。；：、\d第A-Za-z]{{0,8}}(?:(?<![\d.]){_NUMBER}{_AND}){{0,12}}$")
_GOES_ON = re.compile(rf"(?:{_AND}(?P<last>{_NUMBER})){{1,12}}(?P<many>[百千]?万|亿)?")
_SPACE = re.compile(r"\s?")
_BOUND_BEHIND = re.compile(r"\s?(?:及?以[上下内]|左右|上下|[多余])")
_NO_MEASURE = frozenset(("日", "号", "年", "期", "类", "批"))
"""Of these the numbers of a row may be names as well: 分别在5、8、12日."""
_ALIKE = Decimal(100)
"""Numbers before 万 that are so many times the last one lack their own: 分别为8600、9200和1.1万人次."""


def completed(view: str, amount: Amount, taken: bytearray) -> Amount:
    """A bare number with the unit and the multiplier of the row that it stands in; as it is where it stands in none."""
    if amount.unit is not None or amount.multiplier is not None or amount.chinese or amount.high is not None:
        return amount
    row = _GOES_ON.match(view, amount.end)
    if row is None or _OPENED.search(view, max(0, amount.start - _REACH), amount.start) is None:
        return amount
    space = _SPACE.match(view, row.end())
    found = units.find(view, space.end() if space else row.end())
    if found is None or found[0].name in _NO_MEASURE or found[0].noun or _BOUND_BEHIND.match(view, found[1]):
        return amount
    last = Decimal(row["last"].replace(",", ""))
    if row["many"] is not None and amount.value >= _ALIKE * last:
        return amount
    if taken.find(1, amount.start, found[1]) >= 0:
        return amount
    return amount._replace(multiplier=row["many"], unit=found[0])
