"""The hand-written fragments (fragments/*.toml): which part a report may draw from, and what a fragment holds."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

FOLDER = Path(__file__).resolve().parent / "fragments"
HELD_OUT = "_held_out"


class _Shared:
    """Wording never changes, so that copies of a plan may share it."""

    __slots__ = ()

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


@dataclass(frozen=True, slots=True)
class DemandWording(_Shared):
    """One demand of a project: how it is asked and answered, and what an evasive author would write instead.

    `n` is the spec of its figure (see `amounts.draw`), empty for a demand without one. `other` speaks of another thing,
    `narrow` of a part of it, `lesser` of a lesser verb; `parts` is a sentence with {a} and {b} and their names.
    """

    ask: tuple[str, ...]
    done: tuple[str, ...]
    n: str = ""
    vague: str = ""
    other: str = ""
    narrow: str = ""
    lesser: str = ""
    doing: str = ""
    plan: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectWording(_Shared):
    """One project: name and short name, goals, demands, a mild problem with its measure, something nobody asked for."""

    name: str
    alias: str
    goal: tuple[str, ...]
    soft: str
    remedy: str
    off: str
    demands: tuple[DemandWording, ...]


@dataclass(frozen=True, slots=True)
class Overall:
    """An overall goal and its result."""

    n: str
    goal: tuple[str, ...]
    result: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something of which there is a fixed number: `say` is the sentence that gives it."""

    key: str
    thing: str
    n: str
    say: str


@dataclass(frozen=True, slots=True)
class Trade:
    """One kind of body with its projects; only those of the part (held out or not) that was asked for."""

    name: str
    field: str
    bodies: tuple[str, ...]
    facts: tuple[Fact, ...]
    overall: tuple[Overall, ...]
    projects: tuple[ProjectWording, ...]


@cache
def table(name: str) -> dict[str, Any]:
    """A file of fragments as it stands."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def trade(name: str, *, held_out: bool) -> Trade:
    """A trade with the fragments of one part. A trade that is held out as a whole has nothing in the other."""
    data = table(name)

    def chosen(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [e for e in entries if bool(data.get("held_out") or e.get("held_out")) == held_out]

    return Trade(
        name,
        data["field"],
        tuple(data["bodies"]),
        tuple(Fact(key, f["thing"], f["n"], f["say"]) for key, f in data["facts"].items()),
        tuple(
            Overall(o["n"], tuple(o["goal"]), tuple(o["result"]))
            for o in data.get("overall", [])
            if not o.get("held_out") or held_out
        ),
        tuple(_project(p) for p in chosen(data["project"])),
    )


@cache
def trades(*, held_out: bool) -> tuple[Trade, ...]:
    """All trades that have bodies and projects in this part, by name."""
    names = sorted(p.stem for p in FOLDER.glob("*.toml") if p.stem not in ("common", "generic"))
    found = (trade(name, held_out=held_out) for name in names)
    return tuple(t for t in found if t.projects)


def phrases(key: str, *, held_out: bool) -> list[Any]:
    """The list at ``a.b`` of common.toml: the held-out one where it is asked for and exists."""
    *path, last = key.split(".")
    data = table("common")
    for name in path:
        data = data[name]
    found = data.get(last + HELD_OUT) if held_out else None
    return list(found or data[last])


def pairs(*, held_out: bool) -> list[tuple[str, str]]:
    """Problems, each with the measure that answers it."""
    entries = table("common")["pair"]
    return [(e["problem"], e["measure"]) for e in entries if bool(e.get("held_out")) == held_out]


def _project(data: dict[str, Any]) -> ProjectWording:
    demands = []
    for entry in data["demand"]:
        lists = {key: tuple(entry[key]) for key in ("ask", "done", "parts") if key in entry}
        demands.append(DemandWording(**{**entry, **lists}))
    texts = {key: data[key] for key in ("name", "alias", "soft", "remedy", "off")}
    return ProjectWording(**texts, goal=tuple(data["goal"]), demands=tuple(demands))
