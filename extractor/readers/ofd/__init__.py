"""OFD files (GB/T 33190-2016): text objects with their places become lines, paragraphs and tables as those of a PDF do.

Pages are read in the document's order with their templates. Left out and listed: running lines, text that is not shown,
askew or of an annotation, seals, attachments. Nothing outside of the file is ever opened.
"""

from __future__ import annotations

from pathlib import Path

from db.records import Document, Trouble, visible
from extractor.readers.blocks import Blocks
from extractor.readers.container import Container
from extractor.readers.layout import assemble, lay
from extractor.readers.layout.page import Page
from extractor.readers.ofd.content import HIDDEN, PageContent
from extractor.readers.ofd.structure import Body, OfdPage, bodies

ANNOTATION = "版式文件的注释"
_PAGES_MOST = 20_000
_OCR = "请先做文字识别（OCR），再读取识别结果；或向提供者索取 Word 原件"


def read(path: Path) -> Document:
    """Read an OFD. Locators are `第3页`, in tables `第3页 表1 第2行第4列`; a paragraph or table is where it begins.

    Raises `Trouble` for a file that is encrypted, damaged, or has no text.
    """
    blocks = Blocks()
    seen = 0
    pages: list[Page] = []
    with Container(path) as package:
        if package.blob("OFD.xml") is None or any(name.endswith("encryptions.xml") for name in package.names()):
            raise Trouble(f"“{path.name}”是加密的版式文件", "请用 OFD 阅读器取消密码后另存，或转换为 PDF 再读取")
        for body in bodies(package):
            for page in body.pages:
                if len(pages) >= _PAGES_MOST:
                    raise Trouble(f"“{path.name}”的页数不正常，已拒绝读取", "请确认来源，或分成几份另存")
                seen += _page(page, body, pages, blocks)
            for text, reason in body.aside:
                seen += visible(text)
                blocks.leave(text, reason, "全文")
    if not any(page.lines or page.tables for page in pages):
        raise Trouble(f"“{path.name}”没有文字，应是扫描件", _OCR)
    assemble(pages, blocks)
    return blocks.document("ofd", seen)


def _page(page: OfdPage, body: Body, pages: list[Page], blocks: Blocks) -> int:
    """Add a page to `pages`; gives how many visible characters it has, counted apart from how they are read."""
    number = len(pages) + 1
    content = PageContent(body.composites)
    for root in page.layers:
        content.read(root)
    pages.append(lay(number, page.width, page.height, content.glyphs, content.rulings(), pages[-1] if pages else None))
    pages[-1].askew = content.askew
    if content.hidden:
        blocks.leave(content.hidden, HIDDEN, f"第{number}页")
    for text in page.notes:
        blocks.leave(text, ANNOTATION, f"第{number}页")
    if content.pictures and not content.glyphs:
        blocks.leave("", "图片页，没有文字，需先做文字识别（OCR）", f"第{number}页")
    return content.seen + sum(map(visible, page.notes))
