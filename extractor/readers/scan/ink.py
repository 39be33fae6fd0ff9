"""The ink of a page as pixels: its skew, its ruling lines, and what the recogniser's search for text passed over.

Boxes are (left, top, right, bottom) in pixels.
"""

from __future__ import annotations

from typing import Any

Box = tuple[float, float, float, float]
Run = tuple[int, int, int]

DARK = 140
"""A pixel whose darkest colour is below this is ink."""

# In inches: a dark run this long is a ruling line and no stroke of a character; between two lines a shorter one is, too,
# that ends this near to both.
_LINE, _SHORT, _TOUCH = 0.5, 0.12, 0.02
# The skew that is looked for, in degrees, and the pixels to which a page is made small for it.
_SKEW_MOST, _SKEW_STEP, _SKEW_SIDE = 3.0, 0.25, 700
# In heights of a line: ink nearer than this belongs together; what is smaller is dirt; what is taller is a picture.
# Ink that is as high as a line and thinner than the last of these is a piece of a ruling line.
_TOGETHER, _SMALL, _TALL, _THIN = 0.9, 0.2, 2.5, 0.07
_STRAYS_MOST = 300


def skew(dark: Any) -> float:
    """By how many degrees the lines of a page run askew, positive where they rise: rows are sharpest when upright."""
    import numpy
    from PIL import Image

    scale = max(1, max(dark.shape) // _SKEW_SIDE)
    small = Image.fromarray((dark[::scale, ::scale] * 255).astype(numpy.uint8))

    def sharpness(angle: float) -> float:
        rows = numpy.asarray(small.rotate(-angle, fillcolor=0), dtype=numpy.float64).sum(axis=1)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    steps = int(_SKEW_MOST / _SKEW_STEP)
    angles = sorted((step * _SKEW_STEP for step in range(-steps, steps + 1)), key=abs)
    best = max(angles, key=sharpness)
    # An upright page stays untouched: turning blurs it.
    return best if abs(best) > _SKEW_STEP and sharpness(best) > 1.1 * sharpness(0.0) else 0.0


def rulings(dark: Any, dots: float) -> list[Box]:
    """Straight dark runs, across and down: long ones, and short ones between two of those (a narrow cell's edges)."""
    across, down = _runs(dark, int(_LINE * dots)), _runs(dark.T, int(_LINE * dots))
    short = int(_SHORT * dots)
    down += [run for run in _runs(dark.T, short) if _is_between(run, across, dots)]
    across += [run for run in _runs(dark, short) if _is_between(run, down, dots)]
    found = [(float(a), float(at), float(b), float(at)) for at, a, b in dict.fromkeys(across)]
    return found + [(float(at), float(a), float(at), float(b)) for at, a, b in dict.fromkeys(down)]


def _is_between(run: Run, others: list[Run], dots: float) -> bool:
    """Whether a run ends on lines of the other direction on both sides."""
    at, start, end = run
    near = _TOUCH * dots
    met = [other for other, a, b in others if a - near <= at <= b + near]
    return all(any(abs(other - place) <= near for other in met) for place in (start, end))


def strays(dark: Any, ruled: list[Box], read: list[Box], height: float) -> list[Box]:
    """Ink of the size of text that is neither on a ruling line nor in a box that was read; `height` is a line's.

    The search for text passes over thin and single characters (一 and 、, a lone figure in a cell). A page with too many
    such places is dirty, and none is given.
    """
    import cv2
    import numpy

    left = dark.astype(numpy.uint8)
    for x0, y0, x1, y1 in ruled:
        _blank(left, (x0, y0, x1, y1), 2.0)
    for box in read:
        _blank(left, box, 0.1 * height)
    reach = max(1, int(_TOGETHER * height))
    joined = cv2.dilate(left, numpy.ones((max(1, reach // 3), reach), numpy.uint8))
    count, names, _, _ = cv2.connectedComponentsWithStats(joined)
    if count > _STRAYS_MOST:
        return []
    found: list[Box] = []
    for name in range(1, count):
        ys, xs = numpy.nonzero(left * (names == name))
        if not len(xs):
            continue
        box = (float(xs.min()), float(ys.min()), float(xs.max() + 1), float(ys.max() + 1))
        wide, high = box[2] - box[0], box[3] - box[1]
        if wide < _THIN * height and high >= 0.9 * height:
            continue
        if max(wide, high) >= _SMALL * height and high <= _TALL * height:
            found.append(box)
    return found


def _blank(ink: Any, box: Box, margin: float) -> None:
    x0, y0, x1, y1 = box
    ink[max(0, int(y0 - margin)) : int(y1 + margin) + 1, max(0, int(x0 - margin)) : int(x1 + margin) + 1] = 0


def _runs(dark: Any, least: int) -> list[Run]:
    """Rows, with the first and last place of each dark run in them that is at least so long."""
    import numpy

    found: list[Run] = []
    for at in numpy.flatnonzero(dark.sum(axis=1) >= least):
        edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], dark[at].astype(numpy.int8), [0]))))
        found += [(int(at), int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= least]
    return found
