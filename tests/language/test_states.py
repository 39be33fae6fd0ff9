"""States against sentences marked by hand: the words, the kind, and the traps."""

from __future__ import annotations

import itertools
import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import clauses, states

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "states.yaml").read_text(encoding="utf-8"))
MARKED = [(kind, sentence) for kind, sentences in CASES.items() for sentence in sentences]


@pytest.mark.parametrize(("kind", "marked"), MARKED, ids=[sentence for _, sentence in MARKED])
def test_sentence(kind: str, marked: str) -> None:
    text = re.sub("[【】]", "", marked)
    found = states.find(text)
    if kind == "none":
        assert [text[s.start : s.end] for s in found] == []
        return
    start = marked.index("【")
    end = marked.index("】") - 1
    over = [s for s in found if s.start < end and start < s.end]
    assert [s.kind for s in over] == [kind], [(text[s.start : s.end], s.kind) for s in found]
    assert clauses.split(text)[0].state == kind or kind == "condition"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("已完成招标，正在施工", "ongoing"),
        ("已完成设计，尚未开工", "not_done"),
        ("预计年底完成", "planned"),
        ("已完成但未验收", "not_done"),
        ("如资金到位将于年内完成", "condition"),
        ("修建村道", None),
        ("漏损率继续回落", None),
        ("继续压降漏损率", "planned"),
    ],
)
def test_most_telling(text: str, kind: str | None) -> None:
    assert states.telling(states.find(text)) == kind


def test_the_table_hides_no_pattern() -> None:
    """Looking up patterns by their beginnings finds what trying all of them everywhere finds."""
    data = tomllib.loads(resources.files("extractor.language").joinpath("states.toml").read_text(encoding="utf-8"))
    patterns = []
    for entry in data["entry"]:
        for line in filter(None, entry["patterns"].split("\n")):
            for name, value in data["macros"].items():
                line = line.replace("{" + name + "}", value)
            patterns.append((None if entry["kind"] == "none" else entry["kind"], re.compile(line)))
    text = "。".join(re.sub("[【】]", "", sentence) for _, sentence in MARKED)
    found = {s.start for s in states.find(text)}
    assert found <= {at for at in range(len(text)) if any(p.match(text, at) for _, p in patterns)}
    _, table = states._patterns()
    for at in range(len(text)):
        first = next(((kind, m[0]) for kind, p in patterns if (m := p.match(text, at))), None)
        pattern, kinds = table.get(text[at : at + 2], table.get(text[at], (None, {})))
        held = pattern.match(text, at) if pattern is not None else None
        assert first == (None if held is None else (kinds[held.lastindex], held[0])), text[at : at + 12]


@given(st.text(alphabet="已未将拟计划预正在如视完成的了对，。；的中进行推暂停不再尚全部年2", max_size=60))
def test_any_text(text: str) -> None:
    found = states.find(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
