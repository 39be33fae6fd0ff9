"""The characters of a PDF page with their places, through pypdfium2.

Places are in points on the page as it is shown: x to the right, y down from the top, whatever the page's rotation.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from functools import cache
from typing import Any, NamedTuple
from unicodedata import category

import pypdfium2.raw as pdfium

from db.records import visible
from extractor.readers.layout.glyphs import UNDEFINED, Box, Glyph, Place

_SOFT_HYPHEN = 2  # what pdfium gives for a hyphen that ends a line
_NO_CHARACTER = frozenset((0xFFFE, 0xFFFF))
_QUARTER = math.pi / 2
_LEVEL = 0.5  # points; characters whose upper edges differ by less stand on one level


class PageText(NamedTuple):
    """The text of a page.

    `glyphs` are the upright ones in the file's order, `askew` the others; `seen` counts all visible
    characters, before anything is done with them, and `text` holds these; `width` and `height` the page's, turned so that its text is upright; `place` gives the place of a
    box (left, low, right, high) that is in the page's own space.
    """

    glyphs: list[Glyph]
    askew: str
    text: str
    seen: int
    width: float
    height: float
    place: Place


def page_text(page: Any) -> PageText:
    """Read the characters of a `pypdfium2.PdfPage`."""
    width, height = page.get_size()
    rotation = page.get_rotation() // 90
    # What is shown of the page, wherever the file says so: pdfium gives the other boxes only where a page has its own.
    area = page.get_bbox()
    shown = _turned(rotation, area)
    textpage = page.get_textpage()
    try:
        glyphs, angles = _characters(textpage, shown if rotation else None, area[0], area[3])
    finally:
        textpage.close()
    text = "".join(glyph.char for glyph in glyphs)
    # Quarters by which the text that prevails on the page stands turned once the page is shown.
    prevailing = Counter(angles).most_common(1)[0][0] if angles else -rotation % 4
    extra = (-prevailing - rotation) % 4 if prevailing is not None else 0
    turn = _turned(extra, (0.0, 0.0, width, height), down=True)

    def turned(x0: float, y0: float, x1: float, y1: float) -> Box:
        return turn(*shown(x0, y0, x1, y1))

    askew = [g.char for g, angle in zip(glyphs, angles, strict=True) if angle != prevailing and g.char != " "]
    if askew:
        glyphs = [g for g, angle in zip(glyphs, angles, strict=True) if angle == prevailing or g.char == " "]
    if extra:
        glyphs = [Glyph(char, *turn(*box)) for char, *box, _ in glyphs]
    if extra % 2:
        width, height = height, width
    return PageText(glyphs, "".join(askew), text, visible(text), width, height, turned if extra else shown)


def _characters(textpage: Any, place: Place | None, west: float, north: float) -> tuple[list[Glyph], list[int | None]]:
    """Characters at their places, and their angles in the page's own space in quarters (None: between quarters).

    No `place` is given for a page that is shown as it is, only its edges: a call for every character is dear. What pdfium
    makes up (blanks, line ends) is left aside; gaps are judged later, by places.
    """
    raw = textpage.raw
    rect = pdfium.FS_RECTF()
    reference = ctypes.byref(rect)
    unicode, box, angle_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_GetCharAngle
    unknown = pdfium.FPDFText_HasUnicodeMapError
    found: list[Glyph] = []
    angles: list[int | None] = []
    angle: int | None = 0
    last_left = last_top = 0.0
    first = True
    high = 0
    for index in range(textpage.count_chars()):
        code = unicode(raw, index)
        if code in (10, 13) or (code == 32 and pdfium.FPDFText_IsGenerated(raw, index) == 1):
            continue
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the 65,536 that UTF-16 has codes for
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        box(raw, index, reference)
        left, top = rect.left, rect.top
        # Where a font tells of no character, pdfium gives the code in the font for one.
        char = UNDEFINED if unknown(raw, index) == 1 else _char(code)
        if place is None:
            found.append(Glyph(char, left - west, north - top, rect.right - west, north - rect.bottom))
        else:
            found.append(Glyph(char, *place(left, rect.bottom, rect.right, top)))
        # Asking for the angle is dear; a character beside another on one line in the page's own space has the same.
        if left <= last_left or abs(top - last_top) > _LEVEL or first:
            first = False
            angle = _quarters(angle_of(raw, index))
            if angle is None:
                angle = _quarters(_writing(raw, index))
        last_left, last_top = left, top
        angles.append(angle)
    return found, angles


def _quarters(angle: float) -> int | None:
    """An angle in quarters of a circle; None where it is between two."""
    quarters = angle / _QUARTER
    if math.isnan(quarters):
        return None
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < 0.02 else None


def _writing(raw: Any, index: int) -> float:
    """The angle at which the line of a character runs. pdfium's own is that of its strokes, which italics slant."""
    matrix = pdfium.FS_MATRIX()
    return -math.atan2(matrix.b, matrix.a) if pdfium.FPDFText_GetMatrix(raw, index, matrix) else math.nan


@cache
def _char(code: int) -> str:
    if code == _SOFT_HYPHEN:
        return "-"
    char = chr(code)
    if char.isspace():
        return char if char == "\u3000" else " "
    return UNDEFINED if code in _NO_CHARACTER or category(char) in ("Cc", "Cs") else char


def _turned(quarters: int, area: tuple[float, float, float, float], *, down: bool = False) -> Place:
    """Turn boxes of `area` clockwise by quarters. Boxes are (left, low y, right, high y); the result's y runs down.

    With `down`, y runs down in the boxes that are given, too.
    """
    left, bottom, right, top = area

    def flip(x0: float, y0: float, x1: float, y1: float) -> Box:
        return (x0 - left, y0, x1 - left, y1) if down else (x0 - left, top - y1, x1 - left, top - y0)

    width, height = right - left, top - bottom
    if quarters == 0:
        return flip

    def turn(x0: float, y0: float, x1: float, y1: float) -> Box:
        x0, y0, x1, y1 = flip(x0, y0, x1, y1)
        if quarters == 1:
            return (height - y1, x0, height - y0, x1)
        if quarters == 2:
            return (width - x1, height - y1, width - x0, height - y0)
        return (y0, width - x1, y1, width - x0)

    return turn
