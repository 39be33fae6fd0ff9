"""Ruling lines of a PDF page, through pypdfium2: the straight, upright pieces of whatever is drawn on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from extractor.readers.layout.glyphs import Box
from extractor.readers.layout.rulings import PIECES_MOST, Piece, can_make_table, straight

# What a hostile page may ask of us at most.
_PATHS_MOST = 50_000
_SEGMENTS_MOST = 5_000
_DEPTH_MOST = 8

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def pieces(page: Any) -> list[Piece]:
    """The straight lines that are drawn on a `pypdfium2.PdfPage`, in its own space; none where it is a drawing."""
    found: list[Piece] = []
    count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    for piece in _drawn(page.raw, count, get, _IDENTITY, 0):
        found.append(piece)
        if len(found) > PIECES_MOST:
            return []
    return found


def ruled(boxes: list[Box]) -> list[Box]:
    """The boxes of lines, or none where they cannot make a table."""
    return boxes if can_make_table([Piece(*box) for box in boxes]) else []


def _drawn(holder: Any, count: Any, get: Any, outer: Matrix, depth: int) -> Iterator[Piece]:
    """The pieces of every visible path, also of those inside of forms."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(min(count(holder), _PATHS_MOST)):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
            if fill.value or stroke.value:
                yield from _path(item, _times(_matrix(item), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH_MOST:
            inner = _times(_matrix(item), outer)
            yield from _drawn(item, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, inner, depth + 1)


def _path(path: Any, matrix: Matrix) -> Iterator[Piece]:
    return straight(list(_points(path, matrix)))


def _points(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, bool]]:
    """The points of a path on the page, and whether a straight line leads to each from the one before."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    start = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _SEGMENTS_MOST)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        yield *point, kind == pdfium.FPDF_SEGMENT_LINETO
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield *start, True


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first and `outer` after it."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
