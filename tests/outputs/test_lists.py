"""The lists: what a workbook, a CSV and a Word list look like inside, and that no text turns into a formula."""

from __future__ import annotations

import csv as reader
import io
import zipfile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractor.outputs.csv import csv, harmless, plain
from extractor.outputs.findings import Audited
from extractor.outputs.list_docx import docx
from extractor.outputs.listing import HEADS, clean, lines
from extractor.outputs.xlsx import put, xlsx
from tests.outputs.conftest import ATTACKS, hostile


def book(audited: list[Audited]) -> Any:
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(xlsx(audited)))


def test_a_sheet_has_counts_heads_filters_and_frozen_rows(one: list[Audited]) -> None:
    workbook = book(one)
    (sheet,) = workbook.worksheets
    severities = [f.severity for f in one[0].findings]
    assert [sheet["A3"].value, sheet["C3"].value, sheet["E3"].value] == [
        severities.count(s) for s in ("error", "warning", "info")
    ]
    assert sheet["A3"].number_format == '"错误 "0'
    assert [c.value for c in sheet[5]] == list(HEADS.values())
    assert sheet.freeze_panes == "D6" and sheet.print_title_rows == "$5:$5"
    assert sheet.auto_filter.ref == f"A5:Q{5 + len(severities)}"
    assert [c.value for c in sheet["Q"][5:]] == [f.fingerprint for f in one[0].findings]
    assert all(c.alignment.wrap_text for row in sheet.iter_rows(min_row=6) for c in row)
    colours = {row[1].value: row[1].fill.start_color.rgb for row in sheet.iter_rows(min_row=6)}
    assert len(set(colours.values())) == len(colours) == 3
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"确认,驳回,已改"' and choice.sqref == f"L6:L{5 + len(severities)}"


def test_several_reports_have_a_summary_and_a_sheet_each(several: list[Audited]) -> None:
    workbook = book(several)
    assert workbook.sheetnames[0] == "汇总" and len(workbook.sheetnames) == 4
    summary = workbook["汇总"]
    for row, a, name in zip(summary.iter_rows(min_row=5), several, workbook.sheetnames[1:], strict=False):
        assert row[3].value == a.report.source and row[3].hyperlink.location == f"'{name}'!A1"
        assert row[8].value == len(a.findings)
    assert [c.value for c in summary[8]][8] == sum(len(a.findings) for a in several)


def test_sheet_names_are_such_as_excel_takes(several: list[Audited]) -> None:
    from dataclasses import replace

    names = ["甲" * 60, "a/b:c*[1]?\\'", "", "汇总", "甲" * 60]
    many = [
        replace(several[0], report=replace(several[0].report, organisation=name, id=None if n > 1 else 7))
        for n, name in enumerate(names)
    ]
    found = book(many).sheetnames
    assert len({name.casefold() for name in found}) == len(names) + 1
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in found)


def test_no_text_of_a_report_is_a_formula() -> None:
    data = xlsx([hostile()])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert not [n for n in package.namelist() if b"<f>" in package.read(n) or b"<f " in package.read(n)]
    (sheet,) = book([hostile()]).worksheets
    messages = sheet["F"][5:]
    assert [c.value for c in messages] == list(ATTACKS)
    assert {c.data_type for c in messages} == {"s"}
    assert [bool(c.quotePrefix) for c in messages] == [a[0] in "=+-@＝" for a in ATTACKS]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_cell_holds_any_text_as_text(text: str) -> None:
    from openpyxl import Workbook

    sheet = Workbook().active
    assert sheet is not None
    cell = put(sheet, 1, 1, text)
    assert cell.data_type == "s" and cell.value == clean(text)


def test_a_text_too_long_for_a_cell_says_so() -> None:
    from openpyxl import Workbook

    sheet = Workbook().active
    assert sheet is not None
    value = str(put(sheet, 1, 1, "字" * 40_000).value)
    assert len(value) == 32_767 and "太长" in value


def test_csv_is_marked_and_harmless() -> None:
    data = csv([hostile()])
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(reader.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(HEADS.values())
    assert [plain(row[5]) for row in rows[1:]] == list(ATTACKS)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r"))]
    for row in rows[1:]:
        assert row[-1].startswith("'") == row[-1].removeprefix("'").isdecimal(), (
            "hex digits that are a number stay text"
        )


@given(st.text(max_size=20))
def test_what_is_made_harmless_can_be_had_back(text: str) -> None:
    assert plain(harmless(text)) == text
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_word_list_has_both_scripts_and_repeats_its_head(several: list[Audited]) -> None:
    from docx import Document

    document = Document(io.BytesIO(docx(several)))
    assert len(document.tables) == 3
    for name, font in (("Normal", "仿宋"), ("Heading 1", "方正小标宋简体")):
        fonts = document.styles[name].element.rPr.rFonts
        assert font in fonts.attrib.values() and "Times New Roman" in fonts.attrib.values()
        assert not [key for key in fonts.attrib if "Theme" in key], "a theme would override the font"
    for table, a in zip(document.tables, several, strict=True):
        assert "tblHeader" in table.rows[0]._tr.xml
        assert [row.cells[3].text.split("\n")[0] for row in table.rows[1:]] == [
            line.message.split("\n")[0] for line in lines([a])
        ]


def test_attacks_and_control_characters_stay_text_in_word() -> None:
    from dataclasses import replace

    from docx import Document

    made = hostile()
    odd = replace(made, findings=(replace(made.findings[0], message="钟\x07声\x00\ud800完"), *made.findings[1:]))
    table = Document(io.BytesIO(docx([odd]))).tables[0]
    assert [row.cells[3].text for row in table.rows[1:]] == ["钟声完", *ATTACKS[1:]]
    (sheet,) = book([odd]).worksheets
    assert sheet["F6"].value == "钟声完"


def test_a_line_names_its_cause_and_its_decision(several: list[Audited]) -> None:
    for a in several:
        found = lines([a])
        by_number = {line.number: line.fingerprint for line in found}
        causes = {f.fingerprint: f.cause for f in a.findings}
        for line in found:
            if line.cause:
                assert by_number[line.cause.split()[1]] == causes[line.fingerprint]
    assert [line.decision for line in lines([hostile()])][:2] == ["", "驳回"]
