"""From an outline to the records of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.records import BudgetItem, Problem, Project, Ratings, Report, Section, Span, Stage
from extractor.fields.apart import join_lists
from extractor.fields.budget import budget_of, budget_table
from extractor.fields.figures import Analysis, figures_of
from extractor.fields.forms import Form, read_form, tell_within
from extractor.fields.goals import goals_of
from extractor.fields.listed import read_list
from extractor.fields.names import core
from extractor.fields.narrative import joined, read_narrative
from extractor.fields.paired import paired
from extractor.fields.people import people_of
from extractor.fields.problems import measures_of, problems_of, texts_of
from extractor.fields.projects import Context, Read, finish, read_node, residue_of
from extractor.fields.ratings import ratings_of
from extractor.fields.told import told_projects
from extractor.outline.projects import own_section
from extractor.outline.types import Grid, Node, Outline
from extractor.outline.uniform import Forms

_MONEY_WORDS = re.compile(r"预算|决算|收入|支出|资金|经费")
_MONEY_HEADING = re.compile(r"(?:下达|安排|分配)(?:的)?(?:预算|资金)|(?:预算|资金)(?:下达|安排|分配)")
_LABEL_ALONE = re.compile(r"[\u4e00-\u9fff]{2,10}指标[。：:]?")
_OF_FORM = re.compile(r"(?:指标|情况|方面|结果|一览表?)[：:]?$")  # what a heading over a table says of it, no name
_ACTUAL = re.compile(r"[，,](?:全年|年度|本年)?实际")
_COUNTED = re.compile(r"(?:个|项)(?:子|预算|支出)?项目|项目\S{0,12}(?:个|项)")


def extract(outline: Outline, analyses: Sequence[Analysis], sha256: str = "") -> Report:
    """All records of one report, quoting its blocks as they are written. `analyses` are of the outline's blocks, in order.

    A document that is no self-evaluation (genre ``other``) gives its text, sections and figures, but no projects and
    no completions: what it demands was never answered in it.
    """
    quantities, dates = figures_of(outline.blocks, analyses)
    context = Context(outline.blocks, quantities, dates)
    reads, whole, taken = _projects(outline, context) if outline.genre != "other" else ([], [], set[int]())
    projects = _finish(reads, context)
    nodes = [n for n in outline.nodes() if n.id not in taken and n.kind != "project"]
    ratings = _ratings(outline, nodes, projects)
    admitted = [n for n in nodes if n.role == "problems"]
    problems, measures = problems_of(admitted, outline.blocks, projects, ratings.named, _grids(admitted, outline))
    problems += _own_problems(reads, projects)
    promised = [n for n in nodes if n.role == "measures"]
    measures += measures_of(promised, outline.blocks, _grids(promised, outline))
    evaluators = [n for n in nodes if n.role == "evaluators"]
    aiming = [n for n in nodes if n.role in ("overall_goals", "overall_results")]
    goals = goals_of(aiming, whole, context, outline.fiscal_year)
    report = Report(
        outline.source, sha256, outline.format, outline.title, outline.organisation, outline.fiscal_year, outline.genre,
        outline.blocks, outline.seen, outline.left_out, sections_of(nodes, outline), _budget(outline, nodes, context),
        goals if not _single(outline, reads) else (), _graded(projects, ratings), ratings, problems, measures,
        people_of(_grids(evaluators, outline), outline.blocks, texts_of(evaluators, outline.blocks)),
        quantities, dates, (*context.irregularities, *residue_of(outline.blocks)),
    )  # fmt: skip
    forms = Forms.of(outline.written)
    return replace(forms.written(report), blocks=outline.written) if forms else report


def _single(outline: Outline, reads: Sequence[Read]) -> bool:
    """Whether the report is about one project, whose goals are its own and not a department's."""
    return outline.genre in {"project", "transfer", "self_evaluation_form"} and len(reads) == 1


def _grids(nodes: Sequence[Node], outline: Outline) -> list[Grid]:
    return [outline.grids[id - 1] for n in nodes for p in n.parts for id in p.grids]


# ------------------------------------------------------------------------------------------------------- projects


def _projects(outline: Outline, context: Context) -> tuple[list[Read], list[Form], set[int]]:
    """The projects in reading order, the forms that speak of the whole body, and the nodes that are projects."""
    reads: list[Read] = []
    whole: list[Form] = []
    taken: set[int] = set()
    tables: list[Read] = []
    for node in [outline.root, *outline.nodes()]:
        if node.role in {"evaluators", "problems", "measures"} and node.kind != "project":
            continue
        read = read_node(node, len(reads) + 1, context) if node.kind == "project" else None
        named: Read | None = None
        if read is not None:
            reads.append(read)
            taken.add(node.id)
        for grid in _grids([node], outline):
            if listed := read_list(grid, context):
                tables += listed
                reads += listed
                continue
            form = read_form(grid, context)
            if not form.rows and not form.fields.keys() & {"goal", "completion"}:
                if read is not None:
                    tell_within(read, node, grid, context)
                continue
            owner = (
                read or _named(form, node, len(reads) + 1, context) or named or _headed(node, len(reads) + 1, context)
            )
            if owner is None:
                whole.append(form)
                continue
            if owner is not read and owner is not named:
                reads.append(owner)
                named = owner if form.name is not None else None
                if owner.node is not None:
                    read = owner
                    taken.add(node.id)
            _merge(owner, form)
    reads = _without_doubles(reads, tables)
    _answer_within(reads, context)
    reads = join_lists(outline, reads, context) or told_projects(outline, context)
    for read in reads:
        own = [read.node, *read.also] if read.node is not None else read.also
        taken |= {below.id for node in own for below in node.walk()}
    if not reads and outline.genre in {"project", "transfer", "self_evaluation_form"}:
        reads = _one(outline, whole, context)
        whole = []
    return reads, whole, taken


def _answer_within(reads: Sequence[Read], context: Context) -> None:
    """Demands of projects without a completion of their own, because each sentence answers what it demands.

    So only where no project of the report has one, and more than one sentence says what was 实际.
    """
    if any(read.table or "completion" in read.fields for read in reads):
        return
    stated = [(read, field) for read in reads if (field := read.fields.get("indicator")) is not None]
    if sum(len(_ACTUAL.findall(field.text)) for _, field in stated) < 2:
        return
    for read, field in stated:
        table = paired(field.spans, context)
        if any(i.answer is not None and i.answer.text for i in table):
            read.table, read.paired = table, True
            read.fields["completion"] = field


def _without_doubles(reads: Sequence[Read], tables: Sequence[Read]) -> list[Read]:
    """A table that sums up projects which have sections of their own adds its rows to them, and no projects.

    Of two tables that list the same projects the one that tells more of a project is its own.
    """
    listed = {id(read) for read in tables}
    told = {core(r.name): r for r in reads if id(r) not in listed}
    fullest = {core(r.name): r for r in sorted(tables, key=_told_in) if core(r.name)}
    kept: list[Read] = []
    for read in reads:
        own = told.get(core(read.name)) if id(read) in listed else None
        other = fullest.get(core(read.name)) if own is None and id(read) in listed else None
        if other is not None and other is not read:
            _add_marks(other, read)
            other.table = other.table or read.table
            for family, made in read.fields.items():
                other.fields.setdefault(family, made)
            continue
        if own is None:
            kept.append(read)
            continue
        own.table += read.table
        _add_marks(own, read)
        if not {"goal", "completion"} <= own.fields.keys():
            for family, made in read.fields.items():
                own.fields.setdefault(family, made)
    return kept


def _told_in(read: Read) -> int:
    return len(read.fields) + bool(read.table)


def _add_marks(read: Read, other: Read) -> None:
    read.score = read.score if read.score is not None else other.score
    read.grade = read.grade or other.grade


def _named(form: Form, node: Node, id: int, context: Context) -> Read | None:
    """The project that a form names; at the heading over the form where that bears the same name."""
    if form.name is None:
        return None
    headed = _headed(node, id, context) if core(node.heading) == core(form.name.quote) else None
    return headed or Read(None, form.name.quote, form.name, None)


def _headed(node: Node, id: int, context: Context) -> Read | None:
    """The project that a heading over a form names, unless it is a heading of the report's own outline.

    What stands between heading and form under labels of its own (绩效目标：) is the project's too.
    """
    if node.kind != "heading" or not node.heading or own_section(node) or node.level < 2:
        return None
    if _OF_FORM.search(node.heading):
        return None
    return read_node(node, id, context)


def _merge(read: Read, form: Form) -> None:
    for family, made in form.fields.items():
        read.fields.setdefault(family, made)
    read.table += tuple(form.rows)
    read.score = read.score if read.score is not None else form.score
    read.budget += tuple(form.budget)
    read.body += form.spans


def _one(outline: Outline, forms: Sequence[Form], context: Context) -> list[Read]:
    """The single project of a report about one: told in sections, or in forms, or both."""
    read = read_narrative(outline)
    if read is None and forms:
        read = Read(
            None, outline.title or outline.source, outline.title_spans[0] if outline.title_spans else None, None
        )
    if read is None:
        return []
    done = read.fields.get("completion")
    if done is not None and "indicator" not in read.fields:
        read.table = paired(done.spans, context)
        if read.table:
            answered = {i.span.block for i in read.table if i.span}
            told = [s for s in done.spans if s.block not in answered and not _LABEL_ALONE.fullmatch(s.quote)]
            read.fields["completion"] = joined(told) or done
    for form in forms:
        _merge(read, form)
    return [read]


def _finish(reads: Sequence[Read], context: Context) -> tuple[Project, ...]:
    projects: list[Project] = []
    count = 0
    for id, read in enumerate(reads, 1):
        made = finish(read, id, count + 1, context)
        if any(each.id != number for number, each in enumerate(made.indicators, count + 1)):  # rows of a table
            numbered = (replace(each, id=number) for number, each in enumerate(made.indicators, count + 1))
            made = replace(made, indicators=tuple(numbered))
        count += len(made.indicators)
        projects.append(made)
    return tuple(projects)


def _graded(projects: Sequence[Project], ratings: Ratings) -> tuple[Project, ...]:
    """A project without a grade of its own has the one that the conclusion names it with."""
    named = {r.project: r.grade for r in ratings.named if r.project is not None}
    graded = ((project, project.grade or named.get(project.id)) for project in projects)
    return tuple(project if project.grade == grade else replace(project, grade=grade) for project, grade in graded)


# ---------------------------------------------------------------------------------------------- the whole report


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
    found = ratings_of(outline.blocks, words, projects, _grids(concluding, outline))
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
        items += [item for grid in _grids([node], outline) for item in budget_table(grid, caption)]
    return tuple(items)
