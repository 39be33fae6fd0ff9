"""Results that a project tells with the name of another project, which tells them as its own: 其中南湖片区埋管1.86公里."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Project
from extractor.checks.across.claimed import DIGITS, DIMENSIONS, STOCK, Claim, clause_of, digits, results
from extractor.checks.across.objects import scoped
from extractor.checks.view import View
from extractor.results import likeness
from extractor.results.compare import kindred

NAME = 3
"""So many characters at the head of a project's name, which no other project's has, name it."""
KEPT_APART = re.compile(
    r"不[含包重计]|另[行计有]|移[交送]|转[交送入]|扣除|剔除|统计在|计入|[见列]|共同|合并|联合|配合|由[^，。；]{2,16}(?:项目|承担|负责)|项目"
)
"""Words by which a project says itself whose a result is."""
OF_THE_BODY = re.compile(
    r"(?:全|[本我])(?:支队|大队|中队|中心|总队|局|站|院|所|处|馆|系统)[^。；]*?(?P<among>其中)[^。；]*?、"
)
"""What the whole body did, told by its lines of work (全站办件640件，其中许可312件、登记……), is no project's claim."""


def named(view: View) -> Iterator[tuple[Claim, Claim]]:
    """What a project tells of as its own result, with the same figure in the part of another that it names."""
    told = [(p, q) for p in view.report.projects for q in results(view, p) if _telling(q.figure.dimension, digits(q))]
    for project, quantity in told:
        same = [(p, q) for p, q in told if p is not project and q.figure.si == quantity.figure.si]
        if not same or quantity.figure.comparator != "=" or scoped(view, quantity) is not None:
            continue
        clause = clause_of(view, quantity)
        sentence = view.sentence(clause.block, quantity.span.start)
        if KEPT_APART.search(sentence.quote) or STOCK.search(clause.quote):
            continue
        body = OF_THE_BODY.match(sentence.quote)
        if body is not None and sentence.start + body.start("among") < quantity.span.start:
            continue
        for owner, other in same:
            home = clause_of(view, other)
            if KEPT_APART.search(view.sentence(home.block, other.span.start).quote):
                continue
            alike = {t for t in likeness.terms(clause.quote) & likeness.terms(home.quote) if len(t) > 1}
            if alike and kindred(quantity.figure, other.figure) and _names(view, clause.quote, owner, project):
                yield Claim(owner, other, home), Claim(project, quantity, clause)


def _telling(dimension: str, many: int) -> bool:
    return dimension in DIMENSIONS and many >= DIGITS


def _names(view: View, text: str, owner: Project, project: Project) -> bool:
    """Whether a clause has what the owner's name begins with, and no other project's name has; a name ends in what is done."""
    others = [p.name for p in view.report.projects if p is not owner]
    goal = project.goal.text if project.goal is not None else ""
    piece = owner.name[:NAME]
    return (
        re.fullmatch(f"[一-鿿]{{{NAME}}}", piece) is not None
        and piece in text
        and not any(piece in o for o in (goal, *others))
    )
