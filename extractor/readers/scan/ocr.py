"""The text of a picture, through RapidOCR (the extra `ocr`; its models are part of its package, nothing is fetched)."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from statistics import fmean, median
from typing import Any

from db.records import visible
from extractor.readers.blocks import Blocks
from extractor.readers.layout.glyphs import Box, Glyph
from extractor.readers.layout.rulings import Piece, can_make_table
from extractor.readers.scan import ink

INSTALL = "请在本项目的文件夹里运行 .venv/bin/python -m pip install -r requirements-ocr.lock（Windows：.venv\\Scripts\\python），装好文字识别后重新运行"
"""The README's command, for whoever has not installed the extra."""

DOTS = 200
"""Dots an inch at which pages are rendered; the recogniser's models are at their best from 150 to 300."""

_DOTS_MOST = 300
_SIDE_MOST = (
    3400  # pixels; the recogniser makes larger pages smaller, and by its own setting an A4 page of 200 dots, too
)
_DOUBTFUL = 0.85  # lines that are recognised with less confidence are named
_REFUSED = 0.3  # what is recognised with less confidence is a guess, and listed
_UPRIGHT = 0.6  # a page whose lines are recognised with less confidence may stand on its side or head
# In heights of a line: stray ink this near to a line belongs to it; so much white is put around ink that stands alone.
_NEAR, _MARGIN = 1.5, 0.35
_COLUMN = 1.5  # in heights of a line: characters further apart stand in two columns
_HAN = "\u2e80-\u9fff\uf900-\ufaff"
_WIDE = re.compile(f"[{_HAN}\uff01-\uff60\u3000-\u303f\u2014\u2018-\u201d\u2026]")
_MARK = re.compile(f"(?<=[{_HAN}])[,:;?!](?![0-9A-Za-z])|(?<=[{_HAN}])[(](?=[{_HAN}])|(?<=[{_HAN}])[)]")
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


@dataclass(slots=True)
class _Line:
    """A line as recognised: its box in pixels, its text and confidence, and its characters' confidences and left edges."""

    box: ink.Box
    text: str
    score: float
    characters: list[tuple[float, float | None]]
    tall: bool = False

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


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
    lines = _lines(pixels)
    if lines and not _is_upright(lines):
        turned = [(numpy.ascontiguousarray(numpy.rot90(pixels, quarters)), quarters) for quarters in (1, 3, 2)]
        tried = [(pixels, lines), *((one, _lines(one)) for one, _ in turned)]
        pixels, lines = max(tried, key=lambda one: (_is_upright(one[1]), _confidence(one[1])))
    return _found(pixels, lines, dots)


def _found(pixels: Any, lines: list[_Line], dots: float) -> Recognised:
    """What the lines of an upright page come to, once the ink beside them is read, too."""
    points = 72 / dots
    found = Recognised(pixels.shape[1] * points, pixels.shape[0] * points)
    dark = pixels.min(axis=2) < ink.DARK
    ruled = ink.rulings(dark, dots)
    if lines:
        found.unread = _read_strays(pixels, dark, ruled, lines)
    for line in lines:
        if line.score < _REFUSED:
            found.refused.append((line.text, line.score))
            continue
        if line.score < _DOUBTFUL:
            found.doubtful.append((line.text, line.score))
        found.glyphs += _glyphs(line, points)
    boxes = [(x0 * points, y0 * points, x1 * points, y1 * points) for x0, y0, x1, y1 in ruled]
    found.rulings = boxes if can_make_table([Piece(*box) for box in boxes]) else []
    return found


def _lines(pixels: Any) -> list[_Line]:
    """The lines that the recogniser finds on a page."""
    result = _engine()(pixels[:, :, ::-1], use_det=True, use_cls=False, use_rec=True)
    if result.boxes is None or result.txts is None:
        return []
    words: Any = result.word_results
    if len(words or ()) != len(result.txts):
        words = [()] * len(result.txts)
    found: list[_Line] = []
    for corners, text, score, parts in zip(result.boxes, result.txts, result.scores, words, strict=True):
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        box = (min(xs), min(ys), max(xs), max(ys))
        known: list[tuple[float, float | None]] = [
            (float(share), min(float(x) for x, _ in at)) for _, share, at in parts
        ]
        if "".join(str(char) for char, *_ in parts) != "".join(text.split()):
            known = [(float(score), None)] * visible(text)
        tall = box[3] - box[1] > 1.5 * (box[2] - box[0]) and visible(text) > 2
        found.append(_Line(box, text, float(score), known, tall))
    return [line for line in found if line.text.strip()]


def _is_upright(lines: list[_Line]) -> bool:
    """Whether most of the text runs from left to right and can be read."""
    tall = sum(len(line.text) for line in lines if line.tall)
    return 2 * tall <= sum(len(line.text) for line in lines) and _confidence(lines) >= _UPRIGHT


def _confidence(lines: list[_Line]) -> float:
    return fmean(line.score for line in lines) if lines else 0.0


def _read_strays(pixels: Any, dark: Any, ruled: list[ink.Box], lines: list[_Line]) -> int:
    """Read the ink that the search for text passed over, as part of the line that it stands beside or for itself.

    Gives the number of places that could not be read.
    """
    height = median(line.height for line in lines)
    unread = 0
    for stray in ink.strays(dark, ruled, [line.box for line in lines], height):
        beside = next((n for n, line in enumerate(lines) if _stands_beside(stray, line, ruled)), None)
        if beside is not None:
            old = lines[beside]
            box = (min(old.box[0], stray[0]), old.box[1], max(old.box[2], stray[2]), old.box[3])
            new = _read_one(pixels, box, 0.0)
            if new is not None and visible(new.text) > visible(old.text) and new.score >= min(old.score, _DOUBTFUL):
                lines[beside] = replace(new, box=box)
                continue
        middle, half = (stray[1] + stray[3]) / 2, max(height, stray[3] - stray[1]) / 2
        box = (stray[0], middle - half, stray[2], middle + half)
        alone = _read_one(pixels, box, _MARGIN * height) if beside is None else None
        if alone is not None and alone.score >= _UPRIGHT:
            lines.append(alone)
        elif max(stray[2] - stray[0], stray[3] - stray[1]) >= height / 2:
            unread += 1
    return unread


def _stands_beside(stray: ink.Box, line: _Line, ruled: list[ink.Box]) -> bool:
    """Whether ink stands on the height of a line, near to its end, with no ruling line between."""
    x0, y0, x1, y1 = line.box
    if line.tall or not y0 <= (stray[1] + stray[3]) / 2 <= y1:
        return False
    gap = (stray[2], x0) if stray[2] <= x0 + line.height else (x1, stray[0])
    if not -line.height <= gap[1] - gap[0] <= _NEAR * line.height:
        return False
    middle = (y0 + y1) / 2
    return not any(a == b and top <= middle <= low and min(gap) <= a <= max(gap) for a, top, b, low in ruled)


def _read_one(pixels: Any, box: ink.Box, margin: float) -> _Line | None:
    """The one line of text in a box, with so much white around it."""
    import numpy

    x0, y0, x1, y1 = (round(value) for value in box)
    cut = pixels[max(0, y0) : y1, max(0, x0) : x1]
    if not cut.size:
        return None
    around = round(margin)
    cut = numpy.pad(cut, ((around, around), (around, around), (0, 0)), constant_values=255)
    result = _engine()(numpy.ascontiguousarray(cut[:, :, ::-1]), use_det=False, use_cls=False, use_rec=True)
    if not result.txts or not result.txts[0].strip():
        return None
    text, score = str(result.txts[0]), float(result.scores[0])
    info = result.word_results[0] if result.word_results else None
    shares = [float(share) for share in getattr(info, "confs", None) or ()]
    known = shares if len(shares) == visible(text) else [score] * visible(text)
    return _Line(box, text, score, [(share, None) for share in known])


def _glyphs(line: _Line, points: float) -> list[Glyph]:
    """The characters of a line over its box: each from its own left edge where that is known, else by their kinds.

    Neighbours touch, so that no gap is taken for a blank, but for those that stand in two columns.
    """
    text = _MARK.sub(lambda mark: mark[0].translate(_FULL), line.text.strip())
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


@cache
def _engine() -> Any:
    """The recogniser, loaded once in a process; its log is off."""
    from rapidocr import RapidOCR

    engine = RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": _SIDE_MOST,
            "Global.text_score": 0.0,
            "Global.use_cls": False,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
        }
    )
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return engine
