"""Whether a cell of results speaks of another thing than its row, though it stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.records import Indicator
from extractor.results import likeness
from extractor.results.enough import ENOUGH

_GENERAL = re.compile(
    r"实际|全年|年度|本年|当年|完成|累计|[合总]计|共计?|[年月季期][末初底中]|[年月季日人户]均|[上下]半年|[一二三四]季度|平均|目前|截至|现有|达到?"
    r"|最(?:[高低多少大小短快慢早晚久迟]|长(?![期远]))(?:的?一[一-鿿])?"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
FEWEST = 2
"""A cell of so many words speaks of something."""
SHARED = 0.2
"""A cell that holds no more than this share of a demand's words speaks of something else."""


def speaks(demanded: str, told: str, figures: Iterable[str]) -> bool:
    """Whether a cell speaks of something, its `figures` left aside, and of nothing that was demanded.

    That alone is no proof: a cell names places and classes (东馆5台、西馆3台) that its row does not.
    """
    words = _BRACKET.sub("", told)
    for figure in figures:
        words = words.replace(figure, "，")
    said = likeness.terms(_GENERAL.sub("，", words))
    asked = likeness.terms(demanded)
    if len(said) < FEWEST or likeness.coverage(asked, said, {}) >= SHARED:
        return False
    return likeness.coverage(said, asked, {}) < SHARED / 2


def of_another(told: str, others: Sequence[Indicator]) -> bool:
    """Whether the words that stand with a figure are those of another row."""
    said = likeness.terms(told)
    return any(likeness.coverage(likeness.terms(other.text), said, {}) >= ENOUGH for other in others)
