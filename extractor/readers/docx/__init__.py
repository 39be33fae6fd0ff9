"""Word documents (.docx): the package through python-docx's lower layer, the XML below it walked in reading order.

Kept: insertions, content controls, hyperlinks, fields' results, text boxes, notes, comments, headers and footers, list
numbers (apart from the text, as markers). Left out and listed: deletions, moves away, hidden and struck-out text, field
codes, duplicates for older programs, words of charts. Macros and external references are never looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from lxml import etree

from db.records import BlockKind, Document, Trouble, visible
from extractor.readers.blocks import Blocks
from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element
from extractor.readers.docx.numbering import Numbering
from extractor.readers.docx.package import Package
from extractor.readers.docx.story import EMBEDDED, Story
from extractor.readers.docx.styles import Shapes, Styles
from extractor.readers.docx.words import DELETED, plain, texts

# Parts with notes: relationship -> (element of one note, its name for people, kind of block).
_NOTES: tuple[tuple[str, str, str], ...] = (
    ("footnotes", "footnote", "脚注"),
    ("endnotes", "endnote", "尾注"),
    ("comments", "comment", "批注"),
)
_MARGINS: tuple[tuple[str, str, BlockKind], ...] = (("header", "页眉", "header"), ("footer", "页脚", "footer"))


def read(path: Path) -> Document:
    """Read a .docx. Locators are `第57段` (body paragraphs, empty ones too) and `表2 第3行第5列`, counted from 1.

    Blocks come in reading order: the body, then headers, footers, footnotes, endnotes and comments.
    """
    with Package(path) as package:
        return _reading(package, path).run()


def read_with_places(path: Path) -> tuple[Document, Places]:
    """Read a .docx, and say for each block which elements of the main part its text comes from."""
    with Package(path) as package:
        reading = _reading(package, path)
        return reading.run(), reading.places()


def _reading(package: Package, path: Path) -> _Reading:
    main = package.main()
    root = package.part(main)
    body = None if root is None else root.find(n.BODY)
    if root is None or body is None:
        raise Trouble(f"“{path.name}”里没有 Word 正文，文件可能已损坏", "请用 Word 或 WPS 打开并另存为新的 .docx")
    return _Reading(package, path.name, main, root, body)


Places = dict[int, list[tuple[int, str]]]
"""Block -> the parts of its text, each with the place of its element in document order (-1: in no element of it)."""


class _Reading:
    def __init__(self, package: Package, name: str, main: str, root: Element, body: Element) -> None:
        self._package, self._name, self._root, self._body = package, name, root, body
        self._related = package.related(main)
        self._blocks = Blocks()
        self._tables = count(1)
        self._styles = Styles(self._only("styles"))
        self._numbering = Numbering(self._only("numbering"), self._styles)
        self._seen = 0

    def run(self) -> Document:
        self._story(self._root, None).read(self._body, lambda number: f"第{number}段")
        for kind, title, block_kind in _MARGINS:
            self._margins(kind, title, block_kind)
        for kind, element, title in _NOTES:
            self._notes(kind, element, title)
        self._drawn()
        self._blocks.leave_page_numbers()
        document = self._blocks.document("docx", self._seen)
        if not document.blocks and any(left.reason == EMBEDDED for left in document.left_out):
            raise Trouble(
                f"“{self._name}”的正文是嵌入的另一份文档（网页转成的 Word 文件常这样），不能直接读取",
                "请用 Word 或 WPS 打开，另存为新的 .docx 后再读取",
            )
        return document

    def places(self) -> Places:
        """Where the blocks' texts stand in the main part; to be asked when all is read."""
        order = {node: place for place, node in enumerate(self._root.iter())}
        return {
            id: [(order.get(node, -1), text) for node, text in origin] for id, origin in self._blocks.origins.items()
        }

    def _story(self, root: Element, kind: BlockKind | None) -> Story:
        """A story of the part `root`, whose characters are counted apart from how they are read."""
        self._seen += characters(root)
        shapes = Shapes(root)
        return Story(self._blocks, self._styles, shapes, self._numbering.markers(shapes), self._tables, kind)

    def _margins(self, kind: str, title: str, block_kind: BlockKind) -> None:
        """Headers or footers, each part once, in the order in which the sections name them."""
        named = [node.get(n.ID, "") for node in self._root.iter(n.w(f"{kind}Reference"))]
        parts = dict.fromkeys(self._related[id][1] for id in named if id in self._related)
        for number, part in enumerate(parts, 1):
            root = self._package.part(part)
            if root is not None:
                self._story(root, block_kind).read(root, _always(f"{title}{number}"))

    def _notes(self, kind: str, element: str, title: str) -> None:
        root = self._only(kind)
        if root is None:
            return
        story = self._story(root, "note")
        # In the order in which the body refers to them; those that it does not refer to come last.
        places: dict[str, bool] = {}
        for mark in self._root.iter(n.w(f"{element}Reference")):
            gone = next(mark.iterancestors(n.DEL, n.MOVE_FROM), None) is not None
            places[mark.get(n.w("id"), "")] = places.get(mark.get(n.w("id"), ""), True) and gone
        order = {id: place for place, id in enumerate(places)}
        notes = [note for note in root.iter(n.w(element)) if note.get(n.w("type"), "normal") == "normal"]
        notes.sort(key=lambda note: order.get(note.get(n.w("id"), ""), len(order)))
        number = 0
        for note in notes:
            if places.get(note.get(n.w("id"), ""), False):
                self._blocks.leave(texts(note), DELETED, title)
            else:
                number += 1
                story.read(note, _always(f"{title}{number}"))

    def _drawn(self) -> None:
        """The words of charts and diagrams, each part once; that there is a picture is told where it stands."""
        told: dict[str, int] = {}
        for node in self._root.iter(*n.DRAWN_PARTS):
            title, id = n.PICTURES[node.tag], node.get(n.DRAWN_PARTS[node.tag], "")
            part = self._related.get(id, ("", ""))[1]
            if not part or part in told:
                continue
            told[part] = len(told) + 1
            try:
                root = self._package.part(part)
            except etree.XMLSyntaxError:
                root = None
            if root is None:  # a picture that is damaged or missing costs the document nothing
                continue
            said = "\n".join(part.text or "" for part in root.iter(n.DRAWN_TEXT, n.CHART_VALUE))
            if not said.isspace() and said:
                self._seen += visible(said)
                self._blocks.leave(said, f"{title}中的文字", f"{title}{told[part]}")

    def _only(self, kind: str) -> Element | None:
        """The root of the one part of this kind that the body refers to."""
        part = next((target for found, target in self._related.values() if found == kind), None)
        return None if part is None else self._package.part(part)


def _always(place: str) -> Callable[[int], str]:
    """The same locator for every paragraph."""
    return lambda _: place


def characters(root: Element) -> int:
    """Visible characters below `root`, counted over all elements that can hold text, whatever is done with them."""
    return visible("".join(map(plain, root.iter(*n.SOURCES))))
