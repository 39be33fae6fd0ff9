"""Tables that are spread over pages: parts that belong together become one table with its head kept once."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.readers.layout.glyphs import least
from extractor.readers.layout.lines import join
from extractor.readers.layout.page import Table, TableCell
from extractor.readers.layout.paragraphs import Paragraph
from extractor.readers.layout.places import Placed
from extractor.readers.layout.split import is_split

_NEAR = 4.0  # points; columns of one table stand so near to each other on the next page


@dataclass(slots=True)
class PlacedCell:
    """A cell with its row in the whole table, the page that it begins on, and where its parts stand."""

    page: int
    row: int
    cell: TableCell
    text: str
    confidence: float | None = None
    places: list[Placed] = field(default_factory=list)

    def take(self, cell: TableCell, page: int) -> None:
        """Go on with the rest of the cell on the next page."""
        if cell.text:
            self.text = join(self.text, cell.text)
        self.confidence = least(self.confidence, cell.confidence)
        self.places.append(Placed(page, cell.box))


@dataclass(slots=True)
class WholeTable:
    """A table with all its cells; `repeated` are the cells of heads that later pages repeat.

    `lowest` are the last cells so far, by their columns.
    """

    cells: list[PlacedCell] = field(default_factory=list)
    repeated: list[PlacedCell] = field(default_factory=list)
    lowest: dict[int, PlacedCell] = field(default_factory=dict)


def whole(items: list[Paragraph | Table]) -> list[Paragraph | WholeTable]:
    """The same items with the parts of each table put together; a paragraph between two tables parts them."""
    found: list[Paragraph | WholeTable] = []
    first = last = None  # the first and the latest part of the table that may go on
    rows = 0
    entries = frozenset(cell.text for item in items if isinstance(item, Table) for cell in item.cells)
    for item in items:
        if isinstance(item, Paragraph):
            found.append(item)
            first = last = None
            continue
        table = found[-1] if found else None
        if first is None or last is None or not isinstance(table, WholeTable) or not _continues(last, item):
            table, first, rows = WholeTable(), item, 0
            found.append(table)
            head, split = 0, False
        else:
            head = _head(first, item)
            split = is_split(last, item, head + 1, entries)
        rows -= head + split
        _add(table, item, rows, head, split)
        rows += item.rows
        last = item
    return found


def _add(table: WholeTable, part: Table, rows: int, head: int, split: bool) -> None:
    """Add a part whose first row is the row `rows` + 1 of the table. `split`: its first row goes on with the last."""
    above = {placed.cell.column: placed for placed in table.cells if placed.row == rows + head + 1} if split else {}
    cut = {} if split or not table.cells else _cut(table, part, rows, head + 1)
    for cell in part.cells:
        places = [Placed(part.page, cell.box)]
        placed = PlacedCell(part.page, cell.row + rows, cell, cell.text, cell.confidence, places)
        if cell.row <= head:
            table.repeated.append(placed)
        elif split and cell.row == head + 1 and cell.column in above:
            above[cell.column].take(cell, part.page)
        elif cell.row == head + 1 and cell.column in cut:
            cut[cell.column].cell.row_span += cell.row_span
            cut[cell.column].take(cell, part.page)
        else:
            table.cells.append(placed)
            table.lowest[cell.column] = placed


def _cut(table: WholeTable, part: Table, rows: int, row: int) -> dict[int, PlacedCell]:
    """The cells over several rows that the page's end cuts, by their columns: those that go on in `row` of the part.

    Such a cell has text on one side only, and covers several rows on both sides; or on one, where all columns to the left
    of it are cut alike (as an empty cell it would begin a group without a name).
    """
    found: dict[int, PlacedCell] = {}
    leading = True
    for cell in (cell for cell in part.cells if cell.row == row):
        above = table.lowest.get(cell.column)
        goes_on = False
        if above is not None and above.row + above.cell.row_span == rows + row:
            alike = above.cell.column_span == cell.column_span and bool(above.text) != bool(cell.text)
            tall = (above.cell.row_span > 1) + (cell.row_span > 1)
            goes_on = alike and (tall == 2 or (tall == 1 and leading and bool(above.text)))
            if goes_on:
                found[cell.column] = above
        leading = leading and goes_on
    return found


def _continues(last: Table, table: Table) -> bool:
    """Whether a table on the next page goes on with `last`: nothing between them, the same columns."""
    return (
        table.page == last.page + 1
        and len(table.edges) == len(last.edges)
        and all(abs(a - b) <= _NEAR for a, b in zip(table.edges, last.edges, strict=True))
    )


def _head(first: Table, table: Table) -> int:
    """How many rows of `table` repeat the head of `first`: its first row, with all rows that a cell of it covers."""
    head = max((cell.row_span for cell in first.cells if cell.row == 1), default=1)
    above = [(cell.row, cell.column, cell.text) for cell in first.cells if cell.row <= head]
    below = [(cell.row, cell.column, cell.text) for cell in table.cells if cell.row <= head]
    return head if above == below and head < table.rows else 0
