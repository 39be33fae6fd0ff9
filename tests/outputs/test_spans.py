"""Pieces of a text are the text, and each has just the marks that lie over it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.outputs.spans import Mark, pieces


@given(st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_pieces(length: int, ends: list[tuple[int, int]]) -> None:
    marks = [Mark(min(a, b), min(max(a, b), length), n) for n, (a, b) in enumerate(ends)]
    found = list(pieces(length, marks))
    assert [start for start, _, _ in found] == [0, *(end for _, end, _ in found[:-1])][: len(found)]
    assert (found[-1][1] if found else 0) == length
    for start, end, over in found:
        assert start < end
        for at in range(start, end):
            assert over == [mark for mark in marks if mark.start <= at < mark.end]
