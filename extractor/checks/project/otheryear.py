"""Whether what is told of another year is offered as a result of this one, or is only told beside it.

A completion tells of other years as a matter of course: what was paid before (2022年付…，2023年付…), the base that a
figure is compared with, what falls to the year that comes. It is offered only where it answers a demand: as the words
that a result rests on, in one sentence with them, or as all that is said of a demand that nothing else answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Project
from extractor.results import likeness, years
from extractor.results.statements import Statement

THIS_YEAR = re.compile(r"今年|本年|当年(?!度?的)|报告年度|本年度")
YEAR_BEFORE = re.compile(r"上年|去年|上一年")
ABOUT = 0.25
"""From this share of a demand's words on, a statement speaks of it."""


def offered(project: Project, told: Sequence[Statement], statement: Statement, other: int, year: int) -> bool:
    """Whether a statement of the year `other` stands for a result of the report's `year`."""
    if not project.indicators:
        return True
    results = [d.result for d in project.indicators if d.result is not None]
    if any(r.status == "out_of_year" and statement.span in r.evidence for r in results):
        return True
    here = [s for s in told if s.sentence == statement.sentence]
    if any(s is not statement and _of_this_year(s, year) for s in here):
        return False  # side by side with this year's: a comparison, or what it builds on
    answers = {span for r in results for span in r.evidence}
    if statement.span in answers:
        return True
    if (
        other > year
    ):  # what is put down for a year that comes is a plan, but what was done by then is no result of this one
        return re.search(rf"已[经]?于?{other}年\d{{1,2}}月", statement.text) is not None
    open_ones = [d for d in project.indicators if d.result is None or d.result.status != "met"]
    if any(likeness.coverage(likeness.terms(d.text), statement.terms, {}) >= ABOUT for d in open_ones):
        return True
    # 2022年…，上年为…: what the year before is held against stands for this one.
    return any(s.span in answers or YEAR_BEFORE.search(s.text) for s in here)


def _of_this_year(statement: Statement, year: int) -> bool:
    """Whether a statement names the report's year."""
    return year in years.years(statement.text) or THIS_YEAR.search(statement.text) is not None
