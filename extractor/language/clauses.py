"""Clauses: a paragraph taken apart into single statements or demands.

Ends of sentences always part. A comma parts unless one side only leads to the other (按照…要求，) or follows from it
(使其…). Within a part 、 and 和 separate demands where each side has its own figure, 并 where a verb follows, and 、 in an
enumeration of works. What stands in brackets, quotes or 《》 is never parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from . import states
from .brackets import NUMBERED, masked
from .clause_rules import FAR, rules
from .scanning import scan
from .types import Clause, State, StateKind

_HARD = re.compile(
    r"[。；;！!？?\n\r]+"
    r"|(?<=[\u4e00-\u9fff%％）)])[.．](?=\s*(?:[\u4e00-\u9fff（(①-⑳“《]|\d{1,2}[.、．]|$))"
    r"|[①-⑳⑴-⒛❶-❿➀-➓●◆■★▪•][.、．]?"
    rf"|(?:(?<=[\s。；;，,：:、！？.])|^)(?:[（(]{NUMBERED}[）)][.、．]?|\d{{1,2}}[)）]|[（(]?[A-Ha-h][)）.．、](?=[\u4e00-\u9fff“《\d])(?![类级型等区段号楼座栋档])|\d{{1,2}}[.．、](?!\d(?!\d?月[\d底末初上中下]))|[一二三四五六七八九十]{{1,3}}、|[一二三四五六七八九十]是|第[一二三四五六七八九十][，,])"
    rf"|[（(]{NUMBERED}[）)](?=[\u4e00-\u9fff])(?![型类期级号标档段])"
)
_MARKS = "。；;！!？?\n\r.．①-⑳⑴-⒛❶-❿➀-➓●◆■★▪•（("
# Numbers and letters begin one only behind a mark or a blank, or where the text begins.
_BEGINNING = re.compile(
    rf"[A-Ha-h\d一二三四五六七八九十第{_MARKS}](?:(?<=[{_MARKS}])|(?<=[\s。；;，,：:、！？.].)|(?<=^.))"
)
# A comma or colon first, so that it is sought as one: 1,200 and 8:30 are not parted.
_COMMA = re.compile(r"[，,](?:(?<!\d.)|(?!\d))")
_COLON = re.compile(r"[：:](?:(?<!\d.)|(?!\d))")
_BLANK = " \t\u3000\xa0\n\r，,、。；;：:.．！!？?-—"
_CONTENT = re.compile(r"\w")
_REACHES = re.compile(r"涉及|涵盖|包括|包含|含")
_BOUND = re.compile(r"不少于|不低于|不高于|不超过|不大于|不小于|至少|[≥≤]")
_VALUE = re.compile(
    r"\s*(?:[≥≤><=＞＜≧≦＝~～±]|约|近|达到|达|不低于|不少于|不超过|不高于|大于|小于|低于|高于|至少|共|为)*\s*(?:\d|百分之|[一二三四五六七八九十两百]+(?:个|名|项|次|套|本|份|场|期|家|所|处))"
)


def split(text: str) -> tuple[Clause, ...]:
    """The clauses of `text` in order, without overlap, each with its state.

    A clause's range leaves out closing punctuation, list marks (①, （1）, 一是), labels (数量指标：) and 并. `states` holds
    the state words in it; where it has none of its own and goes on from the clause before (已完成甲3处、乙2处), those too.
    """
    return with_states(text, places(text), states.find(text))


def places(text: str) -> list[tuple[int, int]]:
    """The ranges of the clauses of `text`."""
    view = masked(text)
    found: list[tuple[int, int]] = []
    start = 0
    for hard in scan(_HARD, _BEGINNING, view):
        found += [(start + begin, start + end) for begin, end in _sentence(view[start : hard.start()])]
        start = hard.end()
    return found + [(start + begin, start + end) for begin, end in _sentence(view[start:])]


@lru_cache(maxsize=4096)
def _sentence(view: str) -> list[tuple[int, int]]:
    """The ranges of the clauses of one sentence. Those of a field come twice: they stand in its block too."""
    known = rules()
    parts = list(_parts(view))
    texts = [view[part.start : part.end].strip(_BLANK) for part in parts]
    begin = 0
    cuts: list[tuple[int, int]] = []
    for number, part in enumerate(parts):
        if part.labelled and number == 0:
            begin = part.start
        leads = known.leads(texts[number])
        if not leads:
            cuts += _cuts(view, part.start, part.end)
        if number + 1 < len(parts):
            after = parts[number + 1]
            if not after.labelled and (leads or _follows(texts[number + 1])):
                continue
            cuts.append((part.end, after.start))
    found: list[tuple[int, int]] = []
    for cut_start, cut_end in cuts:
        _add(view, begin, cut_start, found)
        begin = cut_end
    _add(view, begin, len(view), found)
    return found


class _Part(NamedTuple):
    """What stands between two commas; `labelled` if a label (数量指标：) before it was left out."""

    start: int
    end: int
    labelled: bool = False


def _parts(view: str) -> Iterator[_Part]:
    """The parts of a sentence between its commas, colons, and 并 before verbs; labels left out."""
    position = 0
    colons, joints = _COLON.search(view) is not None, "并" in view
    for comma in [*_COMMA.finditer(view), None]:
        last = comma.start() if comma else len(view)
        labelled = False
        for colon in _COLON.finditer(view, position, last) if colons else ():
            if last - colon.end() <= _SHORT and _VALUE.match(view, colon.end(), last):
                continue
            if rules().figure.search(view, position, colon.start()):
                yield _Part(position, colon.start(), labelled)
                labelled = False
            else:
                labelled = True
            position = colon.end()
        for joint in rules().joint.finditer(view, position, last) if joints else ():
            if joint.start() - position >= _LEAST and not _one_object(view, position, joint.end(), last):
                yield _Part(position, joint.start(), labelled)
                position, labelled = joint.end(), False
        yield _Part(position, last, labelled)
        position = last + 1


def _one_object(view: str, start: int, middle: int, end: int) -> bool:
    """对申请并通过审核的企业: 并 stands within the object of 对."""
    return view.startswith(("对", "将", "把"), start) and _OF.search(view, middle, min(end, middle + FAR)) is not None


def _follows(part: str) -> bool:
    """Whether a part only goes on from the one before (使其…); a list of demands does not."""
    if len(part) > FAR or rules().follow.fullmatch(part) is None:
        return False
    if _REACHES.match(part) and _BOUND.search(part) and rules().figure.search(part):
        return False  # 涉及地块不少于18宗 asks for more than the part before it
    return next(_works(part, 0, len(part)), None) is None and next(_figured(part, 0, len(part)), None) is None


def _cuts(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The marks within a part that separate demands."""
    if _SEPARATOR.search(view, start, end) is None:
        return []
    return sorted({*_figured(view, start, end), *_works(view, start, end)})


def _figured(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Marks between two that each have a figure: 甲3处、乙2处和丙1处."""
    known = rules()
    separators = [*_SEPARATOR.finditer(view, start, end), None]
    item = start
    for separator, after in pairwise(separators):
        if separator is None:
            continue
        figure = known.ends_in_figure.search(view, max(item, separator.start() - _SHORT * 2), separator.start())
        named = figure is not None and figure.start() - item >= 2
        item = separator.end()
        if not named:
            continue
        right = after.start() if after else end
        if known.lone.fullmatch(view, separator.end(), right):
            continue  # 缴费206人、85万元: two figures of one thing
        if known.figure.search(view, separator.end(), end) and not known.shared.match(view, separator.end(), right):
            yield separator.span()


def _works(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Marks of an enumeration of works: 水质采样、设备检修、管线巡查; with 等 they are parts of one (施工、监理等工作)."""
    part = view[start:end]
    last = part.rfind("、")
    if last < 0:
        return
    rest = part.find("等", last)
    if rest >= 0 and not _INCLUDING.search(part):
        return
    items = (part[:rest] if rest >= 0 else part).split("、")
    known = rules()
    if not known.work.search(items[0]) and not known.begins.match(items[1]):
        return
    if all(len(item) >= _LEAST and known.is_work(item) for item in items) and not any("的" in i for i in items[1:]):
        position = start
        for item in items[:-1]:
            position += len(item) + 1
            yield position - 1, position


_SHORT = 16
"""A value after a colon (合格率：≥95%) is at most so long; what is longer is a demand under a label."""
_LEAST = 4
"""A demand has at least so many characters: 收集、整理 are two verbs of one."""
_OF = re.compile(r"的[\u4e00-\u9fff]")
_SEPARATOR = re.compile(r"、|以及|及(?!时|早|格)|和(?![谐平美睦])|与")
_INCLUDING = re.compile(r"包括|包含|分为|主要为|主要是|内容为")


def _add(view: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    """Adds ``[start, end)`` without the marks and joining words at its ends, if anything is left."""
    while start < end and (view[start] in _BLANK or view[start].isspace()):
        start += 1
    joining = rules().joining.match(view, start, end)
    if joining:
        start = joining.end()
    while end > start and (view[end - 1] in _BLANK or view[end - 1].isspace()):
        end -= 1
    if end > start and (view[start].isalnum() or _CONTENT.search(view, start, end)):
        found.append((start, end))


# ------------------------------------------------------------------------------------------------------------ states


def with_states(text: str, ranges: Sequence[tuple[int, int]], found: tuple[State, ...]) -> tuple[Clause, ...]:
    """Clauses of the given ranges with their states."""
    clauses: list[Clause] = []
    position = before = 0
    carried: tuple[State, ...] = ()
    kind: StateKind | None = None
    for start, end in ranges:
        while position < len(found) and found[position].start < start:
            position += 1
        own = position
        while position < len(found) and found[position].end <= end:
            position += 1
        if own < position:
            carried = found[own:position]
            kind = _telling(text, start, carried)
        elif carried and (_ENDS.search(text, before, start) or not _carries(kind, text, start, end)):
            carried, kind = (), None
        clauses.append(Clause(start, end, kind, carried))
        before = end
    return tuple(clauses)


def _telling(text: str, start: int, found: tuple[State, ...]) -> StateKind | None:
    """The state of a clause: what an addition in brackets says counts only where nothing else does."""
    if len(found) == 1:
        return found[0].kind
    main = []
    depth = 0
    for state in found:
        depth += text.count("（", start, state.start) - text.count("）", start, state.start)
        start = state.start
        if depth <= 0:
            main.append(state)
    return states.telling(tuple(main) or found)


_ENDS = re.compile(r"[。；;！!？?\n\r①-⑳]")


def _carries(kind: StateKind | None, text: str, start: int, end: int) -> bool:
    """Whether a state goes on over a clause that has none: a plan does, a result only where no new verb begins."""
    if kind == "planned":
        return True
    return kind in ("done", "partly", "ongoing") and not rules().begins.match(text, start, end)
