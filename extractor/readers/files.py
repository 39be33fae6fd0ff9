"""The files that paths stand for: a file for itself, a folder or zip file for the documents in it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from db.records import Trouble
from extractor.readers.archive import is_archive, is_member, members

# In a folder only these are taken: what is read, and what a reader refuses with advice. A file that is named itself is
# always taken, whatever its name.
DOCUMENTS = frozenset(
    f".{suffix}"
    for suffix in (
        *("txt", "md", "docx", "docm", "dotx", "pdf"),
        *(
            "doc",
            "dot",
            "wps",
            "rtf",
            "ofd",
            "odt",
            "xlsx",
            "xlsm",
            "xls",
            "et",
            "csv",
            "tsv",
            "html",
            "htm",
            "mht",
            "zip",
        ),
    )
)
# Word and WPS put a lock file beside a document that is open; systems and other programs hide theirs with a dot.
_NOT_DOCUMENTS = ("~$", ".")


def find(paths: Iterable[Path]) -> tuple[list[Path], list[tuple[Path, Trouble]]]:
    """The files to read for `paths`, each once and sorted by path, and what is wrong with paths that give none.

    Folders are walked to the bottom without following links to folders. Lock files (``~$x``, ``.~x``), hidden files and
    hidden folders are skipped. The files in a zip file are paths below it, as `包.zip/部门.docx`.
    """
    files: dict[Path, Path] = {}
    troubles: list[tuple[Path, Trouble]] = []
    for path in paths:
        if path.is_dir():
            inside = _walk(path, troubles)
            if not inside:
                troubles.append((path, Trouble(f"文件夹“{path}”里没有可读的文档", "请确认其中有 .docx、.pdf 或 .txt")))
        elif path.exists() or is_member(path):
            inside = [path]
        else:
            inside = []
            troubles.append((path, Trouble(f"找不到“{path}”", "请检查路径是否写对")))
        for file in inside:
            for each in _expanded(file, troubles):
                files.setdefault(each.resolve(), each)
    return sorted(files.values(), key=Path.as_posix), troubles


def _expanded(file: Path, troubles: list[tuple[Path, Trouble]]) -> list[Path]:
    """The file itself, or the documents in it where it is an archive."""
    if file.suffix.lower() != ".zip" or not is_archive(file):
        return [file]
    found, wrong = members(file, is_document)
    troubles += wrong
    if not found and not wrong:
        troubles.append((file, Trouble(f"压缩包“{file}”里没有可读的文档", "请确认其中有 .docx、.pdf 或 .txt")))
    return found


def is_document(name: str) -> bool:
    """Whether a file of this name (or path within a folder) is taken out of a folder."""
    path = Path(name)
    return path.suffix.lower() in DOCUMENTS and not any(part.startswith(_NOT_DOCUMENTS) for part in path.parts)


def _walk(folder: Path, troubles: list[tuple[Path, Trouble]]) -> list[Path]:
    def refused(error: OSError) -> None:
        place = Path(error.filename or folder)
        troubles.append((place, Trouble(f"无法打开文件夹“{place}”", "请确认有权读取")))

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith(_NOT_DOCUMENTS))
        found += [Path(parent, name) for name in names if is_document(name)]
    return found
