"""All formats of one run hold the same findings in the same order, and the same run gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest

from extractor.outputs.findings import Audited
from extractor.outputs.formats import FORMATS
from extractor.outputs.table import findings_table

PRINT = re.compile(r"[0-9a-f]{16}")


def content(form: str, audited: list[Audited]) -> bytes:
    made = FORMATS[form](audited)
    return made if isinstance(made, bytes) else made.encode("utf-8")


def flat(form: str, audited: list[Audited]) -> list[str]:
    """The fingerprints in a format that has one list for all reports."""
    text = content(form, audited).decode("utf-8-sig")
    if form == "csv":
        return [row["指纹"].removeprefix("'") for row in csv.DictReader(io.StringIO(text, newline=""))]
    if form == "json":
        return [f["fingerprint"] for f in json.loads(text)["findings"]]
    return [r["partialFingerprints"]["gouji/v1"] for r in json.loads(text)["runs"][0]["results"]]


def by_report(form: str, audited: list[Audited]) -> list[list[str]]:
    """The fingerprints of each report, in a format that gives each a part of its own."""
    data = content(form, audited)
    if form == "html":
        sections = data.decode().split('<section class="report"')[1:]
        return [re.findall(r'data-fingerprint="([0-9a-f]{16})"', section) for section in sections]
    if form == "xlsx":
        from openpyxl import load_workbook

        sheets = [s for s in load_workbook(io.BytesIO(data)).worksheets if s.title != "汇总"]
        found = [[str(row[-1].value) for row in sheet.iter_rows(min_row=6)] for sheet in sheets]
        return [[x for x in prints if PRINT.fullmatch(x)] for prints in found]
    from docx import Document

    tables = Document(io.BytesIO(data)).tables
    return [[PRINT.search(row.cells[4].text)[0] for row in table.rows[1:]] for table in tables]  # type: ignore[index]


@pytest.mark.parametrize("form", ["csv", "sarif"])
def test_one_list_for_all_is_that_of_json(form: str, several: list[Audited]) -> None:
    expected = flat("json", several)
    assert len(expected) > 20
    assert flat(form, several) == expected


@pytest.mark.parametrize("form", ["xlsx", "docx", "html"])
def test_a_part_for_each_report_is_that_of_json(form: str, several: list[Audited], one: list[Audited]) -> None:
    assert by_report(form, one) == [flat("json", one)]
    assert by_report(form, several) == [flat("json", [a]) for a in several]


def test_the_table_has_them_all(several: list[Audited]) -> None:
    shown = re.findall(r"指纹 ([0-9a-f]{16})", findings_table(several))
    assert sorted(shown) == sorted(flat("json", several))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_run_gives_the_same_bytes(form: str, several: list[Audited]) -> None:
    made = content(form, several)
    assert content(form, several) == made
    if form in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            stamps = re.findall(r">(\d{4}-[^<]*)</dcterms", package.read("docProps/core.xml").decode())
            assert len(stamps) == 2 and set(stamps) == {"1980-01-01T00:00:00Z"}


@pytest.mark.parametrize("form", FORMATS)
def test_no_report_and_no_finding_are_written_too(form: str, one: list[Audited]) -> None:
    assert content(form, [])
    empty = Audited(one[0].report, (), ())
    made = content(form, [empty])
    if form == "html":
        assert "没有发现不一致" in made.decode()
