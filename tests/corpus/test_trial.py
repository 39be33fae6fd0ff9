"""The trial reports: their truth stands in their texts, and every span of what is read from them is true."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from corpus import trial
from corpus.benchmark.run import Runner
from db.records import Finding
from db.store import Store
from extractor.checks.categories import CATEGORIES
from extractor.pipeline import check, ingest
from extractor.settings import Settings

UNREAD = resources.files("corpus").joinpath("unread")
EVERY = [(folder, name) for folder in (trial.FOLDER, UNREAD) for name in trial.names(folder)]

TABLES = [(f, n) for f, n in EVERY if any("\t" in line for line in trial.lines(n, "clean", f))]


@pytest.mark.parametrize(("folder", "name"), EVERY, ids=[name for _, name in EVERY])
def test_the_truth_stands_in_the_texts(folder: Traversable, name: str) -> None:
    truth: dict[str, Any] = json.loads(folder.joinpath(f"{name}.truth.json").read_text(encoding="utf-8"))
    clean, planted = ("\n".join(trial.lines(name, kind, folder)) for kind in ("clean", "planted"))
    assert clean != planted
    for error in truth["planted"]:
        assert {error["category"], *error["also"]} <= set(CATEGORIES)
        assert error["quotes"] and all(quote in planted for quote in error["quotes"])
    for likely in truth["traps"]:
        assert likely["quote"] in clean
    for project in truth["projects"]:
        for field in trial.FIELDS:
            for part in (project[field] or "").split("\n"):
                assert all(cell in clean for cell in part.split("\t"))


@pytest.mark.parametrize(("folder", "name"), EVERY, ids=[name for _, name in EVERY])
def test_spans_are_true(folder: Traversable, name: str) -> None:
    for kind in ("clean", "planted", "harmless"):
        if not folder.joinpath(f"{name}.{kind}.txt").is_file():
            continue
        lines = trial.lines(name, kind, folder)
        checked = Runner().check(lines)
        for finding in checked.findings:
            for evidence in finding.evidence:
                span = evidence.span
                assert lines[span.block - 1][span.start : span.end] == span.quote


@pytest.mark.parametrize(("folder", "name"), TABLES, ids=[name for _, name in TABLES])
def test_tables_of_a_word_processor_are_read_as_lines_with_tabs_are(
    folder: Traversable, name: str, tmp_path: Path
) -> None:
    lines = trial.lines(name, "planted", folder)
    document = Document()
    for tabbed, group in groupby(lines, lambda line: "\t" in line):
        rows = [line.split("\t") for line in group]
        if not tabbed:
            for (text,) in rows:
                document.add_paragraph(text)
            continue
        table = document.add_table(len(rows), max(map(len, rows)))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=False):
                cell.text = text
    path = tmp_path / "报告.docx"
    document.save(str(path))
    plain = Runner().check(lines)
    with Store.open(tmp_path / "gouji.db") as store:
        list(ingest([path], store, 1))
        check(store, store.report_ids(), Settings())
        stored = store.load(1)
        found = Counter(r for (r,) in store.conn.execute("SELECT rule FROM v_findings WHERE severity <> 'info'"))
    loud = [f for f in plain.findings if f.severity != "info"]
    assert found <= Counter(f.rule for f in loud)
    # A line is one sentence for rules that compare figures of a sentence; cells are several.
    assert found >= Counter(f.rule for f in loud if not _in_several_cells(f, lines))
    for one, other in zip(plain.reports[0].projects, stored.projects, strict=True):
        for field in trial.FIELDS:
            assert trial.bare(trial.text(one, field)) == trial.bare(trial.text(other, field))


def _in_several_cells(finding: Finding, lines: list[str]) -> bool:
    """Whether what a finding quotes stands in several cells of one line."""
    cells = {
        (e.span.block, lines[e.span.block - 1].count("\t", 0, e.span.start))
        for e in finding.evidence
        if "\t" in lines[e.span.block - 1]
    }
    return len(cells) > len({block for block, _ in cells})


def test_what_harmless_edits_raise_is_counted_beside_what_stood_before() -> None:
    made = trial.run("weather")
    assert made.harmless == [] and trial.metrics([made])["trial.harmless<="] == 0


def test_counts() -> None:
    made = trial.run("market")
    assert made.found.total == 12 and made.fields.total == 28
    assert made.found.right + len(made.missed) == made.found.total
    assert trial.below([made], {"trial.found": 2.0}) and not trial.below([made], {"trial.found": 0.0})
