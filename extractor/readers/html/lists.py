"""Numbers that a browser puts before the items of an ordered list (HTML Living Standard 4.4.5, 4.4.8)."""

from __future__ import annotations

import re
from typing import Any

Element = Any

_HAN = "零一二三四五六七八九"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.I)
_CHINESE = ("cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal")
_KINDS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "1": "decimal"}


class Markers:
    """Counts through the lists of one page; asked for each item once, in order."""

    def __init__(self) -> None:
        self._last: dict[Element, int] = {}

    def of(self, item: Element) -> str | None:
        """The number before a `li` as a browser shows it; None in a list without numbers."""
        above = item.getparent()
        if above is None or above.tag != "ol":
            return None
        own, start = _integer(item.get("value")), _integer(above.get("start"))
        number = self._last.get(above, (1 if start is None else start) - 1) + 1 if own is None else own
        self._last[above] = number
        return _written(number, _kind(item, above))


def _written(number: int, kind: str) -> str | None:
    if "none" in kind:
        return None
    if any(name in kind for name in _CHINESE):
        return f"{_chinese(number)}、" if 0 < number < 100 else f"{number}、"
    if "roman" in kind and 0 < number <= 3999:
        return _cased(_roman(number), kind)
    if ("alpha" in kind or "latin" in kind) and number > 0:
        return _cased(_letters(number), kind)
    return f"{number}."


def _kind(item: Element, above: Element) -> str:
    for node in (item, above):
        style = _STYLE.search(node.get("style", ""))
        if style:
            return style[1].lower()
        if node.get("type") in _KINDS:
            return _KINDS[node.get("type")]
    return "decimal"


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"\s*-?\d{1,9}\s*", text, re.ASCII) else None


def _cased(text: str, kind: str) -> str:
    return f"{text.upper() if 'upper' in kind else text}."


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十") + (_HAN[ones] if ones or not tens else "")
