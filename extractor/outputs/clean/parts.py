"""What a clean report is made of, before it is a Word document: headings, paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.outline.marks import Mark
from extractor.outputs.clean.mend import Mended

LACKING = "（原报告未提供）"
"""What stands where the source has nothing."""

# Text of the source, mended, or words of ours.
Piece = Mended | str
Look = Literal["title", "body", "note", "lines"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; `level` from 1. `project` is the id of the project that it opens."""

    level: int
    words: tuple[Piece, ...]
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `label` stands before it in bold; `level` numbers it in the headings' list, `mark` in one of its own."""

    words: tuple[Piece, ...]
    label: str = ""
    level: int | None = None
    mark: Mark | None = None
    look: Look = "body"


@dataclass(frozen=True, slots=True)
class Box:
    """A cell at a place of its table, from 1."""

    row: int
    column: int
    words: tuple[Piece, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its first `header` rows are repeated on every page. `widths` are shares of the line, None: by content.

    `captioned`: its first row is its caption. The columns `right` (from 1) are set flush right, as amounts are.
    `ours` says what a table is that is no text of the report; whoever reads the report again leaves it out.
    """

    boxes: tuple[Box, ...]
    header: int = 1
    widths: tuple[int, ...] | None = None
    captioned: bool = False
    right: tuple[int, ...] = ()
    ours: str = ""


Part = Heading | Paragraph | Table


def table(
    head: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[int, ...],
    caption: str = "",
    right: tuple[int, ...] = (),
) -> Table:
    """A table of our own from rows of texts. A caption is its first row: as a paragraph it would be read as text."""
    top = [Box(1, 1, (caption,), 1, len(head))] if caption else []
    lines = enumerate([head, *rows], 1 + len(top))
    boxes = [Box(r, c, (text,)) for r, row in lines for c, text in enumerate(row, 1)]
    return Table((*top, *boxes), 1 + len(top), widths, bool(top), right)
