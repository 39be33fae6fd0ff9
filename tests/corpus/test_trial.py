"""The trial reports: their truth stands in their texts, and every span of what is read from them is true."""

from __future__ import annotations

import json
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import pytest

from corpus import trial
from corpus.benchmark.run import Runner
from extractor.checks.categories import CATEGORIES

UNREAD = resources.files("corpus").joinpath("unread")
EVERY = [(folder, name) for folder in (trial.FOLDER, UNREAD) for name in trial.names(folder)]


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


def test_what_harmless_edits_raise_is_counted_beside_what_stood_before() -> None:
    made = trial.run("weather")
    assert made.harmless == [] and trial.metrics([made])["trial.harmless<="] == 0


def test_counts() -> None:
    made = trial.run("market")
    assert made.found.total == 12 and made.fields.total == 28
    assert made.found.right + len(made.missed) == made.found.total
    assert trial.below([made], {"trial.found": 2.0}) and not trial.below([made], {"trial.found": 0.0})
