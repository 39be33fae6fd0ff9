"""The words of a paragraph as a reader of the final version sees them, and what is not among them, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from db.records import visible
from extractor.readers.docx import names as n
from extractor.readers.docx.forms import equation, form_value
from extractor.readers.docx.names import Element
from extractor.readers.docx.styles import Form, Shapes, Styles
from extractor.readers.docx.symbols import PRIVATE, spelled, symbol

DELETED = "修订中删除的文字"
MOVED = "修订中移走的文字"
DUPLICATE = "为旧版软件保留的重复内容"
FIELD_CODE = "域代码"
CONTENTS = "目录"
RUBY = "注音"
WORD_ART = "艺术字或水印"

_PAGE_BREAK = "\f"  # cannot occur in XML, so it can stand for a page break until the paragraph is whole


@dataclass(slots=True)
class Words:
    """`text`; `left` as (text, reason), in order; `boxes` are the text boxes anchored here.

    `pieces` are the elements that the text comes from, each with its part of it. `computed` are the visible characters
    that stand in no element, as Word computes them.
    """

    text: str = ""
    left: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pieces: list[tuple[Element | None, str]] = field(default_factory=list)
    computed: int = 0

    def said(self, start: int, end: int) -> Words:
        """The words of a stretch of the text alone, without what was left out or hangs on it."""
        pieces: list[tuple[Element | None, str]] = []
        at = 0
        for element, part in self.pieces:
            if kept := part[max(0, start - at) : max(0, end - at)]:
                pieces.append((element, kept))
            at += len(part)
        return Words(self.text[start:end], pieces=pieces)


def read(paragraph: Element, form: Form, styles: Styles, shapes: Shapes, reason: str | None = None) -> Words:
    """The words of `paragraph`. With a `reason`, all of them are left out for it."""
    if reason is None and styles.lists_contents(form):
        reason = CONTENTS
    return _Reading(styles, shapes, styles.leaves(form)).run(paragraph, reason)


def texts(node: Element) -> str:
    """All text below `node`, whatever its state, for what is left out as a whole."""
    return "".join(map(plain, node.iter(*n.SOURCES)))


def plain(node: Element) -> str:
    """The characters that an element of the source stands for, whatever is done with them; of `n.SOURCES` each has some."""
    return _OTHERS[node.tag](node) if node.tag in _OTHERS else node.text or ""


_OTHERS: dict[str, Callable[[Element], str]] = {
    n.SYM: symbol,
    n.NO_BREAK_HYPHEN: lambda node: "-",
    n.DENOMINATOR: lambda node: "/",
    n.FORM_DATA: form_value,
    n.WORD_ART: lambda node: node.get("string", ""),
}


@dataclass(slots=True)
class _Field:
    """An open field: whether its code is being read; else why its result is left out, if it is, and where it began."""

    in_code: bool = True
    reason: str | None = None
    code: list[str] = field(default_factory=list)
    result: int = 0


class _Reading:
    def __init__(self, styles: Styles, shapes: Shapes, unseen: str | None) -> None:
        """`unseen`: why the runs of the paragraph are left out where they do not say otherwise."""
        self._styles, self._shapes, self._unseen = styles, shapes, unseen
        self._parts: list[str] = []
        self._nodes: list[Element] = []
        self._fields: list[_Field] = []
        self._left: list[tuple[list[str], str]] = []  # texts that follow each other for one reason are one
        self._words = Words()

    def run(self, paragraph: Element, reason: str | None) -> Words:
        self._walk(paragraph, reason)
        parts = self._parts
        if _PAGE_BREAK in parts:
            said = [n for n, part in enumerate(parts) if part and part != _PAGE_BREAK] or [0]
            parts = [
                ("\n" if said[0] < n < said[-1] else "") if part == _PAGE_BREAK else part
                for n, part in enumerate(parts)
            ]
        self._words.text = "".join(parts)
        self._words.left = [("".join(said), reason) for said, reason in self._left]
        self._words.pieces = list(zip(self._nodes, parts, strict=True))
        return self._words

    def _walk(self, node: Element, reason: str | None) -> None:
        for child in node:
            tag = child.tag
            if tag == n.R:
                marked = reason is None and self._shapes.is_marked(child)
                self._walk(child, self._styles.leaves_run(child, self._unseen) if marked else reason or self._unseen)
            elif tag in n.TEXTS:
                text = child.text or ""
                if PRIVATE.search(text):
                    text = spelled(text, child.getparent())
                self._say(text, DELETED if tag == n.DEL_TEXT else reason, child)
            elif tag in _SIGNS:
                self._say(_SIGNS[tag], reason, child)
            elif tag in n.PROPERTIES or tag in _SILENT:
                continue
            elif tag in _SPECIAL:
                _SPECIAL[tag](self, child, reason)
            elif isinstance(tag, str):  # comments and processing instructions have no name
                if tag in n.PICTURES:
                    self._left.append(([""], n.PICTURES[tag]))
                self._walk(child, reason)

    def _say(self, text: str, reason: str | None, node: Element) -> None:
        if reason is None and self._fields:
            reason = next((FIELD_CODE if field.in_code else field.reason for field in self._fields
                           if field.in_code or field.reason), None)  # fmt: skip
        if reason is None:
            self._parts.append(text)
            self._nodes.append(node)
            return
        if self._left and self._left[-1][1] == reason and self._left[-1][0] != [""]:
            self._left[-1][0].append(text)
        else:
            self._left.append(([text], reason))

    def _break(self, node: Element, reason: str | None) -> None:
        self._say("\n" if node.get(n.w("type"), "textWrapping") == "textWrapping" else _PAGE_BREAK, reason, node)

    def _sym(self, node: Element, reason: str | None) -> None:
        self._say(symbol(node), reason, node)

    def _field(self, node: Element, reason: str | None) -> None:
        kind = node.get(n.w("fldCharType"))
        # Boxes and lists of forms show what stands in the field's data; other programs keep that as a result, too.
        shows = False
        for data in node.iterchildren(n.FORM_DATA):
            if value := form_value(data):
                self._say(value, reason, node)
                shows = True
        if kind == "begin":
            self._fields.append(_Field(reason=DUPLICATE if shows else None))
        elif self._fields and kind == "separate":
            self._fields[-1].in_code, self._fields[-1].result = False, len(self._parts)
        elif self._fields and kind == "end":
            done = self._fields.pop()
            if done.in_code or done.result == len(self._parts):
                self._compute("".join(done.code), reason, node)

    def _compute(self, code: str, reason: str | None, node: Element) -> None:
        """What a field without a result shows all the same."""
        if shown := equation(code):
            self._words.computed += visible(shown)
            self._say(shown, reason, node)

    def _code(self, node: Element, reason: str | None) -> None:
        if self._fields and self._fields[-1].in_code:
            self._fields[-1].code.append(node.text or "")

    def _alternate(self, node: Element, reason: str | None) -> None:
        """The first choice is what Word shows; the fall-back says the same again for older programs."""
        choice = node.find(n.CHOICE)
        for child in node:
            if child is choice or (choice is None and child.tag == n.FALLBACK):
                self._walk(child, reason)
            elif isinstance(child.tag, str):
                self._leave_all(child, DUPLICATE)

    def _box(self, node: Element, reason: str | None) -> None:
        if reason is None:
            self._words.boxes.append(node)
        else:
            self._leave_all(node, reason)

    def _leave_all(self, node: Element, reason: str) -> None:
        if text := texts(node):
            self._left.append(([text], reason))

    def _deleted(self, node: Element, reason: str | None) -> None:
        self._walk(node, DELETED)

    def _moved(self, node: Element, reason: str | None) -> None:
        self._walk(node, MOVED)

    def _ruby(self, node: Element, reason: str | None) -> None:
        self._walk(node, reason or RUBY)

    def _denominator(self, node: Element, reason: str | None) -> None:
        """A fraction is one line: three over four is 3/4, and not 34."""
        self._say("/", reason, node)
        self._walk(node, reason)

    def _word_art(self, node: Element, reason: str | None) -> None:
        self._leave_all(node, reason or WORD_ART)


_SIGNS = {n.TAB: "\t", n.PTAB: "\t", n.CR: "\n", n.NO_BREAK_HYPHEN: "-"}
_SILENT = frozenset((n.DEL_INSTR_TEXT,))
_SPECIAL = {
    n.BR: _Reading._break,
    n.SYM: _Reading._sym,
    n.FLD_CHAR: _Reading._field,
    n.INSTR_TEXT: _Reading._code,
    n.ALTERNATE: _Reading._alternate,
    n.TXBX: _Reading._box,
    n.DEL: _Reading._deleted,
    n.MOVE_FROM: _Reading._moved,
    n.RT: _Reading._ruby,
    n.DENOMINATOR: _Reading._denominator,
    n.WORD_ART: _Reading._word_art,
}
