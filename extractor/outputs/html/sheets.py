"""Where a quote stands on its page, as a small drawing: the page, grey where text is, with the quote's block marked.

Only for reports whose source knows places. What stands on a page is drawn once and used by every drawing of the page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby

from db.records import Block, PageBox
from extractor.outputs.findings import Audited

# Shares of a page: a box that is higher than the first is in no part of it; one that lies beyond the second is on one side.
_FILLS = 0.7
_SIDE = 0.46


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in whole points, from its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is drawn once: its size in whole points, and the path around all that stands on it."""

    key: str
    width: int
    height: int
    path: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page beside a quote: the sheet under it, what is marked on it, and the same in words."""

    sheet: str
    number: int
    width: int
    height: int
    marks: tuple[Rectangle, ...]
    says: str


def sheets(section: str, a: Audited) -> tuple[Sheet, ...]:
    """The pages that evidence of this report stands on, in order."""
    quoted = {e.span.block for f in a.findings for e in f.evidence if e.report_id in (None, a.report.id)}
    wanted = {box.page for block in quoted for box in a.report.block(block).boxes}
    held: dict[int, list[PageBox]] = defaultdict(list)
    for block in a.report.blocks:
        for box in block.boxes:
            if box.page in wanted:
                held[box.page].append(box)
    return tuple(
        Sheet(_key(section, page), *_size(boxes[0]), "".join(_path(_rectangle(box)) for box in boxes))
        for page, boxes in sorted(held.items())
    )


def leaves(section: str, block: Block) -> tuple[Leaf, ...]:
    """The pages that a block stands on; none where its source knows no places."""
    found: list[Leaf] = []
    for page, group in groupby(block.boxes, key=lambda box: box.page):
        boxes = list(group)
        words = "、".join(dict.fromkeys(_where(box) for box in boxes))
        marks = tuple(_rectangle(box) for box in boxes)
        found.append(Leaf(_key(section, page), page, *_size(boxes[0]), marks, f"第{page}页，页面{words}"))
    return tuple(found)


def _where(box: PageBox) -> str:
    """The part of the page that a box is in: 上部, 中部左侧 …, by its middle and its sides."""
    part = side = ""
    if box.y1 - box.y0 <= _FILLS * box.height:
        part = ("上部", "中部", "下部")[min(2, int(3 * (box.y0 + box.y1) / (2 * box.height)))]
    if box.x1 <= (1 - _SIDE) * box.width:
        side = "左侧"
    elif box.x0 >= _SIDE * box.width:
        side = "右侧"
    return part + side or "大部"


def _key(section: str, page: int) -> str:
    return f"{section}-s{page}"


def _size(box: PageBox) -> tuple[int, int]:
    return max(1, round(box.width)), max(1, round(box.height))


def _rectangle(box: PageBox) -> Rectangle:
    x, y = round(box.x0), round(box.y0)
    return Rectangle(x, y, max(1, round(box.x1) - x), max(1, round(box.y1) - y))


def _path(one: Rectangle) -> str:
    """The outline of a rectangle (SVG 1.1, 8.3)."""
    return f"M{one.x} {one.y}h{one.width}v{one.height}h-{one.width}z"
