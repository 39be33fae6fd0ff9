"""Numbers as they are written: Arabic, Chinese, financial capitals, and mixed (3百万, 1亿2000万). Exact, as `Decimal`."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")}
DIGITS |= {"两": 2, "弍": 2, "貳": 2, "叄": 3, "参": 3, "陸": 6, "兩": 2, "○": 0}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_BIG = "".join(MYRIADS)
CHINESE = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億貳叄陸兩廿卅"
# A run of more than this many characters is a code, an account or damage, not an amount.
LONGEST = 28

# One scan for all candidates. Thousands are set off in threes by commas, or by the thin spaces of GB/T 15835-2011; two dots or more are a version or a section.
# No thousands are set off behind a decimal point: the 5 of 5.3,140人 is a number of a list.
# The 伍 of 队伍 and 退伍 is no five. Every branch takes the run it begins in whole, so that scanning is linear whatever the text.
CANDIDATE = re.compile(
    rf"(?P<arabic>\d{{1,3}}(?:[,\u2009\u202f]\d{{3}})+(?:\.\d+)?(?!\d)|\d+(?:\.\d++(?!,\d{{3}}(?!\d)))*)|(?P<chinese>(?!(?<=[队退入])伍)[{CHINESE}]+(?:点[零〇一二三四五六七八九]+[{_BIG}]?)?)"
    r"|(?P<half>半(?=年|个月|天|个?工作日|小时|个小时|学期|个学期|亩|公里))"
)
BEGINNING = re.compile(rf"[\d半{CHINESE}]")
# A tab parts the cells of a row (10 | 百分之百).
_SCALE = re.compile(r"[^\S\t\n]{0,2}(?!百分[之点])([万萬][亿億]|[十百千][万亿萬億]|[十百千万亿萬億])")
# 1亿2000万, 3万5千, 3万5000: two steps in one number.
_STEPS = re.compile(r"(?P<high>亿|万)零?(?P<number>\d{1,4}(?:\.\d+)?)(?P<low>万|千|百)?(?![\d.年月])")
_SEPARATOR = re.compile(r"[,\u2009\u202f]")
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}


class Number(NamedTuple):
    """A number at ``[start, end)``: `value` as written without its `multiplier`; `chinese` if not in Arabic digits."""

    start: int
    end: int
    value: Decimal
    multiplier: str | None = None
    chinese: bool = False

    @property
    def scale(self) -> int:
        """What the multiplier stands for."""
        return multiple(self.multiplier)

    @property
    def whole(self) -> Decimal:
        """The value times its multiplier, exactly."""
        return shift(self.value, self.scale)


def multiple(multiplier: str | None) -> int:
    """The number a multiplier stands for: 万 10000, 百万 1000000, none 1."""
    return int(10 ** sum(_SCALES[c] for c in multiplier or ""))


def shift(value: Decimal, scale: int) -> Decimal:
    """``value * scale`` for a power of ten, exact and without an exponent."""
    places = len(str(scale)) - 1
    sign, digits, exponent = value.as_tuple()
    exponent = int(exponent) + places
    if exponent > 0:
        digits, exponent = digits + (0,) * exponent, 0
    return Decimal((sign, digits, exponent))


def chinese(text: str) -> Decimal | None:
    """The value of a Chinese numeral (一百二十, 三点五, 二十万, 壹佰万), or None for what is no well-formed one.

    三万五 is 35000 and 一百二 is 120, as spoken; a string of digits (二〇二五) is read as digits only after 点.
    """
    if not text or len(text) > LONGEST:
        return None
    head, dot, tail = text.partition("点")
    scale = 1
    if dot and tail and tail[-1] in MYRIADS:
        tail, scale = tail[:-1], MYRIADS[tail[-1]]
    whole = _integer(head.replace("廿", "二十").replace("卅", "三十"))
    if whole is None:
        return None
    if not dot:
        return Decimal(whole)
    if not tail or any(c not in DIGITS for c in tail):
        return None
    return shift(Decimal(f"{whole}.{''.join(str(DIGITS[c]) for c in tail)}"), scale)


def _integer(text: str) -> int | None:
    """A Chinese whole number. `part` is what stands below the next 万, `step` the unit read last."""
    high = middle = part = 0
    digit: int | None = None
    step, zero = 0, False
    for char in text:
        if (value := DIGITS.get(char)) is not None:
            if digit is not None and (digit or value == 0):
                return None
            if value == 0:
                zero = True
                digit = 0
            else:
                digit = value
        elif (ten := TENS.get(char)) is not None:
            if digit is None or digit == 0:
                # 十 alone is ten; 百, 千 alone only at the head (百, 千余).
                if ten != 10 and (part or digit == 0 or high or middle):
                    return None
                digit = 1
            if step and ten >= step and part:
                return None
            part += digit * ten
            digit, step, zero = None, ten, False
        else:
            myriad = MYRIADS[char]
            below = part + (digit or 0)
            if myriad == 10**4:
                if middle or (below == 0 and text[0] != char):
                    return None
                middle = (below or 1) * 10**4
            else:
                if high or (middle + below == 0 and text[0] != char):
                    return None
                high = (middle + below or 1) * 10**8
                middle = 0
            part, digit, step, zero = 0, None, myriad, False
    last = digit or 0
    if last and not zero and ((step >= 10**4 and not part) or step in (100, 1000)):
        last *= step // 10  # 三万五, 一百二
    return high + middle + part + last


def plain(text: str) -> Decimal | None:
    """The value of a number written in any of the styles, alone and whole; None for anything else.

    >>> plain("1,200"), plain("一千二百"), plain("1亿2000万"), plain("叁仟伍佰")
    (Decimal('1200'), Decimal('1200'), Decimal('120000000'), Decimal('3500'))
    """
    found = CANDIDATE.match(text)
    number = None if found is None else read(text, found)
    return number.whole if number is not None and number.end == len(text) else None


def read(view: str, found: re.Match[str]) -> Number | None:
    """The number that begins where `CANDIDATE` has matched, with its multiplier if it has one; None if it is none."""
    if found["arabic"] is not None:
        return _arabic(view, found)
    text = found["chinese"]
    end = found.end()
    if text is None or len(text) > LONGEST:
        return None
    multiplier = None
    head = text.rstrip(_BIG)
    if head and len(text) - len(head) <= 2 and not any(c in MYRIADS for c in head):
        value = chinese(head)
        multiplier = text[len(head) :].replace("萬", "万").replace("億", "亿") or None
        if multiplier not in (None, "万", "亿", "万亿"):
            return None
    else:
        value = chinese(text)
    return None if value is None else Number(found.start(), end, value, multiplier, chinese=True)


def pair(text: str) -> tuple[Decimal, Decimal] | None:
    """The two ends of a vague number (三五, 七八十, 两三百), or None."""
    if not 2 <= len(text) <= 4:
        return None
    low, high = DIGITS.get(text[0], 0), DIGITS.get(text[1], 0)
    if not (0 < low < high and (high == low + 1 or (low, high) == (3, 5))):
        return None
    scale = 1
    for char in text[2:]:
        scale *= TENS.get(char) or MYRIADS.get(char) or 0
    return (Decimal(low * scale), Decimal(high * scale)) if scale else None


def _arabic(view: str, found: re.Match[str]) -> Number | None:
    digits = found["arabic"]
    if len(digits) > LONGEST or digits.count(".") > 1:
        return None
    value, end = Decimal(_SEPARATOR.sub("", digits)), found.end()
    steps = _STEPS.match(view, end)
    if steps is not None:
        low, high = 10 ** _SCALES.get(steps["low"] or "", 0), MYRIADS[steps["high"]]
        second = shift(Decimal(steps["number"]), low)
        if (steps["low"] or (high == 10**4 and len(steps["number"]) == 4)) and second < high and value == int(value):
            total = int(shift(value, high)) + int(second)  # int, since Decimal's addition rounds to its context
            if second == int(second):
                return Number(found.start(), steps.end(), Decimal(total))
    scale = _SCALE.match(view, end)
    if scale is not None and (multiplier := scale[1].replace("萬", "万").replace("億", "亿")) in _MULTIPLIERS:
        return Number(found.start(), scale.end(), value, multiplier)
    return Number(found.start(), end, value)


_MULTIPLIERS = frozenset(["十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿"])
