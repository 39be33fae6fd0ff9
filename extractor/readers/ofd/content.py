"""What is drawn on a page of an OFD: text with its places, ruling lines, pictures (GB/T 33190-2016, clauses 8 to 13)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import visible
from extractor.readers.container import Element
from extractor.readers.layout.glyphs import Box, Glyph
from extractor.readers.layout.rulings import Piece, can_make_table, straight
from extractor.readers.ofd.structure import POINTS, numbers

HIDDEN = "不显示的文字"

# Of the height of a character: how much stands above the line it is written on, and below.
_ABOVE, _BELOW = 0.88, 0.12
_NARROW = 0.5  # width of a Latin character in that of a Han character, where nothing else tells it
_WIDE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\u3000\u2014\u2018-\u201d\u2026\u2460-\u24ff\U00020000-\U0003ffff]"
)
_DEPTH_MOST = 6
_COMPOSITES_MOST = 2_000  # on a page; they may hold one another
_REPEAT_MOST = 100_000
_POINTS_MOST = 5_000

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class PageContent:
    """What has been read of a page: upright `glyphs` in points, `askew` and `hidden` text, and `seen` characters."""

    def __init__(self, composites: dict[str, Element]) -> None:
        self._composites = composites
        self._pieces: list[Piece] = []
        self.glyphs: list[Glyph] = []
        self._askew: list[str] = []
        self._hidden: list[str] = []
        self._placed = 0
        self.seen = 0
        self.pictures = 0

    @property
    def askew(self) -> str:
        """Text that stands askew or upright to the lines, such as a watermark."""
        return "".join(self._askew)

    @property
    def hidden(self) -> str:
        """Text that is not shown."""
        return "".join(self._hidden)

    def read(self, root: Element, outer: Matrix = _IDENTITY, depth: int = 0) -> None:
        """Add all that is drawn below `root`, in the file's order."""
        self.seen += sum(visible(code.text or "") for code in root.iter("{*}TextCode"))
        for node in root.iter("{*}TextObject", "{*}PathObject", "{*}ImageObject", "{*}CompositeObject"):
            kind = node.tag.rsplit("}", 1)[-1]
            if kind == "ImageObject":
                self.pictures += 1
                continue
            matrix = _times(_placed(node), outer)
            if kind == "TextObject":
                self._text(node, matrix)
            elif kind == "PathObject":
                self._pieces += straight(list(_points(node, matrix)))
            elif (unit := self._composites.get(node.get("ResourceID", ""))) is not None and depth < _DEPTH_MOST:
                self._placed += 1
                if self._placed <= _COMPOSITES_MOST:
                    self.read(unit, matrix, depth + 1)

    def rulings(self) -> list[Box]:
        """Ruling lines as boxes; none where they cannot make a table."""
        return [(p.x0, p.y0, p.x1, p.y1) for p in self._pieces] if can_make_table(self._pieces) else []

    def _text(self, node: Element, matrix: Matrix) -> None:
        a, b, c, d, e, f = matrix
        codes = list(node.iter("{*}TextCode"))
        if node.get("Visible", "true").lower() in ("false", "0"):
            self._hidden += [code.text or "" for code in codes]
            return
        turned = node.get("ReadDirection", "0") != "0" or node.get("CharDirection", "0") != "0"
        if turned or a <= 0 or d <= 0 or abs(b) > 0.05 * a or abs(c) > 0.05 * d:
            self._askew += [code.text or "" for code in codes]
            return
        size = (numbers(node.get("Size")) or [0.0])[0]
        em = size * d
        across = size * a * ((numbers(node.get("HScale")) or [1.0])[0] or 1.0)
        x = y = 0.0
        for code in codes:
            x, y = _start(code, x, y)
            for char, left, width in _characters(code, x, across / (a or 1.0)):
                base = (d * y + f) * POINTS
                start = (a * left + e) * POINTS
                box = (start, base - _ABOVE * em * POINTS, start + a * width * POINTS, base + _BELOW * em * POINTS)
                self.glyphs.append(Glyph(" " if char.isspace() and char != "\u3000" else char, *box))


def _start(code: Element, x: float, y: float) -> tuple[float, float]:
    """Where a text code begins: what it does not say is as in the one before it."""
    own_x, own_y = numbers(code.get("X")), numbers(code.get("Y"))
    return (own_x[0] if own_x else x), (own_y[0] if own_y else y)


def _characters(code: Element, x: float, em: float) -> Iterator[tuple[str, float, float]]:
    """The characters of a text code with the left edge and width of each, in the object's own measure."""
    text = code.text or ""
    steps = _steps(code.get("DeltaX"), len(text))
    for index, char in enumerate(text):
        usual = em if _WIDE.match(char) else _NARROW * em
        step = steps[index] if index < len(steps) else usual
        # A step of up to a Han character's width is the character's own; a longer one leaves a gap.
        yield char, x, step if 0 < step <= em else usual
        x += step


def _steps(written: str | None, most: int) -> list[float]:
    """Distances from each character to the next; `g 3 2.5` says 2.5 three times (clause 11.3)."""
    parts = (written or "").split()
    steps: list[float] = []
    at = 0
    while at < len(parts) and len(steps) < most:
        if parts[at] == "g" and at + 2 < len(parts):
            times = int(min(max(0.0, numbers(parts[at + 1])[0]), _REPEAT_MOST))
            steps += numbers(parts[at + 2]) * min(times, most)
            at += 3
        else:
            steps += numbers(parts[at])
            at += 1
    return steps


def _points(node: Element, matrix: Matrix) -> Iterator[tuple[float, float, bool]]:
    """The points of a path in points, and whether a straight line leads to each (clause 9.1)."""
    a, b, c, d, e, f = matrix
    start = last = (0.0, 0.0)
    command = ""
    values: list[float] = []
    for part in (node.findtext("{*}AbbreviatedData") or "").split()[:_POINTS_MOST]:
        if part in _TAKES:
            command, values = part, []
            if command == "C":
                yield *start, True
            continue
        values += numbers(part)
        if len(values) == _TAKES.get(command, 0):
            x, y = values[-2:]
            last = ((a * x + c * y + e) * POINTS, (b * x + d * y + f) * POINTS)
            if command in "SM":
                start = last
            yield *last, command == "L"
            values = []


_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""The commands of a path and how many numbers each takes."""


def _placed(node: Element) -> Matrix:
    """The matrix of an object: its own, then its place on the page."""
    boundary = numbers(node.get("Boundary"))
    left, top = (boundary[0], boundary[1]) if len(boundary) == 4 else (0.0, 0.0)
    own = numbers(node.get("CTM"))
    a, b, c, d, e, f = own if len(own) == 6 else _IDENTITY
    return a, b, c, d, e + left, f + top


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does `inner` first and `outer` after it."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
