"""The thing measured: the shortest noun phrase that tells a quantity from its neighbours.

It stands before the figure (群众满意度 大于90%; 清淤 12公里，护坡 3公里) or behind it (46所 村卫生室). Which one is
told by what follows the figure, and by whether anything but verbs stands before it.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from . import turns
from .types import Clause, Quantity, Time

Range = tuple[int, int]

LONGEST = 40
"""A phrase before a figure is sought so many characters back."""

_BARRIER = re.compile(r"[，。；！？,;!?\n\r\t：:]")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z“《]")
_TAIL = re.compile(r"\s*(?:及?以[上下内]|左右|上下|之?内|之间|（[^（）]{0,40}）|\([^()]{0,40}\))*")
_CHANGE = re.compile(
    r"\s*(?:以?[上下内])?(?:缩短|提高|提升|增加|增长|降低|减少|下降|上升|压缩|压减|调整|改|增|减|降|升|压)(?:至|到|为)\s*"
)
_SAME = re.compile(r"\s*(?:以?[上下内])?(?:且|或|并且|至|到|、)?\s*")
# 管护员每周巡河: who does it and how often is no part of the thing.
_EACH = re.compile(r".*每个?(?:人|户|亩|月|年|天|日|周|季度?|学期|生|村|校|家|所|餐|次|公里)(?=[^的]{2})")
_OF_FULL = ("满分", "权重", "分值")
_FROM = re.compile(r"[由从](?=[^由从]{0,10}$)")
_STATED = re.compile(r".*[\u4e00-\u9fff][为是][^、]+、")
_LIST = re.compile(r"(?:其中)?([^，。；：]{2,30}?)(?:主要包括|包括|包含|分为|主要为|为)[^，。；]*、[^，。；、]*$")
_PER = re.compile(
    r"(?:(?:按|为|是)?(?:每|人均|户均|年均)(?:人|生|户|亩|月|年|天|日|公里|所|次|名|辆|餐|村|个|台|套|例|家|平方米|学期|季度|万人)?)+$"
)
_COMPARED = re.compile(r"(?:同比|较(?![好大高多低])|(?<![占对])比(?![例重率值对赛照]))[^，]*$")
_AGAIN = re.compile(r"共|合计|总计|实际|达|其中|约|增|减|升|降|\t")
_JOINING = frozenset(["以及", "及", "和", "与", "并", "或"])


def fill(
    text: str,
    quantities: Sequence[Quantity],
    times: Sequence[Time],
    clauses: Sequence[Clause],
    words: Sequence[Range],
) -> tuple[Quantity, ...]:
    """The quantities, each with its `thing` where the text gives one. `words` are the words of `text` in order."""
    if not quantities:
        return ()
    return tuple(_Seeker(text, quantities, times, clauses, words).all())


class _Seeker:
    """Finds the things of the quantities of one text, in order: some take theirs from the one before."""

    def __init__(
        self,
        text: str,
        quantities: Sequence[Quantity],
        times: Sequence[Time],
        clauses: Sequence[Clause],
        words: Sequence[Range],
    ) -> None:
        self.text = text
        self.quantities = quantities
        self.times = times
        self.time_ends = [time.end for time in times]
        self.clauses = clauses
        self.clause_starts = [clause.start for clause in clauses]
        self.words = words
        self.word_starts = [start for start, _ in words]
        self.lists = _lists()

    def all(self) -> list[Quantity]:
        """The quantities with their things."""
        found: list[Quantity] = []
        free = 0
        last: Range | None = None
        subject = ""
        for index, quantity in enumerate(self.quantities):
            limit = self.quantities[index + 1].start if index + 1 < len(self.quantities) else len(self.text)
            place = self._thing(quantity, index, free, limit, last)
            name = _clean(self.text[slice(*place)]) if place else ""
            if last is None or self.text.find("。", last[1], quantity.start) >= 0:
                subject = ""
            name = self._implied(quantity) or name
            if name in self.lists.measure and place and place[0] < quantity.start:
                name = name if subject in self.lists.measure else subject + name
            elif not name and subject and turns.grows(self.text, self._first(quantity)):
                name = subject
            elif not name and index and subject and quantity.unit == self.quantities[index - 1].unit:
                name = self._verb(quantity, free) + subject
            elif name:
                subject = name
            found.append(replace(quantity, thing=name) if name else quantity)
            free = max(
                quantity.end, *(end for _, end in quantity.cues), place[1] if place and quantity.unit != "岁" else 0
            )
            last = place
        return found

    def _thing(self, quantity: Quantity, index: int, free: int, limit: int, last: Range | None) -> Range | None:
        """The range of a quantity's thing; `free` is where the one before ended, `last` that one's thing."""
        if index and last is not None:
            between = self.text[self.quantities[index - 1].end : self._first(quantity)]
            if len(between) < LONGEST and (_CHANGE.fullmatch(between) or _SAME.fullmatch(between)):
                return last
        end = max([quantity.end, *(end for start, end in quantity.cues if start >= quantity.end)])
        tail = _TAIL.match(self.text, end)
        end = tail.end() if tail else end
        if told := turns.grade(self.text, quantity, end) or turns.given(self.text, quantity, end):
            return told
        before = self._before(quantity, free)
        while end < len(self.text) and self.text[end] in " \t\u3000":
            end += 1
        of = self.text.startswith("的", end)
        follows = end < limit and _HAN.match(self.text, end) is not None and not _CHANGE.match(self.text, end)
        after = self._after(end + of, limit) if follows else None
        full = of and quantity.dimension == "score" and self.text.endswith(_OF_FULL, 0, self._first(quantity))
        if after is not None and before is not None and not full and (of or self._belongs_before(quantity, after)):
            after = None
        if after is None and quantity.unit in _KINDS and (listed := self._listed(quantity)):
            return listed
        return after or before or self._earlier(quantity, last)

    def _belongs_before(self, quantity: Quantity, after: Range) -> bool:
        """Whether a verb begins behind the figure (投入30万元 惠及…), or the figure is a share of what is before it."""
        if quantity.dimension in ("ratio", "score"):
            return True
        word = self.text[slice(*self._tokens(*after)[0])]
        if word in self.lists.work and _BARRIER.match(self.text, after[1]):
            return False
        return len(word) > 1 and word in self.lists.before

    def _listed(self, quantity: Quantity) -> Range | None:
        """What a list is of that the figure counts: 工作内容包括甲、乙、丙3项."""
        begin = max(0, quantity.start - 5 * LONGEST)
        begin = max(begin, *(self.text.rfind(mark, begin, quantity.start) + 1 for mark in "。；，\n"))
        listed = _LIST.match(self.text, begin, quantity.start)
        return listed.span(1) if listed and listed[1] not in ("主要", "分别", "具体", "内容") else None

    # -------------------------------------------------------------------------------------------------- before

    def _first(self, quantity: Quantity) -> int:
        """Where the figure or the first word of its bound begins."""
        return min([quantity.start, *(start for start, _ in quantity.cues)])

    def _before(self, quantity: Quantity, free: int) -> Range | None:
        """The phrase before a figure, without verbs before it and bounds behind it."""
        stop = self._first(quantity)
        begin = self._left(quantity.start, stop, free)
        return self._phrase(begin, stop)

    def _left(self, inside: int, stop: int, free: int) -> int:
        """Where the phrase that ends at `stop` can begin at the earliest."""
        begin = max(free, stop - LONGEST, 0)
        clause = bisect_right(self.clause_starts, inside) - 1
        if clause >= 0 and self.clauses[clause].end > inside:
            begin = max(begin, min(self.clauses[clause].start, stop))
        while stop > begin and self.text[stop - 1] in " \t\u3000：:":
            stop -= 1
        for barrier in _BARRIER.finditer(self.text, begin, stop):
            begin = barrier.end()
        time = bisect_right(self.time_ends, stop) - 1
        while time >= 0 and self.times[time].end > begin:
            # 较上年减少, 每年600元: the thing stands before what it is compared with, or counted by
            start = self.times[time].start
            if self.text[start] not in "每年月" and self.text[max(0, start - 1) : start] not in (
                "较",
                "比",
                "由",
                "从",
            ):
                return self.times[time].end
            time -= 1
        return begin

    def _phrase(self, begin: int, stop: int) -> Range | None:
        """What is left of ``[begin, stop)`` without the words that lead to it and those that lead on."""
        for left_out in (_PER, _COMPARED):
            found = left_out.search(self.text, begin, stop)
            if found:
                stop = found.start()
        tokens = self._tokens(begin, stop)
        while tokens and self._is(tokens[-1], self.lists.between):
            tokens.pop()
        for number, token in enumerate(tokens):
            if self._is(token, _JOINING) and all(self._is(t, self.lists.leading) for t in tokens[number + 1 :]):
                return None
        if tokens:
            moved = _FROM.search(self.text, tokens[0][0], tokens[-1][1])
            if moved and moved.start() > tokens[0][0]:
                tokens = [token for token in tokens if token[1] <= moved.start()]
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
        first = next((n for n, token in enumerate(tokens) if not self._is(token, self.lists.before)), len(tokens))
        rest = tokens[first:]
        if not rest:
            return tokens[-1:] if tokens and self._is(tokens[-1], self.lists.work) else []
        if len(rest) == 1 and (rest[0][1] - rest[0][0] == 1 or _MEASURE.search(self.text[slice(*rest[0])])):
            while (
                first
                and tokens[first][0] - tokens[first - 1][0] >= 2
                and not self._is(tokens[first - 1], self.lists.leading)
            ):
                first -= 1
        return tokens[first:]

    def _implied(self, quantity: Quantity) -> str:
        """The thing that a verb before the figure implies: 占总额的35%, 扣0.5分, 自评得20分."""
        stop = self._first(quantity)
        if quantity.dimension == "score":
            return {"扣": "扣分", "得": "得分"}.get(self.text[max(0, stop - 1) : stop], "")
        return "占比" if turns.shares(self.text, stop) else ""

    def _verb(self, quantity: Quantity, free: int) -> str:
        """The verb alone before a figure, which tells it from the one before: 新建路径28条、更新17条."""
        stop = self._first(quantity)
        tokens = self._tokens(self._left(quantity.start, stop, free), stop)
        if tokens and tokens[-1][1] - tokens[-1][0] >= 2 and not self._is(tokens[-1], self.lists.leading):
            return self.text[slice(*tokens[-1])] if self._is(tokens[-1], self.lists.before) else ""
        return ""

    def _after_of(self, start: int, end: int) -> Range:
        """The part behind the last 的, unless it is only a measure (改造的面积)."""
        of = self.text.rfind("的", start, end - 2)
        if of >= 0 and self.text[of + 1 : end] not in self.lists.measure:
            return of + 1, end
        return start, end

    def _earlier(self, quantity: Quantity, last: Range | None) -> Range | None:
        """The thing said in the part before: 培训教师，共计50人."""
        stop = self._first(quantity)
        mark = max(self.text.rfind(sign, max(0, stop - 12), stop) for sign in "，：\t")
        if mark < 0:
            return None
        if last is not None and self.text.find("。", last[1], stop) < 0:
            return last if _AGAIN.search(self.text, mark, stop) else None
        return self._phrase(self._left(mark, mark, 0), mark)

    # --------------------------------------------------------------------------------------------------- after

    def _after(self, start: int, limit: int) -> Range | None:
        """The noun phrase that begins at `start`, behind a figure."""
        end = start
        for token in self._tokens(start, min(limit, start + LONGEST)):
            word = self.text[slice(*token)]
            if (_HAN.match(word) is None and word not in "”》") or word in self.lists.after:
                break
            end = token[1]
            if word in self.lists.counted:
                break
        return (start, end) if end > start else None

    def _tokens(self, start: int, end: int) -> list[Range]:
        """The words within ``[start, end)``; one that is cut by an end is shortened."""
        first = max(0, bisect_right(self.word_starts, start) - 1)
        last = bisect_left(self.word_starts, end)
        found = [(max(a, start), min(b, end)) for a, b in self.words[first:last] if b > start]
        return [(a, b) for a, b in found if self.text[a:b].strip()]

    def _is(self, token: Range, words: frozenset[str]) -> bool:
        return self.text[slice(*token)] in words


_MEASURE = re.compile(r"(?:率|度|量|数|额|费|面积|长度|资金|金额|经费|人数|比例|时限|时间)$")
_KINDS = frozenset(["项", "大项", "类", "大类", "个方面", "方面", "种"])
"""Units that count the members of a list: 包括甲、乙、丙3项."""


def _clean(thing: str) -> str:
    return thing.strip(' \t\u3000、，：:“”"')


@dataclass(frozen=True, slots=True)
class _Lists:
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
def _lists() -> _Lists:
    data = tomllib.loads(resources.files(__package__).joinpath("thing.toml").read_text(encoding="utf-8"))
    return _Lists(**{name: frozenset(words.split()) for name, words in data.items()})
