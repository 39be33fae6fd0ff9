"""A total of what the clauses of a sentence end with: 台架每套3万元，计9万元；灯具支出2万元；…计4万元，合计15万元."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Quantity
from extractor.checks.report.slips import slipped
from extractor.results.compare import adds_up, comparable

SENTENCE = re.compile(r"[。\n\t]")
AMOUNT = re.compile(r"(?:计|支出|支付|使用|花费|投入|发放|拨付|费用?)[^，。；、\d]{0,6}$")
"""What stands before the amount that a clause ends with."""
LEAD = re.compile(r"[，；](?:以上)?(?:合计|共计|总计)(?:支出|使用|投入)?$")
LONGEST = 16
FEWEST = 3


def of_clauses(text: str, total: Quantity, before: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The amounts with which all clauses before the total end, the first of which may tell of more; empty if they are no parts."""
    start = total.span.start
    lead = LEAD.search(text, max(0, start - LONGEST), start)
    if lead is None or total.figure.dimension != "money":
        return ()
    begin = max((mark.end() for mark in SENTENCE.finditer(text, 0, lead.start())), default=0)
    parts: list[Quantity] = []
    for clause in re.finditer("[^；]+", text[begin : lead.start()]):
        inside = [q for q in before if begin + clause.start() <= q.span.start < begin + clause.end()]
        if not inside or not _ends(text, inside[-1], begin + clause.end(), total):
            return ()
        parts.append(inside[-1])
    figures = [part.figure for part in parts]
    meant = adds_up(figures, total.figure) or slipped(total.figure, figures)
    return tuple(parts) if len(parts) >= FEWEST and meant else ()


def _ends(text: str, part: Quantity, end: int, total: Quantity) -> bool:
    """Whether a clause ends with an amount that may be a part."""
    told = AMOUNT.search(text, max(0, part.span.start - LONGEST), part.span.start)
    return part.span.end == end and told is not None and comparable(part.figure, total.figure)
