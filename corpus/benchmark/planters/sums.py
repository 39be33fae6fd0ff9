"""Figures that do not come out, or that cannot be."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from corpus.benchmark.amounts import Amount
from corpus.benchmark.changing import REPORTED, Unfit, find, needed, one, write
from corpus.benchmark.plan import Plan, Words
from corpus.benchmark.plant import planter
from corpus.benchmark.saying import count, in_parts, reply


@planter("arithmetic", "easy", "data_logic")
def budget_does_not_add_up(plan: Plan, rng: Random) -> None:
    """One part of the budget is written with two digits swapped."""
    which = rng.choice((0, 1))
    value = plan.amounts[f"{'income' if which == 0 else 'expense'}_{rng.choice('abc')}"]
    written, wrong = (write(plan, Amount(v, "万元")) for v in (value, value + rng.choice((-90, 90, 180, 900))))
    words = plan.budget[which]
    if words.text.count(written) != 1:
        raise Unfit
    words.text = words.text.replace(written, wrong)
    words.tag(REPORTED)


@planter("arithmetic", "medium", "data_logic", "count_mismatch")
def parts_do_not_add_up(plan: Plan, rng: Random) -> None:
    """The parts of a result are more or less than the whole."""
    demand, text = in_parts(plan, rng, add_up=False)
    demand.answer = Words(text, [REPORTED])


@planter("arithmetic", "medium", "data_logic", "execution_rate")
def execution_rate_miscalculated(plan: Plan, rng: Random) -> None:
    """The printed rate is not what the amounts give."""
    rate = plan.amounts["rate"]
    written, wrong = (write(plan, Amount(v, "%")) for v in (rate, rate - Decimal(rng.randint(11, 39)) / 10))
    words = plan.budget[2]
    if words.text.count(written) != 1:
        raise Unfit
    words.text = words.text.replace(written, wrong)
    words.tag(REPORTED)


@planter("arithmetic", "hard", "data_logic")
def difference_does_not_come_out(plan: Plan, rng: Random) -> None:
    """From so much to so much, an increase of something else."""
    project = one(rng, plan.projects)
    before, more = rng.randint(60, 90), rng.randint(12, 38)
    wrong = more + rng.choice((-6, 5, 10))
    text = f"政策咨询接待量由上年的{before * 10}人次增至{(before + more) * 10}人次，增加{wrong * 10}人次。"
    project.extras.append(Words(text, [REPORTED]))


@planter("data_logic", "easy", "shortfall", "overshoot", "arithmetic")
def rate_above_hundred(plan: Plan, rng: Random) -> None:
    """A rate of more than everything."""
    _, demand = find(
        plan, rng, lambda d: bool(d.target and d.target.rate) and any(t.endswith("率{n}") for t in d.wording.done)
    )
    template = next(t for t in demand.wording.done if t.endswith("率{n}"))
    over = Amount(Decimal(rng.randint(1010, 1090)) / 10, "%")
    reply(demand, plan.fill(template, n="达到" + write(plan, over)), "met")


@planter("data_logic", "medium", "arithmetic", "count_mismatch")
def part_above_whole(plan: Plan, rng: Random) -> None:
    """A part is more than the whole."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.parts) and d.result is not None)
    whole = needed(demand.result)
    opening, _, _ = demand.wording.parts[0].partition("、")
    text = plan.fill(opening, n=write(plan, whole), a=write(plan, whole.times(1.25)), b="")
    demand.answer = Words(text, [REPORTED])


@planter("data_logic", "hard", "arithmetic", "count_mismatch")
def more_mended_than_found(plan: Plan, rng: Random) -> None:
    """More was put right than was found."""
    project = one(rng, plan.projects)
    found = rng.randint(20, 60)
    text = f"日常巡查发现问题{count(plan, found)}，整改{count(plan, found + rng.randint(3, 9))}。"
    project.extras.append(Words(text, [REPORTED]))
