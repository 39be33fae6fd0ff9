"""The schema, as sqlite-utils migrations. What each table is for is told in docs/database.md.

A migration that has been published is never edited; a change is a further function below it.
Conventions: a report's own rows go with it (ON DELETE CASCADE); `ordinal` counts from 1 in reading order; a span is
`block_id`, `start`, `end`. `end` is a word of SQL and stands in double quotes in a query.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from db.views import PROJECTS_WITH_ROWS, VIEWS

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

# "gouj": marks a SQLite file as ours, so that nobody else's database is ever written to.
APPLICATION_ID = 0x676F756A
# The schema that this program writes, kept in PRAGMA user_version; one more with each migration.
SCHEMA = 4

Columns = dict[str, Any]

_SPAN: Columns = {"block_id": int, "start": int, "end": int}
_FIGURE: Columns = {
    "comparator": str, "value": str, "value_high": str, "multiplier": str, "unit": str, "dimension": str, "base": str,
    "factor": str, "si_value": float, "si_value_high": float,
}  # fmt: skip

# What happens to a row when the row that it points to goes. Evidence of an earlier run outlives the text it quotes.
_ACTIONS = {
    "document_id": ("documents", "CASCADE"),
    "report_id": ("reports", "CASCADE"),
    "block_id": ("blocks", "CASCADE"),
    "first_block_id": ("blocks", "CASCADE"),
    "last_block_id": ("blocks", "CASCADE"),
    "parent_id": ("sections", "CASCADE"),
    "project_id": ("projects", "CASCADE"),
    "goal_id": ("goals", "CASCADE"),
    "indicator_id": ("indicators", "CASCADE"),
    "result_id": ("indicator_results", "CASCADE"),
    "quantity_id": ("quantities", "CASCADE"),
    "run_id": ("check_runs", "CASCADE"),
    "finding_id": ("findings", "CASCADE"),
    "check_run_id": ("check_runs", "SET NULL"),
    "decision_id": ("decisions", "SET NULL"),
}
_OUTLIVES = {"finding_evidence", "finding_figures", "finding_projects"}

_TABLES: dict[str, Columns] = {
    "documents": {
        "path": str, "name": str, "sha256": str, "format": str, "size": int, "extractor_version": str,
        "seen": int, "in_blocks": int, "left_out": int,
    },
    "check_runs": {"at": str, "version": str, "settings_hash": str},
    "decisions": {
        "body_key": str, "fiscal_year": int, "fingerprint": str, "rule": str, "projects": str, "quotes": str,
        "verdict": str, "note": str, "decided_by": str, "decided_at": str,
    },
    "reports": {
        "document_id": int, "ordinal": int, "title": str, "organisation": str, "body_key": str, "fiscal_year": int,
        "genre": str, "seen": int, "in_blocks": int, "left_out": int, "check_run_id": int,
    },
    "blocks": {
        "report_id": int, "ordinal": int, "kind": str, "text": str, "locator": str, "marker": str, "level": int,
        "page": int, "cell_table": int, "cell_row": int, "cell_column": int, "cell_row_span": int,
        "cell_column_span": int,
    },
    "left_out": {"report_id": int, "ordinal": int, "text": str, "reason": str, "locator": str},
    "sections": {
        "report_id": int, "ordinal": int, "marker": str, "heading": str, "level": int, "role": str, "parent_id": int,
        "first_block_id": int, "last_block_id": int, **_SPAN,
    },
    "projects": {
        "report_id": int, "ordinal": int, "number": str, "name": str, "name_key": str, **_SPAN, "indicator_text": str,
        "grade": str, "score": str, "score_value": float, "weight": str, "weight_value": float,
    },
    "goals": {"report_id": int, "project_id": int, "ordinal": int, "text": str, **_SPAN},
    "indicators": {
        "report_id": int, "project_id": int, "goal_id": int, "ordinal": int, "text": str, **_SPAN,
        "level1": str, "level2": str, "thing": str, **_FIGURE, "deadline": str, "quantitative": int,
        "weight": str, "weight_value": float, "score": str, "score_value": float,
    },
    "completions": {"report_id": int, "project_id": int, "indicator_id": int, "text": str, **_SPAN},
    "field_spans": {
        "report_id": int, "project_id": int, "indicator_id": int, "role": str, "part": str, "ordinal": int, **_SPAN,
    },
    "indicator_results": {
        "report_id": int, "indicator_id": int, "status": str, "reason": str, "thing": str, **_FIGURE, **_SPAN,
    },
    "result_evidence": {"report_id": int, "result_id": int, "ordinal": int, **_SPAN},
    "budget_items": {
        "report_id": int, "project_id": int, "ordinal": int, "name": str, "amount": str, "unit": str,
        "amount_yuan": float, "amount_yuan_exact": str, "parent": str, "stage": str, **_SPAN,
    },
    "quantities": {"report_id": int, "ordinal": int, "thing": str, **_FIGURE, **_SPAN},
    "project_quantities": {"report_id": int, "project_id": int, "quantity_id": int, "ordinal": int},
    "dates": {"report_id": int, "ordinal": int, "kind": str, "first": str, "last": str, **_SPAN},
    "ratings": {"report_id": int, "project_name": str, "project_id": int, "grade": str, **_SPAN},
    "rating_counts": {"report_id": int, "grade": str, "count": int, **_SPAN},
    "problems": {"report_id": int, "project_name": str, "project_id": int, "text": str, **_SPAN},
    "measures": {"report_id": int, "text": str, **_SPAN},
    "people": {"report_id": int, "name": str, "organisation": str, "post": str, "title": str, **_SPAN},
    "irregularities": {"report_id": int, "kind": str, "expected": str, "project_id": int, **_SPAN},
    "rule_results": {
        "run_id": int, "report_id": int, "rule": str, "passed": int, "failed": int, "not_applicable": int,
        "undetermined": int, "reason": str,
    },
    "findings": {
        "run_id": int, "report_id": int, "ordinal": int, "rule": str, "category": str, "severity": str, "message": str,
        "arguments": str, "basis": str, "projects": str, "confidence": float, "cause": str, "fingerprint": str,
        "decision_id": int,
    },
    "finding_evidence": {
        "finding_id": int, "ordinal": int, "role": str, "report_id": int, "block": int, "locator": str, **_SPAN,
        "quote": str,
    },
    "finding_figures": {
        "finding_id": int, "role": str, "thing": str, **_FIGURE, "block": int, **_SPAN, "quote": str,
    },
    "finding_projects": {"finding_id": int, "ordinal": int, "project": int, "project_id": int},
    "ingest_log": {
        "at": str, "path": str, "outcome": str, "message": str, "seen": int, "in_blocks": int, "left_out": int,
        "seconds": float,
    },
}  # fmt: skip

# Never null, in whatever table they stand.
_REQUIRED = {
    "document_id", "report_id", "run_id", "finding_id", "result_id", "ordinal", "path", "sha256", "kind", "status",
    "verdict", "decided_at", "severity", "role",
}  # fmt: skip

_INDEXES: dict[str, list[tuple[list[str], bool]]] = {
    "documents": [(["path"], True), (["sha256"], False)],
    "reports": [(["document_id", "ordinal"], True), (["body_key", "fiscal_year"], False)],
    "blocks": [(["report_id", "ordinal"], True)],
    "projects": [(["report_id", "ordinal"], True), (["name_key"], False)],
    "findings": [(["fingerprint"], False)],
    "decisions": [(["body_key", "fiscal_year", "fingerprint"], False)],
    "ingest_log": [(["path"], False)],
}

# An auditor's word is never changed behind their back: a new decision is a new row.
_APPEND_ONLY = """
CREATE TRIGGER decisions_keep_{verb} BEFORE {event} ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END
"""


def _create(db: Database, name: str, columns: Columns) -> None:
    from sqlite_utils.db import ForeignKey

    keys = []
    for column in columns:
        if column in _ACTIONS:
            table, action = _ACTIONS[column]
            if name in _OUTLIVES and column != "finding_id":
                action = "SET NULL"
            keys.append(ForeignKey(name, column, table, "id", on_delete=action))
    required = {column for column in columns if column in _REQUIRED}
    if name in _OUTLIVES:
        required.discard("report_id")
    db.create_table(name, {"id": int, **columns}, pk="id", foreign_keys=keys, not_null=required)
    indexes = _INDEXES.get(name, [])
    led = {names[0] for names, _ in indexes}
    for names, unique in [*indexes, *(([key.columns[0]], False) for key in keys if key.columns[0] not in led)]:
        db.execute(
            f"CREATE {'UNIQUE ' if unique else ''}INDEX idx_{name}_{'_'.join(names)} ON {name} ({', '.join(names)})"
        )


def _first(db: Database) -> None:
    for name, columns in _TABLES.items():
        _create(db, name, columns)
    # Contentless: the text stands in `blocks`.
    db.execute("CREATE VIRTUAL TABLE block_index USING fts5(text, content='')")
    for name, sql in VIEWS.items():
        db.execute(f"CREATE VIEW {name} AS {sql}")
    for verb, event in (("rows", "DELETE"), ("values", "UPDATE")):
        db.execute(_APPEND_ONLY.format(verb=verb, event=event))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


def _confidence(db: Database) -> None:
    # Text that was recognised in a picture: how sure its most doubtful character is.
    db.execute("ALTER TABLE blocks ADD COLUMN confidence FLOAT")
    db.execute("PRAGMA user_version = 2")


def _boxes(db: Database) -> None:
    _create(
        db,
        "block_boxes",
        {
            "report_id": int, "block_id": int, "ordinal": int, "page": int, "x0": float, "y0": float, "x1": float,
            "y1": float, "page_width": float, "page_height": float,
        },
    )  # fmt: skip
    # What knows places is read again when it next comes by: until now they were not kept.
    db.execute(
        "UPDATE documents SET extractor_version = extractor_version || ' (m002)' WHERE format IN ('pdf', 'ofd', 'image')"
    )
    db.execute("PRAGMA user_version = 3")


def _rows_as_fields(db: Database) -> None:
    db.execute("DROP VIEW v_projects")
    db.execute(f"CREATE VIEW v_projects AS {PROJECTS_WITH_ROWS}")
    # Reports with tables of demands are read again: the places of targets in cells of their own were not kept.
    db.execute(
        "UPDATE documents SET extractor_version = extractor_version || ' (m003)' WHERE id IN (SELECT r.document_id"
        " FROM completions c JOIN reports r ON r.id = c.report_id WHERE c.indicator_id IS NOT NULL)"
    )
    db.execute("PRAGMA user_version = 4")


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    migrations = Migrations("gouji")
    migrations(name="m001_first")(_first)
    migrations(name="m002_confidence")(_confidence)
    migrations(name="m003_boxes")(_boxes)
    migrations(name="m004_rows_as_fields")(_rows_as_fields)
    return migrations


def migrate(conn: sqlite3.Connection) -> None:
    """Bring an open database to the schema of this program; call it within a transaction, so that it is all or nothing."""
    from sqlite_utils import Database

    _migrations().apply(Database(conn, execute_plugins=False))
