"""Answers that say the indicator again, as a whole or its bound."""

from __future__ import annotations

from random import Random

from corpus.benchmark.changing import REPORTED, TARGET, Unfit, find, needed, one, open_rate, write
from corpus.benchmark.plan import Demand, Plan, Words
from corpus.benchmark.plant import planter
from corpus.benchmark.saying import reply


@planter("verbatim_copy", "easy", "threshold_restated", "qualitative_for_quantified")
def indicator_copied(plan: Plan, rng: Random) -> None:
    """The completion is the indicator's text."""
    _whole(plan, rng, "{}")


@planter("verbatim_copy", "medium", "threshold_restated", "qualitative_for_quantified")
def indicator_copied_with_already(plan: Plan, rng: Random) -> None:
    """The completion is the indicator's text with 已 before every demand."""
    _whole(plan, rng, "已{}")


@planter("verbatim_copy", "hard", "threshold_restated", "qualitative_for_quantified")
def indicator_copied_in_part(plan: Plan, rng: Random) -> None:
    """All demands but the last are answered in their own words."""
    project = one(rng, (p for p in plan.projects if len(p.answered) >= 4))
    project.order = None
    for demand in project.demands[:-1]:
        reply(demand, demand.ask.text, "met")


def _whole(plan: Plan, rng: Random, text: str) -> None:
    """A project's completion as one text, its demand text being the other side."""
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3))
    asks = [d.ask.text for d in project.demands]
    for demand in project.demands:
        demand.ask.tag(TARGET)
    if plan.dress.layout == "table":
        for demand in project.demands:
            demand.answer = Words(text.format(demand.ask.text), [REPORTED])
        return
    said = plan.dress.joint.join(text.format(a) for a in asks)
    project.completion = Words(said + "。", [REPORTED])


@planter("threshold_restated", "easy", "verbatim_copy", "qualitative_for_quantified", "target_not_reported")
def same_bound(plan: Plan, rng: Random) -> None:
    """The answer gives the bound in the indicator's words."""
    _, demand = find(plan, rng, lambda d: open_rate(d) and d.wording.ask[0].endswith("{n}"))
    template = _ends(demand)
    words = demand.value_words
    if not words or (words[0].isdigit() and not words.endswith("以上")):
        raise Unfit
    reply(demand, plan.fill(template, n=words), "restated/met")


@planter("threshold_restated", "medium", "verbatim_copy", "qualitative_for_quantified", "target_not_reported")
def above_the_bound(plan: Plan, rng: Random) -> None:
    """The answer says 以上 where a value is due."""
    _, demand = find(plan, rng, open_rate)
    reply(demand, plan.fill(_ends(demand), n=f"达{write(plan, needed(demand.target))}以上"), "restated/met")


@planter("threshold_restated", "hard", "verbatim_copy", "qualitative_for_quantified", "target_not_reported")
def more_than_the_bound(plan: Plan, rng: Random) -> None:
    """The answer has the bound in other words."""
    _, demand = find(plan, rng, open_rate)
    reply(demand, plan.fill(_ends(demand), n=f"超过{write(plan, needed(demand.target))}"), "restated/met")


def _ends(d: Demand) -> str:
    return next(t for t in d.wording.done if t.endswith("{n}"))
