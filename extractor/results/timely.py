"""Times that follow from days: 8月1日至8月30日公示 lasted 30 days, 20日内提交 is in time where nothing says otherwise."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from db.records import Figure, Result
from extractor.language import kept
from extractor.results import compare
from extractor.results.align import Aligner
from extractor.results.enough import ENOUGH_TO_RESTATE, UNFINISHED, WEAK, said
from extractor.results.sweeping import of_all
from extractor.results.worst import longest

_DAYS = frozenset(("天", "日", "个自然日"))
_IN_TIME = re.compile(r"(?:及时|按时|按期|准时)[一-鿿]{0,4}(?:率|比例)")
_WITHIN = re.compile(r"(?:期限|时限|\d\s*个?(?:工作日|日|天|小时|分钟))(?:之|以)?内")
_RATE_WITHIN = re.compile(
    r"(?P<limit>\d+\s*(?:个?(?:工作日|小时|月)|分钟|日|天|周))(?:之|以)?内[^，。；]{0,8}(?:率|比例)"
)
# 公示期, 开放时间: so long as that goes on.
_TIME_OF = re.compile(r"([一-鿿]{2})(?:期|时间|期限|天数|时长)[^一-鿿]*(?:不[少低短]于|至少|达到?|为)?[^一-鿿]*$")
_NOT_ALL = re.compile(r"[未没不]|部分|个别|少数|基本|多数|有的|超")


def lasted(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """So many days, where a statement of it tells the first and the last of them."""
    if target.dimension != "duration" or target.unit not in _DAYS or target.comparator in ("<=", "<"):
        return None
    what = _TIME_OF.search(aligner.before[index])
    for place in aligner.held(index).candidates:
        statement = aligner.statements[place]
        if aligner.coverage(index, place) < ENOUGH_TO_RESTATE and (what is None or what[1] not in statement.text):
            continue
        if statement.state in UNFINISHED:
            continue
        for told in statement.dates:
            if told.kind != "period" or not told.first or not told.last or told.span.quote.count("日") < 1:
                continue
            days = (date.fromisoformat(told.last) - date.fromisoformat(told.first)).days + 1
            if days >= target.value:
                return said("met", f"{told.span.quote}共{days}天，满足{compare.shown(target)}的要求", statement)
    return None


def within(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """All within so long, where the longest of them is told: 最长的一件用了11小时 for 24小时内转办率100%.

    By one duration that nothing else asks for; whether it is of this, a word of the demand must tell.
    """
    text = aligner.demands[index].text
    limit = _RATE_WITHIN.search(text) if target.dimension == "ratio" and target.si == 1 else None
    if limit is None or any(d.figure is not None and d.figure.dimension == "duration" for d in aligner.demands):
        return None
    due = next(iter(kept.read(limit["limit"]).quantities), None)
    if due is None:
        return None
    for place, statement in enumerate(aligner.statements):
        for quantity in statement.quantities:
            before = statement.text[: quantity.span.start - statement.span.start]
            if quantity.figure.dimension != "duration" or statement.state in UNFINISHED or not longest(before):
                continue
            if quantity.figure.si > Fraction(due.value) * due.factor:
                continue
            if aligner.coverage(index, place) > 0:
                return Result(
                    "met", f"最长的一次为{quantity.span.quote}，都在{limit['limit']}内", quantity, (statement.span,)
                )
            reason = f"最长的一次为{quantity.span.quote}，是否就是这一项，从文字上不能确定"
            return Result("undetermined", reason, quantity, (statement.span,))
    return None


def in_time(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A rate of what was in time, where a statement of it says within what time it was done."""
    if target.dimension != "ratio" or not _IN_TIME.search(aligner.demands[index].text):
        return None
    for place in aligner.held(index).candidates:
        statement = aligner.statements[place]
        if aligner.coverage(index, place) < WEAK or statement.state in UNFINISHED:
            continue
        if _WITHIN.search(statement.text) and not _NOT_ALL.search(statement.text):
            if of_all(statement.text):
                return said("met", "完成情况称都在期限内完成", statement)
            return said("undetermined", "完成情况说明了时限，是否全部及时，从文字上不能确定", statement)
    return None
