"""The projects of a report, from headings, lists, forms and prose: gathered, without doubles, and made records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from db.records import Indicator, Project, Span
from extractor.fields.answered import answer_in_completion
from extractor.fields.apart import join_lists
from extractor.fields.around import tell_around
from extractor.fields.before import goals_before
from extractor.fields.forms import Form, read_form, tell_within
from extractor.fields.listed import read_list
from extractor.fields.names import core
from extractor.fields.narrative import joined, read_narrative
from extractor.fields.paired import GOES_ON, answers_itself, mostly_answered, paired
from extractor.fields.projects import finish, read_node
from extractor.fields.reading import Context, Read
from extractor.fields.resulted import take_results
from extractor.fields.told import told_projects
from extractor.fields.unheaded import take_rows
from extractor.outline.projects import own_section
from extractor.outline.types import OF_ONE, Grid, Node, Outline

_LABEL_ALONE = re.compile(r"[\u4e00-\u9fff]{2,10}指标[。：:]?")
# So many answers, to so large a share of the demands, show that these have theirs beside them.
_LEAST, _SHARE = 2, 0.6
_OF_FORM = re.compile(r"(?:指标|情况|方面|结果|一览表?)[：:]?$")  # what a heading over a table says of it, no name
_INDICATORS = re.compile(r"指标(?:值|任务)?的?(?:完成|实现)")
_ACTUAL = re.compile(rf"[，,](?:全年|年度|本年)?(?:实际|完成值)|{GOES_ON}")


def grids_under(nodes: Sequence[Node], outline: Outline) -> list[Grid]:
    """The tables under some headings."""
    return [outline.grids[id - 1] for n in nodes for p in n.parts for id in p.grids]


def projects_in(outline: Outline, context: Context) -> tuple[list[Read], list[Form], set[int]]:
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
        for grid in grids_under([node], outline):
            if listed := read_list(grid, context):
                tables += listed
                reads += listed
                continue
            form = read_form(grid, context)
            if not form.rows and not form.fields.keys() & {"goal", "completion"}:
                if read is not None and not (
                    take_rows(read, node, grid, context) or take_results(read, node, grid, context)
                ):
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
        if read is not None:
            tell_around(read, node, outline, context)
    reads = _without_doubles(reads, tables)
    _answer_within(reads, context)
    reads = join_lists(outline, reads, context) or told_projects(outline, context)
    goals_before(outline, reads, context)
    answer_in_completion(reads, context)
    for read in reads:
        own = [read.node, *read.also] if read.node is not None else read.also
        taken |= {below.id for node in own for below in node.walk()}
    if outline.genre in OF_ONE and (not reads or _only_named(reads)):
        reads = _called(_one(outline, whole, context), reads) or reads
        whole = []
    return reads, whole, taken


def _only_named(reads: Sequence[Read]) -> bool:
    """Whether there is one project, of which no more than the name was read (项目名称：…… over a report told in sections)."""
    return len(reads) == 1 and not reads[0].fields and not reads[0].table


def _called(reads: list[Read], named: Sequence[Read]) -> list[Read]:
    """The single project of a report under the name that the report gives it."""
    for read, other in zip(reads, named, strict=False):
        read.name, read.name_span, read.number = other.name, other.name_span, other.number
    return reads


def _answer_within(reads: Sequence[Read], context: Context) -> None:
    """Demands of projects without a completion of their own, because each sentence answers what it demands.

    So only where no project of the report has one, and more than one sentence says what was 实际.
    """
    if any(read.table or "completion" in read.fields for read in reads):
        return
    stated = [(read, field) for read in reads if (field := read.fields.get("indicator")) is not None]
    if sum(len(_ACTUAL.findall(field.text)) for _, field in stated) < _LEAST:
        return
    tables = [(read, field, paired(field.spans, context)) for read, field in stated]
    told = [_told(table) for *_, table in tables]
    if sum(told) < _SHARE * sum(len(table) for *_, table in tables):
        return
    for (read, field, table), answers in zip(tables, told, strict=True):
        if answers:
            read.table, read.paired = table, True
            read.fields["completion"] = field


def _told(table: Sequence[Indicator]) -> int:
    return sum(one.answer is not None and bool(one.answer.text) for one in table)


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
    if headed is None:
        return Read(None, form.name.quote, form.name, None)
    headed.name, headed.name_span = form.name.quote, form.name
    return headed


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
        asked = _of_indicators(outline, done.spans)
        table = paired(asked, context)
        read.table = table if "goal" not in read.fields or mostly_answered(table) else ()
        if not read.table and ("goal" not in read.fields or answers_itself(done.spans)):
            read.table = paired(done.spans, context)
        if read.table:
            answered = {i.span.block for i in read.table if i.span}
            told = [s for s in done.spans if s.block not in answered and not _LABEL_ALONE.fullmatch(s.quote)]
            read.fields["completion"] = joined(told) or done
    for form in forms:
        _merge(read, form)
    return [read]


def _of_indicators(outline: Outline, spans: Sequence[Span]) -> list[Span]:
    """Those of a completion that stand under a heading on the indicators, where one does: not what was done to get there."""
    blocks = {
        s.block
        for node in outline.nodes()
        if any(_INDICATORS.search(one.heading) for one in (node, *node.ancestors()))
        for part in node.parts
        for s in part.spans
    }
    return [span for span in spans if span.block in blocks]


def finished(reads: Sequence[Read], context: Context) -> tuple[Project, ...]:
    """The records of the projects, their demands numbered through the report."""
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
