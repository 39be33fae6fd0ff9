"""Words, cut as jieba cuts them over a small dictionary of the genre.

rjieba, the same algorithm in machine code, cuts most texts some ten times faster than jieba; what it would cut otherwise
jieba cuts itself.
"""

from __future__ import annotations

import re
import sys
import tomllib
import warnings
from functools import cache, lru_cache
from importlib import metadata, resources
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import TYPE_CHECKING, cast

from extractor.language import dictionary

if TYPE_CHECKING:
    from jieba import Tokenizer
    from rjieba import Jieba

LONGEST = 1000
"""A run of Han characters is given to jieba in pieces of at most so many, which keeps memory small on any input."""

# What jieba and rjieba read otherwise: letters and digits joined by marks (2026-2030, a_b, v1.2.3), and rare characters.
_RARE = r"\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OTHERWISE = re.compile(
    rf"[{_RARE}\-_.](?:(?<=[{_RARE}])|(?<=[A-Za-z0-9][-_])(?=[A-Za-z0-9])|(?<=\.)(?:\d+\.|\d*[A-Za-z]))"
)

_MARK = re.compile("([，。；：、])")


def cutter() -> str:
    """Name and version of the word cutter, a part of the extractor version: ``jieba 0.42.1 + rjieba 0.2.2 + 1a2b3c4d``."""
    return f"jieba {metadata.version('jieba')} + rjieba {metadata.version('rjieba')} + {dictionary.digest()[:8]}"


def cut(text: str) -> list[tuple[int, int]]:
    """The words of `text` as half-open ranges, in order, without gaps: blanks and marks are words too."""
    places = []
    start = 0
    for word in pieces(text):
        end = start + len(word)
        places.append((start, end))
        start = end
    return places


def pieces(text: str) -> list[str]:
    """The words of `text`, which joined give `text` again."""
    if len(text) < 2:
        return [text] if text else []
    if len(text) <= LONGEST:
        return _cutter().cut(text) if _OTHERWISE.search(text) is None else _in_parts(text)
    return [word for i in range(0, len(text), LONGEST) for word in pieces(text[i : i + LONGEST])]


def _in_parts(text: str) -> list[str]:
    """The words of a text that rjieba may cut otherwise, part by part: neither cuts one part in view of another."""
    parts = filter(None, _MARK.split(text))
    return [word for part in parts for word in (_slowly if _OTHERWISE.search(part) else _cutter().cut)(part)]


@lru_cache(maxsize=1024)
def _slowly(text: str) -> tuple[str, ...]:
    """The words of a text as jieba itself cuts them: of a clause as of the block that it stands in."""
    return tuple(_tokenizer().lcut(text))


def content(text: str) -> list[str]:
    """The words of `text` that say what it is about, in order, with repeats: no stop words, digits, units, marks."""
    stop, units = _stopwords()
    found = []
    after_number = False
    for word in pieces(text):
        first = word[0]
        han = "\u3400" <= first <= "\u9fff"  # as nearly every word is
        if not han and first.isdecimal():
            after_number = True
            continue
        if after_number:
            if word in units or word.lstrip("十百千万亿余多") in units:
                continue
            after_number = False
        if word not in stop and (han or (first.isascii() and first.isalpha())):
            found.append(word.lower())
    return found


@cache
def _stopwords() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(resources.files(__package__).joinpath("stopwords.toml").read_text(encoding="utf-8"))
    return frozenset(data["words"].split()), frozenset(data["units"].split())


# ----------------------------------------------------------------------------------------------------- the cutters


@cache
def _cutter() -> Jieba:
    """rjieba with our dictionary: jieba's own way over a sentence and its model of unknown words, in machine code."""
    cutter: Jieba = _rjieba().Jieba.empty()
    for word, count in dictionary.load().counts.items():
        if count:
            cutter.add_word(word, count, None)
    return cutter


@cache
def _tokenizer() -> Tokenizer:
    """jieba itself with our dictionary, for what rjieba reads otherwise."""
    tokenizer = _jieba().Tokenizer()
    counts = dictionary.load().counts
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = counts, sum(counts.values()), True
    return tokenizer


def _jieba() -> ModuleType:
    """jieba without pkg_resources, which it would import only to find the dictionary that we do not load.

    That takes longer than all the rest of jieba, and warns on the user's screen; jieba itself can do without.
    """
    hidden = "pkg_resources" not in sys.modules
    if hidden:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if hidden:
            del sys.modules["pkg_resources"]
    return cast(ModuleType, jieba)


def _rjieba() -> ModuleType:
    """rjieba's compiled part alone: importing the package loads the full dictionary, which takes longer than a report."""
    package = find_spec("rjieba")
    spec = PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations if package else None)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("rjieba")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
