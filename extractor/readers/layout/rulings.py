"""Ruling lines: the straight, upright pieces of what is drawn on a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

PIECES_MOST = 200_000
"""A page with more straight pieces is a drawing, or hostile."""

# In points: what is thinner than this is one line; a piece shorter than that rules nothing.
_THIN = 3.0
_SHORT = 1.0


class Piece(NamedTuple):
    """A line across or down in the page's own space; two of its sides coincide."""

    x0: float
    y0: float
    x1: float
    y1: float


def can_make_table(found: list[Piece]) -> bool:
    """Whether there are lines across and at least two down, and not so many that it is a drawing."""
    across = sum(piece.y0 == piece.y1 for piece in found)
    return across > 0 and len(found) - across >= 2 and len(found) <= PIECES_MOST


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
