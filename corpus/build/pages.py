"""A report as .pdf, with reportlab's own Chinese font (no font file is needed) and ruled tables."""

from __future__ import annotations

import io
from collections.abc import Iterable
from html import escape
from typing import Any

from corpus.build.flow import Table, Text

FONT = "STSong-Light"
MARGIN = 80
WIDTH = 435


def document(pieces: Iterable[Text | Table]) -> bytes:
    """The bytes of the .pdf; they depend on the pieces alone. A page number stands at the foot of each page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    template = SimpleDocTemplate(
        buffer, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, topMargin=72, bottomMargin=72, invariant=1
    )
    template.build(_story(pieces), onFirstPage=_foot, onLaterPages=_foot)
    return buffer.getvalue()


def _foot(canvas: Any, template: Any) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawCentredString(template.pagesize[0] / 2, 40, f"- {template.page} -")


def _story(pieces: Iterable[Text | Table]) -> list[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Spacer

    body = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=22, firstLineIndent=24, wordWrap="CJK")
    title = ParagraphStyle("title", parent=body, fontSize=16, leading=30, firstLineIndent=0, alignment=1)
    story: list[Any] = []
    for piece in pieces:
        if isinstance(piece, Table):
            story += [Spacer(1, 6), _table(piece), Spacer(1, 6)]
        elif text := (piece.marker + piece.text).strip():
            story.append(_wrapped(text, title if piece.level == 0 else body, WIDTH))
        else:
            story.append(Spacer(1, 12))
    return story


def _wrapped(text: str, style: Any, width: float) -> Any:
    """A paragraph no line of which is a single character: PDFium, which readers use, loses such a line of this font."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    for indent in range(0, int(width / 2), 6):
        narrower = ParagraphStyle("narrower", parent=style, rightIndent=indent) if indent else style
        paragraph = Paragraph(escape(text), narrower)
        paragraph.wrap(width, 10_000)
        if len(text) < 2 or not any(_characters(line) == 1 for line in paragraph.blPara.lines):
            break
    return Paragraph(escape(text), narrower)


def _characters(line: Any) -> int:
    if isinstance(line, tuple):
        return sum(len(word) for word in line[1])
    return sum(len(word.text) for word in line.words)


def _table(piece: Table) -> Any:
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Table as Grid

    rows = [list(row) for row in piece.rows]
    style = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK")
    width = max(map(len, rows))
    longest = [max(len(row[i]) if i < len(row) else 0 for row in rows) for i in range(width)]
    # a cell's margins are as wide as one character; beyond 12 characters a cell may wrap
    shares = [min(length, 12) + 3 for length in longest]
    widths = [WIDTH * share / sum(shares) for share in shares]
    full = [row + [""] * (width - len(row)) for row in rows]
    cells = [[_wrapped(text, style, room - 12) for text, room in zip(row, widths, strict=True)] for row in full]
    return Grid(cells, colWidths=widths, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black)])
