"""Text in columns: found by gutters that no line crosses, with lines on both sides of each that fill their column.

Lists whose parts stand below one another have gaps, too, but their parts are of all lengths.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from extractor.readers.layout.glyphs import Glyph

# In widths of a Han character: what a gutter has at least, a line of a column has at least, and a full line lacks at most.
_GUTTER = 1.2
_HANGING = 0.6  # what a mark that hangs over leaves of it
_WIDTH = 8.0
_LACK = 2.2
_LINES = 4  # a column has so many lines at least
_ENDS = 2  # so many rows at the top and the foot of a page may be running lines
_FULL = 0.4  # the share of its lines that fill it
# Of three columns or more, whose gutters could be those of a list, more is asked: so many lines, widths alike but for this
# share, and gutters that so large a share of the rows leave free.
_MORE = (4, 3)
_MORE_LINES = 6
_ALIKE = 0.15
_FREE = 0.5

Gutters = tuple[float, ...]
Row = list[Glyph]


class Part(NamedTuple):
    """Rows of glyphs that are read one after the other: `column` 0 runs over the whole page, 1, 2 … are those of a band.

    `top` is the upper edge of the band, which all of its columns share.
    """

    column: int
    top: float
    rows: list[Row]


class _Side(NamedTuple):
    """What a row has in one column."""

    left: float
    right: float


def parted(rows: Sequence[Row], edges: Iterable[float] = (), before: Gutters = ()) -> tuple[list[Part], Gutters]:
    """The glyphs of a page's rows (from top to bottom, each sorted by x) in parts, and where its gutters run.

    `edges` are tops of tables, `before` are the gutters of the page before: the last page of a text may fill one column
    only. Where the text has no columns, one part holds them all.
    """
    whole = [Part(0, 0.0, list(rows))]
    inked = [(row, ink) for row in rows if (ink := [glyph for glyph in row if not glyph.char.isspace()])]
    if not inked:
        return whole, ()
    em = median(ink[0].bottom - ink[0].top for _, ink in inked) / 1.2
    gutters = _gutters([ink for _, ink in inked], em)
    goes_on = len(gutters) < len(before) and _stays(inked, before, em)
    gutters = before if goes_on else gutters
    if not gutters:
        return whole, ()
    bounds = sorted(edges)

    def band(entry: tuple[Row, Row]) -> tuple[int, bool]:
        ink = entry[1]
        return sum(edge <= ink[0].top for edge in bounds), _crosses(ink, gutters, em)

    parts: list[Part] = []
    for (_, across), group in groupby(inked, key=band):
        entries = list(group)
        top = min(glyph.top for _, ink in entries for glyph in ink)
        if across or not (goes_on or _is_text([ink for _, ink in entries], gutters, em)):
            parts.append(Part(0, top, [row for row, _ in entries]))
        else:
            sides = zip(*(_in_columns(row, gutters) for row, _ in entries), strict=True)
            parts += [Part(column, top, list(side)) for column, side in enumerate(sides, 1)]
    return (parts, gutters) if any(part.column for part in parts) else (whole, ())


def _stays(rows: list[tuple[Row, Row]], gutters: Gutters, em: float) -> bool:
    """Whether nothing crosses a gutter but lines at the top and the foot of the page, which may be running ones."""
    return len(rows) > _ENDS + 1 and not any(_crosses(ink, gutters, em) for _, ink in rows[_ENDS:-_ENDS])


def _gutters(rows: list[Row], em: float) -> Gutters:
    """Where the gutters run, if there are some: of as many columns as can be."""
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    gaps = [
        (before.x1 + after.x0) / 2
        for row in rows
        for before, after in pairwise(row)
        if after.x0 - before.x1 > _GUTTER * em
    ]
    for number in _MORE:
        if (right - left) / number > _WIDTH * em and (found := _several(rows, gaps, left, right, number, em)):
            return found
    return _middle(rows, gaps, left, right, em)


def _several(rows: list[Row], gaps: list[float], left: float, right: float, number: int, em: float) -> Gutters:
    """The gutters of so many columns of one width: in the gaps that most rows have about where they must be."""
    wide = (right - left) / number
    found: list[float] = []
    for place in (left + wide * n for n in range(1, number)):
        near = [gap for gap in gaps if abs(gap - place) < wide / 4]
        if len(near) < _MORE_LINES:
            return ()
        found.append(median(near))
    gutters = tuple(found)
    free = [row for row in rows if not _crosses(row, gutters, em)]
    return gutters if len(free) >= _FREE * len(rows) and _is_text(free, gutters, em) else ()


def _middle(rows: list[Row], gaps: list[float], left: float, right: float, em: float) -> Gutters:
    """The gutter of two columns: in the gap that most rows have in the middle third of the text."""
    third = (right - left) / 3
    middles = [gap for gap in gaps if left + third < gap < right - third]
    x = (left + right) / 2
    if len(middles) >= _LINES:
        x = median(middles)
    elif 2 * sum(row[0].x0 < x - em and row[-1].x1 > x + em for row in rows) > len(rows):
        # Lines of two columns that do not stand on one height leave no gap in a row, but these run over both.
        return ()
    return (x,) if _is_text([row for row in rows if not _crosses(row, (x,), em)], (x,), em) else ()


def _crosses(ink: Row, gutters: Gutters, em: float) -> bool:
    """Whether a row has no gap at a gutter; a mark that closes a line may hang over the edge of its column."""
    for gutter in gutters:
        before = max((glyph.x1 for glyph in ink if _middle_of(glyph) < gutter), default=None)
        after = min((glyph.x0 for glyph in ink if _middle_of(glyph) >= gutter), default=None)
        if before is not None and after is not None:
            if after - before <= _HANGING * em:
                return True
        elif (before or gutter) > gutter + em or (after or gutter) < gutter - em:
            return True
    return False


def _middle_of(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2


def _in_columns(row: Row, gutters: Gutters) -> list[Row]:
    """The glyphs of a row in each column."""
    found: list[Row] = [[] for _ in range(len(gutters) + 1)]
    for glyph in row:
        found[bisect_right(gutters, _middle_of(glyph))].append(glyph)
    return found


def _is_text(rows: list[Row], gutters: Gutters, em: float) -> bool:
    """Whether rows are columns of running text."""
    columns: list[list[_Side]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for side, found in zip(_in_columns(row, gutters), columns, strict=True):
            if side:
                found.append(_Side(side[0].x0, side[-1].x1))
                if any(b.x0 - a.x1 > 2 * em for a, b in pairwise(side)):
                    return False  # parted again: a list
    least = _LINES if len(columns) == 2 else _MORE_LINES
    if not all(_fills(side, em, least) for side in columns):
        return False
    widths = [max(line.right for line in side) - min(line.left for line in side) for side in columns]
    return len(columns) == 2 or max(widths) - min(widths) <= _ALIKE * max(widths)


def _fills(side: list[_Side], em: float, least: int) -> bool:
    """Whether the lines of one side are those of a column, at `least` so many."""
    if len(side) < least:
        return False
    left, right = min(line.left for line in side), max(line.right for line in side)
    full = sum(right - line.right <= _LACK * em for line in side)
    return right - left >= _WIDTH * em and full >= _FULL * len(side)
