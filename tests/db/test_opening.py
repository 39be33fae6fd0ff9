"""A database that cannot be used is refused in words, and never damaged."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connection import NO_WAL, set_journal
from db.migrations import SCHEMA
from db.records import Trouble
from db.store import Store
from tests.db.samples import report, save

ROOT = Path(__file__).resolve().parents[2]


def refused(path: Path, words: str, create: bool = True) -> Trouble:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(Trouble, match=words) as raised:
        Store.open(path, create)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert str(path) in raised.value.message or path.name in raised.value.message
    assert raised.value.advice
    return raised.value


def test_a_new_database_opens_again_with_nothing_to_tell(tmp_path: Path) -> None:
    path = tmp_path / "库 %?#.db"
    with Store.open(path) as store:
        save(store, report())
        assert store.notes == []
        assert store.conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert store.conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    for create in (True, False):
        with Store.open(str(path), create) as store:
            assert store.report_ids() == [1]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_missing_things_are_named(tmp_path: Path) -> None:
    refused(tmp_path / "无.db", "找不到", create=False)
    assert not (tmp_path / "无.db").exists()
    refused(tmp_path, "是文件夹")
    refused(tmp_path / "无" / "a.db", "不存在")


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("这不是数据库。" * 100, encoding="utf-8")
    refused(text, "不是 SQLite 数据库")
    stranger = tmp_path / "b.db"
    conn = sqlite3.connect(stranger)
    conn.execute("CREATE TABLE theirs (id)")
    conn.close()
    refused(stranger, "不是 gouji 的数据库")
    refused(stranger, "不是 gouji 的数据库", create=False)
    empty = tmp_path / "c.db"
    empty.touch()
    refused(empty, "不是 gouji 的数据库", create=False)
    Store.open(empty).close()  # what a killed first run leaves is begun again


def test_a_newer_schema_is_refused_naming_both(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        store.conn.execute(f"PRAGMA user_version = {SCHEMA + 7}")
    trouble = refused(path, f"版本是 {SCHEMA + 7}.*只认识到 {SCHEMA}")
    assert "升级" in trouble.advice
    refused(path, "升级|版本", create=False)


def test_a_truncated_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        save(store, report())
    path.write_bytes(path.read_bytes()[:40_000])
    with pytest.raises(Trouble, match="损坏"), Store.open(path) as store:
        for key in store.report_ids():
            store.load(key)


def test_a_killed_creation_leaves_nothing_half_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    with monkeypatch.context() as patch:
        patch.setattr("db.migrations.VIEWS", {"v_broken": "SELECT FROM"})
        with pytest.raises(Trouble):
            Store.open(path)
    with sqlite3.connect(path) as conn:
        assert conn.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    conn.close()
    with Store.open(path) as store:
        assert save(store, report()) == [1]


def test_a_locked_database_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    monkeypatch.setattr("db.connection._PATIENCE", 0.05)
    with Store.open(path) as store:
        store.conn.execute("BEGIN IMMEDIATE")
        with pytest.raises(Trouble, match="占用"):
            Store.open(path)
        with Store.open(path, create=False) as reader:
            assert reader.report_ids() == []


@pytest.mark.skipif(sys.platform == "win32", reason="the lock file method without shared memory is of Unix")
def test_where_wal_cannot_be_had_the_journal_is_delete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The unix-dotfile method has no shared memory, as on a network share."""

    def connect(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{path}?vfs=unix-dotfile", uri=True, isolation_level=None)

    monkeypatch.setattr("db.connection._connect", connect)
    with Store.open(tmp_path / "a.db") as store:
        assert store.notes == [NO_WAL]
        assert store.conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert not set_journal(store.conn)
        assert save(store, report()) == [1]


# Goes on as a user who may not write: prints what reading gives and what writing is refused with.
_READ = """
import os, sys
from pathlib import Path
import sqlite_utils
from db.records import Trouble
from db.store import Store
if os.getuid() == 0:
    os.setuid(65534)
path = Path(sys.argv[1])
with Store.open(path, create=False) as store:
    print(store.notes, store.load(1).title)
    for call in (lambda: store.log("a", "b"), lambda: store.save("b", "b", 1, "0", "txt", [], "v")):
        try:
            call()
        except Trouble as trouble:
            print(trouble)
try:
    Store.open(path)
except Trouble as trouble:
    print(trouble)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user can reach (pytest's own is its maker's alone)."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of Unix here")
@pytest.mark.parametrize("writable_folder", [True, False])
def test_what_can_only_be_read_is_read(folder: Path, writable_folder: bool) -> None:
    path = folder / "a.db"
    with Store.open(path) as store:
        save(store, report())
    path.chmod(0o444)
    folder.chmod(0o777 if writable_folder else 0o555)
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == f"[] {report().title}"
    assert len(lines) == 4
    assert all("是只读的" in line and str(path) in line for line in lines[1:])


def test_what_is_imported_when() -> None:
    """The vocabulary is standard library only, and commands that only read need not wait for sqlite-utils."""
    for module, absent in (("db.records", "sqlite3"), ("db.store", "sqlite_utils"), ("db.search", "sqlite_utils")):
        code = f"import sys, {module}; sys.exit({absent!r} in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0, module


def test_a_database_of_the_first_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "旧.db"
    with Store.open(path) as store:
        save(store, report())
        before = store.load(1)
        # what the first schema did not have
        store.conn.execute("DROP TABLE block_boxes")
        store.conn.execute("ALTER TABLE blocks DROP COLUMN confidence")
        store.conn.execute("DELETE FROM _sqlite_migrations WHERE name <> 'm001_first'")
        store.conn.execute("PRAGMA user_version = 1")
    with Store.open(path, create=False) as store:
        assert store.conn.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
        assert store.load(1) == before


@pytest.mark.parametrize(("format", "outcome"), [("txt", "unchanged"), ("pdf", "changed"), ("ofd", "changed")])
def test_what_was_stored_without_its_places_is_read_again(tmp_path: Path, format: str, outcome: str) -> None:
    path = tmp_path / "旧.db"
    with Store.open(path) as store:
        save(store, report())
        store.conn.execute("UPDATE documents SET format = ?", [format])
        store.conn.execute("DROP TABLE block_boxes")
        store.conn.execute("DELETE FROM _sqlite_migrations WHERE name IN ('m003_boxes', 'm004_rows_as_fields')")
        store.conn.execute("PRAGMA user_version = 2")
    with Store.open(path) as store:
        assert store.load(1).blocks[0].boxes == ()
        assert store.outcome_for("报告.txt", "0" * 64, "v1").outcome == outcome
