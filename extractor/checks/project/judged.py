"""Demands with their results, as the rules within a project look at them."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Evidence, Indicator, Project, Quantity, Result, Status
from db.values import value
from extractor.checks.rule import NotApplicable, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import compare, listing, statements
from extractor.results import reported as reports
from extractor.results.statements import Places, Statement

NO_DEMANDS = NotApplicable("报告没有可以逐项核对的绩效指标")


@value
class Judged:
    """One demand of a project, and what the report answers to it."""

    project: Project
    demand: Indicator
    result: Result

    def measured(self, view: View) -> bool:
        """Whether a figure or a day is due, and not just the number of what the text lists itself."""
        return self.demand.id in view.once(_measured)

    @property
    def words(self) -> str:
        """The demand for a message."""
        return short(" ".join(self.demand.text.split()), 40)

    @property
    def sides(self) -> tuple[Evidence, ...]:
        """The demand's own words, and those that answer it."""
        return (*target(self.demand.span), *reported(*self.result.evidence))

    @property
    def quantity(self) -> Quantity | None:
        """The target as a quantity, where it has a figure."""
        if self.demand.figure is None or self.demand.span is None:
            return None
        return Quantity(self.demand.figure, self.demand.thing, self.demand.span)

    @property
    def said(self) -> str:
        """What answers the demand, for a message."""
        return short("，".join(span.quote for span in self.result.evidence), 40)

    @property
    def told(self) -> str:
        """The words of the statement before the figure that answers the demand; empty where none does."""
        quantity = self.result.reported
        for span in self.result.evidence:
            if (
                quantity is not None
                and span.block == quantity.span.block
                and span.start <= quantity.span.start < span.end
            ):
                return span.quote[: quantity.span.start - span.start]
        return ""


def late(view: View, one: Judged) -> bool:
    """Whether a demand misses its day: what is due by a day alone, or in a number that was reached, but later."""
    due = one.demand.deadline
    if due is None or one.result.status != "missed" or one.result.reported is not None:
        return False
    told = (date for span in one.result.evidence for date in places(view).dates_in(span))
    return one.demand.figure is None or any(date.last is not None and date.last > due for date in told)


def other_kind(view: View, judged: Judged) -> tuple[Quantity, ...]:
    """The counts of a cell where persons are asked for and it counts things, or the reverse; none where it does not."""
    figure = judged.demand.figure
    if judged.demand.answer is None or judged.result.status != "restated" or figure is None:
        return ()
    told = tuple(q for span in judged.result.evidence for q in view.quantities_in(span))
    return told if figure.dimension == "count" and all(q.figure.dimension == "count" for q in told) else ()


def judged(view: View, *statuses: Status) -> Iterator[Judged]:
    """Every demand of every project that has one of these results (any, where none are given)."""
    for _, found in view.once(_judged):
        for one in found:
            if not statuses or one.result.status in statuses:
                yield one


def by_project(view: View) -> Iterator[tuple[Project, tuple[Judged, ...]]]:
    """The projects that have demands, each with all of them."""
    return iter(view.once(_judged))


def _judged(view: View) -> list[tuple[Project, tuple[Judged, ...]]]:
    demands = (
        (project, tuple(Judged(project, d, d.result) for d in project.indicators if d.result is not None))
        for project in view.report.projects
    )
    return [(project, found) for project, found in demands if found]


def _measured(view: View) -> frozenset[int]:
    """The demands of which a figure or a day is due, for all rules that ask."""
    demands = [demand for project in view.report.projects for demand in project.indicators]
    return frozenset(
        demand.id
        for demand in demands
        if (demand.deadline is not None if demand.figure is None else not listing.numbers_its_list(view.report, demand))
    )


def silent(project: Project) -> bool:
    """Whether a project has no completion at all, or only what asks for one, so that nothing can be looked for in it."""
    if any(d.answer for d in project.indicators):
        return False
    return project.completion is None or statements.only_asked_for(project.completion.text)


def said(view: View, project: Project) -> tuple[Statement, ...]:
    """The statements of a project's completion."""
    if project.completion is None:
        return ()
    read = view.once(_read)
    if project.id not in read:
        read[project.id] = reports.said(project, places(view))
    return read[project.id]


def _read(_: View) -> dict[int, tuple[Statement, ...]]:
    """What completions say, by project, for all rules that look at a report."""
    return {}


def aimed(view: View, project: Project) -> tuple[Statement, ...]:
    """The statements of a project's goal."""
    if project.goal is None:
        return ()
    read = view.once(_goals)
    if project.id not in read:
        read[project.id] = statements.read(project.goal.spans, places(view))
    return read[project.id]


def _goals(_: View) -> dict[int, tuple[Statement, ...]]:
    """What goals say, by project, for all rules that look at a report."""
    return {}


def places(view: View) -> Places:
    """The report's figures and dates by block."""
    return view.once(_places)


def _places(view: View) -> Places:
    return Places.of(view.report)


def shown(judged: Judged) -> str:
    """The target of a demand as a reader writes it."""
    if judged.demand.figure is not None:
        return compare.shown(judged.demand.figure)
    return judged.demand.deadline or judged.words
