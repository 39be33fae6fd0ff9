"""Whether the parts behind a total are all of it, and whether one thing may count as two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report.classes import total_of
from extractor.checks.report.parts import VAGUE
from extractor.results.compare import comparable

OVERLAP = re.compile(r"女(?!区)|党员|干部|青年|老年|儿童|残疾|贫困|低保|脱贫|少数民族|骨干|高级|重点|以上|以下")
"""Attributes that one person or thing can have together with another, so that parts may count twice."""
MORE = re.compile(
    r"[，,；;。](?:[^，。；]{0,2}(?:(?:其余|其他|余下|剩下)|(?:另|还有|此外)(?![^，。；]{0,16}\d))"
    r"|[^，。；\d]{1,24}各[\d一两二三四五六七八九十])"
)
"""Opens a clause right behind a list that says that there is more than it names, or goes on with it (桥、塔各1处)."""
SAYS_ALL = re.compile(r"[，,]?\s*(?P<how>(?:具体)?(?:包括|包含)|分别(?:为|是)|由)[^，。；：（(\d]{0,10}$")
CLOSES = re.compile(r"(?P<made>[^，。；\d]{0,4}(?:组成|构成))?[^，。；、\d]{0,6}(?:[。；]|$)")
ALL_NEAR = Fraction(4, 5)
"""Parts that are all, and of which one is written wrongly, come so near to their total."""


def leaves_some_out(told: str, text: str, end: int) -> bool:
    """Whether the words of a list, which ends at `end`, or those right behind it say that there is more than it names."""
    return VAGUE.search(told) is not None or MORE.match(text, end) is not None


def overlapping(told: str, text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts are told by attributes of which one thing may have two; what all parts have tells none apart."""
    told_apart = {word[0] for word in OVERLAP.finditer(told)}
    names = [text[before.span.end : part.span.start] for before, part in zip((total, *parts[:-1]), parts, strict=True)]
    return any(not all(word in name for name in names) for word in told_apart)


def says_all(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether two parts or more are told as all of a total: right behind it, the last joined by 和, and the sentence ends."""
    if len(parts) < 2 or not (ALL_NEAR <= _share(parts, total) <= 1 / ALL_NEAR):
        return False
    opened = SAYS_ALL.match(text[total.span.end : parts[0].span.start])
    closed = CLOSES.match(text, parts[-1].span.end)
    joined = re.match("和|与|及|以及", text[parts[-2].span.end : parts[-1].span.start]) is not None
    if opened is None or closed is None:
        return False
    if opened["how"] == "由":
        return closed["made"] is not None
    return joined and all(comparable(part.figure, total.figure) for part in parts)


def _share(parts: Sequence[Quantity], total: Quantity) -> Fraction:
    return total_of(parts) / total.figure.si if total.figure.si else Fraction(0)
