"""The bound of a quantity: comparators before, after, on both sides and at a distance (bounds.toml)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, cast

from extractor.language.scanning import scan
from extractor.language.types import Comparator
from extractor.language.units import Unit

Span = tuple[int, int]
_REACH = 32
# A clause ends here; a bound does not reach over it. Brackets end it too, save one that opens right before the figure.
_CLAUSE = re.compile(r"[，,。；;、：:！!？?（）()\n\r]")
_FILL = re.compile(r"[\s为是在到于至了：:“\"（(的]{0,4}")
_SHARE = re.compile(r"[\u4e00-\u9fff]{1,8}的")
# 超过全市总量的30%.
_OF_WHOLE = frozenset(["超过", "高于", "低于", "大于", "小于", "少于", "多于", "不足", "不到", "达到"])
_FLIP: dict[str, Comparator] = {"≥": "<=", "≧": "<=", ">=": "<=", "≤": ">=", "≦": ">=", "<=": ">=", "<": ">", ">": "<"}
# 没有一笔超过3天: at most so long; 无一例外超过3天 is none of it.
_NONE_BEFORE = re.compile(r"(?:没有|没|无|未有)(?:任何)?一(?!例外)[\u4e00-\u9fff]{1,3}$")
_NONE_REACH = 9
_NONE_OVER: dict[Comparator, Comparator] = {">": "<=", "<": ">="}
_SIGN_AFTER = re.compile(r"\s?([≥≧≤≦]|[<>]=?)\s?(?=[A-Za-z\u4e00-\u9fff])")


class Bound(NamedTuple):
    """A comparator and the places of its words."""

    comparator: Comparator
    cues: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Words:
    before: re.Pattern[str]
    beginning: re.Pattern[str]
    near: dict[str, Comparator]
    far: dict[str, Comparator]
    after: re.Pattern[str]
    noun_after: re.Pattern[str]
    following: dict[str, Comparator]
    guards: dict[str, re.Pattern[str]]
    strict: tuple[str, ...]

    def guarded(self, found: re.Match[str], group: int = 0) -> bool:
        """Whether what follows a word turns it into another one (以上级为准, 最少的一户)."""
        guard = self.guards.get(found[group])
        return guard is not None and guard.match(found.string, found.end(group)) is not None


def _any(words: set[str], guards: dict[str, str]) -> str:
    """One branch a word, the longest first, each not behind the characters that make another word of it."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join((f"(?<![{guards[w]}])" if w in guards else "") + re.escape(w) for w in ordered)


@lru_cache(maxsize=1)
def _load() -> _Words:
    data: dict[str, Any] = tomllib.loads(files("extractor.language").joinpath("bounds.toml").read_text("utf-8"))

    def by_word(part: str) -> dict[str, Comparator]:
        return {w: cast(Comparator, c) for c, words in data[part].items() for w in words}

    near, far, following = by_word("near"), by_word("far"), by_word("after")
    return _Words(
        re.compile(_any({*near, *far}, data["before_guards"])),
        re.compile(f"[{''.join(sorted({word[0] for word in (*near, *far)}))}]"), near, far,
        re.compile(rf"\s?({_any(set(following), {})})"),
        re.compile(r"[\u4e00-\u9fff]{1,3}?(以上|以内|左右)(?=[，,。；;、）)\s]|$)"),
        following, {w: re.compile(g) for w, g in data["after_guards"].items()}, tuple(data["strict"]["words"]),
    )  # fmt: skip


def find(view: str, start: int, end: int, left: int, unit: Unit | None) -> Bound:
    """The bound of the quantity at ``[start, end)``; `left` is where the quantity before it ends, `unit` its unit."""
    words = _load()
    before = _before(view, start, left, words, unit is not None and unit.dimension == "ratio")
    after = _after(view, end, words, unit)
    if after is None:
        return before or Bound("=")
    if before is None:
        return after
    return Bound(_both(before.comparator, after.comparator), before.cues + after.cues)


def _both(before: Comparator, after: Comparator) -> Comparator:
    """The word after decides (达到80%以上, 控制在0.9‰以下) unless it only says what the one before says more sharply."""
    if after == "=" or (after == "~" and before != "="):
        return before
    if before in ("<", ">") and before == after[0]:
        return before
    return after


def _before(view: str, start: int, left: int, words: _Words, share: bool) -> Bound | None:
    clause = max(left, start - _REACH)
    for mark in _CLAUSE.finditer(view, clause, start):
        if _FILL.fullmatch(view, mark.start(), start) is None:
            clause = mark.end()
    found = [m for m in scan(words.before, words.beginning, view, clause, start) if not words.guarded(m)]
    while found:
        last = found.pop()
        comparator = words.near.get(last[0]) or words.far[last[0]]
        if last[0] == "上" and view[start] not in "百千万":
            continue
        if comparator in _NONE_OVER and _NONE_BEFORE.search(view, max(0, last.start() - _NONE_REACH), last.start()):
            comparator = _NONE_OVER[comparator]
        adjoins = _FILL.fullmatch(view, last.end(), start) is not None
        if not adjoins and share and last[0] in _OF_WHOLE and _SHARE.fullmatch(view, last.end(), start):
            adjoins = True
        if adjoins:
            if comparator in ("=", "~") and found and found[-1][0] in words.far:
                far = found[-1]
                return Bound(words.far[far[0]], (far.span(), last.span()))
            return Bound(comparator, (last.span(),))
        if last[0] in words.far:
            return Bound(words.far[last[0]], (last.span(),))
    return None


def _after(view: str, end: int, words: _Words, unit: Unit | None) -> Bound | None:
    found = words.after.match(view, end)
    if found is None and unit is not None and unit.dimension == "count":
        found = words.noun_after.match(view, end)
    if found is None:
        sign = _SIGN_AFTER.match(view, end)
        return Bound(_FLIP[sign[1]], (sign.span(1),)) if sign else None
    word = found[1]
    if words.guarded(found, 1):
        return None
    comparator = words.following[word]
    if comparator in (">=", "<=") and view.startswith(words.strict, found.end()):
        comparator = ">" if comparator == ">=" else "<"
    elif word == "以下" and unit is not None and unit.name == "分":
        # A band of grades: 60（含）-80分为中、60分以下为差 (财预〔2020〕10号, 项目支出绩效评价管理办法).
        comparator = "<"
    return Bound(comparator, (found.span(1),))
