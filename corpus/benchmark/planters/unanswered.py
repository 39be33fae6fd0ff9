"""Demands that are passed over, or answered without the figure that is due."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpus.benchmark.changing import REPORTED, counted, figured, find, needed, write
from corpus.benchmark.plan import Plan, Words
from corpus.benchmark.plant import planter
from corpus.benchmark.saying import reply, silence


@planter("target_not_reported", "easy", "qualitative_for_quantified")
def answer_dropped(plan: Plan, rng: Random) -> None:
    """The answer to a demand with a figure is gone."""
    _, demand = find(plan, rng, figured, 3)
    silence(demand)


@planter("target_not_reported", "medium", "qualitative_for_quantified")
def answer_without_figure_dropped(plan: Plan, rng: Random) -> None:
    """The answer to a deadline or to a demand without a figure is gone."""
    _, demand = find(plan, rng, lambda d: d.drawn is None or d.drawn.bound == "by", 3)
    silence(demand)


@planter("target_not_reported", "hard", "qualitative_for_quantified", "wording_shift", "completion_off_target")
def figure_of_something_else(plan: Plan, rng: Random) -> None:
    """The figure is there, but counts something that has nothing to do with the demand."""
    project, demand = find(plan, rng, lambda d: counted(d) and d.target is not None and d.target.is_count, 3)
    number = write(plan, replace(needed(demand.target), unit=""))
    silence(demand)
    project.extras.append(Words(f"实施过程中收到意见建议{number}条，均已答复。", [REPORTED]))


@planter("qualitative_for_quantified", "easy", "target_not_reported")
def done_without_figure(plan: Plan, rng: Random) -> None:
    """The answer says that it is done, and not how much."""
    _, demand = find(plan, rng, lambda d: figured(d) and bool(d.wording.vague))
    reply(demand, demand.wording.vague, "restated")


@planter("qualitative_for_quantified", "medium", "target_not_reported")
def done_beyond_plan(plan: Plan, rng: Random) -> None:
    """Two demands of a project, the second answered by a phrase that claims more than the target."""
    _, demand = find(plan, rng, lambda d: counted(d) and bool(d.wording.vague), 2)
    reply(demand, f"{demand.wording.vague}，实际工作量超出年初计划", "restated")


@planter("qualitative_for_quantified", "hard", "target_not_reported")
def done_with_figure_of_means(plan: Plan, rng: Random) -> None:
    """The answer says that it is done, with a figure of the effort in place of the result."""
    _, demand = find(plan, rng, lambda d: counted(d) and bool(d.wording.vague))
    reply(demand, f"投入工作人员{rng.randint(9, 17)}名，{demand.wording.vague}", "restated")
