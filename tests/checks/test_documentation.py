"""Every rule's own examples: what its documentation says fails, fails, and what it says passes, passes."""

from __future__ import annotations

import pytest

from extractor.checks import run
from extractor.checks.explain import document, table
from extractor.checks.registry import rules
from extractor.checks.rule import Rule
from tests.checks.reports import report
from tests.conftest import ROOT


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.code)
class TestExamples:
    def test_what_is_said_to_fail_fails(self, rule: Rule) -> None:
        checked = run(report(document(rule).fails), rules=[rule], strict=True)
        assert checked.findings, checked.results

    def test_what_is_said_to_pass_passes(self, rule: Rule) -> None:
        checked = run(report(document(rule).passes), rules=[rule], strict=True)
        assert not checked.findings, [(f.message, [e.span.quote for e in f.evidence]) for f in checked.findings]
        assert checked.results[0].passed > 0, checked.results[0].reason


def test_the_catalogue_in_the_documentation_is_up_to_date() -> None:
    written = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert table().strip() in written, "run: python -m cogapp -r docs/rules.md"
