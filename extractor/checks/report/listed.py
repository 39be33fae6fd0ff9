"""Lists that name the projects one by one: rows of a table, or numbered lines that go on alike (“1.甲项目：优”, “2.乙项目：良”)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from db.records import Block, Project, Span
from extractor.checks.report import tabled
from extractor.checks.report.named import bare
from extractor.checks.report.tabled import Place
from extractor.checks.view import View
from extractor.outline.columns import TOTAL_ROW
from extractor.outline.marks import read_mark

FEWEST = 3
"""So many lines at least make a list of them."""
NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()“”·、—-]{4,40}")

SUBTOTAL = re.compile(r"(?:小\s*计|合\s*计)\s*(?:[（(][^（）()]*[）)])?\s*$")
"""A row that sums up some of the rows above it: 民生类小计."""


def lists(view: View) -> Iterator[list[Span]]:
    """The names in each list, in its order."""
    yield from _tables(view)
    yield from _lines(view)


def detailed(view: View, names: Sequence[Span]) -> list[Project]:
    """The projects that the report tells of elsewhere: one that is known from its row in the list alone is but a name."""
    blocks = {block for span in names for block in _row(view, span.block)}
    return [project for project in view.report.projects if not _places(project) <= blocks]


def _row(view: View, block: int) -> list[int]:
    """The blocks of a block's row; the block alone where it is no cell."""
    cell = view.report.block(block).cell
    return [block] if cell is None else [b.id for b in view.once(tabled.by_row)[cell.table, cell.row]]


def _places(project: Project) -> set[int]:
    """The blocks in which a project's name and fields stand."""
    fields = (project.goal, project.indicator, project.completion)
    return {s.block for s in (project.span, *(s for f in fields if f for s in f.spans)) if s is not None}


def _tables(view: View) -> Iterator[list[Span]]:
    """The first words of rows that hold figures, totals left out."""
    for run in tabled.runs(view):
        found = [span for row in run if any(p.quantities for p in row) and (span := _cell(view, row)) is not None]
        if found:
            yield found


def _cell(view: View, row: tuple[Place, ...]) -> Span | None:
    place = next((p for p in row if p.text.strip() and not p.quantities), None)
    if place is None or TOTAL_ROW.match(place.text) or SUBTOTAL.search(place.text):
        return None
    start = place.span.start + len(place.text) - len(place.text.lstrip())
    return view.span(place.span.block, start, start + len(place.text.strip()))


def _lines(view: View) -> Iterator[list[Span]]:
    """The names with which the lines of a numbered list begin; fields of projects are no such lines."""
    run: list[tuple[Block, int]] = []
    for block in view.body:
        mark = read_mark(block.text) if block.kind != "cell" and "\t" not in block.text else None
        if mark is not None and run and block.id == run[-1][0].id + 1 and mark.number == len(run) + 1:
            run.append((block, mark.rest))
            continue
        yield from _names(view, run)
        run = [(block, mark.rest)] if mark is not None and mark.number == 1 else []
    yield from _names(view, run)


def _names(view: View, run: list[tuple[Block, int]]) -> Iterator[list[Span]]:
    """The lines' names: each the project's where a line begins with one, else up to the mark that ends most of those."""
    if len(run) < FEWEST:
        return
    known = [_known(view, block.text, rest) for block, rest in run]
    ends = Counter(block.text[end] for (block, _), end in zip(run, known, strict=True) if end and end < len(block.text))
    if sum(end is not None for end in known) < len(run) - 1 or not ends or sum(ends.values()) < len(run) - 1:
        return  # a list of headings alone has its fields below
    mark, often = ends.most_common(1)[0]
    if often < len(run) - 1:
        return
    spans = []
    for (block, rest), end in zip(run, known, strict=True):
        rest += len(block.text[rest:]) - len(block.text[rest:].lstrip())
        stop = end or rest + len("".join(takewhile(lambda c: c != mark, block.text[rest:])))
        if stop == len(block.text) or NAME.fullmatch(block.text[rest:stop]) is None:
            return
        spans.append(view.span(block.id, rest, stop))
    yield spans


def _known(view: View, text: str, start: int) -> int | None:
    """Where the name of a project ends with which the text goes on."""
    start += len(text[start:]) - len(text[start:].lstrip())
    ends = [start + len(words) for words in view.once(_called) if text.startswith(words, start)]
    return max(ends, default=None)


def _called(view: View) -> frozenset[str]:
    """What the projects may be called in a line."""
    plain = [(project.name, bare(project.name)) for project in view.report.projects]
    return frozenset(words for name, short in plain for words in (name, short, f"{short}项目"))
