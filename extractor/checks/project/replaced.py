"""Whether something else stands in the place of an answer, or the answer may only be told in words of its own.

Reports answer demands in their order, and tell results in many ways: by parts (接线席10个、值班席6个 for 席位16个), by what
a rate is worked out from (换发163本，注销54本), by names, by a day. What stands elsewhere is one more thing that is told; what
has a figure of the measure that is asked for may be the answer.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction

from db.records import Figure, Indicator
from extractor.checks.project.judged import Judged
from extractor.results import compare
from extractor.results.statements import Statement

ALL = re.compile(
    r"全部?|都|均|皆|[逐每]一?[件份户人处家条项批个]|没有|[未无零]|(?P<each>[件份户人处家条项批个起次])(?P=each)"
)
"""What tells of a rate of all without a figure: 件件登记, 没有遗漏."""
TENTHS = re.compile(r"[一二三四五六七八九半\d][成数]|[一二三四五六七八九]分之")
DAY = re.compile(
    r"[\d一二三四五六七八九十年本当上下]\s*[月日天周旬季]|年[初中末底]|[春夏秋冬汛]|期|随即|当场|立即|同[日步]"
)
"""When something was done."""
NAMES = re.compile(r"[\u4e00-\u9fff]、[\u4e00-\u9fff]")
"""Things that are named one after the other answer how many there are, where they are few."""
FEW = 20
ALIKE, APART = Fraction(2), Fraction(10)
"""A figure in another sentence may be of what is asked for within these bounds: of any other unit, of the same unit."""


def in_place(one: Judged, demands: Sequence[Judged], statements: Sequence[Statement], other: Statement) -> bool:
    """Whether a statement stands where a demand's answer is due: between the answers of the demands before and after it.

    Where these do not follow each other in the text, only what comes right behind the first of them does.
    """
    at = demands.index(one)
    told = [_answered(demand, statements) for demand in demands]
    before = next((place for place in reversed(told[:at]) if place is not None), -1)
    after = next((place for place in told[at + 1 :] if place is not None), len(statements))
    here = statements.index(other)
    if before < after:
        return before < here < after
    return statements[before].sentence + 1 == other.sentence


def _answered(one: Judged, statements: Sequence[Statement]) -> int | None:
    """The statement that answers a demand first."""
    return next((at for at, s in enumerate(statements) if s.span in one.result.evidence), None)


def of_another(one: Judged, demands: Sequence[Judged], statement: Statement) -> bool:
    """Whether all its figures are of a measure that another demand asks for, which they may answer in part."""
    others = [d.demand.figure for d in demands if d is not one and d.demand.figure is not None]
    return bool(statement.quantities) and all(
        any(compare.comparable(q.figure, figure) for figure in others) for q in statement.quantities
    )


def may_answer(
    demand: Indicator, beside: Sequence[Statement], elsewhere: Sequence[Statement], answered: Collection[int]
) -> bool:
    """Whether what stands beside, or what answers nothing elsewhere, may be the demand's answer in other words.

    In a sentence that answers another demand, only a figure of the same unit may.
    """
    figure = demand.figure
    text = "，".join(s.text for s in beside)
    dated = DAY.search(text) is not None or any(s.dates for s in beside)
    if figure is None:
        return demand.deadline is not None and dated
    told = [q.figure for s in beside for q in s.quantities]
    if any(compare.kindred(figure, q) for q in told) or any(
        _near(figure, q.figure) and (compare.comparable(figure, q.figure) or s.sentence not in answered)
        for s in elsewhere
        for q in s.quantities
    ):
        return True
    if figure.dimension == "duration":
        return dated
    if figure.dimension == "ratio":
        counts = [q for q in told if q.dimension == "count"]
        of_one = any(a.base == b.base for at, a in enumerate(counts) for b in counts[at + 1 :])
        return of_one or TENTHS.search(text) is not None or (figure.si == 1 and ALL.search(text) is not None)
    return figure.dimension == "count" and figure.si <= FEW and NAMES.search(text) is not None


def _near(due: Figure, told: Figure) -> bool:
    if not compare.kindred(due, told):
        return False
    if due.dimension == "ratio":
        return True
    apart = APART if compare.comparable(due, told) else ALIKE
    return due.si <= told.si * apart and told.si <= due.si * apart
