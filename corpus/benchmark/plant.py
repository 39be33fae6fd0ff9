"""One error put into a clean plan. What each is stands in `planters`; here is what becomes of it.

A planter gets a copy of the plan and a source of chance, changes the copy and tags the words of both sides with ``!e``.
It says no by raising `Unfit` where the plan has nothing that it could spoil.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.benchmark import layout
from corpus.benchmark.changing import Change, changed
from corpus.benchmark.plan import Plan
from corpus.build.draft import Truth, place
from corpus.build.markup import Marked
from corpus.build.verdicts import CATEGORIES

ROLES = {"t": "target", "r": "reported", "c": "context"}
EVADED = ("target_not_reported", "qualitative_for_quantified")
"""Categories that are as right where something else is said in place of an answer."""


@dataclass(frozen=True, slots=True)
class Planter:
    """A kind of error: its category, other categories that are as right, how hard it is to see."""

    category: str
    difficulty: str
    also: tuple[str, ...]
    change: Change

    @property
    def name(self) -> str:
        """Its name in tables."""
        return self.change.__name__


@dataclass(frozen=True, slots=True)
class Planted:
    """A report with one error. `evidence` are places with roles; empty where what is missing has no place.

    `demands` are the places of all demands of projects, each with its true status.
    """

    planter: Planter
    lines: tuple[str, ...]
    evidence: tuple[Truth, ...]
    demands: tuple[Truth, ...] = ()


PLANTERS: list[Planter] = []


def planter(category: str, difficulty: str, *also: str) -> Callable[[Change], Change]:
    """Register a planter."""

    if unknown := {category, *also} - CATEGORIES:
        raise ValueError(f"no category of the contract: {unknown}")

    def register(change: Change) -> Change:
        PLANTERS.append(Planter(category, difficulty, also, change))
        return change

    return register


def apply(clean: Plan, kind: Planter) -> Planted:
    """The report with this error. The same plan and planter give the same text. Raises Unfit."""
    marked = layout.marked(changed(clean, kind.change))
    evidence = [place(m.place) | {"role": ROLES[m.arg(0, "c")]} for m in marked.marks if m.kind == "!e"]
    return Planted(kind, marked.lines, tuple(evidence), demands(marked))


def demands(marked: Marked) -> tuple[Truth, ...]:
    """The demands of the projects with their places and statuses; those of the overall goals are left aside."""
    found = (m for m in marked.marks if m.kind.startswith("?") and not m.kind.startswith("?o"))
    return tuple(place(m.place) | {"status": m.arg(0, "met")} for m in found)
