"""The same report in other files: paragraphs laid out, broken, framed or cut as other programs leave them.

Each takes the paragraphs of a report (a line with tabs is a row of a table). What gouji says of a report must not depend on
the page that it was printed on.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

Lines = list[str]

_LATIN, _HAN = "Noto Sans CJK SC", "Noto Serif CJK SC"
_BETWEEN = 156.0  # mm between the margins of an A4 page


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is set, in points: the text's size, its indent, what is left after a paragraph, the size in tables.

    `fitted`: columns are as wide as their longest cell asks for, not all alike. `pitch`: of lines, where it is fixed.
    """

    name: str
    size: float
    indent: float
    after: float
    cells: float
    fitted: bool = True
    pitch: float | None = None


LAYOUTS = (
    Layout("narrow columns", 14, 28, 10, 14, fitted=False),
    Layout("official", 16, 32, 0, 10.5, pitch=28),
    Layout("set apart", 12, 0, 8, 9),
    Layout("dense", 15, 30, 0, 12),
)


def laid_out(lines: Lines, path: Path, layout: Layout) -> None:
    """A Word file in a layout; printed, its lines and rows are cut where the page says so."""
    document: Any = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _LATIN, Pt(layout.size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _HAN)
    normal.paragraph_format.space_after = Pt(layout.after)
    if layout.pitch:
        normal.paragraph_format.line_spacing = Pt(layout.pitch)
    page = document.sections[0]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Mm(210), Mm(297), Mm(28), Mm(26)
    for rows, run in _runs(lines):
        if rows:
            _table(document, [line.split("\t") for line in run], layout)
        else:
            for line in run:
                document.add_paragraph(line).paragraph_format.first_line_indent = Pt(layout.indent)
    document.save(str(path))


def broken(lines: Lines, path: Path) -> None:
    """A Word file in which four paragraphs at a time are one with line breaks, as text pasted from a web page is."""
    document: Any = docx.Document()
    for rows, run in _runs(lines):
        if rows:
            _plain(document, run)
        else:
            for at in range(0, len(run), 4):
                document.add_paragraph("\n".join(run[at : at + 4]))
    document.save(str(path))


def framed(lines: Lines, path: Path) -> None:
    """A Word file in which the text stands in frames: tables of a single cell."""
    document: Any = docx.Document()
    for rows, run in _runs(lines):
        if rows:
            _plain(document, run)
        else:
            cell = document.add_table(1, 1).cell(0, 0)
            cell.text = run[0]
            for line in run[1:]:
                cell.add_paragraph(line)
    document.save(str(path))


def blanks(lines: Lines, path: Path) -> None:
    """A text file whose paragraphs begin and end with blanks."""
    path.write_text("\n".join(line if "\t" in line else f"　　{line}　 " for line in lines), encoding="utf-8")


def cut(lines: Lines, path: Path, width: float) -> None:
    """A text file whose lines are cut at a width, in Han characters; a mark that may not begin a line hangs over."""
    made: Lines = []
    for line in lines:
        said, room = "", width
        for char in line if "\t" in line else f"　　{line.strip()}":
            wide = 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5
            if "\t" not in line and wide > room and char not in "，。；：、）”！？》％%":
                made.append(said)
                said, room = "", width
            said, room = said + char, room - wide
        made.append(said)
    path.write_text("\n".join(made), encoding="utf-8")


def _runs(lines: Lines) -> Iterator[tuple[bool, Lines]]:
    """Paragraphs and rows of tables, as many as follow one another."""
    return ((rows, list(run)) for rows, run in groupby(lines, lambda line: "\t" in line))


def _plain(document: Any, run: Lines) -> None:
    rows = [line.split("\t") for line in run]
    table = document.add_table(len(rows), max(map(len, rows)))
    for above, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(above.cells, row, strict=False):
            cell.text = text


def _table(document: Any, rows: list[Lines], layout: Layout) -> None:
    table = document.add_table(len(rows), max(map(len, rows)), style="Table Grid")
    longest = [min(40, max(4, *map(len, column))) for column in zip_longest(*rows, fillvalue="")]
    for above, row in zip(table.rows, rows, strict=True):
        for cell, text, wide in zip_longest(above.cells, row, longest, fillvalue=""):
            cell.paragraphs[0].add_run(text).font.size = Pt(layout.cells)
            if layout.fitted:
                cell.width = Mm(_BETWEEN * wide / sum(longest))
