"""A text in uniform characters, and the way back to those that were written."""

from __future__ import annotations

import pytest

from extractor.language.uniform import uniform


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("完成１２．５％；", "完成12.5%；"),
        ("共1,200人,其中:甲", "共1,200人，其中：甲"),
        ("完成 5 个(套)", "完成 5个（套）"),
        ("每㎡不超过5元/㎡", "每平方米不超过5元/平方米"),
        ('评为"优"', "评为“优”"),
        ("培训十八人次，举办两期。", "培训18人次，举办2期。"),
        ("达到百分之九十五以上", "达到95%以上"),
        ("合格\u200b率 >=90 %", "合格率 ≥90%"),
    ],
)
def test_one_form_of_many(written: str, text: str) -> None:
    found = uniform(written)
    assert found is not None and found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "一是三个一批",
        "两期样品不少于5组",
        "没有一人掉队",
        "比例为1:2",
        "1 项目概况",
        "项目2  口袋公园建设",
        "附表3 户数统计",
        "ZX2024-001 乡镇",
        "第三批",
        "[bookmark: _Ref1]",
    ],
)
def test_what_says_something_else_stays(text: str) -> None:
    assert uniform(text) is None


def test_what_is_read_is_led_back_to_what_is_written() -> None:
    form = uniform("新建 ５ 个、改造十八个,铺装1,200 ㎡")
    assert form is not None and form.text == "新建 5个、改造18个，铺装1,200平方米"
    start = form.text.index("18个")
    assert form.written[slice(*form.back(start, start + 3))] == "十八个"
    assert form.as_written("5个") == "５ 个" and form.as_written("平方米") == "㎡" and form.as_written("8个") is None
    for start in range(len(form.text)):
        for end in range(start + 1, len(form.text) + 1):
            first, last = form.forth(*form.back(start, end))
            assert first <= start and end <= last


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("| 指标 | 目标 |  | 完成 |", "指标\t目标\t\t完成"),
        ("｜甲｜20人｜", "甲\t20人"),
        (" | 维护泵站 | 3座 | ", "\t维护泵站\t3座\t"),
        ("项目名称 | 渠道清淤", "项目名称\t渠道清淤"),
    ],
)
def test_bars_between_cells_are_tabs(written: str, text: str) -> None:
    found = uniform(written)
    assert found is not None and found.text == text
    for cell in filter(None, text.split("\t")):
        start, end = found.back(at := text.index(cell), at + len(cell))
        assert written[start:end] == cell


@pytest.mark.parametrize("text", ["|---|---|", "某局|2024"])
def test_a_line_under_a_head_and_a_lone_bar_stay(text: str) -> None:
    assert uniform(text) is None
