"""Answers that carry the numbers of their demands: ①收运…；②处理率… is answered by ①…；②…, or by ①④… for both."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from db.records import Indicator, Report
from extractor.results.statements import Statement

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS = (
    re.compile(f"[{_CIRCLED}]+"),
    re.compile(r"(?:(?<=[。；;：:，,\n])|^)\s*(?:[（(]\d{1,2}[）)])+"),
)
_LEAST = 2
Marked = list[tuple[int, frozenset[int]]]


def answers(report: Report, demands: Sequence[Indicator], statements: Sequence[Statement]) -> dict[int, frozenset[int]]:
    """For the demands with a number of their own the statements that carry it; empty where the two lists do not fit."""
    for pattern in _MARKS:
        found = _by(pattern, report, demands, statements)
        if found:
            return found
    return {}


def _by(
    pattern: re.Pattern[str], report: Report, demands: Sequence[Indicator], statements: Sequence[Statement]
) -> dict[int, frozenset[int]]:
    known: dict[int, Marked] = {}
    asked = [_number(pattern, report, known, d.span.block, d.span.start) if d.span else frozenset() for d in demands]
    wanted = frozenset[int]().union(*asked)
    if len(wanted) < _LEAST:
        return {}
    told = [_number(pattern, report, known, s.span.block, s.span.start) for s in statements]
    given = frozenset[int]().union(*told)
    if len(given) < _LEAST or not given <= wanted or 2 * len(given) < len(wanted):
        return {}
    return {
        index: frozenset(place for place, numbers in enumerate(told) if numbers & own)
        for index, own in enumerate(asked)
        if own
    }


def _number(
    pattern: re.Pattern[str], report: Report, known: dict[int, Marked], block: int, start: int
) -> frozenset[int]:
    """The numbers of the last mark before a place in its block; several side by side all stand for what follows."""
    if block not in known:
        text = report.block(block).text
        known[block] = [(m.end(), frozenset(_values(m[0]))) for m in pattern.finditer(text)]
    at = bisect_right(known[block], start, key=lambda entry: entry[0]) - 1
    return known[block][at][1] if at >= 0 else frozenset()


def _values(mark: str) -> list[int]:
    if mark[0] in _CIRCLED:
        return [_CIRCLED.index(sign) + 1 for sign in mark]
    return [int(number) for number in re.findall(r"\d{1,2}", mark)]
