"""The source as read: blocks with their places, what was left out, and spans of text."""

from __future__ import annotations

from typing import Literal

from db.records.record import Record
from db.values import value

BlockKind = Literal["heading", "paragraph", "cell", "header", "footer", "note"]


@value
class Cell(Record):
    """Where a block stands in a table; rows and columns from 1, `table` the ordinal of the table in the document."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@value
class PageBox(Record):
    """A rectangle on a page of the source, from (`x0`, `y0`) to (`x1`, `y1`), and the `width` and `height` of the page.

    All in points (1/72 inch) with one decimal, x to the right and y down from the upper left corner of the page as its
    text is read: where the text stands turned on the page, the page is turned until the text is upright. It lies
    within the page. `page` counts from 1.
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    height: float


@value
class Block(Record):
    """One paragraph or one table cell, verbatim, in reading order.

    `marker` is the list number as a reader sees it where the word processor computes it (it is not in `text`).
    `level` is the outline level of a heading style, from 1, where the source has one. `confidence` (0 to 1) is that of the
    most doubtful character, where the text was recognised in a picture.
    `boxes` say where it stands, in sources that know places: one for each page that it touches, or for each column of it
    where the text is set in columns; of a cell its whole rectangle. Empty where the source knows no places.
    """

    id: int
    kind: BlockKind
    text: str
    locator: str
    marker: str | None = None
    cell: Cell | None = None
    level: int | None = None
    page: int | None = None
    confidence: float | None = None
    boxes: tuple[PageBox, ...] = ()


@value
class LeftOut(Record):
    """Characters of the source that are in no block, and why (page number, running header, deleted revision)."""

    text: str
    reason: str
    locator: str


@value
class Document(Record):
    """A file as read: its blocks, and what was left out.

    `seen` counts the source's visible characters (all but white space) independently of the blocks, so that
    seen = visible characters in blocks + visible characters left out. A `LeftOut` with empty text stands for
    something without characters (a picture, a chart, a scanned page).
    """

    format: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    seen: int = 0


@value
class Span(Record):
    """Characters ``[start, end)`` of the block with the id `block`; `quote` is exactly those characters."""

    block: int
    start: int
    end: int
    quote: str


def visible(text: str) -> int:
    """How many characters of `text` are visible: all but white space. Coverage is counted in these."""
    return len("".join(text.split()))
