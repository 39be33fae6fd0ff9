"""Blocks and their boxes out of their rows; the boxes of a report stand in a table of their own."""

from __future__ import annotations

import sqlite3

from db.columns import Row, Value
from db.records import Block, Cell, PageBox

_BOXES = """
SELECT block_id, page, x0, y0, x1, y1, page_width, page_height FROM block_boxes WHERE report_id = ? ORDER BY id
"""


def box_columns(ordinal: int, box: PageBox) -> dict[str, Value]:
    """A box as columns, without its keys."""
    return {
        "ordinal": ordinal, "page": box.page, "x0": box.x0, "y0": box.y0, "x1": box.x1, "y1": box.y1,
        "page_width": box.width, "page_height": box.height,
    }  # fmt: skip


def boxes_of(conn: sqlite3.Connection, report_id: int) -> dict[int, tuple[PageBox, ...]]:
    """The boxes of a report's blocks by the keys of these. There are as many as blocks: by number, columns are faster."""
    found: dict[int, tuple[PageBox, ...]] = {}
    for block_id, *box in conn.execute(_BOXES, [report_id]):
        found[block_id] = (*found.get(block_id, ()), PageBox(*box))
    return found


def block_from(row: Row, boxes: tuple[PageBox, ...]) -> Block:
    """The block in the columns of a row, with its boxes."""
    cell = None
    if row["cell_table"] is not None:
        cell = Cell(
            row["cell_table"], row["cell_row"], row["cell_column"], row["cell_row_span"], row["cell_column_span"]
        )
    return Block(
        row["ordinal"],
        row["kind"],
        row["text"],
        row["locator"],
        row["marker"],
        cell,
        row["level"],
        row["page"],
        row["confidence"],
        boxes,
    )
