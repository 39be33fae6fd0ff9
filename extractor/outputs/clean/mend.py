"""What is mended in a piece of text on its way into the clean report: marks, blanks, residue and the way signs are typed.

Never a digit's value, a name or a unit's meaning. Every character keeps the place in the source that it comes from, so
that what stays as written can be marked there. Mending twice changes nothing more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from db.records import Span

_HAN = "[\u4e00-\u9fff]"
_FULL = {chr(0xFF10 + i): str(i) for i in range(10)} | {"％": "%", "．": "."}
_STOPS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of mending: `name` as the cover note lists it; `figures` where it touches the signs of a number."""

    name: str
    pattern: re.Pattern[str]
    table: dict[str, str]
    figures: bool = False

    def put(self, found: re.Match[str]) -> str:
        """What stands in place of what was found."""
        return self.table.get(found.group(), self.table.get("", ""))


RULES = (
    Rule("文字处理软件的残留", re.compile(r"\[bookmark:[^\]\n]{0,40}\]\s*|\[_Toc\d+\]\s*"), {}),
    Rule("看不见的字符", re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]"), {}),
    Rule("段首段尾的空格", re.compile(r"^\s+|\s+$"), {}),
    Rule("连在一起的标点", re.compile(r"(?<=([，。；：、]))\1+"), {}),
    Rule("汉字之间的半角标点", re.compile(rf"(?<={_HAN})[,;:?!](?={_HAN})"), _STOPS),
    Rule("全角数字和符号", re.compile("[０-９％]|(?<=[0-9０-９])．(?=[0-9０-９])"), _FULL, figures=True),
    Rule(
        "比较符号的写法", re.compile("≧|>=|＞＝|≦|<=|＜＝"),
        {"≧": "≥", ">=": "≥", "＞＝": "≥", "≦": "≤", "<=": "≤", "＜＝": "≤"}, figures=True,
    ),
    Rule("单位的写法", re.compile(r"(?<=[0-9万亿])(?:㎡|m²|㎞)"), {"㎡": "平方米", "m²": "平方米", "㎞": "公里"}, figures=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with, for each of its characters, the offset in `block` that it comes from; `done` names the rules used."""

    text: str
    block: int
    at: tuple[int, ...]
    done: tuple[str, ...] = ()

    def within(self, start: int, end: int) -> tuple[int, int] | None:
        """The range of this text that comes from the source's ``[start, end)``; None where none of it does."""
        held = [i for i, at in enumerate(self.at) if start <= at < end]
        return (held[0], held[-1] + 1) if held else None

    def cut(self, start: int, end: int) -> Mended:
        """A part of it."""
        return Mended(self.text[start:end], self.block, self.at[start:end], self.done)


def mend(span: Span) -> Mended:
    """The span's words, mended."""
    text, at, done = span.quote, tuple(range(span.start, span.end)), []
    for rule in RULES:
        if not rule.pattern.search(text):
            continue
        made, places = _apply(rule, text, at)
        if rule.figures and _figures(made) != _figures(text):
            continue
        text, at = made, places
        done.append(rule.name)
    return Mended(text, span.block, at, tuple(done))


def as_written(block: int, text: str) -> Mended:
    """A text that is not mended at all."""
    return Mended(text, block, tuple(range(len(text))))


def mended_text(text: str) -> str:
    """A text that stands nowhere, mended."""
    return mend(Span(0, 0, len(text), text)).text


def _apply(rule: Rule, text: str, at: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    said: list[str] = []
    places: list[int] = []
    last = 0
    for found in rule.pattern.finditer(text):
        new = rule.put(found)
        said += [text[last : found.start()], new]
        places += [*at[last : found.start()], *([at[found.start()]] * len(new) if new else [])]
        last = found.end()
    return "".join(said) + text[last:], (*places, *at[last:])


@cache
def _figures(text: str) -> tuple[object, ...]:
    """The quantities and times of a text as they compare, to see that mending changed none."""
    from extractor.language.figures import read

    found = read(text)
    figures = tuple((q.value, q.value_high, q.dimension, q.base, q.factor, q.comparator) for q in found.quantities)
    return figures, tuple((t.kind, t.first, t.last) for t in found.times)
