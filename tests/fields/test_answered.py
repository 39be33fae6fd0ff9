"""Demands that a completion tells with their answers, sentence by sentence. Texts of trades made up for this."""

from __future__ import annotations

import pytest

from corpus.benchmark.run import Runner
from db.records import Project
from tests.checks.reports import report

KINDS = """某某县图书馆2024年度项目支出绩效自评报告
一、各项目绩效情况
（一）流动书车
（1）绩效目标设定
把书送到偏远村组，方便老人借阅。
（2）绩效指标完成情况
数量指标方面，{first}。质量指标方面，计划书车完好率98%以上，实际全部完好。{more}
（二）古籍修复
（1）绩效目标设定
保护馆藏古籍，留住地方记忆。
（2）绩效指标完成情况
数量指标方面，计划修复古籍30册，实际修复33册，其中县志12册。时效指标方面，计划10月底前完成装订，实际9月12日装订完毕。
二、存在的问题
一是书车司机少。
三、改进措施
一是增加书车司机2名。
"""
SIGNS = """某某县图书馆2024年度专项资金绩效自评报告
一、分项目绩效情况
（一）流动书车
目标下达情况：把书送到偏远村组，方便老人借阅。
目标完成情况
（1）产出指标
{first}；借阅≥3000册次，实际3260册次，同比多一成；书目按季更新，实际1月、4月、7月、10月各更新一次。
（2）满意度指标
读者满意度≥90%，实际访问60人，56人满意，为93.3%。
（二）古籍修复
目标下达情况：保护馆藏古籍，留住地方记忆。
目标完成情况
（1）产出指标
修复古籍≥30册，实际修复33册；培训修复员≥4名，实际5名。
二、存在问题
书车司机少。
"""
TWO = "计划下村服务120次、办读书会6场，实际下村132次，其中山区40次；读书会办了7场，到场310人"


def project(form: str, first: str, more: str = "") -> Project:
    return report(form.format(first=first, more=more)).projects[0]


def results(form: str, first: str, more: str = "") -> list[tuple[str, str]]:
    found = project(form, first, more).indicators
    return [(d.text.removeprefix("计划"), d.result.status) for d in found if d.result is not None]


def test_halves_of_a_kind() -> None:
    assert results(KINDS, TWO, "时效指标方面，计划5月底前发车，实际4月20日发车。") == [
        ("下村服务120次", "met"),
        ("办读书会6场", "met"),
        ("书车完好率98%以上", "met"),
        ("5月底前发车", "met"),
    ]
    made = project(KINDS, TWO)
    assert made.indicator is None
    assert made.completion is not None and made.completion.text.startswith("数量指标方面，计划下村")
    assert [d.level2 for d in made.indicators] == ["数量指标", "数量指标", "质量指标"]
    assert made.indicators[1].answer is not None and made.indicators[1].answer.text.startswith("实际下村132次")


@pytest.mark.parametrize(
    ("first", "more", "expected"),
    [
        (TWO.replace("；读书会办了7场，到场310人", ""), "", ("办读书会6场", "not_reported")),
        (TWO.replace("下村132次", "下村112次"), "", ("下村服务120次", "missed")),
        (TWO, "时效指标方面，计划5月底前发车，实际6月20日发车。", ("5月底前发车", "missed")),
        (TWO, "时效指标方面，计划5月底前申请牌照，实际4月20日一并递交，7月通过验收。", ("5月底前申请牌照", "met")),
        (TWO, "效益方面，计划人均借书不低于12册，实际读者借阅踊跃，有较大增长。", ("人均借书不低于12册", "restated")),
        (TWO, "效益方面，计划读者满意率90%以上，实际2023年访问60人，56人满意，占93.3%。", ("读者满意率90%以上", "out_of_year")),
        (TWO, "可持续影响方面，计划完善制度3项，实际修订了借阅办法，新订书车管理规程和安全细则。", ("完善制度3项", "met")),
        (TWO, "可持续影响方面，计划完善制度3项，实际借阅办法正在征求意见，新订书车管理规程。", ("完善制度3项", "in_progress")),
        (TWO, "社会效益方面，计划覆盖全部14个乡镇，实际每个乡镇都到过书车。", ("覆盖全部14个乡镇", "met")),
        (TWO, "数量指标方面，计划建站2个、编书目1部，实际建站3个；书目3月28日编完。", ("编书目1部", "met")),
        (TWO, "数量指标方面，计划建站2个、编书目1部，实际建站3个。", ("编书目1部", "not_reported")),
        (TWO, "质量指标方面，计划三处均通过消防验收，实际东村、西村和镇上5月6日通过验收，评为两个优秀、一个合格。", ("三处均通过消防验收", "undetermined")),
    ],
)  # fmt: skip
def test_answers_in_a_half(first: str, more: str, expected: tuple[str, str]) -> None:
    assert expected in results(KINDS, first, more)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("书车≥4辆，实际上路5辆，司机共7人", ("书车≥4辆", "met")),
        ("走访读者≥300家，实际登门284家", ("走访读者≥300家", "missed")),
        ("还书逾期率≤5%", ("还书逾期率≤5%", "not_reported")),
        ("补贴标准每册14元，实际一律照此执行，共17.6万元", ("补贴标准每册14元", "met")),
        ("补贴标准每册14元，实际每册12元", ("补贴标准每册14元", "missed")),
        ("新建书屋≥2个，实际在两座镇区各建成1个", ("新建书屋≥2个", "met")),
        ("新建书屋≥3个，实际在两座镇区各建成1个", ("新建书屋≥3个", "missed")),
        ("新书到馆用时平均≤20天，实际平均16个日历日", ("新书到馆用时平均≤20天", "met")),
        ("培训读者≥4期，实际5期、到场230人次", ("培训读者≥4期", "met")),
        ("到位经费≥6万元，实际到账6.8万元；预计捐赠不列入考核，协议中载明的为20万元", ("到位经费≥6万元", "met")),
        ("藏书区开放≥2处，实际计划2025年春季开放", ("藏书区开放≥2处", "in_progress")),
    ],
)
def test_answers_behind_a_sign(first: str, expected: tuple[str, str]) -> None:
    found = results(SIGNS, first)
    assert expected in found
    assert [status for text, status in found if text != expected[0]] == ["met"] * (len(found) - 1)


def test_a_goal_is_not_asked_again_and_a_demand_is_no_plan() -> None:
    made = Runner().check(KINDS.format(first=TWO, more="").splitlines())
    assert {f.rule for f in made.findings} & {"GJ201", "GJ202", "GJ203", "GJ214"} == set()


def test_a_plan_in_the_answer_is_one() -> None:
    made = report(KINDS.format(first="计划下村服务120次，实际打算明年起下村", more=""))
    assert "in_progress" in [d.result.status for d in made.projects[0].indicators if d.result]


def test_a_result_that_says_what_was_planned_is_no_half() -> None:
    made = report(
        SIGNS.format(first="全年下村132次，比计划多12次，实际到场310人")
        .replace("≥", "共")
        .replace("按季更新，实际", "")
    )
    assert all("下村" not in d.text for d in made.projects[0].indicators)
