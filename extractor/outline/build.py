"""A document becomes one outline, or several where it holds several reports."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from db.records import Block, Document
from extractor.outline.contents import contents_of, page_marks
from extractor.outline.grids import grids_of
from extractor.outline.head import genre_of, read_head
from extractor.outline.nesting import nest
from extractor.outline.projects import mark_projects
from extractor.outline.roles import assign_roles
from extractor.outline.types import Outline
from extractor.outline.uniform import Forms

# A title line of a further report in the same file; it names its kind and its year, and is nothing but a title.
_TITLE = re.compile(
    r"\s*[\u4e00-\u9fff（）()《》“”、·\s]{0,40}(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*年度?[\u4e00-\u9fff（）()《》“”、·\s]{0,30}(?:自评报告|自评表|自我评价报告)\s*"
)
_SHORTEST = 8  # blocks of a report
_ASIDE = ("header", "footer", "note")


def build(document: Document, source: str) -> list[Outline]:
    """The outlines of all reports in `document`, in reading order; `source` is the file's name."""
    blocks = Forms.of(document.blocks).uniform(document.blocks)
    found: list[Outline] = []
    at = 0
    for part in _parts(blocks):
        written = tuple(
            own if own.id == read.id else replace(own, id=read.id)
            for own, read in zip(document.blocks[at : at + len(part)], part, strict=True)
        )
        found.append(_outline(part, written, document, source, first=not found))
        at += len(part)
    return found


def _parts(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Cut where another title stands on a line of its own, with a report's length of text before it.

    A title that comes again (on a cover and over the text, at the head of a page) opens no further report.
    """
    starts, seen = [0], {_bare(b) for b in blocks[:3]}
    contents = contents_of(blocks)
    length = 0
    for i, block in enumerate(blocks):
        length += block.id not in contents
        if block.cell is not None or block.kind in _ASIDE or not _TITLE.fullmatch(block.text):
            continue
        if length > _SHORTEST and _bare(block) not in seen:
            starts.append(i)
            length = 0
        seen.add(_bare(block))
    if len(starts) == 1:
        return [blocks]
    edges = [*starts, len(blocks)]
    return [tuple(replace(b, id=n) for n, b in enumerate(blocks[a:b_], 1)) for a, b_ in itertools.pairwise(edges)]


def _bare(block: Block) -> str:
    return re.sub(r"\s", "", block.text)


def _outline(
    blocks: tuple[Block, ...], written: tuple[Block, ...], document: Document, source: str, *, first: bool
) -> Outline:
    running = [b for b in blocks if b.kind not in _ASIDE]
    aside = contents_of(running) | page_marks(running)
    running = [b for b in running if b.id not in aside]
    grids = grids_of(running)
    head = read_head(running, grids)
    root, labels = nest(running, grids, head.body)
    mark_projects(root, {b.id: b for b in blocks}, labels)
    assign_roles(root)
    genre = genre_of(head, root, grids, running)
    return Outline(
        source, document.format, head.title, head.spans, head.organisation, head.fiscal_year, genre, blocks, root, grids,
        written, document.left_out if first else (), document.seen if first else sum(len(b.text) for b in written),
    )  # fmt: skip
