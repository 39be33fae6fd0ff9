"""A table of results: each of its rows names an indicator that stands elsewhere with its target, and says what was done."""

from __future__ import annotations

from dataclasses import replace

from db.records import Field, Indicator
from extractor.fields.forms import field_of, number_in, tell_rows
from extractor.fields.names import LIKE, likeness
from extractor.fields.reading import Context, Read
from extractor.outline.columns import TOTAL_ROW, Header, by_column, filled, header_of
from extractor.outline.types import Grid, GridCell, Node

_SHARE = 0.6
Row = dict[str, GridCell]


def take_results(read: Read, node: Node, grid: Grid, context: Context) -> bool:
    """Answer a project's demands from a table that has results and no targets; whether it is such a table.

    Where the demands are told in sentences instead, its rows are the text of the project's completion.
    """
    rows = _rows(grid)
    if not rows:
        return False
    left = list(rows)
    answered: list[Indicator] = []
    for one in read.table:
        name = one.text.partition("\t")[0] if one.figure is None or "\t" in one.text else (one.thing or one.text)
        row = max(left, key=lambda r: likeness(r["indicator"].text, name), default=None)
        if one.answer is None and row is not None and likeness(row["indicator"].text, name) >= LIKE:
            left.remove(row)
            one = _answered(one, row)
        answered.append(one)
    if read.table and len(left) <= (1 - _SHARE) * len(rows):
        read.table = tuple(answered)
        done = read.fields.get("completion")
        if done is not None and not done.text:
            del read.fields["completion"]
        read.body += [s for c in grid.cells for s in c.spans]
        return True
    if read.table or not any(p.label and p.label.family == "completion" and grid.id in p.grids for p in node.parts):
        return False
    tell_rows(read, grid, context)
    return True


def _rows(grid: Grid) -> list[Row]:
    """The rows under the header of a table of results; none where it is another table."""
    header: Header | None = None
    found: list[Row] = []
    for row in filled(grid):
        first = next((c.text for c in row if c.text.strip()), "")
        if head := header_of(row):
            header = head
        elif header is not None and not TOTAL_ROW.match(first):
            cells = by_column(row, header)
            if {"indicator", "actual"} <= cells.keys() and cells["indicator"].text.strip():
                found.append(cells)
    if header is None or "target" in header.values() or "actual" not in header.values():
        return []
    return found


def _answered(one: Indicator, row: Row) -> Indicator:
    """The demand with the result, and the points where its own row gives none."""
    return replace(
        one,
        answer=field_of(row["actual"]) or Field("", None),
        weight=one.weight if one.weight is not None else number_in(row.get("weight")),
        score=one.score if one.score is not None else number_in(row.get("score")),
    )
