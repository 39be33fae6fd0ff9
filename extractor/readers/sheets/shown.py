"""Values of cells as a spreadsheet shows them: number formats of ECMA-376 Part 1, 18.8.30 and 18.8.31."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

# Numbered formats that are not in the file (18.8.30), those of the Chinese list where it differs.
BUILT_IN = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "yyyy/m/d", 20: "h:mm", 21: "h:mm:ss"},
    **{
        22: "yyyy/m/d h:mm",
        27: 'yyyy"年"m"月"',
        28: 'm"月"d"日"',
        29: 'm"月"d"日"',
        30: "m-d-yy",
        31: 'yyyy"年"m"月"d"日"',
    },
    **{32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: "#,##0", 38: "#,##0", 39: "#,##0.00"},
    **{40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"'},
    **{52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"'},
}
_PIECE = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|([#0?.,%]+)|(.)', re.S)
_DATE = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|(y+|m+|d+|h+|s+|a{3,4}|上午/下午|am/pm)|(.)', re.I | re.S)
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)  # a float has at most 309 digits before its point
_WEEKDAYS = "一二三四五六日"


class _Form(NamedTuple):
    """A format of numbers taken apart; without `digits` it shows no number."""

    before: str
    after: str
    decimals: int
    optional: int
    grouped: bool
    percent: bool
    scale: int
    digits: str


def shown(value: object, code: str | None) -> str:
    """`value` in the number format `code`; None or one that is not understood: in full, without an exponent."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(Decimal(format(value, ".15g")), code)
    if isinstance(value, datetime | date | time):
        return _moment(value, code)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(value)


def _number(value: Decimal, code: str | None) -> str:
    sections = _sections(code or "")
    section = sections[0]
    whole, signed = value, value < 0
    if len(sections) > 1 and value < 0:
        section, value, signed = sections[1], -value, False  # the format writes the sign, or brackets, itself
    elif len(sections) > 2 and value == 0:
        section = sections[2]
    form = _form(section)
    if form is None:
        return f"{whole:f}"
    if not value.is_finite():
        return str(value)
    value = abs(value).scaleb((2 if form.percent else 0) - 3 * form.scale)
    value = value.quantize(Decimal(1).scaleb(-form.decimals), context=_EXACT)
    text = f"{value:{',' if form.grouped else ''}f}"
    for _ in range(form.optional):
        if not text.endswith("0"):
            break
        text = text[:-1]
    if not form.digits or (not value and "0" not in form.digits):
        text = ""
    return f"{'-' if signed else ''}{form.before}{text.removesuffix('.')}{form.after}".strip()


@lru_cache(maxsize=500)
def _sections(code: str) -> tuple[str, ...]:
    """The parts of a format, for numbers above, below and at nought, parted by semicolons outside of quotes."""
    parts = [""]
    for piece in re.findall(r'"[^"]*"?|\\.|;|[^;"\\]+|\\', code, re.S):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return tuple(parts)


@lru_cache(maxsize=500)
def _form(section: str) -> _Form | None:
    """A section taken apart; None for `General`, text, dates, fractions and exponents."""
    before, digits, after = "", "", ""
    for quoted, escaped, bracket, pattern, other in _PIECE.findall(section):
        literal = quoted or escaped or (bracket[1:].split("-")[0] if bracket.startswith("$") else "")
        if pattern and not (digits and after.strip("%")):
            digits += pattern.replace("%", "")
            after += "%" * pattern.count("%") if digits else ""
        elif (other and other not in " -+()（）¥￥$€£:：") or bracket[:1] in ("<", ">", "="):
            return None
        elif digits:
            after += literal or other
        else:
            before += literal or other
    if not re.search("[0#?]", digits):
        # A part of literals alone is shown as it is; without those it is no format of numbers.
        return _Form(before, after, 0, 0, False, False, 0, "") if before.strip() else None
    whole, _, part = digits.partition(".")
    scale = len(digits) - len(digits.rstrip(","))
    decimals = re.sub("[^0#?]", "", part)
    optional = len(decimals) - len(decimals.rstrip("#"))
    return _Form(
        before, after, min(len(decimals), 30), optional, "," in whole.rstrip(","), "%" in before + after, scale, digits
    )


def _moment(value: datetime | date | time, code: str | None) -> str:
    """A date or time by its format; in ISO's way where it has none."""
    if not code or code.lower() == "general":
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    parts: list[str] = []
    last = ""
    for quoted, escaped, token, other in _DATE.findall(_sections(code)[0]):
        if token:
            kind = token[0].lower()
            parts.append(_token(value, kind, token, after_hour=last == "h"))
            last = kind
        else:
            parts.append(quoted or escaped or ("" if other in "_*@" else other))
    return "".join(parts).strip()


def _token(value: datetime | date | time, kind: str, token: str, after_hour: bool) -> str:
    width = 2 if len(token) > 1 else 1
    if isinstance(value, time) or kind in "hs" or (kind == "m" and after_hour):
        number = getattr(value, {"h": "hour", "m": "minute", "s": "second"}.get(kind, ""), 0)
        return f"{number:0{width}}"
    if kind == "y":
        return f"{value.year}" if len(token) > 2 else f"{value.year % 100:02}"
    if kind == "m":
        return f"{value.month:0{width}}"
    if kind == "d":
        return f"{value.day:0{width}}"
    return ("星期" if len(token) == 4 else "") + _WEEKDAYS[value.weekday()] if kind == "a" else ""
