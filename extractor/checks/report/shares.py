"""Shares that a sentence tells one after the other of one whole: 262个点中甲类181个，占69.08%，乙类62个，占23.66%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from db.records import Quantity
from extractor.checks.report import slips
from extractor.checks.report.ratios import agrees
from extractor.checks.view import View
from extractor.results.compare import comparable

BESIDE = re.compile(r"[^，。；、\d]{0,4}[，,（(]\s*(?:占比?|比重|占(?:总数|总量|总额|全部|其中)的?)(?:为|达到?|约)?\s*")
FEWEST = 2
"""So many shares that are right show of what whole they are; one is enough where the parts are all of it."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part, the share that is told right behind it, and the whole."""

    part: Quantity
    share: Quantity
    whole: Quantity
    right: bool


def shares(view: View, block: int) -> Iterator[Share]:
    """The shares of the block's sentences whose whole the other shares beside them give away."""
    text, quantities = view.text(block), view.quantities(block)
    told = [
        (part, share)
        for part, share in pairwise(quantities)
        if share.figure.dimension == "ratio"
        and part.figure.dimension != "ratio"
        and BESIDE.fullmatch(text, part.span.end, share.span.start)
    ]
    for start, group in groupby(told, key=lambda pair: view.sentence(block, pair[0].span.start).start):
        pairs = list(group)
        wholes = [q for q in quantities if start <= q.span.start < pairs[0][0].span.start]
        for whole in wholes if len(pairs) >= FEWEST else ():
            found = [
                (p, s) for p, s in pairs if comparable(p.figure, whole.figure) and 0 < p.figure.si < whole.figure.si
            ]
            right = [agrees(s.figure, p.figure.si / whole.figure.si) for p, s in found]
            all_parts = sum(p.figure.si for p, _ in found) == whole.figure.si
            if sum(right) >= (1 if all_parts else FEWEST) and 2 * sum(right) >= len(found):
                near = (slips.near(s.figure, p.figure.si / whole.figure.si) for p, s in found)
                yield from (Share(p, s, whole, r) for (p, s), r, n in zip(found, right, near, strict=True) if r or n)
                break
