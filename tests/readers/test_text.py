"""Text files: line ends, encodings, and what is no text."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Trouble
from extractor.readers import read
from extractor.readers.text import decode
from tests.readers.build import sound, texts

REPORT = "青石区水务局\n\n\t单位名称\n  一、部门概况  \n全年新建供水管网12.50公里，受益群众3200人，㎡、≥、①均可写。\n"


def _file(folder: Path, data: bytes, name: str = "报告.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        REPORT.encode(),
        codecs.BOM_UTF8 + REPORT.encode(),
        REPORT.encode("gb18030"),
        codecs.BOM_UTF16_LE + REPORT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be"),
        REPORT.replace("\n", "\r\n").encode(),
        REPORT.replace("\n", "\r").encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 mark", "gb18030", "utf-16-le", "utf-16-be", "crlf", "cr"],
)
def test_every_encoding_gives_the_same_lines(tmp_path: Path, data: bytes) -> None:
    document = sound(read(_file(tmp_path, data)))
    assert document.format == "txt"
    assert [(b.locator, b.text) for b in document.blocks] == [
        ("第1行", "青石区水务局"),
        ("第3行", "\t单位名称"),
        ("第4行", "  一、部门概况  "),
        ("第5行", "全年新建供水管网12.50公里，受益群众3200人，㎡、≥、①均可写。"),
    ]


def test_rare_characters_of_gb18030_are_kept(tmp_path: Path) -> None:
    text = "评价小组组长：王㛃、李䶮、张𠮷，均为本单位在职工作人员，共计三人。"
    assert texts(sound(read(_file(tmp_path, text.encode("gb18030"))))) == [text]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空文件"),
        (b" \n\n\t\n", "没有文字"),
        (b"\x00\x01\x02report\x00", "不是文本文件"),
        (REPORT.encode("utf-16-le"), "UTF-16"),
        (bytes(range(1, 32)) * 40, "不是文本文件"),
        (("部門整體支出績效自評報告，全年完成情況良好。" * 5).encode("big5"), "无法确定"),
        ("平成三十年度の業務報告書を提出します。".encode("shift-jis") * 3, "无法确定"),
        (REPORT.encode()[:-2] + "尾".encode()[:1], "无法确定"),
        (codecs.BOM_UTF8 + REPORT.encode("gb18030"), "UTF-8"),
        ("锟斤拷锟斤拷部门锟斤拷锟斤拷".encode(), "乱码"),
    ],
)
def test_what_is_not_certain_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(Trouble) as caught:
        read(_file(tmp_path, data))
    assert said in caught.value.message and "报告.txt" in caught.value.message and caught.value.advice


@given(st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffd\ufeff"), min_size=1))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    assert decode(text.encode(), "报告.txt") == text


def test_the_real_report_line_by_line(shared: Path) -> None:
    path = shared / "corpus" / "report-2025-luquan.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    document = sound(read(path))
    assert [(b.locator, b.text) for b in document.blocks] == [
        (f"第{i}行", line) for i, line in enumerate(lines, 1) if line.strip()
    ]


def test_the_real_report_is_the_same_in_gb18030(shared: Path, tmp_path: Path) -> None:
    path = shared / "corpus" / "report-2025-luquan.txt"
    copy = _file(tmp_path, path.read_text(encoding="utf-8").encode("gb18030"))
    assert read(copy).blocks == read(path).blocks
