"""Pages of glyphs and ruling lines become blocks; shared by all formats that know places only (PDF, OFD, scans)."""

from __future__ import annotations

from db.records import Cell
from extractor.readers.blocks import Blocks
from extractor.readers.layout.columns import parted
from extractor.readers.layout.furniture import put_aside
from extractor.readers.layout.glyphs import Box, Glyph
from extractor.readers.layout.lines import Line, in_rows, rows
from extractor.readers.layout.page import Page
from extractor.readers.layout.paragraphs import Paragraph, paragraphs
from extractor.readers.layout.places import Sheets
from extractor.readers.layout.spread import WholeTable, whole
from extractor.readers.layout.tables import among

ASKEW = "倾斜或竖排的文字（如水印）"
REPEATED = "续表重复的表头"


def lay(
    number: int, width: float, height: float, glyphs: list[Glyph], ruled: list[Box], before: Page | None = None
) -> Page:
    """The page with this number (from 1): lines and tables out of its upright glyphs and its ruling lines.

    `before` is the page before it, whose columns may go on.
    """
    tables, rest = among(ruled, number, glyphs) if glyphs else ([], [])
    found: list[Line] = []
    parts, gutters = parted(rows(rest), (table.box[1] for table in tables), before.gutters if before else ())
    for part in parts:
        for line in in_rows(part.rows, number):
            if part.column:
                line.column, line.band = part.column, part.top
            found.append(line)
    return Page(number, width, height, found, tables, gutters=gutters)


def assemble(pages: list[Page], blocks: Blocks) -> None:
    """Add all that stands on the pages to the document; running lines and what is askew are left out with the reason."""
    for line, reason in put_aside(pages):
        blocks.leave(line.text, reason, f"第{line.page}页")
    for page in pages:
        if page.askew:
            blocks.leave(page.askew, ASKEW, f"第{page.number}页")
    _write(whole(paragraphs(pages)), Sheets(pages), blocks)


def _write(items: list[Paragraph | WholeTable], sheets: Sheets, blocks: Blocks) -> None:
    """Add paragraphs and tables with their places; repeated heads of tables are left out."""
    number = 0
    for item in items:
        if isinstance(item, Paragraph):
            blocks.add(
                "paragraph",
                item.text,
                f"第{item.page}页",
                page=item.page,
                confidence=item.confidence,
                boxes=sheets.boxes(item.places),
            )
            continue
        number += 1
        for placed in item.cells:
            cell = placed.cell
            blocks.add(
                "cell",
                placed.text,
                f"第{placed.page}页 表{number} 第{placed.row}行第{cell.column}列",
                cell=Cell(number, placed.row, cell.column, cell.row_span, cell.column_span),
                page=placed.page,
                confidence=placed.confidence,
                boxes=sheets.boxes(placed.places),
            )
        for placed in item.repeated:
            if placed.text:
                blocks.leave(placed.text, REPEATED, f"第{placed.page}页 表{number}")
