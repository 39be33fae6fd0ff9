"""Reports on one fund, told in sections: where goal, indicators and results stand, and what is none of them."""

from __future__ import annotations

import pytest

from tests.fields.test_prose import fields, read

TITLE = "青岚县交通局2024年度渡口改造补助资金转移支付绩效自评报告\n"
END = "三、存在的问题\n渡工年龄偏大。\n"


def one(*sections: str) -> tuple[tuple[str | None, ...], list[tuple[str, str]]]:
    """Goal, indicators and results of the only project, and each demand with its status."""
    (project,) = read(TITLE + "\n".join([*sections, END])).projects
    return fields(project), [(i.text, i.result.status) for i in project.indicators if i.result]


NAMED = """
一、项目名称：渡口改造补助资金
1.绩效目标
改善渡口通行条件。
2.绩效指标
改造渡口9处；渡船检验合格率不低于98%。
二、项目实施结果
全年改造渡口9处，渡船检验合格率{rate}。
"""


def test_a_line_that_names_the_fund_stands_over_a_part_of_it() -> None:
    (project,) = read(TITLE + NAMED.format(rate="99%") + END).projects
    assert project.name == "渡口改造补助资金"
    assert fields(project) == (
        "改善渡口通行条件。",
        "改造渡口9处；渡船检验合格率不低于98%。",
        "全年改造渡口9处，渡船检验合格率99%。",
    )
    assert [i.result.status for i in project.indicators if i.result] == ["met", "met"]
    (project,) = read(TITLE + NAMED.format(rate="96%") + END).projects
    assert [i.result.status for i in project.indicators if i.result] == ["met", "missed"]


def test_a_project_of_which_only_the_name_was_read_has_what_the_sections_tell() -> None:
    told = "改造渡口目标≥9处，实际改造9处。检验渡船目标≥40艘，实际检验36艘。"
    (project,) = read(f"{TITLE}（一）项目名称：渡口改造补助\n1.绩效指标完成情况\n{told}\n").projects
    assert (project.number, project.name) == ("一", "渡口改造补助")
    assert [i.result.status for i in project.indicators if i.result] == ["met", "missed"]


def test_several_names_over_goals_and_indicators_stay_projects() -> None:
    shape = "{n}、项目名称：{name}\n1.绩效目标\n方便出行。\n2.绩效指标\n{asked}。\n"
    rows = (("一", "渡口改造", "改造渡口9处"), ("二", "渡船检验", "检验渡船40艘"))
    made = read(TITLE + "".join(shape.format(n=n, name=name, asked=asked) for n, name, asked in rows) + END)
    assert [(p.name, p.indicators[0].text) for p in made.projects] == [(name, asked) for _, name, asked in rows]


def test_several_names_are_several_projects() -> None:
    shape = "{n}、项目名称：{name}\n1.绩效目标\n方便出行。\n2.绩效指标\n{asked}。\n3.完成情况\n{asked}。\n"
    rows = (("一", "渡口改造", "改造渡口9处"), ("二", "渡船检验", "检验渡船40艘"))
    made = read(TITLE + "".join(shape.format(n=n, name=name, asked=asked) for n, name, asked in rows) + END)
    assert [(p.name, p.indicators[0].text) for p in made.projects] == [(name, asked) for _, name, asked in rows]


LEADS = "一、绩效目标情况\n{label}改善渡口通行条件，方便村民出行。\n{more}{lead}改造渡口9处；渡船检验合格率不低于98%。"
RESULTS = "二、绩效目标完成情况\n全年改造渡口9处，渡船检验合格率99%。"


@pytest.mark.parametrize("label", ["", "绩效目标："])
@pytest.mark.parametrize("lead", ["为此，上报时列出的考核指标如下。", "年初申报的量化指标有：", "考核指标分别为，"])
def test_a_sentence_leads_from_the_goal_to_the_indicators(label: str, lead: str) -> None:
    (goal, asked, done), found = one(LEADS.format(label=label, lead=lead, more=""), RESULTS)
    assert (goal, asked) == ("改善渡口通行条件，方便村民出行。", "改造渡口9处；渡船检验合格率不低于98%。")
    assert done == "全年改造渡口9处，渡船检验合格率99%。"
    assert found == [("改造渡口9处", "met"), ("渡船检验合格率不低于98%", "met")]


def test_how_the_goal_was_approved_is_none() -> None:
    approved = "绩效目标由局务会审定后随预算报送，此后没有改动。\n"
    text = LEADS.format(label="绩效目标：", lead="上报时列出的考核指标如下。", more=approved)
    assert one(text, RESULTS)[0][0] == "改善渡口通行条件，方便村民出行。"
    figured = "绩效目标经审议后下达，要求护岸加固6处。\n"
    text = LEADS.format(label="绩效目标：", lead="上报时列出的考核指标如下。", more=figured)
    assert one(text, RESULTS)[0][0] == f"改善渡口通行条件，方便村民出行。\n{figured.strip()}"


@pytest.mark.parametrize("lead", ["全县性目标为：", "总体的目标是", "年度目标："])
def test_what_leads_up_to_the_goal_within_its_paragraph_is_none(lead: str) -> None:
    (goal, _, _), found = one(f"一、绩效目标情况\n资金下达时要求逐级分解。{lead}改造渡口9处，检验渡船40艘。", RESULTS)
    assert goal == "改造渡口9处，检验渡船40艘。"
    assert [text for text, _ in found] == ["改造渡口9处", "检验渡船40艘"]


NUMBERED = """二、绩效目标完成情况分析
（一）总体目标完成情况
渡口面貌有改善。
（二）绩效指标完成情况
1.产出指标
（1）数量指标
指标1：渡口改造，年初目标值≥9处，实际改造{done}处。其中城区原定3处以上，实际改造4处。
指标2：渡工培训，年初目标值≥40人次，实际培训43人次。
（2）质量指标
指标1：渡船检验合格率，年初目标值≥98%，实际99.1%。
"""


@pytest.mark.parametrize(("done", "status"), [("9", "met"), ("7", "missed")])
def test_numbered_indicators_that_answer_themselves_are_demands_of_the_one_project(done: str, status: str) -> None:
    (project,) = read(TITLE + NUMBERED.format(done=done) + END).projects
    assert project.name == "渡口改造补助资金转移支付"
    assert [(i.text, i.result and i.result.status) for i in project.indicators] == [
        ("渡口改造，年初目标值≥9处", status),
        ("渡工培训，年初目标值≥40人次", "met"),
        ("渡船检验合格率，年初目标值≥98%", "met"),
    ]


def test_numbered_indicators_under_numbered_kinds_are_no_fields_of_these() -> None:
    (project,) = read(
        TITLE
        + "一、绩效目标完成情况分析\n（一）绩效目标\n渡口面貌改善。\n（二）指标完成情况\n1.产出指标\n（1）数量指标。\n"
        "指标1：渡口改造，年初目标值≥9处，实际改造9处。\n指标2：渡工培训，年初目标值≥40人次，实际培训38人次。\n"
        "（2）质量指标。\n指标1：渡船检验合格率，年初目标值≥98%，实际99.1%。\n完成情况：良好。\n" + END
    ).projects
    assert (project.name, fields(project)[0]) == ("渡口改造补助资金转移支付", "渡口面貌改善。")
    assert [i.result.status for i in project.indicators if i.result] == ["met", "missed", "met"]


def test_what_a_numbered_indicator_tells_besides_is_no_demand() -> None:
    (project,) = read(
        TITLE + "一、绩效指标完成情况\n指标1：渡口改造，年初目标值≥9处，实际改造9处。\n"
        "指标2：渡工培训，年初目标值≥40人次，实际培训43人次；缺课不超过2人，实际1人。\n" + END
    ).projects
    assert [i.text for i in project.indicators] == ["渡口改造，年初目标值≥9处", "渡工培训，年初目标值≥40人次"]


def test_numbered_indicators_that_only_ask_are_fields_of_their_projects() -> None:
    shape = "（{n}）{name}\n目标：方便出行。\n指标1：{one}。\n指标2：{two}。\n完成：{done}。\n"
    rows = (
        ("一", "渡口改造", "渡口不少于9处", "渡客满意度不低于90%", "渡口改造9处，渡客满意度93%"),
        ("二", "渡工培训", "培训不少于40人次", "持证率不低于90%", "培训43人次，持证率93.5%"),
    )
    body = "".join(shape.format(**dict(zip(("n", "name", "one", "two", "done"), row, strict=True))) for row in rows)
    made = read(f"青岚县交通局2024年度部门整体支出绩效自评报告\n一、各项目完成情况\n{body}")
    assert [(p.name, [i.text for i in p.indicators]) for p in made.projects] == [(row[1], [*row[2:4]]) for row in rows]


ANSWERED = "二、绩效目标完成情况\n（一）{over}\n{first}\n（二）绩效指标完成情况\n{told}"


def test_only_the_indicators_are_asked_where_a_heading_tells_them_apart() -> None:
    first = "原定6月下达，实际7月下达；要求专款专用，实际全部专账核算。"
    told = "改造渡口目标≥9处，实际改造9处。检验合格率目标≥98%，实际97.2%。"
    (_, _, done), found = one(ANSWERED.format(over="资金投入完成情况", first=first, told=told))
    assert found == [("改造渡口目标≥9处", "met"), ("检验合格率目标≥98%", "missed")]
    assert done == first


def test_results_that_mention_a_target_are_no_demands_where_the_goal_is_stated() -> None:
    goal = "一、绩效目标情况\n总体目标：改造渡口9处，渡船检验合格率不低于98%。"
    told = (
        "改造渡口9处，达到目标值，9月完工。检验合格率99%，高于目标值，全部张榜。渡工培训43人，比目标值多3人，均已上岗。"
    )
    _, found = one(goal, ANSWERED.format(over="总体目标完成情况", first="出行条件改善。", told=told))
    assert found == [("改造渡口9处", "met"), ("渡船检验合格率不低于98%", "met")]


def test_results_beside_their_targets_are_answers_though_the_goal_is_stated() -> None:
    goal = "一、绩效目标情况\n总体目标：改善沿河出行条件。"
    told = "改造渡口目标值≥9处，全年改造9处。检验合格率目标值≥98%，全年合格率97%。渡工培训目标值≥40人，全年培训43人。"
    _, found = one(goal, ANSWERED.format(over="总体目标完成情况", first="出行条件改善。", told=told))
    assert [status for _, status in found] == ["met", "missed", "met"]


LISTED = """一、绩效目标分解下达情况
（一）总体绩效目标
沿河出行条件改善。
（二）绩效指标分解情况
资金按两个项目管理，共分解4项指标，随文件下达。
1.渡口改造项目（48.50万元）：改造渡口不少于9处；船检合格率不低于98%。
2.渡工培训项目（6.20万元）：培训渡工不少于40人次；持证率不低于95%。
二、绩效目标完成情况分析
（一）总体绩效目标完成情况分析
沿河出行改善，渡口改造4处已经完工，渡工都已受训。
（二）绩效指标完成情况分析
1.产出指标完成情况分析
全年改造渡口{done}处，检验渡船52艘，合格率100%。培训渡工43人次。年末渡工38人，持证38人，持证率100%。
"""


@pytest.mark.parametrize(("done", "status"), [("9", "met"), ("7", "missed")])
def test_indicators_listed_by_project_are_asked_of_the_results_of_indicators(done: str, status: str) -> None:
    (project,) = read(TITLE + LISTED.format(done=done) + END).projects
    assert [(i.text, i.result and i.result.status) for i in project.indicators] == [
        ("改造渡口不少于9处", status),
        ("船检合格率不低于98%", "met"),
        ("培训渡工不少于40人次", "met"),
        ("持证率不低于95%", "met"),
    ]
    assert fields(project)[0] == "沿河出行条件改善。"
    assert project.completion is not None and project.completion.text.startswith("全年改造渡口")
