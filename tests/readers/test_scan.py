"""Scans: recognised where the extra is installed, refused with the command that installs it where not."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Any

import numpy
import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from db.records import Cell, Trouble
from extractor.readers import read, scan
from extractor.readers.scan import ink, ocr
from tests.conftest import ROOT
from tests.readers.build import FONT, draw, sound, texts

# Where GOUJI_NEEDS_OCR is set (CI), a missing extra fails these tests and skips none.
needs_ocr = pytest.mark.skipif(
    not ocr.installed() and not os.environ.get("GOUJI_NEEDS_OCR"),
    reason="the extra `ocr` is not installed (requirements-ocr.lock)",
)


def _pictured(folder: Path, page: Any, name: str) -> Path:
    """A page as a picture of 200 dots an inch, cut to its upper part; a .pdf holds nothing but the picture."""
    drawn = draw(folder / "源.pdf", page)
    picture = pypdfium2.PdfDocument(drawn)[0].render(scale=200 / 72).to_pil().convert("RGB")
    picture = picture.crop((0, 0, picture.width, picture.height // 3))
    path = folder / name
    if path.suffix != ".pdf":
        picture.save(path, dpi=(200, 200))
        return path
    picture.save(folder / "页.png")
    canvas = Canvas(str(path), pagesize=(picture.width * 0.36, picture.height * 0.36))
    canvas.drawImage(str(folder / "页.png"), 0, 0, picture.width * 0.36, picture.height * 0.36)
    canvas.showPage()
    canvas.save()
    return path


def _page(canvas: Canvas) -> None:
    canvas.drawString(100, 770, "全年清淤渠道12.5公里")
    for y in (700, 670, 640):
        canvas.line(100, y, 400, y)
    for x in (100, 250, 400):
        canvas.line(x, 640, x, 700)
    for x, y, said in ((110, 678, "指标名称"), (260, 678, "完成情况"), (110, 648, "群众满意度"), (260, 648, "92.3%")):
        canvas.drawString(x, y, said)


@needs_ocr
@pytest.mark.parametrize("name", ["扫描.png", "扫描.pdf"])
def test_lines_and_tables_are_recognised(tmp_path: Path, name: str) -> None:
    document = sound(read(_pictured(tmp_path, _page, name)))
    assert texts(document) == ["全年清淤渠道12.5公里", "指标名称", "完成情况", "群众满意度", "92.3%"]
    assert document.blocks[4].locator == "第1页 表1 第2行第2列"
    assert document.left_out[0].reason.startswith("图片页，文字由识别")


@needs_ocr
def test_every_block_keeps_its_confidence(tmp_path: Path) -> None:
    document = read(_pictured(tmp_path, _page, "扫描.png"))
    assert all(block.confidence is not None and 0.5 < block.confidence <= 1 for block in document.blocks)


@needs_ocr
def test_thin_and_single_characters_are_not_lost(tmp_path: Path) -> None:
    said = ["一、预算执行", "二、存在的问题", "一、", "一", "7"]

    def page(canvas: Canvas) -> None:
        for n, text in enumerate(said):
            canvas.setFont(FONT, 21)
            canvas.drawString(100, 790 - 50 * n, text)

    document = sound(read(_pictured(tmp_path, page, "章.png")))
    assert texts(document) == said


@needs_ocr
def test_a_cell_with_a_single_figure_in_a_narrow_column(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        for y in (700, 674, 648):
            canvas.line(100, y, 400, y)
        for x in (100, 124, 260, 400):
            canvas.line(x, 648, x, 700)
        for x, y, said in (
            (106, 682, "1"),
            (130, 682, "清淤长度"),
            (270, 682, "12.5公里"),
            (106, 656, "2"),
            (130, 656, "合格率"),
            (270, 656, "100%"),
        ):
            canvas.drawString(x, y, said)

    document = sound(read(_pictured(tmp_path, page, "窄栏.png")))
    assert texts(document) == ["1", "清淤长度", "12.5公里", "2", "合格率", "100%"]
    assert [block.cell and (block.cell.row, block.cell.column) for block in document.blocks] == [
        (1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3),
    ]  # fmt: skip


@needs_ocr
@pytest.mark.parametrize("angle", [1.5, -2, 90, 180, 270])
def test_pictures_that_stand_askew_are_set_upright(tmp_path: Path, angle: float) -> None:
    path = _pictured(tmp_path, _page, "正.png")
    with Image.open(path) as picture:
        picture.rotate(angle, expand=True, resample=2, fillcolor="white").save(tmp_path / "斜.png", dpi=(200, 200))
    document = sound(read(tmp_path / "斜.png"))
    assert texts(document) == ["全年清淤渠道12.5公里", "指标名称", "完成情况", "群众满意度", "92.3%"]
    assert document.blocks[4].cell == Cell(1, 2, 2)


@needs_ocr
def test_a_text_layer_without_meaning_is_replaced(tmp_path: Path) -> None:
    picture = _pictured(tmp_path, _page, "面.png")

    def page(canvas: Canvas) -> None:
        canvas.drawImage(str(picture), 0, 842 - 281, 595, 281)
        hidden = canvas.beginText(80, 600)
        hidden.setTextRenderMode(3)
        hidden.setFont("Vera", 12)
        hidden.textOut("\ue001\ue002\ue003\ue004")
        canvas.drawText(hidden)

    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    document = sound(read(draw(tmp_path / "乱码.pdf", page)))
    assert texts(document)[0] == "全年清淤渠道12.5公里"
    assert [left.text for left in document.left_out if "改用识别" in left.reason] == ["\ufffd" * 4]


@pytest.mark.parametrize(
    ("recognised", "settled"),
    [
        ("完成率100%,较上年", "完成率100%，较上年"),
        ("(一)目标:完成;", "（一）目标：完成；"),
        ("(1)填报", "（1）填报"),
        ("清淤(12公里)", "清淤（12公里）"),
        ("GB(2011),A:B 12:30", "GB(2011),A:B 12:30"),
        ("渠道(含支渠", "渠道（含支渠"),
    ],
)
def test_marks_are_in_full_width_beside_han_characters(recognised: str, settled: str) -> None:
    assert ocr._settled(recognised) == settled


def test_the_skew_of_a_page_is_seen() -> None:
    picture = Image.new("L", (800, 1000), 255)
    pen = ImageDraw.Draw(picture)
    for at in range(100, 900, 40):
        pen.rectangle((100, at, 700, at + 14), fill=0)
    for angle in (0.0, 1.0, -2.5):
        dark = numpy.asarray(picture.rotate(angle, fillcolor=255)) < ink.DARK
        assert abs(ink.skew(dark) - angle) <= 0.25


def test_edges_of_narrow_cells_are_ruling_lines() -> None:
    dark = numpy.zeros((300, 600), dtype=bool)
    dark[100, 50:550] = dark[145, 50:550] = True
    for at in (50, 90, 550):
        dark[100:146, at] = True
    dark[110:140, 300] = True  # the stem of a character
    down = {box[0] for box in ink.rulings(dark, 200) if box[0] == box[2]}
    assert down == {50, 90, 550}


@pytest.mark.parametrize("name", ["扫描.jpg", "扫描.pdf"])
def test_without_the_extra_it_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = _pictured(tmp_path, _page, name)
    monkeypatch.setattr(ocr, "installed", lambda: False)
    monkeypatch.setattr(scan, "installed", lambda: False)
    with pytest.raises(Trouble, match="OCR") as caught:
        read(path)
    assert name in caught.value.message
    command = caught.value.advice.split("运行 ")[1].split("（")[0]
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    installs = shlex.split(command)
    assert installs[-2] == "-r" and (ROOT / installs[-1]).is_file()


def test_rows_of_a_picture(tmp_path: Path) -> None:
    picture = Image.new("L", (600, 400), 255)
    pen = ImageDraw.Draw(picture)
    for at in (50, 150, 250):
        pen.line((50, at, 500, at), fill=0, width=2)
    for at in (50, 300, 500):
        pen.line((at, 50, at, 250), fill=0, width=2)
    pen.text((60, 60), "----", fill=0)
    boxes = ink.rulings(numpy.asarray(picture) < ink.DARK, 200)
    across = {round(box[1] / 50) * 50 for box in boxes if box[1] == box[3]}
    assert across == {50, 150, 250}


def test_damaged_and_absurd_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "installed", lambda: True)
    path = tmp_path / "坏.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    with pytest.raises(Trouble, match="坏.png"):  # noqa: RUF043
        read(path)
    monkeypatch.setattr(scan, "_PIXELS_MOST", 1000)
    path = _pictured(tmp_path, _page, "大.png")
    with pytest.raises(Trouble, match="尺寸"):
        read(path)
