"""What a heading is about, over the words that offices use for one and the same section."""

from __future__ import annotations

import pytest

from extractor.outline.roles import composed, role_of
from tests.reports import report


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("部门基本信息", "overview"),
        ("单位介绍", "overview"),
        ("组织架构", "institutions"),
        ("机构和编制", "institutions"),
        ("科室设置", "institutions"),
        ("队伍状况", "institutions"),
        ("自评工作如何开展", "organisation_of_evaluation"),
        ("自评分工与步骤", "organisation_of_evaluation"),
        ("自评小组人员", "evaluators"),
        ("评价工作组成员", "evaluators"),
        ("资金安排和使用情况", "budget"),
        ("评价结论", "conclusion"),
        ("涉农专项资金概况", "overview"),
        ("部门支出基本情况", "overview"),
        ("全年资金收支概况", "budget"),
        ("预算编制情况", "budget"),
        ("固定资产情况", "budget"),
        ("评价工作思路与依据", "method"),
        ("履职尽责情况", "overall_results"),
        ("整体评价等级", "conclusion"),
        ("自评小组组成人员", "evaluators"),
        ("自评结果拟应用情况", "conclusion"),
        ("结果应用情况", "other"),
    ],
)
def test_role_of(heading: str, role: str) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("部门（单位）主要职能", "duties"),
        ("所属单位构成情况", "institutions"),
        ("项目资金安排和使用情况", "budget"),
        ("年度绩效目标设定及分解情况", "overall_goals"),
        ("绩效自评工作组织实施过程", "organisation_of_evaluation"),
        ("绩效评价原则、方法和标准", "method"),
        ("部门整体履职目标完成情况分析", "overall_results"),
        ("综合评价得分及等级", "conclusion"),
        ("未完成绩效目标的主要原因", "problems"),
        ("下一步改进措施和建议", "measures"),
        ("主要经验及做法", "other"),
    ],
)
def test_a_heading_made_of_the_words_of_outlines(heading: str, role: str) -> None:
    assert composed(heading) == role


# Projects whose names hold words of roles.
NAMES = (
    "绩效管理能力培训", "存在问题房屋整治", "信用评价体系建设", "部门联合执法装备", "整体搬迁安置", "概况图编制", "机构编制数据库维护",
    "目标考核奖励资金", "重点人群基本情况调查", "改进作风专题宣传", "专家评审费", "意见箱设置", "人员培训经费", "措施落实检查经费", "结果应用软件开发",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_projects_are_no_headings_of_outlines(name: str) -> None:
    assert composed(name) is None


TITLE = "北岭区市政养护所2024年度部门整体支出绩效自评报告"
FIELDS = "绩效目标：修好{0}。\n绩效指标：修{0}9处。\n完成情况：修{0}9处。"


def unnumbered(results: str, conclusion: str, problems: str, measures: str) -> str:
    """A report whose headings have lost their numbers; those of the projects are left."""
    projects = "\n".join(f"{n}．{name}维修\n{FIELDS.format(name)}" for n, name in enumerate(("路灯", "护栏"), 1))
    return "\n".join(
        [
            TITLE, "部门基本概况", "市政养护所是区级事业单位，负责道路设施养护。", results, projects, conclusion, "两个项目均评定为优。",
            problems, "备件采购不够及时。", measures, "提前安排备件采购。",
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        ("重点项目绩效完成情况", "综合评价结果", "绩效自评发现的主要问题", "下一步工作打算和建议"),
        ("各项目支出绩效自评情况", "绩效自评得分及等级", "存在的困难与不足", "拟采取的改进措施"),
    ],
)
def test_headings_without_numbers_part_a_report(words: tuple[str, str, str, str]) -> None:
    read = report(unnumbered(*words))
    assert [s.role for s in read.sections] == ["overview", "project_results", "conclusion", "problems", "measures"]
    assert [p.name for p in read.projects] == ["路灯维修", "护栏维修"]
    assert [p.completion.text for p in read.projects if p.completion] == ["修路灯9处。", "修护栏9处。"]
    assert [p.text for p in read.problems] == ["备件采购不够及时。"]


def test_a_label_on_its_own_line_that_comes_at_every_project_heads_no_section() -> None:
    projects = "\n".join(
        f"{n}．{name}维修\n{FIELDS.format(name)}\n偏差原因分析\n9月雨天较多，进度稍慢。"
        for n, name in enumerate(("路灯", "护栏"), 1)
    )
    read = report(f"{TITLE}\n一、项目完成情况\n{projects}")
    assert [s.heading for s in read.sections] == ["项目完成情况"]


def test_a_form_with_a_cell_on_each_line_has_no_headings() -> None:
    read = report(
        f"{TITLE}\n项目名称\n路灯维修\n项目资金执行情况\n98.5\n评价等级\n优\n绩效自评得分\n96.5\n绩效目标：修好路灯。\n完成情况：修路灯9处。"
    )
    assert not {s.heading for s in read.sections} & {"项目资金执行情况", "评价等级", "绩效自评得分"}


def test_the_goals_of_the_body_are_no_project() -> None:
    fields = "年度目标：道路设施完好。\n年度指标：完好率95%以上。\n完成情况：完好率96%。"
    projects = "\n".join(f"{n}．{name}维修\n{FIELDS.format(name)}" for n, name in enumerate(("路灯", "护栏"), 1))
    read = report(f"{TITLE}\n部门整体支出绩效分析\n{fields}\n各项目完成情况\n{projects}")
    assert [p.name for p in read.projects] == ["路灯维修", "护栏维修"]
    assert [s.heading for s in read.sections] == ["部门整体支出绩效分析", "各项目完成情况"]
