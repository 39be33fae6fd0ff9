"""Check runs: what the rules said of each report, kept run by run."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache

from db.columns import Row, figure_columns, figure_from
from db.records import Decision, Evidence, Finding, Quantity, RuleResult, Span, Trouble
from db.rejoin import attach
from db.rows import Rows, rows_of

Outcome = tuple[Sequence[RuleResult], Sequence[Finding]]


def save_run(conn: sqlite3.Connection, run_id: int, outcomes: Iterable[tuple[int, Outcome]]) -> None:
    """Put the results and findings of a run into the tables; it becomes the latest run of these reports.

    Raises:
        Trouble: a report is no longer there, or a finding quotes what the stored text does not say.

    """
    rows = Rows(conn)
    writer = _Writer(conn, rows, run_id)
    for report_id, (results, findings) in outcomes:
        if not conn.execute("UPDATE reports SET check_run_id = ? WHERE id = ?", [run_id, report_id]).rowcount:
            raise Trouble(f"数据库里没有编号为 {report_id} 的报告", "报告可能刚被删除，请重新检查")
        for result in results:
            rows.add(
                "rule_results", run_id=run_id, report_id=report_id, rule=result.rule, passed=result.passed,
                failed=result.failed, not_applicable=result.not_applicable, undetermined=result.undetermined,
                reason=result.reason,
            )  # fmt: skip
        for ordinal, finding in enumerate(findings, 1):
            writer.finding(finding, report_id, ordinal)
        rows.flush()
        attach(conn, report_id)


class _Writer:
    def __init__(self, conn: sqlite3.Connection, rows: Rows, run_id: int) -> None:
        self.conn = conn
        self.rows = rows
        self.run_id = run_id
        # Of the report last asked for only: findings come report by report.
        self._blocks: tuple[int, dict[int, sqlite3.Row]] = (0, {})
        self._projects: tuple[int, dict[int, int]] = (0, {})

    def blocks(self, report_id: int) -> dict[int, sqlite3.Row]:
        if self._blocks[0] != report_id:
            found = rows_of(self.conn, "SELECT id, ordinal, text, locator FROM blocks WHERE report_id = ?", [report_id])
            self._blocks = (report_id, {row["ordinal"]: row for row in found})
        return self._blocks[1]

    def projects(self, report_id: int) -> dict[int, int]:
        """The keys of a report's projects by their ordinals."""
        if self._projects[0] != report_id:
            found = self.conn.execute("SELECT ordinal, id FROM projects WHERE report_id = ?", [report_id])
            self._projects = (report_id, dict(found.fetchall()))
        return self._projects[1]

    def finding(self, finding: Finding, report_id: int, ordinal: int) -> None:
        key = self.rows.add(
            "findings", run_id=self.run_id, report_id=report_id, ordinal=ordinal, rule=finding.rule,
            category=finding.category, severity=finding.severity, message=finding.message,
            arguments=_json(finding.arguments), basis=finding.basis, projects=_numbers(finding.projects),
            confidence=finding.confidence, cause=finding.cause, fingerprint=finding.fingerprint, decision_id=None,
        )  # fmt: skip
        for place, evidence in enumerate(finding.evidence, 1):
            of_report = evidence.report_id or report_id
            block = self.block(evidence.span, of_report, finding)
            self.rows.add(
                "finding_evidence", finding_id=key, ordinal=place, role=evidence.role, report_id=of_report,
                block=evidence.span.block, locator=block["locator"], block_id=block["id"], start=evidence.span.start,
                end=evidence.span.end, quote=evidence.span.quote,
            )  # fmt: skip
        for role, quantity in (("target", finding.target), ("reported", finding.reported)):
            if quantity is not None:
                span = quantity.span
                self.rows.add(
                    "finding_figures", finding_id=key, role=role, thing=quantity.thing,
                    **figure_columns(quantity.figure), block=span.block,
                    block_id=self.block(span, report_id, finding)["id"], start=span.start, end=span.end,
                    quote=span.quote,
                )  # fmt: skip
        for place, project in enumerate(finding.project_ids, 1):
            self.rows.add(
                "finding_projects", finding_id=key, ordinal=place, project=project,
                project_id=self.projects(report_id).get(project),
            )  # fmt: skip

    def block(self, span: Span, report_id: int, finding: Finding) -> sqlite3.Row:
        block = self.blocks(report_id).get(span.block)
        if block is None or block["text"][span.start : span.end] != span.quote:
            raise Trouble(
                f"{finding.rule} 的一条结果引用的“{span.quote}”与库中报告 {report_id} 的文字不符",
                "报告可能在检查期间被重新导入，请重新检查",
            )
        return block


_ENCODER = json.JSONEncoder(ensure_ascii=False)
"""Made once: `json.dumps` makes one for every value."""


def _json(value: object) -> str:
    return _ENCODER.encode(value)


@lru_cache(maxsize=256)
def _numbers(projects: tuple[str, ...]) -> str:
    """The numbers of projects as JSON: many findings are about the same few."""
    return _json(projects)


def load_findings(conn: sqlite3.Connection, run_id: int | None, report_ids: Iterable[int] | None) -> list[Finding]:
    """Findings in the order in which they were given, by report: of one run, or of the latest run of each report."""
    where = "f.run_id = r.check_run_id" if run_id is None else "f.run_id = ?"
    values: list[object] = [] if run_id is None else [run_id]
    if report_ids is not None:
        where += " AND f.report_id IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(list(report_ids)))
    chosen = f"FROM findings f JOIN reports r ON r.id = f.report_id WHERE {where}"
    evidence = _by_finding(conn, "finding_evidence", chosen, values)
    figures = _by_finding(conn, "finding_figures", chosen, values)
    projects = _by_finding(conn, "finding_projects", chosen, values)
    rows = rows_of(
        conn,
        f"""SELECT f.*, c.verdict, c.note, c.decided_by, c.decided_at
        FROM findings f JOIN reports r ON r.id = f.report_id LEFT JOIN decisions c ON c.id = f.decision_id
        WHERE {where} ORDER BY f.report_id, f.ordinal""",  # noqa: S608 - conditions written above
        values,
    )
    return [
        _finding(row, evidence.get(row["id"], []), figures.get(row["id"], []), projects.get(row["id"], []))
        for row in rows
    ]


def _by_finding(
    conn: sqlite3.Connection, table: str, chosen: str, values: list[object]
) -> dict[int, list[sqlite3.Row]]:
    groups: dict[int, list[sqlite3.Row]] = {}
    sql = f"SELECT * FROM {table} WHERE finding_id IN (SELECT f.id {chosen}) ORDER BY id"  # noqa: S608
    for row in rows_of(conn, sql, values):
        groups.setdefault(row["finding_id"], []).append(row)
    return groups


def _span(row: Row) -> Span:
    return Span(row["block"], row["start"], row["end"], row["quote"])


def _finding(row: Row, evidence: list[sqlite3.Row], figures: list[sqlite3.Row], projects: list[sqlite3.Row]) -> Finding:
    sides = {}
    for one in figures:
        figure = figure_from(one)
        if figure is not None:
            sides[one["role"]] = Quantity(figure, one["thing"], _span(one))
    decision = None
    if row["verdict"] is not None:
        decision = Decision(row["verdict"], row["note"], row["decided_by"], row["decided_at"])
    return Finding(
        rule=row["rule"],
        category=row["category"],
        severity=row["severity"],
        message=row["message"],
        arguments=json.loads(row["arguments"]),
        basis=row["basis"],
        fingerprint=row["fingerprint"],
        report_id=row["report_id"],
        projects=tuple(json.loads(row["projects"])),
        project_ids=tuple(one["project"] for one in projects),
        evidence=tuple(Evidence(_span(one), one["role"], one["report_id"]) for one in evidence),
        target=sides.get("target"),
        reported=sides.get("reported"),
        confidence=row["confidence"],
        cause=row["cause"],
        decision=decision,
    )


def load_decisions(conn: sqlite3.Connection, report_id: int) -> dict[int, Decision]:
    """The decisions on the findings of a report's latest run, by the finding's place in it, from 1."""
    rows = conn.execute(
        """SELECT f.ordinal, c.verdict, c.note, c.decided_by, c.decided_at
        FROM reports r JOIN findings f ON f.report_id = r.id AND f.run_id = r.check_run_id
        JOIN decisions c ON c.id = f.decision_id WHERE r.id = ?""",
        [report_id],
    )
    return {ordinal: Decision(*decision) for ordinal, *decision in rows}


def load_results(conn: sqlite3.Connection, report_ids: Iterable[int]) -> dict[int, tuple[RuleResult, ...]]:
    """How each rule went over each report in its latest run, by report; a report never checked is absent."""
    results: dict[int, list[RuleResult]] = {}
    for row in rows_of(
        conn,
        """SELECT u.* FROM rule_results u JOIN reports r ON r.id = u.report_id AND r.check_run_id = u.run_id
        WHERE u.report_id IN (SELECT value FROM json_each(?)) ORDER BY u.report_id, u.id""",
        [json.dumps(list(report_ids))],
    ):
        results.setdefault(row["report_id"], []).append(
            RuleResult(
                row["rule"], row["passed"], row["failed"], row["not_applicable"], row["undetermined"], row["reason"]
            )
        )
    return {report_id: tuple(of_report) for report_id, of_report in results.items()}
