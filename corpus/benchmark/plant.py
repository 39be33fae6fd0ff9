"""One error put into a clean plan. What each is stands in `plant_*`; here is what they have in common.

A planter gets a copy of the plan and a source of chance, changes the copy and tags the words of both sides with ``!e``.
It says no by raising `Unfit` where the plan has nothing that it could spoil.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from corpus.benchmark import amounts, layout, wording
from corpus.benchmark.amounts import Amount
from corpus.benchmark.plan import Demand, Plan, Project, Words
from corpus.build.draft import Truth, place
from corpus.build.markup import Marked
from corpus.build.verdicts import CATEGORIES

T = TypeVar("T")
TARGET, REPORTED, CONTEXT = "!e:t", "!e:r", "!e:c"
ROLES = {"t": "target", "r": "reported", "c": "context"}
Change = Callable[[Plan, Random], None]


class Unfit(Exception):
    """This plan has nothing of the kind that the planter spoils."""


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
    plan = deepcopy(clean)
    kind.change(plan, Random(f"{clean.seed} {kind.name}"))
    marked = layout.marked(plan)
    evidence = [place(m.place) | {"role": ROLES[m.arg(0, "c")]} for m in marked.marks if m.kind == "!e"]
    return Planted(kind, marked.lines, tuple(evidence), demands(marked))


def demands(marked: Marked) -> tuple[Truth, ...]:
    """The demands of the projects with their places and statuses; those of the overall goals are left aside."""
    found = (m for m in marked.marks if m.kind.startswith("?") and not m.kind.startswith("?o"))
    return tuple(place(m.place) | {"status": m.arg(0, "met")} for m in found)


# ------------------------------------------------------------------------------------- what planters have in common


def one(rng: Random, entries: Iterable[T]) -> T:
    """Any of them. Raises Unfit where there is none."""
    known = list(entries)
    if not known:
        raise Unfit
    return rng.choice(known)


def find(plan: Plan, rng: Random, fits: Callable[[Demand], bool], least: int = 1) -> tuple[Project, Demand]:
    """A demand with an answer that fits, in a project of at least so many demands."""
    return one(
        rng, ((p, d) for p in plan.projects if len(p.demands) >= least for d in p.demands if d.answer and fits(d))
    )


def phrase(plan: Plan, rng: Random, key: str) -> str:
    """One of the phrases for planted errors, of the plan's part."""
    return str(rng.choice(wording.phrases(f"planted.{key}", held_out=plan.held_out)))


def write(plan: Plan, amount: Amount, rng: Random | None = None) -> str:
    """An amount in the report's style."""
    return amounts.write(amount, plan.style, rng)


def reply(demand: Demand, text: str, status: str) -> None:
    """Answer the demand with this text; both sides are the evidence."""
    demand.ask.tag(TARGET)
    demand.answer = Words(text, [REPORTED])
    demand.status = status


def silence(demand: Demand, status: str = "not_reported") -> None:
    """Leave the demand without an answer; the demand is the evidence."""
    demand.ask.tag(TARGET)
    demand.answer = None
    demand.status = status


def needed(amount: Amount | None) -> Amount:
    """The amount. Raises Unfit where there is none."""
    if amount is None:
        raise Unfit
    return amount
