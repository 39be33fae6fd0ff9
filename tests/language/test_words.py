"""Words: the small dictionary, its cache, and what the cutter promises."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractor.language import dictionary, words


@given(st.one_of(st.text(max_size=60), st.text(alphabet="不动产登记绩效目标完成率1.2万人，。 aZ", max_size=60)))
def test_words_cover_the_text(text: str) -> None:
    places = words.cut(text)
    assert "".join(text[start:end] for start, end in places) == text
    assert all(start < end for start, end in places)
    assert all(a[1] == b[0] for a, b in itertools.pairwise(places))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("农村宅基地确权登记", ["农村", "宅基地", "确权", "登记"]),
        ("家庭医生签约服务满意度", ["家庭医生", "签约", "服务", "满意度"]),
        ("老旧小区加装电梯", ["老旧小区", "加装电梯"]),
        ("高标准农田建设", ["高标准农田", "建设"]),
        ("病险水库除险加固", ["病险", "水库", "除险加固"]),
        ("学前教育毛入园率", ["学前教育", "毛", "入园率"]),
    ],
)
def test_terms_of_the_genre(text: str, expected: list[str]) -> None:
    assert words.pieces(text) == expected or (
        "".join(words.pieces(text)) == text and len(words.pieces(text)) <= len(expected) + 1
    )


def test_every_term_is_cut_whole() -> None:
    import tomllib

    terms = {t for line in tomllib.loads(dictionary._terms())["terms"].values() for t in line.split()}
    split = [term for term in sorted(terms) if words.pieces(term) != [term]]
    assert len(split) <= len(terms) // 100, split


def test_content_leaves_out_figures_units_and_stop_words() -> None:
    assert words.content("已完成新建校舍3.5万平方米，合格率达到98%") == ["新建", "校舍", "合格率"]
    assert words.content("1.2万人") == []
    assert words.content("《GIS平台》建设") == ["gis", "平台", "建设"]


@settings(derandomize=True)  # where two ways are as likely but for rounding, the two may part
@given(
    st.text(
        st.sampled_from("农村饮水安全工程建设研究生命起源齃䶮甲乙丙丁aB7%.-_+#& \r\n\t\u3000，（）。完成率"),
        max_size=60,
    )
)
@example("全县义务教育巩固率达到99%以上")
@example("组织开展食品安全监督抽检工作并及时公布结果")
@example("\r\n甲 GIS平台\r\r\n，，3.5万 ")
@example("规划（2026-2030年）v1.2.3版a_b 7.5a 3.B")
@example("䶮镇𠀀渠鿦乡")
def test_same_cuts_as_jieba_itself(text: str) -> None:
    """Whoever cuts, the words are those that jieba's own way finds with the same dictionary."""
    assert words._tokenizer().lcut(text) == words.pieces(text)


def test_long_runs_are_cut_in_pieces() -> None:
    text = "水库" * 3000
    assert "".join(words.pieces(text)) == text


def _run(code: str, **environment: str) -> str:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root), **environment}, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


CUT = "from extractor.language import words; print(len(words.cut('农村饮水安全')))"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder is another there")
def test_the_dictionary_is_kept_and_mended(tmp_path: Path) -> None:
    first = _run(CUT, XDG_CACHE_HOME=str(tmp_path))
    (kept,) = (tmp_path / "gouji").iterdir()
    assert json.loads(kept.read_text(encoding="utf-8"))["counts"]["宅基地"] > 0
    kept.write_text("{broken", encoding="utf-8")
    assert _run(CUT, XDG_CACHE_HOME=str(tmp_path)) == first
    assert json.loads(kept.read_text(encoding="utf-8"))["counts"]["宅基地"] > 0


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder is another there")
def test_works_without_a_place_to_write(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert _run(CUT, XDG_CACHE_HOME=str(blocked)).strip() == str(len(words.cut("农村饮水安全")))


def test_importing_the_room_imports_neither_spacy_nor_jieba() -> None:
    code = (
        "import sys, extractor.language, extractor.language.clauses, extractor.language.figures, extractor.language.words;"
        "print('spacy' in sys.modules, 'jieba' in sys.modules)"
    )
    assert _run(code).strip() == "False False"


def test_the_cutter_has_a_name() -> None:
    assert words.cutter().startswith("jieba 0.") and "+" in words.cutter()
