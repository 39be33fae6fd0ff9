"""A text in uniform characters: what is written in several ways that mean the same, written in one.

Full-width digits, letters and signs become half-width ones, half-width marks of a sentence full-width ones, every blank
but a tab an ordinary one, and every pair of quotation marks “”. The blank between a figure and its unit, and
characters without a width, fall away. Whatever reads words or figures by patterns then needs to know one form only; what
was read is told in the characters that were written, which `Uniform` leads back to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language import units
from extractor.language.view import narrow

# What may have to be changed; most texts have none of it, or little.
_ANY = re.compile(
    r"[０-９Ａ-Ｚａ-ｚ％．＋－～＝＜＞／＊￥,;:!?()\"「」『』｢｣\u00a0\u00ad\u2002-\u2008\u200a-\u200d\u2060\ufeff]"
    r"|\d[ \u2009\u202f]"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_BLANKS = re.compile(r"[\u00a0\u2002-\u2008\u200a]")
# A comma before three digits sets off thousands; a colon between digits tells a ratio or an hour, before // an address.
# Between Latin words (an address, a line of code, a mark of a word processor) it is Latin text.
_MARK = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|(?<!\d):(?!//)|(?<=\d):(?!\d)|[;!?]")
_WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_LATIN_BEHIND = re.compile(r"\s*[A-Za-z_]")
_BRACKETS = str.maketrans("()「」『』｢｣", "（）“”‘’“”")
_QUOTES = re.compile(r'"')
# The blank behind the number of a heading (1 项目) parts it from the words, and is no part of a figure.
_AFTER_FIGURE = re.compile(r"(?<=\d) {1,2}(?=[^\s\d])")
_NUMBERED = re.compile(r"\s*\d{1,3}(?:\.\d{1,2})*")
# What ends in digits and is no figure: a code (ZX2024-001, G210), or a number filled up with noughts.
_RUN = re.compile(r"[A-Za-z\d.,\-]+$")
_CODE = re.compile(r".*[A-Za-z]|0\d|.*-0\d")
_SCALE = re.compile(r"[十百千万亿]{0,2}[余多]?")


@dataclass(frozen=True, slots=True)
class Uniform:
    """`text` is `written` in uniform characters; `kept` has the offset of each of its characters there, None if equal."""

    written: str
    text: str
    kept: tuple[int, ...] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``text[start:end]`` are written."""
        if self.kept is None:
            return start, end
        if start == end:
            at = self.kept[start] if start < len(self.kept) else len(self.written)
            return at, at
        return self.kept[start], self.kept[end - 1] + 1

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``written[start:end]`` stand in the text."""
        if self.kept is None:
            return start, end
        return bisect_left(self.kept, start), bisect_left(self.kept, end)

    def as_written(self, words: str, near: int = 0) -> str | None:
        """The characters in which these words of the text are written, first sought from `near` on; None for others."""
        at = self.text.find(words, near)
        at = self.text.find(words) if at < 0 else at
        if at < 0:
            return None
        start, end = self.back(at, at + len(words))
        return self.written[start:end]


def uniform(written: str) -> Uniform | None:
    """The text in uniform characters; None where it already is."""
    if _ANY.search(written) is None:
        return None
    text = _quoted(_MARK.sub(_widened, _BLANKS.sub(" ", narrow(written).translate(_BRACKETS))))
    dropped = sorted(_dropped(text))
    if not dropped:
        return None if text == written else Uniform(written, text)
    gone = set(dropped)
    kept = tuple(at for at in range(len(text)) if at not in gone)
    return Uniform(written, "".join(text[at] for at in kept), kept)


def _widened(mark: re.Match[str]) -> str:
    before = mark.string[mark.start() - 1 : mark.start()]
    if before.isascii() and before.isalpha() and _LATIN_BEHIND.match(mark.string, mark.end()):
        return mark[0]
    return _WIDE[mark[0]]


def _quoted(text: str) -> str:
    """Straight quotation marks turned by turns, where they pair."""
    places = [found.start() for found in _QUOTES.finditer(text)]
    if not places or len(places) % 2:
        return text
    signs = list(text)
    for turn, at in enumerate(places):
        signs[at] = "”" if turn % 2 else "“"
    return "".join(signs)


def _dropped(text: str) -> Iterator[int]:
    """The places of characters without a width, and of blanks between a figure and its unit."""
    for found in _INVISIBLE.finditer(text):
        yield found.start()
    for found in _AFTER_FIGURE.finditer(text):
        scale = _SCALE.match(text, found.end())
        after = scale.end() if scale else found.end()
        run = _RUN.search(text, max(0, found.start() - 40), found.start())
        if _NUMBERED.fullmatch(text, 0, found.start()) or (run and _CODE.match(run[0])):
            continue
        if after == found.end() and units.plain(text, after) is None:
            continue
        yield from range(*found.span())
