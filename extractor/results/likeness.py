"""How far a statement speaks of what a demand asks for, by the words that both hold.

Words are taken apart into pairs of characters, so that 房屋维修 and 维修房屋, or 地价更新 and 更新地价, are alike whatever
way they were cut. A pair that many demands of the same project hold says little of any one of them, and weighs less.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from extractor.language import words

TOPIC = 0.5
"""The weight of what stands in the project's name: everything in the project is about it."""


_BOUNDS = re.compile(
    r"不(?:少|低|高|多|大|小)于|不超过|大于|小于|高于|低于|多于|少于|等于|达到|以上|以下|以内|左右|控制在|[≥≤><＞＜≧≦=＝~～]"
)


@lru_cache(maxsize=4096)
def terms(text: str) -> frozenset[str]:
    """Pairs of characters of the content words of `text`; a word of one character stands for itself."""
    found: set[str] = set()
    for word in words.content(_BOUNDS.sub("，", text)):
        if len(word) == 1 or word.isascii():
            found.add(word)
        else:
            found.update(word[i : i + 2] for i in range(len(word) - 1))
    return frozenset(found)


def weights(demands: Iterable[frozenset[str]], topic: frozenset[str] = frozenset()) -> Mapping[str, float]:
    """What each pair weighs: 1 divided by the square of the number of demands that hold it, half that for the topic."""
    counts = Counter(term for demand in demands for term in demand)
    return {term: (TOPIC if term in topic else 1.0) / count**2 for term, count in counts.items()}


def coverage(demand: frozenset[str], said: frozenset[str], weigh: Mapping[str, float]) -> float:
    """The share of the demand's words, by weight, that are among what is said; 0 for a demand without content."""
    total = sum(weigh.get(term, 1.0) for term in demand)
    return sum(weigh.get(term, 1.0) for term in demand & said) / total if total else 0.0


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Likeness of two texts from 0 to 1: what they share against all that they hold (Dice)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0
