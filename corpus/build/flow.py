"""A report as a run of paragraphs and tables: what the writers of Word and PDF files work from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from corpus.build.markup import Marked

MARKER = re.compile(r"([（(]|项目)?([0-9]+|[一二三四五六七八九十]+)([）)]|[、.．：])")


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `level` is 0 for the title, from 1 for headings. `marker` is a list number that Word is to compute."""

    text: str
    level: int | None = None
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a row may be short."""

    rows: tuple[tuple[str, ...], ...]


def of(marked: Marked, head: dict[str, str]) -> Iterator[Text | Table]:
    """The pieces of a sample: lines with tabs are rows; `numbering: auto` gives the headings' numbers to Word."""
    levels = _levels(marked)
    automatic, styled = head.get("numbering") == "auto", head.get("headings") != "plain"
    for tabular, group in groupby(enumerate(marked.lines, 1), key=lambda pair: "\t" in pair[1]):
        if tabular:
            yield Table(tuple(tuple(text.split("\t")) for _, text in group))
            continue
        for number, text in group:
            level = levels.get(number)
            found = MARKER.match(text) if automatic and level else None
            marker = found[0] if found else ""
            yield Text(text[len(marker) :], level if styled else None, marker)


def _levels(marked: Marked) -> dict[int, int]:
    """The lines that are headings as a whole; projects stand one below sections of level two."""
    levels: dict[int, int] = {}
    for mark in marked.marks:
        whole = marked.lines[mark.place.line - 1].rstrip().endswith(mark.place.quote)
        if mark.kind == "T":
            levels[mark.place.line] = 0
        elif mark.kind == "P" and whole:
            levels[mark.place.line] = 3
        elif re.fullmatch(r"S\d", mark.kind) and whole:
            levels[mark.place.line] = int(mark.kind[1])
    return levels
