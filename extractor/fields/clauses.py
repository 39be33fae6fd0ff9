"""A text of demands cut into its clauses, each cut further where several figures or days are demanded each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from db.records import Date, Quantity, Span
from db.values import value
from extractor.language import kept

_WHOLE = re.compile(r"(?:全[区县市镇乡省域州旗局校系]|[本我][区县市]|辖区|[区县市]内|各|涉及|覆盖)[^，。；、\d]{0,6}$")
_TOUCHING = re.compile(r"[、，,/\s]?\s*(?:共|共计|合计|总计|累计|约|计|和|及)?")
# What is due by a deadline, up to the next one; a mere name of a half (上半年部分于6月底前、下半年……发放) is not.
_DUE_APIECE = re.compile(r"[^，。；、（）()]{2,14}(?P<mark>[、，]\s*(?:并)?)(?:[于在])?")
_DUE = re.compile(r"\s*[一-鿿]{2}")

_WHOLLY = re.compile(r"\s*[（(](?P<inner>.+)[）)][。；;]?\s*", re.DOTALL)
_OPEN, _CLOSE = "（(〔[", "）)〕]"


@value
class Part:
    """A range of a span's text that is one demand, with its figures."""

    start: int
    end: int
    figures: tuple[Quantity, ...]


def parts(span: Span, quantities: Sequence[Quantity], limits: Sequence[Date]) -> Iterator[Part]:
    """The clauses of a span, each cut at its figures and at its deadlines where these are demanded one by one."""
    for clause in kept.split(span.quote):
        low, high = span.start + clause.start, span.start + clause.end
        inside = [q for q in quantities if low <= q.span.start and q.span.end <= high]
        due = [d for d in limits if low <= d.span.start and d.span.end <= high]
        cuts = sorted({*_cuts(span, inside), *_between(span, due, clause.end)})
        start = clause.start
        for cut, resume in [*cuts, (clause.end, clause.end)]:
            held = tuple(q for q in inside if start <= q.span.start - span.start and q.span.end - span.start <= cut)
            yield Part(start, cut, held)
            start = resume


def _cuts(span: Span, figures: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Where to cut between two figures that stand side by side and are both demanded: 12期、960人次."""
    found: list[tuple[int, int]] = []
    for one, other in pairwise(figures):
        start, end = one.span.end - span.start, other.span.start - span.start
        between = span.quote[start:end]
        if not between or not _TOUCHING.fullmatch(between) or is_scope(span, one) or enclosed(span.quote, start):
            continue
        if one.figure.dimension == "ratio" or one.figure.base == other.figure.base:
            continue
        found.append((start, start + len(between) - len(between.lstrip("、，,/ 　"))))
    return found


def _between(span: Span, limits: Sequence[Date], end: int) -> list[tuple[int, int]]:
    """Where to cut between two deadlines by each of which something else is due: 6月底前开工、11月底前完工."""
    found: list[tuple[int, int]] = []
    for one, other in pairwise(limits):
        start, stop = one.span.end - span.start, other.span.start - span.start
        if (hit := _DUE_APIECE.fullmatch(span.quote, start, stop)) and _DUE.match(
            span.quote, other.span.end - span.start, end
        ):
            found.append((hit.start("mark"), hit.end("mark")))
    return found


def enclosed(text: str, at: int) -> bool:
    """Whether the place lies in brackets."""
    depth = 0
    for character in text[:at]:
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
    return depth > 0


def is_scope(span: Span, quantity: Quantity) -> bool:
    """Whether a figure says how far the demand reaches (全县64个村), rather than how much is asked for."""
    return _WHOLE.search(span.quote[: quantity.span.start - span.start]) is not None


def unbracketed(span: Span) -> Span:
    """A text without the brackets around all of it: （数量指标：……；质量指标：……）"""
    found = _WHOLLY.fullmatch(span.quote)
    if found is None:
        return span
    start, end = found.span("inner")
    depth = 0
    for character in found["inner"]:
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth < 0:
            return span
    return Span(span.block, span.start + start, span.start + end, found["inner"])
