"""Runs gouji over lines of text, in this process. What a line says of itself is found once, however often it comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.build.draft import Truth
from db.records import Block, Document, Finding, Report

SOURCE = "benchmark.txt"


@dataclass(frozen=True, slots=True)
class Checked:
    """The reports that were read from a text (one, if all is well) and what was found in them."""

    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]


class Runner:
    """The way through gouji from lines to findings, without files and without a database."""

    def __init__(self) -> None:
        # text and year -> what the language room found; an edit leaves most lines as they were
        self._known: dict[tuple[str, int | None], object] = {}

    def check(self, lines: Sequence[str]) -> Checked:
        """Read, settle and check a report."""
        from extractor import checks, fields, outline, results
        from extractor.settings import Settings

        blocks = tuple(Block(n, "paragraph", line, f"第{n}行") for n, line in enumerate(lines, 1))
        document = Document("txt", blocks, (), sum(not c.isspace() for line in lines for c in line))
        reports: list[Report] = []
        findings: list[Finding] = []
        for part in outline.build(document, SOURCE):
            analyses = self._analyse([block.text for block in part.blocks], part.fiscal_year)
            report = results.settle(fields.extract(part, analyses))  # type: ignore[arg-type]
            reports.append(report)
            findings += checks.run(report, Settings()).findings
        return Checked(tuple(reports), tuple(findings))

    def _analyse(self, texts: list[str], year: int | None) -> list[object]:
        from extractor import language

        new = [t for t in dict.fromkeys(texts) if (t, year) not in self._known]
        for text, found in zip(new, language.analyse(new, year), strict=True):
            self._known[text, year] = found
        return [self._known[text, year] for text in texts]

    def forget(self) -> None:
        """Drop what is known of lines; called between reports, which share few."""
        self._known.clear()


def status_of(report: Report, demand: Truth) -> str:
    """The status of the indicator that shares most characters with the demand at this place; empty for none."""
    best, status = 0, ""
    for project in report.projects:
        for indicator in project.indicators:
            span = indicator.span
            if span is None or span.block != demand["line"] or indicator.result is None:
                continue
            shared = min(span.end, demand["end"]) - max(span.start, demand["start"])
            if shared > best:
                best, status = shared, indicator.result.status
    return status
