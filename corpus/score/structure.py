"""How much of a sample's structure the program found: projects and their fields, sections, money, grades, people."""

from __future__ import annotations

import re

from corpus.score.places import Places, likeness, meets, overlap
from corpus.score.reading import JSON, clean, items, number, sub, text
from corpus.score.tally import Score

FIELDS = ("goal", "indicator", "completion")


def pair_projects(truth: JSON, report: JSON, places: Places) -> list[tuple[JSON, JSON | None]]:
    """Each project of the truth with the program's: the one whose name stands in the same place, else of the same name."""
    free = items(report, "projects")
    pairs: list[tuple[JSON, JSON | None]] = []
    for due in truth["projects"]:
        where = places.true(due["place"])
        found = next((p for p in free if overlap(where, places.of(p.get("span")))), None)
        found = found or next((p for p in free if clean(text(p, "name")) == clean(due["name"])), None)
        if found is not None:
            free = [p for p in free if p is not found]
        pairs.append((due, found))
    return pairs


def score(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    """Count everything but figures, demands and findings."""
    _head(truth, report, out)
    _projects(truth, report, places, out)
    _sections(truth, report, places, out)
    _budget(truth, report, places, out)
    _ratings(truth, report, out)
    _texts(truth, report, places, out)


def _head(truth: JSON, report: JSON, out: Score) -> None:
    titles = [_blank(t) for t in (truth["title"], truth["title_also"][-1])]
    out.count("structure.head", _blank(text(report, "title")) in titles, f"title {report.get('title')!r}")
    for key in ("organisation", "fiscal_year", "genre"):
        out.count("structure.head", report.get(key) == truth[key], f"{key} {report.get(key)!r}, not {truth[key]!r}")


def _projects(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    pairs = pair_projects(truth, report, places)
    found = sum(p is not None for _, p in pairs)
    out.put("structure.projects", found, len(pairs), len(items(report, "projects")))
    for due, have in pairs:
        name = f"project {due['number']} {due['name']}"
        out.count(
            "structure.fields", have is not None and clean(text(have, "name")) == clean(due["name"]), f"{name}: name"
        )
        if due["number"] is not None:
            number_right = have is not None and text(have, "number").strip() == due["number"]
            out.count("structure.fields", number_right, f"{name}: number {text(have, 'number')!r}")
        for key in FIELDS:
            if due[key] is not None:
                given = text(sub(have, key), "text")
                out.count("structure.fields", clean(given) == clean(due[key]["text"]), f"{name}: {key} {given[:60]!r}")
        for key in ("grade", "score"):
            if due[key] is not None:
                answer = have.get(key) if have else None
                right = number(answer) == number(due[key]) if key == "score" else answer == due[key]
                out.count("structure.grades", right, f"{name}: {key} {answer!r}, not {due[key]!r}")
    for extra in items(report, "projects"):
        if not any(have is extra for _, have in pairs):
            out.say("structure.projects", f"no project: {text(extra, 'name')[:60]!r}")


def _sections(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    given = [(places.of(s.get("span")), text(s, "role")) for s in items(report, "sections")]
    for due in truth["sections"]:
        where = places.true(due["place"])
        roles = [role for at, role in given if at and overlap(where, at)]
        right = any(role in [due["role"], *due["role_also"]] for role in roles)
        out.count("structure.roles", right, f"{due['heading']}: {roles}, not {due['role']}")


def _budget(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    owners = [report, *items(report, "projects")]
    free = [(places.of(b.get("span")), b) for owner in owners for b in items(owner, "budget")]
    dues = [*truth["budget"], *(b for p in truth["projects"] for b in p["budget"])]
    names: dict[str, str] = {}
    pairs = []
    for due in dues:
        where = places.true(due["place"])
        found = next(
            (x for x in free if overlap(where, x[0]) and number(x[1].get("amount")) == number(due["amount"])), None
        )
        out.count("structure.budget", found is not None, f"{due['name']} {due['amount']}")
        if found is not None:
            free = [x for x in free if x is not found]
            names[due["name"]] = text(found[1], "name")
            pairs.append((due, found[1]))
    for due, have in pairs:
        out.count(
            "structure.budget_stage",
            have.get("stage") in [due["stage"], *due["stage_also"]],
            f"{due['name']}: {have.get('stage')}",
        )
        if due["parent"]:
            right = text(have, "parent") in (due["parent"], names.get(due["parent"]))
            out.count("structure.budget_parents", right, f"{due['name']}: {have.get('parent')!r}, not {due['parent']}")


def _ratings(truth: JSON, report: JSON, out: Score) -> None:
    due, have = truth["ratings"], sub(report, "ratings")
    for grade, count in due["counts"].items():
        given = sub(have, "counts").get(grade)
        out.count("structure.ratings", given == count, f"{grade} {given!r}, not {count}")
    if due["total"] is not None:
        out.count(
            "structure.ratings", have.get("total") == due["total"], f"total {have.get('total')!r}, not {due['total']}"
        )
    named = [(_bare(text(n, "project_name")), text(n, "grade")) for n in items(have, "named")]
    for n in due["named"]:
        out.count(
            "structure.named", (_bare(n["project_name"]), n["grade"]) in named, f"{n['project_name']} {n['grade']}"
        )


def _texts(truth: JSON, report: JSON, places: Places, out: Score) -> None:
    for key in ("goals", "problems", "measures"):
        given = [(places.of(x.get("span")), x) for x in items(report, key)]
        for due in truth[key]:
            where = places.true(due["place"])
            right = any(at and meets(where, at) and likeness(where, at) > 0.5 for at, _ in given)
            out.count(f"structure.{key}", right, due["text"][:50])
    people = {tuple(clean(text(x, k)) for k in ("name", "organisation", "post")) for x in items(report, "people")}
    for due in truth["people"]:
        right = tuple(clean(due[k]) for k in ("name", "organisation", "post")) in people
        out.count("structure.people", right, due["name"])


def _bare(name: str) -> str:
    """A project's name without quotation marks and without the word 项目 that may close it."""
    return re.sub(r"[“”《》\"]|项目$", "", clean(name))


def _blank(value: str | None) -> str:
    return "".join((value or "").split())
