"""The sample of the output that the README shows, as the program prints it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLE, RULE = "township.docx", "GJ324"
"""The report that the README's first command checks, and the rule whose finding stands for all of them."""


def printed() -> str:
    """What `gouji run` prints of the sample, as the first report of an empty database."""
    from dataclasses import replace

    from extractor import checks
    from extractor.outputs.findings import Audited
    from extractor.outputs.table import findings_table
    from extractor.pipeline import extract

    (report,) = extract(ROOT / "corpus" / "samples" / SAMPLE).reports
    report = replace(report, id=1)
    found = checks.run(report)
    return findings_table([Audited(report, found.findings, found.results)])


def sample() -> str:
    """The verdict, the report and one project of the list, as a block of Markdown."""
    verdict, title, *projects = printed().strip().split("\n\n")
    shown = next(project for project in projects if RULE in project)
    return "\n".join(["```text", verdict, "", title, "", shown, "```"])
