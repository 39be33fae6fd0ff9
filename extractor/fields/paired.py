"""Demands that stand beside their answers in one sentence: “培训人数≥240人次，实际252人次；……”, as transfer reports have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from db.records import Block, Field, Indicator, Span
from extractor.fields.demands import LEVEL1, LEVEL2, demands
from extractor.fields.projects import levelled
from extractor.fields.reading import Context
from extractor.outline.tree import piece

_LEVEL = re.compile(
    rf"\s*(?:[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．])?\s*(?P<name>{LEVEL1}|{LEVEL2})(?:类?指标)?\s*[。：:]"
)
_HEADING = re.compile(
    rf"\s*(?:[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．])?\s*(?P<name>{LEVEL1})(?:类?指标)?(?:的?(?:完成|实现)(?:情况)?(?:分析)?)?[。：:]?\s*"
)
_NUMBERED = re.compile(r"\s*指标\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[：:、.．]\s*")
GOES_ON = r"[；;](?=\s*(?:全年|年度|本年)?(?:实际(?:完成|达到|值|数|为)?|完成值)[：:]?\s*[\d≥≤])"
"""A semicolon right before the result parts nothing: 目标≥4支；实际5支。"""
_PIECE = re.compile(rf"(?:[^；;。\n]|{GOES_ON})+")
_ANSWER = re.compile(
    rf"(?:[，,]|{GOES_ON})\s*(?P<answer>(?:全年|年度|目前|已)?(?:实际|完成值|完成情况)[^；;。]*|[^，,；;。]*(?:调查|回访|统计|核查|检测|测评)[^；;。]*)"
)
# What only a target says of itself; behind it, the first comma opens the answer.
_TARGET = re.compile(
    r"(?:年初|年度|全年|原)设[定置]|设定(?=[为≥≤\d])|(?<!的)目标(?!(?:均|都|全部|已|基本)*(?:完成|实现|达成)|[一二三四五六七八九十\d]+[：:])值?|指标值|(?:(?<=年初)|(?<=年度)|(?<=全年)|(?<=原)|(?<![一-鿿]))计划|计划(?=数|值|为|[\d≥]|完成|新建|建设|举办|培训|治理|安装|改造|组织|开展|实施|发放|购置)|要求|(?:原|年初)定|定的是"
    r"|不(?:少|低|高|大|小)于|不超过|控制在|至少|[≥≤＞＜]"
    r"|[\d一二三四五六七八九十百千万%％][^，,；;。\d]{0,6}?(?<![级岁模])以[上下内]"
)
# A bound alone is no target where what stands behind it reports nothing: 每年驻点不少于两个月，平时线上指导
_BOUND = re.compile(r"不|控制在|至少|[≥≤＞＜]|.*以[上下内]$")
_REPORTS = re.compile(r"\d|百分之|[未没无均已了]|[全都]|达标|完成")
# What explains things told before asks for nothing: 这两项是分开做的，……
_EXPLAINS = re.compile(r"\s*(?:这|该|此|上述|前述|其中)")
_COMMA = re.compile(rf"(?<!\d)[，,]|[，,](?!\d{{3}}(?!\d))|{GOES_ON}")
_ANSWERED = re.compile(
    rf"(?:[，,]|{GOES_ON})\s*(?:全年|年度|目前|已|年末|年底|当年)?(?:实际|实绩|实有|结果|最终|(?:完成|实现|达成)值|(?:共|累计)?完成了?(?=\s*\d))"
    r"|[，,]\s*(?:全年|到?年末|到?年底|最后|最终|当年|一年下来)[^，,。；;\d]{0,8}了[^，,。；;\d]{0,4}\d"
)
_LEAST, _SHARE = 2, 0.6  # so many answers, and so large a share of what is asked, make a text answer itself
# What is told of a result (高于目标值, 比计划多出16户) asks for nothing.
_HELD = re.compile(
    r"(?:(?:^|[，,；;。])[^，,。；]{0,6}比|超[过出]|[高低优好]于|达到|接近)[^，,。；]{0,8}(?:目标|指标|计划)值?$"
)
_VALUE = re.compile("(?:目标|指标|计划)值")
_OVER = 2  # so many lines above the first answer may say of what kind of indicators it is
# A plan that _TARGET does not count on (计划于……, 计划中的……), enough to ask where an answer follows.
_PLANNED = re.compile(r"计划(?!生育)")
_NAME = re.compile(r"[^，,；;。：:\d]{2,16}[：:]\s*")
_FIGURE = re.compile(r"\d|百分之")
_NAMELESS = re.compile(
    r"(?:年初|年度|全年|原)?(?:计划|目标|要求|指标)?[值数为是]?(?:达到?|[要须应]?不[低少高多]于|不超过|控制在|至少|[≥≤＞＜=])*\s*(?:\d|百分之)"
)
_LEVELS1 = frozenset(LEVEL1.split("|"))


def answers_itself(spans: Sequence[Span]) -> bool:
    """Whether a text asks and answers in one breath (计划新植行道树400株，实际420株；……), and not first the one, then the other."""
    asked = answered = 0
    for each in (hit for span in spans for hit in _PIECE.finditer(span.quote)):
        target = _TARGET.search(each[0]) or _PLANNED.search(each[0])
        if target is not None:
            asked += 1
            answered += _ANSWERED.search(each[0], target.end()) is not None
    return answered >= _LEAST and answered > asked * _SHARE


def mostly_answered(table: Sequence[Indicator]) -> bool:
    """Whether most demands of a text are stated as such and have their answers with them: X，目标值≥60场，全年68场."""
    stated = [
        one for one in table if (one.figure is not None and one.figure.comparator != "=") or _VALUE.search(one.text)
    ]
    answered = sum(one.answer is not None and bool(one.answer.text) for one in stated)
    return answered > _LEAST and answered >= _SHARE * len(table)


def paired(spans: Sequence[Span], context: Context, least: int = _LEAST) -> tuple[Indicator, ...]:
    """The demands of `spans` that are answered in their own sentence, with their answers; none where fewer than `least` are."""
    found: list[Indicator] = []
    level1: str | None = None
    level2: str | None = None
    seen = max(spans[0].block - 1 - _OVER, 0) if spans else 0
    for place in (levelled(span, context.blocks) for span in spans):
        block = context.blocks[place.block - 1]
        start = place.start
        for over in context.blocks[seen : place.block - 1]:
            if (heading := _HEADING.fullmatch(over.text)) and heading["name"] in _LEVELS1:
                level1, level2 = heading["name"], None
        seen = place.block
        if label := _LEVEL.match(place.quote):
            start = place.start + label.end()
            name = label["name"]
            # 成本 and 满意度 are names of both levels: under 产出 they are of the second.
            level1, level2 = (name, None) if name in _LEVELS1 and not (level1 and name in LEVEL2) else (level1, name)
        if numbered := _NUMBERED.match(block.text, start, place.end):
            start = numbered.end()
        for demand, answer in islice(_pairs(block, start, place.end), 1 if numbered else None):
            own = Field(answer.quote, answer) if answer is not None else Field("", None)
            taken = demands([demand], context.figures([demand]), context.times([demand]), len(found) + 1)
            for one in _due(_named(_asked(taken, demand), demand), demand):
                found.append(
                    replace(
                        one,
                        id=len(found) + 1,
                        answer=own,
                        level1=_full(level1 or one.level1),
                        level2=_full(level2 or one.level2),
                    )
                )
    return tuple(found) if len(found) >= least else ()


def _due(taken: Sequence[Indicator], demand: Span) -> Sequence[Indicator]:
    """Of the clauses before an answer those that it answers: with several figures all, else the one that gives a figure
    or a day, since the words before it lead up to it (拨款及时，计划6月底前拨到户), or name it (绿化率，计划达到40%)."""
    if len([t for t in taken if t.figure]) > 1:
        return taken
    due = [t for t in taken if t.figure or t.deadline][:1] or taken[:1]
    return [replace(t, text=demand.quote, span=demand) if t.figure and _NAMELESS.match(t.text) else t for t in due]


def _named(taken: Sequence[Indicator], demand: Span) -> Sequence[Indicator]:
    """A demand with the name before its colon: 采购粮油：目标126吨."""
    name = _NAME.match(demand.quote)
    figured = [t for t in taken if t.figure is not None or t.deadline is not None]
    if (
        name is None
        or len(figured) != 1
        or figured[0].span is None
        or figured[0].span.start != demand.start + name.end()
    ):
        return taken
    return [replace(figured[0], text=demand.quote, span=demand)]


def _pairs(block: Block, start: int, end: int) -> Iterator[tuple[Span, Span | None]]:
    """The demands of a stretch of text with their answers; a target that ends its sentence is answered by the next one.

    So where that one gives a figure and no target: 办结率要求不低于95%。全年受理210件，办结率98.1%。
    """
    open_one: Span | None = None
    for each in _PIECE.finditer(block.text, start, end):
        if open_one is not None:
            told = _TARGET.search(each[0]) is None and _FIGURE.search(each[0]) is not None
            yield open_one, piece(block, each.start(), each.end()) if told else None
            open_one = None
            if told:
                continue
        parts = _split(block, each.start(), each.end())
        if parts is not None and parts[1] is None and block.text[each.end() : each.end() + 1] == "。":
            open_one = parts[0]
        elif parts is not None:
            yield parts
    if open_one is not None:
        yield open_one, None


def _asked(taken: Sequence[Indicator], demand: Span) -> Sequence[Indicator]:
    """Of several figures before an answer those that are asked for: what a clause before the target's counts is told.

    供水方面，5个项目共含6处工程，目标不少于5处 asks for 5处 and tells of 6.
    """
    target = _TARGET.search(demand.quote)
    if target is None:
        return taken
    at = demand.start + target.start()
    told = [
        t
        for t in taken
        if t.figure is not None and t.figure.comparator == "=" and t.span is not None and t.span.end <= at
    ]
    left = [t for t in taken if t not in told]
    return left if told and any(t.figure is not None or t.deadline is not None for t in left) else taken


def _split(block: Block, start: int, end: int) -> tuple[Span, Span | None] | None:
    """A piece as its demand and its answer; the answer is None where a target stands alone, all is None where none does."""
    if _EXPLAINS.match(block.text, start, end):
        return None
    hit = _ANSWER.search(block.text, start, end)
    at, begins = (hit.start(), hit.start("answer")) if hit else (end, end)
    target = _TARGET.search(block.text, start, end)
    if target is not None and _HELD.search(block.text, start, target.end()) is not None:
        return None
    if target is not None and (hit is None or _COMMA.search(block.text, target.end(), hit.start()) is not None):
        comma = _COMMA.search(block.text, target.end(), end)
        at, begins = (comma.start(), comma.end()) if comma else (end, end)
        if comma and _BOUND.match(target[0]) and _REPORTS.search(block.text, begins, end) is None:
            return None
    elif hit is None or (target is None and not _ANSWERED.match(hit[0]) and not _FIGURE.search(block.text, start, at)):
        return None
    demand, answer = piece(block, start, at), piece(block, begins, end)
    return None if demand is None else (demand, answer)


def _full(level: str | None) -> str | None:
    return None if level is None else level if level.endswith("指标") else level + "指标"
