"""The words that texts are cut into, and which of them are verbs: a small part of jieba's dictionary.

jieba's full dictionary (350,000 words) takes longer to load than a report takes to read. Ours holds the words of it that
are frequent, and the terms of `words.toml`. It is derived from the installed jieba at the first use and kept as JSON in
the user's own cache folder, so that nothing is unmarshalled from a place that others can write to.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import tomllib
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from pathlib import Path
from typing import Any, NamedTuple

LEAST_FREQUENCY = 100
"""Words that jieba's dictionary counts more rarely are left out: 36,000 of 349,000 remain, loaded in some 20 ms."""


class Dictionary(NamedTuple):
    """Words with their counts, every beginning of a word with 0, as jieba keeps them; and the verbs of two characters."""

    counts: dict[str, int]
    verbs: frozenset[str]


@cache
def load() -> Dictionary:
    """The dictionary: as it is kept, or else derived anew."""
    return _load() or _derive_and_keep()


@cache
def digest() -> str:
    """Identifies the dictionary: another jieba, threshold or list of terms makes another."""
    key = f"2 {metadata.version('jieba')} {LEAST_FREQUENCY} {_terms()}"
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
    return None if folder is None else folder / f"words-{digest()}.json"


def _load() -> Dictionary | None:
    """The kept dictionary; None where there is none, or what is there is not one (it is then derived again)."""
    path = _kept()
    if path is None:
        return None
    try:
        data: Any = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or data.keys() != {"counts", "verbs"}:
        return None
    counts, verbs = data["counts"], data["verbs"]
    if not isinstance(counts, dict) or not counts or not all(type(count) is int for count in counts.values()):
        return None
    if not isinstance(verbs, list) or not all(isinstance(verb, str) for verb in verbs):
        return None
    return Dictionary(counts, frozenset(verbs))


def _derive_and_keep() -> Dictionary:
    """Derives the dictionary, and keeps it where the folder can be written; where not, it is derived each time."""
    derived = _derive()
    path = _kept()
    if path is not None:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            data = {"counts": derived.counts, "verbs": sorted(derived.verbs)}
            _write(path, json.dumps(data, ensure_ascii=False))
    return derived


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


def _derive() -> Dictionary:
    counts: dict[str, int] = {}
    verbs = set()
    for line in resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, kind = line.split(" ")
        if int(count) >= LEAST_FREQUENCY:
            counts[word] = int(count)
            if kind.startswith("v") and len(word) == 2:
                verbs.add(word)
    total = sum(counts.values())
    terms = sorted({term for words in tomllib.loads(_terms())["terms"].values() for term in words.split()})
    for term in sorted(terms, key=len):
        counts[term] = max(counts.get(term, 0), _count_to_win(term, counts, total))
    for word in list(counts):
        for end in range(1, len(word)):
            counts.setdefault(word[:end], 0)
    return Dictionary(counts, frozenset(verbs))


def _terms() -> str:
    return resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")


def _count_to_win(term: str, counts: dict[str, int], total: int) -> int:
    """The count with which `term` is likelier than its likeliest parts (the rule of jieba's `suggest_freq`)."""
    best = [1.0] + [0.0] * len(term)
    for end in range(1, len(term) + 1):
        best[end] = max(
            best[start] * max(counts.get(term[start:end], 0), 1 if end - start == 1 else 0) / total
            for start in range(end)
        )
    return int(best[-1] * total) + 1
