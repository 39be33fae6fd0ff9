"""docs/database.md says what the schema is, and its queries run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cogapp import Cog

from db.store import Store
from tests.db.samples import finding, report, save

PAGE = Path(__file__).resolve().parents[2] / "docs" / "database.md"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store.open(tmp_path_factory.mktemp("docs") / "gouji.db")
    [key] = save(store, report())
    store.save_check("0.1.0", "5e77", "2025-03-01T09:00:00+08:00", [(key, ((), [finding(report(), "清淤", "已完成")]))])
    return store


def test_the_columns_are_those_of_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PAGE.parents[1])
    assert Cog().main(["cog", "--check", "docs/database.md"]) == 0


def test_every_table_and_view_is_told(store: Store) -> None:
    sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    names = {name for (name,) in store.conn.execute(sql) if not name.startswith(("sqlite_", "_sqlite", "block_index"))}
    assert set(re.findall(r"^\*\*`(\w+)`\*\*", PAGE.read_text("utf-8"), re.M)) == names


def test_the_queries_give_what_they_promise(store: Store) -> None:
    queries = re.findall(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    rows = [store.conn.execute(query).fetchall() for query in queries]
    assert rows == [
        [("云川市青石区水务局", 2024, "河道清淤项目", "“清淤”没有答复", "清淤", "已完成", "第2行")],
        [
            (
                "云川市青石区水务局",
                "河道清淤项目",
                "清淤河道1.20万亩以上",
                ">=1.20万亩",
                "restated",
                "只说完成，没有给出面积",
            )
        ],
        [("云川市青石区水务局", "河道清淤项目", 2024, "budget", 3505000.0)],
        [("报告.txt", "第2行", "清淤河道", pytest.approx(8_000_000), "1.20万亩")],
    ]
