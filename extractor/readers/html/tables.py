"""Tables of a web page as grids (HTML Living Standard 4.9.12), and those that only lay the page out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Element = Any

_SPAN_MOST = 200  # columns; a hostile page may ask for any number
_COLUMNS_MOST = (
    500  # of one table; cells beyond stand in the last one, so that no page makes us seek a free column for ever
)
_PARTS = ("thead", "tbody", "tfoot")
_BLOCKS = ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "br", "li")
_LAYOUT = 12  # blocks in a cell of a table of one row that is a page's column and no cell of a grid


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in its grid; rows and columns from 1."""

    row: int
    column: int
    row_span: int
    column_span: int
    element: Element


def is_grid(table: Element) -> bool:
    """Whether a table is a grid of data: not one around other tables, of one cell a row, or of a page's columns."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = list(_rows(table))
    widest = max((sum(1 for _ in _cells(row)) for row in rows), default=0)
    if widest < 2:
        return False
    return len(rows) > 1 or all(sum(1 for _ in cell.iter(*_BLOCKS)) < _LAYOUT for cell in _cells(rows[0]))


def slots(table: Element) -> Iterator[Slot]:
    """The cells of a table in reading order."""
    rows = list(_rows(table))
    until: dict[int, int] = {}  # column -> last row that a cell above covers in it
    for row, element in enumerate(rows, 1):
        column = 1
        for cell in _cells(element):
            while column < _COLUMNS_MOST and until.get(column, 0) >= row:
                column += 1
            across = _span(cell.get("colspan"), min(_SPAN_MOST, _COLUMNS_MOST + 1 - column))
            left = len(rows) - row + 1
            down = left if cell.get("rowspan", "").strip() == "0" else _span(cell.get("rowspan"), left)
            yield Slot(row, column, down, across, cell)
            until.update(dict.fromkeys(range(column, column + across), row + down - 1))
            column = min(column + across, _COLUMNS_MOST)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in _PARTS:
            yield from (row for row in child if row.tag == "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _span(written: str | None, most: int) -> int:
    text = (written or "").strip()
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 10 else 1
