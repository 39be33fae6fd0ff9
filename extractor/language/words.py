"""Words, cut as jieba cuts them over a small dictionary of the genre.

jieba's full dictionary (350,000 words) takes longer to load than a report takes to read. Ours holds the words of it that
are frequent, and the terms of `words.toml`. It is derived from the installed jieba at the first use and kept as JSON in
the user's own cache folder, so that nothing is unmarshalled from a place that others can write to. rjieba, the same
algorithm in machine code, cuts most texts some ten times faster than jieba; what it would cut otherwise jieba cuts itself.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import tomllib
import warnings
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from jieba import Tokenizer
    from rjieba import Jieba

LEAST_FREQUENCY = 100
"""Words that jieba's dictionary counts more rarely are left out: 36,000 of 349,000 remain, loaded in some 20 ms."""

LONGEST = 1000
"""A run of Han characters is given to jieba in pieces of at most so many, which keeps memory small on any input."""

# What jieba and rjieba read otherwise: letters and digits joined by marks (2026-2030, a_b, v1.2.3), and rare characters.
_RARE = r"\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OTHERWISE = re.compile(
    rf"[{_RARE}\-_.](?:(?<=[{_RARE}])|(?<=[A-Za-z0-9][-_])(?=[A-Za-z0-9])|(?<=\.)(?:\d+\.|\d*[A-Za-z]))"
)


def cutter() -> str:
    """Name and version of the word cutter, a part of the extractor version: ``jieba 0.42.1 + rjieba 0.2.2 + 1a2b3c4d``."""
    return f"jieba {metadata.version('jieba')} + rjieba {metadata.version('rjieba')} + {_digest()[:8]}"


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
    cut = _tokenizer().lcut if _OTHERWISE.search(text) else _cutter().cut
    if len(text) <= LONGEST:
        return cut(text)
    return [word for i in range(0, len(text), LONGEST) for word in cut(text[i : i + LONGEST])]


def content(text: str) -> list[str]:
    """The words of `text` that say what it is about, in order, with repeats: no stop words, digits, units, marks."""
    stop, units = _stopwords()
    found = []
    after_number = False
    for word in pieces(text):
        first = word[0]
        if first.isdecimal():
            after_number = True
            continue
        if after_number and (word in units or word.lstrip("十百千万亿余多") in units):
            continue
        after_number = False
        if word not in stop and ("\u3400" <= first <= "\u9fff" or (first.isascii() and first.isalpha())):
            found.append(word.lower())
    return found


@cache
def _stopwords() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(_data("stopwords.toml"))
    return frozenset(data["words"].split()), frozenset(data["units"].split())


def _data(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


# ------------------------------------------------------------------------------------------------- the dictionary


@cache
def _cutter() -> Jieba:
    """rjieba with our dictionary: jieba's own way over a sentence and its model of unknown words, in machine code."""
    cutter: Jieba = _rjieba().Jieba.empty()
    for word, count in _frequencies().items():
        if count:
            cutter.add_word(word, count, None)
    return cutter


@cache
def _tokenizer() -> Tokenizer:
    """jieba itself with our dictionary, for what rjieba reads otherwise."""
    tokenizer = _jieba().Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = _frequencies(), sum(_frequencies().values()), True
    return tokenizer


@cache
def _frequencies() -> dict[str, int]:
    return _load() or _derive_and_keep()


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


@cache
def _digest() -> str:
    """Identifies the dictionary: another jieba, threshold or list of terms makes another."""
    key = f"1 {metadata.version('jieba')} {LEAST_FREQUENCY} {_data('words.toml')}"
    return sha256(key.encode()).hexdigest()[:16]


def cache_folder() -> Path | None:
    """The user's own cache folder for gouji on this platform, None where the user has no home."""
    try:
        if sys.platform == "win32":
            base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            base = Path.home() / "Library" / "Caches"
        else:
            given = os.environ.get("XDG_CACHE_HOME", "")
            base = Path(given) if given.startswith("/") else Path.home() / ".cache"
    except RuntimeError:
        return None
    return base / "gouji"


def _kept() -> Path | None:
    folder = cache_folder()
    return None if folder is None else folder / f"words-{_digest()}.json"


def _load() -> dict[str, int] | None:
    """The kept dictionary; None where there is none, or what is there is not one (it is then derived again)."""
    path = _kept()
    if path is None:
        return None
    try:
        data: Any = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or not data or not all(type(count) is int for count in data.values()):
        return None
    return data


def _derive_and_keep() -> dict[str, int]:
    """Derives the dictionary, and keeps it where the folder can be written; where not, it is derived each time."""
    frequencies = _derive()
    path = _kept()
    if path is not None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, json.dumps(frequencies, ensure_ascii=False))
    return frequencies


def _write(path: Path, text: str) -> None:
    """Writes all or nothing: a reader never sees half a file, two writers at once do no harm."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _derive() -> dict[str, int]:
    """Words with their counts, and every beginning of a word with 0, as jieba keeps them."""
    counts: dict[str, int] = {}
    for line in resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count = line.split(" ")[:2]
        if int(count) >= LEAST_FREQUENCY:
            counts[word] = int(count)
    total = sum(counts.values())
    terms = sorted({term for words in tomllib.loads(_data("words.toml"))["terms"].values() for term in words.split()})
    for term in sorted(terms, key=len):
        counts[term] = max(counts.get(term, 0), _count_to_win(term, counts, total))
    for word in list(counts):
        for end in range(1, len(word)):
            counts.setdefault(word[:end], 0)
    return counts


def _count_to_win(term: str, counts: dict[str, int], total: int) -> int:
    """The count with which `term` is likelier than its likeliest parts (the rule of jieba's `suggest_freq`)."""
    best = [1.0] + [0.0] * len(term)
    for end in range(1, len(term) + 1):
        best[end] = max(
            best[start] * max(counts.get(term[start:end], 0), 1 if end - start == 1 else 0) / total
            for start in range(end)
        )
    return int(best[-1] * total) + 1
