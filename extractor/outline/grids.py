"""Tables, in whatever way they reach the text: real cells, tabs or pipes in a line, a cell a line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from db.records import Block, Span
from extractor.outline.labels import family_of
from extractor.outline.spelled import spelled
from extractor.outline.types import Grid, GridCell
from extractor.outline.upright import upright

_WIDE = re.compile(r"[ \u00a0\u2002-\u200a\u3000](?:(?<=\u3000)|[ \u00a0\u2002-\u200a])")  # each of them has such
_GAP = re.compile(r"(?<=\S)(?:[ \u00a0\u2002-\u200a]{2,}|[ ]*\u3000[ \u3000]*)(?=\S)")
_SENTENCE = re.compile("[。！？]")
_GAPPED_LEAST = 3
Row = tuple[Block, list[tuple[int, int]]]
_RULE = re.compile(r"[\s|:：\-—─+┼]*")
"""The line under a table's head."""


def grids_of(blocks: Sequence[Block]) -> tuple[Grid, ...]:
    """All tables in reading order."""
    grids: list[Grid] = []
    at = 0
    while at < len(blocks):
        run = (
            _cells(blocks, at)
            or _lines(blocks, at)
            or _stacked(blocks, at)
            or spelled(blocks, at)
            or upright(blocks, at)
        )
        if run is None:
            at += 1
            continue
        count, cells = run
        grids.append(Grid(len(grids) + 1, blocks[at].id, blocks[at + count - 1].id, tuple(cells)))
        at += count
    return tuple(grids)


def _span(block: Block, start: int, end: int) -> tuple[Span, ...]:
    text = block.text[start:end]
    left = len(text) - len(text.lstrip())
    if left == len(text):
        return ()
    stop = start + len(text.rstrip())
    return (Span(block.id, start + left, stop, block.text[start + left : stop]),)


def _cells(blocks: Sequence[Block], at: int) -> tuple[int, list[GridCell]] | None:
    """Blocks that are cells of one table; several blocks of one cell are joined."""
    cell = blocks[at].cell
    if cell is None:
        return None
    found: dict[tuple[int, int], GridCell] = {}
    count, named = 0, False
    for i in range(at, len(blocks)):
        block = blocks[i]
        if block.cell is None or block.cell.table != cell.table:
            break
        if block.cell.column == 1:
            opens = opens_form([b.text for b in _row_from(blocks, i)])
            if opens and named:
                break
            named = named or opens
        count += 1
        place = (block.cell.row, block.cell.column)
        spans = _span(block, 0, len(block.text))
        before = found.get(place)
        text = "\n".join(t for t in (before.text if before else "", *(s.quote for s in spans)) if t)
        found[place] = GridCell(
            *place, text, (before.spans if before else ()) + spans, block.cell.row_span, block.cell.column_span
        )
    return count, [found[k] for k in sorted(found)]


def _split(block: Block) -> list[tuple[int, int]] | None:
    """The cells of a line with tabs inside it (bars are tabs here), as ranges; None where it is no row."""
    text = block.text
    if block.marker is not None or block.level is not None:
        return None
    if "|" in text and _RULE.fullmatch(text):
        return [(0, len(text))]
    inner = text.strip(" ").lstrip("\t")
    if "\t" not in inner or len(inner) > 2000:
        return _gapped(text)
    begin = len(text) - len(text.lstrip(" \t"))
    edges = [begin - 1, *(m.start() for m in re.finditer("\t", text) if m.start() > begin), len(text)]
    parts = [(a + 1, b) for a, b in itertools.pairwise(edges)]
    return parts if sum(bool(text[a:b].strip()) for a, b in parts) >= 2 else None


def _gapped(text: str) -> list[tuple[int, int]] | None:
    """The cells of a line that wide blanks set apart, three at least; None where it is no row."""
    if _WIDE.search(text) is None:
        return None
    gaps = [m.span() for m in _GAP.finditer(text)]
    if len(gaps) < 2 or _SENTENCE.search(text):
        return None
    edges = [(0, len(text) - len(text.lstrip())), *gaps, (len(text), len(text))]
    return [(a[1], b[0]) for a, b in itertools.pairwise(edges)]


def _aligned(rows: list[Row]) -> list[Row]:
    """Rows whose first cells are empty begin with tabs; these count where the row is then as wide as the one above."""
    made: list[Row] = []
    for block, parts in rows:
        lead = re.match(r"\t+", block.text)
        if lead and made and len(made[-1][1]) == len(parts) + lead.end():
            parts = [(i, i) for i in range(lead.end())] + parts
        made.append((block, parts))
    return made


def _lines(blocks: Sequence[Block], at: int) -> tuple[int, list[GridCell]] | None:
    """At least two neighbouring lines of at least two cells, of which two have as many."""
    rows: list[Row] = []
    count, named = 0, False
    for i in range(at, len(blocks)):
        block = blocks[i]
        parts = _split(block) if block.cell is None else None
        if parts is None:
            break
        opens = opens_form([block.text[a:b] for a, b in parts])
        if opens and named:
            break
        named = named or opens
        count += 1
        if not _RULE.fullmatch(block.text):
            rows.append((block, parts))
    rows = _aligned(rows)
    widths = [len(p) for _, p in rows]
    if all(_is_gapped(block) for block, _ in rows) and (len(rows) < _GAPPED_LEAST or len(set(widths)) > 1):
        return None  # blanks are a weaker sign than marks: all rows must be alike
    if len(rows) < 2 or max(widths) < 2 or max(widths.count(w) for w in set(widths)) < 2:
        return None
    cells = [
        GridCell(r, c, block.text[a:b].strip(), _span(block, a, b))
        for r, (block, parts) in enumerate(rows, 1)
        for c, (a, b) in enumerate(parts, 1)
    ]
    return count, cells


def _is_gapped(block: Block) -> bool:
    """Whether nothing but blanks sets the cells of a row apart."""
    return "\t" not in block.text


def opens_form(texts: Sequence[str]) -> bool:
    """Whether a row is 项目名称 with a value beside it, with which a form begins.

    Names close as labels of money do (图书馆维修经费). Such words are the name where nothing is beside them that would
    make the row the head of a list (项目名称、预算资金、执行率).
    """
    label, value, *beside = [*(t for t in texts if t.strip()), "", ""]
    if family_of(label) != "name" or not value:
        return False
    family = family_of(value)
    return family is None or (family == "money" and (not beside[0] or family_of(beside[0]) == "owner"))


def _row_from(blocks: Sequence[Block], at: int) -> Iterable[Block]:
    """The cells of a table from the one at `at` to the end of its row."""
    first = blocks[at].cell
    return itertools.takewhile(
        lambda b: b.cell is not None and first is not None and (b.cell.table, b.cell.row) == (first.table, first.row),
        itertools.islice(blocks, at, None),
    )


def _line(block: Block) -> int:
    found = re.match(r"第(\d+)行", block.locator)
    return int(found[1]) if found else block.id


def _stacked(blocks: Sequence[Block], at: int) -> tuple[int, list[GridCell]] | None:
    """Lines that begin with a tab are cells; an empty line between them ends a row.

    Empty lines are no blocks, but the line numbers tell where they were. A row's first cells may be lost, so shorter
    rows are set against the right edge only where nothing else can tell; here each row keeps its own count.
    """

    def cellular(block: Block) -> bool:
        return block.cell is None and block.text.startswith(("\t", " \t")) and "\t" not in block.text.strip()

    run = list(itertools.takewhile(cellular, itertools.islice(blocks, at, None)))
    if len(run) < 3:
        return None
    cells: list[GridCell] = []
    row, column = 1, 0
    for i, block in enumerate(run):
        gap = i > 0 and _line(block) > _line(run[i - 1]) + 1
        if gap:
            row, column = row + 1, 0
        column += 1
        cells.append(GridCell(row, column, block.text.strip(), _span(block, 0, len(block.text))))
    return len(run), cells


def flat(cells: Iterable[GridCell]) -> str:
    """The words of cells in order, for looking up what a table is about."""
    return " ".join(c.text for c in cells if c.text)
