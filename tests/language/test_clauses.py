"""Clauses against texts taken apart by hand, and the states that go on from one to the next."""

from __future__ import annotations

import itertools
import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from extractor.language import clauses
from tests.growth import linear

CASES = yaml.safe_load((Path(__file__).parent / "specs" / "clauses.yaml").read_text(encoding="utf-8"))
MARKED = [marked for cases in CASES.values() for marked in cases]
ALPHABET = "，、。；：并和及（）“”《》①1.2万亩个对为按照要求完成编制的后时①是一\n 3%≥等包括测量"


@pytest.mark.parametrize("marked", MARKED)
def test_text(marked: str) -> None:
    text = re.sub("[〖〗]", "", marked)
    assert [text[c.start : c.end] for c in clauses.split(text)] == re.findall("〖(.*?)〗", marked)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("已完成公厕改造4座，垃圾中转站2座", ["done", "done"]),
        ("已完成公厕改造4座，新建中转站2座", ["done", None]),
        ("计划新建公厕4座，改造中转站2座，提升服务", ["planned", "planned", "planned"]),
        ("计划新建公厕4座。改造中转站2座", ["planned", None]),
        ("楼房已完工，正在绿化，预计6月开放", ["done", "ongoing", "planned"]),
        ("正在安装路灯30盏、护栏200米", ["ongoing", "ongoing"]),
        ("补助标准以省厅文件为准", ["condition"]),
        ("已完成铺装3万平方米（以审计结果为准）", ["done"]),
        ("培训100人（已完成）", ["done"]),
        ("未完成采购，发放补贴", ["not_done", None]),
    ],
)
def test_states(text: str, kinds: list[str | None]) -> None:
    assert [c.state for c in clauses.split(text)] == kinds


def test_every_clause_holds_the_words_of_its_state() -> None:
    text = "已完成公厕改造4座，垃圾中转站2座；正在调试。"
    first, second, third = clauses.split(text)
    assert first.states == second.states
    assert [text[s.start : s.end] for s in first.states + third.states] == ["已完成", "正在调试"]


@given(st.one_of(st.text(max_size=80), st.text(alphabet=ALPHABET, max_size=120)))
def test_any_text(text: str) -> None:
    found = clauses.split(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for clause in found:
        assert text[clause.start : clause.end] == text[clause.start : clause.end].strip()
        assert (clause.state is None) == (not clause.states)


@given(st.lists(st.sampled_from(MARKED), min_size=2, max_size=4))
def test_sentences_do_not_mix(marked: list[str]) -> None:
    texts = [re.sub("[〖〗]", "", m) for m in marked]
    together = "\n".join(texts)
    assert len(clauses.split(together)) == sum(len(clauses.split(text)) for text in texts)


@pytest.mark.parametrize(
    "piece",
    ["修路3公里、", "对对", "（", "完成", "全部", "达到的", "，", "甲、", "3个、", "：", "“，", "因为", "没有全部"],
)
def test_linear(piece: str) -> None:
    """Eight times the text takes about eight times as long; a quadratic way would take sixty-four."""

    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        clauses.split(text)
        return time.process_time() - began

    assert linear(cost, 10_000, 8)
