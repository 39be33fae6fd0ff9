"""How far a statement speaks of what a demand asks for, by the words that both hold.

Words that answer one another (筹集房源 for 筹集住房) count as one; the groups are in `concepts.toml`. Words are taken apart into pairs of characters, so that 房屋维修 and 维修房屋, or 地价更新 and 更新地价, are alike whatever
way they were cut. A pair that many demands of the same project hold says little of any one of them, and weighs less.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from math import fsum
from operator import add

from extractor.language import words
from extractor.language.alternatives import beginning, either
from extractor.language.scanning import scan

TOPIC = 0.5
"""The weight of what stands in the project's name: everything in the project is about it."""
TOTAL = frozenset(("总", "总数", "总量"))
NUMBER = TOTAL | {f"{unit}数" for unit in "人户件台套次家个份场处座株头只辆名宗批"} | {"场次", "人次", "数量"}
VAGUE = frozenset(("配套", "设施", "相关", "有关", "工作", "内容", "情况"))
"""Words of any demand, that say little of what it asks for (配套停车和祭扫设施)."""
SLIGHT = 0.1
"""The weight of words that only say that a number is due (改造户数, 托养总人数); what it is a number of is said besides."""


_PER = re.compile(r"每[人户亩生名床座村吨辆]")
BOUNDS = re.compile(
    r"达到?(?=\s*[\d一二三四五六七八九十百])|不(?:少|低|高|多|大|小)于|不超过|大于|小于|高于|低于|多于|少于|等于|达到|以上|以下|以内|左右|控制在|≥|≤|>|<|＞|＜|≧|≦|=|＝|~|～"
)


# What speaks of nothing: bounds, and a rate or a number written out (百分之九十九, 四十七路), which says as little of what
# it counts as digits do; and 其中, or 其中国家级 would speak of 中国. No two of them share a character, so that they are
# taken out in one go. Each begins with one character, none with one of several, so that it is tried only where one stands.
_SPELLED = "[零〇一二三四五六七八九十百千万]+"
_ASIDE = re.compile(
    "|".join(
        (
            BOUNDS.pattern,
            "其中|百分之[零〇一二三四五六七八九十百点]+",
            *(f"{digit}[十百千万]{_SPELLED}" for digit in "二三四五六七八九十百千"),
            *(f"{step}{_SPELLED}" for step in "十百千万"),
        )
    )
)


@lru_cache(maxsize=4096)
def terms(text: str) -> frozenset[str]:
    """Pairs of characters of the content words of `text`, and the groups of words that answer one another."""
    found: set[str] = set()
    pattern, begun, group_of = _concepts()
    plain = _ASIDE.sub("，", text)
    if "每" in plain:
        found.update(_PER.findall(plain))
    rest, at = [], 0
    for group in scan(pattern, begun, plain):
        found.add(group_of[group[0]])
        rest.append(plain[at : group.start()])
        at = group.end()
    for word in words.content("，".join((*rest, plain[at:]))):
        if len(word) <= 2 or word.isascii():
            found.add(word)
        else:
            found.update(map(add, word, word[1:]))
    found.discard("率")
    return frozenset(found)


@cache
def _concepts() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """A pattern of all words of `concepts.toml`, one of what they begin with, and the group that each word belongs to."""
    data = tomllib.loads(resources.files(__package__).joinpath("concepts.toml").read_text("utf-8"))
    group_of = {word: f"={number}" for number, line in enumerate(data["groups"]) for word in line.split()}
    return re.compile(either(group_of)), re.compile(beginning(group_of)), group_of


def weights(demands: Iterable[frozenset[str]], topic: frozenset[str] = frozenset()) -> Mapping[str, float]:
    """What each pair weighs: 1 divided by the square of the number of demands that hold it, less for topic and `NUMBER`."""
    counts = Counter(chain.from_iterable(demands))
    return {
        term: (SLIGHT if term in NUMBER or term in VAGUE else TOPIC if term in topic else 1.0) / count**2
        for term, count in counts.items()
    }


def coverage(demand: frozenset[str], said: frozenset[str], weigh: Mapping[str, float]) -> float:
    """The share of the demand's words, by weight, that are among what is said; 0 for a demand without content."""
    held = demand & said
    if single := _single(said) - demand:
        # A word of one character is short for one of two: 宽3.5米 for 宽度.
        held |= {term for term in demand - said if not single.isdisjoint(term)}
    if not held:
        return 0.0
    if not weigh:
        return len(held) / len(demand)
    # fsum: sets are in no particular order, and the result must not depend on it
    return fsum(weigh.get(term, 1.0) for term in held) / fsum(weigh.get(term, 1.0) for term in demand)


@lru_cache(maxsize=4096)
def _single(said: frozenset[str]) -> frozenset[str]:
    """The words of one character."""
    return frozenset(term for term in said if len(term) == 1)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Likeness of two texts from 0 to 1: what they share against all that they hold (Dice)."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0
