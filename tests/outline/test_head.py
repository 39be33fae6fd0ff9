"""What the head and the foot of a report say of it, and what stands among its text."""

from __future__ import annotations

import pytest

from db.records import Document
from extractor.outline import build
from tests.reports import document, outline

BODY = "一、基本情况\n本局负责某项工作。\n二、绩效目标完成情况\n完成了任务。\n三、存在问题\n进度偏慢。\n"


@pytest.mark.parametrize(
    ("head", "organisation", "title"),
    [
        ("某某市某某局2025年度部门整体绩效自评报告\n", "某某市某某局", "某某市某某局2025年度部门整体绩效自评报告"),
        ("某某市某某局\n2025年度部门整体\n支出绩效自评报告\n", "某某市某某局", "某某市某某局2025年度部门整体支出绩效自评报告"),
        ("2025年中央补助资金\n（甲乙补贴）\n转移支付绩效自评报告\n", "某某县农业局", "2025年中央补助资金（甲乙补贴）转移支付绩效自评报告"),
        ("部门整体绩效自评报告\n（2025年度）\n部门名称：某某区民政局\n", "某某区民政局", "部门整体绩效自评报告（2025年度）"),
        ("某某市某某局关于2025年度绩效自评情况的报告\n市财政局：\n", "某某市某某局", "某某市某某局关于2025年度绩效自评情况的报告"),
        ("某某市某某局二〇二五年度部门整体绩效自评报告\n", "某某市某某局", "某某市某某局二〇二五年度部门整体绩效自评报告"),
        ("某某市供销合作社联合社2025年度绩效自评报告\n支出如下（单位：万元）。\n", "某某市供销合作社联合社", "某某市供销合作社联合社2025年度绩效自评报告"),
        ("部门整体绩效自评报告\n（2025年度）\n金额单位：万元\n", "某某县农业局", "部门整体绩效自评报告（2025年度）"),
        ("某某市某某馆（某某办公室）2025年度绩效自评报告\n", "某某市某某馆", "某某市某某馆（某某办公室）2025年度绩效自评报告"),
        ("某某站、某某市某某会2025年度绩效自评报告\n", "某某站、某某市某某会", "某某站、某某市某某会2025年度绩效自评报告"),
    ],
)  # fmt: skip
def test_title_body_and_year(head: str, organisation: str, title: str) -> None:
    made = outline(head + BODY + "\n某某县农业局\n2026年3月2日")
    assert (made.title, made.organisation, made.fiscal_year) == (title, organisation, 2025)


CONTENTS = {
    "leaders": "目  录\n一、基本情况........1\n二、绩效目标完成情况........2\n三、存在问题........3\n",
    "dots in the middle": "目录\n一、基本情况·········1\n二、绩效目标完成情况·········2\n三、存在问题·········3\n",
    "without numbers": "目录\n一、基本情况\n二、绩效目标完成情况\n三、存在问题\n",
    "tabs": "目　录\n一、基本情况\t1\n二、绩效目标完成情况\t2\n三、存在问题\t3\n",
    "without a title": "一、基本情况……………………1\n二、绩效目标完成情况…………2\n三、存在问题……………3\n",
}


@pytest.mark.parametrize("contents", CONTENTS.values(), ids=CONTENTS.keys())
def test_a_table_of_contents_heads_nothing(contents: str) -> None:
    made = outline("某某市某某局2025年度部门整体绩效自评报告\n" + contents + BODY)
    assert [(n.heading, n.level) for n in made.nodes()] == [
        ("基本情况", 1),
        ("绩效目标完成情况", 1),
        ("存在问题", 1),
    ]


def test_marks_of_pages_are_no_text() -> None:
    text = "某某市某某局2025年度部门整体绩效自评报告\n" + BODY.replace("进度", "项目\n— 2 —\n进度")
    (node,) = outline(text).with_role("problems")
    assert [s.quote for p in node.parts for s in p.spans] == ["项目", "进度偏慢。"]


def test_a_cover_opens_no_report_of_its_own() -> None:
    title = "某某市某某局2025年度部门整体绩效自评报告\n"
    cover = title + "目录\n" + "".join(f"{m}、基本情况{m}......1\n" for m in "一二三四五六七八九")
    assert len(build(document(cover + title + BODY.replace("基本情况", "基本情况一")), "测试.txt")) == 1


def test_another_title_opens_a_report() -> None:
    one = "某某市某某局2025年度部门整体绩效自评报告\n" + BODY + "加快进度。\n落实责任。\n"
    other = one.replace("某某市某某局", "某某市某某馆")
    found: Document = document(one + other)
    assert [made.organisation for made in build(found, "测试.txt")] == ["某某市某某局", "某某市某某馆"]
