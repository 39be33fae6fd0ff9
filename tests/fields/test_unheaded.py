"""Tables without a header under a label of a project: its indicators, its results, or neither."""

from __future__ import annotations

import pytest

from tests.fields.test_prose import fields, read

TEXT = """
青岚县渡运中心2024年度部门整体支出绩效自评报告
一、各项目绩效情况
（一）渡船检修
绩效目标：保障渡运安全。
指标：{asked}
完成情况：{done}
（二）码头清障
绩效目标：码头畅通。
指标：清理码头9处。
完成情况：清理码头9处。
"""
DONE = "检修渡船27艘，船员培训合格率96.4%，5月20日完成检修。"


@pytest.mark.parametrize(
    ("led", "level2"),
    [
        (["1\t", "2\t", "3\t"], [None] * 3),
        (["", "", ""], [None] * 3),
        (["数量\t", "质量\t", "时效\t"], ["数量", "质量", "时效"]),
    ],
)
def test_rows_under_the_label_of_the_indicators(led: list[str], level2: list[str | None]) -> None:
    rows = ("检修渡船\t26艘", "船员培训合格率\t≥95%", "检修完成日期\t6月底前")
    table = "".join(f"\n{lead}{row}" for lead, row in zip(led, rows, strict=True))
    first, second = read(TEXT.format(asked=table, done=DONE)).projects
    assert [(i.level2, i.result and i.result.status) for i in first.indicators] == [(kind, "met") for kind in level2]
    assert [i.figure and i.figure.value for i in first.indicators] == [26, 95, None]
    assert first.indicators[2].deadline == "2024-06-30"
    assert fields(first)[1:] == (None, DONE)
    assert fields(second)[1:] == ("清理码头9处。", "清理码头9处。")


def test_of_such_rows_one_may_fall_short() -> None:
    table = "\n检修渡船\t26艘\n船员培训合格率\t≥95%"
    first, _ = read(TEXT.format(asked=table, done=DONE.replace("27艘", "21艘"))).projects
    assert [i.result.status for i in first.indicators if i.result] == ["missed", "met"]


def test_places_in_a_row_are_no_indicators() -> None:
    table = "检修渡船26艘。\n东渡\t西渡\t南渡\t北渡\n8艘\t7艘\t6艘\t5艘"
    first, _ = read(TEXT.format(asked=table, done=DONE)).projects
    assert [i.text for i in first.indicators] == ["检修渡船26艘"]


@pytest.mark.parametrize(
    "table", ["检修渡船\t东渡船厂\n船员培训\t航运学校", "检修渡船\t按规程\n船员培训\t不定期\n渡口管护\t全年"]
)
def test_rows_that_put_no_value_on_anything_are_no_indicators(table: str) -> None:
    first, _ = read(TEXT.format(asked=f"\n{table}", done=DONE)).projects
    assert not first.indicators


def test_a_table_is_all_that_is_told_of_the_completion() -> None:
    asked = "检修渡船26艘；船员培训合格率不低于95%。"
    table = "\n检修渡船\t27艘\n船员培训合格率\t93.4%"
    first, _ = read(TEXT.format(asked=asked, done=table)).projects
    assert fields(first)[1:] == (asked, table.strip())
    assert [i.result.status for i in first.indicators if i.result] == ["met", "missed"]
