"""Full text over Chinese: every word of any length is found, and nothing across punctuation.

One token a character (Han, Latin letter or digit), and a phrase query over them, gives every block that may hold the
words; looking for the words in the text itself then says where, and drops what only met across a mark or a blank.
FTS5's own `unicode61` takes a whole sentence for one word, `trigram` misses words of two characters, and a word
cutter's tokens miss the words that it cuts otherwise.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.connection import told
from db.rows import rows_of

if TYPE_CHECKING:
    from db.store import Store

# Full-width forms as their half-width ones, letters without case: one character for one, so that places stay true.
_FOLD = {0xFF01 + place: chr(0x21 + place).lower() for place in range(94)} | {
    ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
}
# What is a token. Fixed ranges, so that no version of Python or SQLite reads an index otherwise than it was written.
_TOKEN = re.compile("[0-9a-z\u3400-\u4dbf\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words stand: ``text[start:end]`` of a block (its ordinal in the report)."""

    report_id: int
    source: str
    block: int
    locator: str
    start: int
    end: int
    text: str

    @property
    def quote(self) -> str:
        """The words as the block has them."""
        return self.text[self.start : self.end]


def _fold(text: str) -> str:
    return text.translate(_FOLD)


def _tokens(folded: str) -> str:
    return " ".join(_TOKEN.findall(folded))


def search(store: Store, text: str, report_ids: Iterable[int] = ()) -> list[Hit]:
    """Every place of the words, in the order of reports and blocks; words parted by blanks must share a block.

    Width and case are ignored. `report_ids` narrows the search to these reports. Nothing is cut off.
    """
    words = list(dict.fromkeys(_fold(text).split()))
    chosen = set(report_ids)
    hits: list[Hit] = []
    with told(store.path):
        for row in _candidates(store.conn, words) if words else ():
            if chosen and row["report_id"] not in chosen:
                continue
            folded = _fold(row["text"])
            places = [list(_places(folded, word)) for word in words]
            if all(places):
                hits.extend(
                    Hit(row["report_id"], row["name"], row["ordinal"], row["locator"], start, end, row["text"])
                    for start, end in sorted(place for of_word in places for place in of_word)
                )
    return hits


def _candidates(conn: sqlite3.Connection, words: list[str]) -> list[sqlite3.Row]:
    phrases = [tokens for word in words if (tokens := _tokens(word))]
    # Words of marks alone (%, ①) have no token: then every block is looked at.
    where = "WHERE b.id IN (SELECT rowid FROM block_index WHERE block_index MATCH ?)" if phrases else ""
    values = [" AND ".join(f'"{phrase}"' for phrase in phrases)] if phrases else []
    return rows_of(
        conn,
        f"""SELECT b.report_id, d.name, b.ordinal, b.locator, b.text FROM blocks b
        JOIN reports r ON r.id = b.report_id JOIN documents d ON d.id = r.document_id {where}
        ORDER BY b.report_id, b.ordinal""",  # noqa: S608 - the words themselves are a parameter
        values,
    )


def _places(text: str, word: str) -> Iterable[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))


def _entries(conn: sqlite3.Connection, report_id: int) -> list[tuple[int, str]]:
    rows = conn.execute("SELECT id, text FROM blocks WHERE report_id = ?", [report_id])
    return [(key, _tokens(_fold(text))) for key, text in rows]


def index(conn: sqlite3.Connection, report_id: int) -> None:
    """Take a report's blocks into the index; within the transaction that stores them."""
    conn.executemany("INSERT INTO block_index (rowid, text) VALUES (?, ?)", _entries(conn, report_id))


def unindex(conn: sqlite3.Connection, report_id: int) -> None:
    """Take a report's blocks out of the index, before they are deleted."""
    conn.executemany(
        "INSERT INTO block_index (block_index, rowid, text) VALUES ('delete', ?, ?)", _entries(conn, report_id)
    )
