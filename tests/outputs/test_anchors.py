"""Any words of a Word document can bear a comment, however its runs are cut, and nothing else changes."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from docx import Document

from db.records import Span
from extractor.outputs.review.anchors import Anchors
from extractor.readers.docx import read_with_places
from tests.outputs.test_review import anchored, bare
from tests.readers.build import cell, para, row, run, table, word

BOLD = "<w:b/><w:color w:val='C00000'/>"
BODIES = {
    "one run": para("完成培训12期"),
    "runs of several looks": para(run("完成"), run("培训12", BOLD), run("期，已验收")),
    "a tab and a line break in a run": para("<w:r><w:rPr><w:i/></w:rPr><w:t>目标</w:t><w:tab/><w:t>12期</w:t><w:br/><w:t>已验收</w:t></w:r>"),
    "an insertion and a deletion": para(
        run("培训"),
        '<w:ins w:id="1" w:author="甲"><w:r><w:t>12</w:t></w:r></w:ins>',
        '<w:del w:id="2" w:author="甲"><w:r><w:delText>11</w:delText></w:r></w:del>',
        run("期"),
    ),
    "a link": para(run("见"), '<w:hyperlink w:anchor="a"><w:r><w:t>附件一</w:t></w:r></w:hyperlink>', run("的表")),
    "a content control": para(run("共"), "<w:sdt><w:sdtContent><w:r><w:t>12期</w:t></w:r></w:sdtContent></w:sdt>"),
    "a cell of two paragraphs": table(row(cell(para("完成12期"), para(run("已"), run("验收", BOLD))))),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_every_stretch_of_words(name: str, tmp_path: Path) -> None:
    path = word(tmp_path / "样例.docx", BODIES[name])
    read, _ = read_with_places(path)
    before = bare(Document(str(path)).element.body)
    for block in read.blocks:
        for start, end in itertools.combinations(range(len(block.text) + 1), 2):
            if not block.text[start:end].strip():
                continue
            document, anchors = opened(path)
            span = Span(block.id, start, end, block.text[start:end])
            assert anchors.holds(span)
            anchors.comment(span, 7)
            said = anchored(document)[7]
            assert said.replace("\n", "") == span.quote.replace("\n", "")
            assert bare(document.element.body) == before


def test_comments_that_overlap(tmp_path: Path) -> None:
    path = word(tmp_path / "样例.docx", BODIES["runs of several looks"])
    before = bare(Document(str(path)).element.body)
    document, anchors = opened(path)
    text = read_with_places(path)[0].blocks[0].text
    spans = [Span(1, a, b, text[a:b]) for a, b in ((0, 6), (1, 4), (3, len(text)), (4, 6), (1, 4), (0, 1))]
    for number, span in enumerate(spans):
        anchors.comment(span, number)
    assert anchored(document) == {n: s.quote for n, s in enumerate(spans)}
    assert bare(document.element.body) == before


def opened(path: Path) -> tuple[object, Anchors]:
    document = Document(str(path))
    elements = list(document.element.iter())
    places = read_with_places(path)[1]
    return document, Anchors({b: [(elements[n] if n >= 0 else None, t) for n, t in p] for b, p in places.items()})
