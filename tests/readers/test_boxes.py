"""Where blocks stand: boxes hold the characters, page by page, in readers that know places; others give none."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer, Table

from db.records import Block, Document, PageBox
from extractor.readers import read
from extractor.readers.layout.lines import Line
from extractor.readers.layout.page import Page
from extractor.readers.layout.places import Placed, Sheets, placed, take
from tests.conftest import ROOT
from tests.readers.build import FONT, draw, lay_out, sound, texts
from tests.readers.ofd import grid, ofd, page, text
from tests.readers.ofd import lay_out as lay_out_ofd
from tests.readers.test_pdf import GRID, LONG
from tests.readers.test_pdf_text import _columns
from tests.readers.test_scan import _page, _pictured, needs_ocr

SAMPLES = sorted((ROOT / "corpus" / "samples").glob("*.*"))
A4 = (595.3, 841.9)


def within(document: Document) -> Document:
    """`document`, after asserting what holds for every box: on its page, not empty, pages and blocks in reading order."""
    first = 0
    for block in document.blocks:
        pages = [box.page for box in block.boxes]
        assert pages and pages == sorted(pages) and pages[0] == block.page
        assert block.cell is not None or first <= pages[0]
        first = max(first, pages[0])
        for box in block.boxes:
            assert 0 <= box.x0 < box.x1 <= box.width and 0 <= box.y0 < box.y1 <= box.height
            values = (box.x0, box.y0, box.x1, box.y1, box.width, box.height)
            assert all(value == round(value, 1) for value in values)
    return document


def box(block: Block) -> PageBox:
    (only,) = block.boxes
    return only


def holds(box: PageBox, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def _read(path: Path) -> Document:
    return within(sound(read(path)))


# -------------------------------------------------------------------------------------------------------------- PDF


def test_a_line_stands_where_it_was_drawn(tmp_path: Path) -> None:
    said = "全年清淤渠道12.5公里。"
    document = _read(draw(tmp_path / "一行.pdf", lambda c: c.drawString(80, 700, said), pagesize=(595, 842)))
    found = box(document.blocks[0])
    assert (found.page, found.width, found.height) == (1, 595.0, 842.0)
    assert found.x0 == pytest.approx(80, abs=1)
    assert found.x1 == pytest.approx(80 + pdfmetrics.stringWidth(said, FONT, 16), abs=1)
    assert found.y0 < 842 - 700 - 10 and found.y0 > 842 - 700 - 20
    assert 842 - 700 <= found.y1 < 842 - 700 + 8


def _characters(path: Path) -> Iterator[tuple[int, str, float, float]]:
    """The visible characters of a PDF with the middles of their ink as pdfium gives them: page, character, x, y from the top."""
    file = pypdfium2.PdfDocument(path)
    for number in range(len(file)):
        text, high = file[number].get_textpage(), file[number].get_height()
        for n in range(text.count_chars()):
            char = text.get_text_range(n, 1)
            left, low, right, top = text.get_charbox(n)
            if char.strip():
                yield number + 1, char, (left + right) / 2, high - (low + top) / 2


@pytest.mark.parametrize("name", ["transfer.pdf", "health.pdf", "township.pdf"])
def test_every_character_is_in_the_box_of_its_block(name: str) -> None:
    """The characters of a page, each with a box that it is in and whose block has it; only what was left out has none."""
    path = ROOT / "corpus" / "samples" / name
    document = _read(path)
    stray = []
    for number, char, x, y in _characters(path):
        around = [b for b in document.blocks for one in b.boxes if one.page == number and holds(one, x, y)]
        if not any(char in block.text for block in around):
            stray.append(char)
    left = "".join(char for part in document.left_out for char in part.text if not char.isspace())
    assert sorted(stray) == sorted(left)


def test_a_paragraph_over_two_pages_has_a_box_on_each(tmp_path: Path) -> None:
    content = [LONG * 3] * 8
    document = _read(lay_out(tmp_path / "两页.pdf", *content))
    assert texts(document) == content
    over = [block for block in document.blocks if len(block.boxes) > 1]
    assert over and all(len(block.boxes) == 2 for block in over)
    for block in over:
        before, after = block.boxes
        assert after.page == before.page + 1
        assert before.y1 > 0.8 * before.height and after.y0 < 0.2 * after.height
        assert block.locator == f"第{before.page}页"


def test_pages_turned_on_their_side_are_told_as_they_are_shown(tmp_path: Path) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        sideways(canvas, "First line.")

    def sideways(canvas: Canvas, said: str = "Another.") -> None:
        canvas.translate(595, 0)
        canvas.rotate(90)
        canvas.setFont("Helvetica", 12)
        canvas.drawString(100, 500, said)

    document = _read(draw(tmp_path / "横.pdf", sideways, turned, pagesize=(595, 842)))
    # The first page is turned to be read; for the second the writer swaps the sides, so that it is shown upright.
    for block, size in zip(document.blocks, [(842.0, 595.0), (595.0, 842.0)], strict=True):
        found = box(block)
        assert (found.width, found.height) == size
        assert holds(found, 101, 92) and holds(found, 145, 92) and not holds(found, 101, 105)


def test_two_columns_have_a_box_each(tmp_path: Path) -> None:
    document = _read(_columns(tmp_path / "两栏.pdf", *[LONG * 2] * 40))
    left = [b for b in document.blocks[1:] for one in b.boxes if one.x1 <= 298]
    right = [b for b in document.blocks[1:] for one in b.boxes if one.x0 >= 298]
    assert left and right
    assert all(one.x1 <= 298 or one.x0 >= 298 for b in document.blocks[1:] for one in b.boxes)
    beside = [b for b in document.blocks if len(b.boxes) == 2 and b.boxes[0].page == b.boxes[1].page]
    assert beside, "one goes on at the top of the right column"
    assert all(b.boxes[0].x1 < b.boxes[1].x0 and b.boxes[1].y0 < b.boxes[0].y0 for b in beside)


def test_cells_have_their_rectangles(tmp_path: Path) -> None:
    table = Table(
        [["一级指标", "指标值", "实际"], ["产出", "10公里", "12.50\n公里"], ["", "100%", ""]],
        colWidths=[120, 140, 140], rowHeights=[30, 40, 40], style=[*GRID, ("SPAN", (0, 1), (0, 2))],
    )  # fmt: skip
    document = _read(lay_out(tmp_path / "表.pdf", "表前。", table, "表后。"))
    cells = {block.text: box(block) for block in document.blocks if block.cell}
    sizes = {said: (round(one.x1 - one.x0), round(one.y1 - one.y0)) for said, one in cells.items()}
    assert sizes == {
        "一级指标": (120, 30), "指标值": (140, 30), "实际": (140, 30), "产出": (120, 80), "10公里": (140, 40),
        "12.50\n公里": (140, 40), "100%": (140, 40),
    }  # fmt: skip
    assert cells["10公里"].x0 == cells["一级指标"].x1 and cells["10公里"].y0 == cells["指标值"].y1
    before, after = (box(block) for block in document.blocks if not block.cell)
    assert before.y1 <= cells["一级指标"].y0 and cells["产出"].y1 <= after.y0


def test_a_cell_that_the_page_cuts_has_a_rectangle_on_both(tmp_path: Path) -> None:
    style = ParagraphStyle("cell", fontName=FONT, fontSize=12, leading=16, wordWrap="CJK")
    said = "全年新建供水管网并改造老旧小区管网，惠及居民。" * 12
    table = Table(
        [["指标", "完成情况"], ["产出", Paragraph(said, style)]], colWidths=[120, 240],
        style=[*GRID, ("VALIGN", (0, 0), (-1, -1), "TOP")], splitInRow=1,
    )  # fmt: skip
    document = _read(lay_out(tmp_path / "断行.pdf", Spacer(1, 460), table, "表后。"))
    assert [(b.text, [one.page for one in b.boxes]) for b in document.blocks] == [
        ("指标", [1]), ("完成情况", [1]), ("产出", [1, 2]), (said, [1, 2]), ("表后。", [2]),
    ]  # fmt: skip


def _boxed(path: Path, own: str, above: str = "") -> Path:
    """A line at (100, 700) on a page with boxes of its own and of the tree of pages above it."""
    stream = "BT /F1 12 Tf 100 700 Td (Met in full.) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [3 0 R] /Count 1 {above} >>",
        f"<< /Type /Page /Parent 2 0 R {own} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "%PDF-1.4\n" + "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    path.write_text(f"{body}trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n", encoding="ascii")
    return path


@pytest.mark.parametrize(
    ("own", "above", "size", "place"),
    [
        ("/MediaBox [0 0 595 842]", "", (595, 842), (100, 142)),
        ("", "/MediaBox [0 0 595 842]", (595, 842), (100, 142)),
        ("/MediaBox [0 0 595 842] /CropBox [50 100 545 800]", "", (495, 700), (50, 100)),
        ("/MediaBox [-20 -30 575 812]", "", (595, 842), (120, 112)),
        ("/MediaBox [0 0 595 842] /CropBox [50 100 545 800] /Rotate 180", "", (495, 700), (50, 100)),
    ],
    ids=["own", "inherited", "cut", "shifted", "upside down"],
)
def test_places_are_on_what_is_shown_of_the_page(
    tmp_path: Path, own: str, above: str, size: tuple[int, int], place: tuple[int, int]
) -> None:
    document = _read(_boxed(tmp_path / "框.pdf", own, above))
    found = box(document.blocks[0])
    assert (found.width, found.height) == size
    assert found.x0 == pytest.approx(place[0], abs=2)
    assert found.y0 < place[1] - 4 and place[1] <= found.y1 < place[1] + 6


def test_a_box_ends_where_its_page_does(tmp_path: Path) -> None:
    def said(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "正文。")
        canvas.drawString(560, 600, "半在页外的话")

    document = _read(draw(tmp_path / "页外.pdf", said, pagesize=(595, 842)))
    assert [box(block).x1 for block in document.blocks] == [128.0, 595.0]


def test_what_lies_beyond_the_page_has_no_box(tmp_path: Path) -> None:
    document = sound(read(ofd(tmp_path / "a.ofd", page(text("正文。", 40, 60), text("页外", 240, 80)))))
    assert [(block.text, len(block.boxes)) for block in document.blocks] == [("正文。", 1), ("页外", 0)]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_measures_that_are_none_give_no_box(value: float) -> None:
    sheets = Sheets([Page(1, 595.276, 841.89), Page(2, value, 842)])
    assert sheets.boxes([Placed(1, (0, 0, value, 10)), Placed(2, (0, 0, 10, 10))]) == ()
    assert sheets.boxes([Placed(1, (-5, 10.04, 700, 20.06))]) == (PageBox(1, 0.0, 10.0, A4[0], 20.1, *A4),)


def test_lines_of_one_column_share_a_box() -> None:
    def line(top: float, page: int = 1, column: int = 0) -> Line:
        return Line("话", page, 80, top, 500, top + 16, 16, None, column, float(column) if column else None)

    lines = [line(700, column=1), line(728, column=1), line(100, column=2), line(100, 2, 1)]
    places = [placed(lines[0])]
    for last, one in pairwise(lines):
        take(places, last, one)
    assert places == [
        Placed(1, (80, 700, 500, 744)), Placed(1, (80, 100, 500, 116)), Placed(2, (80, 100, 500, 116)),
    ]  # fmt: skip


# ------------------------------------------------------------------------------------------------- OFD, scans, others


def test_ofd(tmp_path: Path) -> None:
    points = 72 / 25.4
    ruled = [grid(30, 100, [60, 60], 2, 10), *(text(said, x, y, 4) for said, x, y in (
        ("指标", 32, 107), ("完成", 92, 107), ("清淤", 32, 117), ("12公里", 92, 117)))]  # fmt: skip
    document = _read(ofd(tmp_path / "a.ofd", page(text("第一行。", 40, 60), *ruled)))
    line, *cells = document.blocks
    assert (box(line).width, box(line).height) == A4
    assert holds(box(line), 41 * points, 58 * points) and not holds(box(line), 41 * points, 62 * points)
    assert (box(line).x0, box(line).x1) == pytest.approx((40 * points, (40 + 4 * 5.64) * points), abs=0.1)
    assert [(b.text, box(b).x0, box(b).y0) for b in cells] == [
        (said, pytest.approx(x * points, abs=0.1), pytest.approx(y * points, abs=0.1))
        for said, x, y in (("指标", 30, 100), ("完成", 90, 100), ("清淤", 30, 110), ("12公里", 90, 110))
    ]


def test_ofd_over_pages(tmp_path: Path) -> None:
    document = _read(lay_out_ofd(tmp_path / "a.ofd", [LONG * 5] * 9))
    assert {len(block.boxes) for block in document.blocks} == {1, 2}


@needs_ocr
@pytest.mark.parametrize("name", ["扫描.png", "扫描.pdf"])
def test_scans(tmp_path: Path, name: str) -> None:
    document = _read(_pictured(tmp_path, _page, name))
    assert (box(document.blocks[0]).width, box(document.blocks[0]).height) == pytest.approx((595.1, 280.5), abs=1)
    assert holds(box(document.blocks[0]), 108, 842 - 776) and not holds(box(document.blocks[0]), 108, 842 - 740)
    for block, (x, y) in zip(document.blocks[1:], [(100, 142), (250, 142), (100, 172), (250, 172)], strict=True):
        assert (box(block).x0, box(block).y0) == pytest.approx((x, y), abs=2)
        assert (box(block).x1, box(block).y1) == pytest.approx((x + 150, y + 30), abs=2)


@pytest.mark.parametrize("path", [p for p in SAMPLES if p.suffix in (".txt", ".docx", ".pdf")], ids=lambda p: p.name)
def test_samples(path: Path) -> None:
    document = read(path)
    if path.suffix == ".pdf":
        assert within(document) == read(path)
    else:
        assert not any(block.boxes for block in document.blocks)
