"""The trial reports: their truth stands in their texts, and every span of what is read from them is true."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest

from corpus import trial
from corpus.benchmark.run import Runner
from extractor.checks.categories import CATEGORIES

FOLDER = resources.files("corpus").joinpath("trials")


def text(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", trial.names())
def test_the_truth_stands_in_the_texts(name: str) -> None:
    truth: dict[str, Any] = json.loads(text(f"{name}.truth.json"))
    clean, planted = text(f"{name}.clean.txt"), text(f"{name}.planted.txt")
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


@pytest.mark.parametrize("name", trial.names())
def test_spans_are_true(name: str) -> None:
    for kind in ("clean", "planted"):
        lines = [line for line in text(f"{name}.{kind}.txt").split("\n") if line.strip()]
        checked = Runner().check(lines)
        for finding in checked.findings:
            for evidence in finding.evidence:
                span = evidence.span
                assert lines[span.block - 1][span.start : span.end] == span.quote


def test_counts() -> None:
    made = trial.run("market")
    assert made.found.total == 12 and made.fields.total == 28
    assert made.found.right + len(made.missed) == made.found.total
    assert trial.below([made], {"trial.found": 2.0}) and not trial.below([made], {"trial.found": 0.0})
