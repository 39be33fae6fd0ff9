"""Glyphs to lines: what stands on one height, from left to right, with blanks only where blanks are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from statistics import median

from extractor.readers.layout.glyphs import Glyph, least

# In the height of a glyph: how far middles may lie apart in one line (raised and lowered signs stay in it).
_SAME_LINE = 0.5
_LEVEL = 0.5  # points; what differs by less needs no more looking at
# In widths of a Han character: a gap that parts two Latin words, and one that parts two columns.
_WORD_GAP = 0.18
_COLUMN_GAP = 2.0
# A typed blank that is kept as a gap alone: so wide in a line of so many pairs of Han characters that stand this close.
_HAN_GAP, _HAN_GAPS, _CLOSE = 0.22, 3, 0.05
_HAN = re.compile("[\u3400-\u9fff]")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]")
_LATIN = re.compile("[!-~]")


@dataclass(slots=True)
class Line:
    """A line of text on page `page`; `em` is the width of a Han character in it.

    `confidence` is that of its most doubtful character, where it was recognised in a picture.
    `column` and `band` are those of the `columns.Part` that it stands in.
    """

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    em: float
    confidence: float | None = None
    column: int = 0
    band: float | None = None

    @property
    def order(self) -> tuple[float, int, float]:
        """By this the things on a page are read: bands downwards, within a band column after column."""
        return (self.top if self.band is None else self.band, self.column, self.top)


@dataclass(slots=True)
class _Row:
    """Glyphs on one height; `middle` and `height` are those of its tallest."""

    middle: float
    height: float
    glyphs: list[Glyph]

    def takes(self, middle: float, height: float) -> bool:
        return abs(middle - self.middle) <= _SAME_LINE * max(height, self.height)


def lines(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that `glyphs` make, from top to bottom; what holds blanks alone is no line."""
    return in_rows(rows(glyphs), page)


def in_rows(rows: Iterable[list[Glyph]], page: int) -> list[Line]:
    """The lines of rows that are known."""
    made = (_line(row, page) for row in rows)
    return sorted((line for line in made if line is not None), key=lambda line: (line.top + line.bottom, line.left))


def rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs by the height they stand on, from top to bottom, each row from left to right."""
    found: list[_Row] = []
    row: _Row | None = None
    for glyph in glyphs:
        _, _, top, _, bottom, _ = glyph
        middle, height = (top + bottom) / 2, bottom - top
        if row is None or not (-_LEVEL < middle - row.middle < _LEVEL or row.takes(middle, height)):
            row = next((old for old in reversed(found) if old.takes(middle, height)), None)
            if row is None:
                row = _Row(middle, height, [])
                found.append(row)
        row.glyphs.append(glyph)
        if height > row.height:
            row.middle, row.height = middle, height
    found.sort(key=lambda row: row.middle)
    return [sorted(row.glyphs, key=lambda glyph: glyph.x0) for row in found]


def _line(glyphs: list[Glyph], page: int) -> Line | None:
    ink = [glyph for glyph in glyphs if not glyph.char.isspace()]
    if not ink:
        return None
    chars, lefts, tops, rights, bottoms, confidences = zip(*ink, strict=True)
    em = _em(chars, lefts, tops, rights, bottoms)
    # Most lines have no two neighbours so far apart that a blank could be meant.
    close = len(ink) == len(glyphs) and all(map((_WORD_GAP * em).__ge__, map(sub, lefts[1:], rights)))
    text = "".join(chars) if close else _spaced(glyphs, ink, em)
    if not text:
        return None
    confidence = least(*confidences) if confidences[0] is not None else None
    return Line(text, page, lefts[0], min(tops), max(rights), max(bottoms), em, confidence)


def _spaced(glyphs: list[Glyph], ink: list[Glyph], em: float) -> str:
    """The text of a line with blanks where the file has them and where gaps mean them."""
    apart, han = _spacing(ink) + _WORD_GAP * em, _han_apart(ink, em)
    parts: list[str] = []
    last: Glyph | None = None
    for glyph in glyphs:
        blank = glyph.char.isspace()
        if last is not None and not blank:
            parts.append(_gap(last, glyph, em, apart, han))
        parts.append(glyph.char)
        last = None if blank else glyph
    return "".join(parts).rstrip()


def _em(
    chars: Sequence[str],
    lefts: Sequence[float],
    tops: Sequence[float],
    rights: Sequence[float],
    bottoms: Sequence[float],
) -> float:
    """The width of a Han character: measured, or else from the height of what is there."""
    wide = [right - left for char, left, right in zip(chars, lefts, rights, strict=True) if _WIDE.match(char)]
    return max(1.0, median(wide) if wide else median(map(sub, bottoms, tops)) / 1.2)


def _spacing(ink: list[Glyph]) -> float:
    """How far apart Latin characters are set in a line as a rule; more than nothing where a line is spread."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(ink) if before.char.isascii() and after.char.isascii()]
    return max(0.0, median(gaps)) if len(gaps) > 2 else 0.0


def _han_apart(ink: list[Glyph], em: float) -> float:
    """From how many points on a gap between two Han characters is a blank that was typed, and not the file's to keep.

    Justification sets all characters of a line apart alike. Only where they stand close does one gap tell; not in a picture,
    where places are rough.
    """
    gaps = [after.x0 - before.x1 for before, after in pairwise(ink) if _are_han(before, after)]
    if len(gaps) < _HAN_GAPS or ink[0].confidence is not None:
        return math.inf
    usual = median(gaps)
    return usual + _HAN_GAP * em if usual <= _CLOSE * em else math.inf


def _are_han(before: Glyph, after: Glyph) -> bool:
    return bool(_HAN.match(before.char) and _HAN.match(after.char))


def _gap(before: Glyph, after: Glyph, em: float, apart: float, han: float) -> str:
    """The blank that the distance of two neighbours stands for.

    Latin words are `apart` by at least that many points, Han characters by `han`.
    """
    distance = after.x0 - before.x1
    if distance > _COLUMN_GAP * em:
        return "\t"
    if _LATIN.match(before.char) and _LATIN.match(after.char):
        return " " if distance > apart else ""
    return " " if distance > han and _are_han(before, after) else ""


def join(before: str, after: str) -> str:
    """Two pieces of one paragraph put together over a line's end: a blank between Latin words only."""
    before, after = before.rstrip(), after.lstrip()
    latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if latin else before + after
