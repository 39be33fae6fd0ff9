"""What stands in for the Chinese fonts of this machine while pdfium reads characters.

For a font that a PDF names but does not hold, pdfium loads one of the machine's and measures its glyph anew for every
character; with a large Chinese font that takes many times longer than reading. And where the machine has none, it drops
characters that are written one by one. The characters and their widths stand in the PDF: nothing but drawing needs such a
font. So each is given a font of one box here, and a file reads the same on every machine. Other fonts are left as they are.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from struct import pack
from typing import Any

import pypdfium2.raw as pdfium

# Character sets by their numbers in fpdf_sysfontinfo.h: Japanese, Korean, simplified and traditional Chinese.
_HAN = frozenset((128, 129, 134, 136))
# In thousandths of the size: how far up and down the usual Chinese fonts reach; and a box that no character is smaller than,
# as pdfium enlarges the place of a character by what is drawn.
_UP, _DOWN, _EM = 859, -141, 1000
_WIDE, _HIGH = 200, 700


_NAME = b"gouji box\0"


@contextmanager
def boxes_for_han() -> Iterator[None]:
    """Within the context, documents that are opened have boxes for the Chinese fonts that they do not hold."""
    fonts = _fonts()
    before, fonts.boxes = fonts.boxes, True
    try:
        yield
    finally:
        fonts.boxes = before


@contextmanager
def fonts_for_drawing() -> Iterator[None]:
    """The way back within the other context: documents that are opened have the fonts of this machine."""
    fonts = _fonts()
    before, fonts.boxes = fonts.boxes, False
    try:
        yield
    finally:
        fonts.boxes = before


@cache
def _fonts() -> _Fonts:
    """What pdfium asks for fonts, from the first call on."""
    return _Fonts(pdfium.FPDF_GetDefaultSystemFontInfo())


class _Fonts:
    """The functions that pdfium calls to find fonts (fpdf_sysfontinfo.h), over its own ones.

    With `boxes` they give the font of boxes for a Chinese one. A font that was found is known by its address.
    """

    def __init__(self, default: Any) -> None:
        self.boxes = False
        if not default:  # a system on which pdfium looks for no fonts
            return
        self._default, self._its = default, default.contents
        font = box_font()
        self._font = ctypes.create_string_buffer(font, len(font))
        self._address = ctypes.addressof(self._font)
        self._table = pdfium.FPDF_SYSFONTINFO(version=1)
        for name, kind in pdfium.FPDF_SYSFONTINFO._fields_[1:]:
            setattr(self._table, name, kind(getattr(self, f"_{name}", None) or self._passed(name)))
        pdfium.FPDF_SetSystemFontInfo(self._table)

    def _passed(self, name: str) -> Callable[..., Any]:
        """A function that asks pdfium's own."""
        own = getattr(self._its, name)
        return lambda _, *given: own(self._default, *given)

    def _Release(self, _: Any) -> None:
        """The process ends, and pdfium's own table with it."""

    def _MapFont(self, _: Any, weight: int, italic: int, charset: int, *given: Any) -> int | None:
        if self.boxes and charset in _HAN:
            return self._address
        found: int | None = self._its.MapFont(self._default, weight, italic, charset, *given)
        return found

    def _GetFontData(self, _: Any, font: int, table: int, buffer: Any, size: int) -> int:
        if font != self._address:
            return int(self._its.GetFontData(self._default, font, table, buffer, size))
        return 0 if table else _copied(self._font.raw, buffer, size)

    def _GetFaceName(self, _: Any, font: int, buffer: Any, size: int) -> int:
        if font != self._address:
            return int(self._its.GetFaceName(self._default, font, buffer, size))
        return _copied(_NAME, buffer, size)

    def _GetFontCharset(self, _: Any, font: int) -> int:
        return 134 if font == self._address else self._its.GetFontCharset(self._default, font)

    def _DeleteFont(self, _: Any, font: int) -> None:
        if font != self._address:
            self._its.DeleteFont(self._default, font)


def _copied(data: bytes, buffer: Any, size: int) -> int:
    """Give the length of the data, and the data where there is room for it."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)


@cache
def box_font() -> bytes:
    """A TrueType font with one box for all characters, made by https://learn.microsoft.com/typography/opentype/spec."""
    glyph = pack(">5h", 1, 0, 0, _WIDE, _HIGH)  # one outline, and its bounds
    glyph += pack(">2H4B", 3, 0, 1, 1, 1, 1)  # its last point, no instructions, all points on the outline
    glyph += pack(">8h", 0, _WIDE, 0, -_WIDE, 0, 0, _HIGH, 0)  # steps across, then up
    tables = {
        # Format 13: all characters of a range have one glyph.
        b"cmap": pack(">4HI", 0, 1, 3, 10, 12) + pack(">2H5I", 13, 0, 28, 0, 1, 0x20, 0x10FFFF) + pack(">I", 1),
        b"glyf": glyph * 2,
        b"head": pack(
            ">4I2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, 0, _WIDE, _HIGH, 0, 8, 2, 0, 0
        ),
        b"hhea": pack(">I3hH11hH", 0x10000, _UP, _DOWN, 0, _EM, 0, 0, _WIDE, 1, 0, 0, 0, 0, 0, 0, 0, 2),
        b"hmtx": pack(">4H", _EM, 0, _EM, 0),
        b"loca": pack(">3H", 0, len(glyph) // 2, len(glyph)),
        b"maxp": pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    directory, body = pack(">I4H", 0x10000, len(tables), 64, 2, 48), b""
    for name, data in tables.items():
        directory += name + pack(">3I", 0, 12 + 16 * len(tables) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return directory + body
