"""Text in two columns: found by a gutter that no line crosses, with lines on both sides of it that fill their column.

Lists whose parts stand below one another have gaps, too, but their parts are of all lengths.
"""

from __future__ import annotations

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


class Part(NamedTuple):
    """Rows of glyphs that are read one after the other: `column` 0 runs over the whole page, 1 and 2 are those of a band.

    `top` is the upper edge of the band, which all of its columns share.
    """

    column: int
    top: float
    rows: list[list[Glyph]]


class _Side(NamedTuple):
    """What a row has on one side of the gutter."""

    left: float
    right: float


def parted(
    rows: Sequence[list[Glyph]], edges: Iterable[float] = (), before: float | None = None
) -> tuple[list[Part], float | None]:
    """The glyphs of a page's rows (from top to bottom, each sorted by x) in parts, and where its gutter runs.

    `edges` are tops of tables, `before` is the gutter of the page before: the last page of a text may fill one column
    only. Where the text has no columns, one part holds them all.
    """
    whole = [Part(0, 0.0, list(rows))]
    inked = [(row, ink) for row in rows if (ink := [glyph for glyph in row if not glyph.char.isspace()])]
    if not inked:
        return whole, None
    em = median(ink[0].bottom - ink[0].top for _, ink in inked) / 1.2
    gutter = _gutter([ink for _, ink in inked], em)
    goes_on = gutter is None and before is not None and _stays(inked, before, em)
    gutter = before if goes_on else gutter
    if gutter is None:
        return whole, None
    bounds = sorted(edges)

    def band(entry: tuple[list[Glyph], list[Glyph]]) -> tuple[int, bool]:
        ink = entry[1]
        return sum(edge <= ink[0].top for edge in bounds), _crosses(ink, gutter, em)

    parts: list[Part] = []
    for (_, across), group in groupby(inked, key=band):
        entries = list(group)
        top = min(glyph.top for _, ink in entries for glyph in ink)
        if across or not (goes_on or _is_text([ink for _, ink in entries], gutter, em)):
            parts.append(Part(0, top, [row for row, _ in entries]))
        else:
            parts += [
                Part(column, top, [[g for g in row if _is_left(g, gutter) == (column == 1)] for row, _ in entries])
                for column in (1, 2)
            ]
    return (parts, gutter) if any(part.column for part in parts) else (whole, None)


def _stays(rows: list[tuple[list[Glyph], list[Glyph]]], gutter: float, em: float) -> bool:
    """Whether nothing crosses the gutter but lines at the top and the foot of the page, which may be running ones."""
    return len(rows) > _ENDS + 1 and not any(_crosses(ink, gutter, em) for _, ink in rows[_ENDS:-_ENDS])


def _gutter(rows: list[list[Glyph]], em: float) -> float | None:
    """Where the gutter runs, if there is one: in the gap that most rows have in the middle third of the text."""
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    third = (right - left) / 3
    middles = [
        (before.x1 + after.x0) / 2
        for row in rows
        for before, after in pairwise(row)
        if after.x0 - before.x1 > _GUTTER * em and left + third < (before.x1 + after.x0) / 2 < right - third
    ]
    x = (left + right) / 2
    if len(middles) >= _LINES:
        x = median(middles)
    elif 2 * sum(row[0].x0 < x - em and row[-1].x1 > x + em for row in rows) > len(rows):
        # Lines of two columns that do not stand on one height leave no gap in a row, but these run over both.
        return None
    return x if _is_text([row for row in rows if not _crosses(row, x, em)], x, em) else None


def _crosses(ink: list[Glyph], gutter: float, em: float) -> bool:
    """Whether a row has no gap at the gutter; a mark that closes a line may hang over the edge of its column."""
    before = max((glyph.x1 for glyph in ink if _is_left(glyph, gutter)), default=None)
    after = min((glyph.x0 for glyph in ink if not _is_left(glyph, gutter)), default=None)
    if before is not None and after is not None:
        return after - before <= _HANGING * em
    return (before or gutter) > gutter + em or (after or gutter) < gutter - em


def _is_left(glyph: Glyph, gutter: float) -> bool:
    return (glyph.x0 + glyph.x1) / 2 < gutter


def _is_text(rows: list[list[Glyph]], gutter: float, em: float) -> bool:
    """Whether rows are two columns of running text."""
    sides: tuple[list[_Side], list[_Side]] = ([], [])
    for row in rows:
        for side, found in zip(
            ([g for g in row if _is_left(g, gutter)], [g for g in row if not _is_left(g, gutter)]), sides, strict=True
        ):
            if side:
                found.append(_Side(side[0].x0, side[-1].x1))
                if any(b.x0 - a.x1 > 2 * em for a, b in pairwise(side)):
                    return False  # parted again: a list
    return all(_fills(side, em) for side in sides)


def _fills(side: list[_Side], em: float) -> bool:
    """Whether the lines of one side are those of a column."""
    if len(side) < _LINES:
        return False
    left, right = min(line.left for line in side), max(line.right for line in side)
    full = sum(right - line.right <= _LACK * em for line in side)
    return right - left >= _WIDTH * em and full >= _FULL * len(side)
