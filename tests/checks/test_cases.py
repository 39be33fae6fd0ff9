"""The cases of every rule: small reports, read as any report is, and what the rule must say of them.

A case file is named after its rule. A case has a name, a text, and one of: `finds`, all findings in order, each with
its `quotes` (every piece of evidence in order) and, where they matter, `arguments` and `severity`; `passes: true`; or
`not_applicable` or `undetermined`, a part of the reason. A text without a title stands below a usual one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor.checks import run
from extractor.checks.explain import document
from extractor.checks.registry import rule, rules
from tests.checks.reports import report

FOLDER = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("GJ*.yml")):
        for case in yaml.load(path.read_text("utf-8"), yaml.BaseLoader):
            yield pytest.param(path.stem, case, id=f"{path.stem}-{case['name']}")


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code: str, case: dict[str, Any]) -> None:
    checked_rule = rule(code)
    assert checked_rule is not None, f"there is no rule {code}"
    made = report(case["text"])
    checked = run(made, rules=[checked_rule], strict=True)
    said = [
        {"quotes": [e.span.quote for e in f.evidence], "arguments": f.arguments, "severity": f.severity}
        for f in checked.findings
    ]
    for wanted, found in zip(case.get("finds", []), said, strict=False):
        assert found["quotes"] == wanted["quotes"], said
        assert found["arguments"] == found["arguments"] | wanted.get("arguments", {}), said
        assert found["severity"] == wanted.get("severity", checked_rule.severity), said
    assert len(said) == len(case.get("finds", [])), said
    result = checked.results[0]
    if "not_applicable" in case:
        assert case["not_applicable"] in result.reason and result.not_applicable and not result.passed, result
    if "undetermined" in case:
        assert case["undetermined"] in result.reason and result.undetermined, result
    if case.get("passes"):
        assert result.passed, result
    for finding in checked.findings:
        for evidence in finding.evidence:
            block = made.block(evidence.span.block)
            assert block.text[evidence.span.start : evidence.span.end] == evidence.span.quote


@pytest.mark.parametrize("code", [r.code for r in rules()])
def test_every_rule_has_cases_of_each_kind(code: str) -> None:
    path = FOLDER / f"{code}.yml"
    assert path.exists(), f"{path.name} is missing"
    found = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    assert any("finds" in case for case in found), "a case that fails"
    assert any(case.get("passes") for case in found), "a case that passes"
    checked_rule = rule(code)
    assert checked_rule is not None
    if not document(checked_rule).not_applicable.startswith("无"):
        assert any("not_applicable" in case for case in found), "a case that does not apply"
