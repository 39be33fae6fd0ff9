"""Full text over Chinese: every word of any length is found, and nothing across punctuation.

One token a character (Han, Latin letter or digit), and a phrase query over them, gives every block that may hold the
words; looking for the words in the text itself then says where, and drops what only met across a mark or a blank.
FTS5's own `unicode61` takes a whole sentence for one word, `trigram` misses words of two characters, and a word
cutter's tokens miss the words that it cuts otherwise.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.block_index import fold, tokens
from db.connection import told
from db.rows import rows_of

if TYPE_CHECKING:
    from db.store import Store


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


def search(store: Store, text: str, report_ids: Iterable[int] = ()) -> list[Hit]:
    """Every place of the words, in the order of reports and blocks; words parted by blanks must share a block.

    Width and case are ignored. `report_ids` narrows the search to these reports. Nothing is cut off.
    """
    words = list(dict.fromkeys(fold(text).split()))
    chosen = set(report_ids)
    hits: list[Hit] = []
    with told(store.path):
        for row in _candidates(store.conn, words) if words else ():
            if chosen and row["report_id"] not in chosen:
                continue
            folded = fold(row["text"])
            places = [list(_places(folded, word)) for word in words]
            if all(places):
                hits.extend(
                    Hit(row["report_id"], row["name"], row["ordinal"], row["locator"], start, end, row["text"])
                    for start, end in sorted(place for of_word in places for place in of_word)
                )
    return hits


def _candidates(conn: sqlite3.Connection, words: list[str]) -> list[sqlite3.Row]:
    phrases = [found for word in words if (found := tokens(word))]
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
