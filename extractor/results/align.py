"""Which statement of a completion answers which demand.

Not by position: by what is counted (unit, dimension), the figure, and the words around it. Where several demands could
be answered by one figure, the likeliest pair is made first and the figure is then taken (one to one).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from db.records import Figure, Indicator, Quantity, Span
from extractor.results import apiece, asked, compare, gains, lastwords, likeness, periods, worst
from extractor.results.closing import Closings
from extractor.results.enough import (
    ENOUGH,
    ENOUGH_ALONE,
    ENOUGH_ALONE_WITH_EQUAL,
    ENOUGH_TO_RESTATE,
    ENOUGH_WITH_EQUAL,
    ENOUGH_WITH_FIGURE,
    EVERYDAY,
    FAR,
    LONGEST_RUN,
    NEAR,
    SURE,
    TOGETHER,
    Match,
)
from extractor.results.holding import Held, Holder
from extractor.results.statements import Statement, is_effort, is_excepted, is_part, is_target, summed_up
from extractor.results.sweeping import all_done, all_undone
from extractor.results.totals import Totals

TOPIC_RANGE = Fraction(1, 2)
"""A figure of what a project is named after lies between half of its target and twice as much."""
TWO_DIGITS = 10
"""From here on a number that comes again (36台到货, 验收36台) is of the same things."""


_RATE_OF_DOING = re.compile(r"(?:任务)?(?:完成|落实|实施|执行|达成)(?:率|比例|度)")
_RATE = re.compile(r"([一-鿿]{2})(?:率|度|比例|比重)")
_OF_ALL = re.compile(r"[^，。；\d]{0,16}?(?:均|全部|都|全覆盖)")
_AMONG = re.compile(r"其中|[（(]?(?:包括|含)")  # a demand for a part: 其中新建不少于700套
_BESIDES = re.compile(r"(?:此外|另外|除此之外)")  # told on top of what was due
_SPENT = re.compile(r"(?:支出|花费|开支|耗资)[^，。；\d]{0,4}$")
_CAME_IN = re.compile(r"(?:交办|转办|受理|收到|接到|登记|发现|排查|梳理|申请|申报)[^，。；、\d]{0,8}$")


class Aligner:
    """The demands of one project against the statements of its completion."""

    def __init__(
        self,
        demands: Sequence[Indicator],
        statements: Sequence[Statement],
        topic: str = "",
        numbered: Mapping[int, frozenset[int]] | None = None,
    ) -> None:
        """`numbered` are the statements that carry a demand's own number (①…)."""
        self.demands = demands
        self.numbered = numbered or {}
        self.statements = statements
        self.topic = topic
        own = [asked.own(demand) for demand in demands]
        self.weigh: Mapping[str, float] = likeness.weights(own, likeness.terms(topic))
        self.terms = asked.with_heads(demands, own)
        self._holder = Holder(statements, self.weigh)
        self._asked: dict[compare.Measure, list[Figure]] = {}
        for demand in demands:
            if demand.figure is not None and not _AMONG.match(demand.text):  # a part is not asked for beside its whole
                self._asked.setdefault(compare.measure(demand.figure), []).append(demand.figure)
        self.said: dict[compare.Measure, list[tuple[int, Quantity]]] = {}
        self.alike: dict[compare.Measure, list[tuple[int, int, Quantity]]] = {}
        for place, statement in enumerate(statements):
            for number, quantity in enumerate(statement.quantities):
                self.said.setdefault(compare.measure(quantity.figure), []).append((place, quantity))
                self.alike.setdefault(compare.kin(quantity.figure), []).append((place, number, quantity))
        self._sentence: dict[int, list[int]] = {}
        for place, statement in enumerate(statements):
            self._sentence.setdefault(statement.sentence, []).append(place)
        self._parts_known: dict[int, list[int]] = {}
        self._summed = self._in_sums()
        self._closings = Closings(statements)
        self._bests: dict[tuple[int, frozenset[int]], tuple[int, float] | None] = {}

    def held(self, demand: int) -> Held:
        """The demand's words in the statements."""
        return self._holder.held(self.terms[demand])

    def coverage(self, demand: int, statement: int) -> float:
        """How far a statement, and with less weight what its sentence said before, holds the demand's words."""
        return self.held(demand).coverage(statement)

    # ------------------------------------------------------------------------------------------------ figures

    def figures(self) -> dict[int, Match]:
        """The demands that a figure answers, each figure given to one demand only."""
        pairs: list[tuple[float, int, int, Quantity, Match]] = []
        totals = [shared[1] for index in range(len(self.demands)) if (shared := self.shared(index))]
        for index, demand in enumerate(self.demands):
            if demand.figure is None:
                continue
            for place, number, quantity in self.alike.get(compare.kin(demand.figure), ()):
                if quantity in totals:
                    continue
                score = self._score(index, demand.figure, place, quantity)
                if score is not None:
                    match = Match(self.statements[place], score, quantity)
                    pairs.append((score, -index, -place * 1000 - number, quantity, match))
        pairs = _without_extras(self._without_parts(pairs))
        found: dict[int, Match] = {}
        taken: dict[tuple[int, int], str] = {}
        for _, negative, _, quantity, match in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
            index = -negative
            key = (quantity.span.block, quantity.span.start)
            if index not in found and taken.get(key, self.demands[index].text) == self.demands[index].text:
                found[index] = match
                taken[key] = self.demands[index].text
        Totals(self).answer(found, set(taken))
        return found

    def _score(self, demand: int, target: Figure, place: int, quantity: Quantity) -> float | None:
        """How likely a quantity of a kindred measure answers a demand; None where it does not."""
        statement = self.statements[place]
        start, end = quantity.span.start - statement.span.start, quantity.span.end - statement.span.start
        if is_target(statement.text, start) or is_excepted(statement.text, start, end):
            return None
        if self._starts(statement, quantity):
            return None
        before = statement.text[:start]
        a_year = periods.alike(target, asked.before(self.demands[demand]), quantity.figure, before)
        equal = compare.equal(*a_year)
        comparable = compare.comparable(target, quantity.figure)
        if not comparable and (
            target.si == 0 or any(compare.comparable(target, q.figure) for q in statement.quantities)
        ):
            return None  # 5个乡镇 are no 起 of accidents, nor 25家 so many 卷 where the 卷 stand beside
        one = apiece.of_one(self.demands[demand].text)
        far = apiece.far_off(*a_year)
        if one and far and not apiece.of_one(before):
            return None
        covered = max(self._near(demand, place, quantity), self._with_parts(demand, place))
        covered = max(covered, self._with_comment(demand, place), self._with_closed(demand, quantity))
        # The dearest questions last: no figure needs more words than ENOUGH_WITH_FIGURE.
        if covered < ENOUGH_WITH_FIGURE and covered < self._needed(demand, statement, target, quantity, equal):
            alike = comparable and not far
            each = alike and one and apiece.of_one(before)
            shared = apiece.per(self.demands[demand].text) & apiece.per(statement.text)
            paired = covered >= ENOUGH_WITH_EQUAL and (each or bool(shared))
            worded = alike and (self._worded_alike(demand, before) or place in self.numbered.get(demand, ()))
            if not paired and not worded and not self._same_rate(demand, place):
                return None
            covered = max(covered, ENOUGH_WITH_FIGURE) if worded else covered
        if far and target.dimension == "count" and not equal and covered < SURE:
            return None
        if is_effort(statement.text, start) and not equal and not self._effort_due(demand):
            return None
        if not equal and self._of_stock(demand, target, place, quantity):
            return None
        if demand in self.numbered and place not in self.numbered[demand]:
            covered -= 0.3  # what carries the number of another
        score = covered + (0.3 if equal else 0) + (0.1 if comparable else 0)
        if not comparable and compare.measure(target) in self.said:
            score -= 0.2  # 胎心监护仪20台 of 36台（套）, where so many 台（套） are told of too
        if summed_up(statement.text):
            score += 0.05  # 电视6120条，广播4116条，合计10236条: of equals the last
        owner = self._closings.of_part(quantity)
        if owner is not None and (owner.of_the_whole(self.terms[demand]) or owner.other(quantity, self.terms[demand])):
            score -= 0.3
        closed = self._closings.of_total(quantity)
        if closed is not None and not closed.of_the_whole(self.terms[demand]):
            score -= 0.3
        if (one and apiece.of_one(before)) or self._rate_before(demand, before):
            score += 0.2
        if (share := compare.excess(*a_year)) is not None and share > 1:
            score -= 0.15  # 新增64个，累计428个 for 60个: more than twice as many are rather all there are
        if _CAME_IN.search(before) and self._dealt_with(demand, place):
            score -= 0.3
        if self.is_part(place, quantity) != (_AMONG.match(self.demands[demand].text) is not None):
            score -= 0.3  # a part for a whole, or a whole for a part
        return score

    def _effort_due(self, demand: int) -> bool:
        """Whether what goes into the work is itself what a demand is for: 出动执法人员不少于600人次."""
        before = asked.before(self.demands[demand])
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
        verb, sentence = self.demands[demand].text[:2], self.statements[place].sentence
        after = (self.statements[p] for p in self._sentence[sentence] if p > place)
        return any(
            s.text[: q.span.start - s.span.start].removesuffix("了").endswith(verb) for s in after for q in s.quantities
        )

    def _with_parts(self, demand: int, place: int) -> float:
        """The coverage by a whole with the parts named behind it: 保障257名，其中孤儿41名、事实无人抚养儿童216名.

        0 where one part alone holds as much of the demand: then the demand may be for that part.
        """
        parts = self._parts_of(place)
        if len(parts) < 2:
            return 0.0
        said = [self.statements[place].terms, *(self.statements[part].terms for part in parts)]
        whole = likeness.coverage(self.terms[demand], frozenset().union(*said), self.weigh)
        alone = max(likeness.coverage(self.terms[demand], one, self.weigh) for one in said)
        return whole if whole > alone else 0.0

    def _with_comment(self, demand: int, place: int) -> float:
        """The coverage by the clause behind a figure that has none of its own: 收来枝叶6840吨，全部处理完."""
        if place + 1 >= len(self.statements):
            return 0.0
        here, after = self.statements[place], self.statements[place + 1]
        if after.sentence != here.sentence or after.quantities or after.dates:
            return 0.0
        return TOGETHER / 2 * self.coverage(demand, place + 1)

    def _with_closed(self, demand: int, quantity: Quantity) -> float:
        """The coverage by the passage that a total closes (上半年5场，下半年7场，全年12场), where the whole is due.

        Where a part is due, by what the passage opens with and the part's own words.
        """
        owner = self._closings.of_part(quantity)
        if owner is not None and owner.opening and not owner.of_the_whole(self.terms[demand]):
            return likeness.coverage(self.terms[demand], owner.of_one(quantity), self.weigh)
        closed = self._closings.of_total(quantity)
        if closed is None or not closed.of_the_whole(self.terms[demand]):
            return 0.0
        worded = any(self._worded_alike(demand, before) for before in closed.before)
        return max(likeness.coverage(self.terms[demand], closed.terms, self.weigh), ENOUGH_WITH_FIGURE * worded)

    def _parts_of(self, place: int) -> list[int]:
        """The statements of its sentence that tell the parts of a statement's figure."""
        if place not in self._parts_known:
            here, found = self.statements[place], []
            for other in range(place + 1, min(place + LONGEST_RUN, len(self.statements))):
                after = self.statements[other]
                if after.sentence != here.sentence or not here.quantities:
                    break
                if any(self.is_part(other, quantity) for quantity in after.quantities):
                    found.append(other)
            self._parts_known[place] = found
        return self._parts_known[place]

    def _in_sums(self) -> set[int]:
        """The statements whose figures add up to the one before them: 登记7142家，法人5986家、产业活动单位1156家."""
        found: set[int] = set()
        for measure, said in self.said.items():
            if measure[0] in ("ratio", "rate", "duration"):
                continue
            for at, (place, whole) in enumerate(said):
                here, parts, total = self.statements[place].sentence, [], Fraction(0)
                for other, part in said[at + 1 : at + 1 + LONGEST_RUN]:
                    total += part.figure.si
                    if self.statements[other].sentence != here or other == place or total > whole.figure.si:
                        break
                    parts.append(other)
                    if len(parts) > 1 and total == whole.figure.si:
                        found.update(parts)
        return found

    def _without_parts(
        self, pairs: list[tuple[float, int, int, Quantity, Match]]
    ) -> list[tuple[float, int, int, Quantity, Match]]:
        """The pairs but those of a part where the whole could answer as well (33个，其中改建15个 for 30个)."""
        told_in_all = {
            (pair[1], part)
            for pair in pairs
            if (closed := self._closings.of_total(pair[3])) and closed.of_the_whole(self.terms[-pair[1]])
            for part in closed.parts
        }
        pairs = [pair for pair in pairs if (pair[1], pair[3]) not in told_in_all]
        parts = [
            pair
            for pair in pairs
            if self.is_part(-pair[2] // 1000, pair[3]) and not _AMONG.match(self.demands[-pair[1]].text)
        ]
        if not parts:
            return pairs
        told = {(pair[1], pair[4].statement.sentence) for pair in pairs if pair not in parts}
        return [pair for pair in pairs if pair not in parts or (pair[1], pair[4].statement.sentence) not in told]

    def _of_stock(self, demand: int, target: Figure, place: int, quantity: Quantity) -> bool:
        """Whether a statement says of all there are (22座水库均…, far more than were due), not of what was done.

        So where another demand asks for just that, or another statement tells of this one.
        """
        statement = self.statements[place]
        share = compare.excess(target, quantity.figure)
        if share is None or share <= FAR or not _OF_ALL.match(statement.text, quantity.span.end - statement.span.start):
            return False
        here = self.coverage(demand, place)
        asked = (
            self.coverage(other, place) >= ENOUGH_TO_RESTATE for other in range(len(self.demands)) if other != demand
        )
        told = (self.coverage(demand, other) >= here for other in range(len(self.statements)) if other != place)
        return any(asked) or any(told)

    def is_part(self, place: int, quantity: Quantity) -> bool:
        """Whether a quantity is a part of one before it in its sentence (30公里，其中干管17公里)."""
        statement = self.statements[place]
        if place in self._summed:
            return True
        said = "，".join(s.text for s in self.statements[max(0, place - 3) : place] if s.sentence == statement.sentence)
        text = f"{said}，{statement.text}"
        return is_part(text, len(text) - len(statement.text) + quantity.span.start - statement.span.start)

    def _needed(self, demand: int, statement: Statement, target: Figure, quantity: Quantity, equal: bool) -> float:
        """How much of a demand's words must stand with a quantity: the less, the more the figures themselves tell."""
        if not compare.comparable(target, quantity.figure):
            return ENOUGH_WITH_FIGURE
        topic = self._is_the_topic(demand, target, quantity)
        once = equal and self._no_other_equal(target)
        if equal and not once and not topic:
            return ENOUGH_WITH_EQUAL
        if once:
            rare = target.dimension == "count" and target.value >= TWO_DIGITS and target.base not in EVERYDAY
            return 0.0 if rare or compare.telling(target) or self._only(target) else ENOUGH_ALONE_WITH_EQUAL
        if topic:
            return 0.01 if self._closings.of_total(quantity) is None else 0.0  # a word of it must be there
        if self._only(target):
            return 0.0 if _near_figure(target, quantity.figure, FAR) else ENOUGH_WITH_EQUAL
        if self._asked_once(target) and not apiece.far_off(target, quantity.figure):
            return ENOUGH_ALONE
        if self._alone(target) or (
            len(self._asked.get(compare.measure(target), ())) == 1 and summed_up(statement.text)
        ):
            return ENOUGH_ALONE
        if target.dimension != "ratio" and _near_figure(target, quantity.figure):
            return ENOUGH_ALONE_WITH_EQUAL if self._no_other_near(target) else ENOUGH_WITH_EQUAL
        return ENOUGH_WITH_FIGURE

    def _is_the_topic(self, demand: int, target: Figure, quantity: Quantity) -> bool:
        """Whether a demand asks for just what the project is named after, and a figure is the first of its measure."""
        if (
            target.dimension == "ratio"
            or not self.terms[demand]
            or not self.terms[demand] - likeness.NUMBER <= likeness.terms(self.topic)
        ):
            return False
        measure = compare.measure(target)
        said = self.said.get(measure, [])
        closed = self._closings.of_total(quantity)
        first = quantity if closed is None else closed.parts[0]
        if len(self._asked.get(measure, ())) != 1 or not said or said[0][1] != first:
            return False
        share = compare.excess(target, quantity.figure)
        return share is not None and -TOPIC_RANGE <= share <= 2 * TOPIC_RANGE

    def _no_other_equal(self, target: Figure) -> bool:
        """Whether a counted figure is asked for once and given once."""
        measure = compare.measure(target)
        if target.dimension == "ratio":
            return False
        asked = [figure for figure in self._asked.get(measure, ()) if figure.si == target.si]
        said = [q for _, q in self.said.get(measure, ()) if q.figure.si == target.si]
        return len(asked) == 1 and (len(said) == 1 or target.value >= TWO_DIGITS)

    def _no_other_near(self, target: Figure) -> bool:
        """Whether only one figure is near to what is asked for, and only one such is asked for."""
        measure = compare.measure(target)
        said = [q for _, q in self.said.get(measure, ()) if _near_figure(target, q.figure)]
        return len(said) == 1 and len([f for f in self._asked.get(measure, ()) if _near_figure(f, said[0].figure)]) == 1

    def _alone(self, target: Figure) -> bool:
        """Whether a demand and a figure are the only ones of a count or an amount that is no rate and no money.

        Parts of a figure (其中…) are not counted beside their whole.
        """
        measure = compare.measure(target)
        if target.dimension in ("ratio", "money") or len(self._asked.get(measure, ())) != 1:
            return False
        said = self.said.get(measure, ())
        whole = [q for place, q in said if not self._one_among(place, q)]
        return len(said) == 1 or len(whole) == 1

    def _one_among(self, place: int, quantity: Quantity) -> bool:
        """Whether a figure is a part of another, told on top of it, or the worst of the cases that another is the mean of."""
        if _BESIDES.match(self.statements[place].text):
            return True
        before = self.statements[place].text[: quantity.span.start - self.statements[place].span.start]
        return self.is_part(place, quantity) or self._closings.of_part(quantity) is not None or worst.told(before)

    def _only(self, target: Figure) -> bool:
        """Whether a demand and a quantity are the only ones of a measure that little else is counted in (学时, 公里)."""
        percentage = target.dimension == "ratio" and target.unit in ("%", "％", "‰")
        if percentage or target.dimension == "money" or target.base in EVERYDAY:
            return False
        return self._alone(target)

    def _asked_once(self, target: Figure) -> bool:
        """Whether only one demand is for a measure that little else is counted in, however often that is told of."""
        if target.dimension in ("ratio", "money") or target.base in EVERYDAY:
            return False
        return len(self._asked.get(compare.measure(target), ())) == 1

    def _near(self, demand: int, place: int, quantity: Quantity) -> float:
        """The coverage by the words nearest to a quantity: where a clause has several, those that go with this one."""
        statement = self.statements[place]
        whole = self.coverage(demand, place)
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
        own = likeness.coverage(self.terms[demand], likeness.terms(near), self.weigh)
        return 0.5 * whole + 0.5 * own

    # --------------------------------------------------------------------------------------------------- words

    def _worded_alike(self, demand: int, before: str) -> bool:
        """Whether the very words before the figure that is due stand before a figure too, and before no other that is due."""
        own = lastwords.telling(asked.before(self.demands[demand]))
        if own is None or not lastwords.last(before).endswith(own):
            return False
        return sum(lastwords.last(asked.before(d)).endswith(own) for d in self.demands if d.figure) == 1

    def _rate_before(self, demand: int, before: str) -> bool:
        """Whether the very rate that is asked for (结业率) is named right before a figure; other rates may share its words."""
        figure = self.demands[demand].figure
        name = _RATE.search(self.demands[demand].text) if figure is not None and figure.dimension == "ratio" else None
        return name is not None and lastwords.last(before).endswith(name[0])

    def _same_rate(self, demand: int, place: int) -> bool:
        """Whether a statement names the rate that is asked for (合格率), and neither is named elsewhere."""
        figure = self.demands[demand].figure
        name = _RATE.search(self.demands[demand].text) if figure is not None and figure.dimension == "ratio" else None
        if name is None or name[0] not in self.statements[place].text:
            return False
        asked = [d for d in self.demands if name[0] in d.text]
        return len(asked) == 1 and len([s for s in self.statements if name[0] in s.text]) == 1

    def _stem(self, demand: int) -> tuple[str, frozenset[str]] | None:
        """What a rate is of that is due (满意 for 满意度), and the groups of words that stand for it."""
        figure = self.demands[demand].figure
        stem = _RATE.search(self.demands[demand].text) if figure is not None and figure.dimension == "ratio" else None
        return None if stem is None else (stem[1], frozenset(t for t in likeness.terms(stem[0]) if t.startswith("=")))

    def best(self, demand: int, answered: frozenset[int] = frozenset()) -> tuple[int, float] | None:
        """The statement that holds most of a demand's words, and how much of them.

        What a rate of doing is of (抽检完成率) is all that words can answer; two statements side by side may do so
        together. The statements `answered` have answered other demands by their figures, and count less.
        """
        key = (demand, answered)
        if key not in self._bests:
            self._bests[key] = self._best(demand, answered)
        return self._bests[key]

    def _best(self, demand: int, answered: frozenset[int]) -> tuple[int, float] | None:
        terms = (
            likeness.terms(_RATE_OF_DOING.sub("", asked.without_lead(self.demands[demand].text))) or self.terms[demand]
        )
        held = self._holder.held(terms)
        stem = self._stem(demand)
        figure = self.demands[demand].figure
        in_words = figure is None
        counted = figure is not None and figure.dimension == "count"
        statements, last = self.statements, len(self.statements) - 1
        best, found, heard = 0.0, -1, -1  # of the statements that hold as much the first; the sentence heard as a whole
        for place in held.candidates():
            if held.limit(place) <= best:
                continue
            statement = statements[place]
            if stem is not None and stem[0] not in statement.text and stem[1].isdisjoint(statement.terms):
                continue
            if counted and _only_cost(statement):
                continue
            score = held.coverage(place)
            if place in answered:
                score *= TOGETHER
            else:
                if place < last and place + 1 not in answered and not (counted and _only_cost(statements[place + 1])):
                    score = max(score, held.together(place) * TOGETHER)
                if in_words and statement.sentence != heard:
                    heard = statement.sentence
                    score = max(score, held.of_all(self._sentence[heard]) * TOGETHER)
            if score > best:
                best, found = score, place
        return (found, best) if best > 0 else None

    @cached_property
    def place_of(self) -> dict[Span, int]:
        """The statements' places among all by where they stand in the report."""
        return {statement.span: place for place, statement in enumerate(self.statements)}

    @cached_property
    def blanket(self) -> Statement | None:
        """A statement that everything is done (各项任务均已完成), if there is one."""
        return next((s for s in self.statements if all_done(s.text)), None)

    @cached_property
    def undone(self) -> Statement | None:
        """A statement that the work as a whole was not done (工程未能开工，年度目标未完成), if there is one."""
        return next((s for s in self.statements if all_undone(s.text)), None)

    def shared(self, demand: int) -> tuple[Statement, Quantity] | None:
        """A total that is reported for this demand and others together, where the demands add up to it."""
        target = self.demands[demand].figure
        if target is None or target.dimension == "ratio":
            return None
        measure = compare.measure(target)
        like = {figure.si for figure in self._asked.get(measure, ())}
        asked = [d for d in self.demands if d.figure is not None and compare.measure(d.figure) == measure]
        if len(asked) < 2 or any(_AMONG.match(d.text) for d in asked):
            return None  # 造林900亩，其中补植200亩: the part is in the whole already
        whole = sum((figure.si for figure in self._asked[measure]), Fraction(0))
        said = self.said.get(measure, [])
        if any(quantity.figure.si in like for _, quantity in said):
            return None
        return next(
            ((self.statements[p], q) for p, q in said if q.figure.si == whole and not self._of_one(p, asked)), None
        )

    def _of_one(self, place: int, asked: Sequence[Indicator]) -> bool:
        """Whether a statement speaks of one of these demands and of none of the others: then its figure is no total of them."""
        shares = sorted(self.coverage(i, place) for i, demand in enumerate(self.demands) if demand in asked)
        return shares[-1] >= ENOUGH and shares[-2] == 0


def _without_extras(
    pairs: list[tuple[float, int, int, Quantity, Match]],
) -> list[tuple[float, int, int, Quantity, Match]]:
    """The pairs but those of what was done on top (此外编发简报8期) where something else answers the demand."""
    told = {pair[1] for pair in pairs if not _BESIDES.match(pair[4].statement.text)}
    return [pair for pair in pairs if pair[1] not in told or not _BESIDES.match(pair[4].statement.text)]


def _only_cost(statement: Statement) -> bool:
    """Whether a statement tells what was spent and nothing else (宣传和资料印制支出12万元): no account of what was done."""
    return bool(statement.quantities) and all(
        q.figure.dimension == "money" and _SPENT.search(statement.text, 0, q.span.start - statement.span.start)
        for q in statement.quantities
    )


def _share_of(statement: Statement, whole: Quantity, share: Quantity) -> bool:
    """Whether one figure is told as a share of another (占486本的0.27%), so that the words before both are of the share."""
    at = statement.span.start
    return statement.text[whole.span.end - at : share.span.start - at] == "的"


def _near_figure(target: Figure, figure: Figure, within: Fraction = NEAR) -> bool:
    """Whether a figure satisfies a target and is so near to it that it is hardly another thing's."""
    return compare.near(target, figure, within) and compare.satisfies(target, figure, "higher") is True
