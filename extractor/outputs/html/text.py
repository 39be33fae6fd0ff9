"""The report's text in its own structure, cut at the ends of quotes, figures, dates and demands.

The characters of a block are all there and nothing else; what was read of a figure stands in an attribute, which the
style sheet shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from db.records import Block, Date, Quantity, Report, Span
from extractor.outputs.figures import DIMENSION, KIND, reading
from extractor.outputs.findings import SEVERITIES, Audited, ordered
from extractor.outputs.html.cards import side_key
from extractor.outputs.html.picture import demand_key
from extractor.outputs.html.used import demands, used
from extractor.outputs.looks import headings, title_blocks
from extractor.outputs.numbers import exact
from extractor.outputs.spans import Mark, pieces

SEPARATORS = ",，"
"""What may part the digits of a number."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with what it is: space-joined classes, keys of quotes and demands, what was read, a hint."""

    text: str
    classes: str = ""
    quotes: str = ""
    demands: str = ""
    read: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block. `level` is that of a heading from 1, 0 for text; `kind` is a class for titles, headers, footers, notes."""

    key: str
    locator: str
    level: int
    kind: str
    marker: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its blocks."""

    row_span: int
    column_span: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a table as rows of cells."""

    paragraph: Paragraph | None = None
    table: tuple[tuple[TableCell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a mark on the text stands for."""

    kind: Literal["quote", "demand", "figure", "date", "label", "head"]
    key: str = ""
    severity: str = ""
    used: bool = False
    read: str = ""
    hint: str = ""
    last: int = 0


@dataclass(slots=True)
class _Marks:
    """All marks by block, the levels of blocks that are headings, and the blocks of the title."""

    by_block: dict[int, list[Mark[_Seen]]] = field(default_factory=lambda: defaultdict(list))
    levels: dict[int, int] = field(default_factory=dict)
    title: set[int] = field(default_factory=set)

    def add(self, span: Span | None, seen: _Seen) -> None:
        if span is not None:
            self.by_block[span.block].append(Mark(span.start, span.end, seen))


def parts(section: str, a: Audited) -> tuple[Part, ...]:
    """The whole report in reading order; blocks of one table together."""
    marks = _marks(section, a)
    found: list[Part] = []
    for table, blocks in groupby(a.report.blocks, key=lambda block: block.cell and block.cell.table):
        if table is None:
            found.extend(Part(_paragraph(section, block, marks)) for block in blocks)
        else:
            found.append(Part(table=_table(section, blocks, marks)))
    return tuple(found)


def _marks(section: str, a: Audited) -> _Marks:
    report, marks = a.report, _Marks()
    compared = used(a)
    for quantity in report.quantities:
        marks.add(quantity.span, _figure(quantity, quantity.span in compared))
    for date in report.dates:
        marks.add(date.span, _date(date))
    for number, (_, finding) in enumerate(ordered([a]), 1):
        for n, evidence in enumerate(finding.evidence):
            if evidence.report_id in (None, report.id):
                seen = _Seen("quote", side_key(section, number, n), finding.severity)
                marks.add(evidence.span, seen)
    for kind, owner, demand in demands(report):
        marks.add(demand.span, _Seen("demand", demand_key(section, kind, owner, demand)))
    _headings(report, marks)
    return marks


def _headings(report: Report, marks: _Marks) -> None:
    marks.title |= title_blocks(report)
    for span, level, alone in headings(report):
        if alone:
            marks.levels.setdefault(span.block, level)
        else:
            marks.add(span, _Seen("head"))
    for project in report.projects:
        for each in (project.goal, project.indicator, project.completion):
            marks.add(each.label if each else None, _Seen("label"))


def _figure(quantity: Quantity, compared: bool) -> _Seen:
    figure = quantity.figure
    read, kind = reading(figure), DIMENSION[figure.dimension]
    same = read == "".join(c for c in quantity.span.quote if c not in SEPARATORS and not c.isspace())
    base = (
        f"，合 {exact(figure.si)} {figure.base}"
        if figure.dimension in ("area", "length", "mass", "volume", "money")
        else ""
    )
    use = "" if compared else "。没有用在目标对照里，也不在任何发现里"
    thing = f"{quantity.thing}：" if quantity.thing else ""
    hint = f"{thing}读作 {read}（{kind}{base}）{use}"
    return _Seen("figure", used=compared, read=kind if same else f"{read} {kind}", hint=hint, last=quantity.span.end)


def _date(date: Date) -> _Seen:
    days = " 至 ".join(dict.fromkeys(filter(None, (date.first, date.last))))
    return _Seen("date", hint=f"{KIND[date.kind]} {days}".strip())


def _table(section: str, blocks: Iterable[Block], marks: _Marks) -> tuple[tuple[TableCell, ...], ...]:
    rows: dict[int, dict[int, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        if block.cell is not None:
            rows[block.cell.row][block.cell.column].append(block)
    plain = all(
        b.cell is None or b.cell.row_span == 1 for cells in rows.values() for held in cells.values() for b in held
    )
    wide = max(column for cells in rows.values() for column in cells) if plain else 0
    return tuple(tuple(_cells(section, cells, wide, marks)) for _, cells in sorted(rows.items()))


def _cells(section: str, cells: dict[int, list[Block]], wide: int, marks: _Marks) -> Iterator[TableCell]:
    """The cells of a row. Where columns are missing (a PDF does not say what was merged), the cell before fills them."""
    columns = sorted(cells)
    for column, following in zip(columns, [*columns[1:], wide + 1], strict=True):
        cell = cells[column][0].cell
        row_span, column_span = (cell.row_span, cell.column_span) if cell else (1, 1)
        shown = tuple(_paragraph(section, block, marks) for block in cells[column])
        yield TableCell(row_span, max(column_span, following - column if wide else 1), shown)


def _paragraph(section: str, block: Block, marks: _Marks) -> Paragraph:
    shown = tuple(
        _piece(block.text[start:end], end, over)
        for start, end, over in pieces(len(block.text), marks.by_block[block.id])
    )
    level = marks.levels.get(block.id, 0)
    kind = block.kind if block.kind in ("header", "footer", "note") else "title" * (block.id in marks.title)
    return Paragraph(f"{section}-b{block.id}", block.locator, level, kind, block.marker or "", shown)


def _piece(text: str, end: int, over: list[Mark[_Seen]]) -> Piece:
    """One stretch; of several quotes over it the gravest gives the colour, of a figure its last stretch the reading."""
    seen = [mark.what for mark in over]
    classes = [kind for kind in ("label", "head", "date") if any(s.kind == kind for s in seen)]
    figures = [s for s in seen if s.kind == "figure"]
    if figures:
        classes += ["figure", "used" if figures[0].used else "unused"]
    quotes = [s for s in seen if s.kind == "quote"]
    if quotes:
        classes += ["quote", min((s.severity for s in quotes), key=SEVERITIES.index)]
    hints = [s.hint for s in seen if s.hint]
    return Piece(
        text=text,
        classes=" ".join(classes),
        quotes=" ".join(s.key for s in quotes),
        demands=" ".join(s.key for s in seen if s.kind == "demand"),
        read=figures[0].read if figures and figures[0].last == end else "",
        hint="；".join(hints),
    )
