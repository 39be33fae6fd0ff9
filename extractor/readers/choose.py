"""One file, read by the reader that its content asks for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from db.records import Document, Trouble
from extractor.readers.archive import at_hand
from extractor.readers.formats import recognise


def read(path: Path) -> Document:
    """Read the file at `path`, whatever its name says it is; it may lie within an archive.

    Raises `Trouble` that names the file for everything that keeps it from being read. This is the one place where an
    unforeseen error of a format's library becomes such a sentence: a damaged file can break a library anywhere, and no
    damaged file may stop the files after it.
    """
    with at_hand(path) as file:
        return _read(file)


def _read(path: Path) -> Document:
    try:
        found = recognise(path)
        if found.reader is None:
            raise Trouble(f"“{path.name}”是{found.title}，目前不能直接读取", found.advice)
        document: Document = import_module(f"extractor.readers.{found.reader}").read(path)
    except Trouble:
        raise
    except OSError as error:
        raise Trouble(f"无法打开“{path.name}”（{_cause(error)}）", "请确认文件存在、有权读取、未被锁定") from error
    except Exception as error:
        raise Trouble(
            f"“{path.name}”已损坏，或不是有效的{found.title}",
            "请用原来的软件打开并另存一份，或向提供者重新索取",
        ) from error
    if not document.blocks:
        raise Trouble(f"“{path.name}”里没有文字", "如果内容是图片或扫描件，请先做文字识别（OCR），再读取识别结果")
    return document


def _cause(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "文件不存在"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹"
    if isinstance(error, PermissionError):
        return "没有读取权限"
    return error.strerror or type(error).__name__
