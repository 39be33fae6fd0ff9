"""The thing measured: the shortest noun phrase that tells a quantity from its neighbours.

It stands before the figure (群众满意度 大于90%; 清淤 12公里，护坡 3公里) or behind it (46所 村卫生室). Which one is
told by what follows the figure, and by whether anything but verbs stands before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from . import turns
from .phrases import HAN, LONGEST, Phrases, lists
from .types import Quantity, Time

Range = tuple[int, int]

_BARRIER = re.compile(r"[，。；！？,;!?\n\r\t：:]")
_TAIL = re.compile(r"\s*(?:及?以[上下内]|左右|上下|之?内|之间|（[^（）]{0,40}）|\([^()]{0,40}\))*")
_CHANGE = re.compile(
    r"\s*(?:以?[上下内])?(?:缩短|提高|提升|增加|增长|降低|减少|下降|上升|压缩|压减|调整|改|增|减|降|升|压)(?:至|到|为)\s*"
)
_SAME = re.compile(r"\s*(?:以?[上下内])?(?:且|或|并且|至|到|、)?\s*")
_CELLS = 4
"""So many cells of a row are gone back for the thing of a figure that stands alone."""
_OF_FULL = ("满分", "权重", "分值")
_LIST = re.compile(r"(?:其中)?([^，。；：]{2,30}?)(?:主要包括|包括|包含|分为|主要为|为)[^，。；]*、[^，。；、]*$")
_AGAIN = re.compile(r"共|合计|总计|实际|达|其中|约|增|减|升|降|\t")


def fill(
    text: str,
    quantities: Sequence[Quantity],
    times: Sequence[Time],
    clauses: Sequence[Range],
    words: Sequence[Range],
) -> tuple[Quantity, ...]:
    """The quantities, each with its `thing` where the text gives one.

    `clauses` and `words` are the ranges of the clauses and of the words of `text`, in order.
    """
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
        clauses: Sequence[Range],
        words: Sequence[Range],
    ) -> None:
        self.text = text
        self.quantities = quantities
        self.times = times
        self.time_ends = [time.end for time in times]
        self.clauses = clauses
        self.clause_starts = [start for start, _ in clauses]
        self.phrases = Phrases(text, words)
        self.lists = lists()

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
            found.append(quantity._replace(thing=name) if name else quantity)
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
        follows = end < limit and HAN.match(self.text, end) is not None and not _CHANGE.match(self.text, end)
        after = self.phrases.after(end + of, limit) if follows else None
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
        word = self.text[slice(*self.phrases.tokens(*after)[0])]
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
        return self.phrases.before(begin, stop)

    def _left(self, inside: int, stop: int, free: int) -> int:
        """Where the phrase that ends at `stop` can begin at the earliest."""
        begin = max(free, stop - LONGEST, 0)
        clause = bisect_right(self.clause_starts, inside) - 1
        if clause >= 0 and self.clauses[clause][1] > inside:
            begin = max(begin, min(self.clauses[clause][0], stop))
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

    def _implied(self, quantity: Quantity) -> str:
        """The thing that a verb before the figure implies: 占总额的35%, 扣0.5分, 自评得20分."""
        stop = self._first(quantity)
        if quantity.dimension == "score":
            return {"扣": "扣分", "得": "得分"}.get(self.text[max(0, stop - 1) : stop], "")
        return "占比" if turns.shares(self.text, stop) else ""

    def _verb(self, quantity: Quantity, free: int) -> str:
        """The verb alone before a figure, which tells it from the one before: 新建路径28条、更新17条."""
        stop = self._first(quantity)
        tokens = self.phrases.tokens(self._left(quantity.start, stop, free), stop)
        if tokens and tokens[-1][1] - tokens[-1][0] >= 2 and not self.phrases.is_in(tokens[-1], self.lists.leading):
            word = self.text[slice(*tokens[-1])]
            return word if word in self.lists.before and not word.startswith(("中", "其", "另", "共")) else ""
        return ""

    def _earlier(self, quantity: Quantity, last: Range | None) -> Range | None:
        """The thing said in the part before: 培训教师，共计50人."""
        stop = self._first(quantity)
        mark = max(self.text.rfind(sign, max(0, stop - 12), stop) for sign in "，：\t")
        if mark < 0:
            return None
        if last is not None and self.text.find("。", last[1], stop) < 0:
            return last if _AGAIN.search(self.text, mark, stop) else None
        for _ in range(_CELLS):
            said = self.phrases.before(self._left(mark, mark, 0), mark)
            if self.text[mark] != "\t" or (said is not None and not turns.grows(self.text, said[1])):
                return said
            mark = self.text.rfind("\t", 0, mark)
            if mark < 0:
                break
        return None


_KINDS = frozenset(["项", "大项", "类", "大类", "个方面", "方面", "种"])
"""Units that count the members of a list: 包括甲、乙、丙3项."""


def _clean(thing: str) -> str:
    return thing.strip(' \t\u3000、，：:“”"')
