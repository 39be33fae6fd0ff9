"""Rows on their way into the tables, and out of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from db.columns import Value


class Rows:
    """Rows that wait to be written, with the keys that they will have; `common` are columns that all of them have.

    Only for use inside a transaction that holds the write lock: keys are counted on from the greatest in the table.
    """

    def __init__(self, conn: sqlite3.Connection, **common: Value) -> None:
        self._conn = conn
        self._common = tuple(common)
        self._shared = tuple(common.values())
        self._columns: dict[str, tuple[str, ...]] = {}
        self._rows: dict[str, list[tuple[Value, ...]]] = {}
        self._next: dict[str, int] = {}

    def upcoming(self, table: str) -> int:
        """The key that the next row of a table will have."""
        if table not in self._next:
            self._next[table] = next_key(self._conn, table)
        return self._next[table]

    def add(self, table: str, **values: Value) -> int:
        """Note a row; the answer is its key."""
        rows = self._rows.get(table)
        if rows is None:
            self._columns[table] = ("id", *self._common, *values)
            rows = self._rows[table] = []
            self.upcoming(table)
        key = self._next[table]
        self._next[table] = key + 1
        rows.append((key, *self._shared, *values.values()))
        return key

    def flush(self) -> None:
        """Write all rows. Every row of a table names the same columns in the same order.

        sqlite-utils' insert_all takes more than three times as long for tables of a few dozen rows.
        """
        for table, rows in self._rows.items():
            # Handing over nulls takes the driver longer than values, so columns without any value are left out.
            filled = {
                column: values
                for column, values in zip(self._columns[table], zip(*rows, strict=True), strict=True)
                if values.count(None) < len(values)
            }
            columns = ", ".join(f'"{column}"' for column in filled)
            marks = ", ".join("?" * len(filled))
            self._conn.executemany(
                f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - names of our own tables
                zip(*filled.values(), strict=True),
            )
        self._rows.clear()
        self._next.clear()


def put(conn: sqlite3.Connection, table: str, row: Mapping[str, Value]) -> None:
    """Write one row, in place of what stands under its `id`.

    sqlite-utils' insert and upsert would first ask for the columns of every table.
    """
    columns = ", ".join(f'"{column}"' for column in row)
    changes = ", ".join(f'"{column}" = excluded."{column}"' for column in row)
    conn.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))}) "  # noqa: S608 - names of our own tables
        f"ON CONFLICT (id) DO UPDATE SET {changes}",
        tuple(row.values()),
    )


def next_key(conn: sqlite3.Connection, table: str) -> int:
    """The key after the greatest of a table."""
    return int(conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608


def rows_of(conn: sqlite3.Connection, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
    """The rows that a query gives, by column name."""
    cursor = conn.cursor()
    cursor.row_factory = sqlite3.Row
    return cursor.execute(sql, values).fetchall()
