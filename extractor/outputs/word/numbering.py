"""Real list numbers: the one list of headings, and numbered paragraphs that keep the number they had."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.outline.marks import Mark
from extractor.outputs.word.elements import Element, el, qualified

LEVELS = (
    ("chineseCountingThousand", "%1、", "nothing"),
    ("chineseCountingThousand", "（%2）", "nothing"),
    ("decimal", "%3.", "space"),
    ("decimal", "（%4）", "nothing"),
    ("decimalEnclosedCircle", "%5", "nothing"),
)
"""The levels of headings, GB/T 9704: 一、（一） 1. （1）, and one below: format, text, what follows the number."""
# The style of a list number (extractor.outline.marks) -> Word's format and text.
_FORMATS = {
    "han": ("chineseCountingThousand", "%1、"),
    "han_paren": ("chineseCountingThousand", "（%1）"),
    "arabic_paren": ("decimal", "（%1）"),
    "arabic": ("decimal", "%1."),
    "arabic_half": ("decimal", "%1）"),
    "circled": ("decimalEnclosedCircle", "%1"),
}
_CIRCLED_MOST = 20


class Numbering:
    """The numbering part of a document; lists are added to what it has. `headings` is the number of the headings' list,
    whose levels go with these `styles` (ids).
    """

    def __init__(self, root: Element, styles: Sequence[str]) -> None:
        self.root = root
        ids = [int(n.get(qualified(f"w:{a}"))) for t, a in (("abstractNum", "abstractNumId"), ("num", "numId"))
               for n in root.iter(qualified(f"w:{t}"))]  # fmt: skip
        self.next = max([0, *ids]) + 1
        self._lists: dict[str, int] = {}
        self._last: tuple[str, int, int] | None = None
        self.headings = self._add(
            [_level(n, *level, style) for n, (level, style) in enumerate(zip(LEVELS, styles, strict=True))],
            "multilevel",
        )

    def heading(self, level: int) -> Element:
        """The numbering of a heading (or of a paragraph in the headings' list) of this level, from 1."""
        self._last = None
        return _properties(min(level, len(LEVELS)) - 1, self.headings)

    def item(self, mark: Mark) -> Element:
        """The numbering of a paragraph that bears this number; one that goes on from the last is in the same list."""
        if self._last is not None and self._last[0] == mark.style and self._last[1] + 1 == mark.number:
            number = self._last[2]
        else:
            number = self._started(mark)
        self._last = (mark.style, mark.number, number)
        return _properties(0, number)

    def forget(self) -> None:
        """The next numbered paragraph begins a list of its own."""
        self._last = None

    def _started(self, mark: Mark) -> int:
        """A list of this style that starts with this number; a style that Word has not is written as it stands."""
        known = _FORMATS.get(mark.style)
        if known is None or (
            mark.style == "circled" and (mark.number > _CIRCLED_MOST or mark.written not in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
        ):
            return self._add([_level(0, "decimal", mark.text, "nothing")], "singleLevel")
        if mark.style not in self._lists:
            self._lists[mark.style] = self._add([_level(0, *known, "nothing")], "singleLevel")
        start = el("lvlOverride", el("startOverride", val=mark.number), ilvl=0)
        return self._number(self._lists[mark.style], start)

    def _add(self, levels: list[Element], kind: str) -> int:
        id = self.next
        self.next += 1
        made = el("abstractNum", el("multiLevelType", val=kind), *levels, abstractNumId=id)
        first = self.root.find(qualified("w:num"))
        if first is None:
            self.root.append(made)
        else:
            first.addprevious(made)  # the schema wants all of them before the lists
        self.root.append(el("num", el("abstractNumId", val=id), numId=id))
        return id

    def _number(self, abstract: int, override: Element) -> int:
        id = self.next
        self.next += 1
        self.root.append(el("num", el("abstractNumId", val=abstract), override, numId=id))
        return id


def _level(n: int, format: str, text: str, after: str, style: str = "") -> Element:
    linked = [el("pStyle", val=style)] if style else []
    return el(
        "lvl", el("start", val=1), el("numFmt", val=format), *linked, el("suff", val=after), el("lvlText", val=text),
        el("lvlJc", val="left"), el("pPr", el("ind", left=0, firstLineChars=200, firstLine=640)), ilvl=n,
    )  # fmt: skip


def _properties(level: int, number: int) -> Element:
    return el("numPr", el("ilvl", val=level), el("numId", val=number))
