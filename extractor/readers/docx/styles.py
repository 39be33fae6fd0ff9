"""Styles of a .docx as far as reading needs them: outline level, list membership, hidden and struck-out text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_CONTENTS = re.compile(r"(?:toc|(?:wps\s*office)?(?:手动|自动)?目录)\s*(?:[1-9]|heading|标题)", re.I)

HIDDEN, STRUCK = "隐藏文字", "加了删除线的文字"
_BODY_TEXT = 9  # w:outlineLvl 9 says "no heading" (ECMA-376 17.3.1.20)
_OUTLINE = f"{n.PPR}/{n.w('outlineLvl')}"
_NUM_PR = f"{n.PPR}/{n.w('numPr')}"
_P_STYLE, _NUM, _LVL, _R_STYLE = n.w("pStyle"), n.w("numPr"), n.w("outlineLvl"), n.w("rStyle")
_VANISH, _STRIKE = f"{n.RPR}/{n.VANISH}", f"{n.RPR}/{n.STRIKE}"
_UNSEEN = {n.VANISH: HIDDEN, n.STRIKE: STRUCK, n.DOUBLE_STRIKE: STRUCK}


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it takes from the styles it is based on. `outline` counts from 0.

    `contents`: it is that of a table of contents.
    """

    outline: int | None = None
    num_id: str | None = None
    ilvl: str | None = None
    hidden: bool = False
    struck: bool = False
    contents: bool = False


@dataclass(slots=True)
class Form:
    """What a paragraph says of its own form; `runs_on`: a revision deleted its end, so that the next one joins it."""

    style: str | None = None
    num_id: str | None = None
    ilvl: str | None = None
    outline: int | None = None
    runs_on: bool = False


def form(paragraph: Element) -> Form:
    """Read a paragraph's own properties, each element once: long documents have little else."""
    found = Form()
    for child in n.first(paragraph, n.PPR):
        tag = child.tag
        if tag == _P_STYLE:
            found.style = child.get(n.VAL)
        elif tag == _NUM:
            found.num_id, found.ilvl = n.value(child, n.w("numId")), n.value(child, n.w("ilvl"))
        elif tag == _LVL:
            found.outline = n.number(child.get(n.VAL))
        elif tag == n.RPR:
            found.runs_on = child.find(n.DEL) is not None or child.find(n.MOVE_FROM) is not None
    return found


def _reason(style: Style) -> str | None:
    return HIDDEN if style.hidden else STRUCK if style.struck else None


class Shapes:
    """What the paragraphs and runs of one part say of their form, read in one pass: most runs say nothing that counts."""

    def __init__(self, root: Element) -> None:
        self._forms = {paragraph: form(paragraph) for paragraph in root.iter(n.P)}
        holders = (node.getparent() for node in root.iter(_R_STYLE, *_UNSEEN))
        self._marked = {holder.getparent() for holder in holders if holder is not None}

    def paragraphs(self) -> Iterable[tuple[Element, Form]]:
        """All paragraphs in document order."""
        return self._forms.items()

    def form(self, paragraph: Element) -> Form:
        """The form of a paragraph, or of what stands in the place of one."""
        return self._forms.get(paragraph) or form(paragraph)

    def is_marked(self, run: Element) -> bool:
        """Whether a run has a style, is hidden or struck out, or says that it is not."""
        return run in self._marked


class Styles:
    """The styles of a document; `root` is the styles part, None where it has none."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._default = ""
        self._resolved: dict[str, Style] = {}
        for node in () if root is None else root.iterchildren(n.w("style")):
            id = node.get(n.w("styleId"), "")
            self._nodes[id] = node
            if node.get(n.w("type")) == "paragraph" and node.get(n.w("default")) in ("1", "true", "on"):
                self._default = id

    def get(self, id: str) -> Style:
        """The style with this id, an empty one where it is not defined."""
        if id not in self._resolved:
            self._resolve(id)
        return self._resolved[id]

    def id_of(self, form: Form) -> str:
        """The id of a paragraph's style."""
        return form.style or self._default

    def level(self, form: Form) -> int | None:
        """The outline level of a paragraph, from 1; None for body text."""
        outline = self.get(self.id_of(form)).outline if form.outline is None else form.outline
        return None if outline is None or not 0 <= outline < _BODY_TEXT else outline + 1

    def leaves(self, form: Form) -> str | None:
        """Why a paragraph's style leaves its text out, if it does (the marks that web forms leave behind)."""
        return _reason(self.get(self.id_of(form)))

    def lists_contents(self, form: Form) -> bool:
        """Whether a paragraph is a line of a table of contents, which says again what the headings say."""
        return self.get(self.id_of(form)).contents

    def leaves_run(self, run: Element, inherited: str | None) -> str | None:
        """Why a run is left out: hidden or struck out by itself, by its character style or, `inherited`, its paragraph."""
        reason = inherited
        for child in n.first(run, n.RPR):
            tag = child.tag
            if tag == _R_STYLE:
                reason = _reason(self.get(child.get(n.VAL, ""))) or reason
            elif tag in _UNSEEN:
                said = _UNSEEN[tag]
                reason = said if n.is_on(child) else None if reason == said else reason
        return reason

    def _resolve(self, id: str) -> None:
        """Fill in `id` and all it is based on, base first; a circle of styles ends where it closes."""
        chain: dict[str, None] = {}
        step: str | None = id
        while step is not None and step not in self._resolved and step not in chain:
            chain[step] = None
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
        name = (n.value(node, n.w("name")) or "").strip()
        if outline is None:
            named = _HEADING.fullmatch(name)
            outline = int(named[1]) - 1 if named else base.outline
        vanish, strike = node.find(_VANISH), node.find(_STRIKE)
        hidden = base.hidden if vanish is None else n.is_on(vanish)
        struck = base.struck if strike is None else n.is_on(strike)
        return Style(
            outline,
            n.value(node, f"{_NUM_PR}/{n.w('numId')}") or base.num_id,
            n.value(node, f"{_NUM_PR}/{n.w('ilvl')}") or base.ilvl,
            hidden,
            struck,
            _CONTENTS.fullmatch(name) is not None,
        )
