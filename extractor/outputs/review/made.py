"""A Word document made from the blocks of a source that is none: text and PDF files, for a review copy of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.records import Block
from extractor.outputs.clean.styles import Styled
from extractor.outputs.review.anchors import Piece
from extractor.outputs.word.elements import Element, el, paragraph, qualified, run
from extractor.outputs.word.pages import WIDTH

if TYPE_CHECKING:
    from docx.document import Document


def document_of(blocks: Sequence[Block]) -> tuple[Document, dict[int, list[Piece]]]:
    """A paragraph a block, tables as tables, and where each block's characters stand (block ids count from 1 on)."""
    styled = Styled(None)
    places: dict[int, list[Piece]] = {}
    at = 0
    while at < len(blocks):
        cell = blocks[at].cell
        if cell is None:
            styled.add(_paragraph(styled, "Normal", blocks[at], at + 1, places))
            at += 1
            continue
        last = at
        while last < len(blocks) and (other := blocks[last].cell) is not None and other.table == cell.table:
            last += 1
        styled.add(_table(styled, blocks[at:last], at + 1, places))
        styled.add(paragraph(styled.id("Normal")))
        at = last
    core = styled.document.core_properties
    core.author = core.last_modified_by = "gouji"
    core.title, core.comments = "", ""
    return styled.document, places


def _paragraph(styled: Styled, style: str, block: Block, id: int, places: dict[int, list[Piece]]) -> Element:
    words = run(block.text)
    places[id] = _pieces(words, block.text)
    marker = [run(block.marker)] if block.marker else []
    return paragraph(styled.id(style), *marker, words)


def _pieces(words: Element, text: str) -> list[Piece]:
    """The elements of a run beside the characters that they show; what Word cannot hold is in none."""
    shown = {qualified("w:br"): "\n", qualified("w:tab"): "\t"}
    pieces: list[Piece] = []
    at = 0
    for child in words:
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
    """The cells where they were; a place without a block is an empty cell."""
    held = {(b.cell.row, b.cell.column): (first + n, b) for n, b in enumerate(cells) if b.cell is not None}
    width = max(column for _, column in held)
    grid = el("tblGrid", *(el("gridCol", w=WIDTH // width) for _ in range(width)))
    made = el("tbl", el("tblPr", el("tblStyle", val=styled.id("Table Grid")), el("tblW", w=WIDTH, type="dxa")), grid)
    for row in range(1, max(row for row, _ in held) + 1):
        line = el("tr")
        for column in range(1, width + 1):
            found = held.get((row, column))
            content = paragraph(styled.id("公文表格文字"))
            if found is not None:
                content = _paragraph(styled, "公文表格文字", found[1], found[0], places)
            line.append(el("tc", el("tcPr", el("tcW", w=WIDTH // width, type="dxa")), content))
        made.append(line)
    return made
