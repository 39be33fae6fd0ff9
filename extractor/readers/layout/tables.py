"""Ruled tables of a page: the text in the cells that ruling lines make, whatever program found those."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from extractor.readers.layout.breaks import left_short
from extractor.readers.layout.cells import cells
from extractor.readers.layout.glyphs import Box, Glyph, least
from extractor.readers.layout.lines import Line, join, lines
from extractor.readers.layout.page import Table, TableCell

# In points, as pdfplumber has them by default: lines nearer than this are one line, and cross where they nearly meet.
_NEAR = 3.0
# A row or column without text that is no wider than this is a bar, with which a table was ruled instead of with lines.
_BAR = 9.0
# In widths of a Han character: a line in a cell that ends nearer to the cell's edge than this goes on in the next.
_FULL = 1.6


def among(ruled: list[Box], number: int, glyphs: list[Glyph]) -> tuple[list[Table], list[Glyph]]:
    """The tables that ruling lines make on the page with this number, and the glyphs that stand in none."""
    found: list[Table] = []
    for boxes in cells(ruled):
        table, glyphs = _fill(boxes, glyphs, number)
        if table is not None:
            found.append(table)
    return found, glyphs


def _fill(boxes: list[Box], glyphs: list[Glyph], page: int) -> tuple[Table | None, list[Glyph]]:
    """A table of cells at `boxes` with the glyphs in them, and the other glyphs. A single box is a frame, no table."""
    if len(boxes) < 2:
        return None, glyphs
    columns, rows = _lines_of(x for b in boxes for x in (b[0], b[2])), _lines_of(y for b in boxes for y in (b[1], b[3]))
    slots = [(_at(rows, b[1]), _at(columns, b[0]), _at(rows, b[3]), _at(columns, b[2])) for b in boxes]
    grid = {
        (row, column): index
        for index, (top, left, bottom, right) in enumerate(slots)
        for row in range(top, bottom)
        for column in range(left, right)
    }
    inside: dict[int, list[Glyph]] = {}
    rest: list[Glyph] = []
    index: int | None = None
    at: int | None = None
    before: Glyph | None = None
    left = right = top = bottom = 0.0  # between which lines the glyph before stands; most others stand there, too
    for glyph in glyphs:
        _, x0, y0, x1, y1, _ = glyph
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if not (left <= x < right and top <= y < bottom):
            row, column = bisect_right(rows, y), bisect_right(columns, x)
            at = grid.get((row, column))
            within = 0 < row < len(rows) and 0 < column < len(columns)
            left, right = (columns[column - 1], columns[column]) if within else (0.0, 0.0)
            top, bottom = (rows[row - 1], rows[row]) if within else (0.0, 0.0)
        # A sign that hangs over the edge of its cell stays with the word before it.
        index = index if at is None and before is not None and _adjoins(before, glyph) else at
        before = glyph
        if index is None:
            rest.append(glyph)
        else:
            inside.setdefault(index, []).append(glyph)
    if not inside:
        return None, glyphs
    rows_at, row_edges = _without_bars(rows, {(slots[n][0], slots[n][2]) for n in inside})
    columns_at, edges = _without_bars(columns, {(slots[n][1], slots[n][3]) for n in inside})
    made: list[TableCell] = []
    for n, ((upper, first, lower, after), box) in enumerate(zip(slots, boxes, strict=True)):
        row, column, height, width = rows_at[upper], columns_at[first], rows_at[lower], columns_at[after]
        if n in inside or (height > row and width > column):
            said, cut, room, confidence = _said(lines(inside.get(n, ()), page), box)
            high, wide = max(1, height - row), max(1, width - column)
            made.append(TableCell(row, column, high, wide, box, said, cut, room, confidence))
    if len(made) < 2:
        return None, glyphs
    made.sort(key=lambda cell: (cell.row, cell.column))
    area = (columns[0], rows[0], columns[-1], rows[-1])
    return Table(page, area, tuple(edges), len(row_edges) - 1, made), rest


def _without_bars(edges: list[float], used: set[tuple[int, int]]) -> tuple[dict[int, int], list[float]]:
    """The numbers of the lines between rows or columns, and their places, once bars are one line each.

    A thick line is drawn as a bar with two edges, between which nothing can stand. `used` are from which line to which
    the cells with text reach.
    """
    numbers, places = {1: 1}, [edges[0]]
    for n in range(2, len(edges) + 1):
        if edges[n - 1] - edges[n - 2] <= _BAR and (n - 1, n) not in used:
            places[-1] = (edges[n - 2] + edges[n - 1]) / 2
        else:
            places.append(edges[n - 1])
        numbers[n] = len(places)
    return numbers, places


def _adjoins(before: Glyph, after: Glyph) -> bool:
    """Whether a glyph stands right behind another on one line."""
    return abs(after.bottom - before.bottom) < 1.0 and abs(after.x0 - before.x1) < 1.0


def _lines_of(values: Iterable[float]) -> list[float]:
    """The values in order, those that lie near to one another taken as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _at(edges: list[float], value: float) -> int:
    """The number of the edge at `value`, from 1."""
    after = bisect_right(edges, value)
    nearer = after > 0 and (after == len(edges) or value - edges[after - 1] <= edges[after] - value)
    return after if nearer else after + 1


def _said(found: list[Line], box: Box) -> tuple[str, bool, float, float | None]:
    """The text of a cell: lines that the cell's width broke are joined, others stay lines.

    With it, whether its last line is so broken, the room that it leaves, and the text's confidence.
    """
    text, cut, room = "", True, 0.0
    for line in found:
        cut = cut or left_short(text, room, line.text)
        text = join(text, line.text) if cut else f"{text}\n{line.text}"
        margin, left = line.left - box[0], box[2] - line.right
        cut = _is_cut(margin, left, line.em)
        room = (left - min(margin, line.em)) / (line.em or 1.0)  # glyphs may have no width
    return text, cut, room, least(*(line.confidence for line in found))


def _is_cut(margin: float, room: float, em: float) -> bool:
    """Whether the cell's edge broke a line that has so much room on its left and right."""
    return room <= _FULL * em or margin + room <= 2 * em
