"""How far a text was copied from another, label and closing marks aside."""

from __future__ import annotations

import re
from functools import lru_cache

from db.records import Indicator
from db.values import value

SHORTEST = 10
"""Texts of fewer characters may be alike by nature (完成年度任务)."""
_KEPT = re.compile(r"[\w%％‰.≥≤><＞＜]")
_LEFT_OUT = re.compile(r"[^\w%％‰.≥≤><＞＜]+")
_FIGURES = re.compile(r"\d+")
_CLAUSE = re.compile(r"[^，。；、\n]+")
_LEADING = re.compile(r"^(?:目前|现|均|全面|圆满|基本)?(?:已经|已)?(?:全部)?(?:圆满)?(?:完成了?|实现了?)?")


@value
class Plain:
    """A text without blanks and punctuation, the same without a leading 已完成 or the like, and the text as written."""

    text: str
    bare: str
    written: str

    @property
    def places(self) -> tuple[int, ...]:
        """Of each character its place in the text as written."""
        return tuple(match.start() for match in _KEPT.finditer(self.written))


@lru_cache(maxsize=512)
def plain(text: str) -> Plain:
    """The characters of a text that say something."""
    kept = _LEFT_OUT.sub("", text)
    return Plain(kept, _LEADING.sub("", kept, 1), text)


@lru_cache(maxsize=512)
def likeness(one: str, other: str) -> float:
    """Likeness of two texts from 0 to 1, with a leading 已完成 or the like left out; 0 where their figures differ."""
    from rapidfuzz.distance import Indel

    left, right = plain(one).bare, plain(other).bare
    if _FIGURES.findall(left) != _FIGURES.findall(right):
        return 0.0
    return Indel.normalized_similarity(left, right)


def bare(text: str) -> str:
    """What a text says, without punctuation and a leading 已完成 or the like."""
    return plain(text).bare


def contained(one: str, other: str) -> bool:
    """Whether all of the second text, a leading 已完成 aside, stands word for word in the first."""
    return plain(other).bare in plain(one).text


def every_clause_counts(text: str) -> bool:
    """Whether every clause has a figure: that is how results are reported, copied or not."""
    return all(_FIGURES.search(clause) for clause in _CLAUSE.findall(text) if clause.strip())


def longest_run(one: str, other: str, least: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The longest passage that two texts share, as a range in each; None where it has fewer than `least` characters.

    Blanks and marks are left aside, and do not count.
    """
    from difflib import SequenceMatcher

    left, right = plain(one), plain(other)
    half = max(1, least // 2)  # a passage of `least` characters holds one such piece of the right text
    if not any(right.text[i : i + half] in left.text for i in range(0, len(right.text), half)):
        return None
    runs = {right.text[i : i + least] for i in range(len(right.text) - least + 1)}
    if not any(left.text[i : i + least] in runs for i in range(len(left.text) - least + 1)):
        return None
    match = SequenceMatcher(None, left.text, right.text, autojunk=False).find_longest_match()
    one_at, other_at = left.places, right.places
    return (
        (one_at[match.a], one_at[match.a + match.size - 1] + 1),
        (other_at[match.b], other_at[match.b + match.size - 1] + 1),
    )


def row_copied(demand: Indicator) -> bool:
    """Whether a form's answer is the indicator of its row; of a day, in whatever order the words stand."""
    asked, said = _row(demand.text), _row(demand.answer.text if demand.answer is not None else "")
    if not said or not asked:
        return False
    return said == asked or (
        demand.deadline is not None and demand.figure is None and not set(said) - set(asked) - set("已完成")
    )


def _row(text: str) -> str:
    """A row's words without blanks, marks and a leading 已; empty for a value alone."""
    said = bare(text)
    return said if len(said) >= SHORTEST // 2 and not said[:1].isdigit() else ""
