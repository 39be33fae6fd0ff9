"""Checked reports for the tests of the outputs: three samples, and one whose every text is an attack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.records import Decision, Evidence, Finding, Report, Span
from extractor.checks import run
from extractor.outputs.findings import Audited
from extractor.pipeline import extract
from tests.conftest import ROOT
from tests.reports import report

SAMPLES = ROOT / "corpus" / "samples"
ATTACKS = (
    "<script>window.hacked = 1</script>",
    "</script></style><img src=x onerror=window.hacked=1>",
    "\"'><svg onload=window.hacked=1>",
    "=1+1",
    "+SUM(A1:A9)",
    "-2+3",
    "@SUM(1)",
    "＝1+1",
    "'=1+1",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.hacked=1",
)


def checked(path: Path, id: int) -> Audited:
    """A file's only report with what the rules say of it, as if stored under this key."""
    (made,) = extract(path).reports
    made = replace(made, id=id)
    result = run(made)
    return Audited(made, result.findings, result.results)


@pytest.fixture(scope="session")
def several() -> list[Audited]:
    """A Word file, a PDF and a text file."""
    names = ("township.docx", "transfer.pdf", "education.txt")
    return [checked(SAMPLES / name, id) for id, name in enumerate(names, 1)]


@pytest.fixture(scope="session")
def one(several: list[Audited]) -> list[Audited]:
    return several[:1]


def hostile() -> Audited:
    """A report of attacks, each quoted by a finding whose every text is that attack too."""
    body = "\n".join(f"{n}、第{n}段{attack}结束。" for n, attack in enumerate(ATTACKS, 1))
    made: Report = report(f"云川市青石区水务局2024年度部门整体绩效自评报告\n一、部门概况\n{body}")
    made = replace(made, title=ATTACKS[0], organisation=ATTACKS[1], source="=a'[1]<b>.txt", id=1)
    findings = []
    for n, attack in enumerate(ATTACKS):
        block = next(b for b in made.blocks if b.text.startswith(f"{n + 1}、"))
        start = block.text.index(attack)
        span = Span(block.id, start, start + len(attack), attack)
        decision = Decision("dismissed", attack, attack, "2025-01-01T00:00:00+08:00")
        findings.append(
            Finding(
                "GJ109", "typo", "warning", attack, {}, attack, f"{n:016x}", 1, (), (),
                (Evidence(span, "target", 1), Evidence(span, "reported", 1)), decision=decision if n % 2 else None,
            )
        )  # fmt: skip
    return Audited(made, tuple(findings), ())
