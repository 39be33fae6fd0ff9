"""How much of a demand's words stands with a figure: in its clause, beside it, or in what the figure closes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Quantity
from extractor.results import compare, lastwords, likeness
from extractor.results.candidate import Candidate
from extractor.results.enough import ENOUGH_WITH_FIGURE, TOGETHER
from extractor.results.statements import Statement

_RATE = re.compile(r"([一-鿿]{2})(?:率|度|比例|比重)")


def most(one: Candidate) -> float:
    """The most of a demand's words that any reading finds with the figure."""
    return max(_near(one), _with_parts(one), _with_comment(one), _with_closed(one))


def worded_alike(one: Candidate, before: str) -> bool:
    """Whether the very words before the figure that is due stand before a figure too, and before no other that is due."""
    own = one.of.telling_words[one.demand]
    if own is None or own not in before or not lastwords.last(before).endswith(own):
        return False
    return sum(words.endswith(own) for words in one.of.last_words) == 1


def rate_before(one: Candidate) -> bool:
    """Whether the very rate that is asked for (结业率) is named right before a figure; other rates may share its words."""
    name = _RATE.search(one.asked) if one.target.dimension == "ratio" else None
    return name is not None and lastwords.last(one.before).endswith(name[0])


def only_asked_whether_satisfied(one: Candidate) -> bool:
    """Whether a statement tells how many were satisfied and one demand alone asks: by whatever name they are called, it is they."""
    if "满意" not in one.asked or sum("满意" in d.text for d in one.of.demands) > 1:
        return False
    return not likeness.terms("满意度").isdisjoint(one.statement.terms)


def same_rate(one: Candidate) -> bool:
    """Whether a statement names the rate that is asked for (合格率), and neither is named elsewhere.

    A share goes with what stands before it: 148家中143家参检，占96.6% names 参检率.
    """
    name = _RATE.search(one.asked) if one.target.dimension == "ratio" else None
    if name is None or len([d for d in one.of.demands if name[0] in d.text]) > 1:
        return False
    here = one.statement
    if name[0] not in here.text:
        before = one.of.statements[one.place - 1] if one.place else here
        shares = here.text.startswith("占") and before.sentence == here.sentence and name[1] in before.text
        return shares and not any(name[0] in s.text for s in one.of.statements)
    return len([s for s in one.of.statements if name[0] in s.text]) == 1


def _near(one: Candidate) -> float:
    """The coverage by the words nearest to a quantity: where a clause has several, those that go with this one."""
    statement, quantity = one.statement, one.quantity
    whole = one.of.coverage(one.demand, one.place)
    others = [q for q in statement.quantities if q is not quantity and not _share_of(statement, q, quantity)]
    if not others:
        return whole
    start, end = statement.span.start, statement.span.end
    for other in others:
        if other.span.end <= quantity.span.start:
            start = max(start, other.span.end)
        elif other.span.start >= quantity.span.end:
            end = min(end, other.span.start)
    near = statement.text[start - statement.span.start : end - statement.span.start]
    own = likeness.coverage(one.of.terms[one.demand], likeness.terms(near), one.of.weigh)
    return 0.5 * whole + 0.5 * own


def _with_parts(one: Candidate) -> float:
    """The coverage by a whole with the parts named behind it: 保障257名，其中孤儿41名、事实无人抚养儿童216名.

    0 where one part alone holds as much of the demand: then the demand may be for that part.
    """
    parts = one.of.parts_of(one.place)
    if len(parts) < 2 or one.of.is_part(one.place, one.quantity) or _less_than_a_part(one, parts):
        return 0.0
    due = one.of.terms[one.demand]
    said = [one.statement.terms, *(one.of.statements[part].terms for part in parts)]
    whole = likeness.coverage(due, frozenset().union(*said), one.of.weigh)
    alone = max(likeness.coverage(due, part, one.of.weigh) for part in said)
    return whole if whole > alone else 0.0


def _less_than_a_part(one: Candidate, parts: Sequence[int]) -> bool:
    """Whether one of the parts is more than the figure, so that it is no part of it (62公里，超出计划3公里，其中……41公里)."""
    return any(
        compare.comparable(one.quantity.figure, q.figure) and q.figure.si > one.quantity.figure.si
        for place in parts
        for q in one.of.statements[place].quantities
    )


def _with_comment(one: Candidate) -> float:
    """The coverage by the clause behind a figure that has none of its own: 收来枝叶6840吨，全部处理完."""
    if one.place + 1 >= len(one.of.statements):
        return 0.0
    after = one.of.statements[one.place + 1]
    if after.sentence != one.statement.sentence or after.quantities or after.dates:
        return 0.0
    return TOGETHER / 2 * one.of.coverage(one.demand, one.place + 1)


def _with_closed(one: Candidate) -> float:
    """The coverage by the passage that a total closes (上半年5场，下半年7场，全年12场), where the whole is due.

    Where a part is due, by what the passage opens with and the part's own words.
    """
    due = one.of.terms[one.demand]
    owner = one.of.closings.of_part(one.quantity)
    if owner is not None and owner.opening and not owner.of_the_whole(due):
        return likeness.coverage(due, owner.of_one(one.quantity), one.of.weigh)
    closed = one.of.closings.of_total(one.quantity)
    if closed is None or not closed.of_the_whole(due):
        return 0.0
    worded = any(worded_alike(one, before) for before in closed.before)
    return max(likeness.coverage(due, closed.terms, one.of.weigh), ENOUGH_WITH_FIGURE * worded)


def _share_of(statement: Statement, whole: Quantity, share: Quantity) -> bool:
    """Whether one figure is told as a share of another (占486本的0.27%), so that the words before both are of the share."""
    at = statement.span.start
    return statement.text[whole.span.end - at : share.span.start - at] == "的"
