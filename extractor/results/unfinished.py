"""What is said to be under way, planned, or not done, where a result is due."""

from __future__ import annotations

import re

from db.records import Figure, Result
from extractor.outline.marks import HAN, han_number
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.enough import ENOUGH, UNFINISHED, WEAK, said
from extractor.results.lexicon import lexicon
from extractor.results.statements import Statement

_SOME_LEFT = re.compile(r"(?:仍|尚|还)(?:有|存在)")
# What was done to its end, in one word or the last of several.
_CAME_TO_ITS_END = re.compile(
    r"竣工|完工|建成|投用|投产|交付|通过|获批|获准|批准|上线|启用|开通|开放|印发|出版|定稿|发布|落地|挂牌|结束|办结|(?<!未)完成(?!率)"
)
# What comes before the thing itself, and may come to an end of its own (完成招标，正在开发).
_STEP = re.compile(
    r"招标|设计|方案|可研|可行性|立项|选址|勘察|勘测|前期|论证|备案|初[审评稿]|[环能]评|施工图|图纸|(?:基础|主体)(?!设施|设备|班)|土建|封顶|采购|合同"
)
_HANDED_IN = re.compile(r"申报|上报|报[送请批审]|[递提]交|送审|(?:材料|申请|资料|文本|方案|成果)[^，。；]{0,4}[报递送]")
_NOT_YET = re.compile(r"(?:尚|还|仍|暂|至今)[未没无]|未(?:开工|动工|启动|进场|到货|到场)")
_OPENS_ACCOUNT = re.compile(r"[一-鿿]{2}(?<!其)[中里]$")
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
    return goes_on(aligner, index, place) if covered >= ENOUGH else None


def goes_on(aligner: Aligner, index: int, place: int) -> Result | None:
    """A result for a statement whose sentence goes on with what is still under way: 目录初稿已成，正在校对."""
    if place + 1 == len(aligner.statements):
        return None
    here, after = aligner.statements[place], aligner.statements[place + 1]
    still = after.state in ("ongoing", "planned") or (after.state == "not_done" and _NOT_YET.search(after.text))
    if after.sentence != here.sentence or not still or after.quantities:
        return None
    if _speaks_of_another(aligner, index, place + 1):
        return None
    return Result("in_progress", _OPEN, None, (here.span, after.span))


def only_begun(aligner: Aligner, index: int, told: Result, others: frozenset[int]) -> Result | None:
    """What takes an answer back that tells of a step only, where its sentence goes on with what is under way.

    What came to its end (建成投用，正在办证) is done, whatever follows, unless that is the end of what another demand
    asks for (`others` are the places of their answers).
    """
    place = next((p for span in told.evidence if (p := aligner.place_of.get(span)) is not None), None)
    if place is None or (place not in others and came_to_its_end(aligner.statements[place].text)):
        return None
    return goes_on(aligner, index, place)


def came_to_its_end(text: str) -> bool:
    """Whether a statement tells of an end, and not of that of a step."""
    return _CAME_TO_ITS_END.search(text) is not None and _STEP.search(text) is None


def handed_in(aligner: Aligner, index: int, statement: Statement) -> Result | None:
    """What takes a figure back that was only handed in, where the answer is still out: 3家的材料已报省厅，等待批复."""
    place = aligner.place_of.get(statement.span)
    step = _HANDED_IN.search(statement.text) or _STEP.search(statement.text)
    if place is None or step is None or came_to_its_end(statement.text):
        return None
    demanded = aligner.demands[index].text
    work = lexicon().work
    if step[0] in demanded or set(work.findall(demanded)) & set(work.findall(statement.text)):
        return None
    return goes_on(aligner, index, place)


def some_of_them(aligner: Aligner, statement: Statement) -> Result | None:
    """What takes a figure back that only opens the account of its parts, some of them open: 3个法庭中，1个完工，2个在建."""
    if not _OPENS_ACCOUNT.search(statement.text):
        return None
    behind = (aligner.statements[p] for p in aligner.sentence[statement.sentence])
    for part in behind:
        if part.span.start > statement.span.start and part.state in ("ongoing", "planned", "not_done"):
            return Result("in_progress", "完成情况逐一说明，其中有的尚未完成", None, (statement.span, part.span))
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
    """A result for a demand without an answer, where a statement says that work goes on whose sentence has more of its
    words than of any other such demand's; a single one needs only a word.
    """
    aligner = case.aligner
    left = [i for i, d in enumerate(aligner.demands) if d.figure and i != index and i not in case.matches]
    for place, statement in enumerate(aligner.statements):
        if statement.state not in ("ongoing", "planned") or statement.quantities:
            continue
        covered = aligner.coverage(index, place)
        others = max((aligner.coverage(other, place) for other in left), default=0.0)
        if covered > others and not _speaks_of_another(aligner, index, place):
            return said("in_progress", _OPEN, statement)
    return None


def whole(aligner: Aligner) -> Result | None:
    """A result for what nothing is said of, where the project as a whole is said not to be done."""
    undone = aligner.undone
    return None if undone is None else said("missed", "完成情况说整个项目没有完成", undone)


def _speaks_of_another(aligner: Aligner, index: int, place: int) -> bool:
    """Whether a statement is what another demand is answered by."""
    own = aligner.coverage(index, place)
    others = (aligner.coverage(other, place) for other in range(len(aligner.demands)) if other != index)
    return any(covered >= ENOUGH and covered > own for covered in others)
