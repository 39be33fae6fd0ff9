"""The result of a demand that a form answers in a cell of its own (实际完成值)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from db.records import Field, Figure, Indicator, Quantity, Result, Span, Status
from extractor.results import apiece, compare, direction, likeness, objects, periods, shifts, statements, worst, years
from extractor.results.asked import amount_due, core, without
from extractor.results.lexicon import Shift
from extractor.results.only_one import finished
from extractor.results.statements import Places, Statement

_PLAIN = re.compile(r"\s*(?P<number>\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*")
_GENERAL = re.compile(
    r"实际|全年|年度|本年|当年|完成|累计|[合总]计|共计?|[年月季期][末初底中]|[年月季日人户]均|[上下]半年|[一二三四]季度|平均|目前|截至|现有|达到?"
    r"|最(?:[高低多少大小短快慢早晚久迟]|长(?![期远]))(?:的?一[一-鿿])?"
)
# Where a figure came from, or what it is compared with: 由12%提高到15%, 上年为10%.
_STARTING = re.compile(r"(?:由|从|比|较|上年|去年|同期|目标|计划)[^，。；、]{0,10}$")
_IN_A_ROW = re.compile(r"[、和及][^，。；、\d（）()]{0,14}")
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_UNFINISHED = ("ongoing", "planned", "partly")
_ASKED_EFFORT = re.compile(r"投入|出动|抽调|派出|人员|资金|经费")
_ONE_EACH = re.compile(r"一(?P<one>[一-鿿])一(?P<other>[一-鿿])")
_PAID = re.compile(r"[发兑拨支交]|到账|打卡|打入|划转|入卡|领")
_PAID_WITHIN = re.compile(r"(?:日|天|月|周|季度?)(?:之|以)?内[^，。；]{0,8}(?:发放|兑付|拨付|支付|到账)")
FEWEST = 2
"""A cell of so many words speaks of something."""
SHARED = 0.2
"""A cell that holds no more than this share of a demand's words speaks of something else."""
_ON_TIME = ("如期", "按期", "按时", "准时", "及时", "提前")


def result(demand: Indicator, answer: Field, places: Places, year: int | None, *, beside: bool = False) -> Result:
    """What the answer's own cell says. A cell without text, or with a dash or 无, reports nothing.

    `beside` says that the answer is no cell, but told in running text beside its demand.
    """
    if statements.empty(answer.text):
        if demand.figure is not None and demand.figure.si == 0 and answer.text.strip() in ("无", "0"):
            return Result("met", "实际完成值一栏称没有发生", None, answer.spans)
        return Result("not_reported", "实际完成值是空的", None, answer.spans)
    return _Cell(demand, answer, places, year, beside).result()


class _Cell:
    """A demand and the text of its cell."""

    def __init__(self, demand: Indicator, answer: Field, places: Places, year: int | None, beside: bool) -> None:
        self.demand = demand
        self.answer = answer
        self.beside = beside
        self.places = places
        self.year = year
        self.said = statements.read(answer.spans, places)
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
        quantity = self._reported(target) or self._plain(target)
        if quantity is None:
            return self._without_figure(target)
        if self.unfinished == "planned":
            return self._is("in_progress", "实际完成值一栏仍是预计或计划", quantity)
        shifted = self._shifted(target, quantity)
        if shifted is not None:
            return shifted
        for statement in self.said:
            other = years.other_year(statement, self.year, years.years(self.demand.text))
            if other is not None:
                return self._is("out_of_year", f"以{other[0]}年的结果回应{self.year}年度的要求", quantity)
        figure = self._total(target, quantity)
        if (broken := self._worst(target, quantity)) is not None:
            reason = f"最差的一次为{broken.span.quote}，没有达到{compare.shown(target)}的要求"
            return self._is("missed", reason, broken)
        satisfied = compare.satisfies(target, figure, direction.of(target, self.demand.text))
        if satisfied:
            return self._is("met", f"完成{quantity.span.quote}，满足{compare.shown(target)}的要求", quantity)
        if satisfied is None:
            return self._is("undetermined", f"完成{quantity.span.quote}与{compare.shown(target)}无法比较", quantity)
        return self._is("missed", f"完成{quantity.span.quote}，没有达到{compare.shown(target)}的要求", quantity)

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
        elif target.dimension != "ratio" and self._foreign():
            return self._is("not_reported", "实际完成值一栏说的是另一件事")
        return None

    def _share_of_a_step(self, span: Span) -> Shift | None:
        """Where a rate is worked out from how many only took a step: 24家中20家递交申请，占83.3% for 取得率."""
        place = next(at for at, s in enumerate(self.said) if s.span == span)
        return shifts.of_share(self.demand.text, self.said[place - 1].text, span.quote) if place else None

    def _foreign(self) -> bool:
        """Whether the cell speaks of something, and of nothing that was demanded."""
        if self.beside:
            return False
        words = _BRACKET.sub("", self.answer.text)
        for quantity in (q for s in self.said for q in s.quantities):
            words = words.replace(quantity.span.quote, "，")
        said = likeness.terms(_GENERAL.sub("，", words))
        asked = likeness.terms(self.demand.text)
        if len(said) < FEWEST or likeness.coverage(asked, said, {}) >= SHARED:
            return False
        return likeness.coverage(said, asked, {}) < SHARED / 2

    def _without_figure(self, target: Figure) -> Result:
        if target.si == 0 and any(s.negated for s in self.said):
            return self._is("met", "实际完成值一栏称没有发生")
        opened = self._open()
        if opened is not None:
            return opened
        others = self._told()
        if others and self._foreign():
            return self._is("not_reported", "实际完成值一栏说的是另一件事")
        month = periods.untold_month(self.demand.text, [date for s in self.said for date in s.dates])
        if month is not None:
            return self._is("not_reported", f"实际完成值一栏没有说到{month}月的一次")
        if target.si == 1 and target.dimension == "count" and any(map(self._there, self.said)):
            return self._is("met", "要求的只有一件，实际完成值一栏称已经完成")
        if others and all(q.figure.dimension == target.dimension == "count" for q in others):
            return self._is(
                "restated", f"实际完成值一栏的数量是别的，没有给出应有的数量（指标为{compare.shown(target)}）"
            )
        if _PAID_WITHIN.search(self.demand.text) and any(s.dates for s in self.said) and not self._paid():
            return self._is("not_reported", "指标要求期限内发放，实际完成值一栏写的是别的日期")
        if others or self._unread():
            reason = "实际完成值与指标值的单位不同，无法比较"
            return self._is("undetermined", reason, others[0] if others else None)
        return self._is("restated", f"实际完成值一栏没有数字，指标为{compare.shown(target)}")

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

    def _reported(self, target: Figure) -> Quantity | None:
        """The figure of the cell that answers: an equal one, else the first of the same measure that is no starting point.

        The parts of a figure (其中干管17公里) answer only where the cell gives nothing else.
        """
        every = self._told()
        whole = [q for q in every if not self._part(q)] or every
        like = [q for q in whole if compare.comparable(target, q.figure)]
        like = like or [q for q in whole if compare.kindred(target, q.figure)]
        like = like or [one for q in whole if (one := self._one_each(target, q)) is not None]
        like = like or [q for q in every if target.dimension == "ratio" and compare.comparable(target, q.figure)]
        equal = next((q for q in like if compare.equal(target, q.figure)), None)
        if equal is None and apiece.of_one(self.demand.text):
            like = [q for q in like if apiece.of_one(self._before(q))] or like
        summed = next((q for at, q in enumerate(like) if at > 1 and _sum(like[:at]) == q.figure.si), None)
        return equal or summed or next((q for q in like if not self._starts(q)), like[-1] if like else None)

    def _one_each(self, target: Figure, quantity: Quantity) -> Quantity | None:
        """A count as one of what is due, where each has one of it: 岗位420个, 安置446人，一人一岗."""
        pair = _ONE_EACH.search(self.answer.text)
        if pair is None or target.dimension != "count" or quantity.figure.unit not in (pair["one"], pair["other"]):
            return None
        if not {pair["one"], pair["other"]} & {*self.demand.text, target.unit}:
            return None
        figure = replace(quantity.figure, unit=target.unit, base=target.base)
        return replace(quantity, figure=figure)

    def _before(self, quantity: Quantity) -> str:
        """The words of a figure's clause before it."""
        return next((s.text[: quantity.span.start - s.span.start] for s in self.said if quantity in s.quantities), "")

    def _starts(self, quantity: Quantity) -> bool:
        """Whether a figure is where the result started from, or what it is compared with."""
        return any(
            _STARTING.search(span.quote[: quantity.span.start - span.start]) is not None
            for span in self.answer.spans
            if span.block == quantity.span.block and span.start <= quantity.span.start < span.end
        )

    def _total(self, target: Figure, first: Quantity) -> Figure:
        """What the cell reports in all: the classes that it lists (水罐车1辆、抢险车1辆), where the first is too little."""
        if target.dimension in ("ratio", "money", "duration") or target.comparator in ("<=", "<"):
            return first.figure
        listed = [first]
        for quantity in self._told():
            last = listed[-1].span
            if quantity.span.block != last.block or quantity.span.start < last.end:
                continue
            between = self._text(last.block)[last.end : quantity.span.start]
            if not _IN_A_ROW.fullmatch(between) or quantity.figure.factor != first.figure.factor:
                break
            if not compare.comparable(first.figure, quantity.figure):
                break
            listed.append(quantity)
        whole = replace(first.figure, value=sum((q.figure.value for q in listed), Decimal(0)))
        return whole if len(listed) > 1 and target.si <= whole.si <= 2 * target.si else first.figure

    def _text(self, block: int) -> str:
        """The text of the cell's block up to its end, at the block's own offsets."""
        span = next(s for s in self.answer.spans if s.block == block)
        return " " * span.start + span.quote

    def _told(self) -> list[Quantity]:
        """The figures of the cell that may be results."""
        asked = _ASKED_EFFORT.search(self.demand.text)
        return [
            q
            for s in self.said
            for q in s.quantities
            if asked or not statements.is_effort(s.text, q.span.start - s.span.start)
        ]

    def _part(self, quantity: Quantity) -> bool:
        return any(
            statements.is_part(span.quote, quantity.span.start - span.start)
            for span in self.answer.spans
            if span.block == quantity.span.block and span.start <= quantity.span.start < span.end
        )

    def _due(self, days: Sequence[tuple[str, str]], deadline: str) -> list[tuple[tuple[str, str], str]]:
        """Days with their deadlines: each of several in turn (6月底前、11月底前), where there are as many, else the last."""
        span = self.demand.span
        asked = [d.last for d in self.places.dates_in(span) if d.kind == "deadline" and d.last] if span else []
        if len(asked) > 1 and len(asked) == len(days):
            return list(zip(days, asked, strict=True))
        return [(days[-1], deadline)]

    def _plain(self, target: Figure) -> Quantity | None:
        """A cell with nothing but a number is in the unit of the target."""
        match = _PLAIN.fullmatch(self.answer.text)
        whole = self.answer.span
        if match is None or whole is None:
            return None
        value = Decimal(match["number"].replace(",", "").replace("，", ""))
        figure = replace(target, value=value, value_high=None, comparator="=")
        start, end = whole.start + match.start("number"), whole.start + match.end("number")
        return Quantity(figure, None, Span(whole.block, start, end, match["number"]))

    def _deadline(self, deadline: str) -> Result:
        if self.unfinished is not None:
            return self._is("in_progress", "实际完成值一栏称尚在进行或仍是计划")
        days = [(day, date.span.quote) for s in self.said for date in s.dates if (day := years.day(date))]
        if days:
            other = years.year_before([day for day, _ in days], self.year, self.demand.text)
            if (
                other is not None
                and other not in years.years(self.demand.text)
                and not years.EARLY.search(self.answer.text)
            ):
                return self._is("out_of_year", f"以{other}年的日期回应{self.year}年度的要求")
            for (day, quote), due in self._due(days, deadline):
                if day > due:
                    return self._is("missed", f"{quote}完成，晚于{due}")
            return self._is("met", f"{days[-1][1]}完成，不晚于{due}")
        if any(s.state == "not_done" for s in self.said):
            return self._is("missed", "实际完成值一栏称没有完成")
        if any(word in self.answer.text for word in _ON_TIME):
            return self._is("met", "实际完成值一栏称按期完成")
        return self._is("restated", f"实际完成值一栏没有完成时间（期限为{deadline}）")


def _sum(quantities: Sequence[Quantity]) -> Fraction:
    return sum((q.figure.si for q in quantities), Fraction(0))
