"""Results of demands that are answered in running text beside them (小分队≥4支，实际派出5支；……).

What answers is a short completion of its own. One demand is answered by its place, as a cell answers its row, or by what
is said; of several that share one answer each is answered by what of it speaks of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Indicator, Quantity, Result, Span
from extractor.results import answers, asked, compare, lastwords, only_one, statements, status
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.enough import UNFINISHED
from extractor.results.statements import Places

_HEAD = 8
"""A clause names what it tells of within so many characters."""
_ANY_WORK = frozenset(("建成", "建设", "完成", "制作", "组织", "开展", "举办", "新建", "设立"))
_SURE = ("met", "undetermined")
_STAYS = ("in_progress", "out_of_year")


def results(
    group: Sequence[Indicator], others: Sequence[Indicator], topic: str, places: Places, year: int | None
) -> list[Result]:
    """The results of the demands of `group`, which share one answer; `others` are the project's other demands."""
    answer = group[0].answer
    if answer is None:
        return []
    case = Case(Aligner(group, statements.read(answer.spans, places), topic), year)
    said = [status.of(case, index) for index in range(len(group))]
    if len(group) > 1:
        return [_the_one(case, index, each) for index, each in enumerate(said)]
    placed = answers.result(group[0], answer, places, year, beside=True, others=others)
    due = group[0].figure
    told = [q for s in case.aligner.statements for q in s.quantities]
    like = [q for q in told if due is not None and compare.comparable(due, q.figure)]
    return [said[0] if _by_words(group[0], placed, said[0], like) else placed]


def _the_one(case: Case, index: int, result: Result) -> Result:
    """The result of one thing that is due, where a clause that answers nothing else tells of it that it is there.

    It shares a word of two characters with it, or the last one: 纪念园3月落成 for 建成纪念场所1处, 片子已定稿 for 宣传片1部.
    """
    demand = case.aligner.demands[index]
    figure = demand.figure
    if result.status != "not_reported" or figure is None or figure.si != 1 or figure.dimension != "count":
        return result
    named = lastwords.last(asked.before(demand))
    pairs = {named[at : at + 2] for at in range(len(named) - 1)} - _ANY_WORK
    taken = case.answering_others(index)
    for place, statement in enumerate(case.aligner.statements):
        if place in taken or not only_one.finished(statement) or statement.state in UNFINISHED or statement.negated:
            continue
        if any(pair in statement.text for pair in pairs) or (named and statement.text[:_HEAD].find(named[-1]) >= 0):
            return Result("met", "要求的只有一件，完成情况称已经完成", None, (statement.span,))
    return result


def _by_words(demand: Indicator, placed: Result, said: Result, like: Sequence[Quantity]) -> bool:
    """Whether the words answer a demand that its place does not: no plan, and no day that is too late, is outdone by them."""
    if placed.status in _SURE or said.status not in _SURE or placed.status in _STAYS:
        return False
    if placed.status != "missed":
        return True
    return demand.figure is not None and (said.status == "met" or len(like) != 1)


def groups(demands: Sequence[Indicator]) -> dict[Span, list[Indicator]]:
    """The demands by the answer that they have in running text."""
    found: dict[Span, list[Indicator]] = {}
    for demand in demands:
        if demand.answer is not None and demand.answer.span is not None:
            found.setdefault(demand.answer.span, []).append(demand)
    return found
