"""Scans: pages that are pictures. What is recognised becomes glyphs with places, so that lines, paragraphs and tables are
made of them as of a PDF's text."""

from __future__ import annotations

from pathlib import Path

from db.records import Document, Trouble
from extractor.readers.blocks import Blocks
from extractor.readers.layout import assemble, lay
from extractor.readers.layout.page import Page
from extractor.readers.scan.ocr import DOTS, INSTALL, installed, recognise, tell

_PIXELS_MOST = 120_000_000
_PAGES_MOST = 2_000


def read(path: Path) -> Document:
    """Read a picture (.png, .jpg, .tif with any number of pages) as a document of a page each. Locators are `第1页`.

    Raises `Trouble` without the extra, and for a picture of absurd size or without text.
    """
    if not installed():
        raise Trouble(f"“{path.name}”是图片，要先做文字识别（OCR）", INSTALL)
    from PIL import Image

    blocks, pages, seen = Blocks(), list[Page](), 0
    with Image.open(path) as picture:
        for number in range(1, min(getattr(picture, "n_frames", 1), _PAGES_MOST) + 1):
            picture.seek(number - 1)
            if picture.width * picture.height > _PIXELS_MOST:
                raise Trouble(f"“{path.name}”的尺寸不正常，已拒绝读取", "请确认来源；可信的图片请缩小后再读取")
            dots = float(picture.info.get("dpi", (DOTS, DOTS))[0])
            found = recognise(picture, dots if 70 <= dots <= 1200 else DOTS)
            tell(found, number, blocks)
            last = pages[-1] if pages else None
            pages.append(lay(number, found.width, found.height, found.glyphs, found.rulings, last))
            seen += found.seen
    assemble(pages, blocks)
    return blocks.document("image", seen)
