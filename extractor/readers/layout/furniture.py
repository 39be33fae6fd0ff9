"""Running headers, footers and page numbers: found because pages repeat them, and put aside with the reason."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from statistics import median

from extractor.readers.layout.lines import Line
from extractor.readers.layout.page import Page
from extractor.readers.page_numbers import NUMBER, is_certain

HEADER, FOOTER = "页眉", "页脚"

# The strips in which running lines stand, as a share of the page's height.
_STRIP = 0.14
# Points by which the same running line may stand higher or lower on another page.
_DRIFT = 6.0
# A running line repeats on this share of the pages at least (odd and even pages, chapters), and on two.
_SHARE = 0.2
# A running line is not set larger than the text; the title that every form of a collection bears is.
_LARGEST = 1.05

_COLONS = ("：", ":")
_NUMBER = re.compile(r"\d+|(?<![a-zA-Z])[ivxIVX]+(?![a-zA-Z])")
_PAGE_NUMBER = re.compile(r"(?:[\W_]|第|共|页|of|page)*#(?:[\W_]|第|共|页|of|page|#)*", re.I)


def put_aside(pages: list[Page]) -> list[tuple[Line, str]]:
    """Take running lines out of `pages`, from the edges inwards, and give them with the reasons in reading order."""
    sizes = [line.em for page in pages for line in page.lines]
    if not sizes:
        return []
    largest = _LARGEST * median(sizes)
    heights: dict[tuple[bool, str], list[float]] = defaultdict(list)
    edges = [(page, top, _edge(page, top)) for page in pages for top in (True, False)]
    for _, top, edge in edges:
        for line in edge:
            heights[top, _shape(line.text)].append(line.top)
    for found in heights.values():
        found.sort()
    among = Counter(_shape(line.text) for page in pages for line in page.lines)
    aside: dict[int, tuple[Line, str]] = {}
    for page, top, edge in edges:
        for line in edge:
            shape = _shape(line.text)
            number = _PAGE_NUMBER.fullmatch(shape) is not None
            ordered = heights[top, shape]
            times = bisect_right(ordered, line.top + _DRIFT) - bisect_left(ordered, line.top - _DRIFT)
            # On a single page nothing repeats; only a line that can be nothing but a page number is taken for one.
            # A label that pages happen to begin or end with stands within them, too.
            within = among[shape] - len(ordered) - len(heights.get((not top, shape), ()))
            label = times < within or line.text.rstrip().endswith(_COLONS)
            repeats = times >= 2 and (number or (times >= _SHARE * len(pages) and not label))
            if not (repeats and line.em <= largest) and not (len(pages) == 1 and is_certain(line.text)):
                break  # what stands further in is text
            aside[id(line)] = (line, NUMBER if number else HEADER if top else FOOTER)
        page.lines = [line for line in page.lines if id(line) not in aside]
    return sorted(aside.values(), key=lambda found: (found[0].page, found[0].top))


def _edge(page: Page, top: bool) -> list[Line]:
    """The lines in the page's upper or lower strip, from its edge inwards as far as no table stands before them."""
    tables = page.tables
    ordered = sorted(page.lines, key=lambda line: line.top)
    if top:
        limit = min([_STRIP * page.height, *(table.box[1] for table in tables)])
        return [line for line in ordered if line.bottom <= limit]
    limit = max([(1 - _STRIP) * page.height, *(table.box[3] for table in tables)])
    return [line for line in reversed(ordered) if line.top >= limit]


def _shape(text: str) -> str:
    """A line with its numbers made alike and its blanks taken out."""
    return _NUMBER.sub("#", "".join(text.split()))
