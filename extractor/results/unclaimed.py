"""Figures of one sentence that answer no other demand and come together to what is due: 图册2600册，挂历5500张 for 材料8000份.

Nothing sums them up, and their words lead to the demand only in part. Neither “answered” nor “not answered” could be
defended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from db.records import Figure, Quantity, Result
from extractor.results import apiece, compare, lastwords, shifts
from extractor.results.adding import UNDONE
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH_OF_IT, EVERYDAY, LESSONS, LONGEST_RUN, SURE, Match
from extractor.results.setout import is_target
from extractor.results.statements import Statement, is_effort
from extractor.results.wholes import sums_up

Told = tuple[Statement, Quantity]

_VISITS = {"人次": "人", "户次": "户", "家次": "家"}
_THOSE_VISITED = {
    "户次": (("count", "things", False),),
    "家次": (("count", "things", False),),
    "人次": (("count", "人", False),),
}
_WHOLE = re.compile(r"合计|总额|总量|共|[两三]个?(?:渠道|方面|部分|项)|[一-鿿][和及与、][一-鿿]")
"""A demand for what several bring together; sums of money are added for such alone."""
_OTHERWISE = re.compile(r"满意|[收发]回?[^，。；]{0,4}(?:问卷|有效卷)|上年|去年|往年|同期|问题|不合格|投诉")
"""What such sentences tell is of something else: answers to a survey, last year, what was found amiss."""
_SAYS_LITTLE = frozenset(
    "的了和与及在为是不少于全年数量第个各每以上下达到完成新增开展组织建设工作项目实施加强人户处次家类种件批条份"
)


def answer(aligner: Aligner, matches: Mapping[int, Match], index: int, target: Figure) -> Result | None:
    """A result for a demand that nothing answers, where such figures satisfy it."""
    if not _added(target):
        return None
    for run in _runs(aligner, matches, index, target):
        if _enough(target, run) and _speaks(aligner, index, target, run):
            return _result(target, run)
    return None


def beside(aligner: Aligner, matches: Mapping[int, Match], index: int, target: Figure, held: Quantity) -> Result | None:
    """The same for a demand whose own figure falls short, where that is one of such figures: 小戏4出，曲艺3个、山歌3首."""
    if target.dimension == "money" and not _WHOLE.search(aligner.demands[index].text):
        return None
    if not _added(target) and target.dimension != "money":
        return None
    itself = any(held in s.quantities and aligner.coverage(index, p) >= SURE for p, s in enumerate(aligner.statements))
    rest = {other: match for other, match in matches.items() if other != index}
    for run in _runs(aligner, rest, index, target):
        mine = any(quantity is held for _, quantity in run)
        if itself and run[0][1] is held:
            continue  # 进林场授课13场，东片11场: the thing itself, and no part
        if (mine or _parallel(run)) and _enough(target, run) and _one_work(aligner, index, run):
            return _result(target, run)
    return None


def _added(target: Figure) -> bool:
    """Whether what is due can be brought together from parts."""
    if target.comparator in ("<=", "<") or target.si <= 1 or target.dimension in ("ratio", "rate", "money", "score"):
        return False
    return target.dimension != "duration" or target.base in LESSONS


def _runs(aligner: Aligner, matches: Mapping[int, Match], index: int, target: Figure) -> Iterator[Sequence[Told]]:
    """The free figures of each sentence that may count what is due: those of its very measure, else of kindred ones.

    And those of neighbouring sentences that the very same words lead to (迎来0.7万人次；……迎来0.5万人次).
    """
    taken = {_key(m.quantity) for m in matches.values() if m.quantity is not None}
    kin = {compare.kin(target), *_THOSE_VISITED.get(target.base, ())}
    free: dict[int, list[Told]] = {}
    for place, _, quantity in sorted(
        (told for kind in kin for told in aligner.alike.get(kind, ())), key=lambda told: told[:2]
    ):
        statement = aligner.statements[place]
        before = free.get(statement.sentence)
        if before and sums_up(statement, quantity):
            continue  # 共 opens a list as well: 共存面粉310吨、大米240吨
        if _key(quantity) not in taken and _may_count(aligner, target, statement, quantity):
            free.setdefault(statement.sentence, []).append((statement, quantity))
    for told in free.values():
        own = [one for one in told if compare.comparable(target, one[1].figure)]
        for run in (own, told):
            if 1 < len(run) <= LONGEST_RUN:
                yield run
    leads = {sentence: [_leads(one) for one in told] for sentence, told in free.items()}
    for sentence, told in free.items():
        alike = list(zip(told, leads[sentence], strict=True))
        alike += zip(free.get(sentence + 1, ()), leads.get(sentence + 1, ()), strict=True)
        for words in dict.fromkeys(filter(None, leads[sentence])):
            run = [one for one, before in alike if before == words]
            if 1 < len(run) <= LONGEST_RUN:
                yield run


def _may_count(aligner: Aligner, target: Figure, statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure is told as done, by itself, and could count what is due."""
    if not (compare.kindred(target, quantity.figure) or _VISITS.get(target.base) == quantity.figure.base):
        return False
    start = quantity.span.start - statement.span.start
    if quantity.figure.comparator != "=" or statement.state in UNDONE or _key(quantity) in aligner.beside:
        return False
    if is_target(statement.text, start) or is_effort(statement.text, start):
        return False
    if _OTHERWISE.search(statement.text) or apiece.of_one(statement.text[:start]):
        return False
    place = aligner.place_of[statement.span]
    return not aligner.is_part(place, quantity) and aligner.closings.of_part(quantity) is None


def _enough(target: Figure, run: Sequence[Told]) -> bool:
    total = sum((quantity.figure.si for _, quantity in run), Fraction(0))
    each = all(quantity.figure.si < target.si for _, quantity in run)
    return each and target.si <= total <= target.si * ENOUGH_OF_IT


def _speaks(aligner: Aligner, index: int, target: Figure, run: Sequence[Told]) -> bool:
    """Whether a run may be of the demand: no other work stands in it, and where many things are counted so, a character of it."""
    if not _one_work(aligner, index, run):
        return False
    plain = all(compare.comparable(target, quantity.figure) for _, quantity in run)
    if plain and target.base not in EVERYDAY:
        return True
    asked = set(aligner.before[index]) - _SAYS_LITTLE
    here = {statement.sentence for statement, _ in run}
    said = {character for s in aligner.statements if s.sentence in here for character in s.text}
    return bool(asked & said)


def _one_work(aligner: Aligner, index: int, run: Sequence[Told]) -> bool:
    """Whether none of the figures is told of another work than is due: 新建泵站5座、维修泵站6座."""
    demanded = aligner.demands[index].text
    return not any(shifts.verb(demanded, statement.text) for statement, _ in run)


def _parallel(run: Sequence[Told]) -> bool:
    return len({statement.sentence for statement, _ in run}) > 1


def _leads(one: Told) -> str | None:
    statement, quantity = one
    return lastwords.telling(statement.text[: quantity.span.start - statement.span.start])


def _result(target: Figure, run: Sequence[Told]) -> Result:
    named = "、".join(quantity.span.quote for _, quantity in run)
    reason = f"完成情况里的{named}没有对应别的指标，合起来是否回应{compare.shown(target)}的要求，从文字上不能确定"
    return Result("undetermined", reason, run[0][1], tuple(dict.fromkeys(s.span for s, _ in run)))


def _key(quantity: Quantity) -> tuple[int, int]:
    return quantity.span.block, quantity.span.start
