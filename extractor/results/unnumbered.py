"""Figures that a completion gives in words: 未发生 for 0起, 均已组建 for 24个村, a name for the one thing that is due."""

from __future__ import annotations

import re
from itertools import pairwise

from db.records import Figure, Result
from extractor.results import compare, direction, enumerated, likeness, periods, shifts
from extractor.results.align import Aligner
from extractor.results.asked import before
from extractor.results.enough import ENOUGH, ENOUGH_WITH_EQUAL, ENOUGH_WITH_FIGURE, SOME, UNFINISHED, WEAK, Match, said
from extractor.results.statements import Statement
from extractor.results.sweeping import everywhere

WHOLE = 0.9
"""The share of the words for a thing that a statement must hold to be about just that thing."""
_NIL = re.compile(r"(?:为|是|均为|保持|实现)(?:零(?![散星售距基])|[0０](?![.．\d]))|零(?:发生|事故|伤亡|差错|投诉)")
_FINISHED = re.compile(
    r"(?:完成|建成|通过|印发|出具|投用|上线|启用|交付|到位|挂牌|揭牌|通水|通车|开馆|开放|运行|竣工|完工|投产)$"
)
_RATE_OF = re.compile(r"[一-鿿]{2}(?:率|比例)")
_ALL = re.compile(r"均|全部|都(?!市)|一律|逐[一个项户]|无一|百分之百|全覆盖")


def without_number(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """Figures that words can give: 未发生事故 for 0起, 各村均已组建 for 24个村."""
    held = aligner.held(index)
    for place in held.candidates():
        statement = aligner.statements[place]
        covered = held.coverage(place)
        if statement.state in UNFINISHED:
            continue
        if covered > 0 and periods.same_rhythm(before(aligner.demands[index]), target, statement.text):
            return said("met", "完成情况称按要求的周期做了", statement)
        if covered < (ENOUGH_WITH_EQUAL if target.si == 1 else ENOUGH_WITH_FIGURE):  # the less for one thing
            continue
        if _the_only_one(aligner, index, target, statement, covered):
            return said("met", "要求的只有一件，完成情况称已经完成", statement)
        if covered < ENOUGH_WITH_FIGURE:
            continue
        if statement.negated and (target.si == 0 or (target.dimension == "count" and _at_most(aligner, index, target))):
            return said("met", "完成情况称没有发生", statement)
        if _NIL.search(statement.text) and _at_most(aligner, index, target):
            return said("met", "完成情况称为零", statement)
        if _named_one_by_one(aligner, index, target, statement):
            return said("met", "完成情况逐一列出了名称，数目与要求相符", statement)
        if target.dimension == "count" and everywhere(statement.text, aligner.demands[index].text):
            return said("met", "完成情况称各处均已完成", statement)
    told = [s for p in held.candidates() if (s := aligner.statements[p]).dates and held.coverage(p) >= WEAK]
    if target.dimension == "count" and 1 < target.si == len(told) and not any(s.state in UNFINISHED for s in told):
        reason = "完成情况逐次写明了时间，次数与要求相符"
        return Result("met", reason, None, tuple(s.span for s in told))
    return None


def none_of_it(aligner: Aligner, index: int, target: Figure, match: Match) -> Result | None:
    """A ceiling kept, where a statement says of it that there was none (无纠错案件), and more of it than the match."""
    if target.dimension != "count" or not _at_most(aligner, index, target):
        return None
    held = aligner.held(index)
    of_match = max(
        (held.coverage(p) for p in held.candidates() if aligner.statements[p] is match.statement), default=0.0
    )
    for place in held.candidates():
        statement = aligner.statements[place]
        covered = held.coverage(place)
        if covered > of_match and covered >= ENOUGH_WITH_FIGURE and statement.negated and not statement.quantities:
            return said("met", "完成情况称没有发生", statement)
    return None


def _at_most(aligner: Aligner, index: int, target: Figure) -> bool:
    """Whether a demand is for so much at the most, so that nothing at all satisfies it."""
    return target.comparator in ("<=", "<") or direction.of(target, before(aligner.demands[index])) == "lower"


def _the_only_one(aligner: Aligner, index: int, target: Figure, statement: Statement, covered: float) -> bool:
    """Whether one thing is due and a statement says that this thing is done."""
    if target.si != 1 or target.dimension != "count":
        return False
    terms = aligner.terms[index]
    things = frozenset(t for t in terms if not t.startswith("="))  # what is to be, without the verbs
    if covered < ENOUGH and (not things or likeness.coverage(things, statement.terms, aligner.weigh) < WHOLE):
        return False
    if statement.state != "done" and not statement.dates and not _FINISHED.search(statement.text):
        return False
    return shifts.verb(aligner.demands[index].text, statement.text) is None


def _named_one_by_one(aligner: Aligner, index: int, target: Figure, statement: Statement) -> bool:
    """Whether a statement names as many things as are due, without a number of them."""
    if target.dimension != "count" or target.si < 2 or target.comparator not in ("=", ">="):
        return False
    if any(compare.kindred(target, quantity.figure) for quantity in statement.quantities):
        return False
    return enumerated.count(statement.text, before(aligner.demands[index])) == target.si


def every_one(aligner: Aligner, index: int, target: Figure) -> Statement | None:
    """A statement that something holds of all (均按计划举办), near enough to a demand for 100%."""
    if target.dimension != "ratio" or target.comparator in ("<=", "<") or (target.si != 1 and target.comparator == "="):
        return None
    statements = aligner.statements
    text = aligner.demands[index].text
    stem = likeness.terms(_RATE_OF.sub(lambda rate: rate[0][:2], text))
    terms = likeness.terms(_RATE_OF.sub("", text)) or likeness.terms(text)
    near = [
        (max(likeness.coverage(terms, s.terms, {}), likeness.coverage(stem, s.terms, {})), -p)
        for p, s in enumerate(statements)
        if of_all(s.text)
    ]
    share, place = max(near, default=(0.0, 0))
    return statements[-place] if share >= SOME else None


def counted(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A rate that two counts of one sentence make up, where it satisfies: 受理投诉64件，办结64件 for 办结率100%."""
    stem = _RATE_OF.search(aligner.demands[index].text) if target.dimension == "ratio" and target.si <= 1 else None
    if stem is None or target.comparator in ("<=", "<"):
        return None
    told = [(s, q) for s in aligner.statements for q in s.quantities if q.figure.dimension == "count"]
    for (first, whole), (statement, part) in pairwise(told):
        words = statement.text[: part.span.start - statement.span.start]
        if stem[0][:2] not in words or statement.sentence != first.sentence or statement.state in UNFINISHED:
            continue
        if not compare.comparable(whole.figure, part.figure) or not 0 < part.figure.si <= whole.figure.si:
            continue
        if part.figure.si >= target.si * whole.figure.si:
            reason = f"{whole.span.quote}中{part.span.quote}，满足{compare.shown(target)}的要求"
            return Result("met", reason, part, tuple(dict.fromkeys((statement.span, first.span))))
    return None


def of_all(text: str) -> bool:
    """Whether a clause says that something holds of all there are (均、全部、无一)."""
    return _ALL.search(text) is not None
