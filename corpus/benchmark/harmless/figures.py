"""Figures written otherwise, or better than they must be."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from corpus.benchmark import amounts, wording
from corpus.benchmark.amounts import Amount, Style
from corpus.benchmark.changing import Unfit, counted, find, needed, one, write
from corpus.benchmark.generate import target_words
from corpus.benchmark.harmless.edit import edit, say
from corpus.benchmark.plan import Plan, Words


@edit
def unit_synonym(plan: Plan, rng: Random) -> None:
    """Another word for the same unit."""
    pairs = [(a, b) for a, b in wording.phrases("units.same", held_out=False)]
    both = dict(pairs) | {b: a for a, b in pairs}
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.unit in both)
    result = needed(demand.result)
    say(plan, demand, write(plan, replace(result, unit=both[result.unit])))


@edit
def smaller_unit(plan: Plan, rng: Random) -> None:
    """The same amount in a smaller unit."""
    units = {a: (b, Decimal(factor)) for a, b, factor in wording.phrases("units.smaller", held_out=False)}
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.unit in units)
    result = needed(demand.result)
    unit, factor = units[result.unit]
    say(plan, demand, write(plan, Amount((result.value * factor).quantize(Decimal(1)), unit)))


@edit
def chinese_numeral(plan: Plan, rng: Random) -> None:
    """A count in Chinese."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.is_count and 1 < d.result.value < 1000)
    result = needed(demand.result)
    say(plan, demand, amounts.chinese(int(result.value), counts=True) + result.unit)


@edit
def separators(plan: Plan, rng: Random) -> None:
    """A thousands separator in an answer."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.value >= 1000)
    say(plan, demand, amounts.write(needed(demand.result), Style("separated")))


@edit
def full_width(plan: Plan, rng: Random) -> None:
    """Full-width digits in an answer."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.value > 0)
    say(plan, demand, amounts.write(needed(demand.result), Style("full")))


@edit
def rate_in_words(plan: Plan, rng: Random) -> None:
    """百分之… for a rate."""
    _, demand = find(plan, rng, lambda d: d.result is not None and d.result.rate and d.result.value == 100)
    say(plan, demand, "百分之百")


@edit
def rounded_about(plan: Plan, rng: Random) -> None:
    """约 and a round number that still reaches the target."""
    _, demand = find(plan, rng, lambda d: counted(d) and needed(d.result).value >= 1000)
    result = needed(demand.result)
    rounded = result.value // 100 * 100
    if rounded <= needed(demand.target).value:
        raise Unfit
    say(plan, demand, "约" + write(plan, replace(result, value=rounded)))


@edit
def better_figure(plan: Plan, rng: Random) -> None:
    """Up to a quarter more than the target."""
    _, demand = find(plan, rng, lambda d: counted(d) and needed(d.target).value >= 20)
    say(plan, demand, write(plan, needed(demand.target).times(rng.uniform(1.1, 1.24))))


@edit
def overshoot_explained(plan: Plan, rng: Random) -> None:
    """Far more than the target, with the reason."""
    _, demand = find(plan, rng, lambda d: counted(d) and needed(d.target).value >= 10)
    say(plan, demand, write(plan, needed(demand.target).times(1.6)))
    if demand.answer:
        demand.answer.text += "，超出部分系年中上级追加任务所致"


@edit
def other_bound(plan: Plan, rng: Random) -> None:
    """Another way to write the same bound."""
    _, demand = find(plan, rng, lambda d: d.drawn is not None and d.drawn.bound in (">=", "<=") and bool(d.value_words))
    before = demand.value_words
    template = demand.ask.text.replace(before, "{n}")
    if not template.endswith("{n}") or demand.drawn is None:
        raise Unfit
    forms = {target_words("{n}", demand.drawn, plan.style, rng) for _ in range(12)} - {before}
    demand.value_words = one(rng, sorted(forms))
    demand.ask = Words(template.replace("{n}", demand.value_words))


@edit
def other_style(plan: Plan, rng: Random) -> None:
    """All rates and amounts of a project's answers in full width."""
    project = one(rng, plan.projects)
    for demand in project.answered:
        if demand.answer:
            demand.answer = Words(demand.answer.text.translate(amounts.FULL_WIDTH))
