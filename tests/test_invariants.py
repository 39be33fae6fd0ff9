"""What holds for every report, shown on every sample in every format (and on the real report, where it is at hand)."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from db.records import Report, Span
from extractor.checks import run
from extractor.pipeline import extract
from extractor.settings import Settings
from tests.conftest import ROOT

SAMPLES = sorted(p for p in (ROOT / "corpus" / "samples").iterdir() if p.suffix in {".txt", ".docx", ".pdf"})


def spans_in(value: Any) -> Iterator[Span]:
    """Every span of a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for each in dataclasses.fields(value):
            yield from spans_in(getattr(value, each.name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from spans_in(each)


def hold(reports: list[Report]) -> None:
    for report in reports:
        assert [b.id for b in report.blocks] == list(range(1, len(report.blocks) + 1))
        checked = run(report, Settings())
        spans = [*spans_in(report), *spans_in(checked.findings)]
        assert spans
        for span in spans:
            assert 0 <= span.start <= span.end
            assert report.block(span.block).text[span.start : span.end] == span.quote
        in_order = [(q.span.block, q.span.start) for q in report.quantities]
        assert in_order == sorted(in_order)
        for date in report.dates:
            for q in report.quantities:
                apart = (
                    q.span.block != date.span.block or q.span.end <= date.span.start or date.span.end <= q.span.start
                )
                assert apart, f"{q.span.quote} is a quantity and in the date {date.span.quote}"
        ids = [p.id for p in report.projects]
        assert ids == list(range(1, len(ids) + 1))
        for project in report.projects:
            assert all(0 <= i < len(report.quantities) for i in project.quantities)
        prints = [f.fingerprint for f in checked.findings]
        assert len(prints) == len(set(prints))
        assert all(f.message and "{" not in f.message for f in checked.findings)


def visible(text: str) -> int:
    return sum(not c.isspace() for c in text)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_word_in_its_place(path: Path) -> None:
    hold(list(extract(path).reports))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_nothing_is_lost(path: Path) -> None:
    reports = list(extract(path).reports)
    seen = sum(r.seen for r in reports)
    read = sum(visible(b.text) for r in reports for b in r.blocks)
    left = sum(visible(o.text) for r in reports for o in r.left_out)
    assert seen == read + left


@pytest.mark.parametrize("path", SAMPLES[:3], ids=lambda p: p.name)
def test_the_same_input_gives_the_same_records(path: Path) -> None:
    assert extract(path).reports == extract(path).reports


def test_the_real_report(shared: Path) -> None:
    hold(list(extract(next((shared / "corpus").glob("report-*.txt"))).reports))
