"""Demands that a completion tells together with their answers: “数量指标方面，计划采集血样200份、办宣传12场，实际采集226份；
宣传办了14场。” or “小分队≥4支，实际派出5支；……”.

The half up to 实际 demands; what follows answers, up to the next half that demands or the end of the sentence. A half
that demands several things one by one is answered by all of the other half.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.records import Field, Indicator, Span
from extractor.fields.demands import LEVEL1, LEVEL2, demands
from extractor.fields.reading import Context, Read
from extractor.outline.tree import piece

_PIECE = re.compile(r"[^；;。\n]+")
# 数量指标方面，计划…… and the heading 产出指标 over sentences of its kind.
_KIND = re.compile(
    rf"\s*(?:[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．])?\s*(?:在)?(?P<name>{LEVEL1}|{LEVEL2})(?:(?:类?指标)?方面[，,：:]?|类?指标[，,：:]|[：:])\s*"
)
_HEADING = re.compile(
    rf"\s*(?:[（(]?[\d一二三四五六七八九十]{{1,2}}[）)、.．])?\s*(?P<name>{LEVEL1}|{LEVEL2})(?:类?指标)?(?:的?(?:完成|实现)情况)?[。：:]?\s*"
)
_ACTUAL = re.compile(r"[，,]\s*(?:全年|年度|本年|到年底|至年底|截至年底)?(?=实际)")
_ANSWERS = re.compile(r"\s*(?:全年|年度|本年)?实际(?!使用|到位|种植|投入)")
_PLAN = re.compile(
    r"(?:(?<![一-鿿])|(?<=[率度]))(?:年初|年度|全年|原)?(?:计划|目标)(?!生育)|[^，,；;。]{2,12}(?:计划|目标值?)(?=[为≥≤\d不达])"
)
_SIGN = re.compile(r"[≥≤＞＜]\s*\d|\d[^，,；;。]{0,6}以[上内下]|不[少低高多大小]于|不超过")
_BARE = re.compile(r"[^，,；;。]*[≥≤＞＜]\s*\d[\d.,]*\s*[^，,；;。、\d]{0,8}")
_COMMA = re.compile(r"(?<!\d)[，,]|[，,](?!\d{3}(?!\d))")
# What a clause behind a plan tells of it without saying 实际: 计划10月底前建成，比期限提前半个月
_REPORTS = re.compile(r"[了已均]|[提超]前|全[部都]|完成|比(?:计划|期限|目标)")
_DIGIT = re.compile(r"\d")
# What reports already and asks for nothing, though 实际 follows: 全年下村132次，比计划多12次，实际到场310人
_TOLD = re.compile(r"[了已]|比(?:计划|期限|目标|上年)")
_COMMAS = 2
_LEAST, _SHARE = 2, 0.6


def answer_in_completion(reads: Sequence[Read], context: Context) -> None:
    """Give projects that state no demands those that their completions tell with the answers.

    So where most of the report's projects with a completion are told like that.
    """
    open_ones = [
        read
        for read in reads
        if not read.table and "indicator" not in read.fields and read.fields.get("completion") is not None
    ]
    found = [(read, answered(read.fields["completion"].spans, context)) for read in open_ones]
    telling = [(read, table) for read, table in found if len(table) >= _LEAST]
    if not telling or len(telling) < _SHARE * sum("completion" in read.fields for read in reads):
        return
    for read, table in telling:
        read.table, read.paired = table, True


def answered(spans: Sequence[Span], context: Context) -> tuple[Indicator, ...]:
    """The demands of these paragraphs with their answers; none where most of what is planned is not answered beside it."""
    found: list[Indicator] = []
    level1: str | None = None
    level2: str | None = None
    seen = spans[0].block - 2 if spans else 0
    for place in spans:
        for over in context.blocks[max(0, seen) : place.block - 1]:
            if heading := _HEADING.fullmatch(over.text):
                level1, level2 = _levels(heading["name"], level1, level2)
        seen = place.block
        for kind, half, answer in _halves(place, context):
            if kind is not None:
                level1, level2 = _levels(kind, level1, level2)
            own = Field(answer.quote, answer) if answer is not None else None
            taken = _due(demands([half], context.figures([half]), context.times([half]), 1), half)
            if own is not None and len(taken) == 1 and _DIGIT.search(first := re.split("[；;]", own.text)[0]):
                # what else is told behind its figure answers nothing: 实际到账6.8亿元；另预计……
                place_of = own.spans[0]
                own = Field(first, Span(place_of.block, place_of.start, place_of.start + len(first), first))
            for one in taken:
                found.append(
                    replace(
                        one,
                        id=len(found) + 1,
                        answer=own,
                        level1=one.level1 or _full(level1),
                        level2=one.level2 or _full(level2),
                    )
                )
    told = sum(one.answer is not None for one in found)
    return tuple(found) if told >= _SHARE * len(found) else ()


def _due(taken: Sequence[Indicator], half: Span) -> Sequence[Indicator]:
    """Those that set a figure or a day; where none does, the half as a whole (信息按季更新)."""
    due = [one for one in taken if one.figure is not None or one.deadline is not None]
    if due or not taken:
        return due
    return [replace(taken[0], text=half.quote, span=half)]


def _levels(name: str, level1: str | None, level2: str | None) -> tuple[str | None, str | None]:
    """The levels behind the name of a kind; 成本 and 满意度 under another first level are of the second."""
    if name in LEVEL1.split("|") and not (level1 and name in LEVEL2.split("|")):
        return name, None
    return level1, name


def _full(level: str | None) -> str | None:
    return None if level is None else level + "指标"


def _halves(place: Span, context: Context) -> Iterator[tuple[str | None, Span, Span | None]]:
    """The halves that demand, each with the name of its kind, if any, and the half that answers it."""
    block = context.blocks[place.block - 1]
    sentence = [place.start, *(place.start + m.end() for m in re.finditer("[。\n]", place.quote))]
    kind: str | None = None
    half: tuple[int, int] | None = None
    answer: tuple[int, int] | None = None
    planned = False  # whether the sentence demands by a plan, so that what has none goes on telling
    for each in _PIECE.finditer(block.text, place.start, place.end):
        start, end = each.span()
        begins = any(not block.text[at:start].strip() for at in sentence if at <= start)
        if half is not None and _ANSWERS.match(block.text, start, end) and answer is None:
            answer = (start, end)  # 计划培训240人。实际培训252人
            continue
        if begins and half is not None:
            yield from _one(kind, half, answer, context, place.block)
            half = answer = None
        if begins:
            kind, planned = None, False
        label = _KIND.match(block.text, start, end)
        at = label.end() if label else start
        cut = _cut(block.text, at, end, planned and half is not None)
        if cut is None:
            if half is not None and answer is not None:
                answer = (answer[0], end)
            continue
        if half is not None:
            yield from _one(kind, half, answer, context, place.block)
        kind = label["name"] if label else kind
        half, answer = (at, cut[0]), (cut[1], end) if cut[1] < end else None
        planned = planned or _PLAN.search(block.text, at, cut[0]) is not None
    if half is not None:
        yield from _one(kind, half, answer, context, place.block)


def _one(
    kind: str | None, half: tuple[int, int], answer: tuple[int, int] | None, context: Context, id: int
) -> Iterator[tuple[str | None, Span, Span | None]]:
    block = context.blocks[id - 1]
    due = piece(block, *half)
    if due is not None:
        yield kind, due, piece(block, *answer) if answer else None


def _cut(text: str, start: int, end: int, planned: bool) -> tuple[int, int] | None:
    """Where a piece's demand ends and where its answer begins (the piece's end, where it has none); None where it
    demands nothing."""
    asks = _PLAN.search(text, start, end) or _SIGN.search(text, start, end)
    hit = _ACTUAL.search(text, start, end)
    if hit is not None:
        told = asks is None and _TOLD.search(text, start, hit.start()) is not None
        goes_on = planned and (asks is None or asks.start() > hit.start())
        if told or goes_on or text[start : hit.start()].count("，") > _COMMAS:
            return None
        return hit.start(), hit.end()
    if asks is None:
        return None
    if _BARE.fullmatch(text, start, end):
        return end, end
    if _PLAN.match(text, start, end) is None:
        return None
    comma = _COMMA.search(text, asks.end(), end)
    if comma is None:
        return end, end
    return (comma.start(), comma.end()) if _REPORTS.search(text, comma.end(), end) else None
