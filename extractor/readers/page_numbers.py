"""Page numbers by their form: lines that can be nothing else, and what is one where a page number is due."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

NUMBER = "页码"

_DASH = "[-\u2013\u2014\u2015\u2500\uff0d]"
_SHEET = r"第\s*(\d{1,4})\s*页"
_CERTAIN = re.compile(rf"\s*(?:{_DASH}+\s*(\d{{1,4}})\s*{_DASH}+|{_SHEET}(?:\W*共\s*\d{{1,4}}\s*页)?)\s*")

_ONE = r"(?:\d{1,3}|[ivxIVX]{1,7}|[一二三四五六七八九十百]{1,5})"
_DUE = re.compile(
    rf"\W*(?:{_ONE}|{_ONE}\s*(?:/|／|of)\s*{_ONE}|page\s*{_ONE}(?:\s*(?:/|of)\s*{_ONE})?|页码\W*{_ONE}"
    rf"|第\s*{_ONE}\s*页(?:\W*[共总]\s*{_ONE}\s*页)?|共\s*{_ONE}\s*页\W*第\s*{_ONE}\s*页)\W*",
    re.I,
)
_COUNTED = re.compile(r"(?:[\W_\d]|[ivxIVX]|第|共|总|页|码|of|page|[一二三四五六七八九十百])*", re.I)


def is_certain(text: str) -> bool:
    """Whether a line can be nothing but a page number, as `— 1 —` and `第1页 共5页`."""
    return _CERTAIN.fullmatch(text) is not None


def is_due(text: str, *, counted: bool, foot: bool) -> bool:
    """Whether the text of a running line is a page number and nothing else.

    `counted`: the word processor computes a page number in it. `foot`: it stands at the foot of the page, where a number
    by itself is one.
    """
    if not text.strip():
        return False
    if counted:
        return _COUNTED.fullmatch(text) is not None
    return (_DUE if foot else _CERTAIN).fullmatch(text) is not None


def in_text(lines: Sequence[str]) -> list[int]:
    """The places of page numbers that a conversion has left among the lines of a text.

    Only lines that can be nothing else, two at least, each with the number after the one before: others are text.
    """
    found = [(place, match) for place, line in enumerate(lines) if (match := _CERTAIN.fullmatch(line))]
    numbers = [int(match[1] or match[2]) for _, match in found]
    if len(numbers) < 2 or any(after != before + 1 for before, after in pairwise(numbers)):
        return []
    return [place for place, _ in found]
