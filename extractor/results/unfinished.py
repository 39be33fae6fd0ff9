"""What is said to be under way, planned, or not done, where a result is due."""

from __future__ import annotations

import re

from db.records import Figure, Result
from extractor.outline.marks import HAN, han_number
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.enough import ENOUGH, UNFINISHED, WEAK, said

_SOME_LEFT = re.compile(r"(?:仍|尚|还)(?:有|存在)")
_OPEN = "完成情况称尚在进行或仍是计划"


def at(aligner: Aligner, index: int, best: tuple[int, float] | None) -> Result | None:
    """A result for what is said to be under way or not done, in the best statement or right behind it."""
    if len(aligner.demands) == 1 and (best is None or best[1] < ENOUGH):
        opened = next((s for s in aligner.statements if s.state in ("ongoing", "planned")), None)
        if opened is not None:
            return said("in_progress", _OPEN, opened)
    if best is None or best[1] < WEAK:
        return None
    place, covered = best
    here = aligner.statements[place]
    if here.state == "not_done" and covered >= ENOUGH:
        return said("missed", "完成情况称没有完成", here)
    if here.state in UNFINISHED:
        return said("in_progress", _OPEN, here)
    if covered >= ENOUGH and place + 1 < len(aligner.statements):
        after = aligner.statements[place + 1]
        goes_on = after.sentence == here.sentence and after.state in ("ongoing", "planned") and not after.quantities
        if goes_on and not _speaks_of_another(aligner, index, place + 1):
            return Result("in_progress", _OPEN, None, (here.span, after.span))
    return None


def one_of_them(aligner: Aligner, index: int, target: Figure, best: tuple[int, float] | None) -> Result | None:
    """A result for so many (4期) of which one is told by its number as still to come: 前三期已印发，第四期计划2月编印."""
    if best is None or best[1] < WEAK or target.dimension != "count" or not target.unit:
        return None
    here = aligner.statements[best[0]]
    numbered = re.compile(rf"第(?P<n>\d{{1,2}}|[{HAN}]{{1,3}})个?{re.escape(target.unit)}")
    for statement in aligner.statements:
        if statement.sentence != here.sentence or statement.state not in ("ongoing", "planned"):
            continue
        found = numbered.search(statement.text)
        if (
            found is not None
            and (int(found["n"]) if found["n"].isdecimal() else han_number(found["n"]) or 0) <= target.si
        ):
            return Result("in_progress", _OPEN, None, (here.span, statement.span))
    return None


def some_left(aligner: Aligner, index: int) -> Result | None:
    """A result for a day by which all was due, where a statement with words of it says that some is left (仍有…未)."""
    for place, statement in enumerate(aligner.statements):
        if statement.state != "not_done" or not _SOME_LEFT.search(statement.text):
            continue
        if aligner.coverage(index, place) >= WEAK and not _speaks_of_another(aligner, index, place):
            return said("in_progress", "完成情况称尚有一部分没有完成", statement)
    return None


def under_way(case: Case, index: int) -> Result | None:
    """A result for the one demand without an answer, where a statement with a word of it says that work goes on."""
    aligner = case.aligner
    if any(other not in case.matches for other, d in enumerate(aligner.demands) if d.figure and other != index):
        return None
    for place, statement in enumerate(aligner.statements):
        if statement.state not in ("ongoing", "planned") or statement.quantities:
            continue
        if aligner.coverage(index, place) > 0 and not _speaks_of_another(aligner, index, place):
            return said("in_progress", _OPEN, statement)
    return None


def whole(aligner: Aligner) -> Result | None:
    """A result for what nothing is said of, where the project as a whole is said not to be done."""
    undone = aligner.undone
    return None if undone is None else said("missed", "完成情况说整个项目没有完成", undone)


def _speaks_of_another(aligner: Aligner, index: int, place: int) -> bool:
    """Whether a statement is what another demand is answered by."""
    others = (other for other in range(len(aligner.demands)) if other != index)
    return any(aligner.coverage(other, place) >= ENOUGH for other in others)
