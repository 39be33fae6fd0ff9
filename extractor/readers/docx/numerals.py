"""Numbers as Word's list formats write them (ST_NumberFormat, ECMA-376 part 1, 17.18.59).

A format that is not here, and a number beyond what a format can write, is shown in decimal digits, never dropped.
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.readers.docx.alphabets import ALPHABETS

_HAN = "〇一二三四五六七八九"
_CIRCLE = "○一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_FORMAL_JAPANESE = "〇壱弐参四伍六七八九"
_ROMAN = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")


def write(number: int, format: str) -> str:
    """`number` in `format`; in decimal digits where the format is unknown or does not reach so far."""
    writer = _WRITERS.get(format)
    said = writer(number) if writer else None
    return str(number) if said is None else said


def _counting(number: int, zero: str) -> str | None:
    """一 … 十 十一 … 九十九, and from 100 on digit by digit (一○○): the plain "counting" systems."""
    if not 0 < number < 100:
        return "".join((zero + _HAN[1:])[int(d)] for d in str(number)) if number > 0 else None
    tens, ones = divmod(number, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")


def _thousands(
    number: int,
    digits: str,
    units: str,
    zero: str,
    *,
    short_ten: bool = False,
    drop_one: bool = False,
    ten_thousand: str = "",
) -> str | None:
    """Under ten thousand, with units: 一百零五. `short_ten` writes 十五 for 一十五, `drop_one` 百 for 一百.

    With a sign for `ten_thousand` up to 99,999,999.
    """
    if ten_thousand and 10_000 <= number < 10**8:
        many, rest = divmod(number, 10_000)
        above = _thousands(many, digits, units, zero, short_ten=short_ten, drop_one=drop_one) or ""
        below = _thousands(rest, digits, units, zero, drop_one=drop_one) or ""
        return above + ten_thousand + (zero if 0 < rest < 1000 else "") + below
    if not 0 < number < 10_000:
        return None
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        said += zero if gap else ""
        gap = False
        silent_one = digit == 1 and place and (drop_one or (short_ten and place == 1 and not said))
        said += ("" if silent_one else digits[digit]) + (units[place - 1] if place else "")
    return said


def _positional(digits: str) -> Callable[[int], str | None]:
    return lambda number: "".join(digits[int(d)] for d in str(number)) if number >= 0 else None


def _sequence(characters: str) -> Callable[[int], str | None]:
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else None


def _run(first: str, length: int) -> Callable[[int], str | None]:
    """Consecutive code points from `first`."""
    return lambda number: chr(ord(first) + number - 1) if 0 < number <= length else None


def _letters(number: int) -> str | None:
    """a … z, then aa, bb … zz, aaa: Word repeats the letter."""
    if not 0 < number <= 780:
        return None
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def _roman(number: int) -> str | None:
    if not 0 < number <= 32_767:
        return None
    said = ""
    for worth, sign in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), _ROMAN, strict=True):
        times, number = divmod(number, worth)
        said += sign * times
    return said


def _upper(writer: Callable[[int], str | None]) -> Callable[[int], str | None]:
    return lambda number: said.upper() if (said := writer(number)) else None


def _lower(writer: Callable[[int], str | None]) -> Callable[[int], str | None]:
    return lambda number: said.lower() if (said := writer(number)) else None


def _ordinal(number: int) -> str | None:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _chinese(number: int) -> str | None:
    return _thousands(number, _HAN, "十百千", "零", short_ten=True, ten_thousand="万")


def _sexagenary(number: int) -> str | None:
    stems, branches = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
    return stems[(number - 1) % 10] + branches[(number - 1) % 12] if 0 < number <= 60 else None


_circled = _run("①", 20)
_full_width = _positional("０１２３４５６７８９")


def _korean(number: int) -> str | None:
    return _thousands(number, "영일이삼사오육칠팔구", "십백천", "", drop_one=True)


_WRITERS: dict[str, Callable[[int], str | None]] = {
    **ALPHABETS,
    "none": lambda number: "",
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": _letters,
    "upperLetter": _upper(_letters),
    "upperRoman": _roman,
    "lowerRoman": _lower(_roman),
    "ordinal": _ordinal,
    "chineseCounting": lambda number: _counting(number, "○"),
    "taiwaneseCounting": lambda number: _counting(number, "○"),
    "chineseCountingThousand": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": lambda number: _thousands(number, _HAN, "十百千", "", short_ten=True, drop_one=True),
    "koreanCounting": _korean,
    "koreanLegal": lambda number: ALPHABETS["koreanLegal"](number) or _korean(number),
    "koreanDigital": _positional("영일이삼사오육칠팔구"),
    "koreanDigital2": _positional("零一二三四五六七八九"),
    "ideographDigital": _positional(_HAN),
    "japaneseDigitalTenThousand": _positional(_HAN),
    "taiwaneseDigital": _positional(_CIRCLE),
    "chineseLegalSimplified": lambda number: _thousands(number, _FORMAL, "拾佰仟", "零", ten_thousand="万"),
    "ideographLegalTraditional": lambda number: _thousands(
        number, _FORMAL_TRADITIONAL, "拾佰仟", "零", ten_thousand="萬"
    ),
    "japaneseLegal": lambda number: _thousands(number, _FORMAL_JAPANESE, "拾百阡", ""),
    "ideographTraditional": _sequence("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _sequence("子丑寅卯辰巳午未申酉戌亥"),
    "ideographZodiacTraditional": _sexagenary,
    "ideographEnclosedCircle": _run("㈠", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run("⑴", 20),
    "decimalEnclosedFullstop": _run("⒈", 20),
    "chicago": lambda number: "*†‡§"[(number - 1) % 4] * ((number - 1) // 4 + 1) if 0 < number <= 400 else None,
}
