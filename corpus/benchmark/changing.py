"""How a plan is changed, by a planted error or by a harmless edit: what may be changed is found by chance."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from random import Random
from typing import TypeVar

from corpus.benchmark import amounts, wording
from corpus.benchmark.amounts import Amount
from corpus.benchmark.plan import Demand, Plan, Project

T = TypeVar("T")
TARGET, REPORTED, CONTEXT = "!e:t", "!e:r", "!e:c"
Change = Callable[[Plan, Random], None]


class Unfit(Exception):
    """This plan has nothing of the kind that is to be changed."""


def changed(clean: Plan, change: Change) -> Plan:
    """A copy of the plan with the change; the same plan and change give the same. Raises Unfit."""
    plan = deepcopy(clean)
    change(plan, Random(f"{clean.seed} {change.__name__}"))
    return plan


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


def counted(d: Demand) -> bool:
    """Whether it asks for so many at the least."""
    return d.target is not None and d.drawn is not None and d.drawn.bound in ("floor", ">=") and not d.target.rate


def figured(d: Demand) -> bool:
    """Whether it asks for a figure that is more than nothing."""
    return d.target is not None and d.target.value > 0


def rated(d: Demand) -> bool:
    """Whether it asks for a rate: just this one, or so high a one at the least."""
    return d.drawn is not None and d.drawn.bound in (">=", "=") and d.target is not None and d.target.rate


def open_rate(d: Demand) -> bool:
    """Whether it asks for so high a rate at the least, and an answer may end in it."""
    return bool(d.drawn and d.drawn.bound == ">=") and rated(d) and any(t.endswith("{n}") for t in d.wording.done)


def needed(amount: Amount | None) -> Amount:
    """The amount. Raises Unfit where there is none."""
    if amount is None:
        raise Unfit
    return amount


def phrase(plan: Plan, rng: Random, key: str) -> str:
    """One of the phrases for planted errors, of the plan's part."""
    return str(rng.choice(wording.phrases(f"planted.{key}", held_out=plan.held_out)))


def write(plan: Plan, amount: Amount, rng: Random | None = None) -> str:
    """An amount in the report's style."""
    return amounts.write(amount, plan.style, rng)
