"""Every word of any length is found where it stands, and nothing else."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.records import Block, Report
from db.search import Hit, search
from db.store import Store
from tests.db.samples import report, save


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "gouji.db") as opened:
        yield opened


def of(*texts: str) -> Report:
    blocks = tuple(Block(place, "paragraph", text, f"第{place}行") for place, text in enumerate(texts, 1))
    return dataclasses.replace(report(), blocks=blocks, projects=(), quantities=())


def quotes(hits: list[Hit]) -> list[str]:
    assert all(hit.text[hit.start : hit.end] == hit.quote for hit in hits)
    return [hit.quote for hit in hits]


texts = st.text(st.sampled_from('修缮校舍水务局绩效目标率，。、（）%"*: 　1２aＢé①\x00𠀀'), min_size=1, max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(texts, min_size=1, max_size=4), st.data())
def test_every_substring_is_found_and_nothing_else(store: Store, blocks: list[str], data: st.DataObject) -> None:
    save(store, of(*blocks))
    block = data.draw(st.sampled_from(blocks))
    start = data.draw(st.integers(0, len(block) - 1))
    word = block[start : data.draw(st.integers(start + 1, len(block)))]
    if re.search(r"\s", word):
        return
    hits = search(store, word)
    quotes(hits)
    fold = {ord("２"): "2", ord("Ｂ"): "b"}
    plain = [text.translate(fold) for text in blocks]
    assert {hit.block for hit in hits} == {n for n, text in enumerate(plain, 1) if word.translate(fold) in text}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
@example("")
@example('"')
@example("' OR 1=1 --")
@example("绩效 NOT 目标")
@example("text : * ^ NEAR( AND")
@example("%_")
@example("\x00")
def test_no_query_is_an_error(store: Store, query: str) -> None:
    if not store.report_ids():
        save(store, of("绩效目标 NOT 完成", '100% \x00 "引号" \' OR 1=1 --'))
    for hit in search(store, query):
        assert query.split()
        assert hit.quote


def test_very_long_queries(store: Store) -> None:
    save(store, of("绩效" * 3000))
    assert len(search(store, "绩效" * 3000)) == 1
    assert search(store, "绩效" * 3001) == []
    assert search(store, " ".join(f"绩{n}" for n in range(2000))) == []


def test_hits_say_where(store: Store) -> None:
    save(store, of("水务局", "市水务局的水务"), path="a.txt")
    save(store, of("无关", "水务"), path="b.txt")
    hits = search(store, "水务")
    assert [(hit.report_id, hit.block, hit.locator, hit.start, hit.end) for hit in hits] == [
        (1, 1, "第1行", 0, 2), (1, 2, "第2行", 1, 3), (1, 2, "第2行", 5, 7), (2, 2, "第2行", 0, 2),
    ]  # fmt: skip
    assert [hit.report_id for hit in search(store, "水务", [2])] == [2]


def test_nothing_across_marks(store: Store) -> None:
    save(store, of("完成绩效，目标明确", "绩效目标"))
    assert [hit.block for hit in search(store, "绩效目标")] == [2]
    assert [hit.block for hit in search(store, "效，目")] == [1]


def test_words_apart_must_share_a_block(store: Store) -> None:
    save(store, of("修缮校舍三所", "校舍", "三所，修缮"))
    assert quotes(search(store, "校舍 修缮")) == ["修缮", "校舍"]
    assert [hit.block for hit in search(store, "三所 修缮")] == [1, 1, 3, 3]


def test_width_and_case_do_not_matter(store: Store) -> None:
    save(store, of("２０２４年ＧＩＳ平台", "2024年gis平台"))
    assert quotes(search(store, "2024年Gis")) == ["２０２４年ＧＩＳ", "2024年gis"]


def test_replaced_text_is_not_found(store: Store) -> None:
    save(store, of("修缮校舍"))
    save(store, of("新建校舍"))
    assert search(store, "修缮") == []
    assert quotes(search(store, "新建")) == ["新建"]
    save(store)
    assert search(store, "校舍") == []
    assert store.conn.execute("SELECT count(*) FROM block_index WHERE block_index MATCH '校'").fetchone() == (0,)
