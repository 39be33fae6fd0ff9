"""Indicators that nothing could show to be met, and goals that ask for something else than they do."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpus.benchmark import wording
from corpus.benchmark.changing import CONTEXT, REPORTED, TARGET, counted, find, needed, one, open_rate
from corpus.benchmark.plan import Plan, Words
from corpus.benchmark.plant import EVADED, planter
from corpus.benchmark.saying import asked_for, strangers


@planter("unverifiable_indicator", "easy", *EVADED)
def amount_as_it_comes(plan: Plan, rng: Random) -> None:
    """An indicator of the project leaves its amount to what will turn out."""
    _unverifiable(plan, rng, 0, replace_all=False)


@planter("unverifiable_indicator", "medium", *EVADED)
def vague_indicator(plan: Plan, rng: Random) -> None:
    """An indicator of the project is replaced by one that nothing could show to be met."""
    _unverifiable(plan, rng, None, replace_all=False)


@planter("unverifiable_indicator", "hard", *EVADED, "goal_indicator_mismatch")
def only_vague_indicators(plan: Plan, rng: Random) -> None:
    """All of a project's indicators are such."""
    _unverifiable(plan, rng, None, replace_all=True)


def _unverifiable(plan: Plan, rng: Random, index: int | None, *, replace_all: bool) -> None:
    targets = wording.phrases("planted.vague_targets", held_out=plan.held_out)
    answers = wording.phrases("planted.vague_answers", held_out=plan.held_out)
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3))
    replaced = project.demands[-2:] if replace_all else [rng.choice(project.demands)]
    project.demands = [d for d in project.demands if d in replaced] if replace_all else project.demands
    project.order = None
    asked = targets[index : index + 1] if index is not None else rng.sample(targets, len(replaced))
    said = rng.sample(answers, len(replaced))
    for demand, text, answer in zip(replaced, asked, said, strict=True):
        demand.ask, demand.value_words = Words(text, [TARGET]), ""
        demand.answer = Words(answer, [REPORTED])
        demand.status = "undetermined"


@planter("goal_indicator_mismatch", "easy", "data_logic", "cross_project_conflict", "shortfall", "target_not_reported")
def goal_with_other_figure(plan: Plan, rng: Random) -> None:
    """The goal gives another figure of the very thing than the indicator."""
    project, demand = find(plan, rng, counted)
    project.goal.text += "，" + asked_for(plan, demand, needed(demand.target).times(1.6))
    project.goal.tag(TARGET)
    demand.ask.tag(CONTEXT)


@planter("goal_indicator_mismatch", "medium", "data_logic", "cross_project_conflict", "shortfall")
def goal_with_other_rate(plan: Plan, rng: Random) -> None:
    """The goal asks for another rate than the indicator."""
    project, demand = find(plan, rng, lambda d: open_rate(d) and needed(d.target).value < 96)
    more = replace(needed(demand.target), value=needed(demand.target).value + 3)
    project.goal.text += "，" + asked_for(plan, demand, more)
    project.goal.tag(TARGET)
    demand.ask.tag(CONTEXT)


@planter("goal_indicator_mismatch", "hard", "completion_off_target", "target_not_reported")
def goal_of_another_trade(plan: Plan, rng: Random) -> None:
    """The goal is one of quite another office."""
    project = one(rng, plan.projects)
    other = one(rng, strangers(plan))
    project.goal = Words(rng.choice(other.goal).rstrip("。"), [TARGET])
    for demand in project.demands:
        demand.ask.tag(CONTEXT)
