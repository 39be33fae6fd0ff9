"""Amounts: a number with its multiplier and unit, ranges (10-20万元), fractions (三分之一) and tolerances (20±2℃)."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from extractor.language import negatives, numbers, units
from extractor.language.numbers import Number
from extractor.language.units import Unit

_MORE = re.compile(r"[余多来](?=[万亿\s]|[^\d\W])")
# 两成多, 3年多: the vague part may follow the unit.
_MORE_AFTER = re.compile(r"[多余](?=[，。；、,;）)\s的]|$)")
# 15.2/10万: so many of a hundred thousand.
_OF_MANY = re.compile(r"[/／](?P<ten>10{0,2})?(?P<scale>[十百千]?万|千)(?![元亩户吨公平立A-Za-z])")
# A tab parts the cells of a row: no range goes over it.
_JOIN = re.compile(r"(?:[（(]不?含[）)])?[^\S\t]?(?:[-—–―~～]{1,2}|至|到)[^\S\t]?")
_SPACE = re.compile(r"[ \t\u00a0\u3000]{0,2}")
_AND_HALF = re.compile(r"半")
_SIGNED = re.compile(r"(?:^|[为是到至达降增长：:（(，,|\s≥≤<>=])[-−]$")
_SIGNED_RATE = re.compile(r"(?:^|[^\x21-\x7e])[-−]$|[：:（(，,|≥≤<>=][-−]$")
_YEAR_LOST = re.compile(r"20[012]\d(?=[1-9]\d(?![\d.,万亿千百]))")
_CLAUSE_MARKS = "，。；：、！？（(\n\t "
# So many blanks may stand before the first list mark of a text.
_HEAD = 20
_PER_CENT = {100: "%", 1000: "‰", 10000: "‱"}
_HALVED = frozenset(["年", "天", "小时", "个月", "倍"])
# 3个半月: the half stands within the unit.
_HALF_WITHIN = re.compile(r"个半(月|小时|钟头|学期|年头|工作日)")
_TENTHS = frozenset(["成", "折"])
# 提高3个点 are points of a percentage; 设420个点 are places.
_CHANGED_BY = re.compile(
    r"(?:[升降增减涨跌高低落差]出?|增长|回升|回落|收窄|扩大|让利|百分之)(?:了|[约近达超]|超过|不少于|不超过|幅度?[为达]?)?\s?$"
)
_TENTH = re.compile(r"[一二三四五六七八九](?![十百千万亿]|[个项名人家次户件年月日])")


class Amount(NamedTuple):
    """A number with its unit at ``[start, end)``, before it is known whether it counts and what bounds it.

    `chinese` if written in Chinese numerals; `more` is the place of 余 or 多; `about` where the number is vague
    (三五个); `high` the high end of a range.
    """

    start: int
    end: int
    value: Decimal
    multiplier: str | None
    unit: Unit | None
    chinese: bool
    more: tuple[int, int] | None = None
    high: Decimal | None = None
    about: bool = False


def read(view: str, found: re.Match[str], taken: bytearray) -> Amount | None:
    """The amount that begins where `numbers.CANDIDATE` has matched; None if it cannot be one. `taken` marks what is
    already read as something else."""
    if found["half"] is not None:
        return _half(view, found)
    if view.startswith("分之", found.end()):
        return _fraction(view, found)
    if found["chinese"] is not None and view.startswith("分百", found.end()) and found[0] == "百":
        return Amount(found.start(), found.end() + 2, Decimal(100), None, units.named("%"), True)
    number = numbers.read(view, found)
    if number is None:
        return _pair(view, found)
    low = _with_unit(view, number)
    if (tolerance := _tolerance(view, low)) is not None:
        return tolerance
    low = _signed(view, low)
    return _range(view, low, taken) or _without_year(view, _without_mark(view, low))


def _with_unit(view: str, number: Number) -> Amount:
    end, multiplier = number.end, number.multiplier
    if multiplier is not None and len(multiplier) == 1 and not number.chinese:
        # 3千米 is three kilometres: the unit takes the sign, if one begins with it.
        whole = units.find(view, end - 1)
        if whole is not None:
            return Amount(number.start, whole[1], number.value, None, whole[0], False)
    more = None
    if found := _MORE.match(view, end):
        more, end = found.span(), found.end()
        if multiplier is None and view[end : end + 1] in ("万", "亿"):
            multiplier, end = view[end], end + 1
    if more is None and (half := _HALF_WITHIN.match(view, end)):
        value = number.value + Decimal("0.5")
        return Amount(number.start, half.end(), value, multiplier, units.named("个" + half[1]), number.chinese)
    space = _SPACE.match(view, end)
    unit = units.find(view, space.end() if space else end)
    if unit is not None and unit[0].name == "个点" and not _of_a_percentage(view, number):
        unit = units.named("个"), unit[1] - 1
    if unit is None and more is None and multiplier is None and (many := _OF_MANY.match(view, end)):
        part = Unit(many[0], "rate", "1", Fraction(1, numbers.multiple(many["scale"]) * int(many["ten"] or 1)))
        return Amount(number.start, many.end(), number.value, None, part, number.chinese)
    if unit is None:
        if more is not None and multiplier is None:
            more, end = None, number.end
        return Amount(number.start, end, number.value, multiplier, None, number.chinese, more)
    if more is None and unit[0].name in _HALVED and _AND_HALF.match(view, unit[1]):
        return Amount(number.start, unit[1] + 1, number.value + Decimal("0.5"), multiplier, unit[0], number.chinese)
    if number.chinese and unit[0].name in _TENTHS and number.value < 10 and (tenth := _TENTH.match(view, unit[1])):
        value = number.value + numbers.DIGITS[tenth[0]] * Decimal("0.1")  # 七成五
        return Amount(number.start, tenth.end(), value, None, unit[0], True)
    end = unit[1]
    if more is None and (after := _MORE_AFTER.match(view, end)):
        more, end = after.span(), after.end()
    return Amount(number.start, end, number.value, multiplier, unit[0], number.chinese, more)


def _of_a_percentage(view: str, number: Number) -> bool:
    """Whether so many 个点 are points of a percentage: they tell a change, or a part of one."""
    if number.value != int(number.value):
        return True
    return _CHANGED_BY.search(view, max(0, number.start - 6), number.start) is not None


def _half(view: str, found: re.Match[str]) -> Amount | None:
    """半年, 半个月."""
    unit = units.find(view, found.end())
    return None if unit is None else Amount(found.start(), unit[1], Decimal("0.5"), None, unit[0], True)


def _pair(view: str, found: re.Match[str]) -> Amount | None:
    """三五个, 七八百人: two digits beside each other are about the one to the other; 八五折 is 8.5 of ten."""
    digits = found["chinese"] or ""
    unit = units.find(view, found.end())
    if unit is None:
        return None
    if unit[0].name == "折" and len(digits) == 2 and all(d in numbers.DIGITS for d in digits):
        value = Decimal(f"{numbers.DIGITS[digits[0]]}.{numbers.DIGITS[digits[1]]}")
        return Amount(found.start(), unit[1], value, None, unit[0], True)
    pair = numbers.pair(digits)
    if pair is None:
        return None
    return Amount(found.start(), unit[1], pair[0], None, unit[0], True, high=pair[1], about=True)


def _fraction(view: str, found: re.Match[str]) -> Amount | None:
    """百分之九十五 is 95 %, 千分之三 3 ‰, 三分之一 one times a third; 百分之十至二十 is a range."""
    below = numbers.read(view, found)
    number = _number_at(view, found.end() + 2)
    if below is None or below.whole <= 1 or below.end != found.end() or number is None:
        return None
    sign = _PER_CENT.get(int(below.whole))
    if sign is None:
        part = Unit(view[found.start() : found.end() + 2], "ratio", "1", 1 / Fraction(below.whole))
        return Amount(found.start(), number.end, number.whole, None, part, True)
    low = Amount(found.start(), number.end, number.whole, None, units.named(sign), True)
    if link := _JOIN.match(view, low.end):
        again = link.end() + (len(found[0]) + 2 if view.startswith(found[0] + "分之", link.end()) else 0)
        high = _number_at(view, again)
        if high is not None and low.value < high.whole and units.find(view, high.end) is None:
            return low._replace(end=high.end, high=high.whole)
    return low


def _number_at(view: str, at: int) -> Number | None:
    found = numbers.CANDIDATE.match(view, at)
    return None if found is None or found["half"] is not None else numbers.read(view, found)


def _range(view: str, low: Amount, taken: bytearray) -> Amount | None:
    """10-20万元, 5%至10%, 三至五个. Values are those of the written multiplier where both ends have the same."""
    link = _JOIN.match(view, low.end)
    if link is None or link.end() >= len(view) or taken[link.end()] or low.more is not None:
        return None
    number = _number_at(view, link.end())
    if number is None or negatives.is_code_end(view, number.end):
        return None
    high = _with_unit(view, number)
    if low.unit is not None:
        if high.unit is None or low.unit.base != high.unit.base or low.unit.factor != high.unit.factor:
            return None
        if view[low.start - 1 : low.start] in ("由", "从"):
            return None
    bottom, top, multiplier = low.value, high.value, high.multiplier
    if high.multiplier != low.multiplier and (low.unit is not None or low.multiplier is not None):
        bottom = numbers.shift(low.value, numbers.multiple(low.multiplier))
        top = numbers.shift(high.value, numbers.multiple(high.multiplier))
        multiplier = None
    if bottom > top and (low.unit is not None or (high.unit is not None and high.unit.dimension == "ratio")):
        bottom, top = top, bottom
    if bottom >= top:
        return None
    return Amount(low.start, high.end, bottom, multiplier, high.unit, low.chinese, high.more, top)


def _tolerance(view: str, amount: Amount) -> Amount | None:
    """±5% is from -5 to 5, 20±2℃ from 18 to 22."""
    if amount.value and amount.start and view[amount.start - 1] == "±":
        return amount._replace(start=amount.start - 1, value=-amount.value, high=amount.value)
    if not view.startswith("±", amount.end) or amount.multiplier is not None:
        return None
    number = _number_at(view, amount.end + 1)
    if number is None or not number.value or len(str(number.value)) + len(str(amount.value)) > 24:
        return None
    spread = _with_unit(view, number)
    if amount.unit is not None and spread.unit != amount.unit:
        return None
    return spread._replace(start=amount.start, value=amount.value - spread.value, high=amount.value + spread.value)


def _without_mark(view: str, amount: Amount) -> Amount:
    """1.13个 at the head of a paragraph is the list mark 1. and 13个: counts have no such decimals.

    With nothing counted behind it (6.4件, alone in a cell) it is no item of a list, but a mean.
    """
    head, dot, tail = view[amount.start : amount.end].partition(".")
    if (
        not dot
        or amount.unit is None
        or amount.unit.dimension != "count"
        or amount.multiplier
        or amount.start > _HEAD
        or view[: amount.start].strip()
        or not "\u4e00" <= view[amount.end : amount.end + 1] <= "\u9fff"
    ):
        return amount
    digits = re.match(r"[1-9]\d*", tail)
    if digits is None or len(head) > 2:
        return amount
    return amount._replace(start=amount.start + len(head) + 1, value=Decimal(digits[0]))


def _without_year(view: str, amount: Amount) -> Amount:
    """201930件 at the head of a clause is 2019年30件 that lost its 年: nothing is counted there to six places."""
    head = view[max(0, amount.start - 1) : amount.start]
    if amount.unit is None or amount.unit.dimension != "count" or (head and head not in _CLAUSE_MARKS):
        return amount
    if (lost := _YEAR_LOST.match(view, amount.start)) is None:
        return amount
    return amount._replace(start=lost.end(), value=Decimal(view[lost.end() : lost.end() + 2]))


def _signed(view: str, amount: Amount) -> Amount:
    """A minus before a rate, a temperature or money; ¥ before a sum."""
    start, unit = amount.start, amount.unit
    if unit is None:
        if view[start - 1 : start] == "¥" and start:
            return amount._replace(start=start - 1, unit=units.named("¥"))
        return amount
    if not start or view[start - 1] not in "-−":
        return amount
    rate = unit.dimension == "ratio" or unit.base == "℃"
    if (rate or unit.dimension == "money") and (_SIGNED_RATE if rate else _SIGNED).search(
        view, max(0, start - 2), start
    ):
        return amount._replace(start=start - 1, value=-amount.value)
    return amount
