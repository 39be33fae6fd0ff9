"""Page numbers of Word files and texts: in footers, and left among the paragraphs by a conversion."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from db.records import Document
from extractor.readers import page_numbers, read
from tests.readers.build import para, sound, texts, word

FIELD = f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _with_footer(path: Path, before: str, field: bool, after: str) -> Document:
    made = docx.Document()
    made.add_paragraph("正文。")
    line = made.sections[0].footer.paragraphs[0]
    line.add_run(before)
    if field:
        line._p.append(parse_xml(FIELD))
    line.add_run(after)
    made.save(str(path))
    return sound(read(path))


@pytest.mark.parametrize(
    ("before", "field", "after", "left"),
    [
        ("— ", True, " —", "— 1 —"),
        ("- 1 -", False, "", "- 1 -"),
        ("第", True, "页 共5页", "第1页 共5页"),
        ("第 1 页，共 5 页", False, "", "第 1 页，共 5 页"),
        ("1/5", False, "", "1/5"),
        ("3", False, "", "3"),
        ("Page 2 of 9", False, "", "Page 2 of 9"),
        ("- II -", False, "", "- II -"),
        ("第二页", False, "", "第二页"),
    ],
)
def test_a_footer_that_is_a_page_number(tmp_path: Path, before: str, field: bool, after: str, left: str) -> None:
    document = _with_footer(tmp_path / "脚.docx", before, field, after)
    assert texts(document) == ["正文。"]
    assert [(one.text, one.reason, one.locator) for one in document.left_out] == [(left, "页码", "页脚1")]


@pytest.mark.parametrize("said", ["青石区水务局 第1页", "2025年", "2025", "电话 0571-123", "得分：98", "一、二、三"])
def test_a_footer_that_says_more(tmp_path: Path, said: str) -> None:
    document = _with_footer(tmp_path / "脚.docx", said, False, "")
    assert texts(document) == ["正文。", said] and not document.left_out


def test_page_numbers_among_the_paragraphs(tmp_path: Path) -> None:
    lines = ["第一段。", "— 1 —", "第二段，", "- 2 -", "续。", "第3页 共3页"]
    document = sound(read(word(tmp_path / "转.docx", *(para(line) for line in lines))))
    assert [(b.id, b.text, b.locator) for b in document.blocks] == [
        (1, "第一段。", "第1段"), (2, "第二段，", "第3段"), (3, "续。", "第5段"),
    ]  # fmt: skip
    assert [(one.text, one.locator) for one in document.left_out] == [
        ("— 1 —", "第2段"), ("- 2 -", "第4段"), ("第3页 共3页", "第6段"),
    ]  # fmt: skip
    path = tmp_path / "转.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert texts(sound(read(path))) == ["第一段。", "第二段，", "续。"]


@pytest.mark.parametrize(
    "lines",
    [["— 1 —"], ["- 5 -", "- 5 -"], ["- 1 -", "- 3 -"], ["1", "2"], ["（1）", "（2）"], ["第1页说明", "第2页说明"]],
)
def test_what_could_be_something_else_is_text(lines: list[str]) -> None:
    assert page_numbers.in_text(["甲", *lines]) == []
