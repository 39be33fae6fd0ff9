"""Styles of a .docx as far as reading needs them: outline level, list membership, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_BODY_TEXT = 9  # w:outlineLvl 9 says "no heading" (ECMA-376 17.3.1.20)
_OUTLINE = f"{n.PPR}/{n.w('outlineLvl')}"
_NUM_PR = f"{n.PPR}/{n.w('numPr')}"
_VANISH = f"{n.RPR}/{n.w('vanish')}"


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes from the styles it is based on. `outline` counts from 0."""

    outline: int | None = None
    num_id: str | None = None
    ilvl: str | None = None
    hidden: bool = False


class Styles:
    """The styles of a document; `root` is the styles part, None where it has none."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._default = ""
        self._resolved: dict[str, Style] = {}
        for node in () if root is None else root.iter(n.w("style")):
            id = node.get(n.w("styleId"), "")
            self._nodes[id] = node
            if node.get(n.w("type")) == "paragraph" and node.get(n.w("default")) in ("1", "true", "on"):
                self._default = id

    def get(self, id: str) -> Style:
        """The style with this id, an empty one where it is not defined."""
        if id not in self._resolved:
            self._resolve(id)
        return self._resolved[id]

    def id_of(self, paragraph: Element) -> str:
        """The id of a paragraph's style."""
        return n.value(paragraph, f"{n.PPR}/{n.w('pStyle')}") or self._default

    def level(self, paragraph: Element) -> int | None:
        """The outline level of a paragraph, from 1; None for body text."""
        direct = n.number(n.value(paragraph, _OUTLINE))
        outline = self.get(self.id_of(paragraph)).outline if direct is None else direct
        return None if outline is None or not 0 <= outline < _BODY_TEXT else outline + 1

    def hides(self, paragraph: Element) -> bool:
        """Whether a paragraph's style hides its text (the marks that web forms leave behind)."""
        return self.get(self.id_of(paragraph)).hidden

    def hides_run(self, run: Element) -> bool:
        """Whether a run is hidden text, by itself or by its character style."""
        properties = run.find(n.RPR)
        if properties is None:
            return False
        if properties.find(n.w("vanish")) is not None:
            return n.switched_on(properties, n.w("vanish"))
        style = n.value(properties, n.w("rStyle"))
        return style is not None and self.get(style).hidden

    def _resolve(self, id: str) -> None:
        """Fill in `id` and all it is based on, base first; a circle of styles ends where it closes."""
        chain: list[str] = []
        step: str | None = id
        while step is not None and step not in self._resolved and step not in chain:
            chain.append(step)
            node = self._nodes.get(step)
            step = None if node is None else n.value(node, n.w("basedOn"))
        base = self._resolved.get(step, Style()) if step is not None else Style()
        for step in reversed(chain):
            base = self._resolved[step] = self._style(self._nodes.get(step), base)

    @staticmethod
    def _style(node: Element | None, base: Style) -> Style:
        if node is None:
            return base
        outline = n.number(n.value(node, _OUTLINE))
        if outline is None:
            named = _HEADING.fullmatch((n.value(node, n.w("name")) or "").strip())
            outline = int(named[1]) - 1 if named else base.outline
        hidden = n.switched_on(node, _VANISH) if node.find(_VANISH) is not None else base.hidden
        return Style(
            outline,
            n.value(node, f"{_NUM_PR}/{n.w('numId')}") or base.num_id,
            n.value(node, f"{_NUM_PR}/{n.w('ilvl')}") or base.ilvl,
            hidden,
        )
