"""The bound of a quantity: comparators before, after, on both sides and at a distance (bounds.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from extractor.language.types import Comparator

Span = tuple[int, int]
_REACH = 32
# A clause ends here; a bound does not reach over it. Brackets end it too, save one that opens right before the figure.
_CLAUSE = re.compile(r"[，,。；;、：:！!？?（）()\n\r]")
_FILL = re.compile(r"[\s为是在到于至了：:“\"（(的]{0,4}")
_FLIP = {"≥": "<=", "≧": "<=", ">=": "<=", "≤": ">=", "≦": ">=", "<=": ">=", "<": ">", ">": "<"}
_SIGN_AFTER = re.compile(r"\s?([≥≧≤≦]|[<>]=?)\s?(?=[A-Za-z\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparator and the places of its words."""

    comparator: Comparator
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    near: dict[str, Comparator]
    far: dict[str, Comparator]
    after: re.Pattern[str]
    following: dict[str, Comparator]
    guards: dict[str, str]
    difference: re.Pattern[str]
    strict: tuple[str, ...]


def _any(words: set[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _load() -> _Words:
    data: dict[str, Any] = tomllib.loads(files("extractor.language").joinpath("bounds.toml").read_text("utf-8"))

    def by_word(part: str) -> dict[str, Comparator]:
        return {w: cast(Comparator, c) for c, words in data[part].items() for w in words}

    near, far, following = by_word("near"), by_word("far"), by_word("after")
    return _Words(
        re.compile(_any({*near, *far})), near, far, re.compile(rf"\s?({_any(set(following))})"), following,
        data["guards"], re.compile(_any(set(data["difference"]["words"]))), tuple(data["strict"]["words"]),
    )  # fmt: skip


def find(view: str, start: int, end: int, left: int) -> Bound:
    """The bound of the quantity at ``[start, end)``; `left` is where the quantity before it ends."""
    words = _load()
    before = _before(view, start, left, words)
    after = _after(view, end, words)
    if after is None:
        return before or Bound("=")
    if before is None:
        return after
    cues = before.cues + after.cues
    return Bound(_both(before.comparator, after.comparator), cues)


def _both(before: Comparator, after: Comparator) -> Comparator:
    """达到80%以上 is >=, 控制在0.9‰以下 <=, 不超过30人左右 <=, 大于90%以上 >."""
    if after == "=":
        return before
    if before in ("=", "~") or after == before:
        return after
    if before == "<=" and after in (">=", "<="):
        return before if _same_way(before, after) else after
    return before


def _same_way(one: Comparator, other: Comparator) -> bool:
    return one[0] == other[0]


def _before(view: str, start: int, left: int, words: _Words) -> Bound | None:
    window = max(left, start - _REACH)
    clause = window
    for mark in _CLAUSE.finditer(view, window, start):
        if _FILL.fullmatch(view, mark.start(), start) is None:
            clause = mark.end()
    found = None
    for match in words.before.finditer(view, clause, start):
        found = match
        if match[0] in words.far:
            far = match
            gap = view[far.end() : start]
            if _FILL.fullmatch(gap) is None and not any(c.isdigit() for c in gap):
                rest = list(words.before.finditer(view, far.end(), start))
                if not rest or words.near.get(rest[-1][0]) in ("=", "~"):
                    return Bound(words.far[far[0]], (far.span(),))
    if found is None or _FILL.fullmatch(view, found.end(), start) is None:
        return None
    word = found[0]
    if word in ("为", "上"):
        return None
    return Bound(words.near[word], (found.span(),))


def _after(view: str, end: int, words: _Words) -> Bound | None:
    found = words.after.match(view, end)
    if found is None:
        sign = _SIGN_AFTER.match(view, end)
        return Bound(cast(Comparator, _FLIP[sign[1]]), (sign.span(1),)) if sign else None
    word = found[1]
    following = view[found.end() : found.end() + 1]
    if following and following in words.guards.get(word, ""):
        return None
    comparator = words.following[word]
    if comparator in (">=", "<=") and view.startswith(words.strict, found.end()):
        comparator = cast(Comparator, comparator[0])
    return Bound(comparator, (found.span(1),))
