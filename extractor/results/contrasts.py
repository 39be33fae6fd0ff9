"""Things of one kind that exclude each other, where a demand names one and its answer another (客运 / 货运)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from extractor.language.alternatives import either


def between(demanded: str, said: str, topic: str = "") -> tuple[str, str] | None:
    """The one that is demanded and the one that is said in its place; None where both sides share one, or name several.

    What `topic` (the project's name) names as well is no other thing.
    """
    pattern, kinds = _words()
    wanted, found = (set(pattern.findall(text)) for text in (demanded, said))
    for word in sorted(wanted - found):
        for kind, thing in kinds[word].items():
            asked, told = (_of_kind(words, kind) for words in (wanted, found))
            if (
                set(asked) == {thing}
                and len(told) == 1
                and thing not in told
                and (word_told := told.popitem()[1]) not in topic
            ):
                return word, word_told
    return None


def _of_kind(words: set[str], kind: int) -> dict[int, str]:
    """The things of a kind that are named, each with a word for it."""
    kinds = _words()[1]
    return {kinds[word][kind]: word for word in sorted(words) if kind in kinds[word]}


@cache
def _words() -> tuple[re.Pattern[str], dict[str, dict[int, int]]]:
    """A pattern of all words, and for each the kinds that it is of with the number of its thing in them."""
    data = tomllib.loads(resources.files(__package__).joinpath("contrasts.toml").read_text("utf-8"))
    kinds: dict[str, dict[int, int]] = {word: {} for word in data["both"]}
    for kind, line in enumerate(data["kinds"]):
        for thing, words in enumerate(line.split()):
            for word in words.split("/"):
                kinds.setdefault(word, {})[kind] = thing
    return re.compile(either(kinds)), kinds
