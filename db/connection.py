"""Opening the database, and telling its troubles in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from db.migrations import APPLICATION_ID, SCHEMA, migrate
from db.records import Trouble

# Seconds that a writer waits for another to finish before it gives up.
_PATIENCE = 10.0

NO_WAL = "数据库所在位置不支持 WAL 日志（多为网络共享盘），已改用 DELETE 日志：可以使用，但写入时其他人须等待"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an error of SQLite into a `Trouble` that names the file and the way out."""
    try:
        yield
    except sqlite3.Error as error:
        raise _trouble(path, error) from error
    except OverflowError as error:
        raise Trouble(f"有一个整数超出数据库的范围，未能存入 {path}", "请检查源文件中位数异常的数字") from error
    except UnicodeEncodeError as error:
        # A file name in another encoding than the system's comes as half characters.
        shown = error.object.encode("utf-8", "replace").decode("utf-8")
        raise Trouble(f"“{shown}”中有不是 Unicode 的字符，未能存入 {path}", "请把文件改名后再导入") from error


def _trouble(path: Path, error: sqlite3.Error) -> Trouble:
    if isinstance(error, sqlite3.IntegrityError):
        return Trouble(f"读出的记录互相矛盾，未存入 {path}：{error}", "这是程序的错误，请把源文件和这句话告诉开发者")
    said = str(error).lower()
    for sign, message, advice in (
        ("locked", "数据库 {} 正被其他程序占用", "请关闭正在使用它的程序，或稍后再试"),
        ("busy", "数据库 {} 正被其他程序占用", "请关闭正在使用它的程序，或稍后再试"),
        ("readonly", "数据库 {} 是只读的，不能写入", "请检查文件和所在文件夹的权限，或用 --db 指定另一个位置"),
        ("not a database", "{} 不是 SQLite 数据库", "请用 --db 指定 gouji 的数据库，或换一个新文件名"),
        ("malformed", "数据库 {} 已损坏", "请从备份恢复，或换一个新文件名重新导入"),
        ("unable to open", "数据库 {} 无法打开", "请检查所在文件夹是否存在、是否有读写权限"),
        ("full", "磁盘已满，未能写入数据库 {}", "请腾出空间后再试，已存入的内容不受影响"),
        ("fts5", "本机的 SQLite 没有全文检索（FTS5），不能使用数据库 {}", "请改用 python.org 提供的 Python"),
    ):
        if sign in said:
            return Trouble(message.format(path), advice)
    return Trouble(f"数据库 {path} 出错：{error}", "请检查磁盘，或从备份恢复")


@contextmanager
def writing(conn: sqlite3.Connection) -> Iterator[None]:
    """One transaction that takes the write lock at once; whatever is raised inside undoes all of it."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


@contextmanager
def reading(conn: sqlite3.Connection) -> Iterator[None]:
    """One view of the database for several queries, whatever another process writes meanwhile."""
    conn.execute("BEGIN")
    try:
        yield
    finally:
        if conn.in_transaction:
            conn.execute("ROLLBACK")


def open_database(path: Path, create: bool) -> tuple[sqlite3.Connection, list[str]]:
    """An open database of this program's schema, and what its user should know.

    With `create`, a missing file is made and one that cannot be written is refused; without, a file that can only be
    read is opened for reading.

    Raises:
        Trouble: missing, not a database or not ours, of a newer schema, locked, damaged, or not to be written.

    """
    if path.is_dir():
        raise Trouble(f"{path} 是文件夹，不是数据库", "请用 --db 指定一个文件")
    if not create and not path.exists():
        raise Trouble(f"找不到数据库 {path}", "请先用 gouji ingest 导入报告，或用 --db 指定数据库")
    if create and not path.parent.is_dir():
        raise Trouble(
            f"文件夹 {path.parent} 不存在，不能建立数据库 {path.name}", "请先建立文件夹，或用 --db 指定另一个位置"
        )
    with told(path):
        conn = _connect(path)
        try:
            return conn, _prepare(conn, path, create)
        except BaseException:
            conn.close()
            raise


def _connect(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    try:
        conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        conn.close()
        # A database in WAL mode wants a file beside it; where none can be made (an archive) it can still be read, as
        # long as no change waits in its log.
        log = path.with_name(path.name + "-wal")
        readable = "unable to open" in str(error) or "readonly" in str(error)
        if not readable or not path.exists() or (log.exists() and log.stat().st_size):
            raise
        address = f"file:{quote(str(path.absolute()).replace(chr(92), '/'))}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, isolation_level=None)
    except BaseException:
        conn.close()
        raise
    return conn


def _prepare(conn: sqlite3.Connection, path: Path, create: bool) -> list[str]:
    _refuse_strangers(conn, path, create)
    conn.execute("PRAGMA foreign_keys = ON")
    if not create and schema_of(conn) == SCHEMA:
        # Nothing is written before the caller does, so that a database on a read-only disk can be read.
        conn.execute("PRAGMA synchronous = NORMAL" if _journal(conn) == "wal" else "PRAGMA synchronous = FULL")
        return []
    notes = [] if set_journal(conn) else [NO_WAL]
    with writing(conn):
        # Another process may have made the schema while this one waited for the lock.
        if schema_of(conn) < SCHEMA:
            migrate(conn)
    _refuse_unwritable(conn)
    return notes


def _refuse_unwritable(conn: sqlite3.Connection) -> None:
    """SQLite opens a read-only file without a word and only objects to the first change: try one and take it back."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        conn.execute(f"PRAGMA user_version = {SCHEMA}")
    finally:
        conn.execute("ROLLBACK")


def _journal(conn: sqlite3.Connection) -> str:
    return str(conn.execute("PRAGMA journal_mode").fetchone()[0])


def schema_of(conn: sqlite3.Connection) -> int:
    """The number of the schema that the file holds; 0 before the first."""
    return int(conn.execute("PRAGMA user_version").fetchone()[0])


def _refuse_strangers(conn: sqlite3.Connection, path: Path, create: bool) -> None:
    ours = conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    empty = not conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if not ours and not (empty and create):
        raise Trouble(f"{path} 不是 gouji 的数据库", "请用 --db 指定 gouji 的数据库，或换一个新文件名")
    if schema_of(conn) > SCHEMA:
        raise Trouble(
            f"数据库 {path} 的结构版本是 {schema_of(conn)}，本程序只认识到 {SCHEMA}",
            "请升级 gouji 后再打开，或换一个新文件名",
        )


def set_journal(conn: sqlite3.Connection) -> bool:
    """Readers beside one writer (WAL) where the file system can do it, else DELETE; says whether it can.

    Under WAL, NORMAL keeps the database whole whatever happens to the process, at one sync a checkpoint.
    """
    try:
        mode = conn.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "readonly" in str(error) or "locked" in str(error):
            raise
        mode = "none"
    if mode == "wal":
        conn.execute("PRAGMA synchronous = NORMAL")
        return True
    conn.execute("PRAGMA journal_mode = DELETE")
    return False
