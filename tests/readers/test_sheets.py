"""Workbooks and delimited text: what cells show, merges, formulas, hidden sheets, encodings, hostile files."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from db.records import Cell, Document, Trouble
from extractor.readers import read
from extractor.readers.sheets.shown import shown
from tests.readers.build import rezip, sound, texts


def _book(folder: Path, cells: dict[str, Any], name: str = "表.xlsx") -> Path:
    """A workbook of one sheet; a value may come with its number format."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "自评表"
    for place, value in cells.items():
        if isinstance(value, tuple):
            sheet[place], sheet[place].number_format = value
        else:
            sheet[place] = value
    book.save(folder / name)
    return folder / name


def _changed(path: Path, **sheet: Any) -> Path:
    """The workbook with a change made by `change`, a function of the open workbook."""
    book = openpyxl.load_workbook(path)
    sheet["change"](book)
    book.save(path)
    return path


def _by_place(document: Document) -> dict[str, str]:
    return {block.locator.split("!")[1]: block.text for block in document.blocks}


def test_cells_have_addresses_as_a_spreadsheet_names_them(tmp_path: Path) -> None:
    document = sound(read(_book(tmp_path, {"B2": "指标", "AB3": "值", "C7": "多\n行"})))
    assert document.format == "xlsx"
    assert [(b.locator, b.text, b.cell) for b in document.blocks] == [
        ("自评表!B2", "指标", Cell(1, 2, 2)),
        ("自评表!AB3", "值", Cell(1, 3, 28)),
        ("自评表!C7", "多\n行", Cell(1, 7, 3)),
    ]


def test_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    document = read(
        _book(
            tmp_path,
            {
                "A1": (0.956, "0.0%"),
                "A2": (1234567.5, "#,##0.00"),
                "A3": 0.1 + 0.2,
                "A4": 12.0,
                "A5": (12.5, '0.0"万元"'),
                "A6": (date(2025, 3, 1), 'yyyy"年"m"月"d"日"'),
                "A7": (datetime(2025, 3, 1, 9, 5), "yyyy/m/d h:mm"),
                "A8": True,
                "A9": "0012",
                "A10": (90, "@"),
                "A11": 123456789012,
            },
        )
    )
    assert texts(sound(document)) == [
        *("95.6%", "1,234,567.50", "0.3", "12", "12.5万元", "2025年3月1日", "2025/3/1 9:05", "TRUE", "0012", "90"),
        "123456789012",
    ]


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (-5.5, "0.00;(0.00)", "(5.50)"),
        (-3, "#,##0.00_ ;-#,##0.00\\ ", "-3.00"),
        (0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        (3, "0.00_);[Red]\\(0.00\\)", "3.00"),
        (12, "0.##", "12"),
        (12.5, "0.##", "12.5"),
        (0.125, "0%", "13%"),
        (12345, '0.0,"千元"', "12.3千元"),
        (5, "[$¥-804]#,##0.00", "¥5.00"),
        (5, '"共"0"项"', "共5项"),
        (5, '"合格";"不合格"', "合格"),
        (7, "[>=5]0.0;0", "7"),
        (-7, "General;-General", "-7"),
        (1e300, "0.00", f"{10**300}.00"),
        (0.5, "# ?/?", "0.5"),
        (0.00001, "0.00E+00", "0.00001"),
        (1e20, None, "100000000000000000000"),
        (5, '"不完', "5"),
        (5, "0.00" * 500, "5." + "0" * 30),
    ],
)
def test_number_formats(value: float, code: str | None, said: str) -> None:
    assert shown(value, code) == said


def test_merged_cells_are_one_block_with_its_spans(tmp_path: Path) -> None:
    path = _book(tmp_path, {"A1": "一级指标", "C1": "值", "A3": "末"})
    _changed(path, change=lambda book: (book.active.merge_cells("A1:B2"), book.active.merge_cells("C1:C3")))
    blocks = sound(read(path)).blocks
    assert [block.cell for block in blocks] == [Cell(1, 1, 1, 2, 2), Cell(1, 1, 3, 3, 1), Cell(1, 3, 1)]


def test_words_under_a_merged_cell_are_listed(tmp_path: Path) -> None:
    path = _book(tmp_path, {"A1": "上", "A2": "下", "B1": "旁"})
    area = b'<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells><pageMargins'
    rezip(path, lambda name, data: data.replace(b"<pageMargins", area) if "sheet1" in name else data)
    document = sound(read(path))
    assert texts(document) == ["上", "旁"]
    assert [(left.text, left.locator) for left in document.left_out] == [("下", "自评表!A2")]


def test_formulas_without_a_saved_result_are_named(tmp_path: Path) -> None:
    document = sound(read(_book(tmp_path, {"A1": 2, "A2": "=SUM(A1:A1)", "A3": "#DIV/0!"})))
    assert _by_place(document) == {"A1": "2", "A3": "#DIV/0!"}
    assert [(left.locator, "=SUM(A1:A1)" in left.reason) for left in document.left_out] == [("自评表!A2", True)]


def test_sheets_are_tables_and_hidden_ones_are_listed(tmp_path: Path) -> None:
    path = _book(tmp_path, {"A1": "甲"})

    def change(book: Any) -> None:
        book.create_sheet("渠道清淤")["A1"] = "乙"
        book.create_sheet("Sheet3")["A1"] = "丁"
        book.create_sheet("藏")["B2"] = "丙"
        book["藏"].sheet_state = "veryHidden"

    document = sound(read(_changed(path, change=change)))
    assert [(b.kind, b.text, b.locator, b.cell and b.cell.table) for b in document.blocks] == [
        *(("heading", "自评表", "自评表", None), ("cell", "甲", "自评表!A1", 1)),
        *(("heading", "渠道清淤", "渠道清淤", None), ("cell", "乙", "渠道清淤!A1", 2), ("cell", "丁", "Sheet3!A1", 3)),
    ]
    assert [(left.text, left.reason, left.locator) for left in document.left_out] == [("丙", "隐藏的工作表", "藏")]


def test_comments_are_notes_and_pictures_are_listed(tmp_path: Path) -> None:
    path = _book(tmp_path, {"A1": "甲"})
    picture = io.BytesIO()
    Picture.new("RGB", (4, 4)).save(picture, "PNG")

    def change(book: Any) -> None:
        book.active["A1"].comment = Comment("请核对", "审核")
        book.active.add_image(Image(picture), "B5")

    document = sound(read(_changed(path, change=change)))
    assert [(b.kind, b.text, b.locator) for b in document.blocks][1:] == [("note", "请核对", "自评表!A1 批注")]
    assert [left.reason for left in document.left_out] == ["图片"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="makes its .xls by LibreOffice, which is not here")
def test_old_workbooks(tmp_path: Path) -> None:
    """Values are read as they are shown, as those of an .xlsx: 95.6%, not the 0.956 that is stored."""
    cells = {"B2": "指标", "B3": 12.5, "C2": (date(2025, 3, 1), "yyyy/m/d"), "C3": (0.956, "0.0%"), "C4": "=1/0"}
    path = _book(tmp_path, cells)

    def change(book: Any) -> None:
        book.active.merge_cells("B3:B5")
        book.active["C3"].comment = Comment("请核对", "审核")

    _changed(path, change=change)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = sound(read((tmp_path / "表.xls").rename(tmp_path / "表.et")))
    assert document.format == "xls"
    assert [(b.text, b.cell) for b in document.blocks] == [
        ("指标", Cell(1, 2, 2)),
        ("2025/3/1", Cell(1, 2, 3)),
        ("12.5", Cell(1, 3, 2, 3, 1)),
        ("95.6%", Cell(1, 3, 3)),
        ("#DIV/0!", Cell(1, 4, 3)),
        ("请核对", None),
    ]
    assert document.blocks[-1].locator.endswith("!C3 批注")


# ------------------------------------------------------------------------------------------------- hostile workbooks


def _replaced(path: Path, part: str, old: bytes, new: bytes) -> Path:
    return rezip(path, lambda name, data: data.replace(old, new) if name == part else data)


def test_a_sheet_with_two_far_corners_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="炸弹"):
        read(_book(tmp_path, {"A1": "甲", "XFD1048576": "乙"}))


def test_a_bomb_of_a_workbook_is_refused(tmp_path: Path) -> None:
    path = _book(tmp_path, {"A1": "甲"})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/a.bin", "w") as member:
        for _ in range(80):
            member.write(bytes(2**20))
    with pytest.raises(Trouble, match="炸弹"):
        read(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = _book(tmp_path, {"A1": "甲"})
    dtd = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/hostname">]><workbook xmlns'
    with pytest.raises(Trouble, match="DTD"):
        read(_replaced(path, "xl/workbook.xml", b"<workbook xmlns", dtd))


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_truncated_workbooks(tmp_path: Path, share: float) -> None:
    data = _book(tmp_path, {f"A{i}": f"第{i}行" for i in range(1, 60)}).read_bytes()
    path = tmp_path / "残.xlsx"
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(Trouble, match="损坏") as caught:
        read(path)
    assert "残.xlsx" in caught.value.message and caught.value.advice


def test_a_workbook_on_which_the_library_panics(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Its panics are no `Exception`, and it prints them: neither may reach the user."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<10I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0) + b"\xff" * 432
    table = struct.pack("<2I", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    path = tmp_path / "坏.xls"
    path.write_bytes(head + table + "Workbook".encode("utf-16-le") + bytes(102))  # its directory ends within an entry
    with pytest.raises(Trouble, match="已损坏"):
        read(path)
    assert capfd.readouterr().err == ""


def test_damaged_parts(tmp_path: Path) -> None:
    for part, old, new in [
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b""),
        ("xl/workbook.xml", b"<sheets>", b"<x>"),
        ("xl/styles.xml", b"</cellXfs>", b""),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="A99999999999999999999"'),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="A1" s="999999999999"'),
        ("xl/_rels/workbook.xml.rels", b"worksheets/sheet1.xml", b"../../../../etc/passwd"),
    ]:
        path = _replaced(_book(tmp_path, {"A1": "甲"}), part, old, new)
        try:
            document = read(path)
        except Trouble as trouble:
            assert path.name in trouble.message and trouble.advice
        else:
            sound(document)


def test_binary_and_encrypted_workbooks_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"x")
    with pytest.raises(Trouble, match="xlsb"):
        read(path)


# ---------------------------------------------------------------------------------------------------- delimited text

ROWS = '指标,目标值,完成值\n"清淤渠道,公里",12.5,"10\n（未完成）"\n"说""好""",,3\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimited_text(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(ROWS.replace("道,公", "道，公").replace(",", delimiter).encode(encoding))
    document = sound(read(path))
    assert document.format == "csv"
    assert [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell] == [
        *((1, 1, "指标"), (1, 2, "目标值"), (1, 3, "完成值"), (2, 1, "清淤渠道，公里"), (2, 2, "12.5")),
        *((2, 3, "10\n（未完成）"), (3, 1, '说"好"'), (3, 3, "3")),
    ]
    assert {left.reason for left in document.left_out} == {"分隔符和引号"}


def test_a_quote_that_is_never_closed(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text('指标,"值\n' + "甲,1\n" * 60_000, encoding="utf-8")
    document = sound(read(path))
    assert document.blocks[1].text == '"值' and len(document.blocks) == 2 + 120_000
