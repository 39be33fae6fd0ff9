"""PDF files: characters, boxes and ruling lines through pypdfium2, tables out of ruling lines through pdfplumber.

Lines are joined to paragraphs by geometry, also across pages; running headers, footers and page numbers are left out and
listed. Text is never normalised, and no blank is put between Han characters.
"""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from db.records import Document, Trouble, visible
from extractor.readers.blocks import Blocks
from extractor.readers.layout import assemble, lay
from extractor.readers.layout.glyphs import UNDEFINED
from extractor.readers.layout.page import Page
from extractor.readers.pdf.annotations import Annotations, annotated
from extractor.readers.pdf.characters import PageText, page_text
from extractor.readers.pdf.drawn import pieces, ruled
from extractor.readers.pdf.fonts import boxes_for_han, fonts_for_drawing
from extractor.readers.pdf.struck import without_marked, without_struck
from extractor.readers.scan import ocr

STRUCK = "加了删除线的文字"
REDACTED = "标记为密文、待删除的文字"
HIDDEN = "隐藏的批注"
FILLED = "表单域里填写的内容，未读入正文"
REPLACED = "文字层不可用（字符没有对应的文字），改用识别（OCR）结果"
# Characters that cannot be read: undefined, or of an area that each font uses as it likes.
_UNDEFINED = re.compile(f"[{UNDEFINED}\ue000-\uf8ff]")
_RUBBISH = 0.2  # from this share of characters without a meaning on, a text layer is not to be relied on
_OCR = "请先做文字识别（OCR），再读取识别结果；或向提供者索取 Word 原件"


@dataclass(slots=True)
class _Reading:
    """What has been read of a file: its pages; the visible characters in it, and those that it does not define.

    `bare` are the numbers of pages that are pictures only, `rubbish` of those whose text layer is not to be relied on;
    `comments` what is annotated, with the page; `aside` the visible characters of all that stands in annotations.
    """

    pages: list[Page] = field(default_factory=list)
    seen: int = 0
    undefined: int = 0
    bare: list[int] = field(default_factory=list)
    rubbish: list[int] = field(default_factory=list)
    comments: list[tuple[int, str]] = field(default_factory=list)
    aside: int = 0

    @property
    def last(self) -> Page | None:
        """The latest page that was read."""
        return self.pages[-1] if self.pages else None


def read(path: Path) -> Document:
    """Read a PDF. Locators are `第3页`, in tables `第3页 表1 第2行第4列`; a paragraph or table is where it begins.

    Raises `Trouble` for a file that needs a password, is damaged, or has no text that can be relied on.
    """
    blocks, reading = Blocks(), _Reading()
    with boxes_for_han(), closing(_open(path)) as file:
        for number in range(1, len(file) + 1):
            with closing(file[number - 1]) as page:
                _page(page, path, number, reading, blocks)
    _trusted(reading, path.name)
    for number in reading.bare:
        blocks.leave("", "图片页，没有文字层，需先做文字识别（OCR）", f"第{number}页")
    assemble(reading.pages, blocks)
    for count, (number, said) in enumerate(reading.comments, 1):
        blocks.add("note", said, f"第{number}页 批注{count}", page=number)
    return blocks.document("pdf", reading.seen + reading.aside)


def _open(path: Path) -> Any:
    try:
        file = pypdfium2.PdfDocument(path)
        len(file)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise Trouble(f"“{path.name}”需要密码才能打开", "请用密码打开，取消密码后另存一份再读取") from error
        raise Trouble(
            f"“{path.name}”已损坏，或不是有效的 PDF 文件", "请重新下载或复制，或用 PDF 阅读器打开并另存一份"
        ) from error
    return file


def _page(page: Any, path: Path, number: int, reading: _Reading, blocks: Blocks) -> None:
    """Read one page; it is not needed any more afterwards.

    Where the extra for it is installed, a page without text and one whose text says nothing are recognised.
    """
    text, marks = page_text(page), annotated(page)
    reading.comments += [(number, said) for said in marks.comments]
    reading.aside += sum(map(visible, [*marks.comments, *marks.hidden, *marks.fields]))
    for texts, reason in ((marks.hidden, HIDDEN), (marks.fields, FILLED)):
        for said in texts:
            blocks.leave(said, reason, f"第{number}页")
    undefined = len(_UNDEFINED.findall(text.text))
    rubbish = undefined > _RUBBISH * text.seen
    reading.seen += text.seen
    if (rubbish or (not text.seen and _has_picture(page))) and _recognised(path, number, reading, blocks):
        if text.seen:
            blocks.leave(text.text, REPLACED, f"第{number}页")
        return
    if not text.seen and _has_picture(page):
        reading.bare.append(number)
    if undefined:
        reading.undefined += undefined
        reading.rubbish += [number] if rubbish else []
        blocks.leave("", f"有{undefined}个字符文件没有给出对应的文字，显示为“{UNDEFINED}”或异样的符号", f"第{number}页")
    reading.pages.append(_laid(page, number, text, marks, reading, blocks))


def _laid(page: Any, number: int, text: PageText, marks: Annotations, reading: _Reading, blocks: Blocks) -> Page:
    """A page by its own text; what is struck through is left out."""
    drawn = [text.place(*piece) for piece in pieces(page)] if text.glyphs else []
    glyphs, struck, rest = without_struck(text.glyphs, drawn)
    for said in struck:
        blocks.leave(said, STRUCK, f"第{number}页")
    for boxes, reason in ((marks.struck, STRUCK), (marks.redacted, REDACTED)):
        glyphs, marked = without_marked(glyphs, [[text.place(*box) for box in mark] for mark in boxes])
        for said in marked:
            blocks.leave(said, reason, f"第{number}页")
    laid = lay(number, text.width, text.height, glyphs, ruled(rest), reading.last)
    laid.askew = text.askew
    return laid


def _recognised(path: Path, number: int, reading: _Reading, blocks: Blocks) -> bool:
    """Read a page as a picture; false where nothing comes of it."""
    if not ocr.installed():
        return False
    with fonts_for_drawing(), closing(_open(path)) as file, closing(file[number - 1]) as page:
        picture = page.render(scale=ocr.DOTS / 72).to_pil()
    found = ocr.recognise(picture, ocr.DOTS)
    if not found.seen:
        return False
    ocr.tell(found, number, blocks)
    reading.seen += found.seen
    reading.pages.append(lay(number, found.width, found.height, found.glyphs, found.rulings, reading.last))
    return True


def _has_picture(page: Any) -> bool:
    kinds = {
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index))
        for index in range(raw.FPDFPage_CountObjects(page.raw))
    }
    return bool(kinds & {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING})


def _trusted(reading: _Reading, name: str) -> None:
    """Refuse a file without text, or whose characters the file does not define."""
    if not reading.seen:
        if reading.bare:
            raise Trouble(f"“{name}”全部页面都没有文字，应是扫描件，要先做文字识别（OCR）", ocr.INSTALL)
        raise Trouble(f"“{name}”没有文字", _OCR)
    if reading.undefined > _RUBBISH * reading.seen:
        share = reading.undefined / reading.seen
        pages = "、".join(map(str, reading.rubbish[:10])) + ("等" if len(reading.rubbish) > 10 else "")
        raise Trouble(
            f"“{name}”的文字层不可用：{share:.0%}的字符文件没有给出对应的文字（第{pages}页），要先做文字识别（OCR）",
            _OCR if ocr.installed() else ocr.INSTALL,
        )
