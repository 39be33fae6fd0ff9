"""Tables that lost their rows: the header a cell a line, then the cells of every row a line each; or all of it in lines
that nothing but single blanks part into cells.

Empty and merged cells leave no line behind, so a row is told by what its cells can hold: a row's points are numbers, its
kind of indicators ends in 指标, its name is no number. The way of cutting that takes most lines is the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from db.records import Block, Span
from db.values import value
from extractor.outline.columns import column_of
from extractor.outline.marks import read_mark
from extractor.outline.types import GridCell

_KEPT = frozenset({"indicator", "target", "actual"})  # a row has them all, whatever else it lacks
_LOST = frozenset({"number", "level1", "level2", "deviation", "unit", "weight", "score", "name", "nature"})
_LEAST, _SHARE = 3, 0.5
_POINTS = r"\d{1,3}(?:\.\d+)?\s*分?"
_SHORT = r"(?=.*\S)[^。]{1,%d}"
_HOLDS = {
    "number": re.compile(r"\d{1,3}"),
    "level1": re.compile(r"[一-鿿]{2,8}(?:指标)?"),
    "level2": re.compile(r"[一-鿿]{2,8}(?:指标)?"),
    "name": re.compile(r"(?!\d+$)" + _SHORT % 40),
    "nature": re.compile(r"[≥≤＞＜=＝]|定性|定量|[正反]向"),
    "indicator": re.compile(r"(?=.*[一-鿿])(?![≥≤＞＜=＝]?\s*\d[\d.,]*\s*\S{0,6}$)" + _SHORT % 40),
    "target": re.compile(_SHORT % 40),
    "unit": re.compile(r"[^\d。]{1,6}"),
    "actual": re.compile(_SHORT % 60),
    "weight": re.compile(_POINTS),
    "score": re.compile(_POINTS),
    "deviation": re.compile(r"(?!\d+$)(?=.*\S).{1,80}"),
}
_KIND = re.compile(r"(?:产出|效益|满意度|成本|数量|质量|时效|经济|社会|生态|可持续)[一-鿿]{0,6}")
_DIGIT = re.compile(r"\d")
_BLANK, _WORDS, _LINE = re.compile(r"\s+"), re.compile(r"\S+"), re.compile(r"\S(?:.*\S)?", re.S)
_MOST = 600  # cells; no form of one project has more


@value
class Token:
    """A cell before it is known of which row: the block that it stands in, counted from the first, and its place."""

    line: int
    place: Span

    @property
    def text(self) -> str:
        """Its words."""
        return self.place.quote


def upright(blocks: Sequence[Block], at: int) -> tuple[int, list[GridCell]] | None:
    """The lines from `at` on that are such a table, and its cells; None where there is none."""
    if column_of((_BLANK.split(blocks[at].text.strip(), maxsplit=1) or [""])[0]) is None:
        return None
    tokens = list(islice(_tokens(blocks, at), _MOST))
    header = _header(tokens)
    if header is None:
        return None
    behind = tokens[len(header) :]
    rows = _rows(header, [token.text for token in behind])
    told = [behind[row[name]].text for row in rows for name in ("target", "actual")]
    if not rows or sum(bool(_DIGIT.search(text)) for text in told) < _SHARE * len(told):
        return None
    taken = len(header) + sum(map(len, rows))
    if taken < len(tokens) and tokens[taken].line == tokens[taken - 1].line:
        return None
    cells = [GridCell(1, column, token.text, (token.place,)) for column, token in enumerate(tokens[: len(header)], 1)]
    for number, row in enumerate(rows, 2):
        for column, name in enumerate(header, 1):
            if name in row:
                token = behind[row[name]]
                cells.append(GridCell(number, column, token.text, (token.place,)))
    return tokens[taken - 1].line + 1, cells


def _tokens(blocks: Sequence[Block], at: int) -> Iterator[Token]:
    """What can be cells from `at` on: the lines, or what blanks part in them where they part the heads of columns."""
    spaced = sum(column_of(words) is not None for words in _BLANK.split(blocks[at].text.strip())) >= _LEAST
    for line, block in enumerate(_plain(blocks, at)):
        found = _WORDS.finditer(block.text) if spaced else [_LINE.search(block.text)]
        for hit in found:
            if hit is not None:
                yield Token(line, Span(block.id, hit.start(), hit.end(), hit[0]))


def _plain(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """The lines from `at` on that can be cells: neither headings nor items of a list, and no rows of their own."""
    for block in islice(blocks, at, None):
        styled = block.cell is not None or block.level is not None or block.marker is not None
        if styled or "\t" in block.text.strip() or read_mark(block.text.strip()) is not None:
            break
        yield block


def _header(tokens: Sequence[Token]) -> tuple[str, ...] | None:
    """What the first of them say of columns, as long as each is the head of another one."""
    found: list[str] = []
    for token in tokens:
        name = column_of(token.text)
        if name is None or name in found or name not in _HOLDS or "：" in token.text or _KIND.fullmatch(token.text):
            break
        found.append(name)
    if "indicator" not in found and "level2" in found:
        found = ["indicator" if name == "level2" else name for name in found]
    return tuple(found) if len(found) >= _LEAST and set(found) >= _KEPT else None


def _rows(header: tuple[str, ...], texts: Sequence[str]) -> list[dict[str, int]]:
    """The rows of which the lines consist, each the places of its cells: as many lines as can be taken."""

    @cache
    def best(at: int) -> tuple[int, int, tuple[tuple[int, ...], ...]]:
        """Lines taken from `at` on, cells lost (negative), and the rows as places of columns (-1: lost)."""
        made: tuple[int, int, tuple[tuple[int, ...], ...]] = (0, 0, ())
        for row, end in _cuts(header, texts, at):
            taken, lost, rest = best(end)
            one = (taken + end - at, lost - row.count(-1), (row, *rest))
            made = max(made, one, key=lambda each: each[:2])
        return made

    return [{header[c]: i for c, i in enumerate(row) if i >= 0} for row in best(0)[2]]


def _cuts(header: tuple[str, ...], texts: Sequence[str], at: int) -> list[tuple[tuple[int, ...], int]]:
    """All rows that can begin at `at`, with where they end."""
    open_: list[tuple[tuple[int, ...], int]] = [((), at)]
    for name in header:
        after: list[tuple[tuple[int, ...], int]] = []
        for row, end in open_:
            if end < len(texts) and _fits(name, texts[end]):
                after.append(((*row, end), end + 1))
            if name in _LOST:
                after.append(((*row, -1), end))
        open_ = after
    return [(row, end) for row, end in open_ if end > at]


def _fits(name: str, text: str) -> bool:
    if _HOLDS[name].fullmatch(text) is None:
        return False
    if name in ("level1", "level2"):
        return _KIND.fullmatch(text) is not None
    return name not in ("indicator", "target", "actual", "unit") or _KIND.fullmatch(text) is None
