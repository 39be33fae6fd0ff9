"""Ruling lines to the cells of tables. pdfplumber joins the pieces of lines and tells tables apart.

Its search for cells compares every point with every other; here each point knows its lines, which is many times as fast
and finds the same (a test compares them).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import Any

from extractor.readers.layout.glyphs import Box

# In points, as pdfplumber has them by default: lines nearer than this are one line, and cross where they nearly meet.
_NEAR = 3.0
# A page whose lines cross more often than this is a drawing.
_CROSSINGS_MOST = 1_000_000

Edge = dict[str, Any]
Point = tuple[float, float]


def cells(ruled: list[Box]) -> list[list[Box]]:
    """The boxes of the cells of each table that ruling lines make."""
    if not ruled:
        return []
    from pdfplumber import table as plumber

    edges = plumber.merge_edges([_edge(box) for box in _closed(ruled)], _NEAR, _NEAR, _NEAR, _NEAR)
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across * (len(edges) - across) > _CROSSINGS_MOST:
        return []
    return plumber.cells_to_tables(boxes(edges))


def boxes(edges: list[Edge]) -> list[Box]:
    """The smallest rectangles whose four sides are on lines, by their upper left corners."""
    lines = _crossings(edges)
    below, beside = defaultdict[float, list[float]](list), defaultdict[float, list[float]](list)
    for x, y in sorted(lines):
        below[x].append(y)
        beside[y].append(x)
    found = (_box(x, y, lines, below[x], beside[y]) for x, y in sorted(lines))
    return [box for box in found if box is not None]


def _crossings(edges: list[Edge]) -> dict[Point, tuple[set[int], set[int]]]:
    """Where lines cross: the numbers of the lines down and of those across that meet there."""
    down = [(n, edge) for n, edge in enumerate(edges) if edge["orientation"] == "v"]
    across = sorted(
        (edge["top"], n, edge["x0"], edge["x1"]) for n, edge in enumerate(edges) if edge["orientation"] == "h"
    )
    tops = [top for top, *_ in across]
    found = defaultdict[Point, tuple[set[int], set[int]]](lambda: (set(), set()))
    for n, edge in down:
        x = edge["x0"]
        first = bisect_right(tops, edge["top"] - _NEAR)
        for top, m, left, right in across[max(0, first - 1) :]:
            if top > edge["bottom"] + _NEAR:
                break
            if top >= edge["top"] - _NEAR and left - _NEAR <= x <= right + _NEAR:
                meeting = found[x, top]
                meeting[0].add(n)
                meeting[1].add(m)
    return found


def _box(
    x: float, y: float, lines: dict[Point, tuple[set[int], set[int]]], below: list[float], beside: list[float]
) -> Box | None:
    """The smallest box with its upper left corner at a point; `below` and `beside` are the places on its lines."""
    down, across = lines[x, y]
    for low in below[bisect_right(below, y) :]:
        if down.isdisjoint(lines[x, low][0]):
            continue
        for right in beside[bisect_right(beside, x) :]:
            corner = lines.get((right, low)) if not across.isdisjoint(lines[right, y][1]) else None
            if corner is None or corner[0].isdisjoint(lines[right, y][0]) or corner[1].isdisjoint(lines[x, low][1]):
                continue
            return (x, y, right, low)
    return None


def _closed(ruled: list[Box]) -> list[Box]:
    """The lines, with one across where the page's end cuts a row: there lines that run down end alike without one."""
    down = [box for box in ruled if box[3] - box[1] > box[2] - box[0]]
    across = [box[1] for box in ruled if box[3] - box[1] <= box[2] - box[0]]
    closed = list(ruled)
    for side, end in ((1, min(box[1] for box in down)), (3, max(box[3] for box in down))):
        cut = [box[0] for box in down if abs(box[side] - end) <= _NEAR]
        if len(cut) > 1 and not any(abs(y - end) <= _NEAR for y in across):
            closed.append((min(cut), end, max(cut), end))
    return closed


def _edge(box: Box) -> dict[str, Any]:
    """A ruling line as pdfplumber describes one."""
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    return {
        "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": wide, "height": high,
        "orientation": "h" if wide >= high else "v", "object_type": "line",
    }  # fmt: skip
