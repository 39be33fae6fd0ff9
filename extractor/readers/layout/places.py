"""Where paragraphs and cells stand: the boxes of their lines, gathered page by page, as records keep them."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import NamedTuple

from db.records import PageBox
from extractor.readers.layout.glyphs import Box
from extractor.readers.layout.lines import Line
from extractor.readers.layout.page import Page

_DECIMALS = 1  # of a point; finer is nothing that can be seen


class Placed(NamedTuple):
    """A box on the page with this number, from 1."""

    page: int
    box: Box


def placed(line: Line) -> Placed:
    """Where a line stands."""
    return Placed(line.page, (line.left, line.top, line.right, line.bottom))


def take(places: list[Placed], last: Line, line: Line) -> None:
    """Add a line to a paragraph's `places`, of whose lines the latest is `last`: one place a page and column."""
    if (last.page, last.column, last.band) != (line.page, line.column, line.band):
        places.append(placed(line))
        return
    x0, top, x1, bottom = places[-1].box
    box = (min(x0, line.left), min(top, line.top), max(x1, line.right), max(bottom, line.bottom))
    places[-1] = Placed(line.page, box)


class Sheets:
    """The measures of a document's pages, against which places become boxes of records."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._measures = {page.number: (_rounded(page.width), _rounded(page.height)) for page in pages}

    def boxes(self, places: Iterable[Placed]) -> tuple[PageBox, ...]:
        """The places within their pages. What lies beyond the edge of its page, or has no true measures, has no box."""
        found: list[PageBox] = []
        for page, box in places:
            width, height = self._measures[page]
            if not all(map(isfinite, (*box, width, height))):
                continue
            x0, x1 = (_rounded(min(max(0.0, x), width)) for x in (box[0], box[2]))
            y0, y1 = (_rounded(min(max(0.0, y), height)) for y in (box[1], box[3]))
            if x0 < x1 and y0 < y1:
                found.append(PageBox(page, x0, y0, x1, y1, width, height))
        return tuple(found)


def _rounded(value: float) -> float:
    return round(value, _DECIMALS) if isfinite(value) else value
