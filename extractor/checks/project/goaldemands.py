"""What a goal demands by a figure with a bound and no indicator repeats, and what the completion answers to it.

Indicators are taken from a goal, but a goal may ask for more than they do (健康讲座不少于8场): the completion owes that as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.records import Figure, Indicator, Project, Quantity, Result
from extractor.checks.project.judged import aimed, said
from extractor.checks.view import View
from extractor.fields.demands import demands
from extractor.results import compare, likeness, status, years
from extractor.results.align import Aligner
from extractor.results.case import Case
from extractor.results.statements import Statement

BOUNDS = (">=", ">", "<=", "<")
ALIKE = 0.5
"""An indicator of the same measure that shares so much of the words repeats the goal's demand."""
OF_WHICH = re.compile(r"(?:满|超过?|达到?|已|或者?|[和及、])\s*$"), re.compile(r"(?:及?以[上下内外])?的")
"""What says which things are meant (行驶满八年或三十万公里的旧车), and sets no figure to be reached."""
CLOSED = re.compile(r"\s*(?:及?以[上下内外])?\s*(?:[，,。；;、]|$)")
"""What stands behind a figure that is to be reached; else it goes on to say what it is of (1,200名以上困境儿童)."""
CHANGED = re.compile(r"[由从].*(?:[至到为])\s*$")
"""How a thing is to be changed by what is built (由4.5米加宽到6.5米以上) shows once it is."""


def bounds(view: View, project: Project, kinds: tuple[str, ...] = BOUNDS) -> Iterator[tuple[Statement, Quantity]]:
    """The figures that a goal sets a bound to, each with its clause; `kinds` are the bounds, "=" for a number without one."""
    if project.goal is None or not view.quantities_of(project.goal):
        return
    for statement in aimed(view, project):
        for quantity in statement.quantities:
            if quantity.figure.comparator in kinds and not _says_which(statement, quantity):
                yield statement, quantity


def _says_which(statement: Statement, quantity: Quantity) -> bool:
    """Whether a figure is a condition for which things are meant, by the words on both sides of it."""
    before, after = OF_WHICH
    start, end = quantity.span.start - statement.span.start, quantity.span.end - statement.span.start
    opened = before.search(statement.text[:start]) or before.match(statement.text[start:end])
    return opened is not None and after.match(statement.text, end) is not None


def answered(
    view: View, project: Project, kinds: tuple[str, ...] = BOUNDS
) -> list[tuple[Indicator, Figure, Quantity, Result]]:
    """The goal's demands of that kind with what the completion answers to each."""
    due = _due(view, project, kinds)
    if not due:
        return []
    own = [demand for demand in project.indicators if demand.answer is None]
    told = tuple(statement for statement in said(view, project) if not statement.shortcoming)
    year = view.report.fiscal_year
    asked = [*own, *(demand for demand, _, _ in due)]
    case = Case(Aligner(asked, told, project.name, {}, year), year, years.years(project.name))
    return [(*one, status.of(case, at)) for at, one in enumerate(due, len(own))]


def _due(view: View, project: Project, kinds: tuple[str, ...]) -> list[tuple[Indicator, Figure, Quantity]]:
    if project.goal is None or view.report.genre == "transfer":
        return []  # a fund's aims are answered by the indicators of all its projects
    closing = [
        quantity
        for statement, quantity in bounds(view, project, kinds)
        if CLOSED.match(statement.text, quantity.span.end - statement.span.start)
        and not CHANGED.search(statement.text[: quantity.span.start - statement.span.start])
    ]
    if not closing:
        return []
    found = []
    for demand in demands(project.goal.spans, closing, (), 1):
        quantity = next((q for q in closing if demand.span is not None and _within(q, demand)), None)
        if (
            demand.figure is not None
            and quantity is not None
            and not _repeated(demand, demand.figure, project.indicators)
        ):
            found.append((demand, demand.figure, quantity))
    return found


def _within(quantity: Quantity, demand: Indicator) -> bool:
    place = demand.span
    return place is not None and place.block == quantity.span.block and place.start <= quantity.span.start < place.end


def _repeated(demand: Indicator, figure: Figure, indicators: Sequence[Indicator]) -> bool:
    terms = likeness.terms(demand.text)
    return any(
        one.figure is not None
        and compare.comparable(one.figure, figure)
        and (one.figure.si == figure.si or likeness.coverage(terms, likeness.terms(one.text), {}) >= ALIKE)
        for one in indicators
    )
