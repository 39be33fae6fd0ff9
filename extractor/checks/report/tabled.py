"""Rows of tables, whether a reader kept them as cells or a text file has them as lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from db.records import Block, Figure, Quantity, Span
from extractor.checks.view import View

_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?\s*")
_DAY = re.compile(r"\d\s*月")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: its column from 1, its words, and the figures in it."""

    column: int
    text: str
    quantities: tuple[Quantity, ...]
    span: Span

    def at(self, quantity: Quantity) -> int:
        """Where in the cell's words one of its figures begins."""
        return quantity.span.start - self.span.start


def under(view: View, is_head: Callable[[str], bool]) -> Iterator[tuple[tuple[Place, ...], tuple[Place, ...]]]:
    """Every row of a table that stands below a head, with that head; `is_head` is asked of a row's words."""
    head: tuple[Place, ...] | None = None
    last: tuple[int, int] | None = None
    for key, row in view.once(_rows):
        if last is None or key[0] != last[0] or key[1] != last[1] + 1:
            head = None
        last = key
        words = "".join(place.text for place in row)
        if is_head(words):
            head = row
        elif len(row) > 2 and not any(place.quantities for place in row) and _DAY.search(words) is None:
            head = None  # another head; a row of time has days in place of figures
        elif head is not None:
            yield head, row


def runs(view: View) -> Iterator[list[tuple[Place, ...]]]:
    """The tables: rows that follow on one another."""
    run: list[tuple[Place, ...]] = []
    last: tuple[int, int] | None = None
    for key, row in view.once(_rows):
        if last is not None and (key[0] != last[0] or key[1] != last[1] + 1):
            yield run
            run = []
        run.append(row)
        last = key
    if run:
        yield run


def _rows(view: View) -> list[tuple[tuple[int, int], tuple[Place, ...]]]:
    """The rows in reading order, each with its table and its number in it; a run of lines with tabs is a table."""
    lines = [
        ((0, block.id), _of_line(view, block))
        for block in view.report.blocks
        if block.cell is None and "\t" in block.text
    ]
    return [*lines, *((key, _of_cells(view, cells)) for key, cells in by_row(view).items())]


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
        span = view.span(block.id, at, at + len(text))
        places.append(Place(column, text, inside or _bare(view, block, at, text), span))
        at += len(text) + 1
    return tuple(places)


def _of_cells(view: View, blocks: list[Block]) -> tuple[Place, ...]:
    return tuple(
        Place(
            b.cell.column, b.text, view.quantities(b.id) or _bare(view, b, 0, b.text), view.span(b.id, 0, len(b.text))
        )
        for b in blocks
        if b.cell is not None
    )


def _bare(view: View, block: Block, at: int, text: str) -> tuple[Quantity, ...]:
    """The number of a cell that holds nothing else: its unit stands in the head, and is that of its column."""
    return number(view, view.span(block.id, at, at + len(text)))


def number(view: View, cell: Span, after: int = 0) -> tuple[Quantity, ...]:
    """The number that is all of a cell, or all that follows its label."""
    text = cell.quote[after:]
    if _NUMBER.fullmatch(text) is None:
        return ()
    start = cell.start + after + len(text) - len(text.lstrip())
    span = view.span(cell.block, start, start + len(text.strip()))
    value = Decimal(span.quote.replace(",", "").replace("，", ""))
    return (Quantity(Figure(value, None, "other", "", Fraction(1)), None, span),)
