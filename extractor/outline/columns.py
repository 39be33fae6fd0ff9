"""The columns of tables: what a header's words say of the cells under them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.outline.labels import family_of
from extractor.outline.types import Grid, GridCell

# Headers of the forms of 财预〔2021〕6号 and of provincial forms; the first that matches wins.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("number", re.compile(r"序号|编号")),
    ("deviation", re.compile(r"偏差|原因|措施|备注|说明")),
    ("weight", re.compile(r"分值|权重|标准分|满分")),
    ("score", re.compile(r"得分|自评分|评分|自评得分")),
    ("grade", re.compile(r"等级|等次|评价结果|自评结果|自评结论")),
    (
        "actual",
        re.compile(
            r"实际|完成(?:值|情况|数|结果)|全年完成|达成|^完成$|实现情况|自评值|实绩|^(?:全年|年[终末底])?(?:完成|结果)$"
        ),
    ),
    ("level1", re.compile(r"一级指标")),
    ("level2", re.compile(r"二级指标")),
    ("nature", re.compile(r"指标性质|运算符|符号")),
    ("unit", re.compile(r"(?:度量|计量)单位|^单位$")),
    ("target", re.compile(r"指标值|目标值|预期值|年度值|任务数|计划(?:值|数)|目标任务|^(?:年初|年度|考核|具体)?要求$")),
    (
        "indicator",
        re.compile(
            r"三级指标|指标名称|指标内容|(?:绩效|考核|具体|年度|主要)指标|^指标$|评价内容|考核(?:事项|内容|要点)"
        ),
    ),
    ("goal", re.compile(r"目标")),
    ("name", re.compile(r"项目名称|专项名称|自评项目|^项目$|项目（政策）")),
    ("budget", re.compile(r"预算|执行数|到位|支出|资金|金额")),
)
# Columns with the label of a field for a header: 落实情况, 指标要求.
_FAMILIES = {"goal": "goal", "indicator": "indicator", "completion": "actual", "score": "score", "grade": "grade"}
# What an "actual" column beside a budget tells of money: 实际支出, 执行数. 完成情况 there tells of the work.
_SPENT = re.compile(
    r"实际(?:数|额|金额|值)?$|(?:支出|(?<!项目)执行|到位|支付|拨付|列支|使用(?!情况|效果))|预算|资金|投资|经费"
)
UNIT_NAMED = re.compile(r"[（(]\s*(?:单位\s*[：:]?)?\s*(?P<unit>[%％‰a-zA-Z㎡㎞\u4e00-\u9fff/·]{1,8})\s*[）)]\s*$")
"""The unit that a head or a name has in brackets at its end: 铺设管网（公里）, 宣传册（单位：份）."""
Header = dict[int, str]
TOTAL_ROW = re.compile(r"^\s*(?:总\s*分|合\s*计|总\s*计|总得分|自评总分|平\s*均(?:分|得分|值)?\s*$)")
"""How a row begins that sums up the rows above it, and is none of them."""


# What is no part of a header's words, and what has too many of them: paragraphs are asked as well.
_LEFT_OUT = re.compile(r"\s|[（(][A-Za-z0-9/÷×%％\-*]+[）)]")
_LONG = re.compile("(?:[^\u4e00-\u9fff]*[\u4e00-\u9fff]){15}")


def column_of(text: str) -> str | None:
    """What a header cell says of its column, None where it is no header."""
    if _LONG.match(text) is not None:
        return None
    bare = _LEFT_OUT.sub("", text)
    if not bare or len(bare) > 14:
        return None
    found = next((name for name, pattern in _COLUMNS if pattern.search(bare)), None)
    return found or _FAMILIES.get(family_of(bare) or "")


def header_of(row: Sequence[GridCell]) -> Header | None:
    """The columns of a header row; None where the row is none.

    None of a header's cells holds a figure, and it says where the indicators (or the projects' names) stand and where
    their targets, goals or results.
    """
    found: Header = {}
    spent: set[int] = set()
    for cell in row:
        if not cell.text.strip():
            continue
        name = column_of(cell.text)
        if name is None:
            if re.search(r"\d", cell.text):
                return None
            continue
        for offset in range(cell.column_span):
            found.setdefault(cell.column + offset, name)
            if _SPENT.search(re.sub(r"\s", "", cell.text)):
                spent.add(cell.column + offset)
    kinds = set(found.values())
    if "goal" in kinds and "indicator" in kinds and not kinds & {"name", "target"}:
        found = {column: "target" if name == "goal" else name for column, name in found.items()}
        kinds = set(found.values())
    if "budget" in kinds and not kinds & {"target", "goal", "indicator", "level2"}:
        found = {column: "budget" if name == "actual" and column in spent else name for column, name in found.items()}
        kinds = set(found.values())
    places = {name: column for column, name in reversed(list(found.items()))}
    if {"name", "target", "indicator"} <= kinds and "goal" not in kinds and places["target"] < places["indicator"]:
        found = {
            column: "goal" if name == "target" else name for column, name in found.items()
        }  # 目标任务, then 任务指标
        kinds = set(found.values())
    if {"target", "actual"} <= kinds and not kinds & {"indicator", "level2", "name"}:
        unnamed = [cell.column for cell in row if cell.column not in found]
        found[unnamed[0] if unnamed else 0] = "indicator"
        kinds.add("indicator")
    if not kinds & {"indicator", "level2", "name"} or not kinds & {"target", "actual", "goal"}:
        return None
    return found


def filled(grid: Grid) -> list[list[GridCell]]:
    """The rows of a grid with merged cells repeated in every row that they cover."""
    rows: dict[int, dict[int, GridCell]] = {}
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            rows.setdefault(row, {}).setdefault(cell.column, cell)
    return [[rows[r][c] for c in sorted(rows[r])] for r in sorted(rows)]


def by_column(row: Sequence[GridCell], header: Header) -> dict[str, GridCell]:
    """The cells of a row by the names of their columns; of several with one name the last that is not empty.

    A word processor gives nothing for an empty cell; under 实际完成值 it is an empty answer, and no row without one.
    """
    found: dict[str, GridCell] = {}
    for cell in row:
        name = header.get(cell.column)
        if name and (name not in found or cell.text.strip()):
            found[name] = cell
    if "actual" in header.values() and "target" in found:
        found.setdefault("actual", GridCell(row[0].row, 0, "", ()))
    return found
