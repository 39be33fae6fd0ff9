"""One project in shapes that authors choose for themselves: other labels, sentences in place of labels, tables, lists apart."""

from __future__ import annotations

import pytest

from db.records import Report
from db.tabled import completion_of, indicator_of
from extractor.results import settle
from tests.reports import report

HEAD = "青岚县水务局2024年度项目支出绩效自评报告\n一、基本情况\n我局负责全县水务工作。\n"
TAIL = "四、存在的问题\n资金拨付进度偏慢。\n"
FIRST = ("管网改造", "更换老旧管道，降低漏损", "更换管道26公里，漏损率不高于12%", "更换管道27.3公里，漏损率10.8%")
SECOND = ("水库除险", "消除安全隐患", "加固水库5座，验收合格率达到100%", "加固水库5座，全部通过验收")
THIRD = ("河道清淤", "恢复行洪能力", "清淤河道18公里，清运淤泥9万立方米", "清淤河道18.6公里，清运淤泥9.3万立方米")

# {n} is the project's number, {name} {goal} {asked} {done} its fields.
SHAPES = {
    "sentences stand for labels": "（{n}）{name}\n年初确定的目标是{goal}；具体要求有{asked}。\n截至年底，{done}。",
    "sentences stand for labels, 设定为": "（{n}）{name}\n年度绩效目标设定为{goal}。主要考核指标包括{asked}。\n{done}。",
    "labels run on with 为": "（{n}）{name}\n绩效目标为{goal}。\n绩效指标为{asked}。\n完成情况为{done}。",
    "tasks are counted": "（{n}）{name}\n本项目的年度目标是{goal}。\n考核任务有两条：{asked}。\n到年底，{done}。",
    "what was set, done": "（{n}）{name}\n年初报的目标：{goal}。\n报的指标：{asked}。\n一年的结果：{done}。",
    "a second goal tells tasks": "（{n}）{name}\n目标：{goal}。\n任务：{asked}。\n结果：{done}。",
    "dashes": "（{n}）{name}\n要达到的目标——{goal}。\n要完成的指标——{asked}。\n实际做到的——{done}。",
    "kinds of indicators": "（{n}）{name}\n总体目标：{goal}。\n产出指标：{asked}。\n产出完成情况：{done}。",
    "headings": "（{n}）{name}\n1.年度目标\n{goal}。\n2.年度指标\n{asked}。\n3.完成情况\n{done}。",
    "purpose, plan, progress": "（{n}）{name}\n项目目的：{goal}。\n年度工作计划：{asked}。\n工程进展：{done}。",
    "boxes": "（{n}）《{name}》\n【目标】{goal}。\n【指标】{asked}。\n【完成】{done}。",
}
HEADINGS = ["二、项目绩效情况", "二、分项目完成情况"]


def read(text: str) -> Report:
    return report(HEAD + text + TAIL)


def bare(text: str | None) -> str:
    return (text or "").rstrip("。；")


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_fields_are_read_whole_whatever_leads_them(shape: str, heading: str) -> None:
    projects = (FIRST, SECOND, THIRD)
    body = [
        SHAPES[shape].format(n=n, name=name, goal=goal, asked=asked, done=done)
        for n, (name, goal, asked, done) in zip("一二三", projects, strict=True)
    ]
    got = read("\n".join([heading, *body, ""])).projects
    assert [p.name.strip("《》") for p in got] == [p[0] for p in projects]
    for project, (_, goal, asked, done) in zip(got, projects, strict=True):
        assert project.goal is not None and bare(project.goal.text) == goal
        assert project.indicator is not None and bare(project.indicator.text) == asked
        assert project.completion is not None and bare(project.completion.text) == done


NUMBERED = {
    "results behind the goals": "目标1：{a}。\n目标2：{b}。\n完成1：{c}。\n其中城区先行。\n完成2：{d}。",
    "each goal with its result": "目标1：{a}。\n完成1：{c}。\n其中城区先行。\n目标2：{b}。\n完成2：{d}。",
    "numbered by characters": "目标一：{a}。\n目标二：{b}。\n结果一：{c}。\n其中城区先行。\n结果二：{d}。",
}


@pytest.mark.parametrize("shape", NUMBERED)
def test_results_numbered_as_their_goals(shape: str) -> None:
    body = [
        f"（{n}）{p[0]}\n"
        + NUMBERED[shape].format(**dict(zip("abcd", (*p[2].split("，"), *p[3].split("，")), strict=True)))
        for n, p in zip("一二三", (FIRST, SECOND, THIRD), strict=True)
    ]
    got = read("\n".join(["二、项目绩效情况", *body, ""])).projects
    for project, (_, _, asked, done) in zip(got, (FIRST, SECOND, THIRD), strict=True):
        assert [i.text for i in project.indicators] == asked.split("，")
        assert project.completion is not None
        assert project.completion.text.split("。\n") == [
            (first := done.split("，"))[0], "其中城区先行", first[1] + "。"
        ]  # fmt: skip


@pytest.mark.parametrize("background", ["立项背景", "项目概况", "立项依据"])
def test_labels_on_lines_of_their_own_behind_a_background(background: str) -> None:
    body = [
        f"（{n}）{name}\n{background}\n群众反映多年。\n设施老旧。\n年度目标\n{asked}。\n实施情况\n{done}。\n取得成效\n群众满意。"
        for n, (name, _, asked, done) in zip("一二三", (FIRST, SECOND, THIRD), strict=True)
    ]
    got = read("\n".join(["二、项目实施与成效", *body, ""])).projects
    assert [p.name for p in got] == [FIRST[0], SECOND[0], THIRD[0]]
    for project, (_, _, asked, done) in zip(got, (FIRST, SECOND, THIRD), strict=True):
        assert project.goal is not None and bare(project.goal.text) == asked
        assert project.completion is not None and project.completion.text == f"{done}。\n群众满意。"


def test_a_background_without_fields_behind_it_opens_no_project() -> None:
    body = [
        f"（{n}）{p[0]}\n立项背景\n群众反映多年。\n设施老旧。"
        for n, p in zip("一二三", (FIRST, SECOND, THIRD), strict=True)
    ]
    assert not read("\n".join(["二、项目概述", *body, ""])).projects


def test_projects_may_be_numbered_by_stems() -> None:
    shape = "{n}、{name}\n目标：{goal}。指标：{asked}。\n结果：{done}。"
    body = [
        shape.format(n=n, name=name, goal=goal, asked=asked, done=done)
        for n, (name, goal, asked, done) in zip("甲乙丙", (FIRST, SECOND, THIRD), strict=True)
    ]
    got = read("\n".join(["二、分项目完成情况", *body, ""])).projects
    assert [(p.number, p.name) for p in got] == [("甲", FIRST[0]), ("乙", SECOND[0]), ("丙", THIRD[0])]
    for project, (_, goal, asked, done) in zip(got, (FIRST, SECOND, THIRD), strict=True):
        assert [bare(f.text if f else None) for f in (project.goal, project.indicator, project.completion)] == [
            goal,
            asked,
            done,
        ]


def test_a_table_within_a_completion_is_its_text() -> None:
    done = "治理小流域2条，各流域情况如下：\n小流域\t面积（公顷）\n石门沟\t720\n柳树沟\t640\n两条均已通过验收。"
    text = f"二、项目绩效情况\n（一）水土保持\n绩效目标：治理水土流失。\n绩效指标：治理小流域2条。\n完成情况：{done}\n"
    (project,) = read(text).projects
    assert project.completion is not None and project.completion.text == done
    assert not project.indicators or all(i.answer is None for i in project.indicators)


def test_sentences_that_tell_it_need_no_heading_on_projects() -> None:
    shape = SHAPES["labels run on with 为"]
    body = [
        shape.format(n=n, name=p[0], goal=p[1], asked=p[2], done=p[3])
        for n, p in zip("一二三", (FIRST, SECOND, THIRD), strict=True)
    ]
    got = read("\n".join(["二、逐个来看", *body, ""])).projects
    assert [p.name for p in got] == ["管网改造", "水库除险", "河道清淤"]


def test_a_table_a_project_with_a_sentence_over_it_and_a_note_below() -> None:
    body = "".join(
        f"（{n}）{name}\n本项目目标是{goal}，项目资金320万元。\n考核事项\t要求\t结果\n{rows}完成说明：分两个标段实施。\n"
        for n, name, goal, rows in (
            ("一", "管网改造", "更换老旧管道", "更换管道\t26公里\t27.3公里\n漏损率\t≤12%\t10.8%\n"),
            ("二", "水库除险", "消除安全隐患", "加固水库\t5座\t5座\n验收合格率\t100%\t\n"),
        )
    )
    first, second = read(f"二、项目绩效\n{body}").projects
    assert [(p.name, p.goal.text if p.goal else "") for p in (first, second)] == [
        ("管网改造", "更换老旧管道"),
        ("水库除险", "消除安全隐患"),
    ]
    asked, done = indicator_of(first), completion_of(first)
    assert asked is not None and asked.text.split("\n") == ["更换管道\t26公里", "漏损率\t≤12%"]
    assert done is not None and done.text.split("\n") == ["27.3公里", "10.8%", "分两个标段实施。"]
    assert [d.answer.text for d in second.indicators if d.answer] == ["5座", ""]  # an empty cell reports nothing


def test_pairs_of_indicator_and_completion_in_a_line_go_on() -> None:
    lines = "绩效目标：保障供水。\n指标1：更换管道26公里。完成：更换管道27.3公里。\n指标2：漏损率不高于12%。完成：漏损率10.8%。\n"
    (first, _) = read(f"二、项目绩效\n（一）管网改造\n{lines}（二）水库除险\n{lines}").projects
    assert first.indicator is not None and first.indicator.text == "指标1：更换管道26公里。\n指标2：漏损率不高于12%。"
    assert first.completion is not None and first.completion.text == "更换管道27.3公里。\n漏损率10.8%。"


def test_goals_in_one_section_and_results_in_another_without_the_money_between() -> None:
    goals = "".join(f"{n}.{p[0]}项目。目标是{p[1]}；指标为{p[2]}。\n" for n, p in enumerate((FIRST, SECOND, THIRD), 1))
    done = "".join(
        f"{n}.{p[0]}项目\n{p[3]}。\n资金执行：预算320万元。\n" for n, p in enumerate((FIRST, SECOND, THIRD), 1)
    )
    got = read(f"二、各项目目标\n{goals}三、各项目完成情况\n{done}").projects
    assert [bare(p.indicator.text if p.indicator else "") for p in got] == [FIRST[2], SECOND[2], THIRD[2]]
    assert [bare(p.completion.text if p.completion else "") for p in got] == [FIRST[3], SECOND[3], THIRD[3]]


def test_rows_that_write_a_name_again_are_one_projects() -> None:
    rows = "管网改造\t更换管道\t26公里\t27.3公里\n管网改造\t漏损率\t≤12%\t10.8%\n水库除险\t加固水库\t5座\t5座\n水库除险\t合格率\t100%\t100%\n"
    got = read(f"二、项目绩效\n项目\t指标\t目标值\t完成值\n{rows}").projects
    assert [(p.name, len(p.indicators)) for p in got] == [("管网改造", 2), ("水库除险", 2)]


def test_overall_goals_are_those_of_the_year() -> None:
    text = "二、年度总体目标\n2024年总体目标：新建公厕12座，满意度不低于90%。2023年新建公厕9座，满意度89.6%。\n三、项目完成情况\n"
    one = "（一）公厕管理\n绩效目标：保障整洁。\n绩效指标：新建公厕12座。\n完成情况：新建公厕12座。\n"
    (goal,) = read(text + one + one.replace("（一）公厕", "（二）公园")).goals
    assert [d.text for d in goal.indicators] == ["新建公厕12座", "满意度不低于90%"]


def test_goal_and_result_in_one_paragraph_answer_one_another() -> None:
    text = "二、总体目标完成情况\n总体目标：新建公厕12座，满意度不低于90%。总体目标完成情况：新建公厕13座，满意度92%。\n三、项目完成情况\n"
    one = "（一）公厕管理\n绩效目标：保障整洁。\n绩效指标：保洁公厕12座。\n完成情况：保洁公厕12座。\n"
    made = settle(read(text + one + one.replace("（一）公厕", "（二）公园")))
    assert {i.result.status for g in made.goals for i in g.indicators if i.result} <= {"met"}


def test_two_tables_of_the_same_projects_are_one_project_each() -> None:
    goals = "项目名称\t绩效目标\n管网改造\t解决渗漏。\n水库除险\t消除隐患。\n路灯更换\t方便出行。\n"
    done = "项目名称\t完成情况\n管网改造\t改造3公里。\n水库除险\t加固2座。\n路灯更换\t更换40盏。\n"
    got = read("二、项目绩效目标\n" + goals + "三、项目完成情况\n" + done).projects
    assert [(p.name, bool(p.goal), bool(p.completion)) for p in got] == [
        ("管网改造", True, True), ("水库除险", True, True), ("路灯更换", True, True)
    ]  # fmt: skip


def test_rows_spelled_out_are_read_where_a_line_explains_each_result() -> None:
    rows = "".join(
        f"指标{n}：{name}\n目标值：{due}\n完成值：{done}\n说明：{why}\n"
        for n, (name, due, done, why) in enumerate(
            [
                ("更换管道", "不少于26公里", "27.3公里", "城区20.1公里、镇区7.2公里。"),
                ("漏损率", "不高于12%", "10.8%", "按年末抄表数。"),
            ],
            1,
        )
    )
    project = read(
        f"二、项目绩效情况\n（一）管网改造项目\n项目目标：降低漏损。\n{rows}三、评价结论\n等级为优。\n"
    ).projects[0]
    assert [i.answer and i.answer.spans[0].quote for i in project.indicators] == ["27.3公里", "10.8%"]
    done = completion_of(project)
    assert done is not None and "城区20.1公里" in done.text
