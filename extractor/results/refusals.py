"""Why a figure of a kindred measure is no answer, whatever words stand with it: one small question a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from db.records import Figure, Quantity
from extractor.results import apiece, aside, asked, compare, gains, instalments, otherwise, partdue
from extractor.results.candidate import Candidate
from extractor.results.enough import ENOUGH_TO_RESTATE, EVERYDAY, FAR, SURE
from extractor.results.setout import is_target
from extractor.results.statements import is_effort, is_excepted, is_none

_OF_ALL = re.compile(r"[^，。；\d]{0,16}?(?:均|全部|都|全覆盖)")
_OPENING = re.compile(r"(?:年|期|月|季)初[^，。；\d]{0,10}$|(?:19|20)\d\d年[末底][^，。；\d]{0,10}$")
_CLOSING = re.compile(r"(?:年|期|月|季)[末底]|[升增提降减缩扩][一-鿿]{0,2}[至到为]")
_IN_ALL = re.compile(r"[一总]共|合计|共计|总计")
CAME_IN = re.compile(
    r"(?:交办|转办|受理|收到|接到|登记|发现|排查|摸排|梳理|申请|申报|上报|初报|报名)[^，。；、\d]{0,8}$"
)
"""What only came in, before it was dealt with."""
_AMISS = re.compile(
    r"(?:发现|查出|检出|查获|筛出|筛查出|排查出|查找出)[^，。；、\d]{0,16}?"
    r"(?:超标|超限|不合格|不达标|不符合|违法|违规|违章|阳性|异常|问题|隐患|线索|疑点|病害|缺陷|破损|损坏|假冒|过期)[^，。；、\d]{0,6}$"
)
_IS_AMISS = re.compile(
    r"超标|超限|不合格|不达标|违|阳性|异常|问题|隐患|线索|疑点|病|缺陷|破损|损坏|假|过期|故障|发现|[查检]出|查获"
)


_DUE = re.compile(r"(?:本年|全年|当年)?应(?!急|用|对|邀|聘|届|征)[^，。；\d]{1,10}$")
_IN_FACT = re.compile(r"(?:全年)?实际?[^，。；\d]{0,8}\d")
_TIMES_OF = re.compile(r"[^次]+次")
"""Occasions counted by what they are of (点次, 家次), which a number of rounds or times does not tell."""


def whatever_is_said(one: Candidate) -> bool:
    """Whether the figure is none of a result, or of another thing than is due, however many words stand with it."""
    return any(refusal(one) for refusal in _WHATEVER_IS_SAID)


def once_weighed(one: Candidate, covered: float) -> bool:
    """Whether the figure is refused although so much of the demand's words stands with it."""
    if one.far and one.target.dimension == "count" and not one.equal and covered < SURE:
        return True
    if covered < SURE and _too_large_a_part(one):
        return True
    return not one.equal and (_effort(one) or _of_stock(one))


def _too_large_a_part(one: Candidate) -> bool:
    """Whether a figure is a part of another sum and far more than is due: 维修24处，仓房13处、凉亭11处 for 盘活仓房7处."""
    share = compare.excess(one.target, one.quantity.figure)
    part_due = asked.PART.match(one.asked) is not None
    return share is not None and share > FAR and not part_due and one.of.in_a_sum(one.place)


def _the_target(one: Candidate) -> bool:
    """Whether the figure is what was asked for, told once more."""
    return is_target(one.statement.text, one.start)


def _was_due(one: Candidate) -> bool:
    """Whether so many were due, and the next clause tells how many there were: 应培训320名，实际培训306名."""
    if _DUE.match(one.statement.text, 0, one.start) is None or one.place + 1 == len(one.of.statements):
        return False
    after = one.of.statements[one.place + 1]
    return (
        after.sentence == one.statement.sentence
        and _IN_FACT.match(after.text) is not None
        and any(compare.comparable(one.quantity.figure, q.figure) for q in after.quantities)
    )


def _excepted(one: Candidate) -> bool:
    return is_excepted(one.statement.text, one.start, one.end)


def _in_anothers_unit(one: Candidate) -> bool:
    """Whether a figure that is far from what is due is told in just the unit that another demand asks for: 著录268卷 for
    著录4万页, beside 修裱260卷."""
    if one.comparable or not one.far or one.quantity.figure.base in EVERYDAY:
        return False
    return any(
        not apiece.far_off(figure, one.quantity.figure)
        for figure in one.of.due.get(compare.measure(one.quantity.figure), ())
    )


def _starts(one: Candidate) -> bool:
    """Whether a result started from the figure, and is told right behind it: 由12%提高到15%."""
    if gains.FROM.search(one.statement.text, 0, one.start) is None:
        return False
    after = [q for q in one.statement.quantities if q.span.start >= one.quantity.span.end]
    return bool(after) and bool(
        compare.comparable(one.quantity.figure, after[0].figure)
        and gains.TO.fullmatch(one.statement.text, one.end, after[0].span.start - one.statement.span.start)
    )


def _at_first(one: Candidate) -> bool:
    """Whether the figure is that of the year's beginning, and its sentence goes on to that of its end: 年初78%，年末升至88%.

    The end of a year that is named is the beginning of the next, where the end of this one follows: 2023年末42个，……，年末51个.
    """
    if not _OPENING.search(one.statement.text, 0, one.start):
        return False
    return any(
        compare.comparable(one.quantity.figure, later.figure)
        and _CLOSING.search(statement.text[: later.span.start - statement.span.start])
        for statement in (one.of.statements[p] for p in one.of.sentence[one.statement.sentence] if p >= one.place)
        for later in statement.quantities
        if later.span.start > one.quantity.span.start
    )


def _none_of_it(one: Candidate) -> bool:
    return is_none(one.statement.text, one.start, one.end)


def _otherwise_counted(one: Candidate) -> bool:
    """Whether it counts otherwise: 5个乡镇 are no 起 of accidents, nor 25家 so many 卷 where the 卷 stand beside.

    More than twice as many by another classifier are no doubt other things: 学校场馆9家 for 平台1个.
    """
    if one.comparable:
        return False
    share = compare.excess(one.target, one.quantity.figure)
    return (
        one.target.si == 0
        or (share is not None and share > 1)
        or any(compare.comparable(one.target, q.figure) for q in one.statement.quantities)
        or (_TIMES_OF.fullmatch(one.target.base) is not None and _told_so(one))
    )


def _told_so(one: Candidate) -> bool:
    """Whether the sentence goes on to tell in the very unit of the target: 巡检每月一轮，……，合计420点次."""
    after = (p for p in one.of.sentence[one.statement.sentence] if p > one.place)
    return any(compare.comparable(one.target, q.figure) for p in after for q in one.of.statements[p].quantities)


def _beside(one: Candidate) -> bool:
    """Whether the figure is of last year, of what is left, or taken out of the count."""
    return not one.equal and (
        aside.rest(one.statement.text, one.start, one.asked)
        or (one.quantity.span.block, one.quantity.span.start) in one.of.beside
    )


def fewer_left(one: Candidate) -> bool:
    """Whether of what came in, which is not what is due, the sentence goes on to tell what is: 申报41个，实补32个 for 30个."""
    came = None if one.equal else CAME_IN.search(one.statement.text, 0, one.start)
    if came is None or came[0][:2] in one.asked:
        return False
    return any(
        compare.comparable(one.quantity.figure, later.figure)
        and later.figure.si < one.quantity.figure.si
        and compare.satisfies(one.target, later.figure, "higher") is True
        for place in one.of.sentence[one.statement.sentence]
        if place >= one.place
        for later in one.of.statements[place].quantities
        if later.span.start > one.quantity.span.start
    )


def _found_amiss(one: Candidate) -> bool:
    """Whether the work is due, and the figure is of what it found amiss: 检出不合格灯具6台 for 抽检灯具400台."""
    amiss = None if one.equal or one.target.si == 0 else _AMISS.search(one.before)
    ceiling = one.target.comparator in ("<=", "<")
    return amiss is not None and not ceiling and _IS_AMISS.search(one.asked) is None


def _told_in_all(one: Candidate) -> bool:
    """Whether a figure of one of many is followed by what all of them come to: 每处2盏共652盏."""
    if one.of_one:
        return False
    told, offset = one.statement.quantities, one.statement.span.start
    at = told.index(one.quantity)
    begin = told[at - 1].span.end - offset if at else 0
    if not apiece.of_one(one.statement.text[begin : one.start]):
        return False
    return any(
        compare.comparable(one.quantity.figure, later.figure) and later.figure.si > one.quantity.figure.si
        for later in told[at + 1 :]
    )


def _in_a_sum(one: Candidate) -> bool:
    """Whether a figure goes into one that its clause closes with: 连同后来增加的两处一共改造17处.

    Where one of several parts is just what is due (城区28盏连同乡镇17盏共计45盏), it answers, and the sum does not.
    """
    after = (q for q in one.statement.quantities if q.span.start >= one.quantity.span.end)
    whole = next((later for later in after if _sums_up(one, one.quantity, later)), None)
    if whole is not None:
        return partdue.one_of_a_sum(one.of, one.demand, whole) is not one.quantity
    before = [q for q in one.statement.quantities if q.span.end <= one.quantity.span.start]
    if not any(_sums_up(one, earlier, one.quantity) for earlier in before):
        return False
    return partdue.one_of_a_sum(one.of, one.demand, one.quantity) is not None


def _sums_up(one: Candidate, part: Quantity, whole: Quantity) -> bool:
    """Whether one figure of the clause is told as what another goes into."""
    offset = one.statement.span.start
    return (
        compare.comparable(part.figure, whole.figure)
        and whole.figure.si > part.figure.si
        and _IN_ALL.search(one.statement.text, part.span.end - offset, whole.span.start - offset) is not None
    )


def takes_at_most(target: Figure) -> bool:
    """Whether a time limit is due: it holds for each of several times, and not for what they come to."""
    return target.dimension == "duration" and target.comparator in ("<=", "<")


def _times_added(one: Candidate) -> bool:
    """Whether a time limit is due, and the figure is what several times come to: 2小时、2.5小时，合计4.5小时 for ≤3小时."""
    return takes_at_most(one.target) and one.of.closings.of_total(one.quantity) is not None


def _not_of_each(one: Candidate) -> bool:
    """Whether so much for each is due, and the figure is far from it and not said to be for each."""
    return one.of_one and one.far and not one.told_of_one


def _effort(one: Candidate) -> bool:
    """Whether the figure went into the work, where that is not itself what is due (出动执法人员不少于600人次)."""
    due = one.of.before[one.demand]
    return is_effort(one.statement.text, one.start) and not is_effort(due, len(due))


def _of_another_season(one: Candidate) -> bool:
    """Whether another half or quarter is due than the figure's clause opens with, and the completion tells of that one."""
    due = instalments.other_season(one.asked, one.statement.text)
    return due is not None and any(s.text.removeprefix("第").startswith(due) for s in one.of.statements)


def _of_stock(one: Candidate) -> bool:
    """Whether a statement says of all there are (22座水库均…, far more than were due), not of what was done.

    So where another demand asks for just that, or another statement tells of this one.
    """
    share = compare.excess(one.target, one.quantity.figure)
    if share is None or share <= FAR or not _OF_ALL.match(one.statement.text, one.end):
        return False
    here = one.of.coverage(one.demand, one.place)
    asked = (
        one.of.coverage(other, one.place) >= ENOUGH_TO_RESTATE
        for other in range(len(one.of.demands))
        if other != one.demand
    )
    told = (one.of.coverage(one.demand, other) >= here for other in range(len(one.of.statements)) if other != one.place)
    return any(asked) or any(told)


_WHATEVER_IS_SAID: tuple[Callable[[Candidate], bool], ...] = (
    _in_anothers_unit,
    _the_target,
    _was_due,
    _excepted,
    _starts,
    _at_first,
    _none_of_it,
    _otherwise_counted,
    _beside,
    otherwise.on_record,
    otherwise.of_what_is_told,
    fewer_left,
    otherwise.not_closed,
    otherwise.asked_by_another,
    otherwise.named_as_another,
    otherwise.of_the_level,
    otherwise.of_a_rule,
    otherwise.of_the_others,
    otherwise.of_several_years,
    otherwise.of_an_earlier_year,
    otherwise.of_who_did_it,
    otherwise.of_the_project,
    _found_amiss,
    _told_in_all,
    _in_a_sum,
    _times_added,
    _not_of_each,
    _of_another_season,
)
