"""A text cut at the ends of all spans in it, so that overlapping spans can be shown side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark(Generic[T]):
    """Something that holds for the characters ``[start, end)``."""

    start: int
    end: int
    what: T


def pieces(length: int, marks: Iterable[Mark[T]]) -> Iterator[tuple[int, int, list[Mark[T]]]]:
    """The stretches of a text of this length with the marks over each, in the order given; together they are the text.

    Marks of no width, or beyond the text, mark nothing.
    """
    held = [mark for mark in marks if mark.start < mark.end and mark.start < length]
    cuts = sorted({0, length, *(m.start for m in held), *(min(m.end, length) for m in held)})
    opening: dict[int, list[int]] = {}
    for n, mark in enumerate(held):
        opening.setdefault(mark.start, []).append(n)
    over: list[int] = []
    for start, end in pairwise(cuts):
        over = sorted([n for n in over if held[n].end > start] + opening.get(start, []))
        yield start, end, [held[n] for n in over]
