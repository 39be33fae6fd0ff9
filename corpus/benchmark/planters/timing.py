"""Answers of another time: under way, planned, of another year."""

from __future__ import annotations

from random import Random

from corpus.benchmark.changing import counted, find, needed, rated, write
from corpus.benchmark.plan import Plan
from corpus.benchmark.plant import EVADED, planter
from corpus.benchmark.saying import answer_with, asked_for, reply

LATER = (*EVADED, "in_progress_rated", "plan_as_result", "shortfall", "rating_narrative_conflict")
OTHER_YEAR = ("target_not_reported", "shortfall", "plan_as_result", "in_progress_rated", "data_logic")


@planter("in_progress_rated", "easy", *LATER)
def still_under_way(plan: Plan, rng: Random) -> None:
    """Under way by its own words, and graded as done."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.doing))
    reply(demand, demand.wording.doing, "in_progress")


@planter("in_progress_rated", "medium", *LATER)
def part_done(plan: Plan, rng: Random) -> None:
    """A part is done, the rest under way."""
    _, demand = find(plan, rng, lambda d: counted(d) and bool(d.wording.doing) and needed(d.target).value >= 10)
    part = write(plan, needed(demand.target).times(0.6))
    reply(demand, f"已完成{part}，{demand.wording.doing}", "in_progress")


@planter("in_progress_rated", "hard", *LATER)
def done_but_for_acceptance(plan: Plan, rng: Random) -> None:
    """The figure is reached, acceptance still to come."""
    _, demand = find(plan, rng, lambda d: rated(d) and "验收" in d.ask.text)
    reply(demand, "施工内容已结束，验收尚在组织", "in_progress")


@planter("plan_as_result", "easy", *LATER, "out_of_year")
def plan_in_place_of_result(plan: Plan, rng: Random) -> None:
    """A plan for later where the result is due."""
    _, demand = find(plan, rng, lambda d: bool(d.wording.plan))
    reply(demand, demand.wording.plan, "in_progress")


@planter("plan_as_result", "medium", *LATER, "verbatim_copy", "threshold_restated")
def striving_in_place_of_result(plan: Plan, rng: Random) -> None:
    """争取 and the target, figure and all."""
    _, demand = find(plan, rng, counted)
    reply(demand, "争取" + asked_for(plan, demand, needed(demand.target)), "in_progress")


@planter("plan_as_result", "hard", *LATER, "verbatim_copy", "threshold_restated")
def ensuring_in_place_of_result(plan: Plan, rng: Random) -> None:
    """确保 and the target in other words."""
    _, demand = find(plan, rng, lambda d: counted(d) and bool(d.wording.other or d.wording.vague))
    reply(demand, f"加强调度，确保{asked_for(plan, demand, needed(demand.target))}如期实现", "in_progress")


@planter("out_of_year", "easy", *OTHER_YEAR)
def last_years_result(plan: Plan, rng: Random) -> None:
    """The result is last year's, and says so."""
    _, demand = find(plan, rng, counted)
    reply(demand, f"{plan.year - 1}年{answer_with(plan, demand, needed(demand.result), rng)}", "out_of_year")


@planter("out_of_year", "medium", *OTHER_YEAR)
def period_of_last_year(plan: Plan, rng: Random) -> None:
    """The result is of a period of last year."""
    _, demand = find(plan, rng, counted)
    said = answer_with(plan, demand, needed(demand.result), rng)
    reply(demand, f"{plan.year - 1}年3月至11月，{said}", "out_of_year")


@planter("out_of_year", "hard", *OTHER_YEAR)
def after_the_year(plan: Plan, rng: Random) -> None:
    """The result was reached after the year's end."""
    _, demand = find(plan, rng, lambda d: counted(d) or d.day is not None)
    if demand.day:
        late = f"{plan.year + 1}年{rng.randint(1, 3)}月{rng.randint(5, 27)}日"
        reply(demand, plan.fill(rng.choice(demand.wording.done), n=late), "out_of_year")
    else:
        said = answer_with(plan, demand, needed(demand.result), rng)
        reply(demand, f"{plan.year + 1}年{rng.randint(1, 3)}月，{said}", "out_of_year")
