"""A change the other way than is due: 比上年下降12% is no answer to 增长10%, and falls short of it by any number.

In the clean trial reports a change that answers a demand for one goes the way that is due in every case.
"""

from __future__ import annotations

import re

from db.records import Indicator, Quantity, Result
from extractor.results import likeness
from extractor.results.asked import around
from extractor.results.statements import Statement

_STEM = r"[了约为是达到\s]*(?:不低于|不少于|[≥≤])?\s*$"
_MORE = re.compile(rf"(?:增长|增加|上升|提高|提升|增幅|增速){_STEM}")
_LESS = re.compile(rf"(?:下降|减少|降低|降幅|减幅|回落|压减|压降){_STEM}")
_AGAINST = re.compile(r"[比较](?:上年|去年|上一?年度?|同期|20\d\d年)|同比|上年[^，。；]{0,8}[增降升减]")
"""What a change is held against: only the same base makes them one measure."""


def result(demand: Indicator, statement: Statement, quantity: Quantity) -> Result | None:
    """What a change says that goes the other way than is due, of the same thing and held against the same year."""
    if demand.figure is None or demand.figure.dimension != "ratio" or quantity.figure.dimension != "ratio":
        return None
    asked, told = around(demand)[0], statement.text[: quantity.span.start - statement.span.start]
    due = _way(asked)
    if due is None or _way(told) in (due, None) or not (_AGAINST.search(asked) and _AGAINST.search(told)):
        return None
    subject = likeness.terms(_AGAINST.split(asked)[0])
    if not subject or not subject <= likeness.terms(told):
        return None
    reason = f"指标要求{'增长' if due == 'more' else '下降'}，完成情况写的是{'下降' if due == 'more' else '增长'}"
    return Result("missed", reason, quantity, (statement.span,))


def _way(text: str) -> str | None:
    return "more" if _MORE.search(text) else "less" if _LESS.search(text) else None
