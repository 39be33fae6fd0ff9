"""Annotations of a PDF: comments are notes, and what a mark deletes is left out and listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from db.records import Document
from extractor.readers import read
from tests.readers.build import FONT, draw, sound, texts

SAID = "计划清淤12公里改为15公里，其余不变。"


def _annotate(canvas: Canvas, kind: str, *boxes: tuple[float, float, float, float], **entries: Any) -> None:
    """An annotation over boxes (left, low, right, high)."""
    rect = [min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)]
    quads = [value for x0, y0, x1, y1 in boxes for value in (x0, y1, x1, y1, x0, y0, x1, y0)]
    entries = {
        key: PDFString(value) if isinstance(value, str) and not value.startswith("/") else value
        for key, value in entries.items()
    }
    entries |= {
        "Type": PDFName("Annot"),
        "Subtype": PDFName(kind),
        "Rect": PDFArray(rect),
        "QuadPoints": PDFArray(quads),
    }
    canvas._addAnnotation(PDFDictionary(entries))


def _over(canvas: Canvas, before: str, marked: str, y: float = 700) -> tuple[float, float, float, float]:
    """The box of a text that stands behind another in a line that begins at 80."""
    left = 80 + canvas.stringWidth(before, FONT, 16)
    return left, y - 3, left + canvas.stringWidth(marked, FONT, 16), y + 14


def _read(path: Path) -> Document:
    return sound(read(path))


def _left(document: Document) -> list[tuple[str, str, str]]:
    return [(left.text, left.reason, left.locator) for left in document.left_out]


def test_text_under_a_strike_out_is_left_out(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 700, SAID)
        canvas.drawString(80, 670, "第二行也删去，只留这句。")
        boxes = _over(canvas, "计划清淤", "12公里"), _over(canvas, "", "第二行也删去，", 670)
        _annotate(canvas, "StrikeOut", *boxes, Contents="核减")
        _annotate(canvas, "StrikeOut", _over(canvas, "计划清淤12公里", "改为"), F=2)  # hidden: strikes nothing

    document = _read(draw(tmp_path / "批删.pdf", page))
    assert "".join(texts(document)[:-1]) == "计划清淤改为15公里，其余不变。只留这句。"
    assert _left(document) == [("12公里第二行也删去，", "加了删除线的文字", "第1页")]
    note = document.blocks[-1]
    assert (note.kind, note.text, note.locator, note.page) == ("note", "核减", "第1页 批注1", 1)


def test_text_marked_for_redaction_is_left_out(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 700, SAID)
        _annotate(canvas, "Redact", _over(canvas, "计划清淤", "12公里"))

    document = _read(draw(tmp_path / "密文.pdf", page))
    assert texts(document) == ["计划清淤改为15公里，其余不变。"]
    assert _left(document) == [("12公里", "标记为密文、待删除的文字", "第1页")]


def test_comments_are_notes_in_the_order_of_pages(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 700, SAID)
        _annotate(canvas, "Highlight", _over(canvas, "", "计划清淤"), Contents="请核对\r第二行")
        _annotate(canvas, "FreeText", (80, 300, 200, 320), Contents="附件另送")
        _annotate(canvas, "Popup", (80, 300, 200, 320), Contents="不再重复")
        _annotate(canvas, "Link", (80, 300, 200, 320), Contents="链接的说明")
        _annotate(canvas, "Highlight", _over(canvas, "", "计划清淤"))
        _annotate(canvas, "Text", (80, 300, 200, 320), Contents="内部意见", F=2)

    document = _read(draw(tmp_path / "批注.pdf", page, page))
    assert [(b.text, b.locator) for b in document.blocks if b.kind == "note"] == [
        ("请核对\n第二行", "第1页 批注1"), ("附件另送", "第1页 批注2"),
        ("请核对\n第二行", "第2页 批注3"), ("附件另送", "第2页 批注4"),
    ]  # fmt: skip
    assert _left(document) == [("内部意见", "隐藏的批注", f"第{page}页") for page in (1, 2)]


def test_what_is_filled_into_a_form_is_listed(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(80, 700, "项目名称：")
        _annotate(canvas, "Widget", (180, 695, 400, 715), FT="/Tx", T="name", V="清淤工程")
        _annotate(canvas, "Widget", (180, 595, 400, 615), FT="/Btn", T="box", V="/Off")

    document = _read(draw(tmp_path / "表单.pdf", page))
    assert texts(document) == ["项目名称："]
    assert _left(document) == [("清淤工程", "表单域里填写的内容，未读入正文", "第1页")]
