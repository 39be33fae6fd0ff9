"""How a decision finds its finding again when texts and rules change.

By its fingerprint; or else, when a new version of a rule quotes otherwise, as the finding of the same rule whose quotes
overlap where they stand in the text.
"""

from __future__ import annotations

import json
import sqlite3

from db.keys import name_key
from db.rows import rows_of

# A body that the report does not name is told from others by its file.
BODY = "coalesce(r.body_key, '文件:' || d.name)"
REPORTS = "(reports r JOIN documents d ON d.id = r.document_id)"


def keepsake(conn: sqlite3.Connection, finding_id: int) -> dict[str, str]:
    """What a decision remembers of its finding, so that it can be found again: rule, projects, quotes (JSON)."""
    rule = conn.execute("SELECT rule FROM findings WHERE id = ?", [finding_id]).fetchone()[0]
    quotes = conn.execute(
        "SELECT role, quote FROM finding_evidence WHERE finding_id = ? ORDER BY id", [finding_id]
    ).fetchall()
    return {
        "rule": rule,
        "projects": json.dumps(_projects(conn, finding_id), ensure_ascii=False),
        "quotes": json.dumps(quotes, ensure_ascii=False),
    }


def _projects(conn: sqlite3.Connection, finding_id: int) -> list[str]:
    rows = conn.execute(
        "SELECT p.name FROM finding_projects f JOIN projects p ON p.id = f.project_id WHERE f.finding_id = ?",
        [finding_id],
    )
    return sorted({name_key(name) for (name,) in rows})


def attach(conn: sqlite3.Connection, report_id: int) -> None:
    """Join the decisions of a report's body and year to the findings of its latest run."""
    decisions = rows_of(
        conn,
        f"""SELECT c.* FROM decisions c JOIN {REPORTS} ON c.body_key = {BODY} AND c.fiscal_year IS r.fiscal_year
        WHERE r.id = ? AND c.id = (SELECT max(o.id) FROM decisions o WHERE o.body_key = c.body_key
          AND o.fiscal_year IS c.fiscal_year AND o.fingerprint = c.fingerprint) ORDER BY c.id DESC""",  # noqa: S608
        [report_id],
    )
    if not decisions:
        return
    findings = rows_of(
        conn,
        """SELECT f.id, f.rule, f.fingerprint FROM findings f JOIN reports r ON r.id = f.report_id
        AND r.check_run_id = f.run_id WHERE r.id = ? ORDER BY f.ordinal""",
        [report_id],
    )
    fingerprints = {row["fingerprint"] for row in findings}
    by_fingerprint = {row["fingerprint"]: row["id"] for row in decisions}
    joined = {row["id"]: by_fingerprint[row["fingerprint"]] for row in findings if row["fingerprint"] in by_fingerprint}
    homeless = [row for row in decisions if row["fingerprint"] not in fingerprints]
    joined |= _moved(conn, homeless, findings, set(joined))
    conn.executemany("UPDATE findings SET decision_id = ? WHERE id = ?", [(one, key) for key, one in joined.items()])


def _moved(
    conn: sqlite3.Connection, homeless: list[sqlite3.Row], findings: list[sqlite3.Row], settled: set[int]
) -> dict[int, int]:
    """Findings and the decisions that come to them, one to one, the greatest overlap first.

    A decision whose words are now those of a finding that has its own (`settled`) has been superseded and goes nowhere.
    """
    likely = []
    for finding in findings:
        decisions = [row for row in homeless if row["rule"] == finding["rule"]]
        if not decisions:
            continue
        sides = _sides(conn, finding["id"])
        projects = set(_projects(conn, finding["id"]))
        for decision in decisions:
            theirs = set(json.loads(decision["projects"]))
            if not projects or not theirs or projects & theirs:
                shared = _overlap(json.loads(decision["quotes"]), sides)
                likely.append((-shared, finding["id"], -decision["id"]))
    pairs: dict[int, int] = {}
    spent: set[int] = set()
    for shared, finding_id, decision_id in sorted(likely):
        if shared and finding_id not in pairs and decision_id not in spent:
            spent.add(decision_id)
            if finding_id not in settled:
                pairs[finding_id] = -decision_id
    return pairs


def _sides(conn: sqlite3.Connection, finding_id: int) -> list[sqlite3.Row]:
    return rows_of(
        conn,
        """SELECT e.role, e.start, e."end", b.text FROM finding_evidence e JOIN blocks b ON b.id = e.block_id
        WHERE e.finding_id = ? AND e.role <> 'context'""",
        [finding_id],
    )


def _overlap(quotes: list[tuple[str, str]], sides: list[sqlite3.Row]) -> int:
    """Characters that a decision's quotes and a finding's sides share in the text, 0 unless every common role does."""
    total = 0
    for role in ("target", "reported"):
        old = [quote for name, quote in quotes if name == role and quote]
        new = [side for side in sides if side["role"] == role]
        if old and new:
            shared = max(_shared(quote, side) for quote in old for side in new)
            if not shared:
                return 0
            total += shared
    return total


def _shared(quote: str, side: sqlite3.Row) -> int:
    best = 0
    start = side["text"].find(quote)
    while start >= 0:
        best = max(best, min(start + len(quote), side["end"]) - max(start, side["start"]))
        start = side["text"].find(quote, start + 1)
    return best
