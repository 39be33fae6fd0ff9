"""Runs gouji as a user would: `run` over the files into a new database, then `export`; two processes in all."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from corpus.score.reading import JSON, items, text

DONE = (0, 1)  # 1: done, and findings at or above --fail-on exist


class ProgramFailure(Exception):
    """The program could not be run, or did not print what its contract says."""


def run(files: Sequence[Path], command: Sequence[str] = ()) -> tuple[JSON, JSON]:
    """The documents of `export` and of `check` for these files. Raises ProgramFailure."""
    call = [*(command or (sys.executable, "-m", "extractor"))]
    with tempfile.TemporaryDirectory() as folder:
        db = ["--db", str(Path(folder) / "score.db")]
        check = _json([*call, "run", *map(str, files), *db, "--format", "json"])
        export = _json([*call, "export", *db, "--format", "json"])
    return export, check


def by_file(export: JSON, check: JSON) -> dict[str, tuple[JSON, list[JSON]]]:
    """For each source file its report and its findings; of several reports in one file, the first."""
    found: dict[str, tuple[JSON, list[JSON]]] = {}
    for report in items(export, "reports"):
        own = [f for f in items(check, "findings") if f.get("report_id") == report.get("id")]
        found.setdefault(Path(text(report, "source")).name, (report, own))
    return found


def _json(arguments: list[str]) -> JSON:
    done = subprocess.run(arguments, capture_output=True, check=False)  # noqa: S603 - our own command
    if done.returncode not in DONE:
        tail = done.stderr.decode("utf-8", "replace")[-2000:]
        raise ProgramFailure(f"exit code {done.returncode}: {' '.join(arguments)}\n{tail}")
    try:
        answer = json.loads(done.stdout.decode("utf-8"))
    except ValueError as cause:
        tail = done.stderr.decode("utf-8", "replace")[-2000:]
        raise ProgramFailure(f"no JSON from {' '.join(arguments)}: {cause}\n{tail}") from cause
    if not isinstance(answer, dict):
        raise ProgramFailure(f"no object from {' '.join(arguments)}")
    return answer
