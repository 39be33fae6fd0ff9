"""Which functions of government a text speaks of, by the words of each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from functools import cache
from importlib.resources import files

from extractor.language.alternatives import either


@cache
def _words() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    data = tomllib.loads((files("extractor.checks.project") / "trades.toml").read_text("utf-8"))
    found: dict[str, set[str]] = {}
    for trade, words in data["trades"].items():
        for word in words.split():
            found.setdefault(word, set()).add(trade)
    return re.compile(either(found)), {word: frozenset(trades) for word, trades in found.items()}


def speaks_of(text: str, sought: Container[str]) -> bool:
    """Whether the text speaks of one of these trades."""
    pattern, trades = _words()
    return any(trade in sought for found in pattern.finditer(text) for trade in trades[found[0]])


def of(text: str) -> dict[str, set[str]]:
    """The trades that the text speaks of, each with its words in it."""
    pattern, trades = _words()
    found: dict[str, set[str]] = {}
    for word in pattern.findall(text):
        for trade in trades[word]:
            found.setdefault(trade, set()).add(word)
    return found
