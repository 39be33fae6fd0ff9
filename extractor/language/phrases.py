"""Noun phrases beside a figure: what is left of a stretch of words without those that lead to the noun or on from it.

The lists are in thing.toml.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

Range = tuple[int, int]

LONGEST = 40
"""A phrase beside a figure is sought so many characters far."""

HAN = re.compile(r"[\u4e00-\u9fffA-Za-z“《]")
# 管护员每周巡河: who does it and how often is no part of the thing.
_EACH = re.compile(r".*每个?(?:人|户|亩|月|年|天|日|周|季度?|学期|生|村|校|家|所|餐|次|公里)(?=[^的]{2})")
_FROM = re.compile(r"[由从](?=[^由从]{0,10}$)")
_STATED = re.compile(r".*[\u4e00-\u9fff][为是][^、]+、")
_PER = re.compile(
    r"(?:(?:按|为|是)?(?:每|人均|户均|年均)(?:人|生|户|亩|月|年|天|日|公里|所|次|名|辆|餐|村|个|台|套|例|家|平方米|学期|季度|万人)?)+$"
)
_COMPARED = re.compile(r"(?:同比|较(?![好大高多低])|(?<![占对])比(?![例重率值对赛照]))[^，]*$")
# 租金为市场价的80%: the share is of what stands before 为.
_BASE = re.compile(r"(?:约?为|相当于)[^，。；为]{2,16}的$")
_JOINING = frozenset(["以及", "及", "和", "与", "并", "或"])
_MEASURE = re.compile(r"(?:率|度|量|数|额|费|面积|长度|资金|金额|经费|人数|比例|时限|时间)$")


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists of thing.toml."""

    single: frozenset[str]
    strong: frozenset[str]
    leading: frozenset[str]
    work: frozenset[str]
    before: frozenset[str]
    between: frozenset[str]
    after: frozenset[str]
    counted: frozenset[str]
    measure: frozenset[str]


@cache
def lists() -> Lists:
    """The lists, read once."""
    data = tomllib.loads(resources.files(__package__).joinpath("thing.toml").read_text(encoding="utf-8"))
    return Lists(**{name: frozenset(words.split()) for name, words in data.items()})


class Phrases:
    """The words of one text, and the noun phrases among them."""

    def __init__(self, text: str, words: Sequence[Range]) -> None:
        self.text = text
        self.words = words
        self.word_starts = [start for start, _ in words]
        self.lists = lists()

    def before(self, begin: int, stop: int) -> Range | None:
        """What is left of ``[begin, stop)`` without the words that lead to it and those that lead on."""
        for left_out in (_PER, _COMPARED, _BASE):
            found = left_out.search(self.text, begin, stop)
            if found:
                stop = found.start()
        tokens = self.tokens(begin, stop)
        while tokens and self.is_in(tokens[-1], self.lists.between):
            tokens.pop()
        for number, token in enumerate(tokens):
            if self.is_in(token, _JOINING) and all(self.is_in(t, self.lists.leading) for t in tokens[number + 1 :]):
                return None
        if tokens:
            moved = _FROM.search(self.text, tokens[0][0], tokens[-1][1])
            if moved and moved.start() > tokens[0][0]:
                tokens = [(a, min(b, moved.start())) for a, b in tokens if a < moved.start()]
        for number in range(len(tokens) - 1, 0, -1):
            if self.text[slice(*tokens[number - 1])] in self.lists.strong:
                tokens = tokens[number:]
                break
        tokens = self._without_verbs(tokens)
        if not tokens:
            return None
        start, end = tokens[0][0], tokens[-1][1]
        stated = _STATED.match(self.text, start, end)
        if stated:
            start = stated.end()
        each = _EACH.match(self.text, start, end)
        if each:
            start = each.end()
        if end - start < 2 and self.text[start:end] not in self.lists.single:
            return None
        return self._after_of(start, end)

    def _without_verbs(self, tokens: list[Range]) -> list[Range]:
        """The words without those that lead to the thing, which are a part of it where only a measure is left.

        开展培训班 is 培训班, 改造提升面积 itself; of verbs alone the last is the thing where it names work (清淤疏浚 12公里).
        """
        first = next((n for n, token in enumerate(tokens) if not self.is_in(token, self.lists.before)), len(tokens))
        rest = tokens[first:]
        if not rest:
            if not tokens or self.is_in(tokens[-1], self.lists.leading):
                return []
            # 服务组织 is a noun of two words that are verbs elsewhere.
            return tokens[-1:] if self.is_in(tokens[-1], self.lists.work) else tokens if len(tokens) == 2 else []
        if len(rest) == 1 and (rest[0][1] - rest[0][0] == 1 or _MEASURE.search(self.text[slice(*rest[0])])):
            while (
                first
                and tokens[first][0] - tokens[first - 1][0] >= 2
                and not self.is_in(tokens[first - 1], self.lists.leading)
            ):
                first -= 1
        return tokens[first:]

    def _after_of(self, start: int, end: int) -> Range:
        """The part behind the last 的, unless it is only a measure (改造的面积)."""
        of = self.text.rfind("的", start, end - 2)
        if of >= 0 and self.text[of + 1 : end] not in self.lists.measure:
            return of + 1, end
        return start, end

    def after(self, start: int, limit: int) -> Range | None:
        """The noun phrase that begins at `start`, behind a figure."""
        end = start
        for token in self.tokens(start, min(limit, start + LONGEST)):
            word = self.text[slice(*token)]
            if (HAN.match(word) is None and word not in "”》") or word in self.lists.after or word.startswith("已"):
                break
            end = token[1]
            if word in self.lists.counted:
                break
        return (start, end) if end > start else None

    def tokens(self, start: int, end: int) -> list[Range]:
        """The words within ``[start, end)``; one that is cut by an end is shortened."""
        first = max(0, bisect_right(self.word_starts, start) - 1)
        last = bisect_left(self.word_starts, end)
        found = [(max(a, start), min(b, end)) for a, b in self.words[first:last] if b > start]
        return [(a, b) for a, b in found if self.text[a:b].strip()]

    def is_in(self, token: Range, words: frozenset[str]) -> bool:
        """Whether a word is one of `words`."""
        return self.text[slice(*token)] in words
