"""Tables that lost their rows: the header a cell a line, then the cells of every row a line each.

Empty and merged cells leave no line behind, so a row is told by what its cells can hold: a row's points are numbers, its
kind of indicators ends in 指标, its name is no number. The way of cutting that takes most lines is the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from db.records import Block
from extractor.outline.columns import column_of
from extractor.outline.marks import read_mark
from extractor.outline.tree import piece
from extractor.outline.types import GridCell

_KEPT = frozenset({"indicator", "target", "actual"})  # a row has them all, whatever else it lacks
_LOST = frozenset({"number", "level1", "level2", "deviation", "unit", "weight", "score", "name", "nature"})
_LEAST, _SHARE = 3, 0.5
_POINTS = r"\d{1,3}(?:\.\d+)?\s*分?"
_SHORT = r"(?=.*\S)[^。]{1,%d}"
_HOLDS = {
    "number": re.compile(r"\d{1,3}"),
    "level1": re.compile(r"[一-鿿]{2,8}(?:指标)?"),
    "level2": re.compile(r"[一-鿿]{2,8}(?:指标)?"),
    "name": re.compile(r"(?!\d+$)" + _SHORT % 40),
    "nature": re.compile(r"[≥≤＞＜=＝]|定性|定量|[正反]向"),
    "indicator": re.compile(r"(?=.*[一-鿿])(?![≥≤＞＜=＝]?\s*\d[\d.,]*\s*\S{0,6}$)" + _SHORT % 40),
    "target": re.compile(_SHORT % 40),
    "unit": re.compile(r"[^\d。]{1,6}"),
    "actual": re.compile(_SHORT % 60),
    "weight": re.compile(_POINTS),
    "score": re.compile(_POINTS),
    "deviation": re.compile(r"(?!\d+$)(?=.*\S).{1,80}"),
}
_KIND = re.compile(r"(?:产出|效益|满意度|成本|数量|质量|时效|经济|社会|生态|可持续)[一-鿿]{0,6}")
_DIGIT = re.compile(r"\d")


def upright(blocks: Sequence[Block], at: int) -> tuple[int, list[GridCell]] | None:
    """The lines from `at` on that are a table a cell a line, and its cells; None where there is none."""
    header = _header(blocks, at)
    if header is None:
        return None
    first = at + len(header)
    texts = [block.text.strip() for block in _plain(blocks, first)]
    rows = _rows(header, texts)
    told = [row["target"] for row in rows] + [row["actual"] for row in rows]
    if not rows or sum(bool(_DIGIT.search(texts[i])) for i in told) < _SHARE * len(told):
        return None
    places = [{name: at + column for column, name in enumerate(header)}]
    places += [{name: first + i for name, i in row.items()} for row in rows]
    cells = [
        _cell(blocks[row[name]], number, header.index(name) + 1)
        for number, row in enumerate(places, 1)
        for name in header
        if name in row
    ]
    return len(header) + sum(map(len, rows)), cells


def _cell(block: Block, row: int, column: int) -> GridCell:
    place = piece(block, 0, len(block.text))
    return GridCell(row, column, block.text.strip(), (place,) if place else ())


def _plain(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """The lines from `at` on that can be cells: neither headings nor items of a list, and no rows of their own."""
    for block in islice(blocks, at, None):
        styled = block.cell is not None or block.level is not None or block.marker is not None
        if styled or "\t" in block.text.strip() or read_mark(block.text.strip()) is not None:
            break
        yield block


def _header(blocks: Sequence[Block], at: int) -> tuple[str, ...] | None:
    """What the lines from `at` on say of columns, as long as each is the head of another one."""
    found: list[str] = []
    for block in _plain(blocks, at):
        name = column_of(block.text.strip())
        if name is None or name in found or name not in _HOLDS or _KIND.fullmatch(block.text.strip()):
            break
        found.append(name)
    if "indicator" not in found and "level2" in found:
        found = ["indicator" if name == "level2" else name for name in found]
    return tuple(found) if len(found) >= _LEAST and set(found) >= _KEPT else None


def _rows(header: tuple[str, ...], texts: Sequence[str]) -> list[dict[str, int]]:
    """The rows of which the lines consist, each the places of its cells: as many lines as can be taken."""
    size = len(texts)

    @cache
    def best(at: int) -> tuple[int, int, tuple[tuple[int, ...], ...]]:
        """Lines taken from `at` on, cells lost (negative), and the rows as places of columns (-1: lost)."""
        made: tuple[int, int, tuple[tuple[int, ...], ...]] = (0, 0, ())
        for row, end in _cuts(header, texts, at):
            taken, lost, rest = best(end)
            one = (taken + end - at, lost - row.count(-1), (row, *rest))
            made = max(made, one, key=lambda each: each[:2])
        return made

    if size > 600:
        return []  # deeper than a form ever is
    return [{header[c]: i for c, i in enumerate(row) if i >= 0} for row in best(0)[2]]


def _cuts(header: tuple[str, ...], texts: Sequence[str], at: int) -> list[tuple[tuple[int, ...], int]]:
    """All rows that can begin at `at`, with where they end."""
    open_: list[tuple[tuple[int, ...], int]] = [((), at)]
    for name in header:
        after: list[tuple[tuple[int, ...], int]] = []
        for row, end in open_:
            if end < len(texts) and _fits(name, texts[end]):
                after.append(((*row, end), end + 1))
            if name in _LOST:
                after.append(((*row, -1), end))
        open_ = after
    return [(row, end) for row, end in open_ if end > at]


def _fits(name: str, text: str) -> bool:
    if _HOLDS[name].fullmatch(text) is None:
        return False
    if name in ("level1", "level2"):
        return _KIND.fullmatch(text) is not None
    return name not in ("indicator", "target", "actual", "unit") or _KIND.fullmatch(text) is None
