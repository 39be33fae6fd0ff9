"""Days that a project's goal sets and none of its indicators takes up, and what the completion tells of them."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Indicator, Project, Result
from extractor.checks.project.judged import Judged, aimed, said, silent
from extractor.checks.view import View
from extractor.results import acts, asked, due, years
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.enough import ENOUGH
from extractor.results.statements import Statement

YEAR_END = "-12-31"
"""By the end of the year is all that a goal asks for: no limit of time that a day could break."""


def judged(view: View) -> tuple[Judged, ...]:
    """The clauses of goals that set a day which no indicator sets, as demands with their results."""
    return view.once(_judged)


def _judged(view: View) -> tuple[Judged, ...]:
    return tuple(one for project in view.report.projects for one in _of(view, project))


def _of(view: View, project: Project) -> Iterator[Judged]:
    if not project.indicators or silent(project) or not any(s.dates for s in aimed(view, project)):
        return
    taken = {demand.deadline for demand in project.indicators}
    told = tuple(s for s in said(view, project) if not s.shortcoming)
    for aim in aimed(view, project):
        deadline = _deadline(aim, view.report.fiscal_year)
        if deadline is None or deadline in taken:
            continue
        demand = Indicator(0, aim.text, aim.span, deadline=deadline)
        demands = [demand, *(d for d in project.indicators if d.answer is None)]
        case = Case(Aligner(demands, told, project.name), view.report.fiscal_year, years.years(project.name))
        result = due.result(case, 0, deadline)
        if result.status in ("met", "missed", "out_of_year") and _about(case, result):
            yield Judged(project, demand.but(result=result), result)


def _about(case: Case, result: Result) -> bool:
    """Whether the clause that tells the day speaks of the goal's act and, where the goal names a thing, of that."""
    aligner = case.aligner
    places = [aligner.place_of[span] for span in result.evidence if span in aligner.place_of]
    aim = aligner.demands[0].text
    if not any(acts.alike(aim, aligner.statements[place].text) for place in places):
        return False
    thing = acts.ANY.sub("，", asked.DAY.sub("，", aim)).replace("全部", "").strip("，")
    return not thing or any(aligner.coverage(0, place) >= ENOUGH for place in places)


def _deadline(aim: Statement, year: int | None) -> str | None:
    """The one day within the report's year by which a clause of a goal asks for something."""
    days = [date.last for date in aim.dates if date.kind == "deadline" and date.last is not None]
    if len(days) != 1 or year is None or days[0][:4] != str(year) or days[0].endswith(YEAR_END):
        return None
    return days[0]
