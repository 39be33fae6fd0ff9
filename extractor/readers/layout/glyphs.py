"""A character with its place: what lines, paragraphs and tables are made of, whatever file it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

UNDEFINED = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""

Box = tuple[float, float, float, float]
Place = Callable[[float, float, float, float], Box]


def least(*confidences: float | None) -> float | None:
    """The least of the confidences that are known; None where none is."""
    return min((one for one in confidences if one is not None), default=None)


class Glyph(NamedTuple):
    """One character and the box that its font gives it (not the tight box of its ink), in points, y down from the top.

    `confidence` (0 to 1) is set where the character was recognised in a picture.
    """

    char: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float | None = None
