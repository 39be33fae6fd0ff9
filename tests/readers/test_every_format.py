"""Our sample reports in .docx, .doc, .pdf, .html, .txt and .ofd: the same sections, projects, fields and findings from each.

What differs, and why, stands in docs/formats.md as well.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from db.records import Block, Document
from extractor import checks
from extractor.readers import office, read
from extractor.settings import Settings
from tests.conftest import ROOT
from tests.readers import ofd
from tests.readers.build import para, rezip, sound
from tests.readers.test_forms import _html, _reports, _runs, _with_blanks, facts

SAMPLES = ROOT / "corpus" / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
PROGRAM = office.find_program()
FORMATS = ("docx", "html", "ofd", "doc", "pdf")


def everything(document: Document) -> list[Any]:
    """All that is read from a document and found in it, without blanks and places."""
    findings = [
        (finding.rule, finding.severity, finding.projects, "".join(finding.message.split()))
        for report in _reports(document)
        for finding in checks.run(report, Settings()).findings
    ]
    return [facts(document), sorted(findings)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """For each format the folder with the samples in it."""
    folders = {format: tmp_path_factory.mktemp(format) for format in FORMATS}
    for name in NAMES:
        source = SAMPLES / f"{name}.docx"
        target = folders["docx"] / source.name
        if source.exists():
            target.write_bytes(source.read_bytes())
        else:
            plain = docx.Document()
            for block in read(SAMPLES / f"{name}.txt").blocks:
                plain.add_paragraph(block.text)
            plain.save(str(target))
        document = read(target)
        _html(document, folders["html"]).rename(folders["html"] / f"{name}.html")
        ofd.lay_out(folders["ofd"] / f"{name}.ofd", map(_laid, _runs(document)))
    if PROGRAM is not None:
        _by_libreoffice(folders, "pdf")
        for name in NAMES:
            _writable(folders["docx"] / f"{name}.docx", folders["doc"] / f"{name}.docx")
        _by_libreoffice(folders | {"docx": folders["doc"]}, "doc:MS Word 97")
    for own in SAMPLES.glob("*.pdf"):
        (folders["pdf"] / own.name).write_bytes(own.read_bytes())
    return folders


def _laid(run: list[Block]) -> str | list[ofd.Placed]:
    if run[0].cell is None:
        return (run[0].marker or "") + run[0].text
    rows = max(block.cell.row for block in run if block.cell)
    cells = (block for row in range(1, rows + 1) for block in _with_blanks(run, row))
    return [(b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span, b.text) for b in cells if b.cell]


def _by_libreoffice(folders: dict[str, Path], kind: str) -> None:
    folder = folders[kind.split(":")[0]]
    command = [str(PROGRAM), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(folder), *map(str, sorted(folders["docx"].glob("*.docx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _writable(source: Path, target: Path) -> None:
    """A copy of which LibreOffice writes a sound .doc.

    It makes a list of its own of a paragraph whose list has an override of its start (with the start that the list has
    by itself, in our samples), and loses a table with which a document ends, which Word never lets it do.
    """
    target.write_bytes(source.read_bytes())

    def change(name: str, data: bytes) -> bytes:
        if name == "word/numbering.xml":
            return data.replace(b'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>', b"")
        if name == "word/document.xml":
            return data.replace(b"<w:sectPr", para().encode() + b"<w:sectPr", 1)
        return data

    rezip(target, change)


def _path(made: dict[str, Path], format: str, name: str) -> Path:
    if format == "txt":
        return SAMPLES / f"{name}.txt"
    path = made[format] / f"{name}.{format}"
    if not path.exists():
        pytest.skip("LibreOffice is not here")
    return path


@pytest.fixture(scope="module")
def wanted(made: dict[str, Path]) -> Callable[[str], list[Any]]:
    known: dict[str, list[Any]] = {}

    def of(name: str) -> list[Any]:
        if name not in known:
            known[name] = everything(sound(read(made["docx"] / f"{name}.docx")))
        return known[name]

    return of


@pytest.mark.parametrize("format", ("txt", *FORMATS[1:]))
@pytest.mark.parametrize("name", NAMES)
def test_the_same_from_every_format(
    made: dict[str, Path], wanted: Callable[[str], list[Any]], name: str, format: str
) -> None:
    found = everything(sound(read(_path(made, format, name))))
    assert found == wanted(name)
