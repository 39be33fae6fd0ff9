"""The words of a paragraph as a reader of the final version sees them, and what is not among them, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element
from extractor.readers.docx.styles import Form, Styles

DELETED = "修订中删除的文字"
MOVED = "修订中移走的文字"
HIDDEN = "隐藏文字"
DUPLICATE = "为旧版软件保留的重复内容"
FIELD_CODE = "域代码"
CONTENTS = "目录"
RUBY = "注音"

_PAGE_BREAK = "\f"  # cannot occur in XML, so it can stand for a page break until the paragraph is whole

# Ticks and boxes of forms, typed with Microsoft's symbol fonts: (font, code) -> the Unicode character of that shape.
_SYMBOLS = {
    ("wingdings", 0xFE): "☑",
    ("wingdings", 0xFD): "☒",
    ("wingdings", 0xFC): "✓",
    ("wingdings", 0xFB): "✗",
    ("wingdings", 0xA8): "□",
    ("wingdings", 0x6F): "□",
    ("wingdings", 0x6E): "■",
    ("wingdings", 0x6C): "●",
    ("wingdings 2", 0x52): "☑",
    ("wingdings 2", 0x54): "☒",
    ("wingdings 2", 0x50): "✓",
    ("wingdings 2", 0xA3): "□",
}


@dataclass(slots=True)
class Words:
    """`text`; `left` as (text, reason), in order; `boxes` are the text boxes anchored here.

    `pieces` are the elements that the text comes from, each with its part of it.
    """

    text: str = ""
    left: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pieces: list[tuple[Element | None, str]] = field(default_factory=list)


def read(paragraph: Element, form: Form, styles: Styles, reason: str | None = None) -> Words:
    """The words of `paragraph`. With a `reason`, all of them are left out for it."""
    hidden = HIDDEN if styles.hides(form) else CONTENTS if styles.lists_contents(form) else None
    return _Reading(styles).run(paragraph, reason or hidden)


def texts(node: Element) -> str:
    """All text below `node`, whatever its state, for what is left out as a whole."""
    return "".join(_plain(part) for part in node.iter(*n.TEXTS, n.SYM, n.NO_BREAK_HYPHEN))


def _plain(node: Element) -> str:
    if node.tag == n.SYM:
        return _symbol(node)
    return "-" if node.tag == n.NO_BREAK_HYPHEN else node.text or ""


def _symbol(node: Element) -> str:
    """The character of a `w:sym`: one that stands for the shape where it is known, else the code as it is."""
    try:
        code = int(node.get(n.w("char"), ""), 16)
        return _SYMBOLS.get((node.get(n.w("font"), "").lower(), code & 0xFF)) or chr(code)
    except (ValueError, OverflowError):
        return "\ufffd"


class _Reading:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._parts: list[str] = []
        self._nodes: list[Element] = []
        self._fields: list[bool] = []  # for every open field, whether its code (and not its result) is being read
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
        self._words.pieces = list(zip(self._nodes, parts, strict=True))
        return self._words

    def _walk(self, node: Element, reason: str | None) -> None:
        for child in node:
            tag = child.tag
            if tag == n.R:
                self._walk(child, reason or (HIDDEN if self._styles.hides_run(child) else None))
            elif tag in n.TEXTS:
                self._say(child.text or "", DELETED if tag == n.DEL_TEXT else reason, child)
            elif tag in _SIGNS:
                self._say(_SIGNS[tag], reason, child)
            elif tag in n.PROPERTIES or tag in _SILENT:
                continue
            elif tag in _SPECIAL:
                _SPECIAL[tag](self, child, reason)
            elif isinstance(tag, str):  # comments and processing instructions have no name
                if tag in n.PICTURES:
                    self._words.left.append(("", n.PICTURES[tag]))
                self._walk(child, reason)

    def _say(self, text: str, reason: str | None, node: Element) -> None:
        if reason is None and any(self._fields):
            reason = FIELD_CODE
        if reason is None:
            self._parts.append(text)
            self._nodes.append(node)
            return
        left = self._words.left
        if left and left[-1][1] == reason and left[-1][0]:
            text = left.pop()[0] + text
        left.append((text, reason))

    def _break(self, node: Element, reason: str | None) -> None:
        self._say("\n" if node.get(n.w("type"), "textWrapping") == "textWrapping" else _PAGE_BREAK, reason, node)

    def _sym(self, node: Element, reason: str | None) -> None:
        self._say(_symbol(node), reason, node)

    def _field(self, node: Element, reason: str | None) -> None:
        kind = node.get(n.w("fldCharType"))
        if kind == "begin":
            self._fields.append(True)
        elif self._fields and kind == "separate":
            self._fields[-1] = False
        elif self._fields and kind == "end":
            self._fields.pop()

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
            self._words.left.append((text, reason))

    def _deleted(self, node: Element, reason: str | None) -> None:
        self._walk(node, DELETED)

    def _moved(self, node: Element, reason: str | None) -> None:
        self._walk(node, MOVED)

    def _ruby(self, node: Element, reason: str | None) -> None:
        self._walk(node, reason or RUBY)


_SIGNS = {n.TAB: "\t", n.PTAB: "\t", n.CR: "\n", n.NO_BREAK_HYPHEN: "-"}
_SILENT = frozenset((n.INSTR_TEXT, n.DEL_INSTR_TEXT))
_SPECIAL = {
    n.BR: _Reading._break,
    n.SYM: _Reading._sym,
    n.FLD_CHAR: _Reading._field,
    n.ALTERNATE: _Reading._alternate,
    n.TXBX: _Reading._box,
    n.DEL: _Reading._deleted,
    n.MOVE_FROM: _Reading._moved,
    n.RT: _Reading._ruby,
}
