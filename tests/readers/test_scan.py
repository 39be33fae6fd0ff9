"""Scans: recognised where the extra is installed, refused with the command that installs it where not."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from db.records import Trouble
from extractor.readers import read, scan
from extractor.readers.scan import ink, ocr
from tests.conftest import ROOT
from tests.readers.build import draw, sound, texts

needs_ocr = pytest.mark.skipif(not ocr.installed(), reason="the extra `ocr` is not installed (requirements-ocr.lock)")


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
    numpy = pytest.importorskip("numpy")
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
