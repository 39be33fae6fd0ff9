"""Too little of what was asked for, or far too much."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from corpus.benchmark import amounts
from corpus.benchmark.amounts import Day
from corpus.benchmark.changing import Unfit, counted, figured, find, needed, rated
from corpus.benchmark.plan import Plan
from corpus.benchmark.plant import planter
from corpus.benchmark.saying import answer_with, reply


@planter("shortfall", "easy")
def far_below(plan: Plan, rng: Random) -> None:
    """The figure is a quarter to a half under the target."""
    _, demand = find(plan, rng, counted)
    reply(demand, answer_with(plan, demand, needed(demand.target).times(rng.uniform(0.5, 0.75)), rng), "missed")


@planter("shortfall", "medium")
def over_the_ceiling(plan: Plan, rng: Random) -> None:
    """The figure is above a ceiling."""
    _, demand = find(plan, rng, lambda d: bool(d.drawn and d.drawn.bound == "<=") and figured(d))
    target = needed(demand.target)
    more = max(target.times(1.3), target.plus(1), key=lambda a: a.value)
    reply(demand, answer_with(plan, demand, more, rng), "missed")


@planter("shortfall", "medium", "out_of_year")
def too_late(plan: Plan, rng: Random) -> None:
    """The day is after the deadline, and in the year."""
    _, demand = find(plan, rng, lambda d: d.day is not None)
    drawn = demand.drawn
    if not drawn or not isinstance(drawn.target, Day) or drawn.target.month >= 12:
        raise Unfit
    late = Day(plan.year, rng.randint(drawn.target.month + 1, 12), rng.randint(5, 27))
    template = rng.choice(demand.wording.done)
    reply(demand, plan.fill(template, n=amounts.day_words(late, plan.style)), "missed")


@planter("shortfall", "hard")
def just_below(plan: Plan, rng: Random) -> None:
    """The figure is under the target by a hair."""
    _, demand = find(plan, rng, lambda d: counted(d) or rated(d))
    target = needed(demand.target)
    less = target.times(0.996) if target.value >= 300 else target.plus(-1)
    if target.rate:
        less = replace(target, value=target.value.quantize(Decimal("0.1")) - Decimal("0.6"))
    reply(demand, answer_with(plan, demand, less, rng), "missed")


@planter("overshoot", "easy", "data_logic")
def three_times(plan: Plan, rng: Random) -> None:
    """Two to four times the target, and not a word why."""
    _, demand = find(plan, rng, counted)
    reply(demand, answer_with(plan, demand, needed(demand.target).times(rng.uniform(2.2, 4)), rng), "met")


@planter("overshoot", "medium", "data_logic")
def half_as_much_again(plan: Plan, rng: Random) -> None:
    """Half as much again."""
    _, demand = find(plan, rng, counted)
    reply(demand, answer_with(plan, demand, needed(demand.target).times(rng.uniform(1.5, 1.8)), rng), "met")


@planter("overshoot", "hard", "data_logic")
def a_good_third_more(plan: Plan, rng: Random) -> None:
    """A good third more, a little above what is usually asked about."""
    _, demand = find(plan, rng, lambda d: counted(d) and needed(d.target).value >= 10)
    reply(demand, answer_with(plan, demand, needed(demand.target).times(rng.uniform(1.36, 1.45)), rng), "met")
