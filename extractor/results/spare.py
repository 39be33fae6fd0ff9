"""Figures that answer no other demand, where one is due and no words lead to it.

Writers of reports paraphrase: 受益人口不少于1.2万人 may be told as 12,360人喝上了自来水. Where nothing but the measure joins the
two, neither "answered" nor "not answered" could be defended.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from db.records import Figure, Quantity, Result
from extractor.results import compare, direction, likeness, otherrate, otherwise, refusals, shifts
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.candidate import Candidate
from extractor.results.enough import ENOUGH_TO_RESTATE, UNFINISHED, Match, said
from extractor.results.setout import is_target
from extractor.results.statements import Statement, is_effort
from extractor.results.sweeping import none_left, of_all

_STEM = re.compile(r"([一-鿿]{2,4})(?:率|比例|比重)")
_OF_OTHER = re.compile(r"满意|[比较]|同比|增[长幅加]|降[低幅]|下降|预算|资金|支出|执行率|经费|支付|其中")
"""Percentages of what was spent, of those who are satisfied, and of change answer no other rate."""
_OF_MONEY = re.compile(r"满意|预算|资金|支出|执行率|经费|支付|其中")
_RATE = re.compile(r"[一-鿿]{0,2}(?:率|比例|比重|占比)")
_OF_CHANGE = re.compile(r"[降减增升缩涨省少]|提高|节约")
_YEAR_BEFORE = re.compile(r"[比较][^，。；]{0,4}(?:上年|去年|同期)|同比")
_LESS = re.compile(r"[降减省缩压低]|精简|节[^日目假奏点]|少(?![年儿数])")
_MORE = re.compile(r"[升增涨扩多提高]")
REACH = Fraction(1, 2)
"""A figure that is further from its target is rather one of something else: our convention."""


def answer(aligner: Aligner, matches: Mapping[int, Match], index: int, target: Figure) -> Result | None:
    """A result for a demand that no figure answers for sure, where one that answers nothing else may be meant.

    Where a total is told of several demands, it is that.
    """
    if aligner.shared(index) is not None:
        return None
    found = first(aligner, matches, index, target)
    if found is None:
        return None
    statement, quantity = found
    if (shift := shifts.told(aligner, aligner.demands[index], statement, quantity)) is not None:
        changed = f"数字相近，但指标要求“{shift.demanded}”，完成情况写的是“{shift.said}”"
        return Result("not_reported", changed, quantity, (statement.span,))
    if (other := otherrate.result(aligner, aligner.demands[index], statement, quantity)) is not None:
        return other
    reason = (
        f"完成情况里的{quantity.span.quote}没有对应别的指标，是否回应{compare.shown(target)}的要求，从文字上不能确定"
    )
    return Result("undetermined", reason, quantity, (statement.span,))


def tabled_answer(aligner: Aligner, target: Figure) -> Result | None:
    """A result for an amount that nothing answers, where a table in the completion gives it, maybe, in a column of its own.

    The head of the column bears the unit (面积（公顷）), the cells are bare numbers.
    """
    if target.unit is None or target.dimension == "ratio":
        return None
    head = re.compile(rf"[\u4e00-\u9fff][（(](?:单位[：:])?[百千万亿]?{re.escape(target.unit)}[）)](?:\s|$)")
    for statement in aligner.statements:
        if not statement.quantities and head.search(statement.text):
            return said(
                "undetermined", "完成情况的表格有以此为单位的一栏，是否回应这一要求，从文字上不能确定", statement
            )
    return None


def sweeping_answer(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A result for a demand of 100% that nothing answers, where something is told of all there are, and of no other demand."""
    if target.dimension != "ratio" or target.si != 1 or target.comparator in ("<=", "<"):
        return None
    others = [other for other in range(len(aligner.demands)) if other != index]
    for place, statement in enumerate(aligner.statements):
        if statement.state in UNFINISHED or not (of_all(statement.text) or none_left(statement.text)):
            continue
        if all(aligner.coverage(other, place) < ENOUGH_TO_RESTATE for other in others):
            return said("undetermined", "完成情况说全部做到，是否就是这一项，从文字上不能确定", statement)
    return None


def _of_this(aligner: Aligner, index: int, place: int) -> bool:
    """Whether a percentage may be of what a rate is of: its sentence has a character of the stem (日清率: 当天清空的占97%)
    or a word of the demand (病案合格率: 病案一次过关的占98%)."""
    here = aligner.statements[place]
    stem = _STEM.search(aligner.demands[index].text)
    if stem is None or _OF_OTHER.search(here.text):
        return False
    said = "".join(s.text for s in aligner.statements[max(0, place - 2) : place + 1] if s.sentence == here.sentence)
    if any(character in said for character in stem[1]):
        return True
    named = "率" in said  # a rate with a name of its own is of something else
    return not named and not likeness.terms(aligner.demands[index].text).isdisjoint(likeness.terms(said))


def _left_over(
    aligner: Aligner, matches: Mapping[int, Match], index: int, taken: set[tuple[int, int]]
) -> tuple[int, Quantity] | None:
    """The percentage that answers nothing in the place of a rate without an answer, of just as many of either.

    Reports answer in the order of their demands. Rates of change stand apart: 省了28% is for 节水, and 占28% is not.
    """
    way = _way(aligner.demands[index].text)
    free = [
        (place, quantity)
        for place, statement in enumerate(aligner.statements)
        for quantity in statement.quantities
        if quantity.figure.dimension == "ratio"
        and (quantity.span.block, quantity.span.start) not in taken
        and _free_for(way, statement, quantity)
    ]
    whole = any(quantity.figure.si == 1 for _, quantity in free)
    rates = [
        other
        for other, demand in enumerate(aligner.demands)
        if demand.figure is not None
        and demand.figure.dimension == "ratio"
        and (whole or demand.figure.si != 1)  # what is due of all is told by 100%, or in words
        and other not in matches
        and "满意" not in demand.text
        and _way(demand.text) == way
    ]
    return free[rates.index(index)] if len(rates) == len(free) and index in rates else None


def _way(text: str) -> str:
    """Whether a rate is one of less, of more, or of no change."""
    rate = _RATE.search(text)
    if rate is not None and not _OF_CHANGE.search(rate[0]):
        return ""
    plain = likeness.BOUNDS.sub("", text)
    return "less" if _LESS.search(plain) else "more" if _MORE.search(plain) else ""


def _free_for(way: str, statement: Statement, quantity: Quantity) -> bool:
    """Whether a percentage may be of a change that way; of no change where `way` is empty."""
    before = statement.text[: quantity.span.start - statement.span.start]
    if not way:
        return not _OF_OTHER.search(statement.text) and not _OF_CHANGE.search(before[-4:])
    if _OF_MONEY.search(statement.text) or _YEAR_BEFORE.search(before):
        return False
    return (_LESS if way == "less" else _MORE).search(before[-4:]) is not None


def first(
    aligner: Aligner, matches: Mapping[int, Match], index: int, target: Figure
) -> tuple[Statement, Quantity] | None:
    """The first such figure that satisfies the target without exceeding it by far, at best in the sentence of the answer before.

    By another classifier (三个门类 for 3项) only the very number is one, and with a word of the demand beside it.
    """
    if target.dimension == "ratio" and "满意" in aligner.demands[index].text:
        return None  # who asks whether people are satisfied says so
    way = direction.of(target, *around(aligner.demands[index])) or ("higher" if target.dimension == "money" else None)
    taken = {(m.quantity.span.block, m.quantity.span.start) for m in matches.values() if m.quantity is not None}
    before, found = matches.get(index - 1), None
    left = _left_over(aligner, matches, index, taken) if target.dimension == "ratio" else None
    for place, _, quantity in aligner.alike.get(compare.kin(target), ()):
        statement = aligner.statements[place]
        at = quantity.span.start - statement.span.start
        if (quantity.span.block, quantity.span.start) in taken or statement.state in UNFINISHED:
            continue
        alike = compare.comparable(target, quantity.figure)
        if alike and not (
            compare.near(target, quantity.figure, REACH) and compare.satisfies(target, quantity.figure, way)
        ):
            continue
        if not alike and not (target.value == quantity.figure.value and aligner.coverage(index, place) > 0):
            continue
        if target.dimension == "ratio" and not (_of_this(aligner, index, place) or (place, quantity) == left):
            continue
        if is_target(statement.text, at) or is_effort(statement.text, at):
            continue
        one = Candidate(aligner, index, target, place, quantity)
        if otherwise.not_closed(one) or refusals.fewer_left(one):
            continue
        if alike and (before is None or statement.sentence == before.statement.sentence):
            return statement, quantity
        found = found or (statement, quantity)
    return found
