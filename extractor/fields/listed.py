"""Tables that list projects: one a row, or several rows of indicators under one name."""

from __future__ import annotations

import re

from extractor.fields.forms import Form, field_of, number_in, read_indicator
from extractor.fields.reading import Context, Read
from extractor.outline.columns import TOTAL_ROW, Header, by_column, filled, header_of
from extractor.outline.types import Grid, GridCell

_NOTHING = re.compile(r"\s*(?:—+|-+|/|无|暂无|)\s*")
_FIELDS = (("goal", "goal"), ("indicator", "indicator"), ("target", "indicator"), ("actual", "completion"))
Cells = dict[str, GridCell]


def read_list(grid: Grid, context: Context) -> list[Read]:
    """The projects of a table that lists them; none where the table is no such list."""
    made: list[Read] = []
    for rows in _rows(grid):
        several = any(not _starts(cells, before) for before, cells in zip([None, *rows], rows, strict=False))
        for at, cells in enumerate(rows):
            if _starts(cells, rows[at - 1] if at else None):
                made.append(_project(cells, whole=not several, context=context))
            if made and (several or _in_columns(cells)):
                _demand(made[-1], cells, several, context)
    return made


def _rows(grid: Grid) -> list[list[Cells]]:
    """The rows under each header that has names and fields of projects, by column; headers that come again are none."""
    tables: list[list[Cells]] = []
    columns: Header = {}
    for row in filled(grid):
        if header := header_of(row):
            fits = "name" in header.values() and bool({"goal", "indicator", "target", "actual"} & set(header.values()))
            if not fits or header != columns:
                columns = header if fits else {}
                tables += [[]] if fits else []
        elif columns:
            cells = by_column(row, columns)
            first = next((c.text for c in row if c.text.strip()), "")
            name = cells.get("name")
            if not TOTAL_ROW.match(first) and not (name and TOTAL_ROW.match(name.text)):
                tables[-1].append(cells)
    return tables


def _starts(cells: Cells, before: Cells | None) -> bool:
    """Whether a row begins a project: it has a name, and not the one of the row above, merged with it or written again."""
    name = cells.get("name")
    if name is None or not name.spans:
        return before is None
    return before is None or before.get("name") is None or before["name"].text.strip() != name.text.strip()


def _in_columns(cells: Cells) -> bool:
    """Whether a row's figures have their units in a column of their own, and so are put together."""
    return "target" in cells and "unit" in cells and "goal" not in cells


def _project(cells: Cells, *, whole: bool, context: Context) -> Read:
    """The project of a row; with `whole` the row's cells are its fields."""
    name, number = cells.get("name"), cells.get("number")
    place = name.spans[0] if name and name.spans else None
    read = Read(None, name.text if name else "", place, (number.text.strip() or None) if number else None)
    for column, family in _FIELDS if whole and not ("target" in cells and "unit" in cells) else _FIELDS[:1]:
        cell = cells.get(column)
        if cell is None or _NOTHING.fullmatch(cell.text) or family in read.fields:
            continue
        if (made := field_of(cell)) is not None:
            read.fields[family] = made
    own = {kind: cells[kind] for kind in ("score", "weight") if kind in cells and (whole or cells[kind].row_span > 1)}
    read.score, read.weight = number_in(own.get("score")), number_in(own.get("weight"))
    read.grade = cells["grade"].text.strip() or None if "grade" in cells else None
    return read


def _demand(read: Read, cells: Cells, several: bool, context: Context) -> None:
    """One row of a project's indicators."""
    name = cells.get("indicator") or cells.get("level2") if several else cells.get("name")
    if name is None or not name.text.strip() or "target" not in cells:
        return
    form = Form()
    read_indicator(form, {**cells, "indicator": name}, {}, context)
    read.table += tuple(form.rows)
