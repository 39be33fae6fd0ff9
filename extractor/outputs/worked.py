"""A list that an auditor worked through -> the decisions in it. Columns are found by their heads, in any order."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from db.records import Ruling, Trouble, Verdict
from extractor.outputs.csv import plain
from extractor.outputs.listing import DECISIONS, HEADS

WORDS: dict[str, Verdict] = {
    **{word: verdict for verdict, word in DECISIONS.items()},
    "已确认": "confirmed", "排除": "dismissed", "已排除": "dismissed", "已驳回": "dismissed", "已整改": "fixed",
}  # fmt: skip
"""What may stand in the column of decisions: the list's own words, and those that the command line uses."""
FINGERPRINT = re.compile(r"[0-9a-f]{16}")
TOP = 50
"""Rows among which a sheet's head is looked for."""
AGAIN = "一条决定也没有记下，请改正后重新运行"


@dataclass(frozen=True, slots=True)
class Worked:
    """The decisions in a list; `notes` are Chinese sentences on rows that say something without deciding."""

    rulings: tuple[Ruling, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    cells: dict[str, str]


def read(path: Path, by: str = "") -> Worked:
    """The decisions of a list in xlsx or csv. `by` is who decided, where a row names nobody.

    Raises:
        Trouble: it cannot be read, is no list of ours, or has rows that cannot be understood, each of which is named.

    """
    rulings: dict[tuple[str, int | None], Ruling] = {}
    wrong: list[str] = []
    notes: list[str] = []
    for row in _rows(path):
        try:
            ruling = _ruling(row, by)
        except Trouble as trouble:
            wrong.append(f"{row.where}：{trouble.message}")
            continue
        if ruling is None:
            if row.cells["note"]:
                notes.append(f"{row.where}有批注没有决定，没有记下")
            continue
        key = (ruling.fingerprint, ruling.report_id)
        other = rulings.setdefault(key, ruling)
        if (other.verdict, other.note) != (ruling.verdict, ruling.note):
            wrong.append(f"{row.where}与{other.where}是同一条发现，决定不同")
    if wrong:
        raise Trouble(f"{path} 里有看不懂的行：{'；'.join(wrong)}", AGAIN)
    return Worked(tuple(rulings.values()), tuple(notes))


def _ruling(row: _Row, by: str) -> Ruling | None:
    """What a row decides; None where it does not. Raises Trouble where it is not to be understood."""
    word = row.cells["decision"]
    if not word:
        return None
    if word not in WORDS:
        raise Trouble(f"决定“{word}”不认识，只能填 {'、'.join(DECISIONS.values())}")
    fingerprint = row.cells["fingerprint"].removeprefix("'").lower()
    if not FINGERPRINT.fullmatch(fingerprint):
        raise Trouble(f"指纹“{fingerprint}”不是 16 位十六进制数字")
    report = row.cells["report"].removesuffix(".0")
    key = int(report) if report.isdecimal() else None
    return Ruling(row.where, fingerprint, WORDS[word], row.cells["note"], row.cells["by"] or by, key)


def _rows(path: Path) -> list[_Row]:
    """The rows under the heads of all sheets. Raises Trouble."""
    try:
        sheets = _csv(path) if path.suffix.lower() == ".csv" else _workbook(path)
    except FileNotFoundError:
        raise Trouble(f"{path} 不存在", "请检查文件名") from None
    except OSError as error:
        raise Trouble(f"{path} 打不开：{error.strerror or error}", "请关闭正在使用它的程序后重新运行") from None
    found = [row for where, rows in sheets for row in _under_head(where, rows)]
    if not found:
        needed = "、".join(HEADS[field] for field in ("decision", "fingerprint"))
        raise Trouble(
            f"{path} 里没有带 {needed} 两列的清单", "请用 gouji check --format xlsx 导出清单，填好“决定”一列再读回"
        )
    return found


def _under_head(where: str, rows: Iterable[list[str]]) -> Iterator[_Row]:
    at: dict[str, int] | None = None
    for n, cells in enumerate(rows, 1):
        if at is not None:
            texts = {field: cells[i].strip() if i < len(cells) else "" for field, i in at.items()}
            yield _Row(f"{where}第 {n} 行", texts | {field: "" for field in HEADS if field not in at})
        elif {HEADS["decision"], HEADS["fingerprint"]} <= set(cells):
            at = {field: cells.index(head) for field, head in HEADS.items() if head in cells}
        elif n >= TOP:
            return


def _workbook(path: Path) -> list[tuple[str, list[list[str]]]]:
    import zipfile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with path.open("rb") as file:
            book = load_workbook(file, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError):
        raise Trouble(f"{path} 不是能读的 xlsx 文件", "请用 WPS 或 Excel 另存为 xlsx 或 csv") from None
    several = len(book.worksheets) > 1
    return [
        (
            f"表“{sheet.title}”" if several else "",
            [[_text(v) for v in row] for row in sheet.iter_rows(values_only=True)],
        )
        for sheet in book.worksheets
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _csv(path: Path) -> list[tuple[str, list[list[str]]]]:
    """Also as Excel on a Chinese Windows writes it again: GB18030, without the mark."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", errors="replace")
    return [("", [[plain(cell) for cell in row] for row in csv.reader(text.splitlines(keepends=True))])]
