"""An outline in the characters of the document, for those who set its words in type again."""

from __future__ import annotations

from dataclasses import replace

from db.records import Span
from extractor.outline.types import Grid, GridCell, Node, Outline, Part
from extractor.outline.uniform import Forms


def as_written(outline: Outline) -> Outline:
    """The same outline, its places and words those of the blocks as they are written."""
    forms = Forms.of(outline.written)
    if not forms:
        return outline
    root = outline.root
    for node in root.walk():
        _turn(node, outline, forms)
    return replace(
        outline,
        title=None if outline.title is None else forms.told(outline.title),
        title_spans=forms.written(outline.title_spans),
        organisation=None if outline.organisation is None else forms.told(outline.organisation),
        blocks=outline.written,
        grids=tuple(_grid(grid, forms) for grid in outline.grids),
    )


def _turn(node: Node, outline: Outline, forms: Forms) -> None:
    if node.block in forms.blocks:
        read = Span(node.block, node.start, node.end, outline.blocks[node.block - 1].text[node.start : node.end])
        own = forms.written(read)
        whole = node.heading == read.quote
        node.start, node.end = own.start, own.end
        node.heading = own.quote if whole else forms.told(node.heading, {node.block: own.start})
    node.parts = [
        Part(part.label, forms.written(part.label_span), [forms.written(s) for s in part.spans], part.grids)
        for part in node.parts
    ]


def _grid(grid: Grid, forms: Forms) -> Grid:
    return replace(grid, cells=tuple(_cell(cell, forms) for cell in grid.cells))


def _cell(cell: GridCell, forms: Forms) -> GridCell:
    spans = forms.written(cell.spans)
    if spans == cell.spans:
        return cell
    if cell.text == "\n".join(span.quote for span in cell.spans):
        return replace(cell, text="\n".join(span.quote for span in spans), spans=spans)
    return replace(cell, text=forms.told(cell.text, {span.block: span.start for span in cell.spans}), spans=spans)
