"""The status of one demand, with its reason: the vocabulary of the public contract, applied in one order.

Figures come first, then dates, then words; within each, what takes a result back (another object, another year, not yet
done) is asked before whether it satisfies.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property

from db.records import Figure, Indicator, Quantity, Result, Span, Status
from extractor.results import compare, computed, direction, likeness, objects, periods, shifts, spare, unnumbered, years
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.dated import by_season as dated_by_season
from extractor.results.dated import dated
from extractor.results.enough import ENOUGH, ENOUGH_TO_RESTATE, SOME, SURE, UNFINISHED, WEAK, Match, said
from extractor.results.lexicon import Shift
from extractor.results.order import Order
from extractor.results.statements import Statement
from extractor.results.worst import case as worst_case

FAR_OFF = 2
"""A figure of less than half, or more than twice what is due is rather one of something else."""
_RULE = re.compile(
    r"(?:达不到|未达到|没有达到|低于|不足|超过|未完成)[^，。；]*的[，,]?(?:为|视为|一律|不予|扣|取消|按)"
)
"""Conditions with their consequence (达不到的不予补助) ask for nothing that could be reported."""
_ABSENCE = re.compile(
    r"为零|[为是]\s*[0０](?![.．\d])|零(?:事故|发生|投诉|差错|伤亡|超标|违规)|(?:不|未|无)(?:发生|出现)|杜绝|^无"
)
_HAPPENED = re.compile(
    r"(?:发生|出现|造成|接到|收到|产生|查出)[^，。；]*(?:\d|[一二三四五六七八九十两])\s*(?:起|次|例|件|人|宗)"
)
_BOUND_BEFORE = re.compile(rf"(?:{likeness.BOUNDS.pattern}|达到?|为)+\s*$")
_BOUND_AFTER = re.compile(rf"^\s*(?:{likeness.BOUNDS.pattern})+")
_ALL_DUE = re.compile(r"应[一-鿿]尽[一-鿿]")
_SOME_LEFT = re.compile(r"(?:仍|尚|还)(?:有|存在)")
_ON_TIME = ("如期", "按期", "按时", "准时", "及时", "提前")


class Judge:
    """Gives the demands of one project their results, from the statements of its completion."""

    def __init__(
        self,
        aligner: Aligner,
        year: int | None,
        expected: frozenset[int] = frozenset(),
        listed: frozenset[int] = frozenset(),
    ) -> None:
        """`expected` are years that the project's name names; `listed` the demands that only number their own list."""
        self.aligner = aligner
        self.year = year
        self.expected = expected
        self.listed = listed
        self.matches = aligner.figures()

    @cached_property
    def order(self) -> Order:
        """The demands that are answered for sure, by their figures or by most of their words."""
        anchors = {index: self.aligner.place_of[match.statement.span] for index, match in self.matches.items()}
        for index, demand in enumerate(self.aligner.demands):
            best = self.aligner.best(index) if index not in anchors else None
            if best is not None and best[1] >= (ENOUGH if demand.figure is None else ENOUGH_TO_RESTATE):
                anchors[index] = best[0]
        return Order(self.aligner, anchors)

    def result(self, index: int) -> Result:
        """The result of the demand with this index."""
        demand = self.aligner.demands[index]
        if _RULE.search(demand.text):
            return Result("undetermined", "这是评判或奖惩的规则，不是要完成的事项")
        if demand.figure is not None and (index in self.matches or index not in self.listed):
            return self._figure(index, demand, demand.figure)
        if demand.deadline is not None:
            return self._deadline(index, demand, demand.deadline)
        return self._words(index, demand)

    # ------------------------------------------------------------------------------------------------- figures

    def _figure(self, index: int, demand: Indicator, target: Figure) -> Result:
        match = self.matches.get(index)
        if match is not None and match.quantity is not None:
            if (none := unnumbered.none_of_it(self.aligner, index, target, match)) is not None:
                return none
            return self._compared(demand, target, match, match.quantity)
        expressed = unnumbered.without_number(self.aligner, index, target)
        if expressed is not None:
            return expressed
        best = self.aligner.best(index, self._answered(index))
        unfinished = self._unfinished(index, best)
        if unfinished is not None:
            return unfinished
        told = self._figure_in_words(index, demand, target, best)
        if told is not None and told.status == "met":
            return told
        if (perhaps := spare.answer(self.aligner, self.matches, index, target)) is not None:
            return perhaps
        if told is not None:
            return told
        return self._undone() or Result("not_reported", f"完成情况没有提到{_shown(demand)}这一要求")

    def _figure_in_words(
        self, index: int, demand: Indicator, target: Figure, best: tuple[int, float] | None
    ) -> Result | None:
        """A result for a figure that is due, where the completion has words for it but no figure."""
        for follows in (computed.counted, computed.divided, computed.scored, computed.visits, unnumbered.accepted):
            if (result := follows(self.aligner, index, target)) is not None:
                return result
        every = unnumbered.every_one(self.aligner, index, target)
        if every is not None and self._counts(every):
            return said("met", "完成情况给出总数，并说全部做到", every)
        if every is not None and _ALL_DUE.search(demand.text):
            return said("met", "要求应做尽做，完成情况说全部做到", every)
        shared = self.aligner.shared(index)
        if shared is not None:
            statement, quantity = shared
            reason = f"完成情况只报合计{quantity.span.quote}，没有分列这一项的数量"
            return Result("restated", reason, quantity, (statement.span,))
        if best is not None and best[1] >= ENOUGH_TO_RESTATE:
            statement = self.aligner.statements[best[0]]
            shift = shifts.verb(demand.text, statement.text)
            if shift is not None:
                return said("not_reported", f"指标要求“{shift.demanded}”，完成情况写的是“{shift.said}”", statement)
            return said("restated", f"完成情况说已做，没有给出应有的数量（指标为{_shown(demand)}）", statement)
        if every is not None:
            return said("restated", f"完成情况说都已做到，没有给出应有的比率（指标为{_shown(demand)}）", every)
        under_way = self._under_way(index)
        if under_way is not None:
            return under_way
        placed = self.order.figure(index, target)
        if placed is not None and placed[0].state not in UNFINISHED:
            return self._compared(demand, target, Match(placed[0], 0.0, placed[1]), placed[1])
        blanket = self.aligner.blanket
        if blanket is not None:
            return said("restated", "完成情况只笼统说全部完成，没有给出应有的数量", blanket)
        return None

    def _counts(self, statement: Statement) -> bool:
        """Whether a statement, or the one that it goes on from (检出不合格62批次，已全部处置), gives a number of things."""
        place = self.aligner.place_of[statement.span]
        told = [s for s in self.aligner.statements[max(0, place - 1) : place + 1] if s.sentence == statement.sentence]
        return any(q.figure.dimension == "count" for s in told for q in s.quantities)

    def _answered(self, index: int) -> frozenset[int]:
        """The statements whose figures answer other demands."""
        place_of = self.aligner.place_of
        return frozenset(place_of[match.statement.span] for other, match in self.matches.items() if other != index)

    def _compared(self, demand: Indicator, target: Figure, match: Match, quantity: Quantity) -> Result:
        statement = match.statement
        evidence = (statement.span, *(other.span for other in match.others))
        figure = match.figure or quantity.figure
        taken_back = self._taken_back(demand, statement, quantity)
        if taken_back is not None:
            return taken_back
        asked, after = around(demand)
        if match.figure is None:
            told = statement.text[: quantity.span.start - statement.span.start]
            target, figure = periods.alike(target, asked, figure, told)
        satisfied = compare.satisfies(target, figure, direction.of(target, asked, after))
        added = match.figure is not None and match.figure.value != quantity.figure.value
        if satisfied and (worst := worst_case(demand.text, target, statement, self.aligner.statements)) is not None:
            reason = f"最差的一次为{worst[1].span.quote}，没有达到{_shown(demand)}的要求"
            return Result("missed", reason, worst[1], (worst[0].span,))
        what = "各部分合计" if figure.value > quantity.figure.value else "增加"
        said = f"{what}{compare.shown(figure)}" if added else f"完成{quantity.span.quote}"
        status: Status
        if satisfied:
            status, reason = "met", f"{said}，满足{_shown(demand)}的要求"
        elif satisfied is None:
            status, reason = "undetermined", f"{said}与{_shown(demand)}无法比较"
        elif not added and self._of_something_else(demand, target, match, figure):
            status, reason = "undetermined", f"{said}，与{_shown(demand)}相差太远，是不是同一件事，从文字上不能确定"
        else:
            status, reason = "missed", f"{said}，没有达到{_shown(demand)}的要求"
        return Result(status, reason, quantity, evidence)

    def _of_something_else(self, demand: Indicator, target: Figure, match: Match, figure: Figure) -> bool:
        """Whether a figure that misses its target by far stands with few of the demand's words: then it may be another's."""
        if not target.si or not figure.si:
            return False
        ratio = Fraction(figure.si) / Fraction(target.si)
        place = self.aligner.place_of.get(match.statement.span)
        index = next((i for i, d in enumerate(self.aligner.demands) if d is demand), None)
        if Fraction(1, FAR_OFF) <= ratio <= FAR_OFF or place is None or index is None:
            return False
        return self.aligner.coverage(index, place) < SURE

    def _taken_back(self, demand: Indicator, statement: Statement, quantity: Quantity) -> Result | None:
        """Why a figure is no answer although it is there: another work, another object, another year, not yet done."""
        shift = shifts.work(demand.text, statement.text)
        if shift is not None:
            reason = f"数字相同或相近，但指标要求“{shift.demanded}”，完成情况写的是“{shift.said}”"
            return Result("not_reported", reason, quantity, (statement.span,))
        if demand.figure is not None and compare.equal(demand.figure, quantity.figure):
            narrowed = objects.narrowed(around(demand)[1], statement.text[quantity.span.end - statement.span.start :])
            if narrowed is not None:
                reason = f"同一数字，指标的对象是“{narrowed.demanded}”，完成情况变成“{narrowed.said}”"
                return Result("contradicted", reason, quantity, (statement.span,))
            other = self._of_object(demand, statement, quantity)
            if other is not None:
                reason = f"同一数字，指标的对象是“{other.demanded}”，完成情况变成“{other.said}”"
                return Result("not_reported", reason, quantity, (statement.span,))
        if statement.state in ("ongoing", "planned") and statement.text != demand.text:
            return Result("in_progress", "完成情况称尚在进行或仍是计划", quantity, (statement.span,))
        return self._of_other_year(demand, statement, quantity)

    def _of_object(self, demand: Indicator, statement: Statement, quantity: Quantity) -> Shift | None:
        """What an equal amount is of, where a project reports it of less or of other things."""
        if not self.aligner.topic or demand.figure is None or not amount_due(demand.figure):
            return None
        return objects.of_object(core(demand), without(statement.span, quantity.span), self.aligner.topic)

    def _of_other_year(self, demand: Indicator, statement: Statement, quantity: Quantity | None) -> Result | None:
        other = years.other_year(statement, self.year, self.expected | years.years(demand.text))
        if other is None:
            return None
        reason = f"以{other[0]}年的结果回应{self.year}年度的要求"
        return Result("out_of_year", reason, quantity, (statement.span,))

    # --------------------------------------------------------------------------------------------------- dates

    def _deadline(self, index: int, demand: Indicator, deadline: str) -> Result:
        found = dated(self.aligner, index)
        if found is not None:
            statement, quote, day = found
            if statement.state in UNFINISHED:
                return said("in_progress", f"{quote}仍是预计或计划，期限为{deadline}", statement)
            if statement.state == "not_done":
                return said("in_progress", f"完成情况称{quote}尚未全部完成，期限为{deadline}", statement)
            if day <= deadline:
                return said("met", f"{quote}完成，不晚于{deadline}", statement)
            return said("missed", f"{quote}完成，晚于{deadline}", statement)
        best = self.aligner.best(index)
        unfinished = self._unfinished(index, best) or self._some_left(index)
        if unfinished is not None:
            return unfinished
        if (season := dated_by_season(self.aligner, index)) is not None:
            return said(
                "undetermined", f"完成情况没有写日期，期限为{deadline}，是否按期要看“{season[1]}”指哪一天", season[0]
            )
        if best is not None and best[1] >= ENOUGH:
            statement = self.aligner.statements[best[0]]
            if any(word in statement.text for word in _ON_TIME):
                return said("met", "完成情况称按期完成", statement)
            return said("restated", f"完成情况说已做，没有给出完成时间（期限为{deadline}）", statement)
        blanket = self.aligner.blanket
        if blanket is not None:
            return said("restated", "完成情况只笼统说全部完成，没有给出完成时间", blanket)
        opened = next((s for s in self.aligner.statements if s.state in ("ongoing", "planned")), None)
        if opened is not None:
            return said("in_progress", f"完成情况称尚在进行或仍是计划，期限为{deadline}", opened)
        return self._undone() or Result("not_reported", f"完成情况没有提到期限为{deadline}的这一要求")

    # --------------------------------------------------------------------------------------------------- words

    def _words(self, index: int, demand: Indicator) -> Result:
        absent = self._absent(index, demand)
        if absent is not None:
            return absent
        best = self.aligner.best(index)
        if best is not None and best[1] >= ENOUGH:
            statement = self.aligner.statements[best[0]]
            copied = statement.text == demand.text
            if not copied:
                unfinished = self._unfinished(index, best)
                if unfinished is not None:
                    return unfinished
                other = self._of_other_year(demand, statement, None)
                if other is not None:
                    return other
                shift = shifts.verb(demand.text, statement.text)
                if shift is not None:
                    return said("restated", f"指标要求“{shift.demanded}”，完成情况写的是“{shift.said}”", statement)
            return said("met", "完成情况报告了这项结果", statement)
        unfinished = self._unfinished(index, best)
        if unfinished is not None:
            return unfinished
        placed = self.order.words(index)
        if placed is not None and placed.state not in UNFINISHED:
            return said("met", "完成情况在相应的位置报告了结果", placed)
        held = self.aligner.held(index)
        for place in held.candidates():
            statement = self.aligner.statements[place]
            if held.coverage(place) > 0 and periods.dated_in_each(demand.text, statement.dates):
                return said("met", "完成情况逐次写明了时间，每期都有", statement)
        blanket = self.aligner.blanket
        if blanket is not None:
            return said("met", "完成情况笼统说全部完成", blanket)
        return self._undone() or Result("not_reported", "完成情况没有提到这一要求")

    def _undone(self) -> Result | None:
        """A result for what nothing is said of, where the project as a whole is said not to be done."""
        undone = self.aligner.undone
        return None if undone is None else said("missed", "完成情况说整个项目没有完成", undone)

    def _absent(self, index: int, demand: Indicator) -> Result | None:
        """A result for a demand that something should not happen, from a statement that it did not, or that it did."""
        if not _ABSENCE.search(demand.text):
            return None
        terms = self.aligner.terms[index]
        near = [
            (likeness.coverage(terms, s.terms, {}), -place)
            for place, s in enumerate(self.aligner.statements)
            if s.state not in UNFINISHED and (s.negated or _HAPPENED.search(s.text))
        ]
        share, place = max(near, default=(0.0, 0))
        if share < SOME:
            return None
        statement = self.aligner.statements[-place]
        if statement.negated:
            return said("met", "完成情况称没有发生", statement)
        return said("missed", "指标要求不发生，完成情况称已经发生", statement)

    def _unfinished(self, index: int, best: tuple[int, float] | None) -> Result | None:
        """A result for what is said to be under way or not done, in the best statement or right behind it."""
        if len(self.aligner.demands) == 1 and (best is None or best[1] < ENOUGH):
            opened = next((s for s in self.aligner.statements if s.state in ("ongoing", "planned")), None)
            if opened is not None:
                return said("in_progress", "完成情况称尚在进行或仍是计划", opened)
        if best is None or best[1] < WEAK:
            return None
        place, covered = best
        here = self.aligner.statements[place]
        if here.state == "not_done" and covered >= ENOUGH:
            return said("missed", "完成情况称没有完成", here)
        if here.state in UNFINISHED:
            return said("in_progress", "完成情况称尚在进行或仍是计划", here)
        if covered >= ENOUGH and place + 1 < len(self.aligner.statements):
            after = self.aligner.statements[place + 1]
            if self._speaks_of_another(index, place + 1):
                return None
            if after.sentence == here.sentence and after.state in ("ongoing", "planned") and not after.quantities:
                reason = "完成情况称尚在进行或仍是计划"
                return Result("in_progress", reason, None, (here.span, after.span))
        return None

    def _some_left(self, index: int) -> Result | None:
        """A result for a day by which all was due, where a statement with words of it says that some is left (仍有…未)."""
        for place, statement in enumerate(self.aligner.statements):
            if statement.state != "not_done" or not _SOME_LEFT.search(statement.text):
                continue
            if self.aligner.coverage(index, place) >= WEAK and not self._speaks_of_another(index, place):
                return said("in_progress", "完成情况称尚有一部分没有完成", statement)
        return None

    def _under_way(self, index: int) -> Result | None:
        """A result for the one demand without an answer, where a statement with a word of it says that work goes on."""
        if any(
            other not in self.matches for other, d in enumerate(self.aligner.demands) if d.figure and other != index
        ):
            return None
        for place, statement in enumerate(self.aligner.statements):
            if statement.state not in ("ongoing", "planned") or statement.quantities:
                continue
            if self.aligner.coverage(index, place) > 0 and not self._speaks_of_another(index, place):
                return said("in_progress", "完成情况称尚在进行或仍是计划", statement)
        return None

    def _speaks_of_another(self, index: int, place: int) -> bool:
        """Whether a statement is what another demand is answered by."""
        others = (other for other in range(len(self.aligner.demands)) if other != index)
        return any(self.aligner.coverage(other, place) >= ENOUGH for other in others)


def amount_due(figure: Figure) -> bool:
    """Whether so many, so long or so large a thing is due: what a ceiling, a rate or a time is of is told in many ways."""
    return figure.dimension in ("count", "length", "area", "mass", "volume") and figure.comparator not in ("<=", "<")


def core(demand: Indicator) -> str:
    """What a demand says besides its figure and its bound."""
    return _joined(*around(demand))


def without(span: Span, quantity: Span) -> str:
    """What a statement says besides a quantity in it, and its bound."""
    start, end = quantity.start - span.start, quantity.end - span.start
    return _joined(span.quote[:start], span.quote[end:])


def _joined(before: str, after: str) -> str:
    """The words on either side of a figure, without the bound next to it (规模以上 is none)."""
    return _BOUND_BEFORE.sub("", before) + _BOUND_AFTER.sub("", after)


def _shown(demand: Indicator) -> str:
    return compare.shown(demand.figure) if demand.figure else f"“{demand.text}”"
