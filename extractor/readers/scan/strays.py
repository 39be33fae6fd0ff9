"""Ink that the recogniser's search for text passed over: read as part of the line beside it, or for itself."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import Any

from db.records import visible
from extractor.readers.scan import ink
from extractor.readers.scan.engine import ALONE, DOUBTFUL, ReadLine, read_line

# In heights of a line: stray ink this near to a line belongs to it; so much white is put around ink that stands alone.
_NEAR, _MARGIN = 1.5, 0.35


def read_strays(pixels: Any, dark: Any, ruled: list[ink.Box], lines: list[ReadLine]) -> int:
    """Read the ink that the search for text passed over, as part of the line that it stands beside or for itself.

    Gives the number of places that could not be read.
    """
    height = median(line.height for line in lines)
    unread = 0
    for stray in ink.strays(dark, ruled, [line.box for line in lines], height):
        beside = next((n for n, line in enumerate(lines) if _stands_beside(stray, line, ruled)), None)
        if beside is not None:
            old = lines[beside]
            box = (min(old.box[0], stray[0]), old.box[1], max(old.box[2], stray[2]), old.box[3])
            new = read_line(pixels, box, 0.0)
            if new is not None and visible(new.text) > visible(old.text) and new.score >= min(old.score, DOUBTFUL):
                lines[beside] = replace(new, box=box)
                continue
        middle, half = (stray[1] + stray[3]) / 2, max(height, stray[3] - stray[1]) / 2
        box = (stray[0], middle - half, stray[2], middle + half)
        alone = read_line(pixels, box, _MARGIN * height) if beside is None else None
        if alone is not None and alone.score >= ALONE:
            lines.append(alone)
        elif max(stray[2] - stray[0], stray[3] - stray[1]) >= height / 2:
            unread += 1
    return unread


def _stands_beside(stray: ink.Box, line: ReadLine, ruled: list[ink.Box]) -> bool:
    """Whether ink stands on the height of a line, near to its end, with no ruling line between."""
    x0, y0, x1, y1 = line.box
    if line.tall or not y0 <= (stray[1] + stray[3]) / 2 <= y1:
        return False
    gap = (stray[2], x0) if stray[2] <= x0 + line.height else (x1, stray[0])
    if not -line.height <= gap[1] - gap[0] <= _NEAR * line.height:
        return False
    middle = (y0 + y1) / 2
    return not any(a == b and top <= middle <= low and min(gap) <= a <= max(gap) for a, top, b, low in ruled)
