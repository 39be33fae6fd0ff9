"""The result of a demand that asks for a figure: by one that was found for it, else by words, else by what is left over."""

from __future__ import annotations

import re

from db.records import Figure, Indicator, Result
from extractor.results import (
    checked,
    compare,
    compared,
    computed,
    elapsed,
    everyone,
    faultless,
    grown,
    heldagainst,
    multiplied,
    opinions,
    periods,
    shifts,
    spare,
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
from extractor.results.enough import ENOUGH_TO_RESTATE, UNFINISHED, Match, said
from extractor.results.statements import Statement

_NO_AMOUNTS = frozenset(("money", "ratio", "duration", "score"))
_NUMBER = re.compile(r"\d[\d,.]*\d")
_ALL_DUE = re.compile(r"应[一-鿿]尽[一-鿿]")


def result(case: Case, index: int, demand: Indicator, target: Figure) -> Result:
    """What the figures of the completion say to this demand, else its words."""
    aligner = case.aligner
    match = case.matches.get(index)
    if match is not None and match.quantity is not None:
        if (none := unnumbered.none_of_it(aligner, index, target, match)) is not None:
            return none
        if (kept := everyone.all_of_just_that(aligner, index, target, match)) is not None:
            return kept
        return compared.result(case, index, demand, target, match, match.quantity)
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
        grown.result,
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
        everyone.each_of_them,
    ):
        if (result := follows(aligner, index, target)) is not None:
            return result
    every = everyone.every_one(aligner, index, target)
    if every is not None and _counts(aligner, every):
        return said("met", "完成情况给出总数，并说全部做到", every)
    if every is not None and _ALL_DUE.search(demand.text):
        return said("met", "要求应做尽做，完成情况说全部做到", every)
    if every is not None and (target.si == 1 or target.comparator in (">=", ">")):
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
        if target.dimension == "other" and _unread(statement):
            return said("undetermined", "完成情况有数字而单位少见，是否达到要求，从文字上不能确定", statement)
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
        return _by_place(compared.result(case, index, demand, target, Match(placed[0], 0.0, placed[1]), placed[1]))
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


def _unread(statement: Statement) -> bool:
    """Whether a statement gives a number that was not read, because what it counts by is not known."""
    start = statement.span.start
    read = [*(q.span for q in statement.quantities), *(d.span for d in statement.dates)]
    numbers = (start + found.start() for found in _NUMBER.finditer(statement.text))
    return any(not any(span.start <= at < span.end for span in read) for at in numbers)


def _may_follow(target: Figure, other: Figure) -> bool:
    """Whether a number or an amount of things can be worked out with another figure: never from money, a rate or time alone."""
    return target.dimension not in compared.AMOUNTS or other.dimension not in _NO_AMOUNTS


def _lasting(statement: Statement) -> bool:
    return any(q.figure.dimension == "duration" for q in statement.quantities)


def _counts(aligner: Aligner, statement: Statement) -> bool:
    """Whether a statement, or the one that it goes on from (检出不合格62批次，已全部处置), gives a number or an amount of things."""
    place = aligner.place_of[statement.span]
    told = [s for s in aligner.statements[max(0, place - 1) : place + 1] if s.sentence == statement.sentence]
    if any(q.figure.dimension in compared.AMOUNTS for q in statement.quantities):
        return True
    return any(q.figure.dimension == "count" for s in told for q in s.quantities)
