"""The index behind full-text search: one token a character, kept in step with the blocks."""

from __future__ import annotations

import re
import sqlite3

# Full-width forms as their half-width ones, letters without case: one character for one, so that places stay true.
_FOLD = {0xFF01 + place: chr(0x21 + place).lower() for place in range(94)} | {
    ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
}
# What is a token. Fixed ranges, so that no version of Python or SQLite reads an index otherwise than it was written.
_FOLDED = re.compile("[A-Z\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_NO_TOKEN = re.compile("[^0-9a-z\u3400-\u4dbf\u4e00-\u9fff]+")


def fold(text: str) -> str:
    """Width and case taken off, one character for one."""
    return text.translate(_FOLD)


def tokens(folded: str) -> str:
    """A folded text as the index holds it: its tokens with blanks between them."""
    return " ".join(_NO_TOKEN.sub("", folded))


def _entries(conn: sqlite3.Connection, report_id: int) -> list[tuple[int, str]]:
    rows = conn.execute("SELECT id, text FROM blocks WHERE report_id = ?", [report_id])
    # Few texts have letters or digits to fold, and what else is folded is no token.
    return [(key, tokens(fold(text) if _FOLDED.search(text) else text)) for key, text in rows]


def index(conn: sqlite3.Connection, report_id: int) -> None:
    """Take a report's blocks into the index; within the transaction that stores them."""
    conn.executemany("INSERT INTO block_index (rowid, text) VALUES (?, ?)", _entries(conn, report_id))


def unindex(conn: sqlite3.Connection, report_id: int) -> None:
    """Take a report's blocks out of the index, before they are deleted."""
    conn.executemany(
        "INSERT INTO block_index (block_index, rowid, text) VALUES ('delete', ?, ?)", _entries(conn, report_id)
    )
