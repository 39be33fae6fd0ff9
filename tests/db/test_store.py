"""What goes into the store comes out of it, and nothing is half done."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from db.records import Project, Report, Trouble
from db.store import Store
from tests.db.samples import report, save
from tests.db.strategies import reports


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "gouji.db") as opened:
        yield opened


def read_back(store: Store, key: int) -> Report:
    # The store itself need not read what it has just saved.
    with Store.open(store.path, create=False) as other:
        return other.load(key)


def dump(store: Store) -> list[str]:
    # The segments of the full-text index are laid out as they were written.
    return [line for line in store.conn.iterdump() if "block_index_" not in line and "_sqlite_migrations" not in line]


def whole(store: Store) -> None:
    assert store.conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert store.conn.execute("PRAGMA foreign_key_check").fetchall() == []
    store.conn.execute("INSERT INTO block_index (block_index) VALUES ('integrity-check')")


def decimals(value: Any) -> Iterator[Decimal]:
    if isinstance(value, Decimal):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from decimals(one)
    elif dataclasses.is_dataclass(value):
        for one in dataclasses.fields(value):
            yield from decimals(getattr(value, one.name))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports(), reports())
def test_a_report_comes_back_as_it_was(store: Store, first: Report, second: Report) -> None:
    """Also in place of another, which leaves nothing behind."""
    [key] = save(store, first)
    assert store.load(key) == dataclasses.replace(first, id=key) == read_back(store, key)
    assert save(store, second) == [key]
    back = read_back(store, key)
    assert back == dataclasses.replace(second, id=key)
    # Decimals are equal whatever their zeros; these must be the same to the sign and the last zero.
    assert [one.as_tuple() for one in decimals(back)] == [one.as_tuple() for one in decimals(second)]
    whole(store)


def test_replacing_leaves_what_saving_afresh_leaves(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as twice, Store.open(tmp_path / "b.db") as once:
        save(twice, report(words="另一段话。"))
        save(twice, report())
        save(once, report())
        assert dump(twice) == dump(once)


def test_what_is_known_of_a_file(store: Store) -> None:
    assert store.outcome_for("a.txt", "1", "v1").outcome == "new"
    save(store, report(), path="a.txt", sha256="1", version="v1")
    assert store.outcome_for("a.txt", "1", "v1").outcome == "unchanged"
    assert store.outcome_for("a.txt", "1", "v2").outcome == "changed"
    assert store.outcome_for("a.txt", "2", "v1").outcome == "changed"
    known = store.outcome_for("b.txt", "1", "v1")
    assert (known.outcome, known.other) == ("duplicate", "a.txt")


def test_reports_of_a_file_keep_their_keys(store: Store) -> None:
    one, two = report(), report(words="第二份。")
    assert save(store, one, two, path="a.txt") == [1, 2]
    assert save(store, one, path="b.txt") == [3]
    assert save(store, two, one, path="a.txt") == [1, 2]
    assert save(store, one, path="a.txt") == [1]
    assert store.report_ids() == [1, 3]
    assert store.document_reports("a.txt") == [1]
    assert save(store, path="a.txt") == []
    assert [one.id for one in store.reports()] == [3]
    whole(store)


def test_a_failure_midway_leaves_the_old_state_whole(store: Store) -> None:
    save(store, report(), path="a.txt")
    before = dump(store)
    good, bad = report(words="新的话。"), report(words="又一段。")
    stray = dataclasses.replace(bad.projects[0].span, quote="没有这句")  # type: ignore[type-var]
    bad = dataclasses.replace(bad, projects=(dataclasses.replace(bad.projects[0], span=stray),))
    with pytest.raises(ValueError, match="quote"):
        save(store, good, bad, path="a.txt")
    assert dump(store) == before
    # A unique index is broken as late as the last table but one is written.
    twice = dataclasses.replace(good, projects=(*good.projects, Project(1, None, "同号", None)))
    with pytest.raises(Trouble):
        save(store, good, twice, path="a.txt")
    assert dump(store) == before
    whole(store)


def test_a_number_beyond_sqlite_is_told(store: Store) -> None:
    with pytest.raises(Trouble, match="整数超出"):
        save(store, dataclasses.replace(report(), fiscal_year=2**70))
    assert store.report_ids() == []


def test_a_file_name_in_another_encoding_is_told(store: Store) -> None:
    path = "报告".encode("gb18030").decode("utf-8", "surrogateescape")
    for call in (lambda: store.outcome_for(path, "0", "v1"), lambda: save(store, report(), path=path)):
        with pytest.raises(Trouble, match="Unicode") as raised:
            call()
        str(raised.value).encode()


def test_a_report_of_another_file_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match=r"报告\.txt"):
        store.save("a.txt", "别的.txt", 1, "0", "txt", [report()], "v1")


def test_a_reader_sees_the_old_state_until_the_writer_is_done(store: Store) -> None:
    [key] = save(store, report())
    with Store.open(store.path, create=False) as reader:
        store.conn.execute("BEGIN IMMEDIATE")
        store.conn.execute("UPDATE reports SET title = '改'")
        assert reader.load(key).title == report().title
        reader.conn.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(Trouble, match="占用"):
            save(reader, report(words="新。"))
        store.conn.execute("COMMIT")
        assert reader.load(key).title == "改"


def test_what_was_just_saved_is_read_anew_after_another_writer(store: Store) -> None:
    [key] = save(store, report())
    with Store.open(store.path) as other:
        save(other, report(words="新。"))
    assert store.load(key) == dataclasses.replace(report(words="新。"), id=key)


def test_missing_reports_are_named(store: Store) -> None:
    for call in (lambda: store.load(7), lambda: store.report_ids([7]), lambda: store.report_ids([7, 1])):
        with pytest.raises(Trouble, match="编号为 "):
            call()


def test_the_log_keeps_every_file(store: Store) -> None:
    store.log("a.txt", "stored", "", 10, 9, 1, 0.5)
    store.log("b.pdf", "failed", "不是 PDF")
    rows = store.conn.execute("SELECT path, outcome, message, seen, in_blocks, left_out, seconds FROM ingest_log")
    assert rows.fetchall() == [
        ("a.txt", "stored", "", 10, 9, 1, 0.5),
        ("b.pdf", "failed", "不是 PDF", None, None, None, None),
    ]


def test_values_stand_as_written_and_as_numbers(store: Store) -> None:
    save(store, report())
    row = store.conn.execute(
        "SELECT value, multiplier, unit, comparator, si_value, base FROM quantities WHERE unit = '亩'"
    ).fetchone()
    assert row == ("1.20", "万", "亩", ">=", pytest.approx(8_000_000), "m²")
    row = store.conn.execute("SELECT amount, unit, amount_yuan, stage FROM budget_items").fetchone()
    assert row == ("350.50", "万元", 3_505_000.0, "budget")


def test_every_table_has_a_key_and_its_foreign_keys_are_indexed(store: Store) -> None:
    tables = [
        name
        for (name,) in store.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("sqlite_", "_sqlite", "block_index"))
    ]
    for table in tables:
        columns = {row[1]: row for row in store.conn.execute(f"PRAGMA table_info({table})")}
        assert columns["id"][5] == 1, table
        indexed = {
            store.conn.execute(f"PRAGMA index_info({index[1]})").fetchone()[2]
            for index in store.conn.execute(f"PRAGMA index_list({table})")
        }
        keyed = {row[3] for row in store.conn.execute(f"PRAGMA foreign_key_list({table})")}
        assert keyed <= indexed, table
        assert {name for name in columns if name.endswith("_id")} <= keyed, table


def test_decisions_cannot_be_altered(store: Store) -> None:
    store.conn.execute("INSERT INTO decisions (fingerprint, verdict, decided_at) VALUES ('f', 'fixed', 'now')")
    for sql in ("UPDATE decisions SET verdict = 'confirmed'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            store.conn.execute(sql)
