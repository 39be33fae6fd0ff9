"""The formats of ``run`` and ``check``: one table, all with the same findings in the same order."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractor.outputs.findings import Audited, findings_text

Written = str | bytes


def _json(audited: Sequence[Audited]) -> Written:
    return "".join(findings_text(audited))


def _csv(audited: Sequence[Audited]) -> Written:
    from extractor.outputs.csv import csv

    return csv(audited)


def _xlsx(audited: Sequence[Audited]) -> Written:
    from extractor.outputs.xlsx import xlsx

    return xlsx(audited)


def _docx(audited: Sequence[Audited]) -> Written:
    from extractor.outputs.list_docx import docx

    return docx(audited)


def _html(audited: Sequence[Audited]) -> Written:
    from extractor.outputs.html import html

    return html(audited)


def _sarif(audited: Sequence[Audited]) -> Written:
    from extractor.outputs.sarif import sarif

    return sarif(audited)


FORMATS: dict[str, Callable[[Sequence[Audited]], Written]] = {
    "json": _json, "csv": _csv, "xlsx": _xlsx, "docx": _docx, "html": _html, "sarif": _sarif,
}  # fmt: skip
"""All but the terminal's table, which depends on the terminal's width. Text is UTF-8, bytes are a file as it is."""
