"""What is told in all beside a run of classes: 征集档案338件，照片170件、账册187件、手稿142件.

A demand for the whole is answered by that, and not by what the classes come to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from db.records import Quantity
from extractor.results import compare, lastwords, likeness
from extractor.results.enough import ENOUGH, ENOUGH_WITH_FIGURE, SURE, UNFINISHED, Match
from extractor.results.lexicon import lexicon
from extractor.results.statements import Statement

if TYPE_CHECKING:
    from extractor.results.align import Aligner

_SUMS_UP = re.compile(
    r"(?:合计|共计|总计|总共|[合加]起来|共|(?<![第\d])[两二三四五六七八九十\d][期批类项次轮场者])[^，。；、\d]{0,6}$"
)
_IN_ALL = re.compile(r"全年[^，。；、\d]{0,6}$")
"""Sums up behind its parts (上半年45家，下半年51家，全年96家); before them it opens any list."""
_LED = re.compile(r"^[、，及和与]?(?:其中|包括|分别[为是]?|有|含)?")
_OPENED = re.compile(r"[，：:（(]")
"""What stands between a whole and the first of its classes; 、 joins it to them as one more."""
_BEFORE_THIS_YEAR = re.compile(r"原有|上年|去年|以前|往年|结转|存量")
_WORK = re.compile(r"新|有效|合格|完成|通过|达标|净")
_GENERAL = re.compile(r"全年|本年|当年|年内|截至[^，。；]{0,8}|累计|实际|现有|新增|已|共|完成|开展|了")


def told(aligner: Aligner, index: int, run: Sequence[tuple[int, Quantity]]) -> Match | None:
    """The figure before or behind a run that the report gives for the whole; None where it gives none."""
    demand = aligner.demands[index].figure
    if demand is None:
        return None
    said = [
        (place, quantity)
        for place, quantity in aligner.said.get(compare.measure(demand), ())
        if aligner.statements[place].sentence == aligner.statements[run[0][0]].sentence
    ]
    if len(run) > 1 and _opens(aligner, index, run[0], run[1:], least=SURE):
        return Match(aligner.statements[run[0][0]], ENOUGH, run[0][1])  # 进校园13所，小学11所、中学8所: no 24
    first, last = (next(n for n, one in enumerate(said) if one[1] is member[1]) for member in (run[0], run[-1]))
    if first > 0 and _opens(aligner, index, said[first - 1], run):
        return Match(aligner.statements[said[first - 1][0]], ENOUGH, said[first - 1][1])
    if last + 1 < len(said) and _closes(aligner, said[last + 1], run):
        return Match(aligner.statements[said[last + 1][0]], ENOUGH, said[last + 1][1])
    return None


def of_unnamed_part(aligner: Aligner, held: Match, index: int) -> Match | None:
    """The figure that such a run comes to exactly, for a demand that does not name the part it was given: 产品160批次, answered by
    抽样172批次，包括电线电缆90批次、消防产品82批次."""
    if held.quantity is None:
        return None
    here = held.statement
    own = max((q.span.end for q in here.quantities if q.span.end <= held.quantity.span.start), default=here.span.start)
    name = _LED.sub("", here.text[own - here.span.start : held.quantity.span.start - here.span.start])
    if len(name) < 2 or name in aligner.demands[index].text:
        return None
    if any(term.startswith("=") for term in likeness.terms(name) & likeness.terms(aligner.demands[index].text)):
        return None  # 立案23件，审结17件、未审结6件 for 结案20件: the part is named by a word of one meaning
    said = [
        (place, quantity)
        for place, quantity in aligner.said.get(compare.measure(held.quantity.figure), ())
        if aligner.statements[place].sentence == here.sentence
    ]
    for at, whole in enumerate(said):
        parts, total = list[tuple[int, Quantity]](), Fraction(0)
        while total < whole[1].figure.si and at + 1 + len(parts) < len(said):
            parts.append(said[at + 1 + len(parts)])
            total += parts[-1][1].figure.si
        adds_up = len(parts) > 1 and total == whole[1].figure.si
        if adds_up and any(part is held.quantity for _, part in parts):
            return Match(aligner.statements[whole[0]], ENOUGH, whole[1]) if _may_be(aligner, whole, parts) else None
    return None


def _opens(
    aligner: Aligner,
    index: int,
    whole: tuple[int, Quantity],
    run: Sequence[tuple[int, Quantity]],
    least: float = ENOUGH,
) -> bool:
    """Whether a figure right before a run is of just what is due, and no class is more than it.

    `least` is the share of its words that must be the demand's.
    """
    place, quantity = whole
    if not _may_be(aligner, whole, run) or any(part.figure.si > quantity.figure.si for _, part in run):
        return False
    here, there = aligner.statements[place], aligner.statements[run[0][0]]
    if any(aligner.statements[p].quantities for p in range(place + 1, run[0][0])):
        return False
    if here is there and not _OPENED.search(here.text, quantity.span.end - here.span.start):
        return False
    words = here.text[: quantity.span.start - here.span.start]
    if _BEFORE_THIS_YEAR.search(words) or not all(_names_a_class(aligner, index, part) for part in run):
        return False
    if lastwords.last(words)[-2:] not in aligner.demands[index].text:
        return False  # 整治坑塘45处、沟渠18处 for 沟塘: the first is a class as well
    demanded = aligner.terms[index]
    own = likeness.terms(_GENERAL.sub("，", words))
    return bool(own) and (
        likeness.coverage(own, demanded | likeness.terms(aligner.topic), {}) >= least
        and likeness.coverage(demanded, own, aligner.weigh) >= ENOUGH_WITH_FIGURE
    )


def _names_a_class(aligner: Aligner, index: int, part: tuple[int, Quantity]) -> bool:
    """Whether nothing but a name stands before a figure in its clause, and no other work: 小学11所, not 改造管网11.6公里.

    What the demand names itself (沟渠 for 坑塘、沟渠60处) is as much of the whole as what stands first.
    """
    here, start = aligner.statements[part[0]], part[1].span.start
    own = max((q.span.end for q in here.quantities if q.span.end <= start), default=here.span.start)
    name = here.text[own - here.span.start : start - here.span.start]
    named = lastwords.last(name)[-2:]
    if len(named) > 1 and named in aligner.demands[index].text:
        return False
    return not _WORK.search(name) and not lexicon().any_verb.search(name)


def _closes(aligner: Aligner, whole: tuple[int, Quantity], run: Sequence[tuple[int, Quantity]]) -> bool:
    """Whether a figure right behind a run says what it comes to (63人和55人，共118人)."""
    place, quantity = whole
    here = aligner.statements[place]
    if not _may_be(aligner, whole, run) or place - run[-1][0] > 1:
        return False
    return sums_up(here, quantity) or _IN_ALL.search(here.text, 0, quantity.span.start - here.span.start) is not None


def sums_up(statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure is told as what others before it come to: 1号楼36间、2号楼28间，共64间."""
    return _SUMS_UP.search(statement.text, 0, quantity.span.start - statement.span.start) is not None


def _may_be(aligner: Aligner, whole: tuple[int, Quantity], run: Sequence[tuple[int, Quantity]]) -> bool:
    """Whether a figure is told plainly, as done, and counts in the unit of the run."""
    place, quantity = whole
    figure, part = quantity.figure, run[0][1].figure
    if figure.comparator != "=" or figure.unit != part.unit or aligner.statements[place].state in UNFINISHED:
        return False
    return not aligner.is_part(place, quantity)
