"""Forms: tables that hold the fields of one project, labels beside values and indicators in rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from db.records import BudgetItem, Date, Field, Figure, Indicator, Quantity, Span
from extractor.fields.budget import budget_table
from extractor.fields.figures import within
from extractor.fields.reading import Context, Read
from extractor.outline.columns import TOTAL_ROW, UNIT_NAMED, Header, by_column, filled, header_of
from extractor.outline.grids import opens_form
from extractor.outline.labels import FIELDS, family_of
from extractor.outline.tree import piece
from extractor.outline.types import Grid, GridCell, Node

_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
_BARE = re.compile(r"[≥≤><＞＜=＝]?\s*[\d.,，]+")
_LEAST_ROWS = 2


@dataclass(slots=True)
class Form:
    """What one table says of one project or of the body as a whole."""

    fields: dict[str, Field] = field(default_factory=dict)
    name: Span | None = None
    rows: list[Indicator] = field(default_factory=list)
    budget: list[BudgetItem] = field(default_factory=list)
    score: Decimal | None = None
    spans: list[Span] = field(default_factory=list)


def field_of(cell: GridCell, label: Span | None = None) -> Field | None:
    """A cell's text as a field; None where it is empty."""
    return Field(cell.text, cell.spans[0], cell.spans[1:], label) if cell.spans else None


def read_form(grid: Grid, context: Context) -> Form:
    """Read a form. Its indicators are numbered from 1; the caller numbers them anew."""
    form = Form(spans=[s for c in grid.cells for s in c.spans])
    header: Header | None = None
    pending: dict[int, str] = {}
    levels: dict[str, str] = {}
    for row in filled(grid):
        first = next((c.text for c in row if c.text.strip()), "")
        if found := header_of(row):
            header, pending, levels = found, {}, {}
        elif TOTAL_ROW.match(first):
            form.score = _last_number(row) or form.score
        elif header and {"indicator", "target"} & set(header.values()) and _is_indicator(row, header):
            read_indicator(form, by_column(row, header), levels, context)
        elif pending and not any(family_of(c.text) for c in row[1:]):
            _below(form, row, pending)
            pending = {}
        else:
            pending = _pairs(form, row)
    form.budget = budget_table(grid, "")
    return form


def _is_indicator(row: Sequence[GridCell], header: Header) -> bool:
    cells = by_column(row, header)
    name = cells.get("indicator") or cells.get("level2")
    return name is not None and bool(name.text.strip()) and "target" in cells


def _last_number(row: Sequence[GridCell]) -> Decimal | None:
    numbers = [c.text.strip() for c in row if _NUMBER.fullmatch(c.text.strip())]
    return Decimal(numbers[-1]) if numbers else None


def _pairs(form: Form, row: Sequence[GridCell]) -> dict[int, str]:
    """Label cells with their values beside them; labels side by side head the row below, which is returned."""
    labels = [(i, c, family) for i, c in enumerate(row) if (family := family_of(c.text)) in (*FIELDS, "name", "score")]
    if len(labels) >= 2 and all(f in FIELDS for _, _, f in labels) and not _between(row, labels):
        return {c.column: f for _, c, f in labels if f}
    for i, cell, family in labels:
        value = row[i + 1] if i + 1 < len(row) else None
        if value is None or family is None or not value.spans:
            continue
        if family == "name" and opens_form([c.text for c in row[i:]]):
            form.name = value.spans[0]
        elif family_of(value.text) is not None:
            continue
        elif family == "score":
            form.score = _last_number([value])
        elif (made := field_of(value, cell.spans[0] if cell.spans else None)) and family not in form.fields:
            form.fields[family] = made
    return {}


def _between(row: Sequence[GridCell], labels: Sequence[tuple[int, GridCell, str | None]]) -> bool:
    """Whether a value stands beside one of the labels."""
    taken = {i for i, _, _ in labels}
    return any(i not in taken and i > labels[0][0] and c.text.strip() for i, c in enumerate(row))


def _below(form: Form, row: Sequence[GridCell], pending: dict[int, str]) -> None:
    for cell in row:
        family = pending.get(cell.column)
        if family and family not in form.fields and family_of(cell.text) is None and (made := field_of(cell)):
            form.fields[family] = made


def read_indicator(form: Form, cells: dict[str, GridCell], levels: dict[str, str], context: Context) -> None:
    """Add a row that names an indicator, its target and its result; `levels` are those of the rows above."""
    for level in ("level1", "level2"):
        if level in cells and cells[level].text.strip():
            levels[level] = re.sub(r"\s", "", cells[level].text)
    name, target = cells.get("indicator") or cells["level2"], cells["target"]
    text, place = _demand_text(name, target, context)
    figure, thing = _figure(target, cells, name, context.figures(target.spans))
    times = context.times(target.spans)
    deadline = _deadline(target, times if figure is None else [time for time in times if time.kind == "deadline"])
    actual = cells.get("actual")
    form.rows.append(
        Indicator(
            len(form.rows) + 1,
            text,
            place,
            levels.get("level1"),
            levels.get("level2"),
            thing,
            figure,
            deadline,
            figure is not None,
            number_in(cells.get("weight")),
            number_in(cells.get("score")),
            (field_of(actual) or Field("", None)) if actual is not None else None,
            target=() if place is not None and place.end > name.spans[0].end else target.spans,
        )
    )


def _demand_text(name: GridCell, target: GridCell, context: Context) -> tuple[str, Span | None]:
    """Name and target as one text: one span where both stand in one line, else the name's."""
    if name.spans and target.spans and name.spans[0].block == target.spans[0].block:
        block = context.blocks[name.spans[0].block - 1]
        start, end = name.spans[0].start, target.spans[-1].end
        if start < end:
            return block.text[start:end], Span(block.id, start, end, block.text[start:end])
    text = "\t".join(t for t in (name.text.strip(), target.text.strip()) if t)
    return text, name.spans[0] if name.spans else None


def _figure(
    target: GridCell, cells: dict[str, GridCell], name: GridCell, quantities: Sequence[Quantity]
) -> tuple[Figure | None, str | None]:
    """The figure of the target cell; a bare number is put together with the nature and unit beside it, or the unit that
    the name has in brackets (铺设管网（公里）), by the language room's rules."""
    thing = re.sub(r"\s", "", name.text) or None
    found = next((q.figure for q in quantities if any(within(q.span, s) for s in target.spans)), None)
    named = UNIT_NAMED.search(name.text)
    unit = cells["unit"].text.strip() if "unit" in cells else named["unit"] if named else ""
    written = target.text.strip()
    if not unit or not _BARE.fullmatch(written):
        return found, thing
    from extractor.language.figures import read

    nature = cells["nature"].text.strip() if "nature" in cells else ""
    made = read(f"{nature}{written}{unit}").quantities
    if len(made) != 1 or not made[0].unit:
        return found, thing
    q = made[0]
    return Figure(q.value, q.unit, q.dimension, q.base, q.factor, q.comparator, q.value_high, q.multiplier), thing


def _deadline(target: GridCell, dates: Sequence[Date]) -> str | None:
    """The day by which all is due: the last, where parts have days of their own (6月底前、11月底前)."""
    return max((d.last for d in dates if d.last and any(within(d.span, s) for s in target.spans)), default=None)


def number_in(cell: GridCell | None) -> Decimal | None:
    """The points that a cell gives (“10”, “9.5分”), None where it gives none."""
    if cell is None:
        return None
    found = re.fullmatch(r"\s*(\d{1,3}(?:\.\d+)?)\s*(?:分|%|％)?\s*", cell.text)
    return Decimal(found[1]) if found else None


def tell_within(read: Read, node: Node, grid: Grid, context: Context) -> None:
    """Put the rows of a table that stands in the completion of a project into that field, each line or cell a span.

    It is one of places, batches or the like; a table that heads columns of indicators or results is a form, whatever
    could be read from it.
    """
    done = read.fields.get("completion")
    within = any(p.label and p.label.family == "completion" and grid.id in p.grids for p in node.parts)
    rows = grid.rows()
    if done is None or not within or any(map(header_of, rows)):
        return
    if done.spans and len(rows) <= _LEAST_ROWS:
        return
    tell_rows(read, grid, context)


def tell_rows(read: Read, grid: Grid, context: Context) -> None:
    """Put the rows of a table into a project's completion, each line or cell a span."""
    done = read.fields.get("completion") or Field("", None)
    found = [
        span
        for block in context.blocks[grid.first - 1 : grid.last]
        if (span := piece(block, 0, len(block.text))) is not None
    ]
    spans = sorted([*done.spans, *found], key=lambda span: (span.block, span.start))
    read.fields["completion"] = Field("\n".join(s.quote for s in spans), spans[0], tuple(spans[1:]), done.label)
