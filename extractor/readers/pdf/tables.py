"""Ruled tables of a PDF page: pdfplumber finds the cells, and only where ruling lines are; the text is ours."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pypdfium2.raw as pdfium

from extractor.readers.pdf.glyphs import Box, Glyph, Turn
from extractor.readers.pdf.lines import Line, join, lines
from extractor.readers.pdf.page import Table, TableCell

# In points: what is thinner than this is a ruling line, what is shorter than that is none.
_THIN = 3.0
_SHORT = 12.0
# Edges of cells nearer than this are one edge.
_NEAR = 3.0
# In widths of a Han character: a line in a cell that ends nearer to the cell's edge than this goes on in the next.
_FULL = 1.6
_OBJECTS_MOST = 200_000
_DEPTH_MOST = 8


class Tables:
    """Finds the tables of one file's pages; pdfplumber opens the file when the first ruled page comes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._plumber: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._plumber is not None:
            self._plumber.close()

    def on(self, page: Any, number: int, glyphs: list[Glyph], turn: Turn) -> tuple[list[Table], list[Glyph]]:
        """The tables of a `pypdfium2.PdfPage`, and the glyphs that stand in none. `turn`: see `glyphs.PageText`."""
        if not glyphs or not ruled(page):
            return [], glyphs
        found: list[Table] = []
        for boxes in self._cells(number):
            table, glyphs = _fill([turn(*box) for box in boxes], glyphs, number)
            if table is not None:
                found.append(table)
        return found, glyphs

    def _cells(self, number: int) -> list[list[Box]]:
        """The boxes of the cells of each table on a page; none where pdfplumber cannot read the page.

        Its parser is another than pdfium's and stumbles over other faults. The text is not lost then: it is read as
        lines.
        """
        import pdfplumber

        try:
            if self._plumber is None:
                self._plumber = pdfplumber.open(self._path)
            page = self._plumber.pages[number - 1]
            left, top = page.bbox[:2]
            boxes = [
                [(x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in table.cells]
                for table in page.find_tables()
            ]
            page.close()
        except Exception:
            return []
        return boxes


def ruled(page: Any) -> bool:
    """Whether a page has lines enough for a table: two across and two down, or a drawn box."""
    across = down = 0
    for wide, high, stroked in _paths(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
        across += wide >= _SHORT and high <= _THIN
        down += high >= _SHORT and wide <= _THIN
        if stroked and wide > _SHORT and high > _THIN:
            across, down = across + 2, down + 2
        if across >= 2 and down >= 2:
            return True
    return False


def _paths(holder: Any, count: Any, get: Any, depth: int = 0) -> Iterable[tuple[float, float, bool]]:
    """Width and height of every drawn path, and whether its outline is drawn; also those inside of forms."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(min(count(holder), _OBJECTS_MOST)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
            pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
            yield right.value - left.value, top.value - bottom.value, bool(stroke.value)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH_MOST:
            yield from _paths(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth + 1)


def _fill(boxes: list[Box], glyphs: list[Glyph], page: int) -> tuple[Table | None, list[Glyph]]:
    """A table of cells at `boxes` with the glyphs in them, and the other glyphs. A single box is a frame, no table."""
    columns, rows = _edges(x for b in boxes for x in (b[0], b[2])), _edges(y for b in boxes for y in (b[1], b[3]))
    inside: dict[int, list[Glyph]] = {}
    rest: list[Glyph] = []
    area = (columns[0], rows[0], columns[-1], rows[-1])
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        at = next((i for i, box in enumerate(boxes) if _within(x, y, box)), None) if _within(x, y, area) else None
        if at is None:
            rest.append(glyph)
        else:
            inside.setdefault(at, []).append(glyph)
    if len(boxes) < 2 or not inside:
        return None, glyphs
    cells = []
    for index, box in enumerate(boxes):
        row, column = _at(rows, box[1]), _at(columns, box[0])
        spans = max(1, _at(rows, box[3]) - row), max(1, _at(columns, box[2]) - column)
        cells.append(TableCell(row, column, *spans, _said(lines(inside.get(index, ()), page), box)))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Table(page, area, tuple(columns), len(rows) - 1, cells), rest


def _within(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _edges(values: Iterable[float]) -> list[float]:
    """The values in order, those that lie near to one another taken as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _at(edges: list[float], value: float) -> int:
    """The number of the edge at `value`, from 1."""
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value)) + 1


def _said(found: list[Line], box: Box) -> str:
    """The text of a cell: lines that the cell's width broke are joined, others stay lines."""
    text = ""
    last: Line | None = None
    for line in found:
        if last is None:
            text = line.text
        else:
            broken = (
                box[2] - last.right <= _FULL * last.em or (last.left - box[0]) + (box[2] - last.right) <= 2 * last.em
            )
            text = join(text, line.text) if broken else f"{text}\n{line.text}"
        last = line
    return text
