"""How a table of a clean report lies on its page: which cells stand in a row, how wide its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractor.outputs.clean.parts import Box, Table

_COLUMN_LEAST = 560
"""The least width of a column, in twentieths of a point: two signs and the cell's margins."""
_NARROW_MOST, _SHORT_MOST = 40, 10
"""Signs from which on a cell asks for no more width, and up to which it stands in the middle."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell to be written: empty where `box` is None; `down` says how it takes part in a merge over rows."""

    column: int
    across: int
    box: Box | None
    down: str = ""


def rows(part: Table, width: int) -> Iterator[list[Slot]]:
    """Every row filled up to the table's width; cells that would lie on one another stand side by side where they can."""
    starts = {(b.row, b.column): b for b in part.boxes}
    height = max(b.row for b in part.boxes)
    above: dict[int, tuple[Box, int]] = {}  # column -> a box that goes on, and the rows that it still has
    for row in range(1, height + 1):
        slots: list[Slot] = []
        column = 1
        while column <= width:
            box = starts.get((row, column))
            if box is not None:
                above.pop(column, None)
                across = _room(box.column_span, column, row, starts, width)
                slots.append(Slot(column, across, box, "restart" if box.row_span > 1 else ""))
                if box.row_span > 1:
                    above[column] = (Box(row, column, (), 1, across), box.row_span)
            elif column in above:
                across = above[column][0].column_span
                slots.append(Slot(column, across, None, "continue"))
            else:
                across = 1
                slots.append(Slot(column, 1, None))
            column += across
        above = {c: (b, left - 1) for c, (b, left) in above.items() if left > 1}
        if slots and any(s.box or s.down for s in slots):
            yield slots


def _room(span: int, column: int, row: int, starts: Mapping[tuple[int, int], Box], width: int) -> int:
    most = min(span, width - column + 1)
    return next((n for n in range(1, most) if (row, column + n) in starts), most)


def length(box: Box) -> int:
    """The signs of a cell."""
    return sum(len(p) if isinstance(p, str) else len(p.text) for p in box.words)


def widths_of(part: Table, width: int) -> list[int]:
    """The widths of the columns, which add up to about `width`, in twentieths of a point."""
    columns = max(b.column + b.column_span - 1 for b in part.boxes)
    if part.widths is not None and len(part.widths) == columns:
        shares = list(part.widths)
    else:
        shares = [1] * columns
        for box in part.boxes:
            if box.column_span == 1:
                shares[box.column - 1] = max(shares[box.column - 1], min(length(box), _NARROW_MOST))
    least = min(_COLUMN_LEAST, width // columns)
    total, spare = sum(shares), width - least * columns
    return [least + spare * share // total for share in shares]


def centred_of(part: Table, columns: int) -> frozenset[int]:
    """The columns of short entries, which stand in the middle."""
    longest = [0] * (columns + 1)
    for box in part.boxes:
        if box.row > part.header and box.column_span == 1:
            longest[box.column] = max(longest[box.column], length(box))
    return frozenset(c for c in range(1, columns + 1) if longest[c] <= _SHORT_MOST)
