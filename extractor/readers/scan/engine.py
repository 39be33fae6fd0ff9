"""RapidOCR as it is asked here: for the lines of a page, and for the one line in a box."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from typing import Any

from db.records import visible
from extractor.readers.scan import ink

DOUBTFUL = 0.85
"""Lines that are recognised with less confidence are named."""
ALONE = 0.6
"""What stands alone is taken for text from this confidence on."""

# In pixels; the recogniser makes larger pages smaller, and by its own setting an A4 page of 200 dots, too.
_SIDE_MOST = 3400


@dataclass(slots=True)
class ReadLine:
    """A line as recognised: its box in pixels, its text and confidence, and its characters' confidences and left edges."""

    box: ink.Box
    text: str
    score: float
    characters: list[tuple[float, float | None]]
    tall: bool = False

    @property
    def height(self) -> float:
        """Its height in pixels."""
        return self.box[3] - self.box[1]


def read_page(pixels: Any) -> list[ReadLine]:
    """The lines that the recogniser finds on a page."""
    result = _engine()(pixels[:, :, ::-1], use_det=True, use_cls=False, use_rec=True)
    if result.boxes is None or result.txts is None:
        return []
    words: Any = result.word_results
    if len(words or ()) != len(result.txts):
        words = [()] * len(result.txts)
    found: list[ReadLine] = []
    for corners, text, score, parts in zip(result.boxes, result.txts, result.scores, words, strict=True):
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        box = (min(xs), min(ys), max(xs), max(ys))
        known: list[tuple[float, float | None]] = [
            (float(share), min(float(x) for x, _ in at)) for _, share, at in parts
        ]
        if "".join(str(char) for char, *_ in parts) != "".join(text.split()):
            known = [(float(score), None)] * visible(text)
        tall = box[3] - box[1] > 1.5 * (box[2] - box[0]) and visible(text) > 2
        found.append(ReadLine(box, text, float(score), known, tall))
    return [line for line in found if line.text.strip()]


def read_line(pixels: Any, box: ink.Box, margin: float) -> ReadLine | None:
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
    return ReadLine(box, text, score, [(share, None) for share in known])


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
