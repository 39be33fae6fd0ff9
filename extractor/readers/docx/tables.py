"""Tables of a .docx as grids: which cell stands in which row and column, and over how many of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element

DELETED_ROW, DELETED_CELL, HIDDEN_ROW = "修订中删除的表格行", "修订中删除的单元格", "隐藏的表格行"
_WRAPPERS = frozenset((n.SDT, n.SDT_CONTENT, n.CUSTOM_XML, n.INS, n.MOVE_TO, n.SMART_TAG, n.CHOICE))
_SPAN_MOST = 63  # Word's own limit of columns; a hostile file may ask for billions


@dataclass(slots=True)
class Slot:
    """A cell in its grid; rows and columns from 1. A `covered` one is under a cell that is merged down or across."""

    row: int
    column: int
    element: Element
    column_span: int = 1
    row_span: int = 1
    covered: bool = False


def slots(table: Element) -> tuple[list[Slot], list[tuple[Element, str]]]:
    """The cells of a table in reading order, and its rows and cells that are not shown, each with the reason."""
    found: list[Slot] = []
    unseen: list[tuple[Element, str]] = []
    open_above: dict[int, Slot] = {}
    row = 0
    for element in _within(table, n.TR):
        properties = element.find(n.TRPR)
        if properties is not None and (reason := _unseen(properties)):
            unseen.append((element, reason))
            continue
        row += 1
        cells = list(_row(element, properties, row, unseen))
        found += cells
        open_above = _merge_down(cells, open_above)
    return found, unseen


def _unseen(properties: Element) -> str | None:
    if properties.find(n.DEL) is not None:
        return DELETED_ROW
    hidden = properties.find(n.w("hidden"))
    return HIDDEN_ROW if hidden is not None and n.is_on(hidden) else None


def _row(element: Element, properties: Element | None, row: int, unseen: list[tuple[Element, str]]) -> Iterator[Slot]:
    column = 1 + (_span(properties, "gridBefore", 0) if properties is not None else 0)
    first: Slot | None = None
    for cell in _within(element, n.TC):
        setting = cell.find(n.TCPR)
        if setting is not None and setting.find(n.w("cellDel")) is not None:
            unseen.append((cell, DELETED_CELL))
            continue
        span = 1 if setting is None else _span(setting, "gridSpan", 1)
        slot = Slot(row, column, cell, span)
        across = None if setting is None else setting.find(n.w("hMerge"))
        if across is not None and across.get(n.VAL) != "restart" and first is not None:
            first.column_span += span
            slot.covered = True
        else:
            first = slot
        yield slot
        column += span


def _merge_down(cells: list[Slot], above: dict[int, Slot]) -> dict[int, Slot]:
    """Lengthen the cells that go on from the row above; give back those that may go on below, by their column."""
    going: dict[int, Slot] = {}
    for slot in cells:
        setting = slot.element.find(n.TCPR)
        merge = None if setting is None else setting.find(n.w("vMerge"))
        if merge is None or slot.covered:
            continue
        start = above.get(slot.column)
        if merge.get(n.VAL) == "restart" or start is None:
            going[slot.column] = slot
        else:
            start.row_span += 1
            slot.covered = True
            going[slot.column] = start
    return going


def _within(node: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls and the like."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)
        elif child.tag == n.ALTERNATE and (choice := child.find(n.CHOICE)) is not None:
            yield from _within(choice, tag)


def _span(properties: Element, name: str, default: int) -> int:
    wanted = n.number(n.value(properties, n.w(name)))
    return default if wanted is None else max(default, min(wanted, _SPAN_MOST))
