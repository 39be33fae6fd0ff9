"""``gouji regenerate`` and ``gouji review`` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Call
from tests.conftest import ROOT

SAMPLE = ROOT / "corpus" / "samples" / "township.docx"


@pytest.fixture
def source(gouji: Call, tmp_path: Path) -> Path:
    path = Path(shutil.copy(SAMPLE, tmp_path / "报告.docx"))
    assert gouji("ingest", path).code == 0
    return path


def test_regenerate_writes_the_same_file_every_time(gouji: Call, source: Path, tmp_path: Path) -> None:
    for name in ("一.docx", "二.docx"):
        done = gouji("regenerate", "--report", 1, "-o", name)
        assert (done.code, done.out) == (0, "")
        assert name in done.err
    assert (tmp_path / "一.docx").read_bytes() == (tmp_path / "二.docx").read_bytes()
    source.unlink()  # from the database alone
    assert gouji("regenerate", "--report", 1, "--with-findings", "-o", "三.docx").code == 0
    assert (tmp_path / "三.docx").read_bytes() != (tmp_path / "一.docx").read_bytes()


def test_a_report_that_is_not_stored(gouji: Call, source: Path) -> None:
    done = gouji("regenerate", "--report", 9, "-o", "新.docx")
    assert done.code == 2
    assert "没有编号为 9 的报告" in done.err


def test_review_comments_the_original(gouji: Call, source: Path, tmp_path: Path) -> None:
    assert gouji("review", source, "-o", "审阅稿.docx").code == 0
    copy = Document(str(tmp_path / "审阅稿.docx"))
    assert [p.text for p in copy.paragraphs] == [p.text for p in Document(str(source)).paragraphs]
    findings = gouji("check", "--format", "json").json["findings"]
    said = [c.text for c in copy.comments if "参见（" not in c.text]
    assert [text[:5] for text in said] == [f["rule"] for f in findings]
    assert all(f["message"] in text for f, text in zip(findings, said, strict=True))


def test_a_changed_source_is_refused(gouji: Call, source: Path, tmp_path: Path) -> None:
    changed = Document(str(source))
    changed.add_paragraph("后来加的一段。")
    changed.save(str(source))
    done = gouji("review", source, "-o", "审阅稿.docx")
    assert done.code == 2
    assert "不是同一份内容" in done.err
    assert not (tmp_path / "审阅稿.docx").exists()


def test_an_output_that_cannot_be_written(gouji: Call, source: Path, tmp_path: Path) -> None:
    (tmp_path / "占用").mkdir()
    for command in (("regenerate", "--report", 1), ("review", source)):
        done = gouji(*command, "-o", "占用")
        assert done.code == 2
        assert "写不进去" in done.err
    assert list((tmp_path / "占用").iterdir()) == []
