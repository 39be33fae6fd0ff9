"""A total that is called again before its parts: 公用支出286万元……。公用支出包括办公费152万元和差旅费124万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.records import Block, Quantity
from extractor.checks.report.classes import total_of
from extractor.checks.report.parts import VAGUE, Sum, may_be_part
from extractor.results.compare import comparable

AGAIN = re.compile(
    r"(?:^|(?<=[。；，]))(?:其中|上述|这些)?(?P<name>[一-鿿]{2,10}?)(?:全部|均|共)?(?:包括|包含|由|分为)(?=[一-鿿（）]{2,14}\d)"
)
SAID = re.compile(r"(?:预算|总额|金额|资金|共计?|合计|为|安排|执行|支出)*$")
"""What may stand between a name and its figure."""
NEXT = re.compile(r"[、，和与及]?[一-鿿（）“”]{2,14}")
STOP = re.compile(r"[。；;\n\t]")
NEAR = 10
"""Parts that miss the total by more than a tenth are not all of it, or of another one."""


def called_again(block: Block, quantities: Sequence[Quantity]) -> Iterator[Sum]:
    """The totals whose name opens a later clause of the block that tells their parts."""
    text = block.text
    for found in AGAIN.finditer(text) if "包" in text or "由" in text or "分为" in text else ():
        totals = [q for q in quantities if q.span.end <= found.start() and _called(text, found["name"], q)]
        stop = STOP.search(text, found.end())
        limit = stop.start() if stop else len(text)
        if len({q.figure.si for q in totals}) != 1 or VAGUE.search(text, found.end(), limit):
            continue
        parts = _parts(text, found.end(), limit, totals[-1], quantities)
        off = abs(total_of(parts) - totals[-1].figure.si)
        if len(parts) > 1 and off * NEAR <= totals[-1].figure.si:
            yield Sum(block.id, totals[-1], tuple(parts), "listed", True, False, all_named=True)


def _called(text: str, name: str, quantity: Quantity) -> bool:
    """Whether a figure stands behind the name, with no more than a word of money between."""
    before = text[max(0, quantity.span.start - len(name) - 8) : quantity.span.start]
    at = before.rfind(name)
    return at >= 0 and SAID.fullmatch(before[at + len(name) :]) is not None


def _parts(text: str, start: int, limit: int, total: Quantity, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The figures in a row from `start` on, each behind a name alone."""
    parts: list[Quantity] = []
    for part in quantities:
        if not start <= part.span.start < limit:
            continue
        words = text[start : part.span.start]
        if (
            not NEXT.fullmatch(words)
            or not comparable(part.figure, total.figure)
            or not may_be_part(part, total, words)
        ):
            break
        parts.append(part)
        start = part.span.end
    return parts
