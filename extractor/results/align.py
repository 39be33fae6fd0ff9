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
from extractor.results import aside, asked, compare, lastwords, likeness
from extractor.results.closing import Closings
from extractor.results.enough import (
    ENOUGH,
    LONGEST_RUN,
    TOGETHER,
    Match,
)
from extractor.results.holding import Held, Holder
from extractor.results.pairs import Pairing
from extractor.results.statements import Statement, is_part, is_short
from extractor.results.sweeping import all_done, all_undone

_RATE_OF_DOING = re.compile(r"(?:任务)?(?:完成|落实|实施|执行|达成)(?:率|比例|度)")
_MORE = re.compile(
    r"[比较][^，。；\d]{0,6}(?:年初|上年|去年|同期|计划|目标|任务)[^，。；\d]{0,8}?[多增超][^，。；\d]{0,2}$"
    r"|超出(?:了)?(?:年度|全年|年初)?(?:任务|计划|目标)数?$"
)
"""By how much a result is more than another figure (比年初多18名) is no result, unless a change is what is asked for."""
_ASKS_FOR_CHANGE = re.compile(r"增[加长幅]|提高|提升|上升|[比较](?:上年|去年|年初|计划|同期)")
_SPENT = re.compile(r"(?:支出|花费|开支|耗资)[^，。；\d]{0,4}$")


class Aligner:
    """The demands of one project against the statements of its completion."""

    def __init__(
        self,
        demands: Sequence[Indicator],
        statements: Sequence[Statement],
        topic: str = "",
        numbered: Mapping[int, frozenset[int]] | None = None,
        year: int | None = None,
    ) -> None:
        """`numbered` are the statements that carry a demand's own number (①…), `year` is the report's."""
        self.year = year
        self.demands = demands
        self.numbered = numbered or {}
        self.statements = statements
        self.topic = topic
        own = [asked.own(demand) for demand in demands]
        self.weigh: Mapping[str, float] = likeness.weights(own, likeness.terms(topic))
        self.terms = asked.with_heads(demands, own)
        self.holder = Holder(statements, self.weigh)
        self.due: dict[compare.Measure, list[Figure]] = {}
        for demand in demands:
            if demand.figure is not None and not asked.PART.match(
                demand.text
            ):  # a part is not asked for beside its whole
                self.due.setdefault(compare.measure(demand.figure), []).append(demand.figure)
        self.said: dict[compare.Measure, list[tuple[int, Quantity]]] = {}
        self.alike: dict[compare.Measure, list[tuple[int, int, Quantity]]] = {}
        change = any(_ASKS_FOR_CHANGE.search(demand.text) for demand in demands)
        # Few statements give a figure, and many questions are asked of these alone.
        self.figured = [(place, statement) for place, statement in enumerate(statements) if statement.quantities]
        for place, statement in self.figured:
            for number, quantity in enumerate(statement.quantities):
                before = quantity.span.start - statement.span.start
                if is_short(statement.text, before) or (not change and _MORE.search(statement.text, 0, before)):
                    continue
                self.said.setdefault(compare.measure(quantity.figure), []).append((place, quantity))
                self.alike.setdefault(compare.kin(quantity.figure), []).append((place, number, quantity))
        self.sentence: dict[int, list[int]] = {}
        for place, statement in enumerate(statements):
            self.sentence.setdefault(statement.sentence, []).append(place)
        self._parts_known: dict[int, list[int]] = {}
        self._part_of_one: dict[tuple[int, int], bool] = {}
        self._shared: dict[int, tuple[Statement, Quantity] | None] = {}
        self._summed = self._in_sums()
        self.closings = Closings(statements)
        self.beside = aside.of_past(statements) | aside.disowned(statements)
        self._held: dict[int, Held] = {}
        self._bests: dict[tuple[int, frozenset[int]], tuple[int, float] | None] = {}

    def held(self, demand: int) -> Held:
        """The demand's words in the statements."""
        found = self._held.get(demand)
        if found is None:
            found = self._held[demand] = self.holder.held(self.terms[demand])
        return found

    def coverage(self, demand: int, statement: int) -> float:
        """How far a statement, and with less weight what its sentence said before, holds the demand's words."""
        return self.held(demand).coverage(statement)

    @cached_property
    def before(self) -> Sequence[str]:
        """The words of each demand before its figure."""
        return [asked.before(demand) for demand in self.demands]

    @cached_property
    def rates(self) -> Sequence[re.Match[str] | None]:
        """The rate that each demand sets, where it names one."""
        return [asked.rate(demand) for demand in self.demands]

    @cached_property
    def last_words(self) -> Sequence[str]:
        """The words right before each demand's figure, without its bound; empty where it has none."""
        pairs = zip(self.demands, self.before, strict=True)
        return ["" if demand.figure is None else lastwords.last(before) for demand, before in pairs]

    @cached_property
    def telling_words(self) -> Sequence[str | None]:
        """Those of the words right before each demand's figure that tell what it is of; None where none does."""
        return [lastwords.telling(before) for before in self.before]

    def figures(self) -> dict[int, Match]:
        """The demands that a figure answers, each figure given to one demand only."""
        return Pairing(self).matches()

    def parts_of(self, place: int) -> list[int]:
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
                    if self.statements[other].sentence != here or other == place:
                        break
                    total += part.figure.si
                    if total > whole.figure.si:
                        break
                    parts.append(other)
                    adds_up = len(parts) > 1 and total == whole.figure.si
                    if adds_up and not lastwords.alike(self._before(place, whole), self._before(other, part)):
                        found.update(parts)
        return found

    def _before(self, place: int, quantity: Quantity) -> str:
        return self.statements[place].text[: quantity.span.start - self.statements[place].span.start]

    def in_a_sum(self, place: int) -> bool:
        """Whether a statement's figures and others add up to one before them."""
        return place in self._summed

    def is_part(self, place: int, quantity: Quantity) -> bool:
        """Whether a quantity is a part of one before it in its sentence (30公里，其中干管17公里)."""
        key = place, quantity.span.start
        if key not in self._part_of_one:
            self._part_of_one[key] = self._is_part(place, quantity)
        return self._part_of_one[key]

    def _is_part(self, place: int, quantity: Quantity) -> bool:
        statement = self.statements[place]
        before = (self.statements[p] for p in self.sentence[statement.sentence] if p < place)
        if place in self._summed:
            return True
        if aside.of_a_season(statement, quantity, before, (demand.text for demand in self.demands)):
            return True
        said = "，".join(s.text for s in self.statements[max(0, place - 3) : place] if s.sentence == statement.sentence)
        text = f"{said}，{statement.text}"
        return is_part(text, len(text) - len(statement.text) + quantity.span.start - statement.span.start)

    def _stem(self, demand: int) -> tuple[str, frozenset[str]] | None:
        """What a rate is of that is due (满意 for 满意度), and the groups of words that stand for it."""
        figure = self.demands[demand].figure
        stem = self.rates[demand] if figure is not None and figure.dimension == "ratio" else None
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
        held = self.holder.held(terms)
        stem = self._stem(demand)
        figure = self.demands[demand].figure
        in_words = figure is None
        counted = figure is not None and figure.dimension == "count"
        statements, last = self.statements, len(self.statements) - 1
        best, found = 0.0, -1  # of the statements that hold as much the first
        for limit, sentence in held.promising:
            if limit < best:
                break
            heard = not in_words  # whether the sentence is heard as a whole
            for place in self.sentence[sentence]:
                statement = statements[place]
                if not held.near(place):
                    continue
                if stem is not None and stem[0] not in statement.text and stem[1].isdisjoint(statement.terms):
                    continue
                if counted and _only_cost(statement):
                    continue
                score = held.coverage(place)
                if place in answered:
                    score *= TOGETHER
                else:
                    after = place + 1
                    if place < last and after not in answered and not (counted and _only_cost(statements[after])):
                        score = max(score, held.together(place) * TOGETHER)
                    if not heard:
                        heard = True
                        score = max(score, held.of_all(self.sentence[sentence]) * TOGETHER)
                if score > best or (score == best and place < found):
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
        if demand not in self._shared:
            self._shared[demand] = self._total_of_several(demand)
        return self._shared[demand]

    def _total_of_several(self, demand: int) -> tuple[Statement, Quantity] | None:
        target = self.demands[demand].figure
        if target is None or target.dimension == "ratio":
            return None
        measure = compare.measure(target)
        together = [d for d in self.demands if d.figure is not None and compare.measure(d.figure) == measure]
        if len(together) < 2 or any(asked.PART.match(d.text) for d in together):
            return None  # 造林900亩，其中补植200亩: the part is in the whole already
        said = self.said.get(measure, [])
        like = {figure.exact for figure in self.due[measure]}
        if not said or any(quantity.figure.exact in like for _, quantity in said):
            return None
        whole = sum((figure.si for figure in self.due[measure]), Fraction(0))
        return next(
            ((self.statements[p], q) for p, q in said if q.figure.si == whole and not self._of_one(p, together)), None
        )

    def _of_one(self, place: int, asked: Sequence[Indicator]) -> bool:
        """Whether a statement speaks of one of these demands and of none of the others: then its figure is no total of them."""
        shares = sorted(self.coverage(i, place) for i, demand in enumerate(self.demands) if demand in asked)
        return shares[-1] >= ENOUGH and shares[-2] == 0


def _only_cost(statement: Statement) -> bool:
    """Whether a statement tells what was spent and nothing else (宣传和资料印制支出12万元): no account of what was done."""
    return bool(statement.quantities) and all(
        q.figure.dimension == "money" and _SPENT.search(statement.text, 0, q.span.start - statement.span.start)
        for q in statement.quantities
    )
