"""From an outline to the records of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.records import BudgetItem, Problem, Project, Ratings, Report, Section, Span, Stage
from extractor.fields.budget import budget_of, budget_table
from extractor.fields.figures import Analysis, figures_of
from extractor.fields.gathered import finished, grids_under, projects_in
from extractor.fields.goals import goals_of
from extractor.fields.people import people_of
from extractor.fields.problems import measures_of, problems_of, texts_of
from extractor.fields.projects import residue_of
from extractor.fields.ratings import ratings_of
from extractor.fields.reading import Context, Read
from extractor.outline.types import OF_ONE, Node, Outline
from extractor.outline.uniform import Forms

_MONEY_WORDS = re.compile(r"预算|决算|收入|支出|资金|经费")
_MONEY_HEADING = re.compile(r"(?:下达|安排|分配)(?:的)?(?:预算|资金)|(?:预算|资金)(?:下达|安排|分配)")
_COUNTED = re.compile(r"(?:个|项)(?:子|预算|支出)?项目|项目\S{0,12}(?:个|项)")


def extract(outline: Outline, analyses: Sequence[Analysis], sha256: str = "") -> Report:
    """All records of one report, quoting its blocks as they are written. `analyses` are of the outline's blocks, in order.

    A document that is no self-evaluation (genre ``other``) gives its text, sections and figures, but no projects and
    no completions: what it demands was never answered in it.
    """
    quantities, dates = figures_of(outline.blocks, analyses)
    context = Context(outline.blocks, quantities, dates)
    reads, whole, taken = projects_in(outline, context) if outline.genre != "other" else ([], [], set[int]())
    projects = finished(reads, context)
    nodes = [n for n in outline.nodes() if n.id not in taken and n.kind != "project"]
    called = _called(reads, projects)
    ratings = _ratings(outline, nodes, called)
    admitted = [n for n in nodes if n.role == "problems"]
    problems, measures = problems_of(admitted, outline.blocks, called, ratings.named, grids_under(admitted, outline))
    problems += _own_problems(reads, projects)
    promised = [n for n in nodes if n.role == "measures"]
    measures += measures_of(promised, outline.blocks, grids_under(promised, outline))
    evaluators = [n for n in nodes if n.role == "evaluators"]
    aiming = [n for n in nodes if n.role in ("overall_goals", "overall_results")]
    goals = goals_of(aiming, whole, context, outline.fiscal_year)
    report = Report(
        outline.source, sha256, outline.format, outline.title, outline.organisation, outline.fiscal_year, outline.genre,
        outline.blocks, outline.seen, outline.left_out, sections_of(nodes, outline), _budget(outline, nodes, context),
        goals if not _single(outline, reads) else (), _graded(projects, ratings), ratings, problems, measures,
        people_of(grids_under(evaluators, outline), outline.blocks, texts_of(evaluators, outline.blocks)),
        quantities, dates, (*context.irregularities, *residue_of(outline.blocks)),
    )  # fmt: skip
    forms = Forms.of(outline.written)
    return replace(forms.written(report), blocks=outline.written) if forms else report


def _single(outline: Outline, reads: Sequence[Read]) -> bool:
    """Whether the report is about one project, whose goals are its own and not a department's."""
    return outline.genre in OF_ONE and len(reads) == 1


def _called(reads: Sequence[Read], projects: Sequence[Project]) -> tuple[Project, ...]:
    """The projects under all names that the report has for them."""
    others = ((project, name) for read, project in zip(reads, projects, strict=True) for name in read.aliases)
    return (*projects, *(replace(project, name=name) for project, name in others))


def _graded(projects: Sequence[Project], ratings: Ratings) -> tuple[Project, ...]:
    """A project without a grade of its own has the one that the conclusion names it with."""
    named = {r.project: r.grade for r in ratings.named if r.project is not None}
    graded = ((project, project.grade or named.get(project.id)) for project in projects)
    return tuple(project if project.grade == grade else replace(project, grade=grade) for project, grade in graded)


def sections_of(nodes: Sequence[Node], outline: Outline) -> tuple[Section, ...]:
    """The headings that are no projects, as records."""
    headed = [n for n in nodes if n.kind in {"heading", "inline"} and n.heading]
    ids = {n.id: i for i, n in enumerate(headed, 1)}
    made: list[Section] = []
    for node in headed:
        parent = next((ids[a.id] for a in node.ancestors() if a.id in ids), None)
        place = Span(node.block, node.start, node.end, node.heading)
        if outline.blocks[node.block - 1].text[node.start : node.end] != node.heading:
            raise AssertionError(f"heading out of place in block {node.block}")
        marker = node.mark.text if node.mark else None
        made.append(
            Section(
                ids[node.id], marker, node.heading, node.level, node.role, parent, node.block, node.last_block, place
            )
        )
    return tuple(made)


def _ratings(outline: Outline, nodes: Sequence[Node], projects: Sequence[Project]) -> Ratings:
    """From the conclusion; where there is none, from whatever paragraph counts projects by grade."""
    concluding = [n for n in nodes if n.role == "conclusion"]
    words = texts_of(concluding, outline.blocks)
    found = ratings_of(outline.blocks, words, projects, grids_under(concluding, outline))
    if found.counts or found.named:
        return found
    others = [s for s in texts_of([outline.root, *nodes], outline.blocks) if _COUNTED.search(s.quote)]
    return ratings_of(outline.blocks, others, projects, plain=outline.genre == "settlement_note")


def _own_problems(reads: Sequence[Read], projects: Sequence[Project]) -> tuple[Problem, ...]:
    """Problems that a project's own section admits under a label of its own."""
    return tuple(
        Problem(project.name, place.quote, place, project.id)
        for read, project in zip(reads, projects, strict=True)
        for place in read.others.get("problem", [])
    )


def _budget(outline: Outline, nodes: Sequence[Node], context: Context) -> tuple[BudgetItem, ...]:
    """From the sections on money; where there are none, from what the introduction says of money."""
    money = [n for n in nodes if n.role == "budget" or (n.role == "overall_goals" and _MONEY_HEADING.search(n.heading))]
    items: list[BudgetItem] = []
    if money:
        for node in money:
            settled = "决算" in node.heading and "预" not in node.heading
            stage: Stage = "settled" if settled else "budget"
            texts = texts_of([node], outline.blocks)
            items += budget_of(outline.blocks, texts, context.figures(texts), stage)
    else:
        early = [n for n in nodes if n.role in {"overview", "organisation_of_evaluation", "institutions", "other"}]
        spans = [s for s in texts_of([outline.root, *early], outline.blocks) if _MONEY_WORDS.search(s.quote)]
        items += budget_of(outline.blocks, spans, context.figures(spans))
    for node in money:
        caption = node.heading + "".join(s.quote for p in node.parts for s in p.spans)
        items += [item for grid in grids_under([node], outline) for item in budget_table(grid, caption)]
    return tuple(items)
