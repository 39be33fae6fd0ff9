"""Rows that the end of a page cuts: whether the first row of a table's next part is the rest of the last one."""

from __future__ import annotations

import re
from collections.abc import Set

from extractor.readers.heads import MARK, OPEN, STOP
from extractor.readers.layout.breaks import left_short
from extractor.readers.layout.page import Table, TableCell

_NEVER_FIRST = re.compile("[，。、；：！？）》】〕”’％%]")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))

# A text so long without a stop is no entry of a list, and so many cells that fall silent with a single one that goes on
# are no cells over several rows.
_LONG = 20
_MANY = 3


def is_split(last: Table, table: Table, row: int, entries: Set[str]) -> bool:
    """Whether `row` of `table` is the rest of the last row of `last`.

    Every text in it goes on with one above that was cut at the edge of its cell. Since a narrow cell looks cut whatever it
    holds, there must be more: a cell without text though the one above has; a text that needs what is above it; or both
    together are an entry that stands in other cells of the document, too (forms repeat their labels). `entries` are the texts
    of all cells.
    """
    above = {cell.column: cell for cell in last.cells if cell.row + cell.row_span - 1 == last.rows}
    below = {cell.column: cell for cell in table.cells if cell.row == row}
    if above.keys() != below.keys() or any(above[c].column_span != cell.column_span for c, cell in below.items()):
        return False
    pairs = [(above[column], cell) for column, cell in below.items()]
    said = [(one, rest) for one, rest in pairs if rest.text]
    silent = [one for one, rest in pairs if one.text and not rest.text]
    if not said:
        return False
    if all(_goes_on(one, rest) for one, rest in said):
        cut = [(one.text, rest.text) for one, rest in said if one.text]
        return bool(silent) or any(_needs(text, rest) or text + rest in entries for text, rest in cut)
    return _is_lone(said, silent)


def _goes_on(one: TableCell, rest: TableCell) -> bool:
    """Whether a cell was cut at its edge, or had no room for what follows."""
    return one.cut or left_short(one.text, one.room, rest.text)


def _is_lone(said: list[tuple[TableCell, TableCell]], silent: list[TableCell]) -> bool:
    """Whether one text that had no end goes on, and all else in the row has been said."""
    one, rest = said[0]
    single = all(cell.row_span == 1 for cell in [one, *silent])
    goes_on = OPEN.search(one.text) is not None or _needs(one.text, rest.text)
    return len(said) == 1 and len(silent) >= _MANY and single and goes_on


def _needs(text: str, rest: str) -> bool:
    """Whether the rest of a text cannot stand without what is above it."""
    closes = any(text.count(a) > text.count(b) and rest.count(b) > rest.count(a) for a, b in _BRACKETS)
    unfinished = len(text) >= _LONG and not STOP.search(text) and not MARK.match(rest)
    return bool(_NEVER_FIRST.match(rest)) or closes or (unfinished and bool(STOP.search(rest)))
