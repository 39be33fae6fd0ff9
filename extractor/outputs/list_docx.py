"""The list as a Word document for the file: a table a report, each finding with both sides, its place and the decision."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extractor.outputs.findings import Audited
from extractor.outputs.listing import Line, clean, lines
from extractor.outputs.package import settled
from extractor.outputs.table import verdict
from extractor.outputs.word.blank import blank

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

TEXT, HEADING, TITLE = "仿宋", "黑体", "方正小标宋简体"
"""Fonts of official documents (GB/T 9704); a word processor that lacks one takes its own."""
LATIN = "Times New Roman"
COLUMNS = (
    ("序号", 1.3),
    ("级别", 1.9),
    ("项目", 3.4),
    ("问题", 6.2),
    ("原文和位置", 8.6),
    ("差异", 1.9),
    ("决定和批注", 2.6),
)
"""Head and width in cm of each column; together the width between the margins of a page of A4 across."""
SHADES = {"错误": "F8D3CF", "警告": "FCE9B8", "提示": "DCE9F7"}


def docx(audited: Sequence[Audited]) -> bytes:
    """The document; findings in the order of every format."""
    from docx.enum.text import WD_BREAK

    document = _blank()
    for n, a in enumerate(audited):
        if n:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _report(document, a)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _blank() -> Document:
    """A4 across, with page numbers and fonts for both scripts."""
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    document = blank()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin = section.bottom_margin = Cm(1.8)
    style = document.styles["Normal"]
    style.font.size = Pt(10.5)
    _font(style, TEXT)
    heading = document.styles["Heading 1"]
    heading.font.size = Pt(16)
    heading.font.bold = False
    heading.font.color.rgb = None
    heading.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    heading.paragraph_format.space_before = Pt(0)
    heading.paragraph_format.space_after = Pt(6)
    _font(heading, TITLE)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(footer)
    core = document.core_properties
    core.author, core.title, core.comments = "gouji", "不一致清单", ""
    return document


def _report(document: Document, a: Audited) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm

    report = a.report
    document.add_heading(clean(f"《{report.title or report.source}》不一致清单"), level=1)
    year = f"，{report.fiscal_year} 年度" if report.fiscal_year else ""
    document.add_paragraph(clean(f"文件：{report.source}{year}。{verdict([a])}。"))
    rows = lines([a])
    if not rows:
        document.add_paragraph("没有发现不一致。没有发现不等于没有问题。")
        return
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, cell, (head, wide) in zip(table.columns, table.rows[0].cells, COLUMNS, strict=True):
        column.width = cell.width = Cm(wide)
        _write(cell, [head], HEADING, middle=True)
        _shade(cell, "D9D9D9")
    _mark(table.rows[0], "w:tblHeader")
    for line in rows:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        for n, (cell, texts, (_, wide)) in enumerate(zip(row.cells, _cells(line), COLUMNS, strict=True)):
            cell.width = Cm(wide)
            _write(cell, texts, middle=n < 2)
            if n == 1:
                _shade(cell, SHADES[line.severity])


def _cells(line: Line) -> list[list[str]]:
    """The paragraphs of each cell of a row."""
    cause = [f"（由{line.cause}引起）"] if line.cause else []
    place = f"位置：{'；'.join(line.place.splitlines())}" if line.place else ""
    return [
        [line.number],
        [line.severity, line.rule],
        line.project.split("\n"),
        [line.message, *cause],
        [*line.quotes.split("\n"), place, f"指纹 {line.fingerprint}"],
        [line.difference],
        [line.decision, line.note, line.by],
    ]


def _write(cell: _Cell, texts: Sequence[str], font: str | None = None, middle: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    for n, text in enumerate([text for text in texts if text]):
        paragraph = paragraph if n == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(2 if n == 0 else 0)
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if middle else WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(text)
        run.font.size = Pt(7.5 if text.startswith("指纹 ") else 9)
        if font is not None:
            _font(run, font)


def _font(styled: Any, name: str) -> None:
    """Set the font of both scripts: python-docx sets that of Latin letters only."""
    from docx.oxml.ns import qn

    styled.font.name = LATIN
    fonts = styled.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(kind), None)
    fonts.set(qn("w:eastAsia"), name)


def _shade(cell: _Cell, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", colour)):
        shade.set(qn(key), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _mark(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _page_number(paragraph: Paragraph) -> None:
    """A field that counts pages: — 1 —."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")
