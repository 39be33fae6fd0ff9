"""Files built for one phenomenon each, and what holds for every document that was read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from db.records import Document, visible
from extractor.readers import read

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def sound(document: Document) -> Document:
    """`document`, after asserting what holds for each: ids in order, no blank block, every character accounted for."""
    assert [block.id for block in document.blocks] == list(range(1, len(document.blocks) + 1))
    assert all(block.text.strip() and block.locator for block in document.blocks)
    told = sum(visible(block.text) for block in document.blocks) + sum(visible(left.text) for left in document.left_out)
    assert document.seen == told
    return document


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


# ------------------------------------------------------------------------------------------------------------- Word


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def para(*inner: str, properties: str = "") -> str:
    """A paragraph; `inner` is XML, or plain text where it holds none."""
    content = "".join(part if part.startswith("<") else run(part) for part in inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def listed(num: int, level: int = 0, text: str = "项") -> str:
    return para(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def cell(*inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p if p.startswith('<') else para(p) for p in inner)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def word(path: Path, *body: str, numbering: str = "", styles: str = "", **parts: str) -> Path:
    """A .docx with the XML of `body`. `parts` are footnotes, endnotes: the XML inside of their root elements."""
    document = docx.Document()
    tree = document.element.body
    for xml in _children("".join(body)):
        tree.insert(len(tree) - 1, xml)
    if numbering:
        root = document.part.numbering_part.element
        root[:] = _children(numbering)
    for xml in _children(styles):
        document.styles.element.append(xml)
    for kind, xml in parts.items():
        blob = f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} {NAMESPACES}>{xml}</w:{kind}>'.encode()
        media = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        part = Part(PackURI(f"/word/{kind}.xml"), media, blob, document.part.package)
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper()))
    document.save(str(path))
    return path


def rezip(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Change the members of a zip file: `change` is given the name and the bytes of each."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    path.write_bytes(buffer.getvalue())
    return path


def raw_word(path: Path, xml: str) -> Path:
    """A .docx with `xml` at the start of its body, put in as text."""
    text = xml.encode()
    return rezip(
        word(path),
        lambda name, data: data.replace(b"<w:body>", b"<w:body>" + text) if name == "word/document.xml" else data,
    )


def read_word(folder: Path, *body: str, **parts: str) -> Document:
    """What is read from a .docx made as by `word`."""
    return sound(read(word(folder / "样例.docx", *body, **parts)))


def _children(xml: str) -> list[Any]:
    return list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"))


# -------------------------------------------------------------------------------------------------------------- PDF


def draw(path: Path, *pages: Callable[[Canvas], None], **options: Any) -> Path:
    """A PDF whose pages are drawn by functions of a canvas; its font is set to 16 points."""
    canvas = Canvas(str(path), **options)
    for page in pages:
        canvas.setFont(FONT, 16)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lay_out(
    path: Path, *content: str | Flowable, indent: float = 32, decorate: Callable[[Canvas, int], None] | None = None
) -> Path:
    """A PDF of flowing text as official documents are set: 16 points, leading 28, first lines indented by two."""
    style = ParagraphStyle(
        "body", fontName=FONT, fontSize=16, leading=28, firstLineIndent=indent, wordWrap="CJK", alignment=4
    )
    flowables = [Paragraph(escape(part), style) if isinstance(part, str) else part for part in content]

    def on_page(canvas: Canvas, template: Any) -> None:
        if decorate is not None:
            decorate(canvas, template.page)

    template = SimpleDocTemplate(str(path), leftMargin=80, rightMargin=74, topMargin=105, bottomMargin=100)
    template.build(flowables, onFirstPage=on_page, onLaterPages=on_page)
    return path
