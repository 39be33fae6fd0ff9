"""What gouji says of a report does not depend on the characters that it is typed in."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from corpus import trial
from corpus.benchmark.evaluate import LOUD
from corpus.benchmark.run import Checked, Runner
from corpus.restyled import REWRITINGS, Lines, numerals

SAMPLE = trial.names()[::11]
"""A fair sample of the reports, since all of them would take minutes."""


def loud(checked: Checked) -> Counter[str]:
    return Counter(f.rule for f in checked.findings if f.severity in LOUD)


@cache
def plain(name: str, kind: str) -> Counter[str]:
    return loud(Runner().check(trial.lines(name, kind)))


def misquoted(checked: Checked, lines: Lines) -> list[str]:
    spans = [e.span for f in checked.findings for e in f.evidence]
    spans += [
        s for r in checked.reports for p in r.projects for i in p.indicators if i.result for s in i.result.evidence
    ]
    spans += [q.span for r in checked.reports for q in r.quantities]
    return [s.quote for s in spans if lines[s.block - 1][s.start : s.end] != s.quote]


@pytest.mark.parametrize("rewriting", REWRITINGS, ids=lambda r: r.__name__)
def test_a_report_in_other_characters_raises_nothing_new(rewriting) -> None:  # type: ignore[no-untyped-def]
    for name in SAMPLE:
        lines = rewriting(trial.lines(name, "clean"))
        checked = Runner().check(lines)
        assert loud(checked) - plain(name, "clean") == Counter(), name
        if len(checked.reports) == 1:
            assert misquoted(checked, lines) == []


@pytest.mark.parametrize("rewriting", REWRITINGS, ids=lambda r: r.__name__)
def test_errors_in_other_characters_are_found_as_well(rewriting) -> None:  # type: ignore[no-untyped-def]
    for name in SAMPLE[1::3]:
        found = loud(Runner().check(rewriting(trial.lines(name, "planted"))))
        assert plain(name, "planted") - found == Counter(), name


def test_numerals_are_those_that_an_office_writes() -> None:
    assert numerals(["建成2个、改造12家、培训20人、2024年"]) == ["建成两个、改造十二家、培训二十人、2024年"]
