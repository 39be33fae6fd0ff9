"""Why a figure is no answer although it is there: another work, another object, another year, not yet done."""

from __future__ import annotations

import re

from db.records import Indicator, Quantity, Result
from extractor.results import compare, contrasts, objects, otherrate, otherway, shifts, unfinished
from extractor.results.asked import amount_due, around, core, points_back, without
from extractor.results.case import Case
from extractor.results.lexicon import Shift
from extractor.results.statements import Statement

_ADVERB = re.compile(r"全都|全部|都|均|已|也")


def result(case: Case, demand: Indicator, statement: Statement, quantity: Quantity) -> Result | None:
    """Why a figure is no answer although it is there: another work, another object, another year, not yet done."""
    shift = shifts.told(case.aligner, demand, statement, quantity)
    if shift is not None:
        reason = f"数字相同或相近，但指标要求“{shift.demanded}”，完成情况写的是“{shift.said}”"
        return Result("not_reported", reason, quantity, (statement.span,))
    if (other := otherrate.result(case.aligner, demand, statement, quantity)) is not None:
        return other
    if (against := otherway.result(demand, statement, quantity)) is not None:
        return against
    if demand.figure is not None and compare.equal(demand.figure, quantity.figure):
        narrowed = objects.narrowed(around(demand)[1], statement.text[quantity.span.end - statement.span.start :])
        if narrowed is not None:
            reason = f"同一数字，指标的对象是“{narrowed.demanded}”，完成情况变成“{narrowed.said}”"
            return Result("contradicted", reason, quantity, (statement.span,))
        less = _of_object(case.aligner.topic, demand, statement, quantity)
        if less is not None:
            reason = f"同一数字，指标的对象是“{less.demanded}”，完成情况变成“{less.said}”"
            return Result("not_reported", reason, quantity, (statement.span,))
    elif demand.figure is not None and demand.answer is None and amount_due(demand.figure):
        pair = contrasts.between(core(demand), statement.text, case.aligner.topic)
        if pair is not None:
            reason = f"数字相近，但指标的对象是“{pair[0]}”，完成情况写的是“{pair[1]}”"
            return Result("not_reported", reason, quantity, (statement.span,))
    if statement.state in ("ongoing", "planned") and statement.text != demand.text:
        return Result("in_progress", "完成情况称尚在进行或仍是计划", quantity, (statement.span,))
    index = case.aligner.demands.index(demand)
    opened = unfinished.handed_in(case.aligner, index, statement) or unfinished.some_of_them(case.aligner, statement)
    if opened is not None:
        return opened
    return case.of_other_year(demand, statement, quantity)


def _left_unsaid(demand: Indicator, statement: Statement, quantity: Quantity) -> bool:
    """Whether only words of the demand lead to a figure and no thing follows it: 整改类17座全都办完手续."""
    at = quantity.span.start - statement.span.start
    before, after = statement.text[:at].rstrip("类型级的"), statement.text[at + len(quantity.span.quote) :]
    return bool(before) and before in demand.text and _ADVERB.match(after) is not None


def _of_object(topic: str, demand: Indicator, statement: Statement, quantity: Quantity) -> Shift | None:
    """What an equal amount is of, where a project reports it of less or of other things; of one thing there is no less."""
    if not topic or demand.figure is None or not amount_due(demand.figure) or demand.figure.si == 1:
        return None
    if points_back(statement.span, quantity.span) or _left_unsaid(demand, statement, quantity):
        return None
    return objects.of_object(core(demand), without(statement.span, quantity.span), topic)
