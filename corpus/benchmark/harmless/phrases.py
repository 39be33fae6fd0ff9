"""The same in other words."""

from __future__ import annotations

from random import Random

from corpus.benchmark import amounts, dress, wording
from corpus.benchmark.amounts import Day, Style
from corpus.benchmark.changing import Unfit, find, needed, one
from corpus.benchmark.generate import result_words
from corpus.benchmark.harmless.edit import edit, say
from corpus.benchmark.plan import Plan, Words


@edit
def paraphrase(plan: Plan, rng: Random) -> None:
    """The other phrase for the same answer."""
    _, demand = find(plan, rng, lambda d: len(d.wording.done) > 1 and d.result is not None)
    for template in demand.wording.done:
        if "{n}" in template and template.partition("{n}")[0] not in (demand.answer.text if demand.answer else ""):
            demand.answer = Words(plan.fill(template, n=result_words(template, needed(demand.result), plan.style, rng)))
            return
    raise Unfit


@edit
def already(plan: Plan, rng: Random) -> None:
    """A connecting phrase before an answer."""
    _, demand = find(plan, rng, lambda d: d.answer is not None)
    if demand.answer:
        demand.answer.text = rng.choice(("经各方配合，", "通过努力，", "据统计，")) + demand.answer.text


@edit
def other_headings(plan: Plan, rng: Random) -> None:
    """Other words for the sections."""
    for role in dress.ROLES:
        plan.dress.headings[role] = rng.choice(wording.phrases(f"headings.{role}", held_out=plan.held_out))


@edit
def other_labels(plan: Plan, rng: Random) -> None:
    """Other labels for the fields."""
    known = dress.LABELS_HELD_OUT if plan.held_out else dress.LABELS
    plan.dress.labels = one(rng, (labels for labels in known if labels != plan.dress.labels))


@edit
def other_joint(plan: Plan, rng: Random) -> None:
    """Demands joined by another mark."""
    plan.dress.joint = "，" if plan.dress.joint == "；" else "；"


@edit
def year_before_name(plan: Plan, rng: Random) -> None:
    """The conclusion names a project with its year in front."""
    project = one(rng, (p for p in plan.projects if not p.good))
    plan.grades.best = Words(f"{plan.year}年{project.wording.name}成效较好，评为优秀。")


@edit
def short_name(plan: Plan, rng: Random) -> None:
    """The conclusion names a project in short."""
    project = one(rng, (p for p in plan.projects if not p.good))
    plan.grades.best = Words(f"{project.wording.alias}项目实施顺利，评为优秀。")


@edit
def whole_date(plan: Plan, rng: Random) -> None:
    """A date with its year, or without."""
    _, demand = find(plan, rng, lambda d: d.day is not None)
    day = demand.day
    if not isinstance(day, Day):
        raise Unfit
    say(plan, demand, amounts.day_words(day, Style(dates="short" if plan.style.dates == "long" else "long")))
