"""The status of one demand, with its reason: the vocabulary of the public contract, applied in one order.

Figures come first, then days, then words.
"""

from __future__ import annotations

import re

from db.records import Result
from extractor.results import alsoby, due, figured, worded
from extractor.results.case import Case

_RULE = re.compile(
    r"(?:达不到|未达到|没有达到|低于|不足|超过|未完成)[^，。；]*的[，,]?(?:为|视为|一律|不予|扣|取消|按)"
)
"""Conditions with their consequence (达不到的不予补助) ask for nothing that could be reported."""


def of(case: Case, index: int) -> Result:
    """The result of the demand with this index."""
    demand = case.aligner.demands[index]
    if _RULE.search(demand.text):
        return Result("undetermined", "这是评判或奖惩的规则，不是要完成的事项")
    if demand.figure is not None and (index in case.matches or index not in case.listed):
        result = figured.result(case, index, demand, demand.figure)
        return result if demand.deadline is None else alsoby.result(case, index, demand.deadline, result)
    if demand.deadline is not None:
        return due.result(case, index, demand.deadline)
    return worded.result(case, index, demand)
