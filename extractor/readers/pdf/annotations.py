"""Annotations of a PDF page (ISO 32000-1, 12.5), through pypdfium2: comments on it, and marks that delete its text."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from extractor.readers.layout.glyphs import Box

_MOST = 20_000  # annotations of a page, and boxes of one; more than these nobody has made by hand
_BYTES_MOST = 2**20

# What a person writes on a page; the text of one stands in its /Contents.
_COMMENTS = frozenset(
    (
        *(pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_LINE, pdfium.FPDF_ANNOT_SQUARE),
        *(pdfium.FPDF_ANNOT_CIRCLE, pdfium.FPDF_ANNOT_POLYGON, pdfium.FPDF_ANNOT_POLYLINE, pdfium.FPDF_ANNOT_INK),
        *(pdfium.FPDF_ANNOT_HIGHLIGHT, pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY),
        *(pdfium.FPDF_ANNOT_STRIKEOUT, pdfium.FPDF_ANNOT_CARET, pdfium.FPDF_ANNOT_STAMP, pdfium.FPDF_ANNOT_REDACT),
    )
)
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(slots=True)
class Annotations:
    """What is annotated on a page, each kind in the file's order.

    `comments` are texts; `hidden` those that are not shown; `fields` what is filled into a form. `struck` and `redacted`
    hold for each mark the boxes that it covers, (left, low, right, high) in the page's own space.
    """

    comments: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    struck: list[list[Box]] = field(default_factory=list)
    redacted: list[list[Box]] = field(default_factory=list)


def annotated(page: Any) -> Annotations:
    """The annotations of a `pypdfium2.PdfPage`."""
    found = Annotations()
    for index in range(min(_MOST, pdfium.FPDFPage_GetAnnotCount(page.raw))):
        with _annotation(page, index) as one:
            if one:
                _take(one, found)
    return found


@contextmanager
def _annotation(page: Any, index: int) -> Iterator[Any]:
    one = pdfium.FPDFPage_GetAnnot(page.raw, index)
    try:
        yield one
    finally:
        if one:
            pdfium.FPDFPage_CloseAnnot(one)


def _take(one: Any, found: Annotations) -> None:
    kind = pdfium.FPDFAnnot_GetSubtype(one)
    unseen = bool(pdfium.FPDFAnnot_GetFlags(one) & _UNSEEN)
    if kind == pdfium.FPDF_ANNOT_STRIKEOUT and not unseen:
        found.struck.append(_boxes(one))
    elif kind == pdfium.FPDF_ANNOT_REDACT:
        found.redacted.append(_boxes(one))
    if kind == pdfium.FPDF_ANNOT_WIDGET:
        if pdfium.FPDFAnnot_GetValueType(one, b"V") == pdfium.FPDF_OBJECT_STRING:
            found.fields += _said(one, b"V")
    elif kind in _COMMENTS:
        (found.hidden if unseen else found.comments).extend(_said(one, b"Contents"))


def _said(one: Any, key: bytes) -> list[str]:
    """The text under a key, if there is any."""
    size = pdfium.FPDFAnnot_GetStringValue(one, key, None, 0)
    if not 2 < size <= _BYTES_MOST:
        return []
    buffer = (pdfium.FPDF_WCHAR * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(one, key, buffer, size)
    text = bytes(buffer)[: size - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n").strip()
    return [text] if text else []


def _boxes(one: Any) -> list[Box]:
    """The boxes that a mark covers; their corners come in any order."""
    quad, found = pdfium.FS_QUADPOINTSF(), []
    for index in range(min(_MOST, pdfium.FPDFAnnot_CountAttachmentPoints(one))):
        if pdfium.FPDFAnnot_GetAttachmentPoints(one, index, ctypes.byref(quad)):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            found.append((min(xs), min(ys), max(xs), max(ys)))
    rect = pdfium.FS_RECTF()
    if not found and pdfium.FPDFAnnot_GetRect(one, ctypes.byref(rect)):
        found.append((rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)))
    return found
