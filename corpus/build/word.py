"""A report as .docx: headings by style, automatic numbers where they are asked for, tables as tables.

The bytes depend on the pieces alone: parts are stored in one order with one date.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

from corpus.build.figures import number
from corpus.build.flow import MARKER, Table, Text

FIXED_DATE = (2020, 1, 1, 0, 0, 0)
FIRST_ID = 900  # above those of python-docx's own template


def document(pieces: Iterable[Text | Table]) -> bytes:
    """The bytes of the .docx."""
    import docx

    doc = docx.Document()
    numbers = _Numbers(doc)
    for piece in pieces:
        if isinstance(piece, Table):
            _table(doc, piece)
        else:
            _paragraph(doc, numbers, piece)
    buffer = io.BytesIO()
    doc.save(buffer)
    return stable(buffer.getvalue())


class _Numbers:
    """Word's lists: a marker that follows the last one of its form goes on with its list, any other opens a list."""

    def __init__(self, doc: Any) -> None:
        self.root = doc.part.numbering_part.element
        self.forms: dict[str, int] = {}
        self.last: dict[str, tuple[int, int]] = {}
        self.lists = 0

    def of(self, marker: str) -> int | None:
        """The list that shows this marker at its next paragraph; None for what is no marker."""
        found = MARKER.fullmatch(marker)
        if not found:
            return None
        before, numeral, after = found[1] or "", found[2], found[3]
        kind = "decimal" if numeral.isdigit() else "chineseCounting"
        shown, value = f"{before}%1{after}", int(number(numeral))
        key = f"{kind} {shown}"
        list_id, last = self.last.get(key, (0, 0))
        if not list_id or value != last + 1:
            list_id = self._open(key, kind, shown, value)
        self.last[key] = (list_id, value)
        return list_id

    def _open(self, key: str, kind: str, shown: str, start: int) -> int:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        if key not in self.forms:
            self.forms[key] = FIRST_ID + len(self.forms)
            form = (
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self.forms[key]}">'
                f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/><w:lvlText w:val="{shown}"/>'
                f'<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
            )
            self.root.insert(0, parse_xml(form))
        list_id = FIRST_ID + self.lists
        self.lists += 1
        entry = (
            f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{self.forms[key]}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        self.root.append(parse_xml(entry))
        return list_id


def _paragraph(doc: Any, numbers: _Numbers, piece: Text) -> None:
    list_id = numbers.of(piece.marker) if piece.marker else None
    text = piece.text if list_id is not None else piece.marker + piece.text
    if piece.level:
        paragraph = doc.add_heading(text, min(piece.level, 9))
    else:
        paragraph = doc.add_paragraph(text, style="Title" if piece.level == 0 else None)
    if list_id is not None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = list_id


def _table(doc: Any, piece: Table) -> None:
    width = max(map(len, piece.rows))
    table = doc.add_table(rows=len(piece.rows), cols=width, style="Table Grid")
    for row, cells in zip(table.rows, piece.rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text


def stable(content: bytes) -> bytes:
    """The same archive with its parts in one order and one date, so that equal documents are equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            part = old.read(name)
            if "thumbnail" in name:
                continue
            if name == "_rels/.rels":
                part = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", part)
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.create_system = 3  # the same on Windows
            new.writestr(info, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()
