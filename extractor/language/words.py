"""Words, cut by one jieba tokenizer of our own over a small dictionary of the genre.

jieba's full dictionary (350,000 words) takes longer to load than a report takes to read. Ours holds the words of it that
are frequent, and the terms of `words.toml`. It is derived from the installed jieba at the first use and kept as JSON in
the user's own cache folder, so that nothing is unmarshalled from a place that others can write to.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
import tomllib
import warnings
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import sha256
from importlib import metadata, resources
from itertools import zip_longest
from math import log
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from jieba import Tokenizer

LEAST_FREQUENCY = 100
"""Words that jieba's dictionary counts more rarely are left out: 36,000 of 349,000 remain, loaded in some 20 ms."""

LONGEST = 1000
"""A run of Han characters is given to jieba in pieces of at most so many, which keeps memory small on any input."""

_NUMBER = re.compile(r"[\d０-９][\d０-９.,，．]*(?:[%％‰°]|[eE]?)")
_WORD = re.compile(r"[A-Za-z\u3400-\u9fff]")


def cutter() -> str:
    """Name and version of the word cutter, a part of the extractor version: ``jieba 0.42.1 + 1a2b3c4d``."""
    return f"jieba {metadata.version('jieba')} + {_digest()[:8]}"


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
    tokenizer = _tokenizer()
    return [word for i in range(0, len(text), LONGEST) for word in tokenizer.lcut(text[i : i + LONGEST])]


def content(text: str) -> list[str]:
    """The words of `text` that say what it is about, in order, with repeats: no stop words, digits, units, marks."""
    stop, units = _stopwords()
    found = []
    after_number = False
    for word in pieces(text):
        if _NUMBER.match(word):
            after_number = True
            continue
        if after_number and (word in units or word.lstrip("十百千万亿余多") in units):
            continue
        after_number = False
        if word not in stop and _WORD.match(word):
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
def _tokenizer() -> Tokenizer:
    """jieba's tokenizer with our dictionary, its way over a sentence written out in plain loops."""
    jieba = _jieba()
    frequencies = _load() or _derive_and_keep()
    total = sum(frequencies.values())
    least = -log(total)
    weights = {word: log(count) + least if count else None for word, count in frequencies.items()}
    marks, blanks = jieba.re_han_default, jieba.re_skip_default

    @lru_cache(maxsize=4096)
    def unknown(run: str) -> list[str]:
        """The words that jieba's model makes out in a run of characters that are no words of the dictionary."""
        return list(jieba.finalseg.cut(run))

    def ends(run: str) -> list[int]:
        """For each character where the word that begins there ends on the likeliest way to the end of the run."""
        length = len(run)
        found = [0] * length
        scores = [0.0] * (length + 1)
        for start in range(length - 1, -1, -1):
            last = end = start + 1
            weight = weights.get(run[start], 0.0)  # 0: no word begins so; None: words do, but this is none
            best = (weight or least) + scores[end]
            while weight != 0.0 and end < length:
                end += 1
                weight = weights.get(run[start:end], 0.0)
                if weight and (score := weight + scores[end]) >= best:
                    best, last = score, end
            scores[start], found[start] = best, last
        return found

    def cut_run(run: str) -> Iterator[str]:
        """The words of a run of characters without marks: those of the dictionary, and what lies between them."""
        at = loose = 0
        for start, end in enumerate(ends(run)):
            if start != at:
                continue
            if end - at > 1:
                yield from between(run[loose:at])
                yield run[at:end]
                loose = end
            at = end
        yield from between(run[loose:])

    def between(run: str) -> Iterable[str]:
        return run if len(run) < 2 or weights.get(run) else unknown(run)

    class Small(jieba.Tokenizer):  # type: ignore[misc, name-defined]
        """Gives the same words as jieba's own, without the lists, generators and logarithms between them."""

        def lcut(self, sentence: str) -> list[str]:
            found: list[str] = []
            for number, run in enumerate(marks.split(sentence)):
                if number % 2:
                    found += cut_run(run)
                elif run:
                    for mark, blank in zip_longest(*[iter(blanks.split(run))] * 2, fillvalue=""):
                        found += mark
                        if blank:
                            found.append(blank)
            return found

    tokenizer = Small()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True
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
