"""What every reader builds: blocks in reading order, and the list of what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.records import Block, BlockKind, Cell, Document, LeftOut, PageBox, visible
from extractor.readers import page_numbers


class Blocks:
    """Collects blocks, numbers them from 1, and keeps what was left out beside them."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._left: list[LeftOut] = []
        self.origins: dict[int, Sequence[tuple[Any, str]]] = {}
        self.computed = 0  # visible characters that stand nowhere in the source, as a program shows them all the same

    def add(
        self,
        kind: BlockKind,
        text: str,
        locator: str,
        *,
        marker: str | None = None,
        cell: Cell | None = None,
        level: int | None = None,
        page: int | None = None,
        confidence: float | None = None,
        boxes: tuple[PageBox, ...] = (),
        origin: Sequence[tuple[Any, str]] = (),
    ) -> None:
        """Append a block; a text without a visible character makes none.

        `origin`: the elements of the source that the text comes from, each with its part of it (kept in `origins`).
        """
        if not text or text.isspace():
            return
        id = len(self._blocks) + 1
        self._blocks.append(Block(id, kind, text, locator, marker, cell, level, page, confidence, boxes))
        if origin:
            self.origins[len(self._blocks)] = origin

    def leave(self, text: str, reason: str, locator: str) -> None:
        """Note that `text` is left out. An empty text is for what has no characters, such as a picture."""
        self._left.append(LeftOut(text, reason, locator))

    def leave_page_numbers(self) -> None:
        """Leave out the page numbers that a conversion has left among the paragraphs; the blocks behind move up."""
        said = [block.text if block.kind == "paragraph" else "" for block in self._blocks]
        gone = set(page_numbers.in_text(said))
        if not gone:
            return
        for place in sorted(gone):
            self.leave(self._blocks[place].text, page_numbers.NUMBER, self._blocks[place].locator)
        kept = [block for place, block in enumerate(self._blocks) if place not in gone]
        ids = {block.id: id for id, block in enumerate(kept, 1)}
        self._blocks = [replace(block, id=ids[block.id]) for block in kept]
        self.origins = {ids[id]: origin for id, origin in self.origins.items() if id in ids}

    def document(self, format: str, seen: int) -> Document:
        """The document with all that was added. `seen` is the independent count of visible characters.

        Where it shows that a faulty structure hid characters from the reader, that is said among what was left out.
        """
        seen += self.computed
        told = sum(visible(block.text) for block in self._blocks) + sum(visible(left.text) for left in self._left)
        if seen > told:
            self.leave("", f"文件结构异常，有{seen - told}个字未能读出", "全文")
        return Document(format, tuple(self._blocks), tuple(self._left), seen)
