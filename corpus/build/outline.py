"""Tags of structure: headings, projects and their fields, money, grades, problems, measures, people."""

from __future__ import annotations

import re

from corpus.build.draft import Draft, known, place
from corpus.build.markup import Mark, MarkupError
from db import records

NUMBER = re.compile(r"[0-9０-９]+|[一二三四五六七八九十百]+")
FIELDS = {"G": "goal", "I": "indicator", "C": "completion"}


def title(draft: Draft, mark: Mark) -> None:
    """A line of the title; a title over several lines may be taken whole or by its last line."""
    line = mark.place.quote.strip()
    draft.out["title"] = (draft.out["title"] or "") + line
    draft.out["title_also"].append(line)


def section(draft: Draft, mark: Mark) -> None:
    """A heading; it ends the project before it."""
    if not draft.single:
        draft.project = None
    role, *also = mark.arg(0, "other").split("/")
    known(role, records.Role, mark)
    draft.out["sections"].append({
        "marker": draft.before(mark) or None, "heading": mark.place.quote, "level": int(mark.kind[1:]),
        "role": role, "role_also": also, "place": place(mark.place),
    })  # fmt: skip


def project(draft: Draft, mark: Mark) -> None:
    """A project's name; its number stands before it."""
    found = NUMBER.search(draft.before(mark))
    number = mark.arg(0) or (found[0] if found else None)
    draft.project = {
        "number": None if draft.single or number == "-" else number, "name": mark.place.quote,
        "place": place(mark.place), "goal": None, "indicator": None, "completion": None,
        "grade": None, "score": None, "weight": None, "budget": [], "demands": [],
    }  # fmt: skip
    draft.out["projects"].append(draft.project)


def field(draft: Draft, mark: Mark) -> None:
    """A part of the goal, the indicator or the completion."""
    owner, name = draft.in_project(mark), FIELDS[mark.kind]
    known_part = owner[name]
    if known_part is None:
        owner[name] = {"text": mark.place.quote, "places": [place(mark.place)]}
    else:
        known_part["text"] += "\n" + mark.place.quote
        known_part["places"].append(place(mark.place))


def goal(draft: Draft, mark: Mark) -> None:
    """An overall goal."""
    draft.out["goals"].append({"text": mark.place.quote, "place": place(mark.place), "demands": []})


def budget(draft: Draft, mark: Mark) -> None:
    """An item of the budget, of the project or of the report."""
    stage, *also = mark.arg(1, "budget").split("/")
    for word in (stage, *also):
        known(word, records.Stage, mark)
    amount = draft.figure_in(mark)
    if amount is None or amount.figure is None:
        raise MarkupError(f"line {mark.place.line}: a budget item without its amount")
    figure = amount.figure
    target = draft.project["budget"] if draft.project and not draft.single else draft.out["budget"]
    target.append({
        "name": mark.arg(0), "amount": str(figure.value), "unit": (figure.multiplier or "") + (figure.unit or ""),
        "stage": stage, "stage_also": also, "parent": mark.arg(2) or None, "place": place(amount.place),
    })  # fmt: skip


def rating(draft: Draft, mark: Mark) -> None:
    """How many projects have a grade."""
    draft.out["ratings"]["counts"][mark.arg(0)] = draft.count_in(mark)


def total(draft: Draft, mark: Mark) -> None:
    """How many projects there are by the report's own words."""
    draft.out["ratings"]["total"] = draft.count_in(mark)


def named(draft: Draft, mark: Mark) -> None:
    """A project with its grade in the conclusion."""
    draft.out["ratings"]["named"].append(
        {"project_name": mark.place.quote, "grade": mark.arg(0), "place": place(mark.place)}
    )


def problem(draft: Draft, mark: Mark) -> None:
    """A problem."""
    draft.out["problems"].append(
        {"project_name": mark.arg(0) or None, "text": mark.place.quote, "place": place(mark.place)}
    )


def measure(draft: Draft, mark: Mark) -> None:
    """A measure."""
    draft.out["measures"].append({"text": mark.place.quote, "place": place(mark.place)})


def person(draft: Draft, mark: Mark) -> None:
    """What is said of a person."""
    who = draft.people.get(mark.kind)
    if who is None:
        who = draft.people[mark.kind] = {"name": "", "organisation": None, "post": None, "title": None}
        draft.out["people"].append(who)
    who[mark.arg(0, "name")] = mark.place.quote


def grade(draft: Draft, mark: Mark) -> None:
    """A project's grade."""
    draft.in_project(mark)["grade"] = mark.place.quote


def score(draft: Draft, mark: Mark) -> None:
    """A project's score."""
    inner = draft.figure_in(mark)
    draft.in_project(mark)["score"] = str(inner.figure.value) if inner and inner.figure else mark.place.quote


def weight(draft: Draft, mark: Mark) -> None:
    """A project's weight."""
    draft.in_project(mark)["weight"] = mark.place.quote
