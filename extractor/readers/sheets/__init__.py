"""Workbooks (.xlsx, .xls, .et): values through calamine; each sheet is a table, a cell a block, as it is shown.

Kept: cells, merged ones once with their spans, names of sheets as headings, and comments as notes. Left out and listed: hidden sheets, formulas whose
result was not saved, drawings. Macros and links are never looked at.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db.records import Cell, Document, Trouble, visible
from extractor.readers.blocks import Blocks
from extractor.readers.sheets.old import facts as old_facts
from extractor.readers.sheets.package import Facts, Place, facts
from extractor.readers.sheets.shown import shown

HIDDEN, COVERED = "隐藏的工作表", "被合并单元格遮住的文字"
_NAMELESS = re.compile(r"(?:Sheet|工作表|表格?)\s*[（(]?\d*[）)]?", re.I)  # what programs call sheets by themselves
_COVERED_MOST = 2_000_000  # rows of merged areas, all together
_LOCKED = "请用密码打开，取消密码后另存一份再读取"


def read(path: Path) -> Document:
    """Read a workbook. Locators are `Sheet1!C7`. Raises `Trouble` for one that needs a password."""
    import python_calamine

    old = not zipfile.is_zipfile(path)
    known = old_facts(path) if old else facts(path)
    try:
        with _quiet():
            book = python_calamine.CalamineWorkbook.from_path(str(path))
            with book:
                return _Reading(book, known).run("xls" if old else "xlsx")
    except python_calamine.PasswordError as error:
        raise Trouble(f"“{path.name}”需要密码才能打开", _LOCKED) from error
    except BaseException as error:  # calamine's own code panics on some damaged files, and that is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Trouble(
            f"“{path.name}”已损坏，或不是有效的 Excel 工作簿", "请用 Excel 或 WPS 打开并另存一份，或向提供者重新索取"
        ) from error


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what calamine's own code prints on its panics from the user: it is no message, and the trouble is told."""
    try:
        kept = os.dup(2)
    except OSError:  # a process without a console
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - os.devnull is no path on every system
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


class _Reading:
    def __init__(self, book: Any, known: dict[str, Facts]) -> None:
        self._book, self._known = book, known
        self._blocks = Blocks()
        self._seen = 0

    def run(self, format: str) -> Document:
        from python_calamine import SheetTypeEnum, SheetVisibleEnum

        for number, about in enumerate(self._book.sheets_metadata, 1):
            if about.typ != SheetTypeEnum.WorkSheet:
                self._blocks.leave("", "图表或宏工作表", about.name)
                continue
            sheet = self._book.get_sheet_by_name(about.name)
            known = self._known.get(about.name) or Facts()
            cells = list(self._cells(sheet, known))
            if about.visible == SheetVisibleEnum.Visible:
                self._sheet(number, about.name, cells, _merged(sheet))
            else:
                self._blocks.leave("\n".join(text for _, text in cells), HIDDEN, about.name)
            self._aside(about.name, known)
        return self._blocks.document(format, self._seen)

    def _cells(self, sheet: Any, known: Facts) -> Iterator[tuple[Place, str]]:
        """The cells that show something, in reading order, counted as they come."""
        if sheet.start is None:
            return
        top, left = sheet.start
        for row, values in enumerate(sheet.to_python(skip_empty_area=True), top + 1):
            for column, value in enumerate(values, left + 1):
                place = (row, column)
                text = known.errors.get(place, "") if value == "" else shown(value, known.formats.get(place))
                if text.strip():
                    self._seen += visible(text)
                    yield place, text

    def _sheet(self, number: int, name: str, cells: list[tuple[Place, str]], merged: dict[Place, Place]) -> None:
        """`merged`: the first cell of each merged area -> its last. A name that someone gave the sheet is its heading."""
        if cells and len(self._book.sheet_names) > 1 and not _NAMELESS.fullmatch(name):
            self._seen += visible(name)
            self._blocks.add("heading", name, name, level=1)
        covers = _Covered(merged)
        for (row, column), text in cells:
            locator = f"{name}!{address(row, column)}"
            if covers.at(row, column):
                self._blocks.leave(text, COVERED, locator)
                continue
            last_row, last_column = merged.get((row, column), (row, column))
            spans = (last_row - row + 1, last_column - column + 1)
            self._blocks.add("cell", text, locator, cell=Cell(number, row, column, *spans))

    def _aside(self, name: str, known: Facts) -> None:
        for (row, column), formula in known.unsaved.items():
            self._blocks.leave("", f"公式没有保存的结果（{formula}）", f"{name}!{address(row, column)}")
        for place, text in known.notes:
            self._seen += visible(text)
            self._blocks.add("note", text, f"{name}!{place} 批注")
        for text, reason in known.drawn:
            self._seen += visible(text)
            self._blocks.leave(text, reason, name)


class _Covered:
    """Tells the cells under merged areas. Areas of absurd height in absurd number are passed over."""

    def __init__(self, merged: dict[Place, Place]) -> None:
        self._rows: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        if sum(bottom - top for (top, _), (bottom, _) in merged.items()) <= _COVERED_MOST:
            for (top, left), (bottom, right) in merged.items():
                for row in range(top, bottom + 1):
                    self._rows[row].append((left, right, top))

    def at(self, row: int, column: int) -> bool:
        areas = self._rows.get(row, ())
        return any(left <= column <= right and (row, column) != (top, left) for left, right, top in areas)


def _merged(sheet: Any) -> dict[Place, Place]:
    ranges = sheet.merged_cell_ranges or ()
    return {(top + 1, left + 1): (bottom + 1, right + 1) for (top, left), (bottom, right) in ranges}


def address(row: int, column: int) -> str:
    """The name of a cell, as `C7`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
