"""The same things in another order."""

from __future__ import annotations

from random import Random

from corpus.benchmark.changing import one
from corpus.benchmark.harmless.edit import edit
from corpus.benchmark.plan import Plan


@edit
def answers_reordered(plan: Plan, rng: Random) -> None:
    """The answers in another order than the demands."""
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3 and plan.dress.layout != "table"))
    order = [d.key for d in project.demands]
    project.order = order[1:] + order[:1]


@edit
def demands_reordered(plan: Plan, rng: Random) -> None:
    """The demands in another order."""
    project = one(rng, (p for p in plan.projects if len(p.demands) >= 3))
    project.order = [d.key for d in project.demands]
    project.demands = project.demands[::-1]


@edit
def projects_reordered(plan: Plan, rng: Random) -> None:
    """The projects in another order, numbered anew."""
    plan.projects = plan.projects[1:] + plan.projects[:1]


@edit
def problems_reordered(plan: Plan, rng: Random) -> None:
    """Problems, and their measures, in another order."""
    plan.issues = plan.issues[::-1]


@edit
def measures_reordered(plan: Plan, rng: Random) -> None:
    """The measures in another order than the problems."""
    measures = [i.measure for i in plan.issues]
    for issue, measure in zip(plan.issues, measures[1:] + measures[:1], strict=True):
        issue.measure = measure
