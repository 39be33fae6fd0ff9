"""What gouji says of a report does not depend on the file, the page or the program that it comes from."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

from corpus import printed, trial
from corpus.benchmark.evaluate import LOUD
from db.records import Document, Finding, Report
from extractor import checks, fields, language, outline, readers, results
from extractor.readers import office
from extractor.settings import Settings

PROGRAM = office.find_program()
SAMPLE = trial.names()[::6]
"""A fair sample of the reports, since all of them would take minutes."""

FILES: dict[str, tuple[str, Callable[[list[str], Path], None]]] = {
    "broken": ("docx", printed.broken),
    "framed": ("docx", printed.framed),
    "blanks": ("txt", printed.blanks),
    "cut at 28": ("txt", partial(printed.cut, width=28)),
    "cut at 40": ("txt", partial(printed.cut, width=40)),
}


def said(document: Document) -> tuple[Counter[str], list[str]]:
    """The errors and warnings, and the fields of the projects, blanks aside."""
    reports: list[Report] = []
    findings: list[Finding] = []
    for part in outline.build(document, "report"):
        analyses = language.analyse([block.text for block in part.blocks], part.fiscal_year)
        reports.append(results.settle(fields.extract(part, analyses)))
        findings += checks.run(reports[-1], Settings()).findings
    loud = Counter(f"{f.rule} {trial.bare(f.message)}" for f in findings if f.severity in LOUD)
    told = [trial.bare(trial.text(p, name)) for r in reports for p in r.projects for name in trial.FIELDS]
    return loud, told


@cache
def plain(name: str, kind: str) -> tuple[Counter[str], list[str]]:
    return said(readers.read(Path(str(trial.FOLDER.joinpath(f"{name}.{kind}.txt")))))


@pytest.mark.parametrize("kind", ("clean", "planted"))
@pytest.mark.parametrize("name", SAMPLE)
@pytest.mark.parametrize("file", FILES)
def test_the_same_from_other_files(tmp_path: Path, file: str, name: str, kind: str) -> None:
    suffix, make = FILES[file]
    path = tmp_path / f"report.{suffix}"
    make(trial.lines(name, kind), path)
    assert said(readers.read(path)) == plain(name, kind)


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not here")
@pytest.mark.parametrize("layout", printed.LAYOUTS, ids=lambda layout: layout.name)
def test_the_same_from_print(tmp_path: Path, layout: printed.Layout) -> None:
    for name in SAMPLE:
        printed.laid_out(trial.lines(name, "clean"), tmp_path / f"{name}.docx", layout)
    command = [str(PROGRAM), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, sorted(tmp_path.glob("*.docx")))]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for name in SAMPLE:
        assert said(readers.read(tmp_path / f"{name}.pdf")) == plain(name, "clean"), name
