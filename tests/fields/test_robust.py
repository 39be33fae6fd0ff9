"""Whatever the text, reading it raises nothing, every span is true, and the time grows with the length only."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Block, Document
from extractor.fields import extract
from extractor.language.figures import read
from extractor.outline import build
from tests.growth import linear
from tests.reports import Read, document
from tests.test_invariants import spans_in

MARKS = [
    "一、",
    "二、",
    "（一）",
    "（2）",
    "1.",
    "2、",
    "1）",
    "一）",
    "①",
    "1.1",
    "2.1.3 ",
    "第一部分 ",
    "【项目一】",
    "项目2：",
    "壹、",
    "）",
    "2025",
]
LABELS = [
    "绩效目标：", "绩效指标:", "完成情况", "【年度目标】", "“考核指标”：", "（完成情况）", "绩 效 目 标：", "目标1：", "数量指标：", "项目名称：",
    "自评得分：", "存在问题：", "改进措施：", "**绩效目标：**", "产出目标——",
]  # fmt: skip
WORDS = [
    "部门基本情况", "存在的问题", "自评结论", "项目绩效目标完成情况", "目录", "基本情况........1", "评价工作组人员名单", "某某市某某局2025年度部门整体绩效自评报告",
    "校舍维修", "新建道路12公里，", "预算100万元，其中人员经费80万元（", "3个项目评为优秀", "、", "。", "；", "：", "，", "）", "（", "“", "”", "组长：衡若水，某某局局长",
    "序号", "等级", "优", "三级指标", "年度指标值", "实际完成值", "95%", "2025年12月底前", "[bookmark: _x]", "下一步，", "一是", "附件1", "\u3000", " ", "\ufeff", "𠀀",
]  # fmt: skip
GAPS = ["\n", "\n\n", "\t", "|", " ", ""]
PIECES = st.sampled_from(MARKS) | st.sampled_from(LABELS) | st.sampled_from(WORDS) | st.sampled_from(GAPS)
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join)


def read_all(found: Document) -> None:
    for made in build(found, "测试.txt"):
        figures = [read(b.text, made.fiscal_year) for b in made.blocks]
        report = extract(made, [Read(f.quantities, f.times) for f in figures])
        for span in spans_in(report):
            assert report.block(span.block).text[span.start : span.end] == span.quote
        assert [p.id for p in report.projects] == list(range(1, len(report.projects) + 1))
        for section in report.sections:
            assert section.parent is None or section.parent < section.id
            assert section.first_block <= section.last_block


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    read_all(document(text))


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_any_cells_and_styles(text: str, data: st.DataObject) -> None:
    from db.records import Cell

    blocks = []
    for n, line in enumerate((line for line in text.split("\n") if line.strip()), 1):
        cell = Cell(1 + n // 9, 1 + n % 9 // 3, 1 + n % 3) if data.draw(st.booleans()) else None
        level = data.draw(st.none() | st.integers(1, 4)) if cell is None else None
        marker = data.draw(st.none() | st.sampled_from(MARKS)) if cell is None else None
        kind = "cell" if cell else "heading" if level else "paragraph"
        blocks.append(Block(n, kind, line, f"第{n}段", marker, cell, level))  # type: ignore[arg-type]
    read_all(Document("docx", tuple(blocks)))


HEAD = "某某市某某局2025年度部门整体绩效自评报告\n一、项目绩效目标完成情况\n"
LONG: dict[str, Callable[[int], str]] = {
    "projects": lambda n: "".join(
        f"{i}、校舍{i}号维修\n绩效目标：修好。\n绩效指标：修好{i}栋。\n完成情况：修好{i}栋。\n"
        for i in range(1, n // 4)
    ),
    "first numbers only": lambda n: "一、甲\n1.乙\n" * (n // 2),
    "labels": lambda n: "1、甲\n" + "绩效目标：完成。绩效指标：完成。\n" * n,
    "a table of projects": lambda n: (
        "序号\t项目名称\t绩效目标\t绩效指标\t完成情况\n"
        + "".join(f"{i}\t校舍{i}\t修好\t修{i}栋\t修{i}栋\n" for i in range(n))
    ),
    "forms": lambda n: "".join(
        f"项目名称\t校舍{i}\n年度目标\t修好\n三级指标\t指标值\t完成值\n验收\t{i}栋\t{i}栋\n" for i in range(n // 4)
    ),
    "problems": lambda n: "二、存在问题\n" + "".join(f"（{i}）第{i}项：进度滞后。下一步，加快。\n" for i in range(n)),
    "contents": lambda n: "目录\n" + "".join(f"第{i}项………………{i % 99}\n" for i in range(n)),
}


@pytest.mark.parametrize("make", LONG.values(), ids=LONG.keys())
def test_time_grows_with_the_length(make: Callable[[int], str]) -> None:
    """Eight times the lines in at most 24 times the time; what is quadratic takes 64 times."""

    def seconds(n: int) -> float:
        text = HEAD + make(n)
        began = time.process_time()
        read_all(document(text))
        return time.process_time() - began

    assert linear(seconds, 200, 8)
