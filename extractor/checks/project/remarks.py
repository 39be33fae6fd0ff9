"""What a form says behind the answer to a demand, in the cells of the same row (完成情况说明, 备注)."""

from __future__ import annotations

import re

from db.records import Indicator, Span
from extractor.checks.report import tabled
from extractor.checks.view import View

ANSWERED = re.compile(r"实际|完成值|完成情况")


def behind(view: View, demand: Indicator) -> tuple[Span, ...]:
    """The cells of its row behind the answer to a demand; none where it has no row."""
    cell = demand.answer.span if demand.answer is not None else None
    return view.once(_rows).get((cell.block, cell.start), ()) if cell is not None else ()


def _rows(view: View) -> dict[tuple[int, int], tuple[Span, ...]]:
    """The cells behind each cell of the rows under a head that names a result, by where that cell begins."""
    return {
        (place.span.block, place.span.start): tuple(after.span for after in row[number:])
        for _, row in tabled.under(view, lambda words: ANSWERED.search(words) is not None)
        for number, place in enumerate(row, 1)
    }
