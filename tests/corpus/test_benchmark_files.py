"""tests/benchmarks/build.py: plain text to Word and PDF by the look of its lines alone."""

from __future__ import annotations

import collections
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from corpus.build.flow import Table, Text

SCRIPT = Path(__file__).resolve().parent.parent / "benchmarks" / "build.py"
PLAIN = """某县某局
自评报告

根据要求，开展自评。
  一、概况
（一）职能：
（一）负责全县水利工作，组织实施水资源监督管理。
机构表
 \t单位
\t性质
 \t水管站
\t事业

\t防汛站
\t事业
（2） 完成情况
一、供水方面
二、防汛方面
1、农村供水
目标：保供水。
二、结论
"""


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_build", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_headings_numbers_and_tables(script: ModuleType) -> None:
    pieces = list(script.read(PLAIN))
    headings = [(p.level, p.marker, p.text) for p in pieces if isinstance(p, Text) and p.level is not None]
    assert headings == [
        (0, "", "某县某局"),
        (0, "", "自评报告"),
        (1, "一、", "概况"),
        (2, "（一）", "职能："),
        (2, "（2）", "完成情况"),
        (3, "一、", "供水方面"),
        (3, "二、", "防汛方面"),
        (4, "", "1、农村供水"),
        (1, "二、", "结论"),
    ]
    assert [p.rows for p in pieces if isinstance(p, Table)] == [
        (("", "单位", "性质", ""), ("水管站", "事业"), ("防汛站", "事业"))
    ]


def test_the_real_report_keeps_every_character(script: ModuleType, shared: Path, tmp_path: Path) -> None:
    import docx
    import pypdfium2

    source = sorted((shared / "corpus").glob("*.txt"))[0]
    assert script.main([str(tmp_path), str(source)]) == 0
    due = _characters(source.read_text(encoding="utf-8"))
    document = pypdfium2.PdfDocument(str(tmp_path / f"{source.stem}.pdf"))
    assert not due - _characters("".join(page.get_textpage().get_text_range() for page in document))
    word = docx.Document(str(tmp_path / f"{source.stem}.docx"))
    numbered = [p for p in word.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert len(numbered) > 10
    assert len(word.tables) == 2
    words = [p.text for p in word.paragraphs] + [c.text for t in word.tables for r in t.rows for c in r.cells]
    lost = due - _characters("".join(words))
    assert set(lost) <= set("（）一二三四五六七八九十、.0123456789"), "only what Word counts is not in its text"


def _characters(text: str) -> collections.Counter[str]:
    return collections.Counter(re.sub(r"\s", "", text))
