"""Whether people are satisfied, told in other words than 满意, or in points, or by two numbers of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from db.records import Figure, Quantity, Result
from extractor.results import compare
from extractor.results.align import Aligner
from extractor.results.enough import UNFINISHED
from extractor.results.setout import is_target
from extractor.results.statements import Statement
from extractor.results.sweeping import of_all

FULL = 100
_JUDGED = re.compile(r"评价|评分|测评|回访|评议|打分|调查|问卷")
_ASKED = re.compile(
    rf"{_JUDGED.pattern}|走访|访问|入户|随访|抽访|填卷|[发收填]卷|填[写表]|意见[表卡]|评议表|评价[表卡]|征求|询问|电话|抽问|问了"
)
"""That people were asked; of what is told then, a share is of those who answered so."""
_WELL = re.compile(
    r"(?<![不没未])(?:满意|[说叫]好|好评|认可|认同|肯定|赞[成许扬]|称[赞好]|点赞|愿意|乐意|欢迎|放心|支持)"
    r"|(?:觉得|认为|感到|反映)[^，。；、不没未]{0,8}(?:好|方便|便[捷利]|实用|有用|管用|不错|值得|舒[心适]|周到|及时|合理)"
)
_GRADED = re.compile(r"(?:非常|十分|很|基本|比较|较)满意|一般")
"""Several grades of those who are content, of whom one alone makes no rate."""
_SHARE = re.compile(r"(?:占|比例|比重|即|合|约|达到?|为|有)[^，。；、\d]{0,8}$|^\s*$")


def scored(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """A satisfaction that was measured in points of a hundred: 测评得分94.6分 for 满意度90%."""
    text = aligner.demands[index].text
    if target.dimension != "ratio" or "满意" not in text or any("满意" in s.text for s in aligner.statements):
        return None
    for statement in aligner.statements:
        points = next((q for q in statement.quantities if q.figure.dimension == "score"), None)
        if points is None or not _JUDGED.search(statement.text) or not 0 < points.figure.value <= FULL:
            continue
        if points.figure.value >= target.si * FULL:
            return Result("met", f"以得分表示，{points.span.quote}", points, (statement.span,))
    return None


def told(aligner: Aligner, index: int, target: Figure) -> Result | None:
    """The share of those asked who have a good word: 回访300户，说好的281户，占93.7%; 收回18份，都填了满意."""
    text = aligner.demands[index].text
    if target.dimension != "ratio" or "满意" not in text or "不满意" in text or target.comparator in ("<=", "<"):
        return None
    if sum("满意" in demand.text for demand in aligner.demands) > 1:
        return None  # whose word it is, nothing but the name of those asked would tell
    for places in aligner.sentence.values():
        said = [aligner.statements[place] for place in places]
        at = next((n for n, s in enumerate(said) if _WELL.search(s.text)), None)
        if at is None or not any(_ASKED.search(s.text) for s in said[: at + 1]) or _of_others(aligner, index, said[at]):
            continue
        if any(s.state in UNFINISHED or _GRADED.search(s.text) for s in said):
            continue
        found = _percentage(said, at) or _counted(said, at) or _all_of_them(said, at)
        if found is None:
            continue
        share, quantity, words = found
        spans = tuple(dict.fromkeys((said[0].span, said[at].span)))
        if share >= target.si:
            return Result("met", f"{words}，满足{compare.shown(target)}的要求", quantity, spans)
        return Result("missed", f"{words}，没有达到{compare.shown(target)}的要求", quantity, spans)
    return None


def _of_others(aligner: Aligner, index: int, statement: Statement) -> bool:
    """Whether the good word is what another demand asks for (群众支持率)."""
    word = _WELL.search(statement.text)
    return word is not None and any(
        word[0] in demand.text for other, demand in enumerate(aligner.demands) if other != index
    )


_Found = tuple[Fraction, Quantity | None, str]


def _percentage(said: Sequence[Statement], at: int) -> _Found | None:
    """The percentage of the good word, in its clause or told as a share right behind it."""
    for statement in said[at : at + 2]:
        for quantity in statement.quantities:
            before = statement.text[: quantity.span.start - statement.span.start]
            if quantity.figure.dimension != "ratio" or is_target(statement.text, len(before)):
                continue
            if compare.kin(quantity.figure)[2] or (statement is not said[at] and not _SHARE.search(before)):
                continue
            return quantity.figure.si, quantity, f"好评的占{quantity.span.quote}"
    return None


def _counted(said: Sequence[Statement], at: int) -> _Found | None:
    """How many have a good word, of those who were asked before."""
    told = list(_counts(said[: at + 1]))
    if len(told) < 2 or told[-1][0] is not said[at]:
        return None
    part = told[-1][1]
    wholes = [q for _, q in told[:-1] if compare.kindred(q.figure, part.figure) and q.figure.si >= part.figure.si]
    if not wholes or not part.figure.si:
        return None
    whole = min(wholes, key=lambda q: q.figure.si)  # of those sent out and those that came back, the latter
    return Fraction(part.figure.si) / Fraction(whole.figure.si), part, f"{whole.span.quote}中{part.span.quote}好评"


def _all_of_them(said: Sequence[Statement], at: int) -> _Found | None:
    """All of so many: 收回18份，都填了满意."""
    if said[at].quantities or not of_all(said[at].text):
        return None
    told = list(_counts(said[:at]))
    return (Fraction(1), None, f"{told[-1][1].span.quote}都是好评") if told else None


def _counts(said: Sequence[Statement]) -> Iterator[tuple[Statement, Quantity]]:
    return ((s, q) for s in said for q in s.quantities if q.figure.dimension == "count")
