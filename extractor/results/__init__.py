"""What a report answers to each of its demands.

`settle` gives every single demand of every project and overall goal its result: a status of the public contract, the
figure that answers it, the words that do, and the reason in Chinese.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from db.records import Goal, Indicator, Project, Report, Result, Span
from extractor.outline.uniform import Forms
from extractor.results import (
    answers,
    contradictions,
    elsewhere,
    halves,
    listing,
    numbered,
    reported,
    statements,
    status,
    tabletotals,
    years,
)
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.statements import Places, Statement

Owner = TypeVar("Owner", Project, Goal)
DENIED = ("met", "restated", "in_progress", "out_of_year")
"""The results that a denial elsewhere contradicts; what was not reported stays so."""


def settle(report: Report) -> Report:
    """The same report with a result on every indicator of its projects and overall goals."""
    forms = Forms.of(report.blocks)
    if not forms:
        return _settle(report)
    read = _settle(forms.read(report))
    return replace(
        report,
        projects=tuple(_with_results(a, b, forms) for a, b in zip(report.projects, read.projects, strict=True)),
        goals=tuple(_with_results(a, b, forms) for a, b in zip(report.goals, read.goals, strict=True)),
    )


def _with_results(own: Owner, read: Owner, forms: Forms) -> Owner:
    """A project or goal as written, with the results of its demands that were found in uniform characters."""
    settled = zip(own.indicators, read.indicators, strict=True)
    return own.but(indicators=tuple(a.but(result=forms.written(b.result)) for a, b in settled))


def _settle(report: Report) -> Report:
    places = Places.of(report)
    said = [reported.said(p, places) for p in report.projects]
    projects = tuple(_project(report, p, s, places) for p, s in zip(report.projects, said, strict=True))
    if report.genre == "transfer":
        told = statements.read(_beside_projects(report), places)
        projects = tuple(elsewhere.of_project(report, p, told) for p in projects)
    concluded = statements.read(_concluded(report), places)
    goals = _goals(
        replace(report, projects=projects), places, (*concluded, *(statement for found in said for statement in found))
    )
    return replace(report, projects=projects, goals=goals)


def _project(report: Report, project: Project, said: tuple[Statement, ...], places: Places) -> Project:
    """A project whose indicators have results: from their own cells, else from what its completion says."""
    if not project.indicators:
        return project
    open_demands = [demand for demand in project.indicators if demand.answer is None]
    listed = frozenset(i for i, d in enumerate(open_demands) if listing.numbers_its_list(report, d))
    said = tuple(statement for statement in said if not statement.shortcoming)
    aligner = Aligner(
        open_demands, said, project.name, numbered.answers(report, open_demands, said), report.fiscal_year
    )
    case = Case(aligner, report.fiscal_year, years.years(project.name), listed)
    silent = project.completion is None or statements.empty(project.completion.text)
    denial = next((d for d in contradictions.denials(report, project) if not d.partly), None)
    told = _told_beside(report, project, places)
    own = {span.block for span in project.completion.spans} if project.completion is not None else set[int]()
    tabled = [table for table in places.tables if not own.isdisjoint(table.blocks)]
    settled: list[Indicator] = []
    position = 0
    for demand in project.indicators:
        if demand.id in told:
            result = told[demand.id]
        elif demand.answer is not None:
            others = [other for other in project.indicators if other is not demand]
            result = answers.result(demand, demand.answer, places, report.fiscal_year, others=others)
        else:
            result = Result("not_reported", "这个项目没有完成情况") if silent else status.of(case, position)
            if tabled and result.status in tabletotals.OPEN:
                result = tabletotals.answer(open_demands, position, tabled) or result
            if tabled and result.status == "not_reported":
                result = tabletotals.perhaps(open_demands, position, tabled) or result
            position += 1
        settled.append(demand.but(result=result if denial is None else _denied(result, denial.span)))
    return project.but(indicators=tuple(settled))


def _told_beside(report: Report, project: Project, places: Places) -> dict[int, Result]:
    """The results of a project's demands that are answered in running text behind them, by the demand's id."""
    beside = [d for d in project.indicators if d.answer is not None and _beside(report, d.span, d.answer.span)]
    found: dict[int, Result] = {}
    for group in halves.groups(beside).values():
        others = [other for other in project.indicators if other not in group]
        made = halves.results(group, others, project.name, places, report.fiscal_year)
        found |= {demand.id: result for demand, result in zip(group, made, strict=True)}
    return found


def _beside(report: Report, demand: Span | None, answer: Span | None) -> bool:
    """Whether an answer is told in running text behind its demand, and stands in no cell of its own."""
    if demand is None or answer is None or answer.block != demand.block or answer.start < demand.end:
        return False
    return "\t" not in report.block(demand.block).text[demand.start : answer.end]


def _denied(result: Result, span: Span) -> Result:
    if result.status not in DENIED:
        return result
    reason = f"完成情况之外的部分说这个项目没有实施（“{span.quote}”）"
    return Result("contradicted", reason, result.reported, (*result.evidence, span))


# ------------------------------------------------------------------------------------------------- overall goals


def _goals(report: Report, places: Places, completions: tuple[Statement, ...]) -> tuple[Goal, ...]:
    """The overall goals against the overall results, and where these are silent against the projects' completions."""
    demands = [demand for goal in report.goals for demand in goal.indicators]
    if not demands:
        return report.goals
    overall = Case(Aligner(demands, statements.read(_overall(report), places)), report.fiscal_year)
    measured = elsewhere.by_measure(completions)
    results: list[Result] = []
    for index, demand in enumerate(demands):
        if demand.answer is not None:  # a table that tells in a cell of its own what became of it
            others = [other for other in demands if other is not demand]
            results.append(answers.result(demand, demand.answer, places, report.fiscal_year, others=others))
            continue
        result = status.of(overall, index)
        if result.status in ("not_reported", "restated"):
            result = elsewhere.result(report, demand, measured) or result
        results.append(result)
    left = iter(results)
    return tuple(
        goal.but(indicators=tuple(demand.but(result=next(left)) for demand in goal.indicators)) for goal in report.goals
    )


_AGAINST = re.compile(r"(?:总体|整体)(?:绩效)?目标|(?:对照|按照?|围绕)年初[^，。；]{0,6}目标")


def _concluded(report: Report) -> list[Span]:
    """The paragraphs of the conclusion, of a report that has no section of overall results."""
    if any(section.role == "overall_results" for section in report.sections):
        return []
    headings = {section.span.block for section in report.sections if section.span is not None}
    ids = {
        block.id
        for section in report.sections
        if section.role == "conclusion"
        for block in report.blocks[section.first_block - 1 : section.last_block]
        if block.text.strip() and _speaks(report, block.id, headings)
    }
    return [Span(id, 0, len(text), text) for id in sorted(ids) if (text := report.block(id).text)]


def _overall(report: Report) -> list[Span]:
    """The paragraphs of the sections that report the overall results, their headings left out.

    Where there is none, what the conclusion says of the overall goals by name (对照年初总体目标看，……).
    """
    headings = {section.span.block for section in report.sections if section.span is not None}
    found: list[Span] = []
    # 目标及完成情况 may hold the goals themselves, in a section of their own, and 预算和目标 what became of them.
    innermost = {
        block: section.role
        for section in report.sections
        for block in range(section.first_block, section.last_block + 1)
    }
    seen = {block for block, role in innermost.items() if role == "overall_goals"}
    told = {goal.span.block: goal.span.end for goal in report.goals if goal.span is not None}
    told |= {
        span.block: span.end
        for p in report.projects
        if p.goal is not None
        for span in p.goal.spans
        if _row(report, span)
    }
    for section in report.sections:
        if section.role != "overall_results":
            continue
        for block in report.blocks[section.first_block - 1 : section.last_block]:
            if block.id not in seen and block.text.strip() and _speaks(report, block.id, headings):
                seen.add(block.id)
                start = told.get(block.id, 0)  # 总体目标：……。完成情况：…… in one paragraph, or a form's goal
                if text := block.text[start:].strip():
                    start = block.text.index(text, start)
                    found.append(Span(block.id, start, start + len(text), text))
    return found or [span for span in _concluded(report) if _AGAINST.search(span.quote)]


def _row(report: Report, span: Span) -> bool:
    """Whether a span ends in a row of a form, where nothing but its cell follows."""
    text = report.block(span.block).text
    return "\t" in text[: span.start] and not text[span.end :].strip()


def _beside_projects(report: Report) -> list[Span]:
    """What sections on results tell that is no project's own."""
    own = {s.block for p in report.projects for f in (p.goal, p.indicator, p.completion) if f for s in f.spans}
    return [span for span in _overall(report) if span.block not in own]


def _speaks(report: Report, block: int, headings: set[int]) -> bool:
    """Whether a block holds more than a heading."""
    if block not in headings:
        return True
    end = max(s.span.end for s in report.sections if s.span is not None and s.span.block == block)
    return len(report.block(block).text.strip()) > end + 2
