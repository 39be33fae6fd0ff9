"""A file -> its reports. Pure: nothing is kept, so that it runs in any process and always gives the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from db.records import Report, Trouble
from extractor.pipeline.undisturbed import undisturbed


@dataclass(frozen=True, slots=True)
class Extracted:
    """What is known of a file (its sha256, size in bytes, format) and the reports in it, results settled."""

    sha256: str
    size: int
    format: str
    reports: tuple[Report, ...]


@cache
def version() -> str:
    """What an extraction depends on: a file that was stored under another version is read again."""
    from importlib.metadata import version as installed

    from extractor.language import words

    return f"{installed('gouji')} + {words.cutter()}"


def sha256(path: Path) -> str:
    """The file's sha256 in hex. Raises Trouble where it cannot be read."""
    from extractor.readers import at_hand

    try:
        with at_hand(path) as found, found.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> Trouble:
    """What to say when the system does not let us read a file."""
    reason = {PermissionError: "没有读取权限", FileNotFoundError: "文件不存在", IsADirectoryError: "这是文件夹"}
    return Trouble(f"{path} 读不出来：{reason.get(type(error), error.strerror or error)}", "请检查该文件后重新运行")


@undisturbed()
def extract(path: Path) -> Extracted:
    """Read a file and take it apart. Raises Trouble, naming the file, where it cannot be read."""
    from extractor import fields, language, outline, readers, results

    with readers.at_hand(path) as file:
        digest = sha256(file)
        document = readers.read(file)
        size = file.stat().st_size
    reports = []
    for part in outline.build(document, path.name):
        analyses = list(language.analyse((block.text for block in part.blocks), part.fiscal_year))
        report = replace(fields.extract(part, analyses), source=readers.shown(path), sha256=digest)
        reports.append(results.settle(report))
    return Extracted(digest, size, document.format, tuple(reports))
