"""PDF files: what becomes of single characters and lines, and text in columns."""

from __future__ import annotations

from pathlib import Path

import pytest
import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph, Table

from db.records import Document, Trouble
from extractor.readers import read
from extractor.readers.scan import ocr
from tests.readers.build import FONT, draw, lay_out, sound, texts

SECOND = "Vera"
pdfmetrics.registerFont(TTFont(SECOND, str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf")))
LONG = (
    "全年新建供水管网12.50公里，改造老旧小区管网36处，惠及居民3200户；水质抽检合格率达到99.6%，"
    "较上年提高0.8个百分点，群众满意度为95.2%，全部完成年初下达的任务。"
)


def _read(path: Path) -> Document:
    return sound(read(path))


# --------------------------------------------------------------------------------------------------- struck through


def test_struck_text_is_left_out_and_listed(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "计划清淤12公里改为15公里，其余不变。")
        canvas.line(80 + 4 * 16, 705, 80 + 4 * 16 + canvas.stringWidth("12公里", FONT, 16), 705)

    document = _read(draw(tmp_path / "删.pdf", page))
    assert texts(document) == ["计划清淤改为15公里，其余不变。"]
    assert [(left.text, left.reason, left.locator) for left in document.left_out] == [
        ("12公里", "加了删除线的文字", "第1页")
    ]


def test_a_paragraph_that_is_struck_is_gone(tmp_path: Path) -> None:
    style = ParagraphStyle("body", fontName=FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
    struck = Paragraph(f"<strike>{LONG}</strike>", style)
    document = _read(lay_out(tmp_path / "删段.pdf", LONG, struck, "完。"))
    assert texts(document) == [LONG, "完。"]
    assert "".join(left.text for left in document.left_out) == LONG


def test_lines_under_text_and_of_tables_strike_nothing(tmp_path: Path) -> None:
    style = ParagraphStyle("body", fontName=FONT, fontSize=16, leading=28, wordWrap="CJK")
    grid = Table([["指标", "甲"], ["数量", "乙"]], colWidths=[90, 90], style=[
        ("GRID", (0, 0), (-1, -1), 0.7, "black"), ("FONTNAME", (0, 0), (-1, -1), FONT),
        ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ])  # fmt: skip
    document = _read(lay_out(tmp_path / "划.pdf", Paragraph(f"<u>{LONG}</u>", style), grid))
    assert texts(document) == [LONG, "指标", "甲", "数量", "乙"] and not document.left_out


def test_a_struck_line_divides_no_cell(tmp_path: Path) -> None:
    style = ParagraphStyle("cell", fontName=FONT, fontSize=12, leading=16, wordWrap="CJK")
    cell = Paragraph("原定<strike>二十</strike>三十公里", style)
    grid = Table([["指标", "完成情况"], ["数量", cell]], colWidths=[100, 200], style=[
        ("GRID", (0, 0), (-1, -1), 0.7, "black"), ("FONTNAME", (0, 0), (-1, -1), FONT),
    ])  # fmt: skip
    document = _read(lay_out(tmp_path / "删格.pdf", grid))
    assert texts(document) == ["指标", "完成情况", "数量", "原定三十公里"]
    assert [left.text for left in document.left_out] == ["二十"]


# ---------------------------------------------------------------------------------------------------------- columns


def _columns(path: Path, *content: str, gap: float = 24, number: int = 2) -> Path:
    """A first page with a title over all columns, then pages of so many columns."""
    style = ParagraphStyle(
        "body", fontName=FONT, fontSize=10.5, leading=16, firstLineIndent=21, wordWrap="CJK", alignment=4
    )
    title = ParagraphStyle("title", parent=style, fontSize=20, leading=30, alignment=1, firstLineIndent=0)
    width = (595 - 140 - gap * (number - 1)) / number

    def frames(high: float) -> list[Frame]:
        return [Frame(70 + (width + gap) * n, 80, width, high, 0, 0, 0, 0) for n in range(number)]

    head = Frame(70, 720, 455, 50, 0, 0, 0, 0)
    template = BaseDocTemplate(str(path))
    template.addPageTemplates([PageTemplate("first", [head, *frames(630)]), PageTemplate("later", frames(680))])
    parts = [NextPageTemplate("later"), Paragraph("青石区水务工作年度简报汇编（二〇二五年）", title)]
    template.build([*parts, *(Paragraph(text, style) for text in content)])
    return path


@pytest.mark.parametrize(("number", "gap"), [(2, 18), (2, 24), (2, 40), (3, 15), (3, 18), (3, 24), (3, 40), (4, 18)])
def test_columns_are_read_one_after_the_other(tmp_path: Path, number: int, gap: float) -> None:
    # A word of its own in each, so that no line at the foot of a page is like that of another.
    own = [chr(0x4E00 + 7 * n) for n in range(81)]
    content = [
        f"（{n}）{own[n].join(LONG[k : k + 6] for k in range(n % 25, len(LONG), 6))}" if n % 3 else f"{n}.{own[n]}改造"
        for n in range(1, 81)
    ]
    document = _read(_columns(tmp_path / "分栏.pdf", *content, gap=gap, number=number))
    assert texts(document) == ["青石区水务工作年度简报汇编（二〇二五年）", *content]
    assert len({block.page for block in document.blocks}) > 1


def test_a_list_with_gaps_is_no_text_in_columns(tmp_path: Path) -> None:
    rows = [
        ("王小明", "青石区水务局办公室主任"),
        ("李青", "青石区财政局"),
        ("欧阳文华", "第三方机构"),
        ("赵一", "组员"),
    ]

    def page(canvas: Canvas) -> None:
        for n, (name, post) in enumerate(rows * 4):
            canvas.drawString(80, 760 - 28 * n, name)
            canvas.drawString(300, 760 - 28 * n, post)

    assert texts(_read(draw(tmp_path / "名单.pdf", page))) == [f"{name}\t{post}" for name, post in rows * 4]


def test_a_list_in_three_parts_is_no_text_in_columns(tmp_path: Path) -> None:
    rows = [
        ("青石区水务局办公室", "王小明", "负责统筹协调、资料归集"),
        ("青石区财政局绩效评价科", "李青", "负责复核"),
        ("第三方机构", "欧阳文华、赵一", "负责现场核查和访谈"),
    ] * 5

    def page(canvas: Canvas) -> None:
        canvas.setFont(FONT, 10.5)
        for n, parts in enumerate(rows):
            for x, part in zip((70, 230, 390), parts, strict=True):
                canvas.drawString(x, 760 - 20 * n, part)

    assert texts(_read(draw(tmp_path / "分工.pdf", page))) == ["\t".join(row) for row in rows]


@pytest.mark.parametrize(
    "row",
    [
        "| 指标{0} | 任务数{0}00公里 | 完成数{0}00公里，全部按期完成 |",
        "项目{0}｜任务数{0}00公里｜完成数{0}00公里，已经全部按期完成",
    ],
)
def test_rows_drawn_with_bars_stay_rows(tmp_path: Path, row: str) -> None:
    rows = [row.format(n) for n in range(1, 9)]
    assert texts(_read(lay_out(tmp_path / "竖线.pdf", *rows, indent=0))) == rows


# ------------------------------------------------------------------------------------------------------- characters


def test_quotation_marks_of_a_second_font_stay_in_place(tmp_path: Path) -> None:
    said = "完成“保供水、提水质”任务，建设‘样板’工程。"

    def page(canvas: Canvas) -> None:
        x, late = 80.0, []
        for char in said:
            font = SECOND if char in "“”‘’" else FONT
            if font == SECOND:  # written after all others, as word processors do that group characters by fonts
                late.append((x, char))
            else:
                canvas.setFont(font, 16)
                canvas.drawString(x, 700, char)
            x += pdfmetrics.stringWidth(char, font, 16)
        canvas.setFont(SECOND, 16)
        for x, char in late:
            canvas.drawString(x, 700, char)

    assert texts(_read(draw(tmp_path / "引号.pdf", page))) == [said]


def _without_mapping(path: Path, share: float) -> Path:
    """A PDF of 20 lines; so much of it in a font whose characters the file does not define (no ToUnicode, no encoding)."""
    lines = []
    for n in range(20):
        undefined = n < 20 * share
        text = "<004101230222033304440555>" if undefined else "(Met in full.)"
        lines.append(f"BT /{'F2' if undefined else 'F1'} 11 Tf 80 {760 - 20 * n} Td {text} Tj ET")
    stream = "\n".join(lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Made+Up /Encoding /Identity-H /DescendantFonts [7 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made+Up /DW 1000 /FontDescriptor 8 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /Made+Up /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    path.write_text(f"{body}trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n", encoding="ascii")
    return path


def test_characters_that_the_file_does_not_define_are_counted(tmp_path: Path) -> None:
    document = _read(_without_mapping(tmp_path / "少.pdf", 0.1))
    assert texts(document)[-1] == "Met in full."
    assert [(left.reason, left.locator) for left in document.left_out if "没有给出对应的文字" in left.reason] == [
        ("有12个字符文件没有给出对应的文字，显示为“\ufffd”或异样的符号", "第1页")
    ]


def test_a_blank_that_is_only_a_gap_is_kept(tmp_path: Path) -> None:
    """As LibreOffice writes one between Chinese characters: no character, and the next one set further on."""

    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "第二部分")
        canvas.drawString(80 + 4 * 16 + 5, 700, "年度绩效目标")
        canvas.drawString(80, 660, "合")  # two characters set apart say nothing of blanks
        canvas.drawString(80 + 16 + 5, 660, "计")

    assert texts(_read(draw(tmp_path / "空.pdf", page))) == ["第二部分 年度绩效目标", "合计"]


def test_too_many_of_them_are_refused_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: False)
    with pytest.raises(Trouble, match=r"多.pdf.*文字层不可用：\d+%.*第1页.*OCR") as caught:
        read(_without_mapping(tmp_path / "多.pdf", 0.9))
    assert caught.value.advice == ocr.INSTALL
