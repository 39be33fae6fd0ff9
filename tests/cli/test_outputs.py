"""What outputs promise of numbers, of lines in a terminal, and of every span."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Evidence, Finding, Report, Span
from extractor.outputs.findings import Audited, findings_text
from extractor.outputs.numbers import exact, written
from extractor.outputs.table import findings_table, grid, width, wrap
from tests.cli.conftest import Call, tiny
from tests.reports import report

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_what_is_written_keeps_its_zeros(value: Decimal) -> None:
    text = written(value)
    assert text is not None and "E" not in text and "," not in text
    assert Decimal(text) == value and len(text.partition(".")[2]) == 6


@given(st.fractions())
def test_base_values_are_exact_or_have_15_digits(value: Fraction) -> None:
    text = exact(value)
    assert text is not None and "E" not in text
    assert "." not in text or not text.endswith("0")
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest == 1:
        assert Fraction(text) == value
    else:
        assert abs(Fraction(text) - value) <= abs(value) / 10**14
        assert len(text.replace(".", "").strip("-0")) <= 15


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(2000, 3) * 3, "2000"), (Fraction(2000, 3), "666.666666666667"), (Fraction(0), "0"), (Fraction(1, 8), "0.125"),
        (Fraction(10) ** 20, "1" + "0" * 20), (Fraction(-5, 2), "-2.5"), (Fraction(10**6000 + 1, 10), "1" + "0" * 5999 + ".1"),
    ],
)  # fmt: skip
def test_base_values(value: Fraction, text: str) -> None:
    assert exact(value) == text


@given(st.text(alphabet="汉字ab c，。“”（）12"), st.integers(min_value=12, max_value=60))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns, "  ").split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        hanging = len(line) - len(line.rstrip("，。）” "))
        assert width(line.rstrip("，。）” ")) <= columns, hanging
    assert wrap(text, None, "  ") == "  " + text


def test_a_grid_is_straight_for_han_and_latin() -> None:
    lines = grid(("编号", "name"), [("1", "甲"), ("项目十二", "b")]).splitlines()
    assert {width(line[: line.index(word)]) for line, word in zip(lines, ("name", "甲", "b"), strict=True)} == {10}


def _finding(made: Report, mark: str, severity: str, cause: str | None = None, project: int | None = None) -> Finding:
    block = made.blocks[-1]
    side = Evidence(Span(block.id, 0, 3, block.text[:3]), "context")
    return Finding(
        "GJ999", "typo", severity, f"消息{mark}", {}, "惯例", mark, 1,  # type: ignore[arg-type]
        evidence=(side,), cause=cause, project_ids=() if project is None else (project,),
    )  # fmt: skip


def test_the_list_is_grouped_gravest_first_and_complete() -> None:
    made = report(tiny(1))
    findings = (
        _finding(made, "b", "error", project=1),
        _finding(made, "a", "warning"),
        _finding(made, "c", "warning", cause="b"),
        _finding(made, "d", "info", cause="c", project=1),
        _finding(made, "e", "info", cause="f"),
        _finding(made, "f", "info", cause="e"),
    )
    text = findings_table([Audited(made, findings, ())])
    for finding in findings:
        assert text.count(f"消息{finding.fingerprint}\n") == 1
    order = [text.index(f"消息{mark}\n") for mark in "bcda"]
    assert order == sorted(order), "consequences stand under their cause, projects by their gravest finding"
    assert "不一致 2 处（错误 1/警告 1/提示 0），另有 4 处由其引起" in text.splitlines()[0]
    assert text.index("【项目 一 渠道清淤】") < text.index("【全文】")
    severities = [f["severity"] for f in json.loads("".join(findings_text([Audited(made, findings, ())])))["findings"]]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


def _spans(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        own = [value] if {"block", "start", "end", "quote"} <= set(value) else []
        return own + [span for item in value.values() for span in _spans(item)]
    return [span for item in value for span in _spans(item)] if isinstance(value, list) else []


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_every_span_of_every_sample_quotes_its_block(gouji: Call, sample: Path) -> None:
    check = gouji("run", sample, "--format", "json").json
    export = gouji("export").json
    blocks = {r["id"]: {b["id"]: b["text"] for b in r["blocks"]} for r in export["reports"]}
    seen = 0
    for one in export["reports"]:
        for span in _spans({key: value for key, value in one.items() if key != "blocks"}):
            assert blocks[one["id"]][span["block"]][span["start"] : span["end"]] == span["quote"]
            seen += 1
    for finding in check["findings"]:
        for span in finding["evidence"]:
            assert blocks[span["report_id"]][span["block"]][span["start"] : span["end"]] == span["quote"]
            assert span["locator"]
    assert seen
