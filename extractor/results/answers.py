"""The result of a demand that a form answers in a cell of its own (实际完成值)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Field, Figure, Indicator, Quantity, Result, Span, Status
from extractor.results import (
    celldays,
    celllists,
    compare,
    direction,
    eachmonth,
    foreign,
    inwords,
    objects,
    periods,
    shifts,
    statements,
    worst,
    years,
)
from extractor.results.asked import amount_due, around, core, without
from extractor.results.cellfigures import CellFigures
from extractor.results.lexicon import Shift
from extractor.results.only_one import finished
from extractor.results.statements import Places, Statement

_UNFINISHED = ("ongoing", "planned", "partly")
_PAID = re.compile(r"[发兑拨支交]|到账|打卡|打入|划转|入卡|领")
_IN_TIME = re.compile(r"[按及准]时|[按如逾到]期|[期时]限|提前|当[天日周月]|即时|同步|限期")
_PAID_WITHIN = re.compile(r"(?:日|天|月|周|季度?)(?:之|以)?内[^，。；]{0,8}(?:发放|兑付|拨付|支付|到账)")
_ON_TIME = ("如期", "按期", "按时", "准时", "及时", "提前")


def result(
    demand: Indicator,
    answer: Field,
    places: Places,
    year: int | None,
    *,
    beside: bool = False,
    others: Sequence[Indicator] = (),
) -> Result:
    """What the answer's own cell says. A cell without text, or with a dash or 无, reports nothing.

    `beside` says that the answer is no cell, but told in running text beside its demand. `others` are the demands of
    the other rows.
    """
    if statements.empty(answer.text):
        if demand.figure is not None and demand.figure.si == 0 and answer.text.strip() in ("无", "0"):
            return Result("met", "实际完成值一栏称没有发生", None, answer.spans)
        if answer.text.strip() == "0" and demand.figure is not None and _may_be_none(demand.figure):
            return Result("met", "实际完成值为0，没有超过上限", None, answer.spans)
        return Result("not_reported", "实际完成值是空的", None, answer.spans)
    return _Cell(demand, answer, places, year, beside, others).result()


def _may_be_none(target: Figure) -> bool:
    """Whether none at all keeps to a bound (受害率≤0.5‰, 投诉≤3件); a cost or a time of 0 is a cell that was left as it was."""
    return target.comparator in ("<=", "<") and target.dimension in ("ratio", "count")


class _Cell:
    """A demand and the text of its cell."""

    def __init__(
        self,
        demand: Indicator,
        answer: Field,
        places: Places,
        year: int | None,
        beside: bool,
        others: Sequence[Indicator],
    ) -> None:
        self.demand = demand
        self.answer = answer
        self.beside = beside
        self.others = others
        self.places = places
        self.year = year
        self.said = statements.read(answer.spans, places)
        self.figures = CellFigures(demand, answer, self.said)
        self.unfinished = next((s.state for s in self.said if s.state in _UNFINISHED), None)

    def result(self) -> Result:
        """The result by what is demanded: a figure, a day, or words."""
        if self.demand.figure is not None:
            return self._figure(self.demand.figure)
        if self.demand.deadline is not None:
            return self._deadline(self.demand.deadline)
        return self._open() or self._next_year() or self._is("met", "实际完成值一栏报告了结果")

    def _is(self, status: Status, reason: str, quantity: Quantity | None = None) -> Result:
        return Result(status, reason, quantity, self.answer.spans)

    def _open(self) -> Result | None:
        """A result for what is under way or not done."""
        if self.unfinished is not None:
            return self._is("in_progress", "实际完成值一栏称尚在进行或仍是计划")
        if any(s.state == "not_done" for s in self.said):
            return self._is("missed", "实际完成值一栏称没有完成")
        return None

    def _next_year(self) -> Result | None:
        """A result for an indicator of time whose cell names a day after the report's year (……、2025年1月19日拨付)."""
        if self.year is None or "时效" not in f"{self.demand.level1}{self.demand.level2}":
            return None
        days = [day for s in self.said for date in s.dates if (day := years.completes(date))]
        if not any(day > f"{self.year}-12-31" for day in days):
            return None
        return self._is("out_of_year", f"以{self.year}年以后的日期回应{self.year}年度的要求")

    def _figure(self, target: Figure) -> Result:
        same = inwords.as_asked(self.said)
        if same is not None and self.unfinished is None:
            return self._is("met", f"实际完成值一栏称“{same.text}”")
        quantity = self.figures.answering(target)
        if quantity is None:
            return self._without_figure(target)
        if self.unfinished == "planned":
            return self._is("in_progress", "实际完成值一栏仍是预计或计划", quantity)
        shifted = self._shifted(target, quantity)
        if shifted is not None:
            return shifted
        for statement in inwords.up_to(self.said, quantity) if self.beside else self.said:
            other = years.other_year(statement, self.year, years.years(self.demand.text))
            if other is not None:
                return self._is("out_of_year", f"以{other[0]}年的结果回应{self.year}年度的要求", quantity)
        if (broken := self._worst(target, quantity)) is not None:
            reason = f"最差的一次为{broken.span.quote}，没有达到{compare.shown(target)}的要求"
            return self._is("missed", reason, broken)
        due, figure = self.figures.held_against(target, quantity)
        satisfied = compare.satisfies(due, figure, direction.of(target, *around(self.demand)))
        done = (
            quantity.span.quote
            if figure is quantity.figure
            else f"{quantity.span.quote}，全部合计{compare.shown(figure)}"
        )
        if satisfied:
            deadline = self.demand.deadline
            late = celldays.late(self.said, deadline, self.demand.text) if deadline is not None else None
            if late is not None:
                return self._is(late.status, late.reason)
            return self._is("met", f"完成{done}，满足{compare.shown(target)}的要求", quantity)
        if satisfied is None:
            return self._is("undetermined", f"完成{done}与{compare.shown(target)}无法比较", quantity)
        if inwords.holds_of_all(self.demand.text) and quantity.figure.unit != target.unit:
            return self._is("undetermined", f"要求的是{compare.shown(target)}都做到，给出的是另一种数量", quantity)
        return self._is("missed", f"完成{done}，没有达到{compare.shown(target)}的要求", quantity)

    def _worst(self, target: Figure, quantity: Quantity) -> Quantity | None:
        """The worst of many cases that the answer tells (平均24天，最长的一件37天), where it breaks a bound on each."""
        found = next((s for s in self.said if quantity in s.quantities), None)
        case = worst.case(self.demand.text, target, found, self.said) if found is not None else None
        return case[1] if case is not None else None

    def _shifted(self, target: Figure, quantity: Quantity) -> Result | None:
        """A result for a cell that tells of other work, of other things, or of a part of what was demanded."""
        span = next((s.span for s in self.said if quantity in s.quantities), None)
        if span is None:
            return None
        shift = shifts.work(self.demand.text, span.quote) or self._share_of_a_step(span)
        if shift is not None:
            reason = f"指标要求“{shift.demanded}”，实际完成值一栏写的是“{shift.said}”"
            return self._is("not_reported", reason, quantity)
        if compare.equal(target, quantity.figure) and amount_due(target):
            shift = objects.of_object(core(self.demand), without(span, quantity.span))
            if shift is not None:
                reason = f"同一数字，指标的对象是“{shift.demanded}”，实际完成值一栏变成“{shift.said}”"
                return self._is("not_reported", reason, quantity)
        elif self._foreign() and (
            not compare.comparable(target, quantity.figure) or foreign.of_another(span.quote, self.others)
        ):
            return self._is("not_reported", "实际完成值一栏说的是另一件事")
        return None

    def _share_of_a_step(self, span: Span) -> Shift | None:
        """Where a rate is worked out from how many only took a step: 24家中20家递交申请，占83.3% for 取得率."""
        place = next(at for at, s in enumerate(self.said) if s.span == span)
        return shifts.of_share(self.demand.text, self.said[place - 1].text, span.quote) if place else None

    def _foreign(self) -> bool:
        quotes = [q.span.quote for s in self.said for q in s.quantities]
        return not self.beside and foreign.speaks(self.demand.text, self.answer.text, quotes)

    def _without_figure(self, target: Figure) -> Result:
        if target.si == 0 and any(s.negated for s in self.said):
            return self._is("met", "实际完成值一栏称没有发生")
        opened = self._open()
        if opened is not None:
            return opened
        if months := eachmonth.untold(self.demand.text, [date for s in self.said for date in s.dates]):
            return self._is("missed", f"指标要求逐月都做，实际完成值一栏没有{'、'.join(months)}的结果")
        if self.beside and inwords.every_one(self.demand.text, target, self.said) is not None:
            return self._is("met", "实际完成值一栏称全部做到")
        if celllists.enough(target, self.demand.text, self.answer.text):
            return self._is("met", "实际完成值一栏逐一列出了名称，数目与要求相符")
        if any(periods.as_often(target, s.text) for s in self.said):
            return self._is("met", "实际完成值一栏称按周期做了，次数与要求相符")
        others = self.figures.told()
        if others and self._foreign():
            return self._is("not_reported", "实际完成值一栏说的是另一件事")
        if target.si == 1 and target.dimension == "count" and any(map(self._there, self.said)):
            return self._is("met", "要求的只有一件，实际完成值一栏称已经完成")
        if others and all(q.figure.dimension == target.dimension == "count" for q in others):
            return self._is(
                "restated", f"实际完成值一栏的数量是别的，没有给出应有的数量（指标为{compare.shown(target)}）"
            )
        if _PAID_WITHIN.search(self.demand.text) and any(s.dates for s in self.said) and not self._paid():
            return self._is("not_reported", "指标要求期限内发放，实际完成值一栏写的是别的日期")
        if others and target.dimension == "duration" and self._no_time(others):
            return self._is("not_reported", f"实际完成值一栏没有说到应有的时间（指标为{compare.shown(target)}）")
        if others or self._unread():
            reason = "实际完成值与指标值的单位不同，无法比较"
            return self._is("undetermined", reason, others[0] if others else None)
        return self._is("restated", f"实际完成值一栏没有数字，指标为{compare.shown(target)}")

    def _no_time(self, others: Sequence[Quantity]) -> bool:
        """Whether a cell counts things and says nothing of a time: 86人全部参训 for 人均不少于24学时."""
        timed = any(s.dates for s in self.said) or self._unread() or _IN_TIME.search(self.answer.text) is not None
        return not timed and all(q.figure.dimension == "count" for q in others)

    def _there(self, statement: Statement) -> bool:
        """Whether a statement says that the one thing is there; alone in a cell it must say since when (4月18日建成)."""
        return finished(statement) and (self.beside or bool(statement.dates))

    def _paid(self) -> bool:
        """Whether the cell speaks of payment at all, and not only of a step before it (审定名单, 公示)."""
        return _PAID.search(self.answer.text) is not None

    def _unread(self) -> bool:
        """Whether the cell holds a number that is no quantity (第21天)."""
        text = self.answer.text
        for quote in (q.span.quote for s in self.said for q in s.quantities):
            text = text.replace(quote, "", 1)
        return re.search(r"\d", text) is not None

    def _deadline(self, deadline: str) -> Result:
        if self.unfinished is not None:
            return self._is("in_progress", "实际完成值一栏称尚在进行或仍是计划")
        told = inwords.of_the_work(self.demand.text, self.said) if self.beside else self.said
        if days := celldays.told(told):
            other = years.year_before([day for day, _ in days], self.year, self.demand.text)
            if (
                other is not None
                and other not in years.years(self.demand.text)
                and not years.EARLY.search(self.answer.text)
            ):
                return self._is("out_of_year", f"以{other}年的日期回应{self.year}年度的要求")
            for (day, quote), due in celldays.due(told, deadline, self.demand.span, self.places):
                if day > due:
                    return self._is("missed", f"{quote}完成，晚于{due}")
            return self._is("met", f"{quote}完成，不晚于{due}")
        if any(s.state == "not_done" for s in self.said):
            return self._is("missed", "实际完成值一栏称没有完成")
        if any(word in self.answer.text for word in _ON_TIME):
            return self._is("met", "实际完成值一栏称按期完成")
        return self._is("restated", f"实际完成值一栏没有完成时间（期限为{deadline}）")
