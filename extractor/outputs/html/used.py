"""Which figures of a report took part in a comparison, as far as the records say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from db.records import Block, Cell, Indicator, Quantity, Report, Span
from extractor.outputs.findings import Audited

UNCOMPARED = (None, "undetermined")
"""Status of a demand whose figure was compared with nothing."""


def used(a: Audited) -> frozenset[Span]:
    """The figures that took part in a comparison: of demands with their answers, or in the quotes of a finding."""
    report = a.report
    held: set[Span] = set()
    figures: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in report.quantities:
        figures[quantity.span.block].append(quantity)
    quotes: dict[int, list[Span]] = defaultdict(list)
    for finding in a.findings:
        held |= {side.span for side in (finding.target, finding.reported) if side is not None}
        for evidence in finding.evidence:
            if evidence.report_id in (None, report.id):
                quotes[evidence.span.block].append(evidence.span)
    for _, _, demand in demands(report):
        result = demand.result
        if result is None or result.status in UNCOMPARED:
            continue
        if result.reported is not None:
            held.add(result.reported.span)
        if demand.span is not None:
            near = _row(report, demand.span.block)
            here = [q for block in near for q in figures[block] if len(near) > 1 or _within(q.span, demand.span)]
            held |= {q.span for q in here if q.figure == demand.figure}
        for span in result.evidence[1:]:
            quotes[span.block].append(span)
    held |= {q.span for q in report.quantities if any(_within(q.span, quote) for quote in quotes[q.span.block])}
    return frozenset(held)


def _row(report: Report, block: int) -> list[int]:
    """The blocks of the table row that a block stands in; the block alone where it is no cell."""
    cell = report.block(block).cell
    if cell is None:
        return [block]
    first = last = block
    while first > 1 and _same_row(report.block(first - 1), cell):
        first -= 1
    while last < len(report.blocks) and _same_row(report.block(last + 1), cell):
        last += 1
    return list(range(first, last + 1))


def _same_row(block: Block, cell: Cell) -> bool:
    return block.cell is not None and (block.cell.table, block.cell.row) == (cell.table, cell.row)


def demands(report: Report) -> Iterator[tuple[str, int, Indicator]]:
    """All demands, each with the kind and id of its owner."""
    for goal in report.goals:
        yield from (("g", goal.id, demand) for demand in goal.indicators)
    for project in report.projects:
        yield from (("p", project.id, demand) for demand in project.indicators)


def _within(inner: Span, outer: Span) -> bool:
    return inner.block == outer.block and outer.start <= inner.start and inner.end <= outer.end
