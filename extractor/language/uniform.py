"""A text in uniform characters: what is written in several ways that mean the same, written in one.

Full-width digits, letters and signs become half-width ones, half-width marks of a sentence full-width ones, special
blanks ordinary ones, pairs of quotation marks “”, and signs for words the words. The blank between a figure and its unit, and
characters without a width, fall away; bars between cells are tabs. Whatever reads words or figures by patterns then needs to know one form only; what
was read is told in the characters that were written, which `Uniform` leads back to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractor.language import kept, numbers, units
from extractor.language.view import narrow

# What may have to be changed; most texts have none of it, or little. Both this and what is counted in Chinese numerals are
# told by one character, so that the search runs from one such to the next: a mark behind a digit, of which there are more.
_WHATEVER = (
    r"|｜０-９Ａ-Ｚａ-ｚ％．＋－～＝＜＞／＊￥,;:!?()\"「」『』｢｣㎡≧≦\u00a0\u00ad\u2002-\u2008\u200a-\u200d\u2060\ufeff"
)
_ANY = re.compile(
    rf"[{_WHATEVER} \u2009\u202f\-/.=](?:(?<=[{_WHATEVER}])|(?<=\d[ \u2009\u202f])|(?<=\d[-/.])\d{{1,2}}[-/.]\d|(?<=[<>]=))"
)
# A row whose cells bars part, with or without outer ones; a line drawn under the head is none.
_ROW = re.compile(r"\s*\|(?![\s:：\-—─+┼|]*$).*\|\s*|[^|]+\|[^|]*\|.*|[^|]+\s\|\s[^|]+", re.S)
_OUTER, _LAST, _BAR = re.compile(r"\|[^\S\t]*"), re.compile(r"[^\S\t]*\|\s*$"), re.compile(r"[^\S\t]*\|[^\S\t]*")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_CLASSIFIER = "|".join(sorted(units.classifiers()))
# A day with strokes or points; a longer run of numbers is a code.
_DAY = re.compile(r"(?<![A-Za-z\d./-])((?:19|20)\d\d)([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12]\d|0?[1-9])(?![\dA-Za-z./-])")
_STANDS = re.compile(r"[，。；、）\s和及并均都已]|$")
_COUNTED = re.compile(
    rf"[一二三四五六七八九十两百](?:(?<=百)分之|(?<=[二三四五六七八九十])(?:{_CLASSIFIER})"
    rf"|(?<=[一两])(?:{_CLASSIFIER})(?={_STANDS.pattern}))"
)
_SIGN = {"㎡": "平方米", "≧": "≥", "≦": "≤", ">=": "≥", "<=": "≤"}
_SIGNS = re.compile("|".join(_SIGN))
_BLANKS = re.compile(r"[\u00a0\u2002-\u2008\u200a]")
# A comma before three digits sets off thousands; a colon between digits tells a ratio or an hour, before // an address.
# Between Latin words (an address, a line of code, a mark of a word processor) it is Latin text.
_MARK = re.compile(r"(?<!\d),|,(?!\d{3}(?!\d))|(?<!\d):(?!//)|(?<=\d):(?!\d)|[;!?]")
_WIDE = {",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_LATIN_BEHIND = re.compile(r"\s*[A-Za-z_]")
_BRACKETS = str.maketrans("()「」『』｢｣｜", "（）“”‘’“”|")
_QUOTES = re.compile(r'"')
# The blank behind the number of a heading (1 项目, 项目2 口袋公园) parts it from the words, and is no part of a figure.
_AFTER_FIGURE = re.compile(r"(?<=\d) {1,2}(?=[^\s\d])")
_NUMBERED = re.compile(
    r"\s*(?:(?:重点|主要|民生|单个|预算)?子?(?:项目|专项|任务|目标|指标|问题|附件|附?[表图])\s*)?\d{1,3}(?:\.\d{1,2})*"
)
# What ends in digits and is no figure: a code (ZX2024-001, G210), or a number filled up with noughts.
_RUN = re.compile(r"[A-Za-z\d.,\-]+$")
_CODE = re.compile(r".*[A-Za-z]|0\d|.*-0\d")
_SCALE = re.compile(r"[十百千万亿]{0,2}[余多]?")


@dataclass(frozen=True, slots=True)
class Uniform:
    """`text` is `written` in uniform characters; where one of its characters is written begins at `starts`, ends at `ends`.

    Both are None where each character stands for one. What is written otherwise as a whole (㎡, 十八) is one place for all
    its characters.
    """

    written: str
    text: str
    starts: tuple[int, ...] | None = None
    ends: tuple[int, ...] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``text[start:end]`` are written."""
        if self.starts is None or self.ends is None:
            return start, end
        if start == end:
            at = self.starts[start] if start < len(self.starts) else len(self.written)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def forth(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters ``written[start:end]`` stand in the text."""
        if self.starts is None:
            return start, end
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def as_written(self, words: str, near: int = 0) -> str | None:
        """The characters in which these words of the text are written, first sought from `near` on; None for others."""
        at = self.text.find(words, near)
        at = self.text.find(words) if at < 0 < near else at
        if at < 0 or self._within(at) or self._within(at + len(words)):
            return None
        start, end = self.back(at, at + len(words))
        return self.written[start:end]

    def _within(self, at: int) -> bool:
        """Whether a place of the text is in the midst of what is written as one."""
        return self.starts is not None and 0 < at < len(self.starts) and self.starts[at - 1] == self.starts[at]


@lru_cache(maxsize=4096)
def uniform(written: str) -> Uniform | None:
    """The text in uniform characters; None where it already is."""
    if _ANY.search(written) is None and _COUNTED.search(written) is None:
        return None
    text = _quoted(_MARK.sub(_widened, _BLANKS.sub(" ", narrow(written).translate(_BRACKETS))))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for start, end, sign in sorted(_otherwise(text)):
        parts += [text[at:start], sign]
        starts += [*range(at, start), *(start for _ in sign)]
        ends += [*range(at + 1, start + 1), *(end for _ in sign)]
        at = end
    if not parts:
        return None if text == written else Uniform(written, text)
    rest = range(at, len(text))
    return Uniform(written, "".join([*parts, text[at:]]), (*starts, *rest), (*ends, *(place + 1 for place in rest)))


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


def _otherwise(text: str) -> Iterator[tuple[int, int, str]]:
    """What has another length in uniform characters: where it stands, and what it becomes.

    Characters without a width and the blanks between a figure and its unit become nothing.
    """
    for found in _INVISIBLE.finditer(text):
        yield *found.span(), ""
    for found in _SIGNS.finditer(text):
        yield *found.span(), _SIGN[found[0]]
    for found in _DAY.finditer(text):
        yield *found.span(), f"{found[1]}年{int(found[3])}月{int(found[4])}日"
    yield from _numerals(text)
    yield from _bars(text)
    for found in _AFTER_FIGURE.finditer(text):
        scale = _SCALE.match(text, found.end())
        after = scale.end() if scale else found.end()
        run = _RUN.search(text, max(0, found.start() - 40), found.start())
        if _NUMBERED.fullmatch(text, 0, found.start()) or (run and _CODE.match(run[0])):
            continue
        if after == found.end() and units.plain(text, after) is None:
            continue
        yield *found.span(), ""


def _bars(text: str) -> Iterator[tuple[int, int, str]]:
    """The bars of a row with the blanks around them: those between cells are tabs, outer ones nothing.

    A row that begins with a blank before its bar has an empty first cell.
    """
    if "|" not in text or _ROW.fullmatch(text) is None:
        return
    start, end = 0, len(text)
    first, last = _OUTER.match(text), _LAST.search(text)
    if first and last:
        yield *first.span(), ""
        yield *last.span(), ""
        start, end = first.end(), last.start()
    for found in _BAR.finditer(text, start, end):
        yield *found.span(), "\t"


def _numerals(text: str) -> Iterator[tuple[int, int, str]]:
    """Chinese numerals that count things or tell a percentage, in digits; those of names, orders and phrases stay."""
    if _COUNTED.search(text) is None:
        return
    for quantity in kept.read(text).quantities:
        start, end = quantity.start, quantity.end
        number = numbers.CANDIDATE.match(text, start)
        if number is None or number["chinese"] is None or quantity.value_high is not None:
            continue
        if quantity.unit == "%" and text.startswith("百分之", start) and text[end - 1] in numbers.CHINESE:
            yield start, end, f"{quantity.value}%"
        elif quantity.dimension != "count" or quantity.multiplier is not None or number.end() >= end:
            continue
        elif text[start] not in "一两" or _STANDS.match(
            text, end
        ):  # 两期样品 are those told before, 没有一人 is nobody
            yield *number.span(), str(quantity.value)
