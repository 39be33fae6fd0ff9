"""Parts that are just what is due, told beside a whole that is more: 城区28盏连同乡镇17盏共计45盏; 问卷420份，有效问卷403份."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.records import Quantity
from extractor.results import compare, likeness
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Statement

if TYPE_CHECKING:
    from extractor.results.align import Aligner

VALID = re.compile(r"(?P<sort>有效|合格|达标)[一-鿿]{0,4}$")
"""What holds good of all that there are."""
_END = re.compile(r"成功|办结|化解|结案|审结|获批|获准|签约|落地|成活|治愈|追回|返还|归还")
"""What a matter comes to in the end."""
_TAKEN_IN = re.compile(r"受理|受案|接到|收到|接收|接待|申报|申请|报名|登记|排查|摸排|洽谈|立案|送检|移送|栽植|播种")
"""What it begins with."""
_JOINED = re.compile(r"[、和及与]$")
HALF = 2
"""A part of less than half of what is due may be of something else."""


def own_words(statement: Statement, quantity: Quantity) -> str:
    """The words of a figure's own in its clause: those since the figure before it."""
    start = quantity.span.start
    own = max((q.span.end for q in statement.quantities if q.span.end <= start), default=statement.span.start)
    return statement.text[own - statement.span.start : start - statement.span.start]


def only_the_valid(
    aligner: Aligner, index: int, whole: tuple[Statement, Quantity], part: tuple[Statement, Quantity]
) -> bool:
    """Whether so many that hold good are due, a figure is of all, and one behind it of those that do, and falls short."""
    demand, (here, more), (there, less) = aligner.demands[index], whole, part
    target = demand.figure
    if target is None or target.dimension == "ratio" or target.comparator in ("<=", "<"):
        return False
    if not compare.comparable(more.figure, less.figure) or not less.figure.si < target.si <= HALF * less.figure.si:
        return False
    if here.sentence != there.sentence or more.span.start >= less.span.start or more.figure.si <= less.figure.si:
        return False
    sort = VALID.search(own_words(there, less))
    return sort is not None and sort["sort"] in demand.text and sort["sort"] not in own_words(here, more)


def one_of_a_sum(aligner: Aligner, index: int, whole: Quantity) -> Quantity | None:
    """The part that alone is due of those that a figure sums up: 维修城区路灯28盏连同乡镇17盏共计45盏."""
    closed = aligner.closings.of_total(whole)
    if closed is None:
        return None
    told = {q.span: aligner.statements[place] for place, q in aligner.said.get(compare.measure(whole.figure), ())}
    if any(part.span not in told for part in closed.parts):
        return None
    words = [own_words(told[part.span], part) for part in closed.parts]
    if any(_JOINED.search(own) for own in words):
        return None  # 31盏城区路灯、15盏乡镇路灯: of what stands behind
    labels = [likeness.terms(own) for own in words]
    due = [part for part, own in zip(closed.parts, labels, strict=True) if own and own <= aligner.terms[index]]
    return due[0] if all(labels) and len(due) == 1 else None


def that_ended(
    aligner: Aligner, index: int, statement: Statement, quantity: Quantity
) -> tuple[Statement, Quantity] | None:
    """The statement of how many came to the end that is due, behind one of how many were taken in: 受理纠纷226起，调解成功167起."""
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
