"""What one page of a PDF holds, in a form that needs the file no longer."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.readers.layout.glyphs import Box
from extractor.readers.layout.lines import Line


@dataclass(slots=True)
class TableCell:
    """A cell of a ruled table: rows and columns from 1, its rectangle, and its text.

    `cut`: the last line ends at the cell's edge, so that the text may go on where the table does; `room` is what it leaves
    of the cell's width, in widths of a Han character.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    text: str
    cut: bool = False
    room: float = 0.0
    confidence: float | None = None


@dataclass(slots=True)
class Table:
    """A ruled table on a page. `edges` are the left edges of its columns and the right edge of the last."""

    page: int
    box: Box
    edges: tuple[float, ...]
    rows: int
    cells: list[TableCell]

    @property
    def order(self) -> tuple[float, int, float]:
        """As of a line that runs over the whole page."""
        return (self.box[1], 0, self.box[1])


@dataclass(slots=True)
class Page:
    """A page, counted from 1, with its lines (outside of tables) and tables from top to bottom.

    `gutters` are where its columns part, if it has columns.
    """

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    askew: str = ""
    gutters: tuple[float, ...] = ()

    def items(self) -> list[Line | Table]:
        """Lines and tables in reading order."""
        return sorted([*self.lines, *self.tables], key=lambda item: item.order)
