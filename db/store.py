"""The store: records in, records out, check runs, decisions. One writer at a time, any number of readers.

Everything that cannot be done is raised as a `Trouble`; every change is one transaction, so that an interrupted
program leaves either the old state or the new one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from db import decisions, documents, runs
from db.columns import Value
from db.connection import open_database, reading, told, writing
from db.documents import Known, Summary
from db.load import load
from db.records import Decision, Finding, Report, RuleResult, Ruling, Trouble, Verdict
from db.rows import next_key, put


class Store:
    """An open database. Use it as a context manager, in the thread that opened it.

    `notes` holds what the user should be told once about this database (Chinese sentences).
    """

    def __init__(self, path: Path, conn: sqlite3.Connection, notes: list[str]) -> None:
        self.path = path
        self.conn = conn
        self.notes = notes
        # The reports of the file saved last by their keys, and the state of the database that they are of.
        self._saved: tuple[int, dict[int, Report]] = (0, {})

    @classmethod
    def open(cls, path: str | Path, create: bool = True) -> Store:
        """Open the database at `path`; with `create`, make it if it is missing and refuse it if it cannot be written.

        Raises:
            Trouble: missing, not a database or not ours, of a newer schema, locked, damaged, or not to be written.

        """
        path = Path(path)
        return cls(path, *open_database(path, create))

    def close(self) -> None:
        """Close the database; under WAL its log is folded into the file by the last who closes it."""
        self.conn.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with told(self.path), writing(self.conn):
            yield self.conn

    # ------------------------------------------------------------------------------------------------ documents

    def outcome_for(self, path: str, sha256: str, version: str) -> Known:
        """What is known of a file with this path and content, for an extractor of this version."""
        with told(self.path):
            return documents.known(self.conn, path, sha256, version)

    def save(
        self, path: str, name: str, size: int, sha256: str, format: str, reports: Sequence[Report], version: str
    ) -> list[int]:
        """Store a file with the reports in it, in place of what was read from this path before; gives their keys.

        A report keeps its key by its order in the file, and with it its earlier check runs; it counts as not checked.
        Decisions are untouched. `version` is the extractor's.

        Raises:
            Trouble: the database cannot be written.
            ValueError: a report names another source, or a span does not quote its block; nothing is stored.

        """
        for report in reports:
            if (report.source, report.sha256, report.format) != (name, sha256, format):
                raise ValueError(f"a report of {report.source} ({report.format}) is stored under {name} ({format})")
        columns: dict[str, Value] = {
            "name": name, "sha256": sha256, "format": format, "size": size, "extractor_version": version,
        }  # fmt: skip
        with self._writing() as conn:
            keys = documents.replace(conn, path, columns, reports)
        named = {key: report.but(id=key) for key, report in zip(keys, reports, strict=True)}
        self._saved = self._version(), named
        return keys

    def _version(self) -> int:
        """A number that changes whenever another connection has written."""
        return int(self.conn.execute("PRAGMA data_version").fetchone()[0])

    def log(
        self,
        path: str,
        outcome: str,
        message: str = "",
        seen: int | None = None,
        in_blocks: int | None = None,
        left_out: int | None = None,
        seconds: float | None = None,
    ) -> None:
        """Note what became of a file (`outcome` a word, `message` for people), with its coverage in characters."""
        with self._writing() as conn:
            row: dict[str, Value] = {
                "at": _now(), "path": path, "outcome": outcome, "message": message, "seen": seen,
                "in_blocks": in_blocks, "left_out": left_out, "seconds": seconds,
            }  # fmt: skip
            put(conn, "ingest_log", row)

    # -------------------------------------------------------------------------------------------------- reports

    def load(self, report_id: int) -> Report:
        """The report with this key, equal to what was saved, its `id` set.

        Raises:
            Trouble: there is no such report.

        """
        version, saved = self._saved
        with told(self.path):
            if report_id in saved and version == self._version():
                return saved[report_id]  # what was saved last need not be read back
            with reading(self.conn):
                report = load(self.conn, report_id)
        if report is None:
            raise self._unknown([report_id])
        return report

    def reports(self, report_ids: Iterable[int] | None = None) -> list[Summary]:
        """The stored reports in the order of their keys: these, or all."""
        with told(self.path):
            chosen = self.report_ids() if report_ids is None else sorted(set(report_ids))
            return documents.summaries(self.conn, chosen)

    def report_ids(self, selection: Iterable[int] = ()) -> list[int]:
        """Keys of stored reports in ascending order: those chosen, or all where none is.

        Raises:
            Trouble: a chosen report is not there.

        """
        with told(self.path):
            known = [key for (key,) in self.conn.execute("SELECT id FROM reports ORDER BY id")]
        chosen = set(selection)
        if missing := sorted(chosen.difference(known)):
            raise self._unknown(missing)
        return [key for key in known if not chosen or key in chosen]

    def document_reports(self, path: str) -> list[int]:
        """Keys of the reports in the file stored under this path, in their order; empty where it is not stored."""
        with told(self.path):
            return documents.reports_of(self.conn, "path", path)

    def content_reports(self, sha256: str) -> list[int]:
        """Keys of the reports in the stored file with this content, in their order; empty where none has it."""
        with told(self.path):
            return documents.reports_of(self.conn, "sha256", sha256)

    def _unknown(self, keys: Sequence[int]) -> Trouble:
        named = "、".join(map(str, keys))
        return Trouble(f"数据库 {self.path} 里没有编号为 {named} 的报告", "请用 gouji reports 查看已有的报告")

    # --------------------------------------------------------------------------------------------------- checks

    def save_check(
        self, version: str, settings_hash: str, at: str, outcomes: Iterable[tuple[int, runs.Outcome]]
    ) -> int:
        """Store a check run, report by report, with decisions joined; gives its key. Earlier runs are kept.

        `at` is an ISO time with its offset. Evidence without a report is of the finding's own.

        Raises:
            Trouble: a report is not there, or a finding quotes what its stored text does not say; nothing is stored.

        """
        with self._writing() as conn:
            run_id = next_key(conn, "check_runs")
            run: dict[str, Value] = {"id": run_id, "at": at, "version": version, "settings_hash": settings_hash}
            put(conn, "check_runs", run)
            runs.save_run(conn, run_id, outcomes)
            return run_id

    def findings(self, report_ids: Iterable[int] | None = None, run_id: int | None = None) -> list[Finding]:
        """Findings with their decisions, by report, in the order in which they were saved.

        Of these reports or all; of the latest run of each, or of one earlier run as it was.
        """
        with told(self.path), reading(self.conn):
            return runs.load_findings(self.conn, run_id, report_ids)

    def decided(self, report_id: int) -> dict[int, Decision]:
        """The decisions on the findings of a report's latest run, by the place of the finding among them, from 1."""
        with told(self.path):
            return runs.load_decisions(self.conn, report_id)

    def rule_results(self, report_ids: Iterable[int]) -> dict[int, tuple[RuleResult, ...]]:
        """How each rule went over these reports in their latest runs; a report that was not checked is absent."""
        with told(self.path):
            return runs.load_results(self.conn, report_ids)

    def decide(
        self, fingerprint: str, verdict: Verdict, note: str, by: str, at: str, report_id: int | None = None
    ) -> list[int]:
        """Keep an auditor's decision on the finding with this fingerprint; gives the reports that it applies to.

        `report_id` is wanted only where several bodies or years have a finding of the same words.

        Raises:
            Trouble: no stored finding has it, or it is of several bodies and no report is given.

        """
        with self._writing() as conn:
            return decisions.decide(conn, Ruling("", fingerprint, verdict, note, by, report_id), at)

    def decide_all(self, rulings: Sequence[Ruling], at: str) -> tuple[int, list[int]]:
        """Keep all these decisions or none; gives how many are new, and the reports that those apply to.

        What stands already is not kept twice.

        Raises:
            Trouble: some have no finding, or one of several bodies; every such row is named, and nothing is kept.

        """
        with self._writing() as conn:
            return decisions.decide_all(conn, rulings, at)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
