"""Works whose titles bear another year than the one that is due: 《2021年度水质公报》 where the goal asks for 编制2023年度公报."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.records import Project, Span
from extractor.results import years
from extractor.results.statements import Statement

_TITLE = re.compile(r"《[^》]{0,12}?(?P<year>20\d\d)年度?(?P<name>[^》]{3,})》")
_DUE = r"年度?(?P<name>[一-鿿]{3,14})"
COMMON = 4
"""So many characters in a row make it the same work (监测报告)."""


def offered(project: Project, told: Sequence[Statement], year: int) -> Iterator[tuple[int, Span]]:
    """The statements that offer the work of an earlier year for what is due by its name of the report's `year`.

    Of 49 titles with a year in the 187 clean reports that were looked at, none of an earlier year stands where the same
    work of this year is due.
    """
    fields = [f.text for f in (project.goal, project.indicator) if f is not None] + [d.text for d in project.indicators]
    due = [m["name"] for text in fields for m in re.finditer(rf"{year}{_DUE}", years.narrow(text))]
    if not due:
        return
    titles = [(s, m) for s in told for m in _TITLE.finditer(years.narrow(s.text))]
    for statement, title in titles:
        other = int(title["year"])
        if other >= year or not any(_same(title["name"], name) for name in due):
            continue
        if not any(int(m["year"]) == year and _same(m["name"], title["name"]) for _, m in titles):
            yield other, statement.span


def _same(one: str, other: str) -> bool:
    return any(one[at : at + COMMON] in other for at in range(len(one) - COMMON + 1))
