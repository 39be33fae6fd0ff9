"""The result by the one figure that answers a demand: met, missed, or open where it may be of something else."""

from __future__ import annotations

import re
from fractions import Fraction

from db.records import Figure, Indicator, Quantity, Result, Status
from extractor.results import (
    apiece,
    compare,
    direction,
    multiplied,
    partdue,
    periods,
    spare,
    takenback,
    unclaimed,
)
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.case import Case
from extractor.results.enough import SURE, UNFINISHED, Match
from extractor.results.statements import Statement
from extractor.results.worst import case as worst_case
from extractor.results.worst import mean_of_a_row

FAR_OFF = 2
"""A figure of less than half, or more than twice what is due is rather one of something else."""
_EACH = re.compile(r"(?<![在到赴于])各[^，。；、\d]{0,8}$")
"""So many apiece; 在各村演出213场 is so many in all."""
AMOUNTS = frozenset(("count", "area", "length", "mass", "volume"))
"""Kinds of figures that say how much of a thing there is."""
_PRICE = re.compile(r"单价|每[一-鿿]|[均单](?=[^，。；\d]{0,6}(?:价|成本|费用?|造价|补助|标准))")
SLIGHTLY = Fraction(3, 10)
"""A figure that is further from its target is rather one of something else."""
_DONE_WITH = re.compile(r"(?:[出办做发签][具结好完成出达]|达成|完成|后)[^，。；\d]{0,8}\d")


def result(case: Case, index: int, demand: Indicator, target: Figure, match: Match, quantity: Quantity) -> Result:
    """What the figure `quantity` of `match` says to a demand for `target`.

    What takes an answer back is asked before whether it satisfies.
    """
    statement, due = match.statement, compare.shown(target)
    mean = mean_of_a_row(demand.text, target, statement, quantity, case.aligner.statements)
    if mean is not None and match.figure is None:
        statement, quantity = mean
        match = Match(statement, match.score, quantity)
    if match.figure is None and (ended := partdue.that_ended(case.aligner, index, statement, quantity)) is not None:
        statement, quantity = ended
        match = Match(statement, match.score, quantity)
    evidence = (statement.span, *(other.span for other in match.others))
    figure = match.figure or quantity.figure
    taken_back = takenback.result(case, demand, statement, quantity)
    if taken_back is not None:
        through = _carried_through(case, index, demand, target, match) if taken_back.status == "not_reported" else None
        return through or taken_back
    asked, after = around(demand)
    if match.figure is None:
        told = statement.text[: quantity.span.start - statement.span.start]
        target, figure = periods.alike(target, asked, figure, told)
    satisfied = compare.satisfies(target, figure, direction.of(target, asked, after))
    added = match.figure is not None and match.figure.value != quantity.figure.value
    if satisfied and (worst := worst_case(demand.text, target, statement, case.aligner.statements)) is not None:
        reason = f"最差的一次为{worst[1].span.quote}，没有达到{due}的要求"
        return Result("missed", reason, worst[1], (worst[0].span,))
    what = "各部分合计" if figure.value > quantity.figure.value else "增加"
    said = f"{what}{compare.shown(figure)}" if added else f"完成{quantity.span.quote}"
    status: Status
    if satisfied:
        status, reason = "met", f"{said}，满足{due}的要求"
    elif satisfied is None:
        status, reason = "undetermined", f"{said}与{due}无法比较"
    elif (
        demand.figure is not None
        and demand.figure.si == 1
        and (
            periods.dated_in_each(asked, statement.dates)
            or (
                figure.si == 1
                and (rhythm := periods.rhythm(asked, demand.figure)) is not None
                and rhythm.search(statement.text)
            )
        )
    ):
        status, reason = "met", "完成情况逐次写明了时间，每期都有"
    elif not added and (product := multiplied.answer(case.aligner, index, target)) is not None:
        return product
    elif not added and _EACH.search(statement.text, 0, quantity.span.start - statement.span.start):
        status, reason = "undetermined", f"{said}是各处或各次的数量，合计是否达到{due}，从文字上不能确定"
    elif not added and (
        _of_something_else(case.aligner, index, target, match, figure) or _another_does(case, index, target, figure)
    ):
        status, reason = "undetermined", f"{said}，与{due}相差太远，是不是同一件事，从文字上不能确定"
    elif _only_the_valid(case.aligner, demand, statement, quantity):
        status, reason = (
            "undetermined",
            f"{said}只是其中有效的，全部有多少前面另有数字，哪一个回应{due}，从文字上不能确定",
        )
    elif (more := unclaimed.beside(case.aligner, case.matches, index, target, quantity)) is not None:
        return more
    else:
        status, reason = "missed", f"{said}，没有达到{due}的要求"
    return Result(status, reason, quantity, evidence)


def _carried_through(case: Case, index: int, demand: Indicator, target: Figure, match: Match) -> Result | None:
    """The result by what came of a step, told with a like figure right behind it: 受理申请1012件，出具公证书968件."""
    aligner, statement = case.aligner, match.statement
    here = aligner.place_of.get(statement.span, -1)
    taken = [m.quantity for other, m in case.matches.items() if other != index]
    for place in aligner.sentence[statement.sentence]:
        after = aligner.statements[place]
        if place != here + 1 or after.state in (*UNFINISHED, "not_done") or len(after.quantities) != 1:
            continue
        quantity = after.quantities[0]
        if quantity in taken or quantity.figure.base != target.base or takenback.result(case, demand, after, quantity):
            continue
        if compare.near(target, quantity.figure, SLIGHTLY) and _DONE_WITH.search(after.text):
            return result(case, index, demand, target, Match(after, 0.0, quantity), quantity)
    return None


def _only_the_valid(aligner: Aligner, demand: Indicator, statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure is of those alone that hold good (收回问卷420份，有效问卷403份), where these are not asked for."""
    sort = partdue.VALID.search(statement.text, 0, quantity.span.start - statement.span.start)
    if sort is None or sort["sort"] in demand.text or quantity.figure.dimension == "ratio":
        return False
    before = (
        s
        for p in aligner.sentence[statement.sentence]
        if (s := aligner.statements[p]).span.start < statement.span.start
    )
    told = (q.figure for s in before for q in s.quantities if compare.comparable(q.figure, quantity.figure))
    return any(figure.si > quantity.figure.si for figure in told)


def _of_something_else(aligner: Aligner, index: int, target: Figure, match: Match, figure: Figure) -> bool:
    """Whether a figure that misses its target by far stands with few of the demand's words: then it may be another's."""
    if not target.si or not figure.si:
        return False
    ratio = Fraction(figure.si) / Fraction(target.si)
    place = aligner.place_of.get(match.statement.span)
    if Fraction(1, FAR_OFF) <= ratio <= FAR_OFF or place is None:
        return False
    if target.dimension == "money" and _PRICE.search(aligner.demands[index].text):
        told = match.statement.text
        if not _PRICE.search(told) and not apiece.of_one(told):
            return True  # what all of them cost is no price
    return aligner.coverage(index, place) < SURE


def _another_does(case: Case, index: int, target: Figure, figure: Figure) -> bool:
    """Whether an amount misses its target by more than half, and one that answers nothing else satisfies it."""
    far = target.dimension in AMOUNTS and figure.si * FAR_OFF < target.si
    return far and spare.first(case.aligner, case.matches, index, target) is not None
