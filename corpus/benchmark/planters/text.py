"""Errors of the text itself: labels, numbers, form, characters."""

from __future__ import annotations

from random import Random

from corpus.benchmark import dress, wording
from corpus.benchmark.changing import CONTEXT, Unfit, find, one, phrase
from corpus.benchmark.plan import PLAIN, Plan, Project, Words
from corpus.benchmark.plant import planter

FORM = ("typo", "missing_content")


def _labelled(plan: Plan, rng: Random, *, inside: bool = False) -> Project:
    if plan.dress.layout == "table" or (plan.dress.layout == "one_paragraph" and not inside):
        raise Unfit
    return one(rng, plan.projects)


@planter("label_error", "easy", "missing_content", "format_error")
def label_twice(plan: Plan, rng: Random) -> None:
    """The goal's label stands before the indicator too."""
    project = _labelled(plan, rng)
    label = plan.dress.labels[0]
    project.labels = {"goal": Words(label, [CONTEXT]), "indicator": Words(label, [CONTEXT])}


@planter("label_error", "medium", "missing_content", "format_error")
def completion_labelled_indicator(plan: Plan, rng: Random) -> None:
    """The completion bears the indicator's label."""
    project = _labelled(plan, rng)
    label = plan.dress.labels[1]
    project.labels = {"indicator": Words(label, [CONTEXT]), "completion": Words(label, [CONTEXT])}


@planter("label_error", "hard", "missing_content", "format_error")
def label_twice_inside(plan: Plan, rng: Random) -> None:
    """The goal's label twice, whatever the layout."""
    project = _labelled(plan, rng, inside=True)
    label = plan.dress.labels[0]
    project.labels = {"goal": Words(label, [CONTEXT]), "indicator": Words(label, [CONTEXT])}


@planter("numbering_error", "easy", "format_error")
def project_number_twice(plan: Plan, rng: Random) -> None:
    """Two projects with one number."""
    n = rng.randint(2, len(plan.projects))
    project = plan.projects[n - 1]
    project.number, project.number_tag = dress.number(plan.dress.project, n - 1), CONTEXT


@planter("numbering_error", "medium", "format_error", "missing_content")
def section_number_skipped(plan: Plan, rng: Random) -> None:
    """The last section's number leaves one out."""
    count = 8 + plan.dress.own_budget + plan.dress.people
    role = "evaluators" if plan.dress.people else "measures"
    plan.section_numbers[role] = (dress.number(plan.dress.section, count + 1), CONTEXT)


@planter("numbering_error", "hard", "format_error")
def item_number_twice(plan: Plan, rng: Random) -> None:
    """Two problems with one number."""
    plan.item_numbers[2] = (dress.number(plan.dress.item, 1), CONTEXT)


def _mark(words: Words, at: str, new: str, tag: str = CONTEXT) -> None:
    """Write `new` for the first `at`, tagged."""
    before, found, after = words.text.partition(at)
    if not found or "[" in before:
        raise Unfit
    words.text = f"{before}[{tag}|{new}]{after}"


@planter("format_error", "easy", *FORM)
def residue(plan: Plan, rng: Random) -> None:
    """Something that a word processor or a form left behind."""
    project = one(rng, plan.projects)
    project.goal.text += f"[{CONTEXT}|{phrase(plan, rng, 'residue').translate(PLAIN)}]"


@planter("format_error", "medium", *FORM)
def unpaired_bracket(plan: Plan, rng: Random) -> None:
    """A bracket that is never closed."""
    _, demand = find(plan, rng, lambda d: d.answer is not None)
    if demand.answer:
        demand.answer.text += f"[{CONTEXT}|（含上年续建部分]"


@planter("format_error", "medium", *FORM)
def doubled_stop(plan: Plan, rng: Random) -> None:
    """Two stops at the end of a goal."""
    project = one(rng, plan.projects)
    project.goal.text = f"{project.goal.text[:-6]}[{CONTEXT}|{project.goal.text[-6:]}。]"


@planter("format_error", "hard", *FORM)
def half_width_comma(plan: Plan, rng: Random) -> None:
    """A half-width comma between Chinese characters."""
    project = one(rng, (p for p in plan.projects if "，" in p.goal.text))
    before, _, after = project.goal.text.partition("，")
    project.goal.text = f"{before[:-4]}[{CONTEXT}|{before[-4:]},{after[:4]}]{after[4:]}"


@planter("typo", "easy", "format_error", "data_logic", "out_of_year")
def digit_too_many(plan: Plan, rng: Random) -> None:
    """A year with five digits."""
    words = plan.organisation[0]
    words.text = f"[{CONTEXT}|{str(plan.year)[0]}{plan.year}年]" + words.text


@planter("typo", "easy", "format_error")
def doubled_word(plan: Plan, rng: Random) -> None:
    """A word written twice."""
    words = one(rng, (i.measure for i in plan.issues if i.measure and len(i.measure.text) > 8))
    start = 2
    word = words.text[start : start + 2]
    words.text = f"{words.text[:start]}[{CONTEXT}|{word}{word}]{words.text[start + 2 :]}"


@planter("typo", "medium", "format_error")
def confused_characters(plan: Plan, rng: Random) -> None:
    """A wrong character that sounds or looks alike."""
    pairs = wording.phrases("planted.confusions", held_out=False)
    places = [*plan.organisation, *(w for p in plan.projects for w in (p.goal, *p.extras))]
    right, wrong, words = one(rng, ((a, b, w) for a, b in pairs for w in places if a in w.text))
    _mark(words, right, wrong)


@planter("typo", "hard", "format_error", "data_logic", "out_of_year", "shortfall")
def impossible_day(plan: Plan, rng: Random) -> None:
    """A day that no calendar has."""
    project = one(rng, plan.projects)
    month = rng.choice((2, 4, 6, 9))
    project.extras.append(Words(f"实施方案于[{CONTEXT}|{month}月{31 if month != 2 else 30}日]印发。"))
