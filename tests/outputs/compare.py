"""Two readings of one report, compared fact by fact: what the source says, and what its clean report says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from db.records import Field, Figure, Indicator, Project, Report
from extractor.outputs.clean.mend import mended_text


def words(text: str | None) -> str | None:
    """A text without what mending and laying out may change: blanks, and the way signs are typed."""
    if text is None:
        return None
    text = re.sub(r"[|｜\t].*[|｜\t]", "\t", text)  # a row as one line: its first and last cells are what counts
    return re.sub(r"[\s|｜]", "", "\n".join(mended_text(line) for line in text.split("\n"))).rstrip("。")


def figure(value: Figure | None) -> Any:
    return None if value is None else (value.si, value.si_high, value.comparator, value.dimension, value.base)


def field(value: Field | None) -> str | None:
    return None if value is None else words(value.text)


def indicator(value: Indicator) -> Any:
    result = value.result
    return (
        words(value.text), value.level1, value.level2, figure(value.figure), value.deadline, value.weight, value.score,
        field(value.answer), result and (result.status, figure(result.reported.figure) if result.reported else None),
    )  # fmt: skip


def demand(value: Indicator) -> Any:
    """A demand without its result: what answers an overall goal is sought in the order of the report's sections."""
    return indicator(value)[:-1]


def project(value: Project, report: Report) -> dict[str, Any]:
    return {
        "name": words(value.name),
        "goal": field(value.goal),
        "indicator": field(value.indicator),
        "completion": field(value.completion),
        "indicators": [indicator(i) for i in value.indicators],
        "quantities": sorted(
            Counter(map(repr, (figure(report.quantities[i].figure) for i in value.quantities))).items()
        ),
        "grade": value.grade,
        "score": value.score,
        "weight": value.weight,
        "budget": [(b.name, b.amount_yuan, b.stage) for b in value.budget],
    }


def facts(report: Report) -> dict[str, Any]:
    """All that must come back."""
    return {
        "title": words(report.title),
        "organisation": report.organisation,
        "fiscal_year": report.fiscal_year,
        "genre": report.genre,
        "projects": [project(p, report) for p in report.projects],
        "goals": sorted((words(g.text), [demand(i) for i in g.indicators]) for g in report.goals),
        "counts": {c.grade: c.count for c in report.ratings.counts},
        "total": report.ratings.total,
        "named": [(words(n.project_name), n.grade) for n in report.ratings.named],
        "problems": sorted((words(p.project_name) or "", words(p.text)) for p in report.problems),
        "measures": sorted(words(m.text) for m in report.measures),
        "people": [(p.name, p.organisation, p.post, p.title) for p in report.people],
        "budget": sorted((b.name, b.amount_yuan, b.stage) for b in report.budget),
    }


def figures(report: Report) -> Counter[Any]:
    """Every quantity of the report, as often as it says it."""
    return Counter(figure(q.figure) for q in report.quantities)


def dates(report: Report) -> Counter[Any]:
    """Every date, as often as the report says it."""
    return Counter((d.kind, d.first, d.last) for d in report.dates)


def recorded(report: Report) -> set[Any]:
    """The figures that records hold and that may be shown where the text does not have them with their unit."""
    demands = [i for p in report.projects for i in p.indicators]
    held = [i.figure for i in demands if i.figure]
    held += [i.result.reported.figure for i in demands if i.result and i.result.reported]
    return {figure(f) for f in held} | {b.amount_yuan for b in report.budget}


def differences(before: Report, after: Report) -> Iterable[str]:
    """What the clean report does not say as the source does, a line each."""
    one, two = facts(before), facts(after)
    for key in one:
        if key == "projects":
            if len(one[key]) != len(two[key]):
                yield f"{len(one[key])} projects became {len(two[key])}"
            for a, b in zip(one[key], two[key], strict=False):
                yield from (f"project {a['name']}: {k}: {a[k]!r} -> {b[k]!r}" for k in a if a[k] != b[k])
        elif one[key] != two[key]:
            yield f"{key}: {one[key]!r} -> {two[key]!r}"
    for name, one_each in (("figures", figures), ("dates", dates)):
        if lost := one_each(before) - one_each(after):
            yield f"lost {name} {lost}"
    if invented := set(dates(after)) - set(dates(before)):
        yield f"invented dates {invented}"
    known = set(figures(before)) | recorded(before)
    source = "\n".join(mended_text(b.text) for b in before.blocks)
    for q in after.quantities:
        shown = figure(q.figure)
        if shown in known or shown[0] in known or re.search(rf"(?<![\d.]){re.escape(q.span.quote)}", source):
            continue  # a figure of the source, or words of it that its own reading had passed over
        yield f"invented {q.span.quote}: {shown}"
