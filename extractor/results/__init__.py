"""What a report answers to each of its demands.

`settle` gives every single demand of every project and overall goal its result: a status of the public contract, the
figure that answers it, the words that do, and the reason in Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from db.records import Goal, Indicator, Project, Report, Result, Span
from extractor.results import answers, contradictions, listing, statements, years
from extractor.results.align import Aligner
from extractor.results.statements import Places
from extractor.results.status import Judge

DENIED = ("met", "restated", "in_progress", "out_of_year")
"""The results that a denial elsewhere contradicts; what was not reported stays so."""


def settle(report: Report) -> Report:
    """The same report with a result on every indicator of its projects and overall goals."""
    places = Places.of(report)
    projects = tuple(_project(report, project, places) for project in report.projects)
    settled = replace(report, projects=projects)
    return replace(settled, goals=_goals(settled, places))


def _project(report: Report, project: Project, places: Places) -> Project:
    """A project whose indicators have results: from their own cells, else from its completion."""
    if not project.indicators:
        return project
    open_demands = [demand for demand in project.indicators if demand.answer is None]
    said = statements.read(project.completion.spans, places) if project.completion and open_demands else ()
    listed = frozenset(i for i, d in enumerate(open_demands) if listing.numbers_its_list(report, d))
    aligner = Aligner(open_demands, said, project.name)
    judge = Judge(aligner, report.fiscal_year, years.years(project.name), listed)
    silent = project.completion is None or statements.empty(project.completion.text)
    denial = next(contradictions.denials(report, project), None)
    settled: list[Indicator] = []
    position = 0
    for demand in project.indicators:
        if demand.answer is not None:
            result = answers.result(demand, demand.answer, places, report.fiscal_year)
        else:
            result = Result("not_reported", "这个项目没有完成情况") if silent else judge.result(position)
            position += 1
        settled.append(replace(demand, result=result if denial is None else _denied(result, denial.span)))
    return replace(project, indicators=tuple(settled))


def _denied(result: Result, span: Span) -> Result:
    if result.status not in DENIED:
        return result
    reason = f"完成情况之外的部分说这个项目没有实施（“{span.quote}”）"
    return Result("contradicted", reason, result.reported, (*result.evidence, span))


# ------------------------------------------------------------------------------------------------- overall goals


def _goals(report: Report, places: Places) -> tuple[Goal, ...]:
    """The overall goals against the overall results, and where these are silent against the projects' completions."""
    demands = [demand for goal in report.goals for demand in goal.indicators]
    if not demands:
        return report.goals
    overall = _judge(report, demands, _overall(report), places)
    elsewhere = _judge(report, demands, _completions(report), places)
    results: list[Result] = []
    for index in range(len(demands)):
        result = overall.result(index)
        if result.status in ("not_reported", "restated"):
            other = elsewhere.result(index)
            if other.status == "met" and (other.reported is not None or result.status == "not_reported"):
                result = replace(other, reason=f"总体情况没有给出，项目部分：{other.reason}")
        results.append(result)
    left = iter(results)
    return tuple(
        replace(goal, indicators=tuple(replace(demand, result=next(left)) for demand in goal.indicators))
        for goal in report.goals
    )


def _judge(report: Report, demands: list[Indicator], spans: Iterable[Span], places: Places) -> Judge:
    return Judge(Aligner(demands, statements.read(spans, places)), report.fiscal_year)


def _overall(report: Report) -> list[Span]:
    """The paragraphs of the sections that report the overall results, their headings left out."""
    headings = {section.span.block for section in report.sections if section.span is not None}
    found: list[Span] = []
    seen: set[int] = set()
    for section in report.sections:
        if section.role != "overall_results":
            continue
        for block in report.blocks[section.first_block - 1 : section.last_block]:
            if block.id not in seen and block.text.strip() and _speaks(report, block.id, headings):
                seen.add(block.id)
                found.append(Span(block.id, 0, len(block.text), block.text))
    return found


def _speaks(report: Report, block: int, headings: set[int]) -> bool:
    """Whether a block holds more than a heading."""
    if block not in headings:
        return True
    end = max(s.span.end for s in report.sections if s.span is not None and s.span.block == block)
    return len(report.block(block).text.strip()) > end + 2


def _completions(report: Report) -> list[Span]:
    return [span for project in report.projects if project.completion for span in project.completion.spans]
