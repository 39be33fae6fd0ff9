"""Rows of a form that are spelled out, a cell a line behind its column's name: 指标名称：…… 年度指标值：…… 实际完成值：……"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from db.records import Block, Span
from db.values import value
from extractor.outline.columns import column_of
from extractor.outline.marks import read_mark
from extractor.outline.tree import piece
from extractor.outline.types import GridCell

_LABEL = re.compile(r"\s*(?P<label>[一-鿿]{2,10}(?:[\d一二三四五六七八九十]{1,2})?)\s*[：:]")
# The labels of a project's fields (绩效指标：, 完成情况：) are none of these: what they lead is no cell.
_NAME = re.compile(r"(?:三级)?指标(?:名称|内容)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?")
_VALUE = re.compile(
    r"[一-鿿]*(?:目标|指标|计划|完成|实际|实现)值|(?:全年|年度)?实际(?:完成)?(?:情况|数)?|完成情况|(?:年初|年度)目标"
)
_BESIDE = frozenset({"unit", "weight", "score", "deviation", "nature", "level1", "level2"})
_ROW = {"indicator", "target", "actual"}
_RATE = re.compile(r"(?:指标|目标|实际)?(?:完成|达成|实现)(?:率|比例|进度)")
_TOLD = re.compile("(?:完成|具体|有关|情况)*(?:情况)?说明")  # says more of the result, where it names no deviation
_NUMBER = re.compile(r"[\d一二三四五六七八九十]+$")
_FURTHER = re.compile(r"(?<=[；;，,。\s])\s*(?P<label>[一-鿿]{2,10})\s*[：:]")
_COLON, _END = re.compile(r"\s*[：:]"), re.compile(r"[；;，,。\s]+$")


@value
class Cell:
    """A cell with its column's name in words of this program, the label as written, and what is behind it, if anything."""

    column: str
    label: Span
    value: Span | None


def spelled(blocks: Sequence[Block], at: int) -> tuple[int, list[GridCell]] | None:
    """The lines from `at` on that spell rows out, and their cells under a header made of the first row's labels."""
    if "指标" not in blocks[at].text[:12]:
        return None
    rows: list[list[Cell]] = []
    count = 0
    for block in islice(blocks, at, None):
        line = _line(block, begun=bool(rows))
        if not line or (not rows and line[0].column != "indicator"):
            break
        if line[0].column == "indicator":
            if rows and not _whole(rows[-1]):
                return None
            rows.append([])
        rows[-1] += line
        count += 1
    if not rows or not _whole(rows[-1]):
        return None
    header = list({cell.column: cell for row in reversed(rows) for cell in reversed(row)}.values())
    header.sort(key=lambda cell: (cell.label.block, cell.label.start))
    made = [GridCell(1, column, cell.label.quote, (cell.label,)) for column, cell in enumerate(header, 1)]
    for number, row in enumerate(rows, 2):
        found: dict[str, list[Span]] = {}
        for cell in row:
            found.setdefault(cell.column, []).extend([cell.value] if cell.value is not None else [])
        for column, head in enumerate(header, 1):
            places = tuple(found.get(head.column, ()))
            made.append(GridCell(number, column, "\n".join(place.quote for place in places), places))
    return count, made


def _whole(row: Sequence[Cell]) -> bool:
    return {cell.column for cell in row} >= _ROW


def _line(block: Block, *, begun: bool) -> list[Cell]:
    """The cells that a line fills, with their labels; none for any other line."""
    if block.cell is not None or block.level is not None or "\t" in block.text:
        return []
    text = block.text
    mark = read_mark(text[:40])
    at = mark.rest if mark else 0
    found: list[tuple[str, int, int]] = []
    while hit := _LABEL.match(text, at) if not found else _FURTHER.search(text, at):
        column = _column(hit["label"], begun or bool(found))
        if column is not None:
            found.append((column, hit.start("label"), hit.end("label")))
        elif not found:
            return []
        at = hit.end()
    if not found or (mark and found[0][0] != "indicator"):
        return []
    ends = [*(start for _, start, _ in found[1:]), len(text)]
    return [
        Cell(column, label, _value(block, behind, end))
        for (column, start, behind), end in zip(found, ends, strict=True)
        if (label := piece(block, start, behind)) is not None
    ]


def _value(block: Block, start: int, end: int) -> Span | None:
    """What stands behind a label, without its colon and without the mark that ends it."""
    colon = _COLON.match(block.text, start)
    start = colon.end() if colon else start
    return piece(block, start, start + len(_END.sub("", block.text[start:end])))


def _column(label: str, begun: bool) -> str | None:
    """What column a label heads; None where it is no column's, or the label of a project's field."""
    if begun and _RATE.fullmatch(label):
        return label
    if begun and _TOLD.fullmatch(label):
        return "actual"
    name = column_of(_NUMBER.sub("", label))
    if name == "indicator":
        return name if _NAME.fullmatch(label) else None
    if name in ("target", "actual", "goal"):
        return None if _VALUE.fullmatch(label) is None else "target" if name == "goal" else name
    return name if name in _BESIDE else None
