"""How likely a figure answers a demand: by the words that stand with it, and by what speaks for or against it besides."""

from __future__ import annotations

from extractor.results import apiece, asked, compare, covering, refusals, shifts
from extractor.results.candidate import Candidate
from extractor.results.enough import ENOUGH_WITH_EQUAL, ENOUGH_WITH_FIGURE
from extractor.results.needed import Needed
from extractor.results.statements import summed_up


def score(one: Candidate, need: Needed) -> float | None:
    """How likely a quantity of a kindred measure answers a demand; None where it does not.

    Its words are asked first: most figures have too few, and need no reason besides.
    """
    covered = _covered(one, need)
    if covered is None or refusals.whatever_is_said(one) or refusals.once_weighed(one, covered):
        return None
    return covered + _for_it(one) - _against_it(one)


def _covered(one: Candidate, need: Needed) -> float | None:
    """How much of a demand's words counts as standing with the figure; None where that is not enough."""
    covered = covering.most(one)
    # The dearest questions last: no figure needs more words than ENOUGH_WITH_FIGURE.
    if covered >= ENOUGH_WITH_FIGURE or covered >= need.least(one):
        return covered
    alike = one.comparable and (
        covering.worded_alike(one, one.lead)
        or one.place in one.of.numbered.get(one.demand, ())
        or covering.only_asked_whether_satisfied(one)
    )
    if alike and not one.far:
        return max(covered, ENOUGH_WITH_FIGURE)
    paired = covered >= ENOUGH_WITH_EQUAL and (
        (one.of_one and one.told_of_one and one.comparable and not one.far)
        or bool(apiece.per(one.asked) & apiece.per(one.statement.text))
    )
    return covered if paired or covering.same_rate(one) else None


def _for_it(one: Candidate) -> float:
    """What speaks for a figure besides words."""
    found = 0.3 if one.equal else 0.0
    found += 0.1 if one.comparable else 0.0
    found += 0.05 if summed_up(one.statement.text) else 0.0  # 电视6120条，广播4116条，合计10236条: of equals the last
    return found + (0.2 if (one.of_one and one.told_of_one) or covering.rate_before(one) else 0.0)


def _against_it(one: Candidate) -> float:
    """What speaks against a figure, so that another is taken before it where there is one."""
    found = 0.0
    if one.demand in one.of.numbered and one.place not in one.of.numbered[one.demand]:
        found += 0.3  # what carries the number of another
    if not one.comparable and compare.measure(one.target) in one.of.said:
        found += 0.2  # 胎心监护仪20台 of 36台（套）, where so many 台（套） are told of too
    if (share := compare.excess(*one.a_year)) is not None and share > 1:
        found += 0.15  # 新增64个，累计428个 for 60个: more than twice as many are rather all there are
    found += 0.3 * (_of_another_part(one) + _of_other_parts(one) + _begins_only(one))
    if one.of.is_part(one.place, one.quantity) != (asked.PART.match(one.asked) is not None):
        found += 0.3  # a part for a whole, or a whole for a part
    return found


def _of_another_part(one: Candidate) -> bool:
    """Whether the figure is a part of a closed total, where the whole or another part is due."""
    owner = one.of.closings.of_part(one.quantity)
    due = one.of.terms[one.demand]
    whole = owner is not None and owner.of_the_whole(due) and not refusals.takes_at_most(one.target)
    return whole or (owner is not None and owner.other(one.quantity, due))


def _of_other_parts(one: Candidate) -> bool:
    """Whether the figure is a total that closes a passage, where a part is due."""
    closed = one.of.closings.of_total(one.quantity)
    return closed is not None and not one.equal and not closed.of_the_whole(one.of.terms[one.demand])


def _begins_only(one: Candidate) -> bool:
    """Whether the figure only begins what was due (申报41个，实补32个): it is no answer where another is."""
    if refusals.CAME_IN.search(one.before) and _dealt_with(one):
        return True
    return one.target.dimension == "count" and _carried_on(one)


def _dealt_with(one: Candidate) -> bool:
    """Whether what a demand begins with stands right before a figure further on: 交办84件，化解76件 for 化解80件."""
    return any(text.endswith(one.asked[:2]) for text in _told_after(one))


def _carried_on(one: Candidate) -> bool:
    """Whether a statement tells a step only, and a figure further on in its sentence the work that was due."""
    shift = shifts.begun(one.asked, one.statement.text)
    return shift is not None and any(text.endswith((shift.demanded, shift.demanded[:1])) for text in _told_after(one))


def _told_after(one: Candidate) -> list[str]:
    """What stands before each figure of the statements that follow in the sentence."""
    after = (one.of.statements[p] for p in one.of.sentence[one.statement.sentence] if p > one.place)
    return [s.text[: q.span.start - s.span.start].removesuffix("了") for s in after for q in s.quantities]
