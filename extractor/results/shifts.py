"""Where a completion keeps the figure and changes what it is of: a lesser verb, a narrower object."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_HAN = re.compile(r"[一-鿿]+")


@dataclass(frozen=True, slots=True)
class Shift:
    """What the demand says and what the statement says in its place."""

    demanded: str
    said: str


@dataclass(frozen=True, slots=True)
class _Data:
    kind_of: dict[str, str]
    answers: dict[str, frozenset[str]]
    verbs: re.Pattern[str]
    narrowing: re.Pattern[str]


@cache
def _data() -> _Data:
    data: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("verbs.toml").read_text("utf-8"))
    kind_of = {verb: kind for kind, verbs in data["kinds"].items() for verb in verbs}
    longest = sorted(kind_of, key=lambda verb: -len(verb))
    answers = {kind: frozenset({kind, *data["answers"].get(kind, ())}) for kind in data["kinds"]}
    narrowing = "|".join(sorted(data["narrowing"]["words"], key=lambda word: -len(word)))
    verbs = re.compile(f"(?:{'|'.join(longest)})(?!{'|'.join(data['nouns']['after'])})")
    return _Data(kind_of, answers, verbs, re.compile(narrowing))


def verb(demanded: str, said: str) -> Shift | None:
    """The verbs, where what was done is of a kind that does not answer what was demanded (新建 -> 维修).

    None where either names no work of a known kind, or one of the works said answers one that was demanded.
    """
    data = _data()
    wanted = data.verbs.findall(demanded)
    done = data.verbs.findall(said)
    if not wanted or not done:
        return None
    enough = frozenset[str]().union(*(data.answers[data.kind_of[verb]] for verb in wanted))
    if any(data.kind_of[verb] in enough for verb in done):
        return None
    return Shift(wanted[-1], done[-1])


def narrowed(after_demanded: str, after_said: str) -> Shift | None:
    """The objects, where what follows the figure was narrowed (56座桥梁 -> 56座病险桥梁); the figure is left out."""
    data = _data()
    wanted = _HAN.match(after_demanded)
    found = data.narrowing.match(after_said)
    if not wanted or not found or data.narrowing.search(after_demanded[:12]):
        return None
    rest = after_said[found.end() :].lstrip("的")
    common = 0
    for one, other in zip(wanted[0], rest, strict=False):
        if one != other:
            break
        common += 1
    if common < 2:
        return None
    return Shift(wanted[0][:common], found[0] + rest[:common])
