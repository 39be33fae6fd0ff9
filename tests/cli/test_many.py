"""More reports than are held at once: each is loaded when it is looked at, and nothing that is said changes."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from db.store import Store
from extractor.cli.check import show
from extractor.pipeline import audits, check, ingest
from extractor.settings import Settings
from tests.conftest import ROOT


@pytest.mark.parametrize("form", ["json", "table", "csv"])
def test_many_reports_read_as_few_do(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((ROOT / "corpus" / "samples").glob("*.txt"))[:4]
    written = []
    with Store.open(tmp_path / "a.db") as store:
        list(ingest(files, store, 1))
        for held in (len(files), 2):
            monkeypatch.setattr(audits, "HELD", held)
            found = check(store, store.report_ids(), Settings())
            assert isinstance(found, list) is (held == len(files))
            show(found, form, tmp_path / "out")
            written.append((tmp_path / "out").read_bytes())
    assert written[0] == written[1]


def test_two_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted((ROOT / "corpus" / "samples").glob("*.txt"))[:4]
    monkeypatch.setattr(import_module("extractor.pipeline.check"), "REPORTS_PER_WORKER", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with Store.open(tmp_path / "a.db") as store:
        list(ingest(files, store, 1))
        one, two = (list(check(store, store.report_ids(), Settings(), jobs)) for jobs in (1, 2))
    assert [(a.report.id, a.findings, a.results) for a in one] == [(a.report.id, a.findings, a.results) for a in two]
