"""Where results go: standard output as UTF-8 whatever the system's habit, or a file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click

from db.records import Trouble


def emit(result: str | bytes | Iterable[str], output: Path | None = None) -> None:
    """Print a result, or its pieces, or write it to `output`. A reader that has gone away (``| head``) is no error."""
    given = [result] if isinstance(result, str | bytes) else result
    pieces = (piece.encode("utf-8") if isinstance(piece, str) else piece for piece in given)
    if output is not None:
        write(output, pieces)
        click.echo(f"已写入 {output}", err=True)
    elif sys.stdout.isatty():
        click.echo(b"".join(pieces).decode("utf-8-sig"), nl=False)
    else:
        try:
            sys.stdout.flush()
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # What Python still holds back would raise again when it flushes at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def columns(output: Path | None) -> int | None:
    """The width to break lines at: the terminal's; None for a file or a pipe, where lines stay whole."""
    return shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place and move it there, so that no half of it is ever seen. Raises Trouble.

    Windows refuses to replace a file that another program holds; elsewhere the lock files that office programs leave
    beside it tell, and are heeded, because the program would write its own state over ours.
    """
    held = next((lock for lock in _locks(path) if lock.exists()), None)
    if held is not None:
        raise Trouble(
            f"{path} 正在 WPS、Word、Excel 或 LibreOffice 里打开，没有写入",
            f"请先关闭它，或换一个文件名；如果没有程序开着它，请删除 {held}",
        )
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _locks(path: Path) -> list[Path]:
    """Where office programs say that they have a file open. Word drops the beginning of a longer name."""
    name = path.name
    return [path.with_name(x) for x in (f".~lock.{name}#", f"~${name}", f"~${name[2:]}", f".~{name}")]


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> Trouble:
    reasons = {
        PermissionError: "文件正在 WPS、Word、Excel 等程序里打开，或没有写入权限",
        FileNotFoundError: "所在文件夹不存在",
        IsADirectoryError: "这是文件夹",
    }
    reason = reasons.get(type(error), error.strerror or str(error))
    return Trouble(f"{path} 写不进去：{reason}", "请先关闭正在使用它的程序，或换一个位置")
