"""The review copy: the original document with each finding as a Word comment on the very words that it is about."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.records import Report, Span, Trouble
from extractor.outputs.findings import Audited
from extractor.outputs.listing import clean
from extractor.outputs.looks import headings, title_blocks
from extractor.outputs.package import settled
from extractor.outputs.review.anchors import Anchors
from extractor.outputs.review.made import document_of
from extractor.outputs.review.words import Comment, comments

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "勾稽", "勾"


def review_copy(source: Path, audited: Sequence[Audited]) -> bytes:
    """The .docx with the comments. `audited` are all reports of the source, in their order in it.

    A source in Word format keeps everything but for the comments; of any other a document is made from its blocks.
    Raises Trouble where the stored blocks are not what the source says now.
    """
    word = audited[0].report.format == "docx"
    document, anchors = _original(source, audited) if word else _made(audited)
    offset = 0
    for each in audited:
        _annotate(document, anchors, each, offset)
        offset += len(each.report.blocks)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue(), own=not word)


def _made(audited: Sequence[Audited]) -> tuple[Document, Anchors]:
    titles, headed, offset = set(), set(), 0
    for each in audited:
        titles |= {offset + block for block in title_blocks(each.report)}
        headed |= {offset + span.block for span, _, alone in headings(each.report) if alone}
        offset += len(each.report.blocks)
    document, places = document_of([block for a in audited for block in a.report.blocks], titles, headed)
    return document, Anchors(places)


def _original(source: Path, audited: Sequence[Audited]) -> tuple[Document, Anchors]:
    """The source opened for writing, and the places of its blocks in it."""
    from docx import Document

    from extractor.readers.docx import read_with_places

    read, places = read_with_places(source)
    if [b.text for b in read.blocks] != [b.text for a in audited for b in a.report.blocks]:
        raise Trouble(
            f"{source} 是用另一版本的 gouji 读入的，批注会对不准", "请先用 gouji ingest 重新读入，再生成审阅稿"
        )
    try:
        document = Document(str(source))
    except Exception:  # python-docx opens fewer files than our reader (ISO Strict, damaged parts): then as for a text
        return _made(audited)
    elements = list(document.element.iter())
    return document, Anchors(
        {block: [(elements[at] if at >= 0 else None, text) for at, text in pieces] for block, pieces in places.items()}
    )


def _annotate(document: Document, anchors: Anchors, audited: Audited, offset: int) -> None:
    """Put a report's comments into the document; those without a place, or with one that takes none, on the title."""
    title = _title(audited.report, anchors, offset)
    for comment in comments(audited):
        span = _moved(comment.evidence.span, offset) if comment.evidence else None
        if span is not None and anchors.holds(span):
            anchors.comment(span, _add(document, comment))
        elif title is not None and comment.main:
            anchors.comment(title, _add(document, comment))


def _add(document: Document, comment: Comment) -> int:
    """A comment of the document's comments part; gives its id. It bears no time: the same input gives the same copy."""
    made = document.comments.add_comment(
        clean("\n".join(line.replace("\n", " ") for line in comment.lines)), AUTHOR, INITIALS
    )
    element: Any = made._comment_elm
    for name in [n for n in element.attrib if n.endswith("}date")]:
        del element.attrib[name]
    return int(made.comment_id)


def _moved(span: Span, offset: int) -> Span:
    return replace(span, block=span.block + offset)


def _title(report: Report, anchors: Anchors, offset: int) -> Span | None:
    """The first line of the title; where there is none, the first words that can bear a comment."""
    lines = [_moved(_whole(b.id, b.text), offset) for b in report.blocks]
    title = re.sub(r"\s", "", report.title or "")
    named = [s for s in lines[:12] if title.startswith(re.sub(r"\s", "", s.quote))]
    return next((s for s in [*named, *lines] if anchors.holds(s)), None)


def _whole(block: int, text: str) -> Span:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Span(block, start, end, text[start:end])
