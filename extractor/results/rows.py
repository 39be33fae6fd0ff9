"""Bounds that a demand sets respectively are held each against its own: 甲、乙用时分别不超过36小时和1.5小时, told as
甲、乙用时为31.4小时、0.86小时."""

from __future__ import annotations

from db.records import Figure, Indicator, Quantity
from extractor.language import kept
from extractor.results import compare
from extractor.results.statements import Statement

_RESPECTIVELY = "分别"
_LEAST = 2


def own(demand: Indicator, target: Figure, statement: Statement, quantity: Quantity) -> Quantity:
    """Of as many figures as a demand sets bounds the one in the place of its target; else `quantity`."""
    if _RESPECTIVELY not in demand.text:
        return quantity
    due = [q for q in kept.read(demand.text).quantities if (q.dimension, q.base) == (target.dimension, target.base)]
    told = [q for q in statement.quantities if compare.comparable(target, q.figure)]
    at = next((at for at, q in enumerate(due) if q.value == target.value and q.unit == target.unit), None)
    if at is None or len(due) < _LEAST or len(told) != len(due):
        return quantity
    return told[at]
