"""Patterns of many words, in which only the words that begin as the text does are tried."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """A pattern of these words, the longest of those that hold first.

    Words are grouped by their first character, then by the next: ``re`` would try each of some hundred alternatives at
    every place of a text, where a class of first characters says at once that there is none.
    """
    return _branches(set(words))


def beginning(words: Iterable[str]) -> str:
    """A pattern of the places where one of these words may begin: its first character, before a second one of some of them.

    Two classes of characters are sought far faster than the words themselves. No word is empty.
    """
    known = set(words)
    first, second, alone = {w[0] for w in known}, {w[1] for w in known if len(w) > 1}, {w for w in known if len(w) == 1}
    ahead = f"(?=[{_class(second)}])" if second else ""
    return f"[{_class(first)}]" + (f"(?:(?<=[{_class(alone)}])|{ahead})" if alone else ahead)


def _class(characters: Iterable[str]) -> str:
    return "".join(re.escape(character) for character in sorted(characters))


def _branches(words: set[str]) -> str:
    rests: defaultdict[str, set[str]] = defaultdict(set)
    for word in words:
        if word:
            rests[word[0]].add(word[1:])
    branches = "|".join(re.escape(first) + _rest(rests[first]) for first in sorted(rests))
    return f"(?:{branches})" + ("?" if "" in words else "")


def _rest(words: set[str]) -> str:
    """What follows a first character."""
    if len(words) == 1:
        return re.escape(next(iter(words)))
    return _branches(words)
