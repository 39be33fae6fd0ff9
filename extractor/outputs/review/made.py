"""A Word document made from the blocks of a source that is none: text and PDF files, for a review copy of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from db.records import Block
from extractor.outputs.clean.geometry import Slot, rows, widths_of
from extractor.outputs.clean.parts import Box, Table
from extractor.outputs.clean.styles import Styled
from extractor.outputs.review.anchors import Piece
from extractor.outputs.word.elements import Element, el, paragraph, qualified, run
from extractor.outputs.word.pages import WIDTH

if TYPE_CHECKING:
    from docx.document import Document

_CELL = "公文表格文字"
Cells = dict[tuple[int, int], list[tuple[int, Block]]]
"""The blocks of each cell with their ids, by row and column."""


def document_of(
    blocks: Sequence[Block], titles: Collection[int] = (), headings: Collection[int] = ()
) -> tuple[Document, dict[int, list[Piece]]]:
    """A paragraph a block, tables as tables, and where each block's characters stand (block ids count from 1 on).

    `titles` and `headings` are the ids of the blocks that look like such; all text stays as it is.
    """
    styled = Styled(None)
    places: dict[int, list[Piece]] = {}
    at = 0
    while at < len(blocks):
        cell = blocks[at].cell
        if cell is None:
            id, indented = at + 1, blocks[at].text[:1].isspace()
            style = "Title" if id in titles else "Normal" if indented else "Body Text"
            styled.add(_paragraph(styled, style, blocks[at], id, places, bold=id in headings))
            at += 1
            continue
        last = at
        while last < len(blocks) and (other := blocks[last].cell) is not None and other.table == cell.table:
            last += 1
        styled.add(_table(styled, blocks[at:last], at + 1, places))
        for id in [id for id in range(at + 1, last + 1) if id not in places]:  # of a cell that lies on another
            styled.add(_paragraph(styled, _CELL, blocks[id - 1], id, places))
        styled.add(paragraph(styled.id("Normal")))
        at = last
    core = styled.document.core_properties
    core.author = core.last_modified_by = "gouji"
    core.title, core.comments = "", ""
    return styled.document, places


def _paragraph(
    styled: Styled, style: str, block: Block, id: int, places: dict[int, list[Piece]], bold: bool = False
) -> Element:
    look = [el("rFonts", eastAsia="黑体")] if bold else []
    words = run(block.text, *look)
    places[id] = _pieces(words, block.text)
    marker = [run(block.marker, *look)] if block.marker else []
    return paragraph(styled.id(style), *marker, words)


def _pieces(words: Element, text: str) -> list[Piece]:
    """The elements of a run beside the characters that they show; what Word cannot hold is in none."""
    shown = {qualified("w:br"): "\n", qualified("w:tab"): "\t"}
    pieces: list[Piece] = []
    at = 0
    for child in [child for child in words if child.tag != qualified("w:rPr")]:
        for c in child.text if child.tag == qualified("w:t") else shown[child.tag]:
            while text[at] != c:
                pieces.append((None, text[at]))
                at += 1
            at += 1
            if pieces and pieces[-1][0] is child:
                pieces[-1] = (child, pieces[-1][1] + c)
            else:
                pieces.append((child, c))
    return [*pieces, *((None, c) for c in text[at:])]


def _table(styled: Styled, cells: Sequence[Block], first: int, places: dict[int, list[Piece]]) -> Element:
    """The cells where they were, with all their blocks; a place without any is an empty cell."""
    held: Cells = defaultdict(list)
    for id, block in enumerate(cells, first):
        if block.cell is not None:
            held[block.cell.row, block.cell.column].append((id, block))
    part = Table(_boxes(held))
    widths = widths_of(part, WIDTH)
    properties = el(
        "tblPr",
        el("tblStyle", val=styled.id("Table Grid")),
        el("tblW", w=WIDTH, type="dxa"),
        el("tblLayout", type="fixed"),
    )
    made = el("tbl", properties, el("tblGrid", *(el("gridCol", w=w) for w in widths)))
    for row in rows(part, len(widths)):
        made.append(el("tr", el("trPr", el("cantSplit")), *(_cell(styled, slot, widths, held, places) for slot in row)))
    return made


def _boxes(held: Cells) -> tuple[Box, ...]:
    """The cells' places. Where nothing is known of merged cells, a cell reaches over the empty columns behind it."""
    found = {at: blocks[0][1].cell for at, blocks in held.items()}
    merged = any(cell and cell.row_span > 1 for cell in found.values())
    width = max(column + (cell.column_span if cell else 1) - 1 for (_, column), cell in found.items())
    boxes = []
    for (row, column), cell in sorted(found.items(), key=lambda each: each[0]):
        down, across = (cell.row_span, cell.column_span) if cell else (1, 1)
        if not merged:
            following = min((c for r, c in found if r == row and c > column), default=width + 1)
            across = max(across, following - column)
        boxes.append(Box(row, column, tuple(block.text for _, block in held[row, column]), down, across))
    return tuple(boxes)


def _cell(styled: Styled, slot: Slot, widths: Sequence[int], held: Cells, places: dict[int, list[Piece]]) -> Element:
    settings = [el("tcW", w=sum(widths[slot.column - 1 : slot.column - 1 + slot.across]), type="dxa")]
    if slot.across > 1:
        settings.append(el("gridSpan", val=slot.across))
    if slot.down:
        settings.append(el("vMerge", **({"val": "restart"} if slot.down == "restart" else {})))
    blocks = held.get((slot.box.row, slot.box.column), []) if slot.box else []
    content = [_paragraph(styled, _CELL, block, id, places) for id, block in blocks]
    return el("tc", el("tcPr", *settings), *(content or [paragraph(styled.id(_CELL))]))
