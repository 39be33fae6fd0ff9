"""``gouji check``: what does not agree in the reports that are stored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli import options

if TYPE_CHECKING:
    from extractor.outputs.findings import Audited

FOUND = 1
"""Exit code: the job was done, and there are findings at or above ``--fail-on``."""


@options.command()
@options.database
@options.config
@options.reports
@options.formats(*options.LISTS)
@options.output
@options.fail_on
def check(db: Path, config: Path | None, ids: Sequence[int], form: str, output: Path | None, fail_on: str) -> int:
    """对已入库的报告重新检查，列出对不上的地方。"""
    from db.store import Store
    from extractor.pipeline import check as run_checks
    from extractor.pipeline import chosen

    form = options.meant(form, output)
    settings = options.settings(config, db)
    with Store.open(db, create=False) as store:
        audited = run_checks(store, chosen(store, ids), settings)
        show(audited, form, output)
        return failing(audited, fail_on)


def show(audited: Sequence[Audited], form: str, output: Path | None) -> None:
    """Print the findings, or write them to `output`."""
    from extractor.cli.output import columns, emit
    from extractor.outputs.findings import findings_text
    from extractor.outputs.formats import FORMATS
    from extractor.outputs.table import findings_table

    if form == "table":
        emit(findings_table(audited, columns(output)), output)
    elif form == "json":
        emit(findings_text(audited), output)
    else:  # these look at reports more than once, and need all of them at hand
        emit(FORMATS[form](list(audited)), output)


def failing(audited: Sequence[Audited], fail_on: str) -> int:
    """1 where there are findings at or above this severity that nobody has dismissed, else 0."""
    if fail_on == "never":
        return 0
    severities = options.SEVERITIES[: options.SEVERITIES.index(fail_on) + 1]
    standing = (f for a in audited for f in a.findings if not (f.decision and f.decision.verdict == "dismissed"))
    return FOUND if any(f.severity in severities for f in standing) else 0
