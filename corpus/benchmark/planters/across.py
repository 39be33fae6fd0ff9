"""Two places that give a thing different numbers, two projects that claim one output."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpus.benchmark import amounts
from corpus.benchmark.changing import CONTEXT, REPORTED, TARGET, Unfit, find, needed, one, write
from corpus.benchmark.plan import Demand, Plan, Words
from corpus.benchmark.plant import planter
from corpus.benchmark.saying import covers, stock

ACROSS = ("data_logic", "count_mismatch", "arithmetic")


@planter("cross_project_conflict", "easy", *ACROSS)
def stock_differs(plan: Plan, rng: Random) -> None:
    """How many of a thing there are in all differs by far between the overview and a project."""
    _conflict(plan, rng, rng.randint(4, 7), chinese=False)


@planter("cross_project_conflict", "medium", *ACROSS)
def stock_differs_by_one(plan: Plan, rng: Random) -> None:
    """The same, by one."""
    _conflict(plan, rng, -1, chinese=False)


@planter("cross_project_conflict", "hard", *ACROSS)
def stock_differs_in_chinese(plan: Plan, rng: Random) -> None:
    """The same, by two and in Chinese numerals."""
    _conflict(plan, rng, 2, chinese=True)


def _conflict(plan: Plan, rng: Random, change: int, *, chinese: bool) -> None:
    key = stock(plan, rng)
    true = plan.facts[key]
    false = replace(true, value=true.value + change)
    project = one(rng, (p for p in plan.projects if not any(_speaks(d, key) for d in p.demands)))
    number = amounts.chinese(int(false.value), counts=True) + false.unit if chinese else write(plan, false)
    project.extras.append(Words(covers(plan, key, number), [REPORTED]))
    here = next(w for w in plan.institutions if plan.things[key] in w.text)
    here.tag(CONTEXT)


def _speaks(demand: Demand, key: str) -> bool:
    return any(f"{{{key}}}" in text for text in demand.wording.done)


@planter("duplicate_indicator", "easy", "cross_project_conflict", "verbatim_copy")
def output_claimed_twice(plan: Plan, rng: Random) -> None:
    """A demand and its answer stand in two projects, word for word."""
    _twice(plan, rng, "same", "same")


@planter("duplicate_indicator", "medium", "cross_project_conflict", "verbatim_copy")
def output_claimed_twice_answered_anew(plan: Plan, rng: Random) -> None:
    """The same, the answer in other words."""
    _twice(plan, rng, "same", "again")


@planter("duplicate_indicator", "hard", "cross_project_conflict", "verbatim_copy")
def output_claimed_twice_in_other_words(plan: Plan, rng: Random) -> None:
    """The same, both in other words."""
    _twice(plan, rng, "again", "again")


def _twice(plan: Plan, rng: Random, ask: str, done: str) -> None:
    """An output of one project claimed by another one as well, in these words."""
    giver, demand = find(plan, rng, lambda d: d.target is not None and d.target.is_count and d.target.value >= 10)
    taker = one(rng, (p for p in plan.projects if p is not giver and len(p.demands) < 7))
    key = "xyz"[len(taker.demands) % 3]
    if not any(t.endswith("{n}") for t in demand.wording.ask):
        raise Unfit
    words = write(plan, needed(demand.result))
    asked = demand.ask.text
    if ask == "again":
        template = [t for t in demand.wording.ask if t.endswith("{n}")][-1]
        asked = plan.fill(template, n=write(plan, needed(demand.target)))
    templates = [t for t in demand.wording.done if "{n}" in t]
    said = plan.fill(templates[-1], n=words) if done == "again" else (demand.answer.text if demand.answer else "")
    value = demand.value_words if ask == "same" else write(plan, needed(demand.target))
    copy = Demand(key, demand.wording, demand.drawn, Words(asked, [TARGET]), Words(said, [REPORTED]), value_words=value)
    taker.demands.append(copy)
    taker.order = None
    demand.ask.tag(TARGET)
    if demand.answer:
        demand.answer.tag(REPORTED)
