"""Which functions of government a text speaks of, by the words of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from functools import cache
from importlib.resources import files

from extractor.language.alternatives import beginning, either
from extractor.language.scanning import scan


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, frozenset[str]]]:
    """A pattern of all words, one of what they begin with, and the functions that each is a word of."""
    data = tomllib.loads((files("extractor.checks.project") / "trades.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for trade, words in data["trades"].items():
        for word in words.split():
            found.setdefault(word, set()).add(trade)
    trades_of = {word: frozenset(trades) for word, trades in found.items()}
    return re.compile(either(found)), re.compile(beginning(found)), trades_of


def speaks_of(text: str, sought: Container[str]) -> bool:
    """Whether the text speaks of one of these trades."""
    pattern, begun, trades = _words()
    return any(trade in sought for found in scan(pattern, begun, text) for trade in trades[found[0]])


def any_in(text: str) -> bool:
    """Whether the text speaks of any trade."""
    pattern, begun, _ = _words()
    return next(scan(pattern, begun, text), None) is not None


def of(text: str) -> dict[str, set[str]]:
    """The trades that the text speaks of, each with its words in it."""
    pattern, begun, trades = _words()
    found: dict[str, set[str]] = {}
    for word in scan(pattern, begun, text):
        for trade in trades[word[0]]:
            found.setdefault(trade, set()).add(word[0])
    return found
