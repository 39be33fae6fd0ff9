"""A harmless edit made, and the list of all that there are."""

from __future__ import annotations

from corpus.benchmark import layout
from corpus.benchmark.changing import Change, Unfit, changed
from corpus.benchmark.plan import Demand, Plan, Words

EDITS: list[Change] = []


def edit(change: Change) -> Change:
    """Register a harmless edit."""
    EDITS.append(change)
    return change


def apply(clean: Plan, change: Change) -> tuple[str, ...]:
    """The lines of the edited report. Raises Unfit where there is nothing to edit, or nothing came of it."""
    lines = layout.marked(changed(clean, change)).lines
    if lines == layout.marked(clean).lines:
        raise Unfit
    return lines


def say(plan: Plan, d: Demand, words: str) -> None:
    """Answer with these words for the figure, in the first phrase that takes one."""
    template = next(t for t in d.wording.done if "{n}" in t)
    d.answer = Words(plan.fill(template, n=words))
