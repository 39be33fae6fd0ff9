"""The flow of a web page: its elements in order become paragraphs, tables, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from extractor.readers.html.clutter import PICTURE, Clutter
from extractor.readers.html.lists import Markers
from extractor.readers.html.tables import is_grid

Element = Any

_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "basefont",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "dfn",
            "em",
            "font",
            "i",
        ),
        *(
            "ins",
            "kbd",
            "label",
            "mark",
            "meter",
            "nobr",
            "output",
            "progress",
            "q",
            "ruby",
            "rb",
            "samp",
            "small",
            "span",
        ),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "o:p", "st1:chsdate"),
    )
)
_ROWS = frozenset(("tr", "thead", "tbody", "tfoot"))
_HEADING = re.compile(r"h([1-6])")
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_LINE_END = re.compile(
    "(?<=[\u2e80-\u9fff\uff01-\uff60\u3000-\u303f“”‘’])\\s*\n\\s*(?=[\u2e80-\u9fff\uff01-\uff60\u3000-\u303f“”‘’])"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as the page shows it; `level` is that of a heading, `marker` the number of a list's item."""

    text: str
    level: int | None = None
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Characters that are left out, and why."""

    text: str
    reason: str


def walk(root: Element, clutter: Clutter, skip: Container[Element] = ()) -> Iterator[Paragraph | Left | Element]:
    """Go through `root` in order, but not into the elements `skip`.

    A table that is one (and no means of layout) is given as its element.
    """
    flow = _Flow()
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped: Element | None = None
    for event, node in walker:
        if event == "start":
            # The rows around cells that are read apart are hidden with their cells.
            reason = None if node is root or (skip and node.tag in _ROWS) else clutter.reason(node)
            if node in skip:
                pass
            elif reason is not None:
                yield from flow.aside(Left("" if reason == PICTURE else "".join(node.itertext(etree.Element)), reason))
            elif node.tag == "table" and node is not root and is_grid(node):
                yield from flow.end()
                yield node
            else:
                yield from flow.enter(node)
                continue
            skipped = node
            walker.skip_subtree()
            continue
        if event == "end" and node is not skipped:
            yield from flow.leave(node)
        elif node is skipped:
            skipped = None
        if node is not root:
            flow.say(node.tail)
    yield from flow.end()


class _Flow:
    """The paragraph that is being read."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._lefts: list[Left] = []
        self._level: int | None = None
        self._marker: str | None = None
        self._markers = Markers()
        self._verbatim = 0

    def say(self, text: str | None) -> None:
        if text:
            self._parts.append(text if self._verbatim else _BLANKS.sub(" ", _LINE_END.sub("", text)))

    def aside(self, left: Left) -> Iterator[Paragraph | Left]:
        """What is left out is told behind the paragraph in which it stands."""
        if not left.text.strip() and left.reason != PICTURE:
            return
        if any(part.strip() for part in self._parts):
            self._lefts.append(left)
        else:
            yield left

    def enter(self, node: Element) -> Iterator[Paragraph | Left]:
        tag = node.tag
        if tag == "br":
            if self._level is None:
                yield from self.end(keep=True)
            else:
                self._parts.append("\n")
        elif tag not in _INLINE:
            yield from self.end(keep=tag == "p")
            heading = _HEADING.fullmatch(tag)
            if heading:
                self._level = int(heading[1])
            elif tag == "li":
                self._marker = self._markers.of(node)
            self._verbatim += tag == "pre"
        self.say(node.text)

    def leave(self, node: Element) -> Iterator[Paragraph | Left]:
        if node.tag not in _INLINE and node.tag != "br":
            yield from self.end()
            self._verbatim -= node.tag == "pre"

    def end(self, keep: bool = False) -> Iterator[Paragraph | Left]:
        """The end of a paragraph; `keep` its marker where nothing was said yet."""
        text = "".join(self._parts)
        text = text.strip(" \n") if not self._verbatim else text
        lines = text.split("\n") if self._verbatim else [re.sub(" +", " ", text)]
        said = False
        for line in lines:
            if line.strip():
                yield Paragraph(line, self._level, None if said else self._marker)
                said = True
        yield from self._lefts
        self._parts, self._lefts = [], []
        if said or not keep:
            self._level = self._marker = None
