"""A day of each month told without the month: 最晚的为当月18日, 每月12日至17日到卡, against one that was due: 每月15日前发放."""

from __future__ import annotations

import re

from db.records import Result
from extractor.language import numbers
from extractor.results import acts
from extractor.results.align import Aligner
from extractor.results.enough import UNFINISHED, said
from extractor.results.statements import Statement

_DAY = r"(?:[12]?\d|3[01]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DUE = re.compile(rf"(?P<month>每个?月|逐月|[当本次下]月)的?(?P<day>{_DAY})[日号](?:（含）)?(?:之前|以前|前)")
_TOLD = re.compile(
    rf"(?:(?P<month>每个?月|逐月|各月|[当本次下]月)|最[晚迟慢](?:的?(?:一[个次期月批笔]|月份?))?)"
    rf"(?:[固一]定?般?)?(?:的|都|均)?(?:[为是在于到]|推迟[至到])?(?:(?P<again>[当本次下])月)?"
    rf"(?:{_DAY}[日号]?[至到—~-]+)?(?P<day>{_DAY})[日号](?!(?:之|以)?[前内]|起|开始)"
)
_PUT_OFF = re.compile(
    rf"(?:推迟|拖延?|延[至到迟期后]|顺延)[至到了]?[^，。；\d]{{0,4}}(?P<day>{_DAY})[日号](?!(?:之|以)?[前内])"
)
_NEXT = "次下"
_ALSO_DUE = re.compile(r"要求|规定|应当?于?|截止|期限|原[为定在]|上年|去年|以前")


def late(aligner: Aligner, index: int) -> Result | None:
    """The result where a day of the month that is told of an act of the kind that is due comes later; else None."""
    demand = aligner.demands[index].text
    due = _DUE.search(demand)
    if due is None:
        return None
    limit = _number(due["day"]) + _LATER * (due["month"][0] in _NEXT)
    for place, statement in enumerate(aligner.statements):
        if statement.state in UNFINISHED or ("日" not in statement.text and "号" not in statement.text):
            continue
        told = _TOLD.search(statement.text) or _PUT_OFF.search(statement.text)
        if told is None or _ALSO_DUE.search(statement.text) or not _of_it(aligner, index, place):
            continue
        groups = told.groupdict()
        month = groups.get("again") or (groups.get("month") or due["month"])[0]
        day = _number(told["day"]) + _LATER * (month in _NEXT)
        if day > limit:
            return said("missed", f"{told[0]}，晚于{due[0]}", statement)
    return None


_OF_WHICH = re.compile(r"[一-鿿]{2}(?:的)?(?:情况|进度|结果|台账|报表|名单)")
"""What is reported of an act (报送发放情况) is not the act."""
_LATER = 31
"""A day of the month that follows comes after all of this one's."""


def _of_it(aligner: Aligner, index: int, place: int) -> bool:
    """Whether a clause, with what its sentence said before, tells of the act that is due, and of no other demand's more."""
    here = aligner.statements[place]
    own_words = _OF_WHICH.sub("", here.text)
    heard = own_words if acts.ANY.search(own_words) else _heard(aligner, here)
    if not acts.alike(aligner.demands[index].text, heard):
        return False
    own = aligner.coverage(index, place)
    others = (i for i, demand in enumerate(aligner.demands) if i != index and _DUE.search(demand.text))
    others_share = max((aligner.coverage(other, place) for other in others), default=0.0)
    return own > others_share if others_share else own > 0


def _heard(aligner: Aligner, here: Statement) -> str:
    """A clause with those before it in its sentence."""
    own = (aligner.statements[place] for place in aligner.sentence[here.sentence])
    return "，".join(s.text for s in own if s.span.start <= here.span.start)


def _number(text: str) -> int:
    read = numbers.plain(text) if text[0].isdigit() else numbers.chinese(text)
    return int(read or 0)
