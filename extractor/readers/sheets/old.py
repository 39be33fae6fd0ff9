"""What an .xls or .et tells beside the values: number formats, errors and comments, through xlrd."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from db.records import Trouble
from extractor.readers.container import too_big
from extractor.readers.sheets.package import TEXT_MOST, Facts


def facts(path: Path) -> dict[str, Facts]:
    """The facts of each sheet by its name; none of a workbook that xlrd cannot open, though its values may be readable.

    Raises `Trouble` for one whose cells repeat their text to absurd length.
    """
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=path.read_bytes(),
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
        )
        return {sheet.name: _facts(book, sheet, path.name) for sheet in book.sheets()}
    except (OSError, Trouble):
        raise
    except Exception:  # a damaged file can break it anywhere; what is wrong is told by what reads the values
        return {}


def _facts(book: Any, sheet: Any, name: str) -> Facts:
    import xlrd

    codes = [book.format_map[style.format_key].format_str for style in book.xf_list]
    known = Facts()
    characters = 0
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            place = (row + 1, column + 1)
            if kind == xlrd.XL_CELL_TEXT:
                characters += len(sheet.cell_value(row, column))
            elif kind == xlrd.XL_CELL_ERROR:
                known.errors[place] = xlrd.error_text_from_code.get(sheet.cell_value(row, column), "#VALUE!")
            elif kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
                code = codes[sheet.cell_xf_index(row, column)]
                if code != "General":
                    known.formats[place] = code
    if characters > TEXT_MOST:
        raise too_big(name)
    known.notes += [
        (f"{xlrd.colname(column)}{row + 1}", note.text) for (row, column), note in sorted(sheet.cell_note_map.items())
    ]
    return known
