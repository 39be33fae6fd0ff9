"""Budget, grades, problems and people, each in several wordings."""

from __future__ import annotations

import pytest

from db.records import Report
from tests.reports import report

HEAD = "某某市某某局2025年度部门整体绩效自评报告\n"
PROJECTS = "".join(
    f"{i}、{name}\n绩效目标：做好工作。\n绩效指标：完成{i}次。\n完成情况：完成{i}次。\n"
    for i, name in enumerate(["校舍维修改造", "乡镇寄宿制学校食堂改造", "主校区道路、桥梁设计", "教师培训"], 1)
)


def with_conclusion(text: str) -> Report:
    return report(HEAD + "一、项目完成情况\n" + PROJECTS + "二、评价结论\n" + text)


def budget(text: str) -> list[tuple[str, str, str | None, str | None, str]]:
    made = report(HEAD + "一、收支情况\n" + text + "\n二、评价结论\n等级为优。")
    return [(b.name, str(b.amount), b.unit, b.parent, b.stage) for b in made.budget]


def test_parts_of_a_budget() -> None:
    text = "2025年预算收入300万元，其中：一般公共预算200万元，基金预算收入90万元，上年结转10万元。支出预算300万元，其中基本支出100万元，包括人员经费80万元、公用经费20万元；项目支出200万元。"
    assert budget(text) == [
        ("预算收入", "300", "万元", None, "budget"),
        ("一般公共预算", "200", "万元", "预算收入", "budget"),
        ("基金预算收入", "90", "万元", "预算收入", "budget"),
        ("上年结转", "10", "万元", "预算收入", "budget"),
        ("支出预算", "300", "万元", None, "budget"),
        ("基本支出", "100", "万元", "支出预算", "budget"),
        ("人员经费", "80", "万元", "基本支出", "budget"),
        ("公用经费", "20", "万元", "基本支出", "budget"),
        ("项目支出", "200", "万元", "支出预算", "budget"),
    ]


def test_parts_in_brackets_and_a_stage_behind_its_amount() -> None:
    text = "总支出300万元，其中：基本支出100万元（人员经费80万元、公用经费20万元），项目支出200万元。\n项目资金到位情况。中央资金200万元全部到位。"
    assert [(name, parent, stage) for name, _, _, parent, stage in budget(text)] == [
        ("总支出", None, "budget"),
        ("基本支出", "总支出", "budget"),
        ("人员经费", "基本支出", "budget"),
        ("公用经费", "基本支出", "budget"),
        ("项目支出", "总支出", "budget"),
        ("中央资金", None, "arrived"),
    ]


@pytest.mark.parametrize(
    ("text", "parents"),
    [
        ("预算500万元，其中上级补助200万元（含彩票公益金80万元）、县级资金300万元。", {"上级补助": "预算", "彩票公益金": "上级补助", "县级资金": "预算"}),
        ("预算500万元（含上年结转50万元），其中人员经费200万元、公用经费300万元。", {"上年结转": "预算", "人员经费": "预算", "公用经费": "预算"}),
        ("预算300万元，其中基本支出100万元（人员经费80万元、公用经费20万元）和项目支出200万元。", {"基本支出": "预算", "人员经费": "基本支出", "公用经费": "基本支出", "项目支出": "预算"}),
    ],
)  # fmt: skip
def test_what_a_bracket_holds_is_part_of_what_stands_before_it(text: str, parents: dict[str, str]) -> None:
    assert {name: parent for name, _, _, parent, _ in budget(text)[1:]} == parents


def test_stages_of_money() -> None:
    text = "年初预算数120.50万元，调整后预算130万元，省级资金到位130万元，全年执行数128.7万元，执行率99%。"
    assert [(name, stage) for name, _, _, _, stage in budget(text)] == [
        ("年初预算数", "budget"),
        ("调整后预算", "adjusted"),
        ("省级资金到位", "arrived"),
        ("全年执行数", "executed"),
    ]


def test_a_difference_is_no_amount_of_the_budget() -> None:
    assert [b[0] for b in budget("2025年支出预算100万元，比上年增加5万元。")] == ["支出预算"]
    assert [b[0] for b in budget("支出预算100万元，全年执行96万元，招标节约4万元。")] == ["支出预算", "全年执行"]


def test_amounts_are_exact_in_yuan() -> None:
    made = report(HEAD + "一、收支情况\n预算收入1.25亿元。\n二、结论\n等级为优。")
    assert [b.amount_yuan for b in made.budget] == [125_000_000]


CONCLUSIONS = {
    "grade after the count": "共自评4个项目，其中，2个项目评为优秀，2个项目评为良好（校舍维修改造、教师培训）。",
    "grade before the count": "共对4个项目开展自评，优秀2个，良好2个。评为“良好”的项目是校舍维修改造、教师培训。",
    "chinese numerals": "本年度共自评四个项目，两个项目等级为优秀，两个项目等级为良好：校舍维修改造、教师培训。",
    "within a sentence": "参加自评的4个项目中，2个评价为优秀，2个评价为良好，分别为校舍维修改造、教师培训。",
}


@pytest.mark.parametrize("text", CONCLUSIONS.values(), ids=CONCLUSIONS.keys())
def test_grades(text: str) -> None:
    made = with_conclusion(text)
    assert {c.grade: c.count for c in made.ratings.counts} == {"优秀": 2, "良好": 2}
    assert made.ratings.total == 4
    assert [(n.project_name, n.grade, n.project) for n in made.ratings.named] == [
        ("校舍维修改造", "良好", 1),
        ("教师培训", "良好", 4),
    ]
    assert [p.grade for p in made.projects] == ["良好", None, None, "良好"]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("4个项目共设指标25项，完成23项。2个项目自评优秀，2个项目自评良好。", 4),
        ("除教师培训项目有1个班次未办外，其余3个项目均已完成。2个自评为优秀，2个自评为良好。", None),
        ("各项目共有25项指标，全部达标。2个项目为优秀，2个项目为良好。", None),
        ("执行率偏低的项目有1个。2个项目评为优秀，2个项目评为良好。", None),
        ("各项目自评等次均为“优”。开展问卷调查的3个项目，满意度都在九成以上。", None),
        ("开展绩效管理的6个项目中，优4个，良1个。", 6),
        ("开展绩效评价的6个项目中，优4个，良1个。", 6),
        ("开展自评的4个项目，2个项目自评优秀，2个项目自评良好。", 4),
        ("纳入评价的项目4个，评为优秀的2个，评为良好的2个。", 4),
        ("自评项目共4个，其中优秀2个、良好2个。", 4),
    ],
)
def test_what_else_is_counted_is_no_number_of_projects(text: str, total: int | None) -> None:
    assert with_conclusion(text).ratings.total == total


GOALS = {
    "2025年4个项目预算合计240万元，全年支出236万元，执行率98.33%，结余4万元。": [],
    "全年预算安排350万元，用于改造泵站6座。": ["用于改造泵站6座"],
    "围绕上述目标，安排项目3个，年初预算482.6万元，9月市财政统一压减12.4万元，调整后预算470.2万元。": [],
    "争取上级资金5亿元，兑付惠企资金8000万元。": ["争取上级资金5亿元", "兑付惠企资金8000万元"],
    "预算执行率不低于95%，新增泵站6座。": ["预算执行率不低于95%", "新增泵站6座"],
}


@pytest.mark.parametrize(("text", "demands"), GOALS.items(), ids=GOALS.keys())
def test_money_is_no_goal_by_itself(text: str, demands: list[str]) -> None:
    made = report(
        HEAD + "一、年度总体目标\n" + text + "\n二、总体目标完成情况\n改造泵站6座。\n三、存在问题\n进度偏慢。"
    )
    assert [i.text for g in made.goals for i in g.indicators] == demands


@pytest.mark.parametrize(
    "aside", ["自评由办公室牵头，2月完成。", "需要说明的是，以下数字按全年计。", "本次自评采取查阅资料的方式。"]
)
def test_how_the_evaluation_was_done_is_no_goal(aside: str) -> None:
    made = report(HEAD + f"一、年度总体目标\n改造泵站6座。\n{aside}\n二、总体目标完成情况\n改造泵站6座。")
    assert [g.text for g in made.goals] == ["改造泵站6座。"]


def test_a_section_on_money_beside_the_goals() -> None:
    text = "一、年度预算和总体目标\n（一）预算安排及执行\n全年支出236万元。\n（二）总体目标\n改造泵站6座。\n二、存在问题\n进度偏慢。"
    made = report(HEAD + text)
    assert [(s.heading, s.role) for s in made.sections][1:3] == [
        ("预算安排及执行", "budget"),
        ("总体目标", "overall_goals"),
    ]


GRADED = {
    "a table of grades": "等级\t项目数量\n优秀\t2\n良好\t2\n合计\t4",
    "grades side by side": "优秀\t良好\n2\t2",
}


@pytest.mark.parametrize("text", GRADED.values(), ids=GRADED.keys())
def test_counts_in_tables(text: str) -> None:
    assert {c.grade: c.count for c in with_conclusion(text).ratings.counts} == {"优秀": 2, "良好": 2}


NAMED = {
    "names before their number": "校舍维修改造、教师培训2个项目自评等级为优，乡镇寄宿制学校食堂改造项目自评等级为良。",
    "names in sentences": "校舍维修改造和教师培训均评为优。乡镇寄宿制学校食堂改造项目因采购延期评为良。",
    "names with their scores": "评为优的项目及得分为：校舍维修改造95.5分，教师培训96.0分。评为良的项目及得分为：乡镇寄宿制学校食堂改造85.0分。",
    "a table of names": "序号\t项目名称\t得分\t等级\n1\t校舍维修改造\t95\t优\n2\t教师培训\t96\t优\n3\t乡镇寄宿制学校食堂改造\t85\t良",
    "a table of names with its sum": "序号\t项目名称\t得分\t等级\n1\t校舍维修改造\t95\t优\n2\t教师培训\t96\t优\n3\t乡镇寄宿制学校食堂改造\t85\t良\n\t合计\t平均92\t优",
}


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED.keys())
def test_names_with_their_grades(text: str) -> None:
    named = [(n.project, n.grade) for n in with_conclusion(text).ratings.named]
    assert named == [(1, "优"), (4, "优"), (2, "良")]


@pytest.mark.parametrize(
    "text",
    [
        "我局连续三年被评为优。",
        "部门整体绩效自评等级为优。",
        "工程质量评定为优，群众反响良好。",
        "全部工程于年底完工，市县两级验收均为合格。",
    ],
)
def test_not_every_grade_is_of_a_project(text: str) -> None:
    assert with_conclusion(text).ratings.named == ()


def test_a_list_of_all_with_their_scores_names_none_with_the_last_grade() -> None:
    made = with_conclusion(
        "4个项目中，3个评为优，1个评为良：校舍维修改造96分，教师培训95分，主校区道路、桥梁设计92分，乡镇寄宿制学校食堂改造85分。"
    )
    assert made.ratings.named == ()


def test_reasons_are_no_names() -> None:
    made = with_conclusion("2个项目评为良，分别是因为采购延期、资料归档不全。")
    assert made.ratings.named == ()


def test_what_is_told_of_those_named_is_no_name() -> None:
    made = with_conclusion(
        "4个项目中，2个评为优（校舍维修改造、主校区道路、桥梁设计），2个评为良：食堂改造、教师培训，这2个项目还差1项指标。"
    )
    assert [(n.project, n.grade) for n in made.ratings.named] == [(1, "优"), (3, "优"), (2, "良"), (4, "良")]
    made = with_conclusion("4个项目中，3个评为良：食堂改造、教师培训，这所学校的操场翻新。")
    assert [n.project for n in made.ratings.named][:2] == [2, 4]


def test_a_name_ends_where_its_progress_is_told() -> None:
    named = with_conclusion("食堂改造进度严重滞后，自评等级为差。").ratings.named
    assert [(n.project_name, n.grade, n.project) for n in named] == [("食堂改造", "差", 2)]


def test_a_name_that_no_project_bears_is_a_name_still() -> None:
    named = with_conclusion("校舍维修改造、教师培训评为优，乡村公路养护评为良。").ratings.named
    assert [(n.project_name, n.project) for n in named][-1] == ("乡村公路养护", None)


def test_a_name_that_holds_the_mark_between_names() -> None:
    made = with_conclusion("共自评4个项目，2个项目评为优秀，2个项目评为良好（2025年主校区道路、桥梁设计、教师培训）。")
    assert [(n.project_name, n.project) for n in made.ratings.named] == [
        ("2025年主校区道路、桥梁设计", 3),
        ("教师培训", 4),
    ]
    made = with_conclusion("共自评4个项目，3个项目评为优秀，1个项目评为一般（主校区道路、桥梁设计）。")
    assert [(n.project_name, n.project) for n in made.ratings.named] == [("主校区道路、桥梁设计", 3)]


def test_names_are_joined_by_likeness_but_not_by_force() -> None:
    made = with_conclusion(
        "共自评4个项目，1个项目评为优秀，3个项目评为较差（2025年教师培训项目、寄宿制学校食堂改造、教师公寓建设）。"
    )
    assert [n.project for n in made.ratings.named] == [4, 2, None]


def test_problems_by_project() -> None:
    made = report(
        HEAD + "一、项目完成情况\n" + PROJECTS + "二、存在的问题及改进措施\n（一）存在的主要问题\n"
        "2025年教师培训：因场地原因未开展。\n预算执行率偏低。\n（二）改进措施\n加强调度。\n提前谋划。"
    )
    assert [(p.project_name, p.text, p.project) for p in made.problems] == [
        ("2025年教师培训", "因场地原因未开展。", 4),
        (None, "预算执行率偏低。", None),
    ]
    assert [m.text for m in made.measures] == ["加强调度。", "提前谋划。"]


@pytest.mark.parametrize("lead", ["全年有3项任务未能做到原定数，需要说明如下。", "工作总体顺利，但还有三点不足。", ""])
def test_a_line_that_only_announces_problems_is_none(lead: str) -> None:
    told = ["一是教师流动较快。", "二是操场维护不及时。", "三是资料归档较慢。"]
    made = report(HEAD + "一、存在的问题\n" + "\n".join([lead, *told]) + "\n二、改进措施\n加强调度。")
    assert [p.text for p in made.problems] == told
    alone = "全年有3项任务未能做到原定数，需要说明。"
    made = report(HEAD + f"一、存在的问题\n{alone}\n教师流动较快，操场维护不及时。\n二、改进措施\n加强调度。")
    assert [p.text for p in made.problems] == [alone, "教师流动较快，操场维护不及时。"]


MIXED = {
    "a label inside": "1.教师培训未开展。改进措施：提前落实场地。\n2.执行率偏低。改进措施：加强调度。",
    "a sentence of its own": "1.教师培训未开展。下一步，提前落实场地。\n2.执行率偏低。下一步将加强调度。",
    "a table": "序号\t存在问题\t改进措施\n1\t教师培训未开展。\t提前落实场地。\n2\t执行率偏低。\t加强调度。",
}


@pytest.mark.parametrize("text", MIXED.values(), ids=MIXED.keys())
def test_measures_behind_their_problems(text: str) -> None:
    made = report(HEAD + "一、项目完成情况\n" + PROJECTS + "二、存在的问题及改进措施\n" + text)
    assert [(p.text, p.project) for p in made.problems] == [("教师培训未开展。", 4), ("执行率偏低。", None)]
    assert [len(m.text) > 4 and m.text.endswith("。") for m in made.measures] == [True, True]


PEOPLE = {
    "a table": "姓名\t工作单位\t职务\t职称\n衡若水\t某某市某某局\t副局长\t\n干云舟\t某某市某某局\t财务科科长\t高级会计师",
    "cells, a row's first ones lost": " \t工作单位\n\t职务\n \t衡若水\n\t某某市某某局\n\t副局长\n\t\n\n\t干云舟\n\t某某市某某局\n\t财务科科长\n\t高级会计师",
    "a sentence": "组长：衡若水，某某市某某局副局长；成员：干云舟（某某市某某局，财务科科长，高级会计师）。",
    "roles without a colon": "组长衡若水，某某市某某局副局长；成员干云舟（某某市某某局，财务科科长，高级会计师）。",
}


@pytest.mark.parametrize("text", PEOPLE.values(), ids=PEOPLE.keys())
def test_people(text: str) -> None:
    made = report(HEAD + "一、评价结论\n等级为优。\n二、评价工作组人员名单\n" + text)
    assert [(p.name, p.organisation, p.post, p.title) for p in made.people] == [
        ("衡若水", "某某市某某局", "副局长", None),
        ("干云舟", "某某市某某局", "财务科科长", "高级会计师"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["附：绩效自评小组名单", "附件：自评工作组人员名单", "附件2：绩效评价工作组成员名单", "绩效自评领导小组名单"],
)
def test_a_list_at_the_end_is_of_people_and_no_measure(heading: str) -> None:
    text = "三、改进措施\n（一）加强调度。每月通报支出进度。\n（二）完善台账。按季核对。\n"
    made = report(
        HEAD
        + f"一、存在问题\n进度偏慢。\n{text}{heading}\n组长：衡若水，某某市某某局副局长\n成员：财务科科长\n2026年3月2日"
    )
    assert [(p.name, p.post) for p in made.people] == [("衡若水", "副局长")]
    assert [m.text for m in made.measures] == ["加强调度。每月通报支出进度。", "完善台账。按季核对。"]
    assert made.sections[-1].role == "evaluators"
