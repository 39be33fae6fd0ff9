"""The things measured: sentences of many trades, any text, and the real report."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import clauses, figures, thing, words

sys.path.insert(0, str(Path(__file__).parent))

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "things.yaml").read_text(encoding="utf-8"))


def things(text: str) -> list[str | None]:
    reading = figures.read(text)
    split = clauses.places(text)
    return [q.thing for q in thing.fill(text, reading.quantities, reading.times, split, words.cut(text))]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_sentence(text: str, expected: list[str]) -> None:
    found = things(text)
    assert len(found) == len(expected), found
    for ours, wanted in zip(found, expected, strict=True):
        assert ours is not None and (ours.endswith(wanted) or ours.startswith(wanted)), found
        assert len(ours) <= len(wanted) + 6


@given(st.text(alphabet="完成造林3万亩、，。的率达到90%为对个村修路5公里由至缩短（）其中共面积", max_size=80))
def test_any_text(text: str) -> None:
    assert all(found is None or found for found in things(text))


def test_real_report(shared: Path) -> None:
    from tests.language.measure_things import judge

    judged = judge(shared / "corpus")
    assert sum(row[0] for row in judged) / len(judged) >= 0.95
