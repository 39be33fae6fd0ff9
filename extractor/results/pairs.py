"""Which figure of a completion answers which demand: every pair that may be is weighed, the likeliest is made first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.records import Figure, Quantity
from extractor.results import apiece, asked, compare, gains, lastwords, likeness, periods
from extractor.results.enough import (
    ENOUGH_TO_RESTATE,
    ENOUGH_WITH_EQUAL,
    ENOUGH_WITH_FIGURE,
    FAR,
    SURE,
    TOGETHER,
    Match,
)
from extractor.results.needed import BESIDES, Needed
from extractor.results.statements import Statement, is_effort, is_excepted, is_target, summed_up
from extractor.results.totals import Totals

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_RATE = re.compile(r"([一-鿿]{2})(?:率|度|比例|比重)")
_OF_ALL = re.compile(r"[^，。；\d]{0,16}?(?:均|全部|都|全覆盖)")
_CAME_IN = re.compile(r"(?:交办|转办|受理|收到|接到|登记|发现|排查|梳理|申请|申报)[^，。；、\d]{0,8}$")


class Pairing:
    """Pairs of the demands of an aligner with the figures of its statements."""

    def __init__(self, aligner: Aligner) -> None:
        self._of = aligner
        self._need = Needed(aligner)

    def matches(self) -> dict[int, Match]:
        """The demands that a figure answers, each figure given to one demand only."""
        pairs: list[tuple[float, int, int, Quantity, Match]] = []
        totals = [shared[1] for index in range(len(self._of.demands)) if (shared := self._of.shared(index))]
        for index, demand in enumerate(self._of.demands):
            if demand.figure is None:
                continue
            for place, number, quantity in self._of.alike.get(compare.kin(demand.figure), ()):
                if quantity in totals:
                    continue
                score = self._score(index, demand.figure, place, quantity)
                if score is not None:
                    match = Match(self._of.statements[place], score, quantity)
                    pairs.append((score, -index, -place * 1000 - number, quantity, match))
        pairs = self._near_first(_without_extras(self._without_parts(pairs)))
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

    def _score(self, demand: int, target: Figure, place: int, quantity: Quantity) -> float | None:
        """How likely a quantity of a kindred measure answers a demand; None where it does not."""
        statement = self._of.statements[place]
        start, end = quantity.span.start - statement.span.start, quantity.span.end - statement.span.start
        if is_target(statement.text, start) or is_excepted(statement.text, start, end):
            return None
        if self._starts(statement, quantity):
            return None
        before = statement.text[:start]
        a_year = periods.alike(target, self._of.before[demand], quantity.figure, before)
        equal = compare.equal(*a_year)
        comparable = compare.comparable(target, quantity.figure)
        if not comparable and (
            target.si == 0 or any(compare.comparable(target, q.figure) for q in statement.quantities)
        ):
            return None  # 5个乡镇 are no 起 of accidents, nor 25家 so many 卷 where the 卷 stand beside
        one = apiece.of_one(self._of.demands[demand].text)
        far = apiece.far_off(*a_year)
        if one and far and not apiece.of_one(before):
            return None
        covered = max(self._near(demand, place, quantity), self._with_parts(demand, place))
        covered = max(covered, self._with_comment(demand, place), self._with_closed(demand, quantity))
        # The dearest questions last: no figure needs more words than ENOUGH_WITH_FIGURE.
        if covered < ENOUGH_WITH_FIGURE and covered < self._need.least(demand, statement, target, quantity, equal):
            alike = comparable and not far
            each = alike and one and apiece.of_one(before)
            paired = covered >= ENOUGH_WITH_EQUAL and (
                each or bool(apiece.per(self._of.demands[demand].text) & apiece.per(statement.text))
            )
            worded = alike and (
                self._worded_alike(demand, before)
                or place in self._of.numbered.get(demand, ())
                or self._only_asked_whether_satisfied(demand, place)
            )
            if not paired and not worded and not self._same_rate(demand, place):
                return None
            covered = max(covered, ENOUGH_WITH_FIGURE) if worded else covered
        if far and target.dimension == "count" and not equal and covered < SURE:
            return None
        if is_effort(statement.text, start) and not equal and not self._effort_due(demand):
            return None
        if not equal and self._of_stock(demand, target, place, quantity):
            return None
        if demand in self._of.numbered and place not in self._of.numbered[demand]:
            covered -= 0.3  # what carries the number of another
        score = covered + (0.3 if equal else 0) + (0.1 if comparable else 0)
        if not comparable and compare.measure(target) in self._of.said:
            score -= 0.2  # 胎心监护仪20台 of 36台（套）, where so many 台（套） are told of too
        if summed_up(statement.text):
            score += 0.05  # 电视6120条，广播4116条，合计10236条: of equals the last
        owner = self._of.closings.of_part(quantity)
        if owner is not None and (
            owner.of_the_whole(self._of.terms[demand]) or owner.other(quantity, self._of.terms[demand])
        ):
            score -= 0.3
        closed = self._of.closings.of_total(quantity)
        if closed is not None and not equal and not closed.of_the_whole(self._of.terms[demand]):
            score -= 0.3
        if (one and apiece.of_one(before)) or self._rate_before(demand, before):
            score += 0.2
        if (share := compare.excess(*a_year)) is not None and share > 1:
            score -= 0.15  # 新增64个，累计428个 for 60个: more than twice as many are rather all there are
        if _CAME_IN.search(before) and self._dealt_with(demand, place):
            score -= 0.3
        if self._of.is_part(place, quantity) != (asked.PART.match(self._of.demands[demand].text) is not None):
            score -= 0.3  # a part for a whole, or a whole for a part
        return score

    def _near_first(
        self, pairs: list[tuple[float, int, int, Quantity, Match]]
    ) -> list[tuple[float, int, int, Quantity, Match]]:
        """The pairs, but where a figure does what is due and is near to it, those that miss with few of the words last."""
        kept: list[tuple[float, int, int, Quantity, Match]] = []
        near = {pair[1] for pair in pairs if self._does(-pair[1], pair[3])}
        for pair in pairs:
            demand = self._of.demands[-pair[1]]
            if pair[1] in near and demand.figure is not None and not self._does(-pair[1], pair[3]):
                held = likeness.coverage(self._of.terms[-pair[1]], pair[4].statement.terms, {})
                missed = compare.satisfies(demand.figure, pair[3].figure, "higher") is False
                if missed and demand.figure.comparator not in ("<=", "<") and held < SURE:
                    pair = (pair[0] - 1, *pair[1:])
            kept.append(pair)
        return kept

    def _does(self, index: int, quantity: Quantity) -> bool:
        """Whether a counted figure is no less than is due, and not by far more."""
        target = self._of.demands[index].figure
        if target is None or target.dimension == "ratio" or target.comparator in ("<=", "<"):
            return False
        share = compare.excess(target, quantity.figure)
        return share is not None and 0 <= share <= FAR

    def _effort_due(self, demand: int) -> bool:
        """Whether what goes into the work is itself what a demand is for: 出动执法人员不少于600人次."""
        before = self._of.before[demand]
        return is_effort(before, len(before))

    @staticmethod
    def _starts(statement: Statement, quantity: Quantity) -> bool:
        """Whether a result started from a figure, and is told right behind it: 由12%提高到15%."""
        offset = statement.span.start
        if gains.FROM.search(statement.text, 0, quantity.span.start - offset) is None:
            return False
        after = [q for q in statement.quantities if q.span.start >= quantity.span.end]
        return bool(after) and bool(
            compare.comparable(quantity.figure, after[0].figure)
            and gains.TO.fullmatch(statement.text, quantity.span.end - offset, after[0].span.start - offset)
        )

    def _dealt_with(self, demand: int, place: int) -> bool:
        """Whether what a demand begins with stands right before a figure further on: 交办84件，化解76件 for 化解80件."""
        verb, sentence = self._of.demands[demand].text[:2], self._of.statements[place].sentence
        after = (self._of.statements[p] for p in self._of.sentence[sentence] if p > place)
        return any(
            s.text[: q.span.start - s.span.start].removesuffix("了").endswith(verb) for s in after for q in s.quantities
        )

    def _with_parts(self, demand: int, place: int) -> float:
        """The coverage by a whole with the parts named behind it: 保障257名，其中孤儿41名、事实无人抚养儿童216名.

        0 where one part alone holds as much of the demand: then the demand may be for that part.
        """
        parts = self._of.parts_of(place)
        if len(parts) < 2:
            return 0.0
        said = [self._of.statements[place].terms, *(self._of.statements[part].terms for part in parts)]
        whole = likeness.coverage(self._of.terms[demand], frozenset().union(*said), self._of.weigh)
        alone = max(likeness.coverage(self._of.terms[demand], one, self._of.weigh) for one in said)
        return whole if whole > alone else 0.0

    def _with_comment(self, demand: int, place: int) -> float:
        """The coverage by the clause behind a figure that has none of its own: 收来枝叶6840吨，全部处理完."""
        if place + 1 >= len(self._of.statements):
            return 0.0
        here, after = self._of.statements[place], self._of.statements[place + 1]
        if after.sentence != here.sentence or after.quantities or after.dates:
            return 0.0
        return TOGETHER / 2 * self._of.coverage(demand, place + 1)

    def _with_closed(self, demand: int, quantity: Quantity) -> float:
        """The coverage by the passage that a total closes (上半年5场，下半年7场，全年12场), where the whole is due.

        Where a part is due, by what the passage opens with and the part's own words.
        """
        owner = self._of.closings.of_part(quantity)
        if owner is not None and owner.opening and not owner.of_the_whole(self._of.terms[demand]):
            return likeness.coverage(self._of.terms[demand], owner.of_one(quantity), self._of.weigh)
        closed = self._of.closings.of_total(quantity)
        if closed is None or not closed.of_the_whole(self._of.terms[demand]):
            return 0.0
        worded = any(self._worded_alike(demand, before) for before in closed.before)
        return max(likeness.coverage(self._of.terms[demand], closed.terms, self._of.weigh), ENOUGH_WITH_FIGURE * worded)

    def _without_parts(
        self, pairs: list[tuple[float, int, int, Quantity, Match]]
    ) -> list[tuple[float, int, int, Quantity, Match]]:
        """The pairs but those of a part where the whole could answer as well (33个，其中改建15个 for 30个)."""
        told_in_all = {
            (pair[1], part)
            for pair in pairs
            if (closed := self._of.closings.of_total(pair[3])) and closed.of_the_whole(self._of.terms[-pair[1]])
            for part in closed.parts
        }
        pairs = [pair for pair in pairs if (pair[1], pair[3]) not in told_in_all]
        parts = [
            pair
            for pair in pairs
            if self._of.is_part(-pair[2] // 1000, pair[3]) and not asked.PART.match(self._of.demands[-pair[1]].text)
        ]
        if not parts:
            return pairs
        told = {(pair[1], pair[4].statement.sentence) for pair in pairs if pair not in parts}
        return [pair for pair in pairs if pair not in parts or (pair[1], pair[4].statement.sentence) not in told]

    def _of_stock(self, demand: int, target: Figure, place: int, quantity: Quantity) -> bool:
        """Whether a statement says of all there are (22座水库均…, far more than were due), not of what was done.

        So where another demand asks for just that, or another statement tells of this one.
        """
        statement = self._of.statements[place]
        share = compare.excess(target, quantity.figure)
        if share is None or share <= FAR or not _OF_ALL.match(statement.text, quantity.span.end - statement.span.start):
            return False
        here = self._of.coverage(demand, place)
        asked = (
            self._of.coverage(other, place) >= ENOUGH_TO_RESTATE
            for other in range(len(self._of.demands))
            if other != demand
        )
        told = (self._of.coverage(demand, other) >= here for other in range(len(self._of.statements)) if other != place)
        return any(asked) or any(told)

    def _near(self, demand: int, place: int, quantity: Quantity) -> float:
        """The coverage by the words nearest to a quantity: where a clause has several, those that go with this one."""
        statement = self._of.statements[place]
        whole = self._of.coverage(demand, place)
        others = [q for q in statement.quantities if q is not quantity and not _share_of(statement, q, quantity)]
        if not others:
            return whole
        start, end = statement.span.start, statement.span.end
        for other in others:
            if other.span.end <= quantity.span.start:
                start = max(start, other.span.end)
            elif other.span.start >= quantity.span.end:
                end = min(end, other.span.start)
        near = statement.text[start - statement.span.start : end - statement.span.start]
        own = likeness.coverage(self._of.terms[demand], likeness.terms(near), self._of.weigh)
        return 0.5 * whole + 0.5 * own

    def _worded_alike(self, demand: int, before: str) -> bool:
        """Whether the very words before the figure that is due stand before a figure too, and before no other that is due."""
        own = lastwords.telling(self._of.before[demand])
        if own is None or not lastwords.last(before).endswith(own):
            return False
        return sum(words.endswith(own) for words in self._of.last_words) == 1

    def _rate_before(self, demand: int, before: str) -> bool:
        """Whether the very rate that is asked for (结业率) is named right before a figure; other rates may share its words."""
        figure = self._of.demands[demand].figure
        name = (
            _RATE.search(self._of.demands[demand].text) if figure is not None and figure.dimension == "ratio" else None
        )
        return name is not None and lastwords.last(before).endswith(name[0])

    def _only_asked_whether_satisfied(self, demand: int, place: int) -> bool:
        """Whether a statement tells how many were satisfied and one demand alone asks: by whatever name they are called, it is they."""
        text = self._of.demands[demand].text
        if "满意" not in text or sum("满意" in d.text for d in self._of.demands) > 1:
            return False
        return not likeness.terms("满意度").isdisjoint(self._of.statements[place].terms)

    def _same_rate(self, demand: int, place: int) -> bool:
        """Whether a statement names the rate that is asked for (合格率), and neither is named elsewhere.

        A share goes with what stands before it: 148家中143家参检，占96.6% names 参检率.
        """
        figure = self._of.demands[demand].figure
        name = (
            _RATE.search(self._of.demands[demand].text) if figure is not None and figure.dimension == "ratio" else None
        )
        if name is None or len([d for d in self._of.demands if name[0] in d.text]) > 1:
            return False
        here = self._of.statements[place]
        if name[0] not in here.text:
            before = self._of.statements[place - 1] if place else here
            shares = here.text.startswith("占") and before.sentence == here.sentence and name[1] in before.text
            return shares and not any(name[0] in s.text for s in self._of.statements)
        return len([s for s in self._of.statements if name[0] in s.text]) == 1


def _without_extras(
    pairs: list[tuple[float, int, int, Quantity, Match]],
) -> list[tuple[float, int, int, Quantity, Match]]:
    """The pairs but those of what was done on top (此外编发简报8期) where something else answers the demand."""
    told = {pair[1] for pair in pairs if not BESIDES.match(pair[4].statement.text)}
    return [pair for pair in pairs if pair[1] not in told or not BESIDES.match(pair[4].statement.text)]


def _share_of(statement: Statement, whole: Quantity, share: Quantity) -> bool:
    """Whether one figure is told as a share of another (占486本的0.27%), so that the words before both are of the share."""
    at = statement.span.start
    return statement.text[whole.span.end - at : share.span.start - at] == "的"
