"""The review copy: nothing of the original is changed, and every comment stands on its finding's very words."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from db.records import Trouble
from extractor import checks
from extractor.outputs.findings import Audited
from extractor.outputs.review import review_copy
from extractor.outputs.review.words import comments
from extractor.pipeline import extract
from extractor.settings import Settings
from tests.conftest import ROOT

SAMPLES = sorted(p for p in (ROOT / "corpus" / "samples").iterdir() if p.suffix in {".txt", ".docx", ".pdf"})
WORD = [p for p in SAMPLES if p.suffix == ".docx"]
MARKS = tuple(map(qn, ("w:commentRangeStart", "w:commentRangeEnd")))


@cache
def audited(path: Path) -> tuple[Audited, ...]:
    found = []
    for report in extract(path).reports:
        checked = checks.run(report, Settings())
        found.append(Audited(report, checked.findings, checked.results))
    return tuple(found)


@cache
def copy(path: Path) -> bytes:
    return review_copy(path, audited(path))


def bare(body: Any) -> bytes:
    """A body without its comment marks, runs of one look joined, as canonical XML."""
    for mark in list(body.iter(*MARKS)):
        mark.getparent().remove(mark)
    for reference in list(body.iter(qn("w:commentReference"))):
        run = reference.getparent()
        run.getparent().remove(run)
    for run in list(body.iter(qn("w:r"))):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and look(before) == look(run):
            for child in [c for c in run if c.tag != qn("w:rPr")]:
                before.append(child)
            run.getparent().remove(run)
    for text in list(body.iter(qn("w:t"))):
        text.attrib.clear()
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)
    return bytes(etree.tostring(body, method="c14n"))


def look(run: Any) -> bytes:
    properties = run.find(qn("w:rPr"))
    own = b"" if properties is None else etree.tostring(properties, method="c14n")
    return own + repr(sorted(run.attrib.items())).encode()


def anchored(document: Any) -> dict[int, str]:
    """The words between the marks of each comment."""
    open_now: set[int] = set()
    words: dict[int, str] = {}
    signs = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}
    for node in document.element.body.iter():
        if node.tag == MARKS[0]:
            open_now.add(int(node.get(qn("w:id"))))
            words[int(node.get(qn("w:id")))] = ""
        elif node.tag == MARKS[1]:
            open_now.remove(int(node.get(qn("w:id"))))
        elif node.tag == qn("w:t") or node.tag in signs:
            for id in open_now:
                words[id] += signs.get(node.tag, node.text or "")
    assert not open_now
    return words


def same(text: str) -> str:
    return re.sub(r"[\n\x00-\x08\x0b-\x1f]", "", text)


@pytest.mark.parametrize("path", WORD, ids=lambda p: p.name)
def test_nothing_but_comments_is_added(path: Path) -> None:
    before, after = Document(str(path)), Document(io.BytesIO(copy(path)))
    assert bare(after.element.body) == bare(before.element.body)
    with zipfile.ZipFile(path) as one, zipfile.ZipFile(io.BytesIO(copy(path))) as two:
        assert set(two.namelist()) - set(one.namelist()) <= {"word/comments.xml"}
        for name in set(one.namelist()) - {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}:
            assert etree_or_bytes(one.read(name)) == etree_or_bytes(two.read(name)), name


def etree_or_bytes(content: bytes) -> bytes:
    try:
        return bytes(etree.tostring(etree.fromstring(content), method="c14n"))
    except etree.XMLSyntaxError:
        return content


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_comment_stands_on_its_words(path: Path) -> None:
    check_anchors(path)


def check_anchors(path: Path) -> None:
    document = Document(io.BytesIO(copy(path)))
    words = anchored(document)
    texts = [c.text for c in document.comments]
    wanted = [c for a in audited(path) for c in comments(a)]
    assert len(texts) == len(wanted) == len(words)
    for comment, text, said in zip(wanted, texts, (words[c.comment_id] for c in document.comments), strict=True):
        assert re.match(r"GJ\d{3} ", text)
        if comment.evidence is not None:
            assert same(said) == same(comment.evidence.span.quote)
        else:
            assert said
    own = [c for c in wanted if c.main]
    assert len(own) == sum(len(a.findings) for a in audited(path))


def test_the_real_report(shared: Path) -> None:
    check_anchors(next((shared / "corpus").glob("report-*.txt")))


@pytest.mark.parametrize("path", SAMPLES[:4], ids=lambda p: p.name)
def test_the_same_copy_every_time(path: Path) -> None:
    assert review_copy(path, audited(path)) == copy(path)


def test_the_text_is_read_again_as_it_was(tmp_path: Path) -> None:
    """Comments apart, a review copy says what its source says."""
    for path in WORD:
        target = tmp_path / path.name
        target.write_bytes(copy(path))
        before = [b.text for r in extract(path).reports for b in r.blocks]
        after = [b.text for r in extract(target).reports for b in r.blocks if not b.locator.startswith("批注")]
        assert after == before


@pytest.mark.parametrize("path", [p for p in SAMPLES if p.suffix != ".docx"], ids=lambda p: p.name)
def test_a_made_copy_has_all_the_text_of_its_source(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "made.docx"
    target.write_bytes(copy(path))
    blocks = [b for r in extract(target).reports for b in r.blocks if b.kind != "footer"]  # our page numbers
    said = [b for b in blocks if not b.locator.startswith("批注")]
    wanted = [b.text for a in audited(path) for b in a.report.blocks]
    assert [same(b.text) for b in said if b.text.strip()] == [same(text) for text in wanted if text.strip()]


def test_a_made_copy_keeps_every_paragraph_of_a_cell_and_cells_that_are_merged(tmp_path: Path) -> None:
    path = tmp_path / "表.html"
    path.write_text(
        "<meta charset=utf-8><p>云川市青石区水务局2024年度部门整体绩效自评报告</p><table><tr><td rowspan=2><p>渠道</p><p>清淤</p>"
        "<td colspan=2>指标</tr><tr><td>3公里<td>2公里</tr></table>",
        encoding="utf-8",
    )
    document = Document(io.BytesIO(review_copy(path, audited(path))))
    (table,) = document.tables
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["渠道\n清淤", "指标", "指标"],
        ["渠道\n清淤", "3公里", "2公里"],
    ]
    title = document.paragraphs[0]
    assert title.style.name == "Title" and title.text.startswith("云川市")


def test_the_copy_becomes_a_pdf_with_its_comments(tmp_path: Path) -> None:
    """LibreOffice opens it; a comment is an annotation of the page that its words are on."""
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    import pdfplumber
    from pdfplumber.utils.pdfinternals import decode_text, resolve

    path = ROOT / "corpus" / "samples" / "township.docx"
    (tmp_path / "copy.docx").write_bytes(copy(path))
    filter = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", filter, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "copy.docx")], check=True, capture_output=True, timeout=180)
    with pdfplumber.open(tmp_path / "copy.pdf") as pdf:
        held = [resolve(a) for page in pdf.pages for a in resolve(page.page_obj.annots) or []]
        notes = [decode_text(resolve(a["Contents"])) for a in held if "Contents" in a]
    wanted = [comment.text for comment in Document(io.BytesIO(copy(path))).comments]
    assert sorted(map(same, notes)) == sorted(map(same, wanted))


def test_a_source_that_changed_since_it_was_stored_is_refused() -> None:
    with pytest.raises(Trouble, match="另一版本"):
        review_copy(WORD[1], audited(WORD[0]))
