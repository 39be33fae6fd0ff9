"""A rate of 100 % told of all there are: 均按计划举办, 起起查明原因, 无一遗漏, and of which of them that holds."""

from __future__ import annotations

import re
from fractions import Fraction

from db.records import Figure, Result
from extractor.language import words
from extractor.results import likeness
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH_TO_RESTATE, SOME, UNFINISHED, Match, said
from extractor.results.inwords import FEWER
from extractor.results.statements import Statement
from extractor.results.sweeping import none_left, of_all, one_by_one

_MANY = Fraction(1, 2)
"""Where fewer than so many are to be checked, that another thing was done with all of them says nothing of it."""
_RATE_OF = re.compile(r"[一-鿿]{2}(?:率|比例)")
_POINTS_BACK = re.compile(r"(?:上述|以上|这些?|该)(?:\d+|[一二两三四五六七八九十]+)?\s*[个件处起户人家批项份宗]?")
_HAS_BEEN = re.compile(
    r"(?:目前|年底前|年内)?已经?(?:按期|如期|及时|逐一)?(?P<act>[一-鿿]{2}(?:完毕|到位|完成|销号|清零|结束|办结)?)$"
)
_FOUND = re.compile(r"查出|发现|检出|查处|排查出|受理|收到|接到|接报|登记|移交|交办|梳理出")
"""What is counted whole, before it is said what became of it."""


def every_one(aligner: Aligner, index: int, target: Figure) -> Statement | None:
    """A statement that something holds of all (均按计划举办), near enough to a demand for 100%."""
    if target.dimension != "ratio" or target.comparator in ("<=", "<") or (target.si != 1 and target.comparator == "="):
        return None
    statements = aligner.statements
    text = aligner.demands[index].text
    stem = likeness.terms(_RATE_OF.sub(lambda rate: rate[0][:2], text))
    terms = likeness.terms(_RATE_OF.sub("", text)) or likeness.terms(text)
    named = _RATE_OF.search(text)
    near = [
        (
            max(
                likeness.coverage(terms, s.terms, {}),
                likeness.coverage(stem, s.terms, {}),
                _names(named, s),
                _in_its_sentence(aligner, index, p),
            ),
            _names(named, s),  # 逐户验收，375户全部合格: of 合格率 the second
            -p,
        )
        for p, s in enumerate(statements)
        if (of_all(s.text) or (target.si == 1 and _of_those_counted(aligner, p, named)))
        and s.state not in UNFINISHED
        and not (named and _of_another_rate(aligner, p, text, named))
        and (target.si >= _MANY or named is None or _names(named, s) > 0)
    ]
    share, _, place = max(near, default=(0.0, 0.0, 0))
    return statements[-place] if share >= SOME else None


def all_of_just_that(aligner: Aligner, index: int, target: Figure, match: Match) -> Result | None:
    """A rate of 100% for one kind, told of all of that kind, where the rate found is of another: 一类缺陷7处全部消除，二类缺陷……消除率98%."""
    if target.dimension != "ratio" or target.si != 1 or target.comparator in ("<=", "<"):
        return None
    told = every_one(aligner, index, target)
    if told is None or told is match.statement or match.quantity is None or match.quantity.figure.si >= target.si:
        return None
    place, found = aligner.place_of[told.span], aligner.place_of[match.statement.span]
    if place >= found or told.sentence != match.statement.sentence:
        return None
    terms = aligner.terms[index]
    if likeness.coverage(terms, told.terms, {}) <= likeness.coverage(terms, match.statement.terms, {}):
        return None
    lacking = terms - told.terms
    if any(lacking & s.terms for s in aligner.statements[place + 1 : found + 1]):
        return None  # 一般缺陷……全部消除，重大缺陷210处: of the other kind
    return said("met", "完成情况说这一类全部做到", told) if told.quantities else None


def _in_its_sentence(aligner: Aligner, index: int, place: int) -> float:
    """How much of a demand a clause about all holds with what its sentence said before: 转办建议17件，均在规定时间内转出.

    Without a word of the demand it must say that none was left out (……逐人随访，无一遗漏).
    """
    statement = aligner.statements[place]
    share = aligner.held(index).coverage(place)
    own = bool(aligner.terms[index] & statement.terms)
    if own and place and _POINTS_BACK.match(statement.text):  # 查出故障灯箱16个，……。上述16个灯箱全部……
        before = (s.terms for s in aligner.statements[:place] if s.sentence == statement.sentence - 1)
        share = likeness.coverage(aligner.terms[index], statement.terms.union(*before), {})
    return share if share >= ENOUGH_TO_RESTATE and (own or none_left(statement.text)) else 0.0


def _of_those_counted(aligner: Aligner, place: int, rate: re.Match[str] | None) -> bool:
    """Whether a clause says just what a rate is of, of all that its sentence has counted: 查出缺陷57处，……，已消除销号."""
    statement = aligner.statements[place]
    done = _HAS_BEEN.match(statement.text)
    if rate is None or done is None or not done["act"].startswith(rate[0][:2]):
        return False
    if statement.quantities or statement.negated or FEWER.search(statement.text):
        return False
    before = [s for s in aligner.statements[:place] if s.sentence == statement.sentence]
    return any(_FOUND.search(s.text) and any(q.figure.dimension == "count" for q in s.quantities) for s in before)


def each_of_them(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A rate of 100%, where all that were just counted are told of one by one: 险情11起，起起查明原因 for 险情查处率."""
    text = aligner.demands[index].text
    rate = _RATE_OF.search(text)
    if rate is None or target.dimension != "ratio" or target.si != 1 or target.comparator in ("<=", "<"):
        return None
    for places in aligner.sentence.values():
        told = [aligner.statements[place] for place in places]
        each = one_by_one("，".join(s.text for s in told))
        if each is None or any(s.state in UNFINISHED for s in told):
            continue
        here = next(s for s in told if each in s.text)
        said_of = frozenset[str]().union(*(s.terms for s in told))
        if likeness.coverage(likeness.terms(text[: rate.start()]), said_of, {}) < SOME:
            continue
        if set(rate[0][:2]) & set(each):
            return said("met", "完成情况给出总数，并说逐一做到", here)
        return said("undetermined", "完成情况说逐一做了，是否就是这一项，从文字上不能确定", here)
    return None


def _of_another_rate(aligner: Aligner, place: int, demanded: str, due: re.Match[str]) -> bool:
    """Whether a sentence goes on with the rate of what it says of all, and that is no work and no thing of the demand's.

    20间教室均已装空调，装配率100% for 教室投影联网率100%
    """
    told = "，".join(
        aligner.statements[p].text for p in aligner.sentence[aligner.statements[place].sentence] if p >= place
    )
    rate = _RATE_OF.search(told)
    thing = next(reversed(words.content(demanded[: due.start()])), "")
    if rate is None or not thing or thing in told or not told[rate.end() :].lstrip("为是达到")[:1].isdigit():
        return False
    own, other = due[0][:2], rate[0][:2]
    return own not in told and other not in demanded and likeness.terms(own).isdisjoint(likeness.terms(told))


def _names(rate: re.Match[str] | None, statement: Statement) -> float:
    """Enough, where a statement says just what a rate is of (全部落实监管措施 for 监管率)."""
    return SOME if rate is not None and rate[0][:2] in statement.text else 0.0
