"""PDF files: characters, boxes and ruling lines through pypdfium2, tables out of ruling lines through pdfplumber.

Lines are joined to paragraphs by geometry, also across pages; running headers, footers and page numbers are left out and
listed. Text is never normalised, and no blank is put between Han characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from db.records import Cell, Document, Trouble, visible
from extractor.readers import scan
from extractor.readers.blocks import Blocks
from extractor.readers.pdf import tables
from extractor.readers.pdf.furniture import put_aside
from extractor.readers.pdf.glyphs import UNDEFINED, page_text
from extractor.readers.pdf.lines import lines
from extractor.readers.pdf.page import Page
from extractor.readers.pdf.paragraphs import Paragraph, paragraphs
from extractor.readers.pdf.spread import WholeTable, whole

ASKEW = "倾斜或竖排的文字（如水印）"
REPEATED = "续表重复的表头"
_RUBBISH = 0.2  # from this share of characters without a meaning on, the text layer is not to be relied on
_OCR = "请先做文字识别（OCR），再读取识别结果；或向提供者索取 Word 原件"


def read(path: Path) -> Document:
    """Read a PDF. Locators are `第3页`, in tables `第3页 表1 第2行第4列`; a paragraph or table is where it begins.

    Raises `Trouble` for a file that needs a password, is damaged, or has no text that can be relied on.
    """
    file = _open(path)
    blocks = Blocks()
    try:
        pages, seen, bare = _pages(file, blocks)
    finally:
        file.close()
    _trusted(pages, path.name, len(bare))
    for line, reason in put_aside(pages):
        blocks.leave(line.text, reason, f"第{line.page}页")
    for page in pages:
        if page.askew:
            blocks.leave(page.askew, ASKEW, f"第{page.number}页")
    for number in bare:
        blocks.leave("", "图片页，没有文字层，需先做文字识别（OCR）", f"第{number}页")
    write(whole(paragraphs(pages)), blocks)
    return blocks.document("pdf", seen)


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


def _pages(file: Any, blocks: Blocks) -> tuple[list[Page], int, list[int]]:
    """All pages, one in memory at a time; how many visible characters they have; the pages that are pictures only.

    Pictures are recognised where the extra for it is installed.
    """
    pages: list[Page] = []
    bare: list[int] = []
    seen = 0
    for number in range(1, len(file) + 1):
        page = file[number - 1]
        text = page_text(page)
        seen += text.seen
        found, rest = tables.find(page, number, text.glyphs, text.place)
        pages.append(Page(number, text.width, text.height, lines(rest, number), found, text.askew))
        if not text.seen and _has_picture(page):
            recognised = _recognised(page, pages[-1], blocks) if scan.installed() else 0
            seen += recognised
            bare += [] if recognised else [number]
        page.close()
    return pages, seen, bare


def _recognised(page: Any, onto: Page, blocks: Blocks) -> int:
    """Put the text of a picture onto its page; gives how many characters it has."""
    found = scan.recognise(page.render(scale=scan.DOTS / 72).to_pil(), scan.DOTS)
    onto.width, onto.height = page.get_size()
    scan.place(found, onto)
    if found.seen:
        scan.tell(found, onto.number, blocks)
    return found.seen


def _has_picture(page: Any) -> bool:
    kinds = {
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, index))
        for index in range(raw.FPDFPage_CountObjects(page.raw))
    }
    return bool(kinds & {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_SHADING})


def _trusted(pages: list[Page], name: str, bare: int) -> None:
    """Refuse a file without text, or whose characters the file does not define."""
    texts = list(_texts(pages))
    total = sum(map(visible, texts))
    if not total:
        if bare:
            raise Trouble(f"“{name}”全部页面都没有文字，应是扫描件，要先做文字识别（OCR）", scan.INSTALL)
        raise Trouble(f"“{name}”没有文字", _OCR)
    unknown = sum(sum(c == UNDEFINED or "\ue000" <= c <= "\uf8ff" for c in t) for t in texts)
    if unknown > _RUBBISH * total:
        raise Trouble(f"“{name}”的文字层不可用（多数字符没有对应的文字）", _OCR)


def _texts(pages: list[Page]) -> Iterator[str]:
    for page in pages:
        for line in page.lines:
            yield line.text
        for table in page.tables:
            for cell in table.cells:
                yield cell.text


def write(items: list[Paragraph | WholeTable], blocks: Blocks) -> None:
    """Add paragraphs and tables with their places; repeated heads of tables are left out."""
    number = 0
    for item in items:
        if isinstance(item, Paragraph):
            blocks.add("paragraph", item.text, f"第{item.page}页", page=item.page)
            continue
        number += 1
        for placed in item.cells:
            cell = placed.cell
            blocks.add(
                "cell",
                placed.text,
                f"第{placed.page}页 表{number} 第{placed.row}行第{cell.column}列",
                cell=Cell(number, placed.row, cell.column, cell.row_span, cell.column_span),
                page=placed.page,
            )
        for placed in item.repeated:
            if placed.text:
                blocks.leave(placed.text, REPEATED, f"第{placed.page}页 表{number}")
