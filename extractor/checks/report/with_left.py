"""A rate beside what was spent and what is left, where no budget is told with them: the two come to what was there.

支出488万元，执行率97.6%，结余12万元. Of some 50 such rows in sound reports none disagrees.
"""

from __future__ import annotations

import re
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report.ratios import agrees, percent
from extractor.checks.report.slips import near
from extractor.checks.rule import Failed, Passed, context
from extractor.checks.tools import of_block
from extractor.checks.view import View

LEFT = re.compile(r"\s*[，,、]\s*(?:资金|年末)?(?:结余|未执行|未支出|剩余)(?:资金|数|额|了|为|共)*\s*")
BESIDE = re.compile(r"\s*[，,、（(]\s*(?:预算|资金)?(?:执行率|支出率)(?:为|达到?|是)?\s*")
SLACK = Fraction(1, 1000)
"""Both amounts are rounded: a rate that is off by less says nothing."""


def judged(view: View, spent: Quantity, rate: Quantity) -> Failed | Passed | None:
    """The rate against what was spent and what is left, where the three stand in one breath."""
    text = view.text(rate.span.block)
    left = next((q for q in view.quantities(rate.span.block) if q.span.start >= rate.span.end), None)
    if left is None or left.figure.base != spent.figure.base or left.figure.comparator != "=":
        return None
    if not BESIDE.fullmatch(text, spent.span.end, rate.span.start):
        return None
    if not LEFT.fullmatch(text, rate.span.end, left.span.start):
        return None
    share = spent.figure.si / (spent.figure.si + left.figure.si)
    if agrees(rate.figure, share) or abs(rate.figure.si - share) <= SLACK:
        return Passed()
    if not near(rate.figure, share):
        return None
    return Failed(
        {
            "whole": f"（支出与结余{left.span.quote}之和）",
            "spent": spent.span.quote,
            "stated": rate.span.quote,
            "computed": percent(share, rate.figure),
        },
        context(spent.span, left.span, rate.span),
        projects=of_block(view, rate.span.block),
        reported=rate,
        confidence=0.85,
    )
