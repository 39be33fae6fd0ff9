"""Which statement of a completion answers which demand.

Not by position: by what is counted (unit, dimension), the figure, and the words around it. Where several demands could
be answered by one figure, the likeliest pair is made first and the figure is then taken (one to one).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from db.records import Date, Figure, Indicator, Quantity
from extractor.outline.marks import han_number
from extractor.results import compare, likeness
from extractor.results.holding import Held, Holder
from extractor.results.statements import Statement, is_effort, is_part, is_target, summed_up

ENOUGH = 0.5
"""The share of a demand's words that a statement must hold to report it, where no figure is due."""
ENOUGH_TO_RESTATE = 0.4
"""The same where a figure is due and missing: the statement is then about it, and evades it."""
ENOUGH_WITH_FIGURE = 0.4
"""The same where a figure of the same measure stands with them."""
ENOUGH_WITH_EQUAL = 0.15
"""The same where that very figure stands with them."""
ENOUGH_ALONE = 0.2
"""The same where demand and figure are the only ones of their measure, though it is an everyday one (个, 件, 批)."""
ENOUGH_ALONE_WITH_EQUAL = 0.05
"""The same where no other demand asks for that very figure, and no other statement gives it."""
NEAR = Fraction(1, 10)
"""A result that exceeds its target by so little is hardly a figure of something else."""
FAR = Fraction(3, 10)
"""A figure that exceeds a target by more may be the number of all there are."""
TOGETHER = 0.8
"""How much two statements count that only together hold a demand's words."""

TOPIC_RANGE = Fraction(1, 2)
"""A figure of what a project is named after lies between half of its target and twice as much."""
TELLING = 3
"""A length, an area or a volume of so many digits, given once and asked for once, is no chance."""
ENOUGH_ONE_CLASS = 0.9
"""A statement that holds so much of a demand's words is of the thing itself, and no class of it."""
ALSO_MORE = Fraction(3, 10)
"""Classes of one thing that together exceed what was asked for by more are counts of other things."""

_LONGEST_RUN = 6
"""A total is reported in at most so many parts."""

_ALL_DONE = re.compile(
    r"(?:各项|所有|全部|既定|年度|上述|以上|全年|预期|计划|各)(?:工作|任务|指标|目标|内容|建设内容|绩效指标|绩效目标|工作任务|目标任务)"
    r"[^，。；未没不无]{0,6}?(?:完成|达成|实现|达到|落实)"
    r"|(?<![未没])(?:完成|实现|达到|达成)了?(?:各项|所有|全部|既定|年度|上述|预期)[^，。；]{0,8}?(?:工作|任务|指标|目标)"
)
_UNDONE = re.compile(
    r"^(?:年度|全年|绩效|预期|各项|本|该)*(?:目标任务|目标|指标|任务|项目|工程|工作)(?:整体|总体|均|全部|都)?(?:未能?|没有|没能)(?:按期|如期|按计划|按时|全部)?(?:完成|实现|达成|实施|开工|动工|启动|开展|推进)"
)
_EACH = re.compile(
    r"各(?:行政村|村|乡镇|镇|乡|街道|社区|学校|校|单位|部门|县|区|市|园|院|站|点|所|户|科室|处)|全覆盖|实现[^，。；]{0,8}全部覆盖"
)
_PLACES = re.compile(
    r"覆盖|(?:\d|[一二三四五六七八九十百])\s*个?(?:行政村|自然村|村|乡镇|镇|乡|街道|社区|学校|校|县|区|园)"
)
_APIECE = re.compile(r"(?P<list>[^，。；：]*?)各(?:自|)[^，。；、\d一二三四五六七八九十两]{0,8}$")
_SO_MUCH = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)(?=[个所家座处支村镇乡])")
_SO_MANY = re.compile(r"[两二三四五六七八九](?=[村镇乡校县区站园处地家户队组院所]$)")
_ITEMS = re.compile(r"、|和|及|与|以及")
EVERYDAY = frozenset({"个", "项", "处", "人", "户", "次", "家", "类", "种", "件", "批", "村", "月", "s"})
"""Units that many things are counted in, so that to share one says little."""
_MEASURED = frozenset(("area", "length", "mass", "volume"))
_PER = re.compile(r"每[人户亩生名床座村吨辆]")
_IN_A_ROW = re.compile(r"[、和及][^，。；、\d]{0,14}")
_GOES_ON = re.compile(r"涉及|共计?|合计|总计")
_LEAD = re.compile(r"^(?:围绕|按照|根据|依据|结合|针对|聚焦|紧扣|为了)[^，。；]*[，,]")
_RATE_OF_DOING = re.compile(r"(?:任务)?(?:完成|落实|实施|执行|达成)(?:率|比例|度)")
_RATE = re.compile(r"([一-鿿]{2})(?:率|度|比例|比重)")
# Who is asked is told by whoever was served: 服务对象满意度 is answered by 居民满意度.
_SERVED = re.compile(r"(?:服务|受益|受助|办事|帮扶|救助|补助|资助)(?:对象|群众|人群|群体|人员|主体|公众)")
_OF_ALL = re.compile(r"[^，。；\d]{0,16}?(?:均|全部|都|全覆盖)")
_DAY = re.compile(r"(?:\d{4}\s*年)?\s*\d{1,2}\s*月\s*(?:\d{1,2}\s*日|[底末初中]|[上中下]旬)?\s*(?:之?前|以前)?")
_LATER = re.compile(r"(?:由|从|自)(?:(?![至到为])[^，。；]){0,14}$")


@dataclass(frozen=True, slots=True)
class Match:
    """A statement that answers a demand, how surely, and the figure or date in it that does.

    `figure` is what is reported in all, where that is not one quantity of the text (a sum of parts, 各1场).
    """

    statement: Statement
    score: float
    quantity: Quantity | None = None
    date: Date | None = None
    figure: Figure | None = None
    others: tuple[Statement, ...] = ()


class Aligner:
    """The demands of one project against the statements of its completion."""

    def __init__(self, demands: Sequence[Indicator], statements: Sequence[Statement], topic: str = "") -> None:
        self.demands = demands
        self.statements = statements
        self.topic = topic
        own = [_asked(demand) for demand in demands]
        self.weigh: Mapping[str, float] = likeness.weights(own, likeness.terms(topic))
        self.terms = _with_heads(demands, own)
        self._holder = Holder(statements, self.weigh)
        self._asked: dict[compare.Measure, list[Figure]] = {}
        for demand in demands:
            if demand.figure is not None:
                self._asked.setdefault(compare.measure(demand.figure), []).append(demand.figure)
        self._said: dict[compare.Measure, list[tuple[int, Quantity]]] = {}
        self._alike: dict[compare.Measure, list[tuple[int, int, Quantity]]] = {}
        for place, statement in enumerate(statements):
            for number, quantity in enumerate(statement.quantities):
                self._said.setdefault(compare.measure(quantity.figure), []).append((place, quantity))
                self._alike.setdefault(compare.kin(quantity.figure), []).append((place, number, quantity))
        self._sentence = [
            tuple(o for o, other in enumerate(statements) if other.sentence == s.sentence) for s in statements
        ]
        self._parts_known: dict[int, list[int]] = {}
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
            for place, number, quantity in self._alike.get(compare.kin(demand.figure), ()):
                if quantity in totals:
                    continue
                score = self._score(index, demand.figure, place, quantity)
                if score is not None:
                    match = Match(self.statements[place], score, quantity)
                    pairs.append((score, -index, -place * 1000 - number, quantity, match))
        pairs = self._without_parts(pairs)
        found: dict[int, Match] = {}
        taken: dict[tuple[int, int], str] = {}
        for _, negative, _, quantity, match in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
            index = -negative
            key = (quantity.span.block, quantity.span.start)
            if index not in found and taken.get(key, self.demands[index].text) == self.demands[index].text:
                found[index] = match
                taken[key] = self.demands[index].text
        self._parts(found, set(taken))
        return found

    def _score(self, demand: int, target: Figure, place: int, quantity: Quantity) -> float | None:
        """How likely a quantity of a kindred measure answers a demand; None where it does not."""
        statement = self.statements[place]
        if is_target(statement.text, quantity.span.start - statement.span.start):
            return None
        equal = compare.equal(target, quantity.figure)
        if target.si == 0 and not compare.comparable(target, quantity.figure):
            return None  # 5个乡镇 are no 起 of accidents
        covered = max(self._near(demand, place, quantity), self._with_parts(demand, place))
        # The dearest questions last: no figure needs more words than ENOUGH_WITH_FIGURE.
        if covered < ENOUGH_WITH_FIGURE and covered < self._needed(demand, statement, target, quantity, equal):
            paired = covered >= ENOUGH_WITH_EQUAL and _per(self.demands[demand].text) & _per(statement.text)
            if not paired and not self._same_rate(demand, place):
                return None
        if is_effort(statement.text, quantity.span.start - statement.span.start) and not equal:
            return None
        if not equal and self._of_stock(demand, target, place, quantity):
            return None
        score = covered + (0.3 if equal else 0) + (0.1 if compare.comparable(target, quantity.figure) else 0)
        before = statement.text[: quantity.span.start - statement.span.start]
        if _LATER.search(before):
            score -= 0.3  # 由12%提高到15%: the second is the result
        if self._is_part(place, quantity):
            score -= 0.3
        return score

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

    def _parts_of(self, place: int) -> list[int]:
        """The statements of its sentence that tell the parts of a statement's figure."""
        if place not in self._parts_known:
            here, found = self.statements[place], []
            for other in range(place + 1, min(place + _LONGEST_RUN, len(self.statements))):
                after = self.statements[other]
                if after.sentence != here.sentence or not here.quantities:
                    break
                if any(self._is_part(other, quantity) for quantity in after.quantities):
                    found.append(other)
            self._parts_known[place] = found
        return self._parts_known[place]

    def _without_parts(
        self, pairs: list[tuple[float, int, int, Quantity, Match]]
    ) -> list[tuple[float, int, int, Quantity, Match]]:
        """The pairs but those of a part where the whole could answer as well (33个，其中改建15个 for 30个)."""
        parts = [pair for pair in pairs if self._is_part(-pair[2] // 1000, pair[3])]
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

    def _is_part(self, place: int, quantity: Quantity) -> bool:
        """Whether a quantity is a part of one before it in its sentence (30公里，其中干管17公里)."""
        statement = self.statements[place]
        said = "，".join(s.text for s in self.statements[max(0, place - 3) : place] if s.sentence == statement.sentence)
        text = f"{said}，{statement.text}"
        return is_part(text, len(text) - len(statement.text) + quantity.span.start - statement.span.start)

    def _needed(self, demand: int, statement: Statement, target: Figure, quantity: Quantity, equal: bool) -> float:
        """How much of a demand's words must stand with a quantity: the less, the more the figures themselves tell."""
        if not compare.comparable(target, quantity.figure):
            return ENOUGH_WITH_FIGURE
        if equal:
            if not self._no_other_equal(target):
                return ENOUGH_WITH_EQUAL
            return (
                0.0
                if target.dimension in _MEASURED and len(target.value.as_tuple().digits) >= TELLING
                else ENOUGH_ALONE_WITH_EQUAL
            )
        if self._is_the_topic(demand, target, quantity):
            return 0.01  # a word of it must be there
        if self._only(target):
            return 0.0 if _near_figure(target, quantity.figure) else ENOUGH_WITH_EQUAL
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
            or not self.terms[demand] <= likeness.terms(self.topic)
        ):
            return False
        measure = compare.measure(target)
        said = self._said.get(measure, [])
        if len(self._asked.get(measure, ())) != 1 or not said or said[0][1] is not quantity:
            return False
        share = compare.excess(target, quantity.figure)
        return share is not None and -TOPIC_RANGE <= share <= 2 * TOPIC_RANGE

    def _no_other_equal(self, target: Figure) -> bool:
        """Whether a counted figure is asked for once and given once."""
        measure = compare.measure(target)
        if target.dimension == "ratio":
            return False
        asked = [figure for figure in self._asked.get(measure, ()) if figure.si == target.si]
        return len(asked) == 1 and len([q for _, q in self._said.get(measure, ()) if q.figure.si == target.si]) == 1

    def _no_other_near(self, target: Figure) -> bool:
        """Whether only one figure is near to what is asked for, and only one such is asked for."""
        measure = compare.measure(target)
        said = [q for _, q in self._said.get(measure, ()) if _near_figure(target, q.figure)]
        return len(said) == 1 and len([f for f in self._asked.get(measure, ()) if _near_figure(f, said[0].figure)]) == 1

    def _alone(self, target: Figure) -> bool:
        """Whether a demand and a figure are the only ones of a count or an amount that is no rate and no money.

        Parts of a figure (其中…) are not counted beside their whole.
        """
        measure = compare.measure(target)
        if target.dimension in ("ratio", "money") or len(self._asked.get(measure, ())) != 1:
            return False
        said = self._said.get(measure, ())
        return len(said) == 1 or len([place for place, q in said if not self._is_part(place, q)]) == 1

    def _only(self, target: Figure) -> bool:
        """Whether a demand and a quantity are the only ones of a measure that little else is counted in (学时, 公里)."""
        percentage = target.dimension == "ratio" and target.unit in ("%", "％", "‰")
        if percentage or target.dimension == "money" or target.base in EVERYDAY:
            return False
        return self._alone(target)

    def _near(self, demand: int, place: int, quantity: Quantity) -> float:
        """The coverage by the words nearest to a quantity: where a clause has several, those that go with this one."""
        statement = self.statements[place]
        whole = self.coverage(demand, place)
        if len(statement.quantities) < 2:
            return whole
        start, end = statement.span.start, statement.span.end
        for other in statement.quantities:
            if other.span.end <= quantity.span.start:
                start = max(start, other.span.end)
            elif other.span.start >= quantity.span.end:
                end = min(end, other.span.start)
        near = statement.text[start - statement.span.start : end - statement.span.start]
        own = likeness.coverage(self.terms[demand], likeness.terms(near), self.weigh)
        return 0.5 * whole + 0.5 * own

    def _parts(self, found: dict[int, Match], taken: set[tuple[int, int]]) -> None:
        """Demands that several figures answer together: 新建28条、更新17条 for 45条, 6月和7月各1场 for 2场."""
        for index, demand in enumerate(self.demands):
            target = demand.figure
            held = found.get(index)
            if target is None or target.dimension == "ratio":
                continue
            if (
                held is not None
                and held.quantity is not None
                and compare.satisfies(target, held.quantity.figure, "higher")
            ):
                continue
            match = self._apiece(index, target, taken) or self._sum(index, target, held) or self._classes(index, target)
            if match is not None:
                found[index] = match

    def _apiece(self, index: int, target: Figure, taken: set[tuple[int, int]]) -> Match | None:
        for place, _, quantity in self._alike.get(compare.kin(target), ()):
            if self.coverage(index, place) < ENOUGH_WITH_FIGURE:
                continue
            statement = self.statements[place]
            listed = _APIECE.search(statement.text[: quantity.span.start - statement.span.start])
            if listed is None:
                continue
            times = _places(listed)
            if times >= 2:
                total = replace(quantity.figure, value=quantity.figure.value * times)
                return Match(statement, 0.5, quantity, figure=total)
        return None

    def _sum(self, index: int, target: Figure, held: Match | None) -> Match | None:
        """A run of like figures that add up to the demand exactly."""
        alone: dict[int, Quantity | None] = {}
        for place, quantity in self._said.get(compare.measure(target), ()):
            alone[place] = None if place in alone else quantity
        for start in alone:
            run: list[tuple[Statement, Quantity]] = []
            total = Fraction(0)
            for place in range(start, min(start + _LONGEST_RUN, len(self.statements))):
                statement, like = self.statements[place], alone.get(place)
                if like is None or statement.sentence != self.statements[start].sentence:
                    break
                run.append((statement, like))
                total += like.figure.si
                if len(run) > 1 and total == target.si:
                    said = frozenset[str]().union(*(s.terms for s, _ in run))
                    enough = ENOUGH_WITH_EQUAL if len(run) > 2 else ENOUGH_WITH_FIGURE
                    if likeness.coverage(self.terms[index], said, self.weigh) >= enough:
                        return Match(run[0][0], 0.5, run[0][1], figure=target, others=tuple(s for s, _ in run[1:]))
        return None

    def _classes(self, index: int, target: Figure) -> Match | None:
        """Two or more classes of the thing, told in a row, that together are enough: 坑塘45处、沟渠18处 for 60处."""
        if target.comparator in ("<=", "<") or target.dimension in ("ratio", "money", "duration"):
            return None
        run: list[tuple[int, Quantity]] = []
        for place, quantity in self._said.get(compare.measure(target), ()):
            part = self._is_part(place, quantity)
            if run and not part and self._in_a_row(run[-1], (place, quantity)):
                run.append((place, quantity))
                if (match := self._enough(index, target, run)) is not None:
                    return match
            else:
                run = [] if part else [(place, quantity)]
        return None

    def _in_a_row(self, one: tuple[int, Quantity], other: tuple[int, Quantity]) -> bool:
        """Whether only 、 or 和 and the name of a class part two figures, in one statement or in two side by side."""
        (place, first), (after, second) = one, other
        here, there = self.statements[place], self.statements[after]
        if after - place > 1 or here.sentence != there.sentence or here.span.block != there.span.block:
            return False
        if after > place and (here.span.end > there.span.start or there.span.start - here.span.end > 1):
            return False
        between = here.text[first.span.end - here.span.start :] if after > place else ""
        begin = there.span.start if after > place else first.span.end
        between += "、" * (after > place) + there.text[begin - there.span.start : second.span.start - there.span.start]
        return _IN_A_ROW.fullmatch(between) is not None

    def _enough(self, index: int, target: Figure, run: list[tuple[int, Quantity]]) -> Match | None:
        """The run's total, where it satisfies the demand, is near to it, and every class is of the thing demanded."""
        figures = [quantity.figure for _, quantity in run]
        if any(figure.factor != figures[0].factor or figure.comparator != "=" for figure in figures):
            return None
        total = sum((figure.si for figure in figures), Fraction(0))
        if not target.si <= total <= target.si * (1 + ALSO_MORE):
            return None
        said = [self.statements[place] for place, _ in run]
        terms = self.terms[index]
        whole_thing = any(likeness.coverage(terms, s.terms, self.weigh) >= ENOUGH_ONE_CLASS for s in said)
        if whole_thing and said[0] is not said[-1] and any(not s.terms <= terms for s in said):
            return None
        if likeness.coverage(terms, frozenset().union(*(s.terms for s in said)), self.weigh) < ENOUGH_WITH_FIGURE:
            return None
        whole = replace(figures[0], value=sum((figure.value for figure in figures), Decimal(0)))
        return Match(said[0], 0.5, run[0][1], figure=whole, others=tuple(said[1:]))

    # --------------------------------------------------------------------------------------------------- words

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
        terms = likeness.terms(_RATE_OF_DOING.sub("", self.demands[demand].text)) or self.terms[demand]
        held = self._holder.held(terms)
        stem = self._stem(demand)
        statements, last = self.statements, len(self.statements) - 1
        scored = []
        for place in held.candidates():
            if (
                stem is not None
                and stem[0] not in statements[place].text
                and stem[1].isdisjoint(statements[place].terms)
            ):
                continue
            if place in answered:
                scored.append((held.coverage(place) * TOGETHER, -place))
                continue
            scored.append((held.coverage(place), -place))
            if place < last and place + 1 not in answered:
                scored.append((held.together(place) * TOGETHER, -place))
            if self.demands[demand].figure is None and place not in answered:
                scored.append((held.of_all(self._sentence[place]) * TOGETHER, -place))
        score, place = max(scored, default=(0.0, 0))
        return (-place, score) if score > 0 else None

    @cached_property
    def blanket(self) -> Statement | None:
        """A statement that everything is done (各项任务均已完成), if there is one."""
        return next((s for s in self.statements if all_done(s.text)), None)

    @cached_property
    def undone(self) -> Statement | None:
        """A statement that the work as a whole was not done (工程未能开工，年度目标未完成), if there is one."""
        return next((s for s in self.statements if _UNDONE.search(s.text)), None)

    def shared(self, demand: int) -> tuple[Statement, Quantity] | None:
        """A total that is reported for this demand and others together, where the demands add up to it."""
        target = self.demands[demand].figure
        if target is None or target.dimension == "ratio":
            return None
        measure = compare.measure(target)
        like = {figure.si for figure in self._asked[measure]}
        if len(self._asked[measure]) < 2:
            return None
        whole = sum((figure.si for figure in self._asked[measure]), Fraction(0))
        said = self._said.get(measure, [])
        if any(quantity.figure.si in like for _, quantity in said):
            return None
        return next(((self.statements[place], q) for place, q in said if q.figure.si == whole), None)


def _with_heads(demands: Sequence[Indicator], terms: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The demands' words; what only goes on from the demand before it (培训2期、200人次; 涉及18宗) has those of that one."""
    found: list[frozenset[str]] = []
    for demand, own in zip(demands, terms, strict=True):
        goes_on = found and (not own or _GOES_ON.match(demand.text))
        found.append(own | found[-1] if goes_on else own)
    return found


def _places(listed: re.Match[str]) -> int:
    """How many places a figure falls to each of: as many as are counted (十四个村和一个社区各), else as are named."""
    items = [item for item in _ITEMS.split(listed["list"]) if item]
    counted = [_SO_MUCH.match(item) for item in items]
    if all(counted):
        return sum(int(m[0]) if m[0].isdecimal() else han_number(m[0]) or 0 for m in counted if m)
    number = _SO_MANY.search(listed["list"])
    if number is not None:
        return han_number(number[0]) or 0
    return len(items)


def _per(text: str) -> frozenset[str]:
    """What a text counts by: 每人, 每亩."""
    return frozenset(_PER.findall(text))


def _near_figure(target: Figure, figure: Figure) -> bool:
    """Whether a figure satisfies a target and is so near to it that it is hardly another thing's."""
    share = compare.excess(target, figure)
    return share is not None and abs(share) <= NEAR and compare.satisfies(target, figure, "higher") is True


def _asked(demand: Indicator) -> frozenset[str]:
    """The words of a demand without the unit of its figure, which a statement gives with its own (培训学时72学时)."""
    text = _LEAD.sub("", demand.text)
    if demand.deadline is not None:
        text = _DAY.sub("", text)
    if "满意" in text:
        text = _SERVED.sub("", text)
    terms = likeness.terms(text)
    if demand.figure is None or not demand.figure.unit:
        return terms
    bare = terms - likeness.terms(demand.figure.unit)
    return bare if bare or demand.text[:1].isdigit() else terms


def all_done(text: str) -> bool:
    """Whether a clause says of everything at once that it is done."""
    return _ALL_DONE.search(text) is not None


def everywhere(text: str, demanded: str) -> bool:
    """Whether a clause says that something was done in every place that a demand counts (各村均…, 全覆盖)."""
    found = _EACH.search(text)
    if found is None:
        return False
    return found[0][1:] in demanded if found[0].startswith("各") else _PLACES.search(demanded) is not None
