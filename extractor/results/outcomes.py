"""So many that came to a good end are due, and both are told, how many were taken in and how many of them did: 受理纠纷226起，
调解成功167起."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.records import Quantity
from extractor.results import compare
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Statement

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_END = re.compile(r"成功|办结|化解|结案|审结|获批|获准|签约|落地|成活|治愈|追回|返还|归还")
"""What a matter comes to in the end."""
_TAKEN_IN = re.compile(r"受理|受案|接到|收到|接收|接待|申报|申请|报名|登记|排查|摸排|洽谈|立案|送检|移送|栽植|播种")
"""What it begins with."""


def behind(aligner: Aligner, index: int, statement: Statement, quantity: Quantity) -> tuple[Statement, Quantity] | None:
    """The statement behind one of how many were taken in that tells of the end that is due, with its figure."""
    end = _END.search(aligner.demands[index].text)
    if end is None or end[0] in statement.text or _TAKEN_IN.search(statement.text) is None:
        return None
    if _TAKEN_IN.search(aligner.demands[index].text):
        return None
    for place in aligner.sentence[statement.sentence]:
        after = aligner.statements[place]
        if after.span.start <= statement.span.start or end[0] not in after.text or after.state in UNFINISHED:
            continue
        like = [q for q in after.quantities if compare.comparable(quantity.figure, q.figure)]
        if len(like) == 1 and like[0].figure.si <= quantity.figure.si:
            return after, like[0]
    return None
