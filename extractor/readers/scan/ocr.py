"""The text of a picture, through RapidOCR (the extra `ocr`; its models are part of its package, nothing is fetched)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib.util import find_spec
from statistics import fmean
from typing import Any

from db.records import visible
from extractor.readers.blocks import Blocks
from extractor.readers.layout.glyphs import Box, Glyph
from extractor.readers.layout.rulings import Piece, can_make_table
from extractor.readers.scan import ink
from extractor.readers.scan.engine import DOUBTFUL, ReadLine, read_page
from extractor.readers.scan.strays import read_strays

INSTALL = "请在本项目的文件夹里运行 .venv/bin/python -m pip install -r requirements-ocr.lock（Windows：.venv\\Scripts\\python），装好文字识别后重新运行"
"""The README's command, for whoever has not installed the extra."""

DOTS = 200
"""Dots an inch at which pages are rendered; the recogniser's models are at their best from 150 to 300."""

_DOTS_MOST = 300
_READABLE = 0.85  # a page whose lines are recognised with less confidence may stand on its side or head
_REFUSED = 0.3  # what is recognised with less confidence is a guess, and listed
_COLUMN = 1.5  # in heights of a line: characters further apart stand in two columns
_HAN = "\u2e80-\u9fff\uf900-\ufaff"
_WIDE = re.compile(f"[{_HAN}\uff01-\uff60\u3000-\u303f\u2014\u2018-\u201d\u2026]")
# What the recogniser gives in half width beside Han characters is full: official documents set it so.
_MARK = re.compile(f"(?<=[{_HAN}])[,:;?!](?![0-9A-Za-z])|[,:;?!](?=[{_HAN}])")
_PAIR = re.compile(
    f"(?<=[{_HAN}])[(][^()]*[)]|[(][^()]*[)](?=[{_HAN}])|[(][^()]*[{_HAN}][^()]*[)]|(?<=[{_HAN}])[()]|[()](?=[{_HAN}])"
)
_FULL = str.maketrans(",:;?!()", "，：；？！（）")


@dataclass(slots=True)
class Recognised:
    """The text of a page: glyphs and ruling lines with places in points on a page of `width` and `height` points.

    `doubtful` are lines with their confidence; `refused` what was too doubtful to be taken for text; `unread` counts
    the places with ink that could not be read.
    """

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rulings: list[Box] = field(default_factory=list)
    doubtful: list[tuple[str, float]] = field(default_factory=list)
    refused: list[tuple[str, float]] = field(default_factory=list)
    unread: int = 0

    @property
    def seen(self) -> int:
        """How many visible characters were recognised."""
        return sum(visible(glyph.char) for glyph in self.glyphs)


def installed() -> bool:
    """Whether the extra is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def tell(found: Recognised, number: int, blocks: Blocks) -> None:
    """Say in the document which page was recognised, which of its lines are doubtful, and what was not read."""
    where = f"第{number}页"
    blocks.leave("", "图片页，文字由识别（OCR）得出，请对照原件", where)
    for text, score in found.doubtful:
        blocks.leave("", f"识别把握不大（{score:.0%}）：{text}", where)
    for text, score in found.refused:
        blocks.leave("", f"识别把握太小（{score:.0%}），没有采用：{text}", where)
    if found.unread:
        blocks.leave("", f"有{found.unread}处笔迹未能识别", where)


def recognise(picture: Any, dots: float) -> Recognised:
    """The text of a `PIL.Image` that has so many dots an inch, turned upright first where it stands askew."""
    import numpy

    picture = picture.convert("RGB")
    if dots > _DOTS_MOST:
        share = _DOTS_MOST / dots
        picture = picture.resize((max(1, round(picture.width * share)), max(1, round(picture.height * share))))
        dots = _DOTS_MOST
    angle = ink.skew(numpy.asarray(picture).min(axis=2) < ink.DARK)
    if angle:
        picture = picture.rotate(-angle, resample=2, fillcolor=(255, 255, 255))
    pixels = numpy.asarray(picture)
    lines = read_page(pixels)
    if lines and not _is_upright(lines):
        turned = [(numpy.ascontiguousarray(numpy.rot90(pixels, quarters)), quarters) for quarters in (1, 3, 2)]
        tried = [(pixels, lines), *((one, read_page(one)) for one, _ in turned)]
        pixels, lines = max(tried, key=lambda one: (_is_upright(one[1]), _confidence(one[1])))
    return _found(pixels, lines, dots)


def _found(pixels: Any, lines: list[ReadLine], dots: float) -> Recognised:
    """What the lines of an upright page come to, once the ink beside them is read, too."""
    points = 72 / dots
    found = Recognised(pixels.shape[1] * points, pixels.shape[0] * points)
    dark = pixels.min(axis=2) < ink.DARK
    ruled = ink.rulings(dark, dots)
    if lines:
        found.unread = read_strays(pixels, dark, ruled, lines)
    for line in lines:
        if line.score < _REFUSED:
            found.refused.append((line.text, line.score))
            continue
        if line.score < DOUBTFUL:
            found.doubtful.append((line.text, line.score))
        found.glyphs += _glyphs(line, points)
    boxes = [(x0 * points, y0 * points, x1 * points, y1 * points) for x0, y0, x1, y1 in ruled]
    found.rulings = boxes if can_make_table([Piece(*box) for box in boxes]) else []
    return found


def _is_upright(lines: list[ReadLine]) -> bool:
    """Whether most of the text runs from left to right and can be read."""
    tall = sum(len(line.text) for line in lines if line.tall)
    return 2 * tall <= sum(len(line.text) for line in lines) and _confidence(lines) >= _READABLE


def _confidence(lines: list[ReadLine]) -> float:
    return fmean(line.score for line in lines) if lines else 0.0


def _settled(text: str) -> str:
    """A line with marks in full width where Han characters stand beside them; as long as before."""
    text = _PAIR.sub(
        lambda pair: pair[0][0].translate(_FULL) + pair[0][1:-1] + pair[0][-1].translate(_FULL) * (len(pair[0]) > 1),
        text,
    )
    return _MARK.sub(lambda mark: mark[0].translate(_FULL), text)


def _glyphs(line: ReadLine, points: float) -> list[Glyph]:
    """The characters of a line over its box: each from its own left edge where that is known, else by their kinds.

    Neighbours touch, so that no gap is taken for a blank, but for those that stand in two columns.
    """
    text = _settled(line.text.strip())
    left, top, right, bottom = line.box
    widths = [1.0 if _WIDE.match(char) else 0.5 for char in text]
    unit = (right - left) / (sum(widths) or 1.0)
    starts: list[float] = []
    shares: list[float | None] = []
    known = iter(line.characters)
    for n, char in enumerate(text):
        spread = left + sum(widths[:n]) * unit
        share, start = (None, None) if char.isspace() else next(known)
        starts.append(max(starts[-1] if starts else left, spread if start is None else start))
        shares.append(share)
    glyphs: list[Glyph] = []
    for n, char in enumerate(text):
        end = starts[n + 1] if n + 1 < len(text) else right
        if end - starts[n] > _COLUMN * line.height and n + 1 < len(text):
            end = starts[n] + min(widths[n] * line.height, end - starts[n])
        share = shares[n]
        place = (starts[n] * points, top * points, max(end, starts[n]) * points, bottom * points)
        glyphs.append(Glyph(char, *place, None if share is None else round(share, 2)))
    return glyphs
