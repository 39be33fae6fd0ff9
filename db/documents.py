"""Documents and their reports as rows: what is known of a file, and its records in place of earlier ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from db.columns import Value
from db.records import Report
from db.rows import next_key, put, rows_of
from db.write import clear, report_columns, write


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of a file before it is read.

    ``new``: neither its path nor its content; ``changed``: its path, with another content or read by another version;
    ``unchanged``: both; ``duplicate``: its content under another path, which is `other`.
    """

    outcome: Literal["new", "changed", "unchanged", "duplicate"]
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """A stored report in a line. Findings are those of its latest run; `checked` says whether there was one."""

    id: int
    fiscal_year: int | None
    organisation: str | None
    title: str | None
    source: str
    path: str
    genre: str
    projects: int
    indicators: int
    errors: int
    warnings: int
    infos: int
    checked: bool


def known(conn: sqlite3.Connection, path: str, sha256: str, version: str) -> Known:
    """What is known of a file with this path and content, for an extractor of this version."""
    same_path = rows_of(conn, "SELECT sha256, extractor_version FROM documents WHERE path = ?", [path])
    if same_path:
        unchanged = tuple(same_path[0]) == (sha256, version)
        return Known("unchanged" if unchanged else "changed")
    same_content = rows_of(conn, "SELECT path FROM documents WHERE sha256 = ? ORDER BY path", [sha256])
    return Known("duplicate", same_content[0]["path"]) if same_content else Known("new")


def replace(conn: sqlite3.Connection, path: str, columns: dict[str, Value], reports: Sequence[Report]) -> list[int]:
    """Store a file's row and its reports in place of what stands under its path; gives the keys of the reports.

    `columns` are the document's own beside its path; its coverage is that of its reports together.
    """
    rows = [report_columns(report, ordinal) for ordinal, report in enumerate(reports, 1)]
    counts = {key: sum(int(row[key] or 0) for row in rows) for key in ("seen", "in_blocks", "left_out")}
    found = conn.execute("SELECT id FROM documents WHERE path = ?", [path]).fetchone()
    document_id = found[0] if found else next_key(conn, "documents")
    put(conn, "documents", {"id": document_id, "path": path, **columns, **counts})
    old = reports_of(conn, "path", path)
    for report_id in old:
        clear(conn, report_id)
    conn.executemany("DELETE FROM reports WHERE id = ?", [(key,) for key in old[len(reports) :]])
    keys = []
    for place, (report, row) in enumerate(zip(reports, rows, strict=True)):
        report_id = old[place] if place < len(old) else next_key(conn, "reports")
        put(conn, "reports", {"id": report_id, "document_id": document_id, **row})
        write(conn, report, report_id)
        keys.append(report_id)
    return keys


def reports_of(conn: sqlite3.Connection, column: Literal["path", "sha256"], value: str) -> list[int]:
    """Keys of the reports in the first document with this path or content, in their order; empty where none has it."""
    rows = conn.execute(
        f"""SELECT id FROM reports WHERE document_id = (SELECT min(id) FROM documents WHERE {column} = ?)
        ORDER BY ordinal""",  # noqa: S608 - columns of our own
        [value],
    )
    return [key for (key,) in rows]


def summaries(conn: sqlite3.Connection, report_ids: Sequence[int]) -> list[Summary]:
    """These reports in a line each, in the order of their keys."""
    rows = rows_of(conn, _SUMMARIES, [json.dumps(report_ids)])
    return [Summary(**{**dict(row), "checked": bool(row["checked"])}) for row in rows]


_SUMMARIES = """
SELECT r.id, r.fiscal_year, r.organisation, r.title, d.name AS source, d.path, r.genre,
  (SELECT count(*) FROM projects p WHERE p.report_id = r.id) AS projects,
  (SELECT count(*) FROM indicators i WHERE i.report_id = r.id) AS indicators,
  coalesce(sum(f.severity = 'error'), 0) AS errors, coalesce(sum(f.severity = 'warning'), 0) AS warnings,
  coalesce(sum(f.severity = 'info'), 0) AS infos, r.check_run_id IS NOT NULL AS checked
FROM reports r JOIN documents d ON d.id = r.document_id
  LEFT JOIN findings f ON f.report_id = r.id AND f.run_id = r.check_run_id
WHERE r.id IN (SELECT value FROM json_each(?)) GROUP BY r.id ORDER BY r.id
"""
