"""Tables of numbers in completions: a head with things and their units, a row for each place or batch, a total below.

区县	培训（人次）	宣传品（份）
东区	3,920	16,800
合计	13,330	55,600

The head and the bare numbers are no sentences. A column's total answers the demand for the thing in its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from db.records import Block, Figure, Quantity, Report, Span
from db.values import value
from extractor.language import kept
from extractor.outline.columns import UNIT_NAMED, filled, header_of
from extractor.outline.grids import grids_of
from extractor.outline.types import GridCell
from extractor.results.lexicon import lexicon

_NUMBER = re.compile(r"(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
_FIGURE = re.compile(r"\d(?!\d{0,3}年)")
"""What a head tells no figure, but maybe a year (2024年完成)."""
_NOTHING = re.compile(r"[\s—\-－/]*")
_TOTAL = re.compile(r"(?:合\s*计|总\s*计|共\s*计|全[市县区省州]合计)\s*[：:]?")
_LAYER = re.compile(r"小\s*计|其中")
_UNITS_OF_ALL = re.compile(r"(?:^|[（(\s])(?:计量)?单位\s*[：:]\s*(?P<unit>[一-鿿㎡㎞]{1,6})\s*[）)]?$")
_SOME = re.compile(r"主要|部分|重点|典型|代表|其中")
_AMOUNT = re.compile(r"[本全]年|实际|完成|总?数量?$|总量$|情况$|规模$")
"""Words in the head of a column of numbers that say only that so many were done."""
_ENDS_IN_UNIT = re.compile(r"(人次|场次|批次|家次|户|人|场|次)数?$")
_CAPTION = 40
"""A line above a table that gives its unit is no longer than this."""
_FEWEST = 2


@value
class Entry:
    """What a table says of one thing: the words that name it, the cells that say it, and the figure where it stands.

    `added` is what the rows come to, where the table has no total; `part` says that there may be more than they tell. A figure without a unit is one that nothing tells
    the unit of.
    """

    name: str
    quantity: Quantity
    evidence: tuple[Span, ...]
    added: Figure | None = None
    part: bool = False

    @property
    def figure(self) -> Figure:
        """What is told in all."""
        return self.added or self.quantity.figure


@value
class Table:
    """A table of numbers: its blocks, those of them that say nothing by their words, and what it tells."""

    blocks: frozenset[int]
    bare: frozenset[int]
    entries: tuple[Entry, ...]


def of(report: Report) -> tuple[Table, ...]:
    """The tables of numbers in the completions of a report's projects."""
    told = {s.block for p in report.projects if p.completion is not None for s in p.completion.spans}
    inside = [b for b in report.blocks if b.id in told and (b.cell is not None or "\t" in b.text)]
    if not inside:
        return ()
    first, last = inside[0].id, inside[-1].id  # with the empty cells between them
    rows = (b for b in report.blocks[first - 1 : last] if b.cell is not None or "\t" in b.text)
    found: list[Table] = []
    for _, run in groupby(enumerate(rows), key=lambda entry: entry[1].id - entry[0]):
        for grid in grids_of([block for _, block in run]):
            above = report.blocks[grid.first - 2].text.strip() if grid.first > 1 else ""
            table = _table(filled(grid), report.blocks[grid.first - 1 : grid.last], above)
            if table is not None and not told.isdisjoint(table.blocks):
                found.append(table)
    return tuple(found)


def _table(rows: Sequence[Sequence[GridCell]], blocks: Sequence[Block], above: str) -> Table | None:
    """The table of these rows; None where it is a form, or its head or its rows are not plain."""
    if len(rows) <= _FEWEST - 1 or any(map(header_of, rows)):
        return None
    head, body = rows[0], rows[1:]
    if any(_FIGURE.search(c.text) or c.column_span > 1 or c.row_span > 1 for c in head):
        return None
    columns = [c for c in head if c.text.strip() and _is_numeric(c.column, body)]
    if not columns or len(columns) == sum(bool(c.text.strip()) for c in head):
        return None
    silent = [r for r in body if all(_bare(c) for c in r if any(c.column == n.column for n in columns))]
    labels = {c.column for c in head} - {c.column for c in columns}
    plain = [r for r in silent if not any(re.search(r"\d", c.text) for c in r if c.column in labels)]
    bare = {s.block for r in (head, *plain) for c in r for s in c.spans}
    common = _UNITS_OF_ALL.search(above) if len(above) <= _CAPTION else None
    entries = tuple(_entries(columns, head, body, common["unit"] if common else ""))
    return Table(frozenset(b.id for b in blocks), frozenset(bare), entries)


def _bare(cell: GridCell) -> bool:
    return bool(_NUMBER.fullmatch(cell.text.strip()) or _NOTHING.fullmatch(cell.text))


def _is_numeric(column: int, body: Sequence[Sequence[GridCell]]) -> bool:
    """Whether a column holds numbers, each with its unit or without, and nothing else."""
    cells = [c for row in body for c in row if c.column == column and not _NOTHING.fullmatch(c.text)]
    return bool(cells) and all(
        re.fullmatch(rf"{_NUMBER.pattern}\s*[^\d\s，。；]{{0,4}}", c.text.strip()) for c in cells
    )


def _label(row: Sequence[GridCell], numeric: set[int]) -> GridCell | None:
    """The first words of a row; a number of its own before them is none."""
    words = (c for c in row if c.column not in numeric and c.text.strip())
    return next((c for c in words if not _NUMBER.fullmatch(c.text.strip())), None)


def _entries(
    columns: Sequence[GridCell], head: Sequence[GridCell], body: Sequence[Sequence[GridCell]], common: str
) -> Iterator[Entry]:
    numeric = {c.column for c in columns}
    labels = ["" if (label := _label(row, numeric)) is None else label.text.strip() for row in body]
    totals = [row for row, label in zip(body, labels, strict=True) if _TOTAL.fullmatch(label)]
    parts = [row for row, label in zip(body, labels, strict=True) if not _TOTAL.fullmatch(label)]
    if len(totals) > 1:
        return
    layered = any(_LAYER.search(label) for label in labels)
    some = any(_SOME.search(c.text) for c in head if c.column not in numeric)
    for column in columns:
        name, unit = column.text.strip(), common
        if (own := UNIT_NAMED.search(name)) is not None:
            name, unit = name[: own.start()].strip(), own["unit"]
        cells = [(row, cell) for row in parts if (cell := _at(row, column.column)) is not None]
        if not lexicon().any_verb.sub("", _AMOUNT.sub("", name)):  # 购置数量: its things stand in the rows
            for row, cell in cells:
                if (label := _label(row, numeric)) is not None and (told := _quantity(cell, unit, name)) is not None:
                    yield Entry(f"{label.text.strip()}{_AMOUNT.sub('', name)}", told, (*label.spans, *cell.spans))
        if not _AMOUNT.sub("", name):
            continue
        if totals or len(cells) == 1:
            cell = _at(totals[0], column.column) if totals else cells[0][1]
            if cell is not None and (told := _quantity(cell, unit, name)) is not None:
                yield Entry(name, told, (*column.spans, *cell.spans))
        elif not layered:
            each = [_quantity(cell, unit, name) for _, cell in cells]
            known = [q for q in each if q is not None]
            if known and len(known) == len(each) and len({(q.figure.unit, q.figure.factor) for q in known}) == 1:
                added = replace(known[0].figure, value=sum((q.figure.value for q in known), Decimal(0)))
                yield Entry(name, known[0], (*column.spans, *(q.span for q in known)), added, some)


def _at(row: Sequence[GridCell], column: int) -> GridCell | None:
    return next((c for c in row if c.column == column and not _NOTHING.fullmatch(c.text)), None)


def _quantity(cell: GridCell, unit: str, name: str) -> Quantity | None:
    """The figure of a cell in the unit of its column, that of the table, or the one that the thing's name ends in (参训人次)."""
    written = cell.text.strip()
    number = _NUMBER.match(written)
    if number is None or len(cell.spans) != 1:
        return None
    if number.end() == len(written):
        unit = unit or (ending[1] if (ending := _ENDS_IN_UNIT.search(name)) is not None else "")
    made = kept.read(f"{written}{unit}" if number.end() == len(written) else written).quantities
    if made and (len(made) != 1 or made[0].value_high is not None):
        return None
    span = cell.spans[0]
    at = span.quote.find(number[0])
    place = Span(span.block, span.start + at, span.start + at + number.end(), number[0])
    if not made or not made[0].unit:  # a bare number in a column without a unit
        plain = Decimal(re.sub("[,，]", "", number[0]))
        return Quantity(Figure(plain, None, "other", "", Fraction(1)), name, place) if not unit else None
    q = made[0]
    figure = Figure(q.value, q.unit, q.dimension, q.base, q.factor, "=", None, q.multiplier)
    return Quantity(figure, name, place if number.end() == len(written) else span)
