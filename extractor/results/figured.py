"""The result of a demand that asks for a figure.

What takes an answer back (another work, another object, another year, not yet done) is asked before whether it satisfies.
"""

from __future__ import annotations

import re
from fractions import Fraction

from db.records import Figure, Indicator, Quantity, Result, Status
from extractor.results import (
    apiece,
    checked,
    compare,
    computed,
    direction,
    elapsed,
    faultless,
    heldagainst,
    multiplied,
    opinions,
    partdue,
    periods,
    shifts,
    spare,
    takenback,
    timely,
    told_off,
    unclaimed,
    unfinished,
    unnumbered,
    usedup,
)
from extractor.results.align import Aligner
from extractor.results.asked import around
from extractor.results.case import Case
from extractor.results.enough import ENOUGH_TO_RESTATE, SURE, UNFINISHED, Match, said
from extractor.results.statements import Statement
from extractor.results.worst import case as worst_case
from extractor.results.worst import mean_of_a_row

FAR_OFF = 2
"""A figure of less than half, or more than twice what is due is rather one of something else."""
_EACH = re.compile(r"(?<![在到赴于])各[^，。；、\d]{0,8}$")
"""So many apiece; 在各村演出213场 is so many in all."""
_AMOUNTS = frozenset(("count", "area", "length", "mass", "volume"))
_NO_AMOUNTS = frozenset(("money", "ratio", "duration", "score"))
_PRICE = re.compile(r"单价|每[一-鿿]|[均单](?=[^，。；\d]{0,6}(?:价|成本|费用?|造价|补助|标准))")
SLIGHTLY = Fraction(3, 10)
"""A figure that is further from its target is rather one of something else."""
_DONE_WITH = re.compile(r"(?:[出办做发签][具结好完成出达]|达成|完成|后)[^，。；\d]{0,8}\d")
_ALL_DUE = re.compile(r"应[一-鿿]尽[一-鿿]")


def result(case: Case, index: int, demand: Indicator, target: Figure) -> Result:
    """What the figures of the completion say to this demand, else its words."""
    aligner = case.aligner
    match = case.matches.get(index)
    if match is not None and match.quantity is not None:
        if (none := unnumbered.none_of_it(aligner, index, target, match)) is not None:
            return none
        return _compared(case, index, demand, target, match, match.quantity)
    for follows in (unnumbered.without_number, computed.excepted, heldagainst.answer):
        if (expressed := follows(aligner, index, target)) is not None:
            begun = (
                unfinished.only_begun(aligner, index, expressed, case.answering_others(index))
                if target.si == 1
                else None
            )
            return begun or checked.by_words(case, demand, expressed)
    best = aligner.best(index, case.answering_others(index))
    opened = unfinished.at(aligner, index, best) or unfinished.one_of_them(aligner, index, target, best)
    if opened is not None:
        return opened
    told = _in_words(case, index, demand, target, best)
    if told is not None and told.status == "met":
        return told
    for answer in (multiplied.answer, told_off.answer):
        if (result := answer(aligner, index, target)) is not None:
            return result
    for maybe in (spare.answer, unclaimed.answer):
        if (result := maybe(aligner, case.matches, index, target)) is not None:
            return checked.by_the_worst(case, demand, target, result) or result
    if told is None and (perhaps := spare.sweeping_answer(aligner, index, target)) is not None:
        return perhaps
    if (rhythm := periods.perhaps(around(demand)[0], target, aligner.statements)) is not None:
        return said("undetermined", "完成情况按周期说明了做法，次数是否达到要求，从文字上不能确定", rhythm)
    if told is not None:
        return told
    if (whole := unfinished.whole(aligner)) is not None:
        return whole
    return spare.tabled_answer(aligner, target) or Result(
        "not_reported", f"完成情况没有提到{compare.shown(target)}这一要求"
    )


def _in_words(
    case: Case, index: int, demand: Indicator, target: Figure, best: tuple[int, float] | None
) -> Result | None:
    """A result for a figure that is due, where the completion has words for it but no figure."""
    aligner = case.aligner
    for follows in (
        computed.counted,
        computed.divided,
        opinions.scored,
        opinions.told,
        usedup.all_of_it,
        computed.visits,
        computed.partitioned,
        faultless.accepted,
        faultless.one_for_each,
        faultless.none_wrong,
        unnumbered.told_for_each,
        unnumbered.titled,
        elapsed.result,
        timely.lasted,
        timely.in_time,
        timely.within,
        unnumbered.each_of_them,
    ):
        if (result := follows(aligner, index, target)) is not None:
            return result
    every = unnumbered.every_one(aligner, index, target)
    if every is not None and _counts(aligner, every):
        return said("met", "完成情况给出总数，并说全部做到", every)
    if every is not None and _ALL_DUE.search(demand.text):
        return said("met", "要求应做尽做，完成情况说全部做到", every)
    if every is not None and target.si == 1:
        return said("restated", f"完成情况说都已做到，没有给出应有的比率（指标为{compare.shown(target)}）", every)
    shared = aligner.shared(index)
    if shared is not None:
        statement, quantity = shared
        reason = f"完成情况只报合计{quantity.span.quote}，没有分列这一项的数量"
        return Result("restated", reason, quantity, (statement.span,))
    if best is not None and best[1] >= ENOUGH_TO_RESTATE:
        statement = aligner.statements[best[0]]
        if target.si == 0 and statement.negated and not statement.quantities:
            return said("met", "完成情况称没有发生", statement)
        shift = shifts.verb(demand.text, statement.text)
        if shift is not None:
            return said("not_reported", f"指标要求“{shift.demanded}”，完成情况写的是“{shift.said}”", statement)
        if _gives_others(case, index, target, best[0]) and not computed.falls_short(aligner, index, target):
            return said("undetermined", "完成情况说到这一项，给的是别的数字，能否算出，从文字上不能确定", statement)
        return said("restated", f"完成情况说已做，没有给出应有的数量（指标为{compare.shown(target)}）", statement)
    if every is not None:
        return said("restated", f"完成情况说都已做到，没有给出应有的比率（指标为{compare.shown(target)}）", every)
    under_way = unfinished.under_way(case, index)
    if under_way is not None:
        return under_way
    placed = case.order.figure(index, target)
    if placed is not None and placed[0].state not in UNFINISHED:
        return _by_place(_compared(case, index, demand, target, Match(placed[0], 0.0, placed[1]), placed[1]))
    blanket = aligner.blanket
    if blanket is not None:
        return said("restated", "完成情况只笼统说全部完成，没有给出应有的数量", blanket)
    return None


def _by_place(result: Result) -> Result:
    """The result by a figure that only its place speaks for: that is too little to say that it falls short."""
    if result.status != "missed":
        return result
    reason = f"{result.reason}；只凭位置对应，是不是同一件事，从文字上不能确定"
    return Result("undetermined", reason, result.reported, result.evidence)


def _gives_others(case: Case, index: int, target: Figure, place: int) -> bool:
    """Whether a statement gives other figures of what is due, from which that may follow, and not only words.

    How long something took follows from no number of things.
    """
    aligner = case.aligner
    here = aligner.statements[place]
    after = aligner.statements[place + 1] if place + 1 < len(aligner.statements) else None
    if target.dimension == "duration" and not _lasting(here):
        return False
    answering = [m.quantity for other, m in case.matches.items() if other != index and m.figure is None]
    if all(quantity in answering for quantity in here.quantities):
        return False  # 宣传活动如期举办，发放资料2100份: the figure is another demand's
    if here.quantities and not any(_may_follow(target, quantity.figure) for quantity in here.quantities):
        return False  # 购置运输箱142.60万元: how many were bought follows from no cost
    goes_on = after is not None and after.sentence == here.sentence and not after.quantities
    return not goes_on or aligner.coverage(index, place) > aligner.coverage(index, place + 1)


def _may_follow(target: Figure, other: Figure) -> bool:
    """Whether a number or an amount of things can be worked out with another figure: never from money, a rate or time alone."""
    return target.dimension not in _AMOUNTS or other.dimension not in _NO_AMOUNTS


def _lasting(statement: Statement) -> bool:
    return any(q.figure.dimension == "duration" for q in statement.quantities)


def _counts(aligner: Aligner, statement: Statement) -> bool:
    """Whether a statement, or the one that it goes on from (检出不合格62批次，已全部处置), gives a number or an amount of things."""
    place = aligner.place_of[statement.span]
    told = [s for s in aligner.statements[max(0, place - 1) : place + 1] if s.sentence == statement.sentence]
    if any(q.figure.dimension in _AMOUNTS for q in statement.quantities):
        return True
    return any(q.figure.dimension == "count" for s in told for q in s.quantities)


def _compared(case: Case, index: int, demand: Indicator, target: Figure, match: Match, quantity: Quantity) -> Result:
    statement, due = match.statement, compare.shown(target)
    mean = mean_of_a_row(demand.text, target, statement, quantity, case.aligner.statements)
    if mean is not None and match.figure is None:
        statement, quantity = mean
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
            return _compared(case, index, demand, target, Match(after, 0.0, quantity), quantity)
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
    far = target.dimension in _AMOUNTS and figure.si * FAR_OFF < target.si
    return far and spare.first(case.aligner, case.matches, index, target) is not None
