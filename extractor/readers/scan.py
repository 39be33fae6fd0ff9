"""Scans: pages that are pictures, read by RapidOCR (the extra `ocr`; its models are part of its package, nothing is fetched).

What is recognised becomes glyphs with places, so that lines, paragraphs and tables are made of them as of a PDF's text.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from db.records import Document, Trouble, visible
from extractor.readers.blocks import Blocks
from extractor.readers.pdf.glyphs import Box, Glyph
from extractor.readers.pdf.rulings import Piece, can_make_table

INSTALL = "请在本项目的文件夹里运行 .venv/bin/python -m pip install -r requirements-ocr.lock（Windows：.venv\\Scripts\\python），装好文字识别后重新运行"
"""The README's command, for whoever has not installed the extra."""

DOTS = 200
"""Dots an inch at which pages are rendered; the recogniser's models are at their best from 150 to 300."""

_DOUBTFUL = 0.85  # lines that are recognised with less confidence are named
_PIXELS_MOST = 120_000_000
_PAGES_MOST = 2_000
_DARK = 140
_LINE = 0.5  # inches; a dark run this long is a ruling line and no stroke of a character
_HAN = "\u2e80-\u9fff\uf900-\ufaff"
_WIDE = re.compile(f"[{_HAN}\uff01-\uff60\u3000-\u303f\u2014\u2018-\u201d\u2026]")
_MARK = re.compile(f"(?<=[{_HAN}])[,:;?!](?![0-9A-Za-z])|(?<=[{_HAN}])[(](?=[{_HAN}])|(?<=[{_HAN}])[)]")
_FULL = str.maketrans(",:;?!()", "，：；？！（）")


@dataclass(slots=True)
class Recognised:
    """The text of a picture: glyphs and ruling lines with places in points, and the lines that are doubtful."""

    glyphs: list[Glyph] = field(default_factory=list)
    rulings: list[Box] = field(default_factory=list)
    doubtful: list[tuple[str, float]] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """How many visible characters were recognised."""
        return sum(visible(glyph.char) for glyph in self.glyphs)


def installed() -> bool:
    """Whether the extra is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read(path: Path) -> Document:
    """Read a picture (.png, .jpg, .tif with any number of pages) as a document of a page each. Locators are `第1页`.

    Raises `Trouble` without the extra, and for a picture of absurd size or without text.
    """
    if not installed():
        raise Trouble(f"“{path.name}”是图片，要先做文字识别（OCR）", INSTALL)
    from PIL import Image

    from extractor.readers.pdf import write
    from extractor.readers.pdf.furniture import put_aside
    from extractor.readers.pdf.page import Page
    from extractor.readers.pdf.paragraphs import paragraphs
    from extractor.readers.pdf.spread import whole

    blocks, pages, seen = Blocks(), list[Page](), 0
    with Image.open(path) as picture:
        for number in range(1, min(getattr(picture, "n_frames", 1), _PAGES_MOST) + 1):
            picture.seek(number - 1)
            if picture.width * picture.height > _PIXELS_MOST:
                raise Trouble(f"“{path.name}”的尺寸不正常，已拒绝读取", "请确认来源；可信的图片请缩小后再读取")
            dots = float(picture.info.get("dpi", (DOTS, DOTS))[0])
            dots = dots if 70 <= dots <= 1200 else DOTS
            found = recognise(picture, dots)
            page = Page(number, picture.width * 72 / dots, picture.height * 72 / dots)
            place(found, page)
            tell(found, number, blocks)
            pages.append(page)
            seen += found.seen
    for line, reason in put_aside(pages):
        blocks.leave(line.text, reason, f"第{line.page}页")
    write(whole(paragraphs(pages)), blocks)
    return blocks.document("image", seen)


def place(found: Recognised, page: Any) -> None:
    """Put what was recognised on its page."""
    from extractor.readers.pdf.lines import lines
    from extractor.readers.pdf.tables import among

    page.tables, rest = among(found.rulings if found.glyphs else [], page.number, found.glyphs)
    page.lines = lines(rest, page.number)


def tell(found: Recognised, number: int, blocks: Blocks) -> None:
    """Say in the document which page was recognised, and which of its lines are doubtful."""
    blocks.leave("", "图片页，文字由识别（OCR）得出，请对照原件", f"第{number}页")
    for text, score in found.doubtful:
        blocks.leave("", f"识别把握不大（{score:.0%}）：{text}", f"第{number}页")


def recognise(picture: Any, dots: float) -> Recognised:
    """The text of a `PIL.Image` that has so many dots an inch."""
    import numpy

    pixels = numpy.asarray(picture.convert("RGB"))
    points = 72 / dots
    found = Recognised(rulings=_rulings(pixels.min(axis=2) < _DARK, dots, points))
    result = _engine()(pixels[:, :, ::-1])
    if result.boxes is None:
        return found
    for corners, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if float(score) < _DOUBTFUL and text.strip():
            found.doubtful.append((text, float(score)))
        xs, ys = [float(x) * points for x, _ in corners], [float(y) * points for _, y in corners]
        found.glyphs += _glyphs(
            _MARK.sub(lambda mark: mark[0].translate(_FULL), text), min(xs), min(ys), max(xs), max(ys)
        )
    return found


def _glyphs(text: str, left: float, top: float, right: float, bottom: float) -> list[Glyph]:
    """The characters of a line spread over its box, each as wide as its kind."""
    widths = [1.0 if _WIDE.match(char) else 0.5 for char in text]
    unit = (right - left) / (sum(widths) or 1.0)
    glyphs: list[Glyph] = []
    for char, width in zip(text, widths, strict=True):
        glyphs.append(Glyph(char, left, top, left + width * unit, bottom))
        left += width * unit
    return glyphs


def _rulings(dark: Any, dots: float, points: float) -> list[Box]:
    """Long straight dark runs of a picture, across and down; none where they cannot make a table."""
    least = int(_LINE * dots)
    pieces = [Piece(a * points, at * points, b * points, at * points) for at, a, b in _runs(dark, least)]
    pieces += [Piece(at * points, a * points, at * points, b * points) for at, a, b in _runs(dark.T, least)]
    return [(p.x0, p.y0, p.x1, p.y1) for p in pieces] if can_make_table(pieces) else []


def _runs(dark: Any, least: int) -> list[tuple[int, int, int]]:
    """Rows, with the first and last place of each dark run in them that is at least so long."""
    import numpy

    found: list[tuple[int, int, int]] = []
    for at in numpy.flatnonzero(dark.sum(axis=1) >= least):
        edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], dark[at].astype(numpy.int8), [0]))))
        found += [(int(at), int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]
    return found


@cache
def _engine() -> Any:
    """The recogniser, loaded once in a process; its log is off."""
    from rapidocr import RapidOCR

    engine = RapidOCR()
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return engine
