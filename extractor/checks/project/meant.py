"""Which demands of a project a few words elsewhere mean: those that they name, else all where they name the project."""

from __future__ import annotations

import re

from db.records import Indicator, Project
from extractor.checks.project.owning import OWNED
from extractor.outline.marks import han_number
from extractor.results import contradictions, likeness

UNMET = ("missed", "in_progress", "contradicted")
NUMBER = re.compile(r"\d[\d.,，]*")
COUNTED = re.compile(r"(?P<n>\d+|[一二两三四五六七八九十])\s*[项个条](?!月)")
HELD = 0.5
"""Words mean a demand of which they hold, or that holds, half."""


def unmet(project: Project) -> list[Indicator]:
    """The demands of a project that are not met."""
    return [d for d in project.indicators if d.result is not None and d.result.status in UNMET]


def of(project: Project, words: str) -> list[Indicator]:
    """The demands that are not met and that the words mean.

    Where they name the project they mean all of them, unless they go on to name some, and count no more than those.
    """
    name = contradictions.stem(project.name)
    rest = words.replace(name, "，")
    open_ones = unmet(project)
    named = [demand for demand in open_ones if means(rest, demand, project)]
    if name not in words:
        return named
    counted = COUNTED.search(rest)
    return open_ones if not named or (counted and number(counted["n"]) >= len(open_ones)) else named


def means(words: str, demand: Indicator, project: Project | None = None) -> bool:
    """Whether the words mean a demand: most of theirs are its, its answer's or its project's, or most of its own are theirs."""
    words = OWNED.sub("，", words)
    said, own = likeness.terms(NUMBER.sub("", words)), likeness.terms(NUMBER.sub("", demand.text))
    answer = "，".join(span.quote for span in demand.result.evidence) if demand.result is not None else ""
    told = own | likeness.terms(NUMBER.sub("", answer))
    if not said or not own:
        return False
    if likeness.coverage(said, told, {}) >= HELD or likeness.coverage(own, said, {}) >= HELD:
        return True
    topic = likeness.terms(project.name) if project is not None else frozenset[str]()
    if not own.isdisjoint(said) and likeness.coverage(said, told | topic, {}) >= HELD:
        return True
    unit = demand.figure.unit if demand.figure is not None else None
    return unit is not None and re.search(rf"\d\s*{re.escape(unit)}", words) is not None and bool(said & told)


def number(text: str) -> int:
    """A small number in digits or in words."""
    return int(text) if text.isdigit() else han_number(text.replace("两", "二")) or 1
