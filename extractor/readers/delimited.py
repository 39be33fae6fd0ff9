"""Delimited text (.csv, .tsv): a table whose cells are blocks; encodings as of any text file, the delimiter by its use."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice
from pathlib import Path

from db.records import Cell, Document, visible
from extractor.readers.blocks import Blocks
from extractor.readers.text import decode

MARKS = "分隔符和引号"
_DELIMITERS = ",\t;|"
_SAMPLE = 100  # lines by which the delimiter is told


def read(path: Path) -> Document:
    """Read a delimited file. Locators are `表1 第3行第5列`, rows counted as a spreadsheet shows them, empty ones too."""
    text = decode(path.read_bytes(), path.name)
    blocks = Blocks()
    rest = Counter(text)
    for number, row in enumerate(_rows(text), 1):
        for column, value in enumerate(row, 1):
            blocks.add("cell", value, f"表1 第{number}行第{column}列", cell=Cell(1, number, column))
            rest.subtract(value)
    # What is in no cell is counted by characters, so that a fault of the reading would show here.
    blocks.leave("".join((+rest).elements()), MARKS, "全文")
    return blocks.document("csv", visible(text))


def _rows(text: str) -> list[list[str]]:
    delimiter = _delimiter(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:  # a quote that is never closed: quotes are then no marks
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return [line.split(delimiter) for line in lines]


def _delimiter(text: str) -> str:
    """The delimiter that gives the most lines of the commonest number of fields (at least two)."""

    def agreement(delimiter: str) -> int:
        try:
            rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE))
        except csv.Error:
            return 0
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(widths.values(), default=0)

    return max(_DELIMITERS, key=agreement)
