"""The list as a workbook that an auditor works in: a sheet a report, counts on top, decisions to be filled in.

No text of a report is ever a formula: every text is written as a string, whatever it begins with.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from extractor.outputs.csv import FORMULA
from extractor.outputs.findings import SEVERITIES, Audited
from extractor.outputs.listing import DECISIONS, HEADS, Line, clean, lines
from extractor.outputs.package import settled
from extractor.outputs.table import SEVERITY, verdict, width

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import NamedStyle
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {
    "number": 6, "severity": 6, "rule": 8, "category": 14, "project": 20, "message": 42, "target": 22,
    "reported": 22, "difference": 14, "quotes": 48, "place": 22, "decision": 8, "note": 24, "by": 9,
    "cause": 9, "report": 6, "fingerprint": 19,
}  # fmt: skip
"""Width of each column in characters of Latin text; a Han character takes two."""
FILLS = {"错误": "F8D3CF", "警告": "FCE9B8", "提示": "DCE9F7"}
SUMMARY_WIDTHS = {
    "报告": 6, "单位": 36, "年度": 8, "文件": 30, "项目": 8, "错误": 8, "警告": 8, "提示": 8, "合计": 8, "已决定": 8,
}  # fmt: skip
FONT = "微软雅黑"
TITLE, NOTE, HEAD, PLAIN, MIDDLE, LINK = "清单标题", "清单说明", "清单表头", "清单文字", "清单居中", "清单链接"
BLANK, BLANK_MIDDLE, TOTAL = "清单待填", "清单待填居中", "清单合计"
"""Names of styles; those of severities are their own names."""
GRAVE = ("number", "severity", "rule")
"""Columns in the colour of the severity."""
LOOKS = {"cause": MIDDLE, "report": MIDDLE, "decision": BLANK_MIDDLE, "by": BLANK_MIDDLE, "note": BLANK}
"""Styles of the columns that are not plain text."""
HEAD_ROW = 5
HIGHEST = 409.0
"""Points that a row of xlsx can be high."""
LONGEST = 32_767
"""Characters that a cell of xlsx can hold (ECMA-376; Excel's limit)."""
SUMMARY = "汇总"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")


def xlsx(audited: Sequence[Audited]) -> bytes:
    """The workbook; with several reports a summary sheet comes first."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for style in _styles():
        book.add_named_style(style)
    names = _names(audited)
    if len(audited) != 1:
        _summary(book, audited, names)
    for a, name in zip(audited, names, strict=True):
        _sheet(book, name, a, lines([a]))
    out = io.BytesIO()
    book.save(out)
    return settled(out.getvalue())


def put(sheet: Worksheet, row: int, column: int, value: str | int, style: str = "Normal") -> Cell:
    """Write a number, or a text that stays text, in a style of the workbook."""
    cell = sheet.cell(row, column)
    cell.style = style
    if isinstance(value, int):
        cell.value = value
        return cell
    text = clean(value)
    if len(text) > LONGEST:
        note = "……（太长，余下的见 --format json）"
        text = text[: LONGEST - len(note)] + note
    cell.value = text
    cell.data_type = "s"
    if text.startswith(FORMULA):
        cell.quotePrefix = True
    return cell


def _names(audited: Sequence[Audited]) -> list[str]:
    """A name for each sheet: at most 31 characters, no two alike in any case of letters."""
    taken = {SUMMARY.casefold()}
    names: list[str] = []
    for n, a in enumerate(audited, 1):
        stem = a.report.source.rpartition(".")[0] or a.report.source
        stem = _FORBIDDEN.sub(" ", clean(a.report.organisation or stem)).strip() or "报告"
        key = a.report.id if a.report.id is not None else n
        name = f"{key} {stem}"[:31].rstrip()
        again = 2
        while name.casefold() in taken:
            end = f" {again}"
            name, again = f"{key} {stem}"[: 31 - len(end)] + end, again + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def _sheet(book: Workbook, name: str, a: Audited, rows: Sequence[Line]) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    _title(sheet, a)
    _head(sheet, HEAD_ROW, HEADS.values())
    for at, line in enumerate(rows, HEAD_ROW + 1):
        for column, (field, text) in enumerate(zip(HEADS, line.cells(), strict=True), 1):
            value = int(text) if field in ("number", "report") and text else text
            put(sheet, at, column, value, line.severity if field in GRAVE else LOOKS.get(field, PLAIN))
        sheet.row_dimensions[at].height = _height(line)
    for column, field in enumerate(HEADS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[field]
    last = HEAD_ROW + max(1, len(rows))
    sheet.freeze_panes = sheet.cell(HEAD_ROW + 1, list(HEADS).index("category") + 1)
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(HEADS))}{last}"
    _choices(sheet, get_column_letter(list(HEADS).index("decision") + 1), HEAD_ROW + 1, last)
    _page(sheet, HEAD_ROW, f"A1:{get_column_letter(len(HEADS))}{last}")


def _title(sheet: Worksheet, a: Audited) -> None:
    """Title, what it is of, and the counts, in three rows."""
    report = a.report
    put(sheet, 1, 1, f"《{report.title or report.source}》不一致清单", TITLE)
    about = [f"文件 {report.source}", f"{report.fiscal_year} 年度" if report.fiscal_year else "", verdict([a])]
    put(sheet, 2, 1, "　".join(filter(None, about)), NOTE)
    for severity, column, last in zip(SEVERITIES, (1, 3, 5), (2, 4, 5), strict=True):
        sheet.merge_cells(start_row=3, start_column=column, end_row=3, end_column=last)
        name = SEVERITY[severity]
        cell = put(sheet, 3, column, sum(finding.severity == severity for finding in a.findings), name)
        cell.number_format = f'"{name} "0'
    decided = sum(finding.decision is not None for finding in a.findings)
    caused = sum(finding.cause is not None for finding in a.findings)
    also = f"（其中 {caused} 条由别的条目引起）" if caused else ""
    put(sheet, 3, 6, f"共 {len(a.findings)} 条{also}，已有决定 {decided} 条", NOTE)


def _summary(book: Workbook, audited: Sequence[Audited], names: Sequence[str]) -> None:
    """A row a report, with the way to its sheet, then the sums."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet = book.create_sheet(SUMMARY)
    put(sheet, 1, 1, f"不一致清单：{len(audited)} 份报告", TITLE)
    put(sheet, 2, 1, verdict(audited), NOTE)
    _head(sheet, 4, SUMMARY_WIDTHS)
    sums = [0] * 6
    for at, (a, name) in enumerate(zip(audited, names, strict=True), 5):
        report = a.report
        counts = [len(report.projects), *(sum(f.severity == s for f in a.findings) for s in SEVERITIES)]
        counts += [len(a.findings), sum(f.decision is not None for f in a.findings)]
        sums = [x + y for x, y in zip(sums, counts, strict=True)]
        about = (report.id or "", report.organisation or report.title or "", report.fiscal_year or "", report.source)
        _summary_row(sheet, at, [*about, *counts])
        link = put(sheet, at, 4, report.source, LINK)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{name}'!A1")
    last = 4 + max(1, len(audited))
    _summary_row(sheet, last + 1, ["合计", "", "", "", *sums], TOTAL)
    for column, (head, wide) in enumerate(SUMMARY_WIDTHS.items(), 1):
        sheet.column_dimensions[get_column_letter(column)].width = wide
        if head in FILLS:
            sheet.cell(4, column).style = head
    sheet.freeze_panes = "A5"
    sheet.auto_filter.ref = f"A4:{get_column_letter(len(SUMMARY_WIDTHS))}{last}"
    _page(sheet, 4, f"A1:{get_column_letter(len(SUMMARY_WIDTHS))}{last + 1}")


def _summary_row(sheet: Worksheet, row: int, values: Iterable[str | int], style: str = "") -> None:
    for column, value in enumerate(values, 1):
        put(sheet, row, column, value, style or (MIDDLE if isinstance(value, int) else PLAIN))


def _head(sheet: Worksheet, row: int, heads: Iterable[str]) -> None:
    for column, head in enumerate(heads, 1):
        put(sheet, row, column, head, HEAD)
    sheet.row_dimensions[row].height = 22


def _height(line: Line) -> float:
    """Points for a row: LibreOffice and viewers do not work out the height of wrapped lines by themselves."""
    deepest = 1
    for field, text in zip(HEADS, line.cells(), strict=True):
        room = WIDTHS[field] - 1
        deepest = max(deepest, sum(max(1, -(-width(part) // room)) for part in text.split("\n")))
    return min(HIGHEST, 15.0 * deepest + 3)


def _choices(sheet: Worksheet, column: str, first: int, last: int) -> None:
    """The decision is chosen from a list; what is already there may stay."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = ",".join(DECISIONS.values())
    choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True, showErrorMessage=True)
    choice.error = f"请填 {words.replace(',', '、')}，或留空"
    choice.errorTitle = "决定"
    sheet.add_data_validation(choice)
    choice.add(f"{column}{first}:{column}{last}")


def _page(sheet: Worksheet, head: int, area: str) -> None:
    """A3 across, all columns on a page's width, the head on every page, page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 8
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_area = area
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"


def _styles() -> list[NamedStyle]:
    """The looks of all cells, by name; a style once for thousands of cells, which openpyxl would else compare one by one."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    thin = Side("thin", color="BFBFBF")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)

    def style(
        name: str, across: str = "center", fill: str = "", colour: str = "000000", bold: bool = False
    ) -> NamedStyle:
        return NamedStyle(
            name,
            font=Font(name=FONT, size=10, bold=bold, color=colour, underline="single" if name == LINK else None),
            fill=PatternFill("solid", start_color=fill) if fill else PatternFill(),
            border=border,
            alignment=Alignment(horizontal=across, vertical="center" if name == HEAD else "top", wrap_text=True),
        )

    return [
        NamedStyle(TITLE, font=Font(name=FONT, size=14, bold=True)),
        NamedStyle(NOTE, font=Font(name=FONT, size=10)),
        style(HEAD, fill="44546A", colour="FFFFFF", bold=True),
        style(PLAIN, "left"),
        style(MIDDLE),
        style(LINK, "left", colour="0563C1"),
        style(TOTAL, fill="F2F2F2", bold=True),
        style(BLANK, "left", "FFFDF0"),
        style(BLANK_MIDDLE, fill="FFFDF0"),
        *(style(name, fill=fill, bold=True) for name, fill in FILLS.items()),
    ]
