"""Small readers of JSON that may lack anything: a wrong type counts as absent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

JSON = dict[str, Any]
MULTIPLIERS = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
MARKER = re.compile(
    r"^(?:[（(]?[0-9０-９一二三四五六七八九十]+[）)、.．]|(?:目标|指标)[0-9０-９一二三四五六七八九十]*[：:]|[一二三四五六]是)\s*"
)


def items(owner: Any, key: str) -> list[JSON]:
    """The objects in a list."""
    value = owner.get(key) if isinstance(owner, dict) else None
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []


def sub(owner: Any, key: str) -> JSON:
    """An object in an object."""
    value = owner.get(key) if isinstance(owner, dict) else None
    return value if isinstance(value, dict) else {}


def text(owner: Any, key: str) -> str:
    """A text in an object."""
    value = owner.get(key) if isinstance(owner, dict) else None
    return value if isinstance(value, str) else ""


def number(value: Any) -> Fraction | None:
    """The value of a decimal string."""
    if value is None or isinstance(value, bool):
        return None
    try:
        return Fraction(Decimal(str(value).replace(",", "")))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def clean(value: str | None) -> str:
    """A text for comparison: no blanks, one width, no list marks at the heads of its lines, no closing 。"""
    lines = [MARKER.sub("", line.strip()) for line in unicodedata.normalize("NFKC", value or "").split("\n")]
    return re.sub(r"\s+", "", "\n".join(lines)).rstrip("。;；")


def unit(value: Any) -> str:
    """A unit in one width, without the 个 that may open it."""
    plain = unicodedata.normalize("NFKC", value) if isinstance(value, str) else ""
    return plain.removeprefix("个") if len(plain) > 1 else plain


def same_figure(truth: JSON, given: JSON) -> bool:
    """Value, high end and unit are right; the multiplier may stand in its field or be worked into the value."""
    for key in ("value", "value_high"):
        due, have = number(truth.get(key)), number(given.get(key))
        if (due is None) != (have is None):
            return False
        if due is not None and have is not None and due * _times(truth) != have * _times(given):
            return False
    return unit(truth.get("unit")) == unit(given.get("unit"))


def spans(value: Any) -> Iterator[JSON]:
    """Every span anywhere in the program's JSON."""
    if isinstance(value, dict):
        if {"block", "start", "end", "quote"} <= value.keys():
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def _times(figure: JSON) -> int:
    return MULTIPLIERS.get(str(figure.get("multiplier")), 1)
