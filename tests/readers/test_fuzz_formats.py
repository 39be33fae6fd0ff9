"""Damaged web pages, workbooks, OFD and zip files: a document that loses nothing, or a sentence, never a traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given

from db.records import Trouble
from extractor.readers import find, read
from tests.readers import ofd
from tests.readers.build import sound
from tests.readers.test_fuzz import _DAMAGE, _FUZZ, _damaged

PAGE = "<html><body><h1>题</h1><p>正文<br>二</p><ul><li>项</ul><table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table></body></html>"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("samples")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["B2"], sheet["C3"] = "指标", 0.956, "=A1"
    sheet["B2"].number_format = "0.0%"
    sheet.merge_cells("A1:A2")
    book.save(folder / "a.xlsx")
    drawn = ofd.page(ofd.text("正文。", 40, 60), ofd.grid(30, 80, [45, 45], 2, 12), ofd.text("甲", 32, 88))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("部门/甲.txt", "一、概况\n")
        archive.writestr("乙.html", PAGE)
    return {
        "样例.html": PAGE.encode("gb18030"),
        "样例.xlsx": (folder / "a.xlsx").read_bytes(),
        "样例.ofd": ofd.ofd(folder / "a.ofd", drawn, drawn).read_bytes(),
        "样例.csv": '指标,值\n甲,"1\n2"\n'.encode(),
        "样例.md": "# 题\n**甲**\n- 乙\n".encode(),
        "样例.zip": packed.getvalue(),
    }


def _survives(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    files, troubles = find([path])
    assert files or troubles
    for file in files:
        try:
            sound(read(file))
        except Trouble as trouble:
            assert file.name in trouble.message and trouble.advice


@pytest.mark.parametrize("name", ["样例.html", "样例.xlsx", "样例.ofd", "样例.csv", "样例.md", "样例.zip"])
@given(damage=_DAMAGE)
@_FUZZ
def test_damaged_bytes(tmp_path: Path, samples: dict[str, bytes], name: str, damage: object) -> None:
    _survives(tmp_path / name, _damaged(samples[name], damage))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("样例.xlsx", "xl/workbook.xml"),
        ("样例.xlsx", "xl/styles.xml"),
        ("样例.xlsx", "xl/worksheets/sheet1.xml"),
        ("样例.ofd", "OFD.xml"),
        ("样例.ofd", "Doc_0/Document.xml"),
        ("样例.ofd", "Doc_0/Pages/Page_0/Content.xml"),
    ],
)
@given(damage=_DAMAGE)
@_FUZZ
def test_damaged_parts_in_a_sound_container(
    tmp_path: Path, samples: dict[str, bytes], name: str, part: str, damage: object
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(samples[name])) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, _damaged(data, damage) if member == part else data)  # type: ignore[arg-type]
    _survives(tmp_path / name, buffer.getvalue())
