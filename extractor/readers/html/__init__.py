"""Web pages (HTML): parsed by lxml without any network, walked in reading order.

Kept: what the page says, its headings with their levels, list numbers as markers, tables as grids. Left out and listed:
navigation, scripts, styles, controls, hidden and deleted text, pictures.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count, islice
from pathlib import Path

from lxml import etree
from lxml import html as parser

from db.records import BlockKind, Cell, Document, Trouble, visible
from extractor.readers.blocks import Blocks
from extractor.readers.html.clutter import HIDDEN, Clutter
from extractor.readers.html.encoding import decode
from extractor.readers.html.flow import Element, Left, Paragraph, walk
from extractor.readers.html.tables import Slot, slots

# libxml2 passes over all that is nested deeper than 2,048 elements; no page for people is.
_DEPTH_MOST = 2000


def read(path: Path) -> Document:
    """Read a web page. Locators are `第3段` (paragraphs with text, outside of tables) and `表2 第3行第5列`, from 1.

    Raises `Trouble` for an encoding that is not certain and for absurd nesting.
    """
    root = _tree(decode(path.read_bytes(), path.name), path.name)
    return _Reading(root).run(root)


def _tree(text: str, name: str) -> Element:
    """The page as a tree. A null character would end it for the parser."""
    options = parser.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root: Element = parser.document_fromstring(text.replace("\0", "\ufffd").encode(), parser=options)
    except etree.ParserError as error:  # nothing in it
        raise Trouble(f"“{name}”里没有文字", "请确认网页已完整保存") from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEPTH_MOST:
            raise Trouble(
                f"“{name}”的标签嵌套层数不正常，可能是恶意文件，已拒绝读取", "请在浏览器中全选复制到 Word 后再读取"
            )
    return root


class _Reading:
    def __init__(self, root: Element) -> None:
        self._clutter = Clutter(root)
        self._blocks = Blocks()
        self._paragraphs = count(1)
        self._tables = count(1)
        self._place = "第1段"
        self._seen = sum(visible(text) for text in root.itertext(etree.Element))

    def run(self, root: Element) -> Document:
        self._read(walk(root, self._clutter))
        return self._blocks.document("html", self._seen)

    def _read(self, items: Iterable[Paragraph | Left | Element]) -> None:
        for item in items:
            if isinstance(item, Paragraph):
                self._place = f"第{next(self._paragraphs)}段"
                kind: BlockKind = "paragraph" if item.level is None else "heading"
                self._blocks.add(kind, item.text, self._place, marker=item.marker, level=item.level)
            elif isinstance(item, Left):
                self._blocks.leave(item.text, item.reason, self._place)
            else:
                self._table(item)

    def _table(self, table: Element) -> None:
        """The caption of a table, with whatever a faulty page has between its cells, and then the cells."""
        cells = list(slots(table))
        self._read(walk(table, self._clutter, {slot.element for slot in cells}))
        number = next(self._tables)
        for slot in cells:
            self._cell(slot, number, f"表{number} 第{slot.row}行第{slot.column}列")

    def _cell(self, slot: Slot, table: int, locator: str) -> None:
        said: list[Paragraph] = []
        around = (slot.element, *islice(slot.element.iterancestors("tr", "thead", "tbody", "tfoot"), 2))
        hidden = any(map(self._clutter.hides, around))
        for item in walk(slot.element, self._clutter):
            if isinstance(item, Left):
                self._blocks.leave(item.text, item.reason, locator)
            elif hidden:
                self._blocks.leave(item.text, HIDDEN, locator)
            else:
                said.append(item)
        markers = [item.marker or "" for item in said]
        self._blocks.add(
            "cell",
            "\n".join(item.text for item in said),
            locator,
            marker="\n".join(markers) if any(markers) else None,
            cell=Cell(table, slot.row, slot.column, slot.row_span, slot.column_span),
        )
