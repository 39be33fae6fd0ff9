"""What the cells behind an answer say of it: remarks, and reasons for what deviates, in the same row of a form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Indicator, Span
from extractor.checks.project.judged import places
from extractor.checks.report.tabled import by_row
from extractor.checks.view import View
from extractor.results import compare, statements
from extractor.results.statements import Statement

AMONG = re.compile(r"(?:其中|[个座处家户人件项条]中)[^，。；、\d]{0,8}$")
OPEN = ("ongoing", "not_done", "planned")
_CELL = re.compile(r"[^\t|｜]+")
_EXPLAINS = re.compile(r"\s*[\u4e00-\u9fff]{0,6}说明\s*[：:]\s*")


def behind(view: View, demand: Indicator) -> Iterator[Span]:
    """The cells of words that stand behind the answer in its row."""
    place = demand.answer.spans[-1] if demand.answer is not None and demand.answer.spans else None
    if place is None:
        return
    block = view.report.block(place.block)
    if block.cell is None:
        text = block.text
        edge = re.compile(r"[\t|｜]").search(text, place.end)
        cells = [view.span(block.id, *m.span()) for m in _CELL.finditer(text, edge.end())] if edge else []
        cells += explained(view, demand)
    else:
        row = view.once(by_row).get((block.cell.table, block.cell.row), [])
        cells = [view.whole(b.id) for b in row if b.cell is not None and b.cell.column > block.cell.column]
    yield from (cell for cell in cells if re.search(r"[\u4e00-\u9fff]", cell.quote))


def explained(view: View, demand: Indicator) -> tuple[Span, ...]:
    """What explains an answer that is spelled out, on lines of their own: 完成值：12座 / 说明：东区7座、西区5座."""
    spans = demand.answer.spans if demand.answer is not None else ()
    found = [n for n, span in enumerate(spans[1:], 1) if _EXPLAINS.fullmatch(view.text(span.block)[: span.start])]
    return tuple(spans[n] for n in found)


def left_open(view: View, demand: Indicator) -> Statement | None:
    """The remark that so many of what is reported are not done yet (其中6处尚未验收) that the rest misses the target."""
    result, target = demand.result, demand.figure
    if result is None or result.status != "met" or result.reported is None or target is None:
        return None
    if target.dimension == "ratio" or target.comparator in ("<=", "<"):
        return None
    reported = result.reported.figure
    for said in statements.read(behind(view, demand), places(view)):
        told = said.quantities[0] if said.quantities else None
        if told is None or said.state not in OPEN or not AMONG.search(said.text, 0, told.span.start - said.span.start):
            continue
        if compare.comparable(told.figure, reported) and 0 <= reported.si - told.figure.si < target.si:
            return said
    return None
