"""Common words with one character exchanged for one that sounds or looks like it: what an input method leaves behind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from extractor.language.alternatives import beginning
from extractor.language.words import cut

PARTICLES = frozenset("和及与由为人以于有又各个本该其可不会能到在后前已全新多少入的了是")
"""Characters that are often words themselves: with one of them two words may stand side by side."""


@cache
def slips() -> dict[str, str]:
    """Every wrong pair of characters with the word that was meant; pairs that are words themselves are left out."""
    data = tomllib.loads((files("extractor.checks.text") / "homophones.toml").read_text("utf-8"))
    words = [word for word in data["words"].split() if len(word) == 2]
    real = {*data["real"].split(), *words}
    alike: dict[str, set[str]] = {}
    for group in data["alike"]:
        for character in group:
            alike.setdefault(character, set()).update(c for c in group if c != character)
    found: dict[str, str] = {}
    for word in words:
        for other in sorted(alike.get(word[0], ())):
            found.setdefault(other + word[1], word)
        for other in sorted(alike.get(word[1], ())):
            found.setdefault(word[0] + other, word)
    return {wrong: word for wrong, word in found.items() if wrong not in real}


@cache
def _beginning() -> re.Pattern[str]:
    """Where a wrong pair may begin: few places of a text are such."""
    return re.compile(beginning(slips()))


def among(text: str) -> set[str]:
    """The wrong pairs that a text holds, be they parts of other words or not: a whole report has few."""
    return slips().keys() & {text[at : at + 2] for at in (begun.start() for begun in _beginning().finditer(text))}


def find(text: str) -> Iterator[tuple[int, str]]:
    """Where the text holds a wrong pair that is no part of other words, with the word that was meant."""
    known = slips()
    places = [at for at in range(len(text) - 1) if text[at : at + 2] in known]
    if not places:
        return
    words = set(cut(text))
    ends = {end for word in words for end in word}
    for at in places:
        alone = {at, at + 1, at + 2} <= ends and PARTICLES.isdisjoint(text[at : at + 2])
        if (at, at + 2) in words or alone:
            yield at, known[text[at : at + 2]]
