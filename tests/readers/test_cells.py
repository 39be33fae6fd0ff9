"""The cells that ruling lines make: the same that pdfplumber finds, for any lines."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber import table as plumber

from extractor.readers.layout.cells import boxes, cells
from extractor.readers.layout.glyphs import Box


def _edges(ruled: list[Box]) -> list[dict[str, Any]]:
    made = [
        {
            "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
            "orientation": "h" if x1 - x0 >= bottom - top else "v", "object_type": "line",
        }
        for x0, top, x1, bottom in ruled
    ]  # fmt: skip
    return plumber.merge_edges(made, 3, 3, 3, 3)


@st.composite
def lines(draw: st.DrawFn) -> list[Box]:
    """Pieces of lines on a coarse grid, some a little off it."""
    place = st.integers(0, 6)
    off = st.sampled_from([0.0, 0.0, 1.0, 2.5])
    found: list[Box] = []
    for _ in range(draw(st.integers(2, 24))):
        at, start, long = draw(place) * 20 + draw(off), draw(place) * 20.0, draw(st.integers(1, 6)) * 20.0
        found.append((start, at, start + long, at) if draw(st.booleans()) else (at, start, at, start + long))
    return found


@settings(max_examples=150, deadline=None)
@given(lines())
def test_the_same_cells_as_pdfplumber(ruled: list[Box]) -> None:
    edges = _edges(ruled)
    theirs = plumber.intersections_to_cells(plumber.edges_to_intersections(edges, 3, 3))
    assert boxes(edges) == theirs


@pytest.mark.parametrize("count", [1, 5])
def test_a_grid(count: int) -> None:
    side = 20.0 * count
    ruled = [(0.0, 20.0 * n, side, 20.0 * n) for n in range(count + 1)]
    ruled += [(20.0 * n, 0.0, 20.0 * n, side) for n in range(count + 1)]
    assert [len(table) for table in cells(ruled)] == ([count * count] if count > 1 else [])
