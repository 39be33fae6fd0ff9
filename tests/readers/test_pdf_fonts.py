"""Chinese fonts that a PDF does not hold: a box stands in for them while it is read, and for nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from extractor.readers import read
from extractor.readers.pdf import fonts
from extractor.readers.pdf.characters import page_text
from tests.readers.build import FONT, draw, sound, texts

SAID = "绩效自评2025年报告"


def _one_by_one(canvas: Canvas) -> None:
    x = 80.0
    for char in SAID:
        canvas.drawString(x, 700, char)
        x += pdfmetrics.stringWidth(char, FONT, 16)


def _drawn(path: Path) -> bytes:
    file = pypdfium2.PdfDocument(path)
    data = bytes(file[0].render().buffer)
    file.close()
    return data


def test_the_box_is_a_sound_font() -> None:
    font = ImageFont.truetype(io.BytesIO(fonts.box_font()), 1000)
    assert font.getmetrics() == (859, 141)
    assert all(font.getmask(char).getbbox() == (0, 0, 200, 700) for char in "绩a。𠮷")


def test_characters_written_one_by_one_are_kept(tmp_path: Path) -> None:
    path = draw(tmp_path / "逐字.pdf", _one_by_one)
    assert texts(sound(read(path))) == [SAID]
    with fonts.boxes_for_han():
        file = pypdfium2.PdfDocument(path)
        glyphs = page_text(file[0]).glyphs
        file.close()
    # Each is as wide as the PDF says, whatever is drawn in its place.
    assert [glyph.x1 - glyph.x0 for glyph in glyphs] == pytest.approx(
        [pdfmetrics.stringWidth(char, FONT, 16) for char in SAID], abs=0.01
    )


def test_pages_are_drawn_as_before(tmp_path: Path) -> None:
    path = draw(tmp_path / "画.pdf", _one_by_one)
    before = _drawn(path)
    read(path)
    assert _drawn(path) == before
    with fonts.boxes_for_han():
        boxes = _drawn(path)
        with fonts.fonts_for_drawing():
            assert _drawn(path) == before
        assert _drawn(path) == boxes != before
    assert _drawn(path) == before
