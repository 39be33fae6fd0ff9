"""Quantities with their bounds, and times, read from the characters of any Chinese text.

One scan finds what may be a number; the unit, the words around it and the lexicons beside this module decide whether
it is an amount. Offsets are true in the text as given, whatever its width of digits; no text raises an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from extractor.language import bounds, negatives, numbers, times, units
from extractor.language.numbers import Number
from extractor.language.types import Dimension, Quantity, Time
from extractor.language.view import narrow

_MORE = re.compile(r"[余多]")
_JOIN = re.compile(r"\s?(?:[-—–―~～]{1,2}|至|到)\s?")
_SPACE = re.compile(r"[ \t\u00a0\u3000]{0,2}")
_PARTS = re.compile(r"分之")
_HALF = re.compile(r"半(?P<unit>年|个月|天|个小时|小时|个学期|学期)(?![度级])")
_AND_HALF = re.compile(r"半")
_BOUNDARY = re.compile(r"\s*(?:[，。；、,;）)\]】：:]|$)")
_WITHIN = re.compile(r"\s?(?:以?内(?![部容设控外涵])|之内|左右|以上|以下|期(?![间末])|前提)")
_DAY_WORDS = ("为期", "历时", "共计", "限时", "缩短", "压缩", "提前", "延长", "至少", "累计", "平均", "超过", "不超过", "不少于", "满")
_SIGN_BEFORE = re.compile(r"[≥≧≤≦<>＝=]\s?$")
_SUM = re.compile(r"\d{1,3}(?:,\d{3})+\.\d\d")
_NEGATIVE = re.compile(r"(?:^|[\u4e00-\u9fff：:（(\s，,])[-－−]$")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read, in reading order; times are never among the quantities."""

    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with its unit, before it is known whether it counts and what bounds it."""

    start: int
    end: int
    value: Decimal
    multiplier: str | None
    unit: units.Unit | None
    chinese: bool
    more: tuple[int, int] | None = None
    high: Decimal | None = None


def read(text: str, year: int | None = None) -> Reading:
    """The quantities and times of `text`.

    `year` is the year that the text is about; 年底 or 3月 are days of it where the sentence names no other year.
    Values are exact and keep the zeros that were written; a quantity's `thing` is None here.

    >>> read("完成造林1.20万亩以上").quantities[0].comparator
    '>='
    """
    view = narrow(text)
    found = tuple(times.find(view, year))
    taken = bytearray(len(view))
    for time in found:
        taken[time.start : time.end] = b"\1" * (time.end - time.start)
    for start, end in negatives.stretches(view):
        taken[start:end] = b"\1" * (end - start)
    named = bytearray(len(view))
    for start, end in negatives.names(view):
        named[start:end] = b"\1" * (end - start)
    return Reading(tuple(_merged(_quantities(view, taken, named))), found)


def _quantities(view: str, taken: bytearray, named: bytearray) -> Iterator[Quantity]:
    at = left = 0
    scan = numbers.CANDIDATE
    while (found := scan.search(view, at)) is not None:
        at = found.end()
        if taken[found.start()]:
            continue
        amount = _amount(view, found, taken)
        if amount is None or (amount.chinese and named[amount.start]):
            continue
        quantity = _bounded(view, amount, left)
        if quantity is not None:
            yield quantity
            at = left = quantity.end
        else:
            at = max(at, amount.start + 1)


def _amount(view: str, found: re.Match[str], taken: bytearray) -> _Amount | None:
    """The amount that begins at a candidate, or None if what stands there is none."""
    if found["chinese"] is not None:
        if not _may_follow(view, found.end()):
            return None
    elif negatives.is_code(view, found.start(), found.end()):
        return None
    if _PARTS.match(view, found.end()):
        return _fraction(view, found)
    number = numbers.read(view, found)
    if number is None:
        return None
    number = _without_mark(view, number)
    first = _with_unit(view, number)
    joined = _range(view, first, taken)
    amount = joined or first
    return amount if _counts(view, amount) else None


@lru_cache(maxsize=1)
def _unit_heads() -> frozenset[str]:
    return units.first_characters() | frozenset("余多分半至到-—~～ \t") | frozenset("—–―")


def _may_follow(view: str, end: int) -> bool:
    return view[end : end + 1] in _unit_heads() and end < len(view)


def _without_mark(view: str, number: Number) -> Number:
    """1.13个 at the head of a text is the list mark 1. and 13个: counts have no decimals."""
    return number


def _with_unit(view: str, number: Number) -> _Amount:
    end = number.end
    more = None
    if found := _MORE.match(view, end):
        more, end = found.span(), found.end()
    multiplier, value = number.multiplier, number.value
    if more and number.multiplier is None and view[end : end + 1] in ("万", "亿"):
        multiplier, end = view[end], end + 1
    space = _SPACE.match(view, end)
    at = space.end() if space else end
    if more is None and number.multiplier and not number.chinese:
        # 3千米 is three kilometres: the unit takes the sign, if there is one that begins with it.
        begin = number.end - len(number.multiplier)
        if (unit := units.find(view, begin)) is not None and len(number.multiplier) == 1:
            return _Amount(number.start, unit[1], value, None, unit[0], number.chinese)
    unit = units.find(view, at)
    if unit is None:
        return _Amount(number.start, end, value, multiplier, None, number.chinese, more)
    if more is None and (half := _AND_HALF.match(view, unit[1])) and unit[0].name in ("年", "天", "小时", "个月"):
        return _Amount(number.start, half.end(), value + Decimal("0.5"), multiplier, unit[0], number.chinese)
    return _Amount(number.start, unit[1], value, multiplier, unit[0], number.chinese, more)


def _fraction(view: str, found: re.Match[str]) -> _Amount | None:
    """百分之九十五 is 95 %, 千分之三 3 ‰, 三分之一 one times a third."""
    below = numbers.read(view, found)
    above = numbers.CANDIDATE.match(view, found.end() + 2)
    number = None if above is None else numbers.read(view, above)
    if below is None or below.whole <= 1:
        return None
    if number is None:
        return None
    sign = {100: "%", 1000: "‰", 10000: "‱"}.get(int(below.whole))
    if sign:
        return _Amount(found.start(), number.end, number.whole, None, units.named(sign), True)
    part = units.Unit(view[found.start() : found.end() + 2], "ratio", "1", 1 / Fraction(below.whole))
    return _Amount(found.start(), number.end, number.whole, None, part, True)


def _range(view: str, low: _Amount, taken: bytearray) -> _Amount | None:
    """A range: 10-20万元, 5%至10%, 三至五个. Both ends in the written unit of the second."""
    link = _JOIN.match(view, low.end)
    if link is None or link.end() >= len(view) or taken[link.end()]:
        return None
    found = numbers.CANDIDATE.match(view, link.end())
    number = None if found is None else numbers.read(view, found)
    if found is None or number is None or negatives.is_code(view, found.end() - 1, found.end()):
        return None
    high = _with_unit(view, number)
    if low.unit is not None and (high.unit is None or low.unit.base != high.unit.base or view[low.start - 1 : low.start] in ("由", "从")):
        return None
    bottom, top, multiplier = low.value, high.value, high.multiplier
    if high.multiplier != low.multiplier and (low.unit is not None or low.multiplier is not None):
        bottom = numbers.shift(low.value, numbers.multiple(low.multiplier))
        top = numbers.shift(high.value, numbers.multiple(high.multiplier))
        multiplier = None
    if low.unit is not None and high.unit is not None and low.unit.factor != high.unit.factor:
        return None
    if bottom >= top:
        return None
    return _Amount(low.start, high.end, bottom, multiplier, high.unit, low.chinese, high.more, top)


def _counts(view: str, amount: _Amount) -> bool:
    """Whether an amount is one, by its unit and what stands around it."""
    start, end, unit = amount.start, amount.end, amount.unit
    if negatives.is_ordinal(view, start, amount.chinese):
        return False
    if unit is None:
        return _bare(view, amount)
    if amount.chinese:
        return _chinese_counts(view, amount, unit)
    if unit.noun and (amount.value != int(amount.value)):
        return False
    name = unit.name
    if name == "年":
        return amount.multiplier is not None or amount.value < 1000
    if name == "日":
        return _WITHIN.match(view, end) is not None or view[max(0, start - 6) : start].endswith(_DAY_WORDS)
    if name == "期":
        return not negatives.is_phase(view, start, end)
    if name == "类":
        return not negatives.is_class(view, end - 1)
    return True


def _chinese_counts(view: str, amount: _Amount, unit: units.Unit) -> bool:
    start, end, name = amount.start, amount.end, unit.name
    head = view[start]
    if negatives.is_phrase(view, start) or unit.noun:
        return False
    if head in "百千万亿" and amount.more is None and unit.factor and not view.startswith(("分之",), start + 1):
        return view[max(0, start - 1) : start] in ("近", "超", "逾", "达", "约", "上") and start > 0
    if name == "日":
        return _WITHIN.match(view, end) is not None
    if name in ("度", "分", "方", "角", "升", "担", "成", "折", "面"):
        return name in ("成", "折") and head != "一" or (name in ("分", "角") and head in "壹贰叁肆伍陆柒捌玖") or amount.value > 10
    if name == "期":
        return head == "两" or not negatives.is_phase(view, start, end)
    if name == "类":
        return not negatives.is_class(view, end - 1)
    if view[start:end].startswith("一") and amount.value == 1 and amount.multiplier is None:
        if unit.dimension == "count":
            return not negatives.is_article(view, start, end, name)
        if unit.dimension == "duration":
            return _WITHIN.match(view, end) is not None or view[max(0, start - 6) : start].endswith(_DAY_WORDS)
    return True


def _bare(view: str, amount: _Amount) -> bool:
    """A number without a unit counts with 万 or 亿, after a sign, or where the words around it ask for a figure."""
    start, end = amount.start, amount.end
    if amount.chinese:
        return False
    if amount.multiplier is not None:
        return amount.multiplier[-1] in "万亿" or amount.multiplier in ("百", "千")
    after = view[end : end + 1]
    if after.isascii() and after.isalpha():
        return False
    if _SIGN_BEFORE.search(view, max(0, start - 4), start):
        return True
    if not _BOUNDARY.match(view, end):
        return False
    if _SUM.fullmatch(view, start, end):
        return True
    return _asked(view, start) is not None


def _asked(view: str, start: int) -> str | None:
    """The measure before a bare number that makes it a figure (pH值在7.5, 合格率为0.958, 得分：98), None without one."""
    found = _measures().search(view, max(0, start - 16), start)
    return None if found is None else found.lastgroup


@lru_cache(maxsize=1)
def _measures() -> re.Pattern[str]:
    words = negatives.words()
    named = [(kind, "|".join(map(re.escape, sorted(words[f"bare_{kind}"], key=lambda w: -len(w))))) for kind in ("scores", "others", "rates")]
    link = r"(?:[为是达在到约：:=＝\s]|大于|小于|高于|低于|等于|不低于|不高于|不小于|不大于|不超过|不少于|超过|达到|控制在|介于|或){0,4}$"
    return re.compile("(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in named) + ")" + link)


def _bounded(view: str, amount: _Amount, left: int) -> Quantity | None:
    unit = amount.unit
    bound = bounds.find(view, amount.start, amount.end, left)
    comparator, cues = bound.comparator, bound.cues
    if amount.more is not None:
        cues = (*cues, amount.more)
        comparator = ">" if comparator in ("=", "~") else comparator
    if amount.high is not None:
        comparator = "=" if comparator not in ("~",) else comparator
    dimension: Dimension = unit.dimension if unit else "other"
    base, factor = (unit.base, unit.factor) if unit else ("", Fraction(1))
    return Quantity(
        amount.start, amount.end, amount.value, amount.high, amount.multiplier, unit.name if unit else None,
        dimension, base, factor * numbers.multiple(amount.multiplier), comparator, tuple(sorted(cues)),
    )  # fmt: skip


def _merged(quantities: Iterator[Quantity]) -> Iterator[Quantity]:
    yield from quantities
