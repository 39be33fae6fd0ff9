"""Comments on exact words: where in a document's XML the characters of a block stand, and runs cut at them.

Cutting a run leaves its look and its text as they are; nothing else of the document is touched.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from db.records import Span
from extractor.outputs.word.elements import Element, el, qualified

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Piece = tuple[Element | None, str]


class Anchors:
    """The places of a document's blocks: block -> the elements that its text comes from, each with its part of it."""

    def __init__(self, places: Mapping[int, Sequence[Piece]]) -> None:
        self._places = {block: list(pieces) for block, pieces in places.items()}
        self._run, self._text = qualified("w:r"), qualified("w:t")
        self._whole = (qualified("w:txbxContent"), qualified("w:ruby"), qualified("m:oMath"))

    def holds(self, span: Span) -> bool:
        """Whether all of the span's characters stand in the document's body, where Word takes comments."""
        return span.start < span.end and all(
            element is not None or not text.strip() for element, text in self._over(span)
        ) and any(element is not None for element, _ in self._over(span))  # fmt: skip

    def comment(self, span: Span, number: int) -> None:
        """Put the marks of the comment with this id around the span's words."""
        self._cut(span.block, span.start)
        self._cut(span.block, span.end)
        elements = [element for element, text in self._over(span) if element is not None and text]
        first, last = self._holder(elements[0], before=True), self._holder(elements[-1], before=False)
        first.addprevious(el("commentRangeStart", id=number))
        last.addnext(el("r", el("commentReference", id=number)))
        last.addnext(el("commentRangeEnd", id=number))

    def _over(self, span: Span) -> list[Piece]:
        """The pieces that the span touches."""
        found: list[Piece] = []
        at = 0
        for element, text in self._places.get(span.block, ()):
            if at < span.end and at + len(text) > span.start:
                found.append((element, text))
            at += len(text)
        return found

    def _cut(self, block: int, offset: int) -> None:
        """See that a piece begins at this offset: an element with characters on both sides of it becomes two."""
        at = 0
        pieces = self._places.get(block, [])
        for n, (element, text) in enumerate(pieces):
            inside = offset - at
            at += len(text)
            if not 0 < inside < len(text):
                continue
            if element is None or element.tag != self._text or element.text != text:
                return
            later = el("t")
            element.text, later.text = text[:inside], text[inside:]
            for each in (element, later):
                each.set(_SPACE, "preserve")
            element.addnext(later)
            pieces[n : n + 1] = [(element, text[:inside]), (later, text[inside:])]
            return

    def _holder(self, element: Element, *, before: bool) -> Element:
        """The run that begins (or, not `before`, ends) with this element: its own, cut where it must be.

        Text boxes, formulas and words with readings take no comment inside them: it goes around the whole.
        """
        whole = next((a for a in reversed(list(element.iterancestors())) if a.tag in self._whole), None)
        if whole is not None:
            outer = next((a for a in whole.iterancestors(self._run)), None)
            return whole if outer is None else outer
        run = next(element.iterancestors(self._run), None)
        if run is None or element.getparent() is not run:
            return element if run is None else run
        content = [child for child in run if child.tag != qualified("w:rPr")]
        place = content.index(element) + (0 if before else 1)
        if not 0 < place < len(content):
            return run
        later = el("r")
        later.attrib.update(run.attrib)
        if (look := run.find(qualified("w:rPr"))) is not None:
            later.append(copy.deepcopy(look))
        later.extend(content[place:])
        run.addnext(later)
        return later if before else run
