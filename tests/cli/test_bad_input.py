"""Input that cannot be used: a sentence that says what and what to do, the promised exit code, nothing half-stored."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Call, tiny


def _empty(path: Path) -> Path:
    path = path / "空.txt"
    path.write_bytes(b"")
    return path


def _named_docx(path: Path) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    path = path / "其实是pdf.docx"
    canvas = Canvas(str(path))
    canvas.showPage()
    canvas.save()
    return path


def _truncated(path: Path) -> Path:
    from docx import Document

    path = path / "截断.docx"
    document = Document()
    document.add_paragraph(tiny(1))
    document.save(str(path))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def _other_zip(path: Path) -> Path:
    path = path / "压缩包.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    return path


def _no_reports(path: Path) -> Path:
    path = path / "空文件夹"
    path.mkdir()
    (path / "~$报告.docx").write_bytes(b"lock")
    return path


def _binary(path: Path) -> Path:
    path = path / "数据.txt"
    path.write_bytes(bytes(range(256)) * 40)
    return path


def _unknown_encoding(path: Path) -> Path:
    path = path / "西欧.txt"
    path.write_bytes("Prüfbericht für das Jahr, geändert, größer\n".encode("cp1252") * 40)
    return path


def _missing(path: Path) -> Path:
    return path / "没有.docx"


BAD = [_empty, _named_docx, _truncated, _other_zip, _no_reports, _binary, _unknown_encoding, _missing]


@pytest.mark.parametrize("make", BAD, ids=[f.__name__.strip("_") for f in BAD])
@pytest.mark.parametrize("command", ["ingest", "run"])
def test_bad_file(gouji: Call, tmp_path: Path, make: Callable[[Path], Path], command: str) -> None:
    path = make(tmp_path)
    done = gouji(command, path)
    assert done.code == 2
    assert path.name in done.err and "。" in done.err and "Traceback" not in done.err
    stored = gouji("reports", "--format", "json")
    assert stored.code == 2 or stored.json["reports"] == []

    good = tmp_path / "好.txt"
    good.write_text(tiny(1), encoding="utf-8")
    done = gouji(command, path, good)
    assert done.code == 3
    assert path.name in done.err
    assert [r["source"] for r in gouji("reports", "--format", "json").json["reports"]] == ["好.txt"]


def test_a_file_that_became_unreadable_keeps_its_records(gouji: Call, tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(tiny(1), encoding="utf-8")
    gouji("ingest", path)
    before = gouji("export").out
    path.write_bytes(b"")
    assert gouji("ingest", path).code == 2
    assert gouji("export").out == before


def _stored(gouji: Call, tmp_path: Path) -> Path:
    (tmp_path / "报告.txt").write_text(tiny(1), encoding="utf-8")
    assert gouji("ingest", "报告.txt").code == 0
    return tmp_path / "gouji.db"


def test_database_of_a_newer_schema(gouji: Call, tmp_path: Path) -> None:
    with sqlite3.connect(_stored(gouji, tmp_path)) as conn:
        version = conn.execute("PRAGMA user_version").fetchone()[0]
        conn.execute(f"PRAGMA user_version = {version + 7}")
    conn.close()
    before = (tmp_path / "gouji.db").read_bytes()
    for arguments in (["run", "报告.txt"], ["check"], ["export"], ["reports"], ["search", "清"]):
        done = gouji(*arguments)
        assert done.code == 2 and "升级" in done.err and "Traceback" not in done.err
    assert (tmp_path / "gouji.db").read_bytes() == before


def _without_privileges() -> list[str]:
    """What to put before a command so that the modes of files hold for it; to an administrator none is read-only."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("an administrator may write to any file, and setpriv is not here to take that away")
    return [setpriv, "--inh-caps=-all", "--bounding-set=-all"]


def test_read_only_database(gouji: Call, tmp_path: Path) -> None:
    database = _stored(gouji, tmp_path)
    with sqlite3.connect(database) as conn:
        conn.execute("PRAGMA journal_mode = DELETE")
    conn.close()
    before = database.read_bytes()
    (tmp_path / "新.txt").write_text(tiny(2), encoding="utf-8")
    database.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        for arguments in (["ingest", "新.txt"], ["run", "新.txt"], ["check"]):
            command = [*_without_privileges(), sys.executable, "-m", "extractor", *arguments]
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8")
            assert done.returncode == 2, done
            assert "gouji.db" in done.stderr and "只读" in done.stderr and "Traceback" not in done.stderr
        command = [*_without_privileges(), sys.executable, "-m", "extractor", "export"]
        assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode == 0, "reading it is still fine"
    finally:
        tmp_path.chmod(0o755)
    assert database.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 2000])
def test_what_is_no_database(gouji: Call, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "gouji.db").write_bytes(content)
    (tmp_path / "报告.txt").write_text(tiny(1), encoding="utf-8")
    for arguments in (["run", "报告.txt"], ["check"]):
        done = gouji(*arguments)
        assert done.code == 2 and "gouji.db" in done.err and "Traceback" not in done.err
    assert (tmp_path / "gouji.db").read_bytes() == content


def test_commands_on_a_database_that_is_not_there(gouji: Call, tmp_path: Path) -> None:
    for arguments in (["check"], ["export"], ["reports"], ["search", "清"], ["decide", "0" * 16, "--confirm"]):
        done = gouji(*arguments)
        assert done.code == 2 and "gouji.db" in done.err
    assert not list(tmp_path.iterdir())
    assert gouji("run", "没有.docx").code == 2
    assert not list(tmp_path.iterdir()), "a mistyped name leaves no database behind"


def test_unknown_report(gouji: Call, tmp_path: Path) -> None:
    _stored(gouji, tmp_path)
    for command in ("check", "export"):
        done = gouji(command, "--report", 9)
        assert done.code == 2 and "9" in done.err
