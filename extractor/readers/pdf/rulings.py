"""Ruling lines of a PDF page, through pypdfium2: the straight, upright pieces of whatever is drawn on it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# In points: what is thinner than this is one line; a piece shorter than that rules nothing.
_THIN = 3.0
_SHORT = 1.0
# What a hostile page may ask of us at most.
_PATHS_MOST = 50_000
_PIECES_MOST = 5_000
_DEPTH_MOST = 8

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Piece(NamedTuple):
    """A line across or down in the page's own space; two of its sides coincide."""

    x0: float
    y0: float
    x1: float
    y1: float


def pieces(page: Any) -> list[Piece]:
    """The ruling lines of a `pypdfium2.PdfPage`; none where they cannot make a table."""
    found: list[Piece] = []
    count, get = pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject
    for piece in _drawn(page.raw, count, get, _IDENTITY, 0):
        found.append(piece)
        if len(found) > 40 * _PIECES_MOST:
            return []
    return found if can_make_table(found) else []


def can_make_table(found: list[Piece]) -> bool:
    """Whether there are lines across and at least two down, and not so many that it is a drawing."""
    across = sum(piece.y0 == piece.y1 for piece in found)
    return across > 0 and len(found) - across >= 2 and len(found) <= 40 * _PIECES_MOST


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


def straight(points: list[tuple[float, float, bool]]) -> Iterator[Piece]:
    """The straight pieces of a path by its points, each with whether a straight line leads to it.

    A thin one, filled or not, is a single line.
    """
    if len(points) < 2:
        return
    xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if high - low <= _THIN < right - left:
        yield Piece(left, (low + high) / 2, right, (low + high) / 2)
        return
    if right - left <= _THIN < high - low:
        yield Piece((left + right) / 2, low, (left + right) / 2, high)
        return
    for (x0, y0, _), (x1, y1, drawn) in pairwise(points):
        if not drawn:
            continue
        if abs(y0 - y1) < _SHORT < abs(x0 - x1):
            yield Piece(min(x0, x1), (y0 + y1) / 2, max(x0, x1), (y0 + y1) / 2)
        elif abs(x0 - x1) < _SHORT < abs(y0 - y1):
            yield Piece((x0 + x1) / 2, min(y0, y1), (x0 + x1) / 2, max(y0, y1))


def _points(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, bool]]:
    """The points of a path on the page, and whether a straight line leads to each from the one before."""
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    start = (0.0, 0.0)
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _PIECES_MOST)):
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
