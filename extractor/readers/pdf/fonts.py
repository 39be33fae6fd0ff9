"""The fonts of this machine, kept from pdfium while it reads characters.

For a font that a PDF names but does not hold, pdfium loads one of the machine's and measures its glyphs anew for every
character; a large Chinese font makes reading many times slower. The characters and their widths stand in the PDF, so that
nothing needs those fonts but drawing. Without them a file reads the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2.raw as pdfium


@contextmanager
def without_system_fonts() -> Iterator[None]:
    """Within the context pdfium opens documents without fonts of the machine; pages are drawn elsewhere."""
    pdfium.FPDF_SetSystemFontInfo(None)
    try:
        yield
    finally:
        _restore()


@contextmanager
def with_system_fonts() -> Iterator[None]:
    """The way back, for drawing a page: a document that is opened within has the machine's fonts."""
    _restore()
    try:
        yield
    finally:
        pdfium.FPDF_SetSystemFontInfo(None)


def _restore() -> None:
    # pdfium keeps the few bytes of this table until the process ends; what hangs on it goes with the next call.
    pdfium.FPDF_SetSystemFontInfo(pdfium.FPDF_GetDefaultSystemFontInfo())
