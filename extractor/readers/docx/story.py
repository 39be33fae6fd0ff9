"""One story of a .docx (body, header, note …) walked in reading order into blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from db.records import BlockKind, Cell
from extractor.readers.blocks import Blocks
from extractor.readers.docx import names as n
from extractor.readers.docx import words
from extractor.readers.docx.names import Element
from extractor.readers.docx.styles import Form, Shapes, Styles
from extractor.readers.docx.tables import Slot, slots
from extractor.readers.docx.words import Words
from extractor.readers.heads import parts
from extractor.readers.page_numbers import NUMBER, is_due

COVERED = "被合并单元格遮住的文字"
EMBEDDED = "嵌入的其他文档"
OURS = "gouji 写的整理说明或核对清单，不是报告的文字"

# Words that a faulty program wrote outside of any paragraph, and the reason for which they are left out, if any.
_LOOSE = {n.R: None, n.w("hyperlink"): None, n.w("fldSimple"): None, n.DEL: words.DELETED, n.MOVE_FROM: words.MOVED}


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of the final version: its number in its story, its words, and what gives its form."""

    number: int
    words: Words
    element: Element
    form: Form


class Story:
    """Reads stories into `blocks`. `kind` is what every block is called where it is not as the body has it."""

    def __init__(
        self,
        blocks: Blocks,
        styles: Styles,
        shapes: Shapes,
        markers: dict[Element, str],
        tables: count[int],
        kind: BlockKind | None = None,
    ) -> None:
        self._blocks, self._styles, self._shapes, self._markers = blocks, styles, shapes, markers
        self._tables, self._kind = tables, kind

    def read(self, container: Element, place: Callable[[int], str]) -> None:
        """Read all of `container`; `place` makes the locator of its paragraph with the given number."""
        last = place(1)
        for piece in self._pieces(container):
            if isinstance(piece, _Paragraph):
                last = place(piece.number)
                self._paragraph(piece, last)
            else:
                self._other(piece, last)

    def _pieces(self, container: Element) -> Iterator[_Paragraph | Element]:
        """Paragraphs, and other elements as they are. A paragraph whose end mark is deleted goes on in the next."""
        held: list[_Paragraph] = []
        number = 0
        for node in _flow(container):
            if node.tag in (n.TBL, n.ALT_CHUNK, n.CHOICE, n.FALLBACK):
                if held:
                    yield _joined(held)
                held = []
                yield node
                continue
            number += 1
            shape = self._shapes.form(node)
            said = words.read(node, shape, self._styles, self._shapes, _LOOSE.get(node.tag))
            held.append(_Paragraph(number, said, node, shape))
            if not shape.runs_on:
                yield _joined(held)
                held = []
        if held:
            yield _joined(held)

    def _paragraph(self, paragraph: _Paragraph, locator: str) -> None:
        if self._is_page_number(paragraph.words.text, paragraph.element):
            self._blocks.leave(paragraph.words.text, NUMBER, locator)
            self._aside(paragraph.words, locator)
            return
        level = self._styles.level(paragraph.form)
        marker = self._markers.get(paragraph.element)
        kind = self._kind or ("paragraph" if level is None else "heading")
        for said in _parts(paragraph.words) if level is None else [paragraph.words]:
            self._blocks.add(kind, said.text, locator, marker=marker, level=level, origin=said.pieces)
            marker = None
        self._aside(paragraph.words, locator)

    def _aside(self, said: Words, locator: str) -> None:
        """What was left out of a paragraph, and the text boxes that hang on it."""
        self._blocks.computed += said.computed
        for text, reason in said.left:
            self._blocks.leave(text, reason, locator)
        for box in said.boxes:
            self.read(box, lambda _: f"{locator} 文本框")

    def _other(self, element: Element, near: str) -> None:
        """What is no paragraph: a table, or what is left out."""
        if element.tag == n.TBL:
            self._table(element, near)
        elif element.tag == n.ALT_CHUNK:
            self._blocks.leave("", EMBEDDED, near)
        else:
            self._leave_all(element, words.DUPLICATE, near)

    def _table(self, table: Element, near: str) -> None:
        number = next(self._tables)
        if n.is_ours(table):
            self._leave_all(table, OURS, f"表{number}")
            return
        cells, unseen = slots(table)
        framed = all(slot.column == 1 and slot.column_span == 1 for slot in cells)
        for slot in cells:
            locator = f"表{number} 第{slot.row}行第{slot.column}列" if self._kind is None else near
            if slot.covered:
                self._leave_all(slot.element, COVERED, locator)
            elif framed:
                self._frame(slot, locator)
            else:
                self._cell(slot, number, locator)
        for element, reason in unseen:
            self._leave_all(element, reason, f"表{number}")

    def _frame(self, slot: Slot, locator: str) -> None:
        """A cell of a table with one column, which is a frame around text: its paragraphs are paragraphs."""
        for piece in self._pieces(slot.element):
            if isinstance(piece, _Paragraph):
                self._paragraph(piece, locator)
            else:
                self._other(piece, locator)

    def _cell(self, slot: Slot, table: int, locator: str) -> None:
        """A cell is one block, its paragraphs on lines of their own; tables inside it follow it."""
        said: list[str] = []
        origin: list[tuple[Element | None, str]] = []
        markers: list[str] = []
        later: list[Element] = []
        asides: list[Words] = []
        for piece in self._pieces(slot.element):
            if not isinstance(piece, _Paragraph):
                later.append(piece)
                continue
            asides.append(piece.words)
            if piece.words.text.strip():
                origin += [(None, "\n")] * bool(said) + piece.words.pieces
                said.append(piece.words.text)
                markers.append(self._markers.get(piece.element, ""))
        if self._is_page_number(" ".join(said), slot.element):
            self._blocks.leave("\n".join(said), NUMBER, locator)
            said, origin, markers = [], [], []
        self._blocks.add(
            self._kind or "cell",
            "\n".join(said),
            locator,
            marker="\n".join(markers) if any(markers) else None,
            cell=Cell(table, slot.row, slot.column, slot.row_span, slot.column_span) if self._kind is None else None,
            origin=origin,
        )
        for words_aside in asides:
            self._aside(words_aside, locator)
        for element in later:
            self._other(element, locator)

    def _is_page_number(self, text: str, element: Element) -> bool:
        """Whether a paragraph or cell of a header or footer says nothing but the number of the page."""
        if self._kind not in ("header", "footer"):
            return False
        codes = [node.text or "" for node in element.iter(n.INSTR_TEXT)]
        codes += [node.get(n.w("instr"), "") for node in element.iter(n.w("fldSimple"))]
        counted = re.search(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES)\b", " ".join(codes), re.I) is not None
        return is_due(text, counted=counted, foot=self._kind == "footer")

    def _leave_all(self, element: Element, reason: str, locator: str) -> None:
        if text := words.texts(element):
            self._blocks.leave(text, reason, locator)


def _parts(said: Words) -> list[Words]:
    """The paragraphs that hard line breaks make of one."""
    places = parts(said.text)
    return [said] if len(places) == 1 else [said.said(start, end) for start, end in places]


def _joined(pieces: list[_Paragraph]) -> _Paragraph:
    """Paragraphs that are one in the final version: it begins where words are, and its form is that of the last."""
    if len(pieces) == 1:
        return pieces[0]
    said = Words(
        "".join(part.words.text for part in pieces),
        [left for part in pieces for left in part.words.left],
        [box for part in pieces for box in part.words.boxes],
        [piece for part in pieces for piece in part.words.pieces],
        sum(part.words.computed for part in pieces),
    )
    first = next((part for part in pieces if part.words.text), pieces[-1])
    return replace(pieces[-1], number=first.number, words=said)


def _flow(container: Element) -> Iterator[Element]:
    """Paragraphs, tables, embedded documents and duplicates in a container, through whatever wraps them."""
    for child in container:
        tag = child.tag
        if tag in (n.P, n.TBL, n.ALT_CHUNK) or tag in _LOOSE:
            yield child
        elif tag == n.ALTERNATE:
            choice = child.find(n.CHOICE)
            yield from _flow(child if choice is None else choice)
            if choice is not None:
                yield from (other for other in child.iterchildren(n.CHOICE, n.FALLBACK) if other is not choice)
        elif isinstance(tag, str) and tag not in n.PROPERTIES:
            yield from _flow(child)
