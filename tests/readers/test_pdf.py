"""PDF files: lines become paragraphs, also across pages; tables become cells; running lines are put aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, Spacer, Table

from db.records import Cell, Document, Trouble, visible
from extractor.readers import read
from tests.readers.build import FONT, draw, lay_out, sound, texts

LONG = (
    "全年新建供水管网12.50公里，改造老旧小区管网36处，惠及居民3200户；水质抽检合格率达到99.6%，"
    "较上年提高0.8个百分点，群众满意度为95.2%，全部完成年初下达的“保供水、提水质”任务。"
)
SHORT = "（一）供水保障项目"
GRID = [
    ("GRID", (0, 0), (-1, -1), 0.7, "black"),
    ("FONTNAME", (0, 0), (-1, -1), FONT),
    ("FONTSIZE", (0, 0), (-1, -1), 10),
]


def _decorate(canvas: Canvas, page: int) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(80, 790, "青石区水务局2025年度绩效自评报告")
    canvas.drawCentredString(297, 40, f"— {page} —")


def _lines(canvas: Canvas, *lines: tuple[float, float, str]) -> None:
    for x, y, text in lines:
        canvas.drawString(x, y, text)


def _read(path: Path) -> Document:
    return sound(read(path))


def test_paragraphs_are_whole_within_and_across_pages(tmp_path: Path) -> None:
    content = [part for _ in range(12) for part in (SHORT, LONG, LONG[:40] + "。")]
    document = _read(lay_out(tmp_path / "报告.pdf", *content, decorate=_decorate))
    assert texts(document) == content
    assert {block.page for block in document.blocks} == {1, 2, 3, 4}
    assert all(block.locator == f"第{block.page}页" and block.kind == "paragraph" for block in document.blocks)


def test_running_lines_are_put_aside_with_the_reason(tmp_path: Path) -> None:
    document = _read(lay_out(tmp_path / "报告.pdf", *[LONG] * 15, decorate=_decorate))
    pages = max(block.page or 0 for block in document.blocks)
    assert [(left.reason, left.locator) for left in document.left_out] == [
        (reason, f"第{page}页") for page in range(1, pages + 1) for reason in ("页眉", "页码")
    ]
    assert document.left_out[1].text == "— 1 —"


def test_the_title_of_every_form_is_no_running_line(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        canvas.setFont(FONT, 20)
        canvas.drawString(200, 780, "项目支出绩效自评表")
        canvas.setFont(FONT, 12)
        _lines(canvas, (80, 700, "项目名称：供水保障"), (80, 660, "得分：98"), (80, 620, "填表人意见：无"))

    document = _read(draw(tmp_path / "表.pdf", form, form, form))
    assert texts(document).count("项目支出绩效自评表") == 3
    assert not document.left_out


def test_a_label_that_pages_begin_or_end_with_is_text(tmp_path: Path) -> None:
    def project(canvas: Canvas) -> None:
        _lines(canvas, (80, 800, "绩效目标"), (80, 700, "清淤渠道。"), (80, 600, "完成情况"), (80, 60, "验收结论："))

    def other(canvas: Canvas) -> None:
        _lines(canvas, (80, 700, "绩效目标"), (80, 600, "绩效目标"), (80, 500, "绩效目标"))

    document = _read(draw(tmp_path / "表.pdf", project, project, other))
    assert texts(document).count("绩效目标") == 5
    assert texts(document).count("验收结论：") == 2


def test_a_number_alone_on_one_page_is_text(tmp_path: Path) -> None:
    page = lambda c: _lines(c, (80, 700, "分值合计："), (280, 60, "100"))  # noqa: E731
    assert "100" in texts(_read(draw(tmp_path / "一页.pdf", page)))


def test_paragraphs_without_indent(tmp_path: Path) -> None:
    content = ["1.供水保障项目已按期完成。", LONG, "2.节水改造项目已按期完成。", LONG]
    assert texts(_read(lay_out(tmp_path / "报告.pdf", *content, indent=0))) == content


def test_paragraphs_set_apart_though_their_last_lines_are_full(tmp_path: Path) -> None:
    full = "建" * 27 + "。"  # 28 characters fill a line of 441 points but for seven
    content = [full, full * 2, LONG, full, "项目四：节水改造", LONG]
    flowables = [part for text in content for part in (text, Spacer(1, 9))]
    assert texts(_read(lay_out(tmp_path / "报告.pdf", *flowables, indent=0))) == content


def test_labels_begin_paragraphs_that_are_not_set_apart(tmp_path: Path) -> None:
    content = [f"{label}：{'建' * (26 - len(label))}。" for label in ("绩效目标", "绩效指标", "完成情况")] * 4
    assert texts(_read(lay_out(tmp_path / "报告.pdf", *content, indent=0))) == content


def test_a_title_over_two_lines(tmp_path: Path) -> None:
    style = ParagraphStyle("title", fontName=FONT, fontSize=24, leading=34, alignment=1, wordWrap="CJK")
    title = "青石区水务局二〇二五年度部门整体支出绩效自评情况报告"
    document = _read(lay_out(tmp_path / "报告.pdf", Paragraph(title, style), SHORT, LONG))
    assert texts(document) == [title, SHORT, LONG]


def test_no_blank_between_han_characters(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        text = canvas.beginText(80, 700)
        text.setCharSpace(4)  # as justified lines are set
        text.textOut("绩效自评2025年报告 GB 50500 标准")
        canvas.drawText(text)

    assert texts(_read(draw(tmp_path / "疏.pdf", page))) == ["绩效自评2025年报告 GB 50500 标准"]


def test_columns_without_lines_are_parted_by_tabs(tmp_path: Path) -> None:
    page = lambda c: _lines(c, (80, 700, "姓名"), (240, 700, "单位"), (400, 700, "职务"))  # noqa: E731
    assert texts(_read(draw(tmp_path / "名单.pdf", page))) == ["姓名\t单位\t职务"]


def test_order_is_that_of_the_page_not_of_the_file(tmp_path: Path) -> None:
    page = lambda c: _lines(c, (80, 500, "第三。"), (80, 700, "第一。"), (80, 600, "第二。"))  # noqa: E731
    assert texts(_read(draw(tmp_path / "乱序.pdf", page))) == ["第一。", "第二。", "第三。"]


def test_raised_characters_stay_in_their_line(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "面积120m")
        width = canvas.stringWidth("面积120m", FONT, 16)
        canvas.setFont(FONT, 9)
        canvas.drawString(80 + width, 707, "2")
        canvas.setFont(FONT, 16)
        canvas.drawString(80 + width + 6, 700, "以上")

    assert texts(_read(draw(tmp_path / "上标.pdf", page))) == ["面积120m2以上"]


def test_ruled_tables_become_cells(tmp_path: Path) -> None:
    grid = Table(
        [["一级指标", "年度指标值", "实际完成值"], ["产出", "≥10公里", "12.50\n公里"], ["", "100%", ""]],
        colWidths=[120, 140, 140], style=[*GRID, ("SPAN", (0, 1), (0, 2))],
    )  # fmt: skip
    document = _read(lay_out(tmp_path / "表.pdf", "表前。", grid, "表后。"))
    assert [(b.kind, b.text, b.locator, b.cell) for b in document.blocks] == [
        ("paragraph", "表前。", "第1页", None),
        ("cell", "一级指标", "第1页 表1 第1行第1列", Cell(1, 1, 1)),
        ("cell", "年度指标值", "第1页 表1 第1行第2列", Cell(1, 1, 2)),
        ("cell", "实际完成值", "第1页 表1 第1行第3列", Cell(1, 1, 3)),
        ("cell", "产出", "第1页 表1 第2行第1列", Cell(1, 2, 1, row_span=2)),
        ("cell", "≥10公里", "第1页 表1 第2行第2列", Cell(1, 2, 2)),
        ("cell", "12.50\n公里", "第1页 表1 第2行第3列", Cell(1, 2, 3)),
        ("cell", "100%", "第1页 表1 第3行第2列", Cell(1, 3, 2)),
        ("paragraph", "表后。", "第1页", None),
    ]


def test_a_table_over_pages_is_one_and_its_head_is_kept_once(tmp_path: Path) -> None:
    rows = [["指标", "计划", "实际"], *([f"指标{i}", str(i), str(i + 1)] for i in range(1, 91))]
    grid = Table(rows, colWidths=[120, 140, 140], style=GRID, repeatRows=1)
    document = _read(lay_out(tmp_path / "长表.pdf", "表前。", grid, decorate=_decorate))
    cells = [block for block in document.blocks if block.cell]
    assert {block.cell.table for block in cells if block.cell} == {1}
    assert [[b.text for b in cells if b.cell and b.cell.row == row] for row in range(1, 92)] == rows
    assert {block.page for block in cells} == {1, 2, 3}
    assert [left.text for left in document.left_out if left.reason == "续表重复的表头"] == rows[0] * 2


def test_a_row_cut_by_the_end_of_a_page_is_one(tmp_path: Path) -> None:
    style = ParagraphStyle("cell", fontName=FONT, fontSize=12, leading=16, wordWrap="CJK")
    said = "全年新建供水管网并改造老旧小区管网，惠及居民。" * 12
    grid = Table(
        [["指标", "完成情况"], ["产出", Paragraph(said, style)]],
        colWidths=[120, 240],
        style=[*GRID, ("VALIGN", (0, 0), (-1, -1), "TOP")],
        splitInRow=1,
    )
    document = _read(lay_out(tmp_path / "断行.pdf", Spacer(1, 460), grid, "表后。"))
    assert [(b.text, b.page) for b in document.blocks] == [
        ("指标", 1), ("完成情况", 1), ("产出", 1), (said, 1), ("表后。", 2),
    ]  # fmt: skip


def _grid(canvas: Canvas, rows: list[tuple[str, ...]], top: float, joined: set[tuple[int, int]]) -> None:
    """Rows of 30 points in three columns; `joined` are the cells (row, column, from 0) without a line below them."""
    edges = (80, 180, 320, 460)
    for x in edges:
        canvas.line(x, top, x, top - 30 * len(rows))
    for row in range(len(rows) + 1):
        for column in range(3):
            if (row - 1, column) not in joined:
                canvas.line(edges[column], top - 30 * row, edges[column + 1], top - 30 * row)
    for row, said in enumerate(rows):
        for column, text in enumerate(said):
            canvas.drawString(edges[column] + 6, top - 30 * row - 21, text)


def test_a_merged_cell_that_the_page_cuts_is_one(tmp_path: Path) -> None:
    above = [("一级指标", "二级指标", "指标值"), ("产出", "数量", "36处"), ("", "", "12公里")]
    below = [("", "质量", "99.6%"), ("", "时效", "6月底"), ("效益", "", "95%")]
    document = _read(
        draw(
            tmp_path / "跨页合并.pdf",
            lambda c: _grid(c, above, 250, {(1, 0), (1, 1)}),
            lambda c: _grid(c, below, 770, {(0, 0)}),
        )
    )
    assert [(b.text, b.cell) for b in document.blocks] == [
        ("一级指标", Cell(1, 1, 1)), ("二级指标", Cell(1, 1, 2)), ("指标值", Cell(1, 1, 3)),
        ("产出", Cell(1, 2, 1, row_span=4)), ("数量", Cell(1, 2, 2, row_span=2)), ("36处", Cell(1, 2, 3)),
        ("12公里", Cell(1, 3, 3)),
        ("质量", Cell(1, 4, 2)), ("99.6%", Cell(1, 4, 3)), ("时效", Cell(1, 5, 2)), ("6月底", Cell(1, 5, 3)),
        ("效益", Cell(1, 6, 1)), ("95%", Cell(1, 6, 3)),
    ]  # fmt: skip


def test_two_tables_on_two_pages_are_two(tmp_path: Path) -> None:
    one = Table([["甲", "乙"]], colWidths=[100, 100], style=GRID)
    two = Table([["丙", "丁"]], colWidths=[60, 140], style=GRID)
    document = _read(lay_out(tmp_path / "两表.pdf", one, PageBreak(), two))
    assert [block.cell.table for block in document.blocks if block.cell] == [1, 1, 2, 2]


@pytest.mark.parametrize("thick", [0.5, 3, 3.5, 5, 8])
def test_a_table_ruled_with_bars_of_any_thickness(tmp_path: Path, thick: float) -> None:
    rows = [("一级指标", "二级指标", "指标值"), ("产出", "数量", "36处"), ("效益", "", "95%")]
    edges = (80, 180, 320, 460)

    def page(canvas: Canvas) -> None:
        for x in edges:
            canvas.rect(x - thick / 2, 600 - thick / 2, thick, 90 + thick, stroke=0, fill=1)
        for n in range(4):
            canvas.rect(80, 690 - 30 * n - thick / 2, 380, thick, stroke=0, fill=1)
        for n, row in enumerate(rows):
            _lines(canvas, *((x + 10, 690 - 30 * n - 21, text) for x, text in zip(edges, row, strict=False)))

    document = _read(draw(tmp_path / "粗线.pdf", page))
    assert [(b.text, b.cell) for b in document.blocks] == [
        (text, Cell(1, r, c)) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text
    ]


def test_a_frame_is_no_table(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.rect(60, 600, 400, 150)
        for box in ((60, 300, 400, 5), (60, 500, 400, 5), (60, 300, 5, 200), (455, 300, 5, 200)):  # a frame of bars
            canvas.rect(*box, stroke=0, fill=1)
        _lines(canvas, (80, 400, "粗框内的话。"))
        _lines(canvas, (80, 700, "框内的话。"), (80, 660, "另一句话。"))

    assert [b.kind for b in _read(draw(tmp_path / "框.pdf", page)).blocks] == ["paragraph"] * 3


def test_pages_turned_on_their_side(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 12)
        for i in range(3):
            canvas.line(100, 400 - 40 * i, 400, 400 - 40 * i)
            canvas.line(100 + 150 * i, 400, 100 + 150 * i, 320)
        _lines(canvas, (100, 500, "First line."), (110, 375, "a"), (260, 375, "b"), (110, 335, "c"), (260, 335, "d"))

    document = _read(draw(tmp_path / "横.pdf", page, pagesize=(595, 842)))
    assert [(b.text, b.cell and (b.cell.row, b.cell.column)) for b in document.blocks] == [
        ("First line.", None), ("a", (1, 1)), ("b", (1, 2)), ("c", (2, 1)), ("d", (2, 2)),
    ]  # fmt: skip


def test_text_turned_on_an_upright_page(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 12)
        for i in range(3):
            canvas.line(100, 400 - 40 * i, 400, 400 - 40 * i)
            canvas.line(100 + 150 * i, 400, 100 + 150 * i, 320)
        _lines(canvas, (100, 500, "First line."), (110, 375, "a"), (260, 375, "b"), (110, 335, "c"), (260, 335, "d"))

    document = _read(draw(tmp_path / "横排.pdf", page, pagesize=(595, 842)))
    assert [(b.text, b.cell and (b.cell.row, b.cell.column)) for b in document.blocks] == [
        ("First line.", None), ("a", (1, 1)), ("b", (1, 2)), ("c", (2, 1)), ("d", (2, 2)),
    ]  # fmt: skip


def test_slanted_characters_are_upright_text(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        text = canvas.beginText()
        text.setTextTransform(1, 0, 0.27, 1, 80, 700)  # a font without italics is slanted by the word processor
        text.textOut("（1）填报说明")
        canvas.drawText(text)
        canvas.drawString(80, 660, "正文。")

    document = _read(draw(tmp_path / "斜体.pdf", page))
    assert texts(document) == ["（1）填报说明", "正文。"] and not document.left_out


def test_watermarks_are_put_aside(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        _lines(canvas, (80, 700, "正文第一行。"), (80, 660, "正文第二行。"))
        canvas.translate(200, 400)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")

    document = _read(draw(tmp_path / "水印.pdf", page))
    assert texts(document) == ["正文第一行。", "正文第二行。"]
    assert [(left.text, left.locator) for left in document.left_out] == [("内部资料", "第1页")]


def test_scanned_files_are_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"扫描件.*OCR"):
        read(draw(tmp_path / "扫描.pdf", _picture, _picture))
    with pytest.raises(Trouble, match="没有文字"):
        read(draw(tmp_path / "空白.pdf", lambda c: None))


def test_a_scanned_page_among_others_is_listed(tmp_path: Path) -> None:
    document = _read(draw(tmp_path / "夹页.pdf", lambda c: c.drawString(80, 700, "第一页。"), _picture, lambda c: None))
    assert texts(document) == ["第一页。"]
    assert [(left.text, left.locator) for left in document.left_out] == [("", "第2页")]
    assert "OCR" in document.left_out[0].reason


def _picture(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (20, 20), "white")), 50, 50, 400, 600)


def test_password(tmp_path: Path) -> None:
    closed = draw(
        tmp_path / "密.pdf", lambda c: c.drawString(80, 700, "内容"), encrypt=StandardEncryption("user", "owner")
    )
    with pytest.raises(Trouble, match="需要密码"):
        read(closed)
    open_to_read = draw(
        tmp_path / "限.pdf",
        lambda c: c.drawString(80, 700, "内容"),
        encrypt=StandardEncryption("", "owner", canPrint=0),
    )
    assert texts(_read(open_to_read)) == ["内容"]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_truncated(tmp_path: Path, share: float) -> None:
    whole = lay_out(tmp_path / "全.pdf", *[LONG] * 10).read_bytes()
    path = tmp_path / "残.pdf"
    path.write_bytes(whole[: int(len(whole) * share)])
    try:
        sound(read(path))
    except Trouble as trouble:
        assert "残.pdf" in trouble.message and trouble.advice


def test_many_pages_in_bounded_time(tmp_path: Path) -> None:
    document = _read(draw(tmp_path / "多.pdf", *[lambda c: c.drawString(80, 700, "一句话。")] * 500))
    assert len(document.blocks) == 500
    assert sum(visible(text) for text in texts(document)) == document.seen
