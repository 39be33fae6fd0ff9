"""All of something, told by what became of it: 217本，换发163本，注销54本，没有剩余 for 清理率100%.

What is divided by kinds (来电19件、来信8件) was not dealt with thereby: the parts must tell work, or nothing be left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from db.records import Figure, Quantity, Result
from extractor.results import compare, likeness
from extractor.results.align import Aligner
from extractor.results.enough import LONGEST_RUN, SOME, UNFINISHED
from extractor.results.partway import works
from extractor.results.statements import Statement

_RATE_OF = re.compile(r"[一-鿿]{2}(?:率|比例)")
_NOTHING_LEFT = re.compile(
    r"(?:没有|未|无)(?:一[一-鿿]{1,2}|任何|有)?[^，。；]{0,3}(?:剩余?|留存|遗留|结余|流[入出]|积压|漏|库存)|(?:全部|均|都)(?:处理|清理|用|发|办)完"
)
_OPEN = re.compile(r"[未没待尚仍拟剩]|正在|计划|将于|准备")
_PLACES = ("count", "mass", "area", "length")

_Told = tuple[Statement, Quantity]


def all_of_it(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A demand for 100% of something, of which just so many are told, with what was done with each of them."""
    text = aligner.demands[index].text
    rate = _RATE_OF.search(text) if target.dimension == "ratio" and target.si == 1 else None
    if rate is None or target.comparator in ("<=", "<"):
        return None
    terms = likeness.terms(_RATE_OF.sub("", text))
    told = [(s, q) for s in aligner.statements for q in s.quantities if q.figure.dimension in _PLACES]
    for at, whole in enumerate(told):
        parts = _parts(told[at + 1 : at + 1 + LONGEST_RUN], whole)
        if not parts or not _dealt_with(aligner, whole, parts):
            continue
        same = [s.terms for s, q in told if compare.equal(q.figure, whole[1].figure)]
        if likeness.coverage(terms, frozenset().union(*same), {}) < SOME:
            continue
        spans = tuple(dict.fromkeys(s.span for s, _ in parts))
        shown = "、".join(q.span.quote for _, q in parts)
        return Result("met", f"{whole[1].span.quote}逐一写明去向（{shown}），没有剩余", whole[1], spans)
    return None


def _parts(behind: Sequence[_Told], whole: _Told) -> list[_Told]:
    """The figures right behind a whole, of its sentence, that come to it exactly."""
    left, parts = Fraction(whole[1].figure.si), list[_Told]()
    for statement, quantity in behind:
        figure = quantity.figure
        if statement.sentence != whole[0].sentence or not compare.kindred(figure, whole[1].figure):
            break
        if figure.comparator != "=" or figure.si > left:
            break
        left -= figure.si
        parts.append((statement, quantity))
        if not left:
            return parts if len(parts) > 1 else []
    return []


def _dealt_with(aligner: Aligner, whole: _Told, parts: Sequence[_Told]) -> bool:
    """Whether nothing is said to be left, or each part tells work of its own, and none of them tells what is still open."""
    if any(s.state in UNFINISHED or _OPEN.search(s.text) for s, _ in parts):
        return False
    last = aligner.place_of[parts[-1][0].span]
    behind = aligner.statements[last + 1 : last + 2]
    if any(s.sentence == whole[0].sentence and _NOTHING_LEFT.search(s.text) for s in behind):
        return True
    given = works(whole[0].text) if whole[0] is not parts[0][0] else frozenset[str]()
    return all(works(_own(statement, quantity)) - given for statement, quantity in parts)


def _own(statement: Statement, quantity: Quantity) -> str:
    """The words of a part, up to the figures beside it."""
    at = statement.span.start
    start = max((q.span.end for q in statement.quantities if q.span.end <= quantity.span.start), default=at)
    end = min(
        (q.span.start for q in statement.quantities if q.span.start >= quantity.span.end), default=statement.span.end
    )
    return statement.text[start - at : end - at]
