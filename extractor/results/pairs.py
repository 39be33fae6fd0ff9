"""Which figure of a completion answers which demand: every pair that may be is weighed, the likeliest is made first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.records import Quantity
from extractor.results import asked, compare, likeness, partdue, weighing
from extractor.results.candidate import Candidate
from extractor.results.enough import FAR, SURE, Match
from extractor.results.needed import BESIDES, Needed
from extractor.results.totals import Totals

if TYPE_CHECKING:
    from extractor.results.align import Aligner

CALLED = 3
"""A part that a demand calls by so many characters is what it asks for: 其中监理费用6.2万元 for 监理费不超过7万元."""
_AREA = re.compile(r"全[省市县区旗州镇乡]")
_Pair = tuple[float, int, int, Quantity, Match]
"""A score, the places of demand and figure as negative numbers (of equals the first comes first), and the answer."""


class Pairing:
    """Pairs of the demands of an aligner with the figures of its statements."""

    def __init__(self, aligner: Aligner) -> None:
        self._of = aligner

    def matches(self) -> dict[int, Match]:
        """The demands that a figure answers, each figure given to one demand only."""
        pairs = self._of_wholes(self._near_first(_without_extras(self._without_parts(self._weighed()))))
        found: dict[int, Match] = {}
        taken: dict[tuple[int, int], str] = {}
        for _, negative, _, quantity, match in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
            index = -negative
            key = (quantity.span.block, quantity.span.start)
            if index not in found and taken.get(key, self._of.demands[index].text) == self._of.demands[index].text:
                found[index] = match
                taken[key] = self._of.demands[index].text
        Totals(self._of).answer(found, set(taken))
        return found

    def _weighed(self) -> list[_Pair]:
        """Every demand with every figure of a kindred measure that may answer it."""
        pairs: list[_Pair] = []
        totals = [shared[1] for index in range(len(self._of.demands)) if (shared := self._of.shared(index))]
        for index, demand in enumerate(self._of.demands):
            if demand.figure is None:
                continue
            need = Needed(self._of, index, demand.figure)
            for place, number, quantity in self._of.alike.get(compare.kin(demand.figure), ()):
                if quantity in totals:
                    continue
                score = weighing.score(Candidate(self._of, index, demand.figure, place, quantity), need)
                if score is not None:
                    match = Match(self._of.statements[place], score, quantity)
                    pairs.append((score, -index, -place * 1000 - number, quantity, match))
        return pairs

    def _near_first(self, pairs: list[_Pair]) -> list[_Pair]:
        """The pairs, but where a figure does what is due and is near to it, those that miss with few of the words last."""
        kept: list[_Pair] = []
        near = {pair[1] for pair in pairs if self._does(-pair[1], pair[3])}
        does = [(pair[1], pair[2]) for pair in pairs if self._does(-pair[1], pair[3])]
        # 全市受益12.75万人: what a place of it has beside, in words of its own, is no answer
        whole = {
            pair[1]
            for pair in pairs
            if self._does(-pair[1], pair[3]) and _AREA.match(pair[4].statement.text) and self._held(pair) >= SURE
        }
        for pair in pairs:
            demand = self._of.demands[-pair[1]]
            if (
                pair[1] in near
                and self._twice(-pair[1], pair[3])
                and any(place == pair[2] and other != pair[1] for other, place in does)
            ):
                pair = (pair[0] - 1, *pair[1:])  # 62种，…235种 for 60种 and 220种
            if pair[1] in near and demand.figure is not None and not self._does(-pair[1], pair[3]):
                held = self._held(pair)
                missed = compare.satisfies(demand.figure, pair[3].figure, "higher") is False
                local = pair[1] in whole and _AREA.match(pair[4].statement.text) is None
                if missed and demand.figure.comparator not in ("<=", "<") and (held < SURE or local):
                    pair = (pair[0] - 1, *pair[1:])
            kept.append(pair)
        return kept

    def _held(self, pair: _Pair) -> float:
        """The share of a demand's words that a statement has."""
        return likeness.coverage(self._of.terms[-pair[1]], pair[4].statement.terms, {})

    def _does(self, index: int, quantity: Quantity) -> bool:
        """Whether a counted figure is no less than is due, and not by far more."""
        target = self._of.demands[index].figure
        if target is None or target.dimension == "ratio" or target.comparator in ("<=", "<"):
            return False
        share = compare.excess(target, quantity.figure)
        return share is not None and 0 <= share <= FAR

    def _twice(self, index: int, quantity: Quantity) -> bool:
        """Whether a figure is more than twice what is due, so that it is rather of something else."""
        target = self._of.demands[index].figure
        share = compare.excess(target, quantity.figure) if target is not None else None
        return share is not None and share > 1

    def _without_parts(self, pairs: list[_Pair]) -> list[_Pair]:
        """The pairs but those of a part where the whole could answer as well (33个，其中改建15个 for 30个)."""
        told_in_all = {
            (pair[1], part)
            for pair in pairs
            if (closed := self._of.closings.of_total(pair[3])) and closed.of_the_whole(self._of.terms[-pair[1]])
            for part in closed.parts
        }
        pairs = self._of_the_valid([pair for pair in pairs if (pair[1], pair[3]) not in told_in_all])
        parts = [
            pair
            for pair in pairs
            if self._of.is_part(-pair[2] // 1000, pair[3]) and not asked.PART.match(self._of.demands[-pair[1]].text)
        ]
        if not parts:
            return pairs
        own: dict[tuple[int, int], float] = {}
        for pair in parts:
            if self._does(-pair[1], pair[3]) or self._names(pair, parts):
                place = pair[1], pair[4].statement.sentence
                own[place] = max(own.get(place, 0.0), self._words(pair))
        # 造林90公顷，其中补植31公顷: for 补植30公顷 the part speaks more of what is due, and is as much as is due.
        pairs = [
            pair
            for pair in pairs
            if pair in parts
            or self._does(-pair[1], pair[3])
            or own.get((pair[1], pair[4].statement.sentence), 0.0) <= self._words(pair)
        ]
        told = {(pair[1], pair[4].statement.sentence) for pair in pairs if pair not in parts}
        return [pair for pair in pairs if pair not in parts or (pair[1], pair[4].statement.sentence) not in told]

    def _names(self, pair: _Pair, parts: Sequence[_Pair]) -> bool:
        """Whether a demand has all the words that a part has of its own, and none of another's (抽检消防产品60批次)."""
        rows = [p for p in parts if p[1] == pair[1] and p[4].statement.sentence == pair[4].statement.sentence]
        names = {p[2]: likeness.terms(partdue.own_words(p[4].statement, p[3])) for p in rows}
        own, due = names.pop(pair[2]), self._of.terms[-pair[1]]
        called = [p[2] for p in rows if (name := _called(p)) and name in self._of.demands[-pair[1]].text]
        if called == [pair[2]] and len(_called(pair)) >= CALLED:
            return True
        return bool(own) and own <= due and all((other & due) <= own for other in names.values())

    def _of_the_valid(self, pairs: list[_Pair]) -> list[_Pair]:
        """The pairs but those of all, where only what holds good is due and told behind: 问卷420份，有效问卷403份."""
        sentences: dict[tuple[int, int], list[_Pair]] = {}
        for pair in pairs:
            sentences.setdefault((pair[1], pair[4].statement.sentence), []).append(pair)

        def of_more(pair: _Pair) -> bool:
            whole = pair[4].statement, pair[3]
            beside = sentences[pair[1], pair[4].statement.sentence]
            return any(
                partdue.only_the_valid(self._of, -pair[1], whole, (other[4].statement, other[3]))
                for other in beside
                if other is not pair
            )

        return [pair for pair in pairs if not of_more(pair)]

    def _words(self, pair: _Pair) -> float:
        """How much of a demand's words a statement holds by itself."""
        return likeness.coverage(self._of.terms[-pair[1]], pair[4].statement.terms, self._of.weigh)

    def _of_wholes(self, pairs: list[_Pair]) -> list[_Pair]:
        """The pairs, with the whole for a part of it that is narrower than what is due (参训138人，其中无人机操作人员18人)."""
        return [self._of_whole(pair) for pair in pairs]

    def _of_whole(self, pair: _Pair) -> _Pair:
        index, place, part = -pair[1], -pair[2] // 1000, pair[3]
        target = self._of.demands[index].figure
        if target is None or target.dimension != "count" or asked.PART.match(self._of.demands[index].text):
            return pair
        if not self._of.is_part(place, part) or compare.satisfies(target, part.figure, "higher") is not False:
            return pair
        here = self._of.statements[place]
        if likeness.terms(partdue.own_words(here, part)) <= self._of.terms[index]:
            return pair  # the part is all that is due
        told = [
            (self._of.statements[p], quantity)
            for p in self._of.sentence[here.sentence]
            if p <= place
            for quantity in self._of.statements[p].quantities
            if quantity.span.start < part.span.start and compare.comparable(quantity.figure, part.figure)
        ]
        wholes = [one for one in told if one[1].figure.si > part.figure.si and not self._of.is_part(place, one[1])]
        if not wholes or not self._does(index, wholes[-1][1]):
            return pair
        statement, whole = wholes[-1]
        return (pair[0], pair[1], pair[2], whole, Match(statement, pair[0], whole))


def _without_extras(pairs: list[_Pair]) -> list[_Pair]:
    """The pairs but those of what was done on top (此外编发简报8期) where something else answers the demand."""
    told = {pair[1] for pair in pairs if not BESIDES.match(pair[4].statement.text)}
    return [pair for pair in pairs if pair[1] not in told or not BESIDES.match(pair[4].statement.text)]


def _called(pair: _Pair) -> str:
    """What a part is called in its clause, in short: 监理费 of 其中监理费用6.2万元."""
    return asked.PART.sub("", partdue.own_words(pair[4].statement, pair[3])).strip("、，和及与").removesuffix("用")
