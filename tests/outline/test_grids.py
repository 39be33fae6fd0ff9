"""Rows of a table in a text: tabs, bars with and without outer ones, wide blanks."""

from __future__ import annotations

import pytest

from db.records import Block
from extractor.outline.grids import grids_of
from extractor.outline.uniform import Forms


def rows(*lines: str) -> list[list[str]]:
    """The cells of the only table that the lines make; none where they make none."""
    written = tuple(Block(n, "paragraph", line, f"第{n}行") for n, line in enumerate(lines, 1))
    grids = grids_of(Forms.of(written).uniform(written))
    if not grids:
        return []
    (grid,) = grids
    last = max(cell.row for cell in grid.cells)
    return [[cell.text for cell in grid.cells if cell.row == row] for row in range(1, last + 1)]


WANTED = [["类型", "指标", "目标", "完成"], ["产出", "清淤渠道", "12公里", "13公里"], ["", "维护泵站", "3座", ""]]


@pytest.mark.parametrize(
    "lines",
    [
        ("类型\t指标\t目标\t完成", "产出\t清淤渠道\t12公里\t13公里", "\t维护泵站\t3座\t"),
        ("类型 | 指标 | 目标 | 完成", "产出 | 清淤渠道 | 12公里 | 13公里", " | 维护泵站 | 3座 | "),
        (
            "| 类型 | 指标 | 目标 | 完成 |",
            "|---|---|---|---|",
            "| 产出 | 清淤渠道 | 12公里 | 13公里 |",
            "| | 维护泵站 | 3座 | |",
        ),
        ("｜类型｜指标｜目标｜完成｜", "｜产出｜清淤渠道｜12公里｜13公里｜", "｜｜维护泵站｜3座｜｜"),
    ],
    ids=["tabs", "bars", "outer bars", "wide bars"],
)
def test_a_row_is_a_row_however_it_is_set(lines: tuple[str, ...]) -> None:
    assert rows(*lines) == WANTED


def test_a_form_of_labels_and_values_needs_one_bar() -> None:
    assert rows("项目名称 | 渠道清淤", "主管部门 | 水务局") == [["项目名称", "渠道清淤"], ["主管部门", "水务局"]]


def test_wide_blanks_set_cells_apart_where_all_rows_are_alike() -> None:
    lines = ("指标  目标  完成", "清淤渠道  12公里  13公里", "维护泵站　3座　3座")
    assert rows(*lines) == [["指标", "目标", "完成"], ["清淤渠道", "12公里", "13公里"], ["维护泵站", "3座", "3座"]]
    assert rows(*lines[:2]) == []
    assert rows(*lines, "验收合格率  100%  98%  差两处") == []
    assert (
        rows("组长：甲  成员：乙  日期：5月。", "组长：甲  成员：乙  日期：6月。", "组长：丙  成员：丁  日期：7月。")
        == []
    )


HEAD = ("一级指标", "三级指标", "年度指标值", "实际完成值", "得分", "偏差原因")


def test_a_cell_a_line_is_a_table_where_rows_can_be_told_by_what_cells_hold() -> None:
    lines = (*HEAD, "产出指标", "清淤渠道", "≥12公里", "13公里", "10", "雨水多", "维护泵站", "3座", "3座", "9.5")
    first, *others = rows(*lines)
    assert first == list(HEAD)
    assert others == [
        ["产出指标", "清淤渠道", "≥12公里", "13公里", "10", "雨水多"],
        ["维护泵站", "3座", "3座", "9.5"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("三级指标", "年度指标值", "清淤渠道", "≥12公里", "维护泵站", "3座"),  # no column of results
        (*HEAD, "全年各项任务都已按期完成。"),
        (*HEAD, "清淤渠道", "长", "很长", "维护泵站", "好", "很好"),  # nothing that a target is
    ],
    ids=["two columns", "a sentence", "no figures"],
)
def test_lines_that_no_row_can_be_made_of_are_no_table(lines: tuple[str, ...]) -> None:
    assert rows(*lines) == []
