"""Rows of tables, whether a reader kept them as cells or a text file has them as lines with tabs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from db.records import Block, Quantity
from extractor.checks.view import View


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its column from 1, its words, and the figures in it."""

    column: int
    text: str
    quantities: tuple[Quantity, ...]


def beside(view: View) -> Iterator[tuple[tuple[Place, ...], tuple[Place, ...]]]:
    """Every row with the one below it."""
    for first, second in pairwise(view.report.blocks):
        if first.cell is None and second.cell is None and "\t" in second.text:
            yield _of_line(view, first), _of_line(view, second)
    rows = by_row(view)
    for table, row in rows:
        if (below := rows.get((table, row + 1))) is not None:
            yield _of_cells(view, rows[table, row]), _of_cells(view, below)


def by_row(view: View) -> dict[tuple[int, int], list[Block]]:
    """The cells of every row, by table and row."""
    found: dict[tuple[int, int], list[Block]] = {}
    for block in view.report.blocks:
        if block.cell is not None:
            found.setdefault((block.cell.table, block.cell.row), []).append(block)
    return found


def _of_line(view: View, block: Block) -> tuple[Place, ...]:
    places = []
    at = 0
    for column, text in enumerate(block.text.split("\t"), 1):
        inside = tuple(q for q in view.quantities(block.id) if at <= q.span.start < at + len(text))
        places.append(Place(column, text, inside))
        at += len(text) + 1
    return tuple(places)


def _of_cells(view: View, blocks: list[Block]) -> tuple[Place, ...]:
    return tuple(Place(b.cell.column, b.text, view.quantities(b.id)) for b in blocks if b.cell is not None)
