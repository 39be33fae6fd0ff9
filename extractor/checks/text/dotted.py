"""Numbers of two levels that open paragraphs (3.1, 3.2, 3.3), as one list for each number that they stand under."""

from __future__ import annotations

from dataclasses import replace

from extractor.checks.text.numbering import WORDS, Point, wrong_by
from extractor.checks.view import View
from extractor.outline.marks import read_mark

FEWEST = 3


def dotted(view: View) -> list[Point]:
    """The points of all lists of three or more; where more than one is out of order the numbers follow no list."""
    runs: dict[str, list[Point]] = {}
    found: list[Point] = []
    for block in view.body:
        mark = read_mark(block.marker or block.text) if block.kind in ("paragraph", "heading") else None
        if mark is None or not mark.style.startswith("dotted"):
            continue
        if mark.number == 1:
            found += _judged(runs.pop(mark.prefix, []))  # a list that begins anew
        end = min(len(block.text.rstrip()), (0 if block.marker else mark.rest) + WORDS)
        point = Point(mark.written, mark.number, view.span(block.id, 0 if block.marker else mark.start, end))
        runs.setdefault(mark.prefix, []).append(point)
    return found + [point for run in runs.values() for point in _judged(run)]


def _judged(run: list[Point]) -> list[Point]:
    """The points of a list, the one with a wrong number with its fault. One wrong number may be out of order twice."""
    if len(run) < FEWEST or run[0].number != 1:
        return []
    wrong = [at for at in range(1, len(run)) if run[at].number != run[at - 1].number + 1]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and run[wrong[1]].number == run[wrong[0] - 1].number + 2:
        wrong = wrong[1:] if run[wrong[1]].number == run[wrong[0]].number else wrong[:1]  # 3.4, 3.6, 3.6
    if len(wrong) > 1:
        return []
    return [
        replace(point, fault=wrong_by(run[at - 1].number, point.number), before=run[at - 1]) if at in wrong else point
        for at, point in enumerate(run)
    ]
