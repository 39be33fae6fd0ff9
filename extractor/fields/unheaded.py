"""A table without a header under the label of the indicators: each of its rows names one and says its target."""

from __future__ import annotations

import re

from extractor.fields.forms import Form, read_indicator
from extractor.fields.reading import Context, Read
from extractor.outline.columns import Header, filled, header_of
from extractor.outline.types import Grid, GridCell, Node

_SERIAL = re.compile(r"\s*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳])[)）]?[.．、]?\s*")
_KIND = re.compile(r"\s*(?:产出|效益|满意度|成本|数量|质量|时效|经济|社会|生态|可持续)[一-鿿]{0,8}\s*")
_SENTENCE = re.compile(r"[。；]")
_FIGURE = re.compile(r"\d")
_LONGEST = 40


def take_rows(read: Read, node: Node, grid: Grid, context: Context) -> bool:
    """Add the rows of a table without a header to the project's demands, where it stands under its indicators' label."""
    if not any(p.label and p.label.family == "indicator" and grid.id in p.grids for p in node.parts):
        return False
    rows = filled(grid)
    header = _implied(rows)
    if header is None or any(map(header_of, rows)):
        return False
    form, levels = Form(), dict[str, str]()
    for row in rows:
        read_indicator(form, {header[c.column]: c for c in row if c.column in header}, levels, context)
    read.table += tuple(form.rows)
    read.body += [s for c in grid.cells for s in c.spans]
    own = read.fields.get("indicator")
    if own is not None and not own.text:
        del read.fields["indicator"]
    return True


def _implied(rows: list[list[GridCell]]) -> Header | None:
    """Two columns, a name and a target in every row, maybe behind a number or a kind; None where the table is another one."""
    if not rows or len({len(row) for row in rows}) != 1 or len(rows[0]) not in (2, 3):
        return None
    first = len(rows[0]) - 2
    led = [row[0].text for row in rows if first]
    kinds = bool(led) and all(map(_KIND.fullmatch, led))
    if not kinds and not all(map(_SERIAL.fullmatch, led)):
        return None
    pairs = [row[first:] for row in rows]
    if not all(_is_pair(name.text, target.text) for name, target in pairs):
        return None
    if sum(bool(_FIGURE.search(target.text)) for _, target in pairs) * 2 < len(pairs):
        return None
    name, target = pairs[0]
    own = {name.column: "indicator", target.column: "target"}
    return {rows[0][0].column: "level2", **own} if kinds else own


def _is_pair(name: str, target: str) -> bool:
    """Whether a cell names what the one beside it puts a value on."""
    if not name.strip() or not target.strip() or max(len(name), len(target)) > _LONGEST:
        return False
    return not _SENTENCE.search(name + target)
