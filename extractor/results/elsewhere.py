"""Overall goals that the overall results do not answer, and what a project tells of them.

Only a figure that satisfies the goal counts, of something that is told in the goal's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from db.records import Indicator, Project, Report, Result
from extractor.results import compare, likeness, status
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.statements import Statement

TELLING = 3
"""A figure of so many digits tells by itself what it is of."""
TWICE = 1
"""What exceeds an overall goal by more than itself, and is only found in some project, is another matter."""
NEAR, NAMED = 0.6, 2
"""So much of a demand's words a statement of another section has, or so many of its project's name begin the sentence."""
SPOKEN = 0.3
"""The project whose figure is to answer an overall goal speaks of so many of the goal's words, in its name or beside it."""


def by_measure(completions: tuple[Statement, ...]) -> dict[compare.Measure, list[Statement]]:
    """The statements that give a figure of a measure."""
    found: dict[compare.Measure, list[Statement]] = {}
    for statement in completions:
        for measure in {compare.measure(q.figure) for q in statement.quantities}:
            found.setdefault(measure, []).append(statement)
    return found


def result(report: Report, demand: Indicator, measured: Mapping[compare.Measure, list[Statement]]) -> Result | None:
    """A figure in a project's completion that satisfies an overall goal, where the overall results give none."""
    figure = demand.figure
    if figure is None:
        return None
    terms = likeness.terms(demand.text)
    said = [s for s in measured.get(compare.measure(figure), ()) if not terms.isdisjoint(s.terms)]
    found = status.of(Case(Aligner([demand], said), report.fiscal_year), 0) if said else None
    if (
        found is None
        or found.status != "met"
        or found.reported is None
        or (compare.excess(figure, found.reported.figure) or 0) > TWICE
        or not _spoken(report, terms, found)
    ):
        found = next((d.result for p in report.projects for d in p.indicators if _again(demand, d)), None)
    if found is None:
        return None
    return replace(found, reason=f"总体情况没有给出，项目部分：{found.reason}")


def of_project(report: Report, project: Project, said: Sequence[Statement]) -> Project:
    """A project with what a section on the indicators of all projects tells of its demands that its own part is silent on.

    Reports on transfers tell the results by project and by kind of indicators. Only what satisfies the demand counts,
    told in its own words or in the project's.
    """
    settled = [
        demand.but(result=_in_section(report, project, demand, said) or demand.result)
        if demand.answer is None and demand.result is not None and demand.result.status in ("not_reported", "restated")
        else demand
        for demand in project.indicators
    ]
    return project.but(indicators=tuple(settled))


def _in_section(report: Report, project: Project, demand: Indicator, said: Sequence[Statement]) -> Result | None:
    if demand.figure is None and demand.deadline is None:
        return None
    own = likeness.terms(demand.text)
    terms = own | likeness.terms(project.name)
    near = [s for s in said if likeness.coverage(own, s.terms, {}) >= NEAR or _sentence_of(said, s, terms)]
    found = status.of(Case(Aligner([demand], near, project.name), report.fiscal_year), 0) if near else None
    if found is None or found.status != "met":
        return None
    return replace(found, reason=f"项目部分没有给出，指标完成部分：{found.reason}")


def _sentence_of(said: Sequence[Statement], one: Statement, terms: frozenset[str]) -> bool:
    """Whether the sentence in which something is told begins with a project's words (森林抚育要求……，最后一个标段……)."""
    first = next(s for s in said if s.sentence == one.sentence)
    return len(terms & likeness.terms(first.text)) >= NAMED


def _spoken(report: Report, terms: frozenset[str], result: Result) -> bool:
    """Whether a result that a project tells speaks of an overall goal: its sentence, with the project's name."""
    for span in result.evidence:
        text = report.block(span.block).text
        if "\t" in text or report.block(span.block).kind == "cell":
            return True  # what a cell is of stands in others
        stop = text.find("。", span.end)
        names = (
            p.name for p in report.projects if p.completion and span.block in {s.block for s in p.completion.spans}
        )
        told = "，".join((*names, text[text.rfind("。", 0, span.start) + 1 : stop if stop >= 0 else len(text)]))
        if likeness.coverage(terms, likeness.terms(told), {}) >= SPOKEN:
            return True
    return False


def _again(demand: Indicator, other: Indicator) -> bool:
    """Whether a row of a project's table has an overall demand as its own, with the same figure, and has met it."""
    if demand.figure is None or other.figure is None or other.answer is None:
        return False
    if other.result is None or other.result.status != "met":
        return False
    if not compare.equal(demand.figure, other.figure):
        return False
    own = len(demand.figure.value.normalize().as_tuple().digits) >= TELLING  # 612.4公里 is no other's by chance
    return own or not likeness.terms(demand.text).isdisjoint(likeness.terms(other.text))
