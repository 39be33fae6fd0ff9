"""All rules over the sample reports, whole and damaged: nothing breaks down, every quote holds, clean ones stay clean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.records import Report
from extractor.checks import Checked, run
from tests.checks.reports import report
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.txt"))


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def truth_of(path: Path) -> dict[str, object]:
    made: dict[str, object] = json.loads(path.with_name(f"{path.stem}.truth.json").read_text("utf-8"))
    return made


def assert_sound(made: Report, checked: Checked) -> None:
    marks = [f.fingerprint for f in checked.findings]
    assert len(set(marks)) == len(marks)
    for finding in checked.findings:
        assert finding.cause is None or finding.cause in marks
        for evidence in finding.evidence:
            span = evidence.span
            assert span.quote and made.block(span.block).text[span.start : span.end] == span.quote


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
class TestSamples:
    def test_every_rule_judges_and_quotes(self, path: Path) -> None:
        made = report(text_of(path), whole=True)
        checked = run(made, strict=True)
        assert_sound(made, checked)
        assert run(made, strict=True) == checked

    def test_damage_breaks_no_rule(self, path: Path) -> None:
        lines = text_of(path).splitlines()
        for step in (3, 4, 7):
            made = report("\n".join(line for at, line in enumerate(lines) if at % step), whole=True)
            assert_sound(made, run(made, strict=True))

    def test_a_clean_report_has_no_error_and_no_warning(self, path: Path) -> None:
        if not truth_of(path)["clean"]:
            pytest.skip("this sample has planted errors")
        found = [f for f in run(report(text_of(path), whole=True), strict=True).findings if f.severity != "info"]
        assert not found, [(f.rule, f.message) for f in found]
