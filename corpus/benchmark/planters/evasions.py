"""Something else in place of an answer."""

from __future__ import annotations

from random import Random

from corpus.benchmark import amounts
from corpus.benchmark.changing import REPORTED, TARGET, counted, figured, find, needed, one, phrase, rated, write
from corpus.benchmark.generate import result_words
from corpus.benchmark.plan import Plan, Words
from corpus.benchmark.plant import EVADED, planter
from corpus.benchmark.saying import reply, strangers


@planter("wording_shift", "easy", "target_not_reported", "completion_off_target", "qualitative_for_quantified")
def other_object(plan: Plan, rng: Random) -> None:
    """The same figure, of another thing."""
    _shift(plan, rng, "other", "not_reported")


@planter("wording_shift", "medium", "target_not_reported", "in_progress_rated", "completion_off_target")
def lesser_verb(plan: Plan, rng: Random) -> None:
    """The same figure, of a step on the way."""
    _shift(plan, rng, "lesser", "in_progress/not_reported")


@planter("wording_shift", "hard", "target_not_reported", "completion_off_target")
def narrower_object(plan: Plan, rng: Random) -> None:
    """The same figure, of a part of the thing."""
    _shift(plan, rng, "narrow", "not_reported")


def _shift(plan: Plan, rng: Random, kind: str, status: str) -> None:
    _, demand = find(plan, rng, lambda d: figured(d) and bool(getattr(d.wording, kind)))
    text = getattr(demand.wording, kind)
    reply(demand, plan.fill(text, n=write(plan, needed(demand.target))), status)


@planter("completion_off_target", "easy", *EVADED)
def own_off_target(plan: Plan, rng: Random) -> None:
    """In place of an answer, something with a figure that the indicator does not ask for."""
    project, demand = find(plan, rng, counted, 3)
    reply(demand, project.wording.off, "not_reported")


@planter("completion_off_target", "medium", *EVADED)
def common_off_target(plan: Plan, rng: Random) -> None:
    """In place of an answer, some activity of the office."""
    _, demand = find(plan, rng, lambda d: counted(d) or rated(d), 3)
    reply(demand, phrase(plan, rng, "off"), "not_reported")


@planter("completion_off_target", "hard", *EVADED, "verbatim_copy")
def other_projects_answers(plan: Plan, rng: Random) -> None:
    """The completion is that of a project of another office."""
    project = one(rng, (p for p in plan.projects if plan.dress.layout != "table"))
    said = []
    for donor in one(rng, strangers(plan)).demands:
        drawn = amounts.draw(donor.n, plan.year, rng) if donor.n else None
        if template := next((t for t in donor.done if "{" not in t.replace("{n}", "")), None):
            said.append(template.format(n=result_words(template, drawn.result, plan.style, rng) if drawn else ""))
    project.completion = Words("，".join(said) + "。", [REPORTED])
    for demand in project.demands:
        demand.ask.tag(TARGET)
