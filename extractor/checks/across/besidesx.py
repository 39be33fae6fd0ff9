"""Results that a project tells of besides what was asked of it, and that are another project's own: 另清淤山塘12口.

The same number in the same words is no chance where one project tells of it as its result and the other adds it to what it did.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from db.records import Project, Quantity, Span
from extractor.checks.across.claimed import BASE, DIMENSIONS, Claim
from extractor.checks.across.objects import scoped
from extractor.checks.view import View
from extractor.results import likeness
from extractor.results.compare import kindred

ADDED = re.compile(
    r"另外?(?![一行册有])|还(?![有是原款贷本田林建])|此外|同时(?![段期间])|[又也](?![是有])|兼(?![职顾容并])|顺带|顺便|一并|一道"
    r"|(?<![合兼])并(?![网轨购列存入联行非未])|为(?:配合|支持|保障)|本项目|项目组|(?<![不未])(?:包含|包括|含)(?![量义金水氧盐])"
)
"""Words that add something to what was told before, or count it in."""
REFERRED = re.compile(
    r"不[含包重]|另[行计有]|移[交送]|转[交送入]|扣除|剔除|统计在|见|共同|联合|配合[^，。；]{0,10}(?:项目|部门|局|单位)"
    r"|由[^，。；]{2,16}(?:项目|承担|负责)|列入|列在|项目(?:中|里|的|列|已)"
)
"""Words by which a project refers to what is another's, or keeps it apart from its own."""
STOCK = re.compile(r"在册|现有|共有|原有|上年|去年|应[参到发]|常住|户籍|登记在|辖区|[较比][上去]|上述|这些|该批|前述")
"""What there is already is told of wherever it matters."""
LEAST = 10
"""Smaller numbers are as many in one project as in another by chance."""
REACH = 28
"""So far behind the word that adds it may a figure stand."""
HELD, FOREIGN = 0.6, 2
"""So much of what is added must be the other project's words, and so many of them not the own one's."""
PLAIN = re.compile(r"[，。；、]")


def added(view: View) -> Iterator[tuple[Claim, Claim]]:
    """What one project tells of, with the same told of in addition by another."""
    told = [(p, q) for p in view.report.projects for q in _told(view, p) if _counts(q)]
    by_value: defaultdict[Fraction, list[tuple[Project, Quantity]]] = defaultdict(list)
    for project, quantity in told:
        by_value[quantity.figure.si].append((project, quantity))
    for same in by_value.values():
        if len({project.id for project, _ in same}) < 2:
            continue
        for project, quantity in same:
            clause = _added(view, project, quantity)
            marked = clause is not None
            if clause is None:
                if len(f"{quantity.figure.value:f}".replace(".", "").strip("0")) < 3 or any(
                    d.result and d.result.reported and d.result.reported.span == quantity.span
                    for d in project.indicators
                ):
                    continue
                clause = _clause(view, quantity, None)
                if (
                    REFERRED.search(view.sentence(clause.block, clause.start).quote)
                    or STOCK.search(clause.quote)
                    or scoped(view, quantity) is not None
                    or BASE.match(view.text(clause.block), quantity.span.end)
                ):
                    continue
            terms = likeness.terms(ADDED.sub("，", clause.quote).replace(quantity.span.quote, "，"))
            foreign = terms - _of(project)
            for owner, other in same:
                if owner is project or not kindred(other.figure, quantity.figure):
                    continue
                home = terms & _home(view, owner, other)
                if (
                    terms
                    and len(home) >= (HELD if marked else 0.75) * len(terms)
                    and len(home & foreign) >= (FOREIGN if marked else 3)
                ):
                    yield Claim(owner, other, _clause(view, other, None)), Claim(project, quantity, clause)


def _told(view: View, project: Project) -> Iterator[Quantity]:
    """The figures of a project's completion, and those that cells of their own give."""
    yield from view.quantities_of(project.completion)
    for demand in project.indicators:
        if demand.answer is not None and demand.result is not None and demand.result.reported is not None:
            yield demand.result.reported


def _counts(quantity: Quantity) -> bool:
    figure = quantity.figure
    return (
        figure.dimension in DIMENSIONS and figure.value_high is None and figure.comparator == "=" and figure.si >= LEAST
    )


def _added(view: View, project: Project, quantity: Quantity) -> Span | None:
    """The figure's clause from the word that adds it; None where nothing does, or it is the project's own."""
    if any(d.result and d.result.reported and d.result.reported.span == quantity.span for d in project.indicators):
        return None
    block, start = quantity.span.block, quantity.span.start
    text, sentence = view.text(block), view.sentence(block, start)
    found = [m.start() for m in ADDED.finditer(text, max(sentence.start, start - REACH), start)]
    if not found or scoped(view, quantity) is not None or BASE.match(text, quantity.span.end):
        return None
    clause = _clause(view, quantity, found[-1])
    return None if REFERRED.search(sentence.quote) or STOCK.search(clause.quote) else clause


def _clause(view: View, quantity: Quantity, start: int | None) -> Span:
    """The clause of a figure, from `start` if that is given."""
    block, text = quantity.span.block, view.text(quantity.span.block)
    sentence = view.sentence(block, quantity.span.start)
    if start is None:
        start = max(
            (m.end() for m in PLAIN.finditer(text, sentence.start, quantity.span.start)), default=sentence.start
        )
    stop = PLAIN.search(text, quantity.span.end, sentence.end)
    return view.span(block, start, stop.start() if stop else sentence.end)


def _home(view: View, owner: Project, quantity: Quantity) -> frozenset[str]:
    """What a project says with a figure: its sentence, the demand that it answers, and the project's name."""
    asked = (
        d.text for d in owner.indicators if d.result and d.result.reported and d.result.reported.span == quantity.span
    )
    return likeness.terms(
        "，".join((view.sentence(quantity.span.block, quantity.span.start).quote, owner.name, *asked))
    )


def _of(project: Project) -> frozenset[str]:
    """What a project is about."""
    goal = project.goal.text if project.goal is not None else ""
    return likeness.terms("，".join((project.name, goal, *(d.text for d in project.indicators))))
