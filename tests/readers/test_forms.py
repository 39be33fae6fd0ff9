"""Our sample reports in forms that are made here: the same sections, projects and fields from every format."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from db.records import Block, Document, Report
from extractor import fields, language, outline, results
from extractor.readers import read
from tests.conftest import ROOT
from tests.readers import ofd
from tests.readers.build import sound

SAMPLES = ROOT / "corpus" / "samples"
NARRATIVE = ("agriculture", "education", "transport", "township")
FORMS = ("health", "housing")


def _reports(document: Document) -> list[Report]:
    found = []
    for part in outline.build(document, "报告"):
        analyses = list(language.analyse((block.text for block in part.blocks), part.fiscal_year))
        found.append(results.settle(fields.extract(part, analyses)))
    return found


def _said(text: str | None) -> str:
    return "".join((text or "").split())


def facts(document: Document) -> list[Any]:
    """What a reader of the records sees, without blanks and places."""
    return [
        {
            "head": (report.title, report.organisation, report.fiscal_year, report.genre),
            "sections": [(s.marker, _said(s.heading), s.level, s.role) for s in report.sections],
            "projects": [
                (
                    p.number,
                    _said(p.name),
                    *(
                        _said(f.text) if (f := getattr(p, name)) else None
                        for name in ("goal", "indicator", "completion")
                    ),
                    [(_said(i.text), i.result.status if i.result else None) for i in p.indicators],
                )
                for p in report.projects
            ],
            "budget": [(_said(item.name), item.amount, item.unit) for item in report.budget],
            "ratings": [(count.grade, count.count) for count in report.ratings.counts] if report.ratings else None,
            "problems": [_said(problem.text) for problem in report.problems],
            "people": [person.name for person in report.people],
        }
        for report in _reports(document)
    ]


def _html(document: Document, folder: Path) -> Path:
    parts: list[str] = []
    for run in _runs(document):
        if run[0].cell is None:
            parts += [f"<p>{escape((run[0].marker or '') + run[0].text)}</p>"]
            continue
        parts.append("<table border='1'>")
        for row in range(1, max(b.cell.row for b in run if b.cell) + 1):
            parts.append("<tr>")
            parts += [
                f"<td rowspan='{b.cell.row_span}' colspan='{b.cell.column_span}'>{escape(b.text).replace(chr(10), '<br>')}</td>"
                for b in _with_blanks(run, row)
                if b.cell
            ]
            parts.append("</tr>")
        parts.append("</table>")
    path = folder / "报告.html"
    head = "<html><head><meta charset='gb2312'><title>某站</title></head><body><div class='nav'>首页</div>"
    path.write_bytes((head + "".join(parts) + "</body></html>").encode("gb18030"))
    return path


def _with_blanks(run: list[Block], row: int) -> list[Block]:
    """The cells of a row, with empty ones where no cell is."""
    taken = {
        (r, c)
        for b in run
        if b.cell
        for r in range(b.cell.row, b.cell.row + b.cell.row_span)
        for c in range(b.cell.column, b.cell.column + b.cell.column_span)
    }
    widest = max(column for _, column in taken)
    cells = [b for b in run if b.cell and b.cell.row == row]
    blank = run[0]
    assert blank.cell is not None
    for column in range(1, widest + 1):
        if (row, column) not in taken:
            place = dataclasses.replace(blank.cell, row=row, column=column, row_span=1, column_span=1)
            cells.append(dataclasses.replace(blank, text="", cell=place))
    return sorted(cells, key=lambda b: b.cell.column if b.cell else 0)


def _runs(document: Document) -> list[list[Block]]:
    """Blocks one by one, those of a table together; without headers and footers."""
    runs: list[list[Block]] = []
    for block in document.blocks:
        if block.kind in ("header", "footer"):
            continue
        last = runs[-1][0] if runs else None
        if last is not None and last.cell and block.cell and last.cell.table == block.cell.table:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _ofd(document: Document, folder: Path) -> Path:
    return ofd.lay_out(folder / "报告.ofd", [(b.marker or "") + b.text for b in document.blocks])


def _markdown(document: Document, folder: Path) -> Path:
    path = folder / "报告.md"
    path.write_text("\n\n".join((b.marker or "") + b.text for b in document.blocks), encoding="utf-8")
    return path


@pytest.mark.parametrize("make", [_html, _ofd, _markdown], ids=["html", "ofd", "md"])
@pytest.mark.parametrize("name", NARRATIVE)
def test_narrative_samples(tmp_path: Path, name: str, make: Callable[[Document, Path], Path]) -> None:
    source = read(SAMPLES / f"{name}.txt")
    assert facts(sound(read(make(source, tmp_path)))) == facts(source)


@pytest.mark.parametrize("name", FORMS)
def test_samples_with_forms_as_web_pages(tmp_path: Path, name: str) -> None:
    source = read(SAMPLES / f"{name}.docx")
    assert facts(sound(read(_html(source, tmp_path)))) == facts(source)


def test_forms_as_a_workbook(tmp_path: Path) -> None:
    """A sheet for each form, its project's name in the first row: the same projects with the same demands."""
    source = read(SAMPLES / "health.docx")
    wanted = [project for report in facts(source) for project in report["projects"]]
    tables = [run for run in _runs(source) if run[0].cell]
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, (project, run) in enumerate(zip(wanted, tables, strict=True), 1):
        sheet = book.create_sheet(f"Sheet{number}")
        sheet["A1"], sheet["B1"] = "项目名称", project[1]
        for block in run:
            assert block.cell is not None
            at, spans = (block.cell.row + 1, block.cell.column), (block.cell.row_span - 1, block.cell.column_span - 1)
            sheet.cell(*at, block.text)
            if any(spans):
                sheet.merge_cells(None, *at, at[0] + spans[0], at[1] + spans[1])
    book.save(tmp_path / "报告.xlsx")
    found = sound(read(tmp_path / "报告.xlsx"))
    projects = [project for report in facts(found) for project in report["projects"]]
    assert [project[1:] for project in projects] == [project[1:] for project in wanted]
