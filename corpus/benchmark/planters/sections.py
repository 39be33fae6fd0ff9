"""What the sections owe each other: results to overall goals, measures to problems, and that they are there."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from corpus.benchmark.amounts import Amount
from corpus.benchmark.changing import CONTEXT, REPORTED, TARGET, Unfit, one, phrase, write
from corpus.benchmark.plan import Issue, Plan, Words
from corpus.benchmark.plant import planter

GOALS = ("shortfall", "target_not_reported", "qualitative_for_quantified")


@planter("goal_section_conflict", "easy", *GOALS)
def overall_goal_missed(plan: Plan, rng: Random) -> None:
    """The overall result is far under its goal."""
    aim = one(rng, (a for a in plan.aims if isinstance(a.drawn.target, Amount) and a.drawn.bound in ("floor", ">=")))
    target = aim.drawn.amount
    less = replace(target, value=target.value - 4) if target.rate else target.times(0.7)
    if less.value >= target.value or less.value <= 0:
        raise Unfit
    aim.goal.tag(TARGET)
    aim.result, aim.status = Words(plan.fill(aim.template, n=write(plan, less)), [REPORTED]), "missed"


@planter("goal_section_conflict", "medium", *GOALS)
def overall_goal_passed_over(plan: Plan, rng: Random) -> None:
    """The overall results do not mention one of the goals."""
    aim = one(rng, plan.aims)
    aim.goal.tag(TARGET)
    aim.result, aim.status = None, "not_reported"


@planter("goal_section_conflict", "hard", *GOALS, "in_progress_rated", "plan_as_result")
def overall_goal_without_figure(plan: Plan, rng: Random) -> None:
    """The overall results speak of a goal without the figure that is due."""
    aim = one(rng, (a for a in plan.aims if isinstance(a.drawn.target, Amount) and a.drawn.target.value > 0))
    aim.goal.tag(TARGET)
    text = plan.fill(aim.template, n="").rstrip("到").split("，")[0]
    aim.result, aim.status = Words(f"{text}方面的任务已按计划完成", [REPORTED]), "restated"


@planter("missing_content", "easy", "measure_gap")
def no_problems(plan: Plan, rng: Random) -> None:
    """Neither problems nor measures."""
    plan.left_out |= {"problems", "measures"}


@planter("missing_content", "medium", "target_not_reported")
def no_completion(plan: Plan, rng: Random) -> None:
    """A project without a completion."""
    project = one(rng, plan.projects)
    project.name.tag(CONTEXT)
    project.has_completion, project.extras = False, []
    for demand in project.demands:
        demand.ask.tag(TARGET)
        demand.answer, demand.status = None, "not_reported"


@planter("missing_content", "hard", "target_not_reported", "goal_section_conflict")
def no_overall_results(plan: Plan, rng: Random) -> None:
    """Overall goals, and no section on what became of them."""
    plan.left_out.add("overall_results")
    for aim in plan.aims:
        aim.goal.tag(TARGET)
        aim.result, aim.status = None, "not_reported"


@planter("measure_gap", "easy", "missing_content")
def no_measures(plan: Plan, rng: Random) -> None:
    """Problems, and no measures at all."""
    plan.left_out.add("measures")
    for issue in plan.issues:
        if issue.problem:
            issue.problem.tag(TARGET)


@planter("measure_gap", "medium")
def problem_without_measure(plan: Plan, rng: Random) -> None:
    """One more problem, which no measure answers."""
    text = phrase(plan, rng, "strange_problems")
    plan.issues.insert(rng.randint(0, len(plan.issues)), Issue(Words(text, [TARGET]), None))


@planter("measure_gap", "hard")
def measure_without_problem(plan: Plan, rng: Random) -> None:
    """A measure against something that nobody called a problem."""
    text = phrase(plan, rng, "strange_measures")
    plan.issues.insert(rng.randint(0, len(plan.issues)), Issue(None, Words(text, [REPORTED])))
