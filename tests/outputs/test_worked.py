"""A worked-through list comes back whole, or not at all; what is not understood is named by its row."""

from __future__ import annotations

import csv as writer
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, gouji, tiny

__all__ = ["gouji"]
Edit = Callable[[list[list[Any]], dict[str, int]], None]


@pytest.fixture
def stored(gouji: Call, tmp_path: Path) -> list[dict[str, Any]]:
    """The findings of a small report that is stored and checked."""
    (tmp_path / "水管所.txt").write_text(tiny(1), encoding="utf-8")
    findings: list[dict[str, Any]] = gouji("run", "水管所.txt", "--format", "json").json["findings"]
    assert len(findings) >= 2
    return findings


def work(path: Path, edit: Edit) -> None:
    """Fill in a list as an auditor does; rows are those under the head."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    for sheet in book.worksheets:
        if sheet.title == "汇总":
            continue
        cells = [list(row) for row in sheet.iter_rows(min_row=5)]
        at = {str(cell.value): n for n, cell in enumerate(cells[0])}
        rows = [[cell.value for cell in row] for row in cells[1:]]
        edit(rows, at)
        for row, values in zip(cells[1:], rows, strict=True):
            for cell, value in zip(row, values, strict=True):
                cell.value = value
    book.save(path)


def decisions(gouji: Call) -> dict[str, Any]:
    found = gouji("check", "--format", "json").json["findings"]
    return {f["fingerprint"]: f["decision"] for f in found}


def test_decisions_come_back(gouji: Call, stored: list[dict[str, Any]], tmp_path: Path) -> None:
    gouji("check", "--format", "xlsx", "-o", "清单.xlsx")

    def edit(rows: list[list[Any]], at: dict[str, int]) -> None:
        rows[0][at["决定"]], rows[0][at["批注"]], rows[0][at["审核人"]] = "驳回", "已核实=无误", "审核员甲"
        rows[1][at["决定"]] = " 确认 "

    work(tmp_path / "清单.xlsx", edit)
    done = gouji("decide", "--from", "清单.xlsx", "--by", "审核员乙")
    assert done.code == 0 and "新记录 2 条" in done.out
    held = decisions(gouji)
    first, second = (held[f["fingerprint"]] for f in stored[:2])
    assert (first["verdict"], first["note"], first["by"]) == ("dismissed", "已核实=无误", "审核员甲")
    assert (second["verdict"], second["note"], second["by"]) == ("confirmed", "", "审核员乙")
    assert [d for d in held.values() if d] == [first, second]
    again = gouji("decide", "--from", "清单.xlsx", "--by", "审核员乙")
    assert "新记录 0 条" in again.out and "2 条早已记录" in again.out
    gouji("check", "--format", "xlsx", "-o", "再来.xlsx")
    assert "新记录 0 条" in gouji("decide", "--from", "再来.xlsx").out, "the list holds the decisions taken before"


def test_nothing_is_applied_by_half(gouji: Call, stored: list[dict[str, Any]], tmp_path: Path) -> None:
    gouji("check", "--format", "xlsx", "-o", "清单.xlsx")

    def unknown(rows: list[list[Any]], at: dict[str, int]) -> None:
        rows[0][at["决定"]], rows[1][at["决定"]] = "确认", "同意"

    work(tmp_path / "清单.xlsx", unknown)
    done = gouji("decide", "--from", "清单.xlsx")
    assert done.code == 2 and "第 7 行" in done.err and "同意" in done.err and "确认、驳回、已改" in done.err
    assert not any(decisions(gouji).values())

    def strange(rows: list[list[Any]], at: dict[str, int]) -> None:
        rows[1][at["决定"]], rows[1][at["指纹"]] = "已改", "0" * 16

    work(tmp_path / "清单.xlsx", strange)
    done = gouji("decide", "--from", "清单.xlsx")
    assert done.code == 2 and "第 7 行" in done.err and "0" * 16 in done.err and "一条决定也没有记下" in done.err
    assert not any(decisions(gouji).values())


def test_a_note_without_a_decision_is_told(gouji: Call, stored: list[dict[str, Any]], tmp_path: Path) -> None:
    gouji("check", "--format", "xlsx", "-o", "清单.xlsx")

    def edit(rows: list[list[Any]], at: dict[str, int]) -> None:
        rows[0][at["批注"]] = "再问"
        rows[1][at["决定"]] = "已改"

    work(tmp_path / "清单.xlsx", edit)
    done = gouji("decide", "--from", "清单.xlsx")
    assert done.code == 0 and "第 6 行有批注没有决定" in done.err and "新记录 1 条" in done.out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv_comes_back_with_columns_in_any_order(
    gouji: Call, stored: list[dict[str, Any]], tmp_path: Path, encoding: str
) -> None:
    text = gouji("check", "--format", "csv").out.removeprefix("\ufeff")
    rows = list(writer.DictReader(io.StringIO(text, newline="")))
    for row in rows:
        row["决定"], row["批注"] = "已整改", "两行\n批注"
    with (tmp_path / "清单.csv").open("w", encoding=encoding, newline="") as file:
        table = writer.DictWriter(file, ["批注", "指纹", "决定"], extrasaction="ignore")
        table.writeheader()
        table.writerows(rows)
    assert gouji("decide", "--from", "清单.csv").code == 0
    held = decisions(gouji)
    assert {d["verdict"] for d in held.values()} == {"fixed"} and {d["note"] for d in held.values()} == {"两行\n批注"}


def test_the_same_words_of_two_bodies_are_told_apart_by_the_list(gouji: Call, tmp_path: Path) -> None:
    folder = tmp_path / "两家"
    folder.mkdir()
    for number, name in enumerate(("水利站", "灌区管理处"), 1):
        (folder / f"{number}.txt").write_text(tiny(1).replace("第1水管所", name), encoding="utf-8")
    gouji("run", folder)
    gouji("check", "--format", "xlsx", "-o", "清单.xlsx")
    verdicts = iter(["确认", "驳回"])

    def edit(rows: list[list[Any]], at: dict[str, int]) -> None:
        rows[0][at["决定"]] = next(verdicts)

    work(tmp_path / "清单.xlsx", edit)
    assert gouji("decide", "--from", "清单.xlsx").code == 0
    found = gouji("check", "--format", "json").json["findings"]
    held = {f["report_id"]: f["decision"]["verdict"] for f in found if f["decision"]}
    assert held == {1: "confirmed", 2: "dismissed"}
    assert len({f["fingerprint"] for f in found if f["decision"]}) == 1


def test_two_decisions_on_one_finding_are_refused(gouji: Call, stored: list[dict[str, Any]], tmp_path: Path) -> None:
    (tmp_path / "清单.csv").write_text(
        "指纹,决定\n" + "".join(f"{stored[0]['fingerprint']},{word}\n" for word in ("确认", "驳回")), encoding="utf-8"
    )
    done = gouji("decide", "--from", "清单.csv")
    assert done.code == 2 and "第 3 行与第 2 行" in done.err


@pytest.mark.parametrize("name", ["没有.xlsx", "坏.xlsx", "别的.csv", "旧.xls"])
def test_what_is_no_list_is_refused(gouji: Call, stored: list[dict[str, Any]], tmp_path: Path, name: str) -> None:
    if name != "没有.xlsx":
        (tmp_path / name).write_bytes(b"a,b\n1,2\n")
    done = gouji("decide", "--from", name)
    assert done.code == 2 and name in done.err and "Traceback" not in done.err


def test_a_list_and_a_single_decision_are_not_mixed(gouji: Call, stored: list[dict[str, Any]]) -> None:
    assert gouji("decide", "--from", "a.xlsx", "--confirm").code == 2
    assert gouji("decide").code == 2
