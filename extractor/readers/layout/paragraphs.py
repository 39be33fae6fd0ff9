"""Lines to paragraphs by geometry: where lines begin, where they end, how far they stand apart; also across pages."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from extractor.readers.heads import LABEL, MARK, STOP
from extractor.readers.layout.breaks import left_short
from extractor.readers.layout.glyphs import least
from extractor.readers.layout.lines import Line, join
from extractor.readers.layout.page import Page, Table
from extractor.readers.layout.places import Placed, placed, take

# In widths of a Han character.
_INDENT = 0.8  # a line that begins further in than this is indented (the usual indent is two)
_FULL = 2.2  # a line that ends nearer to the margin than this is full: a sign that may not begin a line takes one along
_HANGING = 4.0
_CENTRED = 0.6
_SINGLE = 1.35  # lines of a title, set larger than the text, stand this far apart
_APART = 0.35  # lines further apart than those of a paragraph by more than this are two paragraphs
# Others: sizes that differ by more than this share are two kinds of text; a distance between lines is usual that this
# share of the full lines keep to the next one.
_SIZE = 0.12
_USUAL = 0.25
_BUCKET = 3.0  # points; places of lines are counted in such steps
# Paragraphs stand apart where what follows short lines, so many at least, mostly does. Short by widths of a Han character.
_SHORT, _SHORTS, _MOSTLY = 8.0, 10, 0.9
_FREQUENT = 0.08  # share of lines that must begin at the left margin

_END = re.compile(r"[。！？；：.!?;:”）)】》]\s*$")
_BAR = re.compile("[|｜│┃丨]")


@dataclass(slots=True)
class Paragraph:
    """A paragraph, the page that it begins on and where it stands there and on the next; `confidence` as of a `Line`."""

    text: str
    page: int
    confidence: float | None = None
    places: list[Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where the lines of pages of one size begin and end, and how far apart those of one paragraph stand at most.

    `apart`: paragraphs stand further apart than their lines, as one sees where the last, shorter line of one is followed.
    """

    left: float
    right: float
    pitch: float
    apart: bool

    def centres(self, line: Line) -> bool:
        """Whether a line is set in the middle."""
        return abs(line.left + line.right - self.left - self.right) <= 2 * _CENTRED * line.em


def paragraphs(pages: Iterable[Page]) -> list[Paragraph | Table]:
    """Paragraphs and tables of all pages in reading order."""
    kept = list(pages)
    measures = _measures(kept)
    said: _Measure | None = None  # that of `last`
    found: list[Paragraph | Table] = []
    last: Line | None = None
    first = True  # whether `last` is the first line of its paragraph
    for page in kept:
        for item in page.items():
            if isinstance(item, Table):
                last = said = None
                found.append(item)
                continue
            measure = measures[_kind(page, item)]
            before = found[-1] if found else None
            follows = last is not None and said is not None and _goes_on(last, said, item, measure, first)
            if follows and last is not None and isinstance(before, Paragraph):
                before.text = join(before.text, item.text)
                before.confidence = least(before.confidence, item.confidence)
                take(before.places, last, item)
                first = False
            else:
                found.append(Paragraph(item.text, item.page, item.confidence, [placed(item)]))
                first = True
            last, said = item, measure
    return found


def _goes_on(last: Line, said: _Measure, line: Line, measure: _Measure, first: bool) -> bool:
    """Whether `line` goes on with the paragraph of `last`; each with the measure of its column."""
    em = max(last.em, line.em)
    if abs(last.em - line.em) > _SIZE * em or not _full(last, line, said.right):
        return False
    if bool(last.column) != bool(line.column) or ("\t" in last.text and "\t" in line.text):  # rows of a list
        return False
    if _are_rows(last.text, line.text):
        return False
    if last.page == line.page and _step(last, line) > max(measure.pitch, _SINGLE * em) + _APART * em:
        return False
    inward = (line.left - measure.left) - (last.left - said.left)
    if inward > _INDENT * em:  # indented; or the item of a list whose text hangs; or the rest of a title
        if not first or STOP.search(last.text):
            return False
        hangs = inward <= _HANGING * em and MARK.match(last.text)
        return bool(hangs) or (said.centres(last) and measure.centres(line))
    if inward < -_INDENT * em:
        return True
    if first and last.left > said.left + _INDENT * em:  # two first lines, each with its indent
        return False
    if measure.apart and last.page == line.page:
        return True
    return not ((MARK.match(line.text) or LABEL.match(line.text)) and _END.search(last.text))


def _are_rows(last: str, line: str) -> bool:
    """Whether two lines are rows of a table that is drawn with bars, as `甲 | 12 | 完成`; one row may take several lines."""
    bars = len(_BAR.findall(last))
    closed = _BAR.match(line.lstrip()) and _BAR.match(last.rstrip()[-1:])
    return bool(bars) and (bool(closed) or (bars > 1 and bars == len(_BAR.findall(line))))


def _full(last: Line, line: Line, right: float) -> bool:
    """Whether `last` ends at the right margin, or as near to it as the first word of `line` allowed."""
    room = right - last.right
    if room <= _FULL * last.em:
        return True
    return left_short(last.text, room / (line.em or 1.0), line.text)  # glyphs may have no width


Kind = tuple[int, int, int]


def _kind(page: Page, line: Line) -> Kind:
    """What lines have in common that begin and end alike: the page's size and the column."""
    return round(page.width), round(page.height), line.column


def _measures(pages: list[Page]) -> dict[Kind, _Measure]:
    """The measures of the text for each size of page and each column that occurs."""
    of_kind: dict[Kind, list[list[Line]]] = defaultdict(list)
    for page in pages:
        mine: dict[Kind, list[Line]] = defaultdict(list)
        for line in page.lines:
            mine[_kind(page, line)].append(line)
        for kind, found in mine.items():
            of_kind[kind].append(found)
    return {kind: _measure(found, None if kind[2] else kind[0]) for kind, found in of_kind.items()}


def _measure(pages: list[list[Line]], width: int | None) -> _Measure:
    """The measure of lines, page by page; `width` is the page's where they run over all of it."""
    found = [line for lines in pages for line in lines]
    lefts = Counter(round(line.left / _BUCKET) for line in found)
    least = max(2.0, _FREQUENT * len(found))
    left = _BUCKET * min((place for place, times in lefts.items() if times >= least), default=min(lefts))
    rights = sorted(line.right for line in found)
    right = rights[int(0.95 * (len(rights) - 1))]
    if width is not None:
        # Where no line is full, the longest says nothing; margins are about alike on both sides.
        right = max(right, width - 1.8 * max(left, 1.0))
    pitch = _pitch(pages, right)
    return _Measure(left, right, pitch, _are_apart(pages, right, pitch))


def _pitch(pages: list[list[Line]], right: float) -> float:
    """The largest usual distance from a full line to the one below it: most of these go on in the same paragraph.

    Where paragraphs are set apart, other lines stand further apart and say nothing of it.
    """
    steps = sorted(
        _step(above, below)
        for lines in pages
        for above, below in pairwise(lines)
        if right - above.right <= _FULL * above.em and abs(above.em - below.em) <= _SIZE * above.em
    )
    usual = (step for step in reversed(steps) if _near(steps, step, 1.0) >= _USUAL * len(steps))
    return next(usual, math.inf)


def _are_apart(pages: list[list[Line]], right: float, pitch: float) -> bool:
    """Whether what follows a line that is clearly short stands further from it than the lines of a paragraph do."""
    steps = [
        _step(above, below) - pitch > _APART * above.em
        for lines in pages
        for above, below in pairwise(lines)
        if right - above.right > _SHORT * above.em and abs(above.em - below.em) <= _SIZE * above.em
    ]
    return len(steps) >= _SHORTS and sum(steps) >= _MOSTLY * len(steps)


def _step(above: Line, below: Line) -> float:
    """How far two lines stand apart; the boxes of some fonts are twice as high as those of others."""
    return min(below.top - above.top, below.bottom - above.bottom)


def _near(ordered: list[float], value: float, distance: float) -> int:
    """How many of the `ordered` values lie within a distance of `value`."""
    return bisect_right(ordered, value + distance) - bisect_left(ordered, value - distance)
