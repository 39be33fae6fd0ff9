"""Projects told in two paragraphs each, and what their goals demand. Texts of trades made up for this."""

from __future__ import annotations

import pytest

from tests.fields.test_prose import fields, read

HEAD = "青岚县渔业中心2024年度项目支出绩效自评报告\n"
TABLE = """一、资金使用
各项目资金见下表，单位为万元。
序号\t项目名称\t年初预算\t实际支出\t执行率
1\t鱼苗放流\t120\t118\t98.3%
2\t渔港维护\t260\t255\t98.1%
3\t渔船检验\t80\t78\t97.5%
合计\t\t460\t451\t98.0%
"""
RELEASE = (
    "放流项目年初定的目标，是放流鱼苗300万尾，成活率不低于85%，6月底前完成。之所以放在六月之前，是因为往年有两次赶上了禁渔。",
    "一年下来放流鱼苗318万尾，抽测成活率88.2%，最后一批6月11日入海。比计划多出的18万尾由企业捐赠。",
)
HARBOUR = (
    "渔港用了三十多年，是全县最老的一处。目标有三条：疏浚航道4公里，维修码头2座，渔民满意度达到90%以上。三条里航道最要紧。",
    "航道疏浚4.3公里，码头维修2座，都已通过验收。走访渔民200人，满意的187人，满意度93.5%。",
)
SHIPS = (
    "检验要做到两点，一是检验渔船420艘，二是检验及时率不低于98%。以往检验要等上半个月，船主意见较大。",
    "全年检验渔船436艘，检验及时率99.1%，没有船主投诉。",
)


def told(heading: str, *projects: tuple[str, str]) -> str:
    names = ("鱼苗放流", "渔港维护", "渔船检验")
    body = (f"（{n}）{name}\n{due}\n{done}\n" for n, name, (due, done) in zip("一二三", names, projects, strict=True))
    return f"{HEAD}{TABLE}{heading}\n{''.join(body)}三、问题\n经费不足。\n"


# No word says which is which: the second paragraph takes up the figures of the first.
BARE = (
    (
        "鱼苗放流300万尾，成活率85%以上，6月底前放完。",
        "放流318万尾，青鱼120万尾、草鱼198万尾。抽测成活率88.2%，6月11日放完。",
    ),
    (
        "疏浚航道4公里，维修码头2座，渔民满意度90%以上。",
        "航道疏浚4.3公里。码头2座，东码头和西码头。走访渔民200人，满意度93.5%。",
    ),
    ("检验渔船420艘，检验及时率98%以上。", "检验渔船436艘，其中木船86艘、钢船350艘。检验及时率99.1%。"),
)


def test_figures_that_are_taken_up_part_demand_and_result() -> None:
    report = read(told("二、各项目完成情况", *BARE))
    assert [fields(project) for project in report.projects] == [(due, None, done) for due, done in BARE]


def test_the_paragraphs_are_the_fields() -> None:
    report = read(told("二、各项目的目标和执行结果", RELEASE, HARBOUR, SHIPS))
    assert [p.name for p in report.projects] == ["鱼苗放流", "渔港维护", "渔船检验"]
    assert [fields(p) for p in report.projects] == [(due, None, done) for due, done in (RELEASE, HARBOUR, SHIPS)]


def test_only_what_a_goal_sets_is_due() -> None:
    report = read(told("二、各项目的目标和执行结果", RELEASE, HARBOUR, SHIPS))
    assert [[i.text for i in p.indicators] for p in report.projects] == [
        ["放流鱼苗300万尾", "成活率不低于85%", "6月底前完成"],
        ["疏浚航道4公里", "维修码头2座", "渔民满意度达到90%以上"],
        ["检验渔船420艘", "检验及时率不低于98%"],
    ]
    assert {i.result.status for p in report.projects for i in p.indicators if i.result} == {"met"}


def test_a_project_told_in_one_paragraph_leaves_the_judgement_to_the_sentences() -> None:
    text = told("二、各项目的目标和执行结果", RELEASE, HARBOUR, SHIPS)
    report = read(text.replace(f"{SHIPS[0]}\n", SHIPS[0]))
    assert fields(report.projects[0]) != (RELEASE[0], None, RELEASE[1])


def test_what_was_done_may_take_several_paragraphs() -> None:
    projects = [(due, "\n".join(f"{s}。" for s in done.rstrip("。").split("。"))) for due, done in (RELEASE, HARBOUR)]
    projects.append((SHIPS[0], "全年检验渔船436艘。\n检验及时率99.1%，没有船主投诉。"))
    assert all("\n" in done for _, done in projects)
    report = read(told("二、各项目的目标和执行结果", *projects))
    assert [fields(p) for p in report.projects] == [(due, None, done) for due, done in projects]
    assert {i.result.status for p in report.projects for i in p.indicators if i.result} == {"met"}


def test_figures_that_several_paragraphs_take_up() -> None:
    projects = [(due, done.replace("。", "。\n", 1).strip()) for due, done in BARE]
    report = read(told("二、各项目完成情况", *projects))
    assert [fields(p) for p in report.projects] == [(due, None, done) for due, done in projects]


def test_a_table_of_money_lists_no_results() -> None:
    report = read(f"{HEAD}{TABLE}二、总体完成情况\n放流、维护和检验均按计划完成。\n")
    assert not any(p.completion and "118" in p.completion.text for p in report.projects)


@pytest.mark.parametrize(
    ("goal", "asked"),
    [
        (
            "老码头长期没有护栏，夜间照明差。安装护栏900米，更换灯具60盏。安排资金45万元。",
            ["安装护栏900米", "更换灯具60盏"],
        ),
        ("突出便民和安全两条，不搞大拆大建。改造站房3座，9月底前完工。", ["改造站房3座", "9月底前完工"]),
        ("承接上年试点，从重建设转向重管护。管护河道52公里。", ["管护河道52公里"]),
        ("管护河道52公里，编制管护手册。建立巡河台账。", ["管护河道52公里", "编制管护手册", "建立巡河台账"]),
        ("改善渔民生产条件。完善渔港管理制度。", ["改善渔民生产条件", "完善渔港管理制度"]),
        (
            "改造锅炉6台，目标是供暖投诉下降20%。",
            ["改造锅炉6台", "目标是供暖投诉下降20%"],
        ),
        ("县城共有锅炉房6处，目标是供暖投诉下降20%。", ["供暖投诉下降20%"]),
        ("实现全年平稳供暖目标：改造锅炉6台。更换管道9公里。", ["改造锅炉6台", "更换管道9公里"]),
        ("目标是改造锅炉6台。全县现有锅炉40台。", ["改造锅炉6台"]),
        ("目标是改造锅炉6台。每台锅炉供暖9万平方米。更换管道9公里。", ["改造锅炉6台", "更换管道9公里"]),
        ("目标有两条：改造锅炉6台，更换管道9公里。老管道漏水320处。", ["改造锅炉6台", "更换管道9公里"]),
        (
            "路灯160盏老化多年，今年全部更换。铺设电缆8公里。",
            ["路灯160盏老化多年", "今年全部更换", "铺设电缆8公里"],
        ),
        ("路灯160盏老化多年，夜间常不亮。铺设电缆8公里。", ["铺设电缆8公里"]),
        ("路灯160盏老化多年，需要更换。铺设电缆8公里。", ["铺设电缆8公里"]),
        ("完成两项重点工作：改造锅炉6台；更换管道9公里。", ["改造锅炉6台", "更换管道9公里"]),
        (
            "要办好三件实事：一是改造锅炉6台，二是更换管道9公里，三是检修泵房2座。",
            ["改造锅炉6台", "更换管道9公里", "检修泵房2座"],
        ),
        ("完成两项重点工作，改造锅炉6台。", ["完成两项重点工作", "改造锅炉6台"]),
        ("这个项目要解决老城区供暖不足的问题，全年计划改造锅炉6台。", ["全年计划改造锅炉6台"]),
        ("解决15个小区供暖不足的问题，改造锅炉6台。", ["解决15个小区供暖不足的问题", "改造锅炉6台"]),
        ("抓住供暖前和供暖中两个节点，巡检管网2轮。", ["抓住供暖前和供暖中两个节点", "巡检管网2轮"]),
        ("抓住供暖前和供暖中两个关键，巡检管网2轮。", ["巡检管网2轮"]),
        ("年初定的是，改造锅炉6台，更换管道9公里。", ["改造锅炉6台", "更换管道9公里"]),
        ("这一块年初的打算是：改造锅炉6台。", ["改造锅炉6台"]),
        ("年初的安排是改造锅炉6台。", ["年初的安排是改造锅炉6台"]),
        ("数量上，改造锅炉6台；时效上，10月底前完工。", ["改造锅炉6台", "10月底前完工"]),
        ("数量上改造锅炉6台。", ["数量上改造锅炉6台"]),
    ],
)
def test_what_leads_up_to_a_goal_is_not_due(goal: str, asked: list[str]) -> None:
    text = f"{HEAD}一、项目情况\n1、渔港维护\n绩效目标：{goal}\n完成情况：均已完成。\n二、问题\n人手不足。\n"
    (project,) = read(text).projects
    assert [i.text for i in project.indicators] == asked


@pytest.mark.parametrize("number", ["【项目{n}】{name}", "（{n}）{name}"])
def test_money_before_the_labels_names_no_project(number: str) -> None:
    shape = "预算1,{n}50.00万元，执行1,{n}40.00万元。年度目标：改善设施。考核指标：{asked}。完成情况：{done}。"
    rows = [("鱼苗放流", "放流鱼苗300万尾", "放流鱼苗318万尾"), ("渔港维护", "维修码头2座", "维修码头2座")]
    body = [
        line
        for n, (name, asked, done) in zip("12", rows, strict=True)
        for line in (
            number.format(n="一二"[int(n) - 1], name=name),
            shape.format(n=n, asked=asked, done=done),
        )
    ]
    report = read("\n".join([HEAD + "一、项目自评情况", *body, "二、问题", "人手不足。"]))
    assert [(p.name, p.indicators[0].text) for p in report.projects] == [(r[0], r[1]) for r in rows]


def test_a_name_before_the_labels_still_opens_a_project() -> None:
    shape = "{name}，预算120万元。年度目标：改善设施。考核指标：{asked}。完成情况：{asked}。"
    body = [
        shape.format(name=n, asked=a) for n, a in (("鱼苗放流项目", "放流鱼苗300万尾"), ("渔港维护项目", "维修码头2座"))
    ]
    report = read("\n".join([HEAD + "一、项目自评情况", "（一）生产类", *body, "二、问题", "人手不足。"]))
    assert [p.name for p in report.projects] == ["鱼苗放流项目", "渔港维护项目"]


@pytest.mark.parametrize(
    ("goal", "amount"),
    [
        ("把全县渡船检修一遍", [False]),
        ("抓好疏浚和管护两个重点", []),
        ("疏浚航道和内河两条", [True]),
        ("推出一两件船模作品", [False]),
        ("编写三四篇简报", [False]),
        ("编写三篇简报", [True]),
        ("分两次在5月底、10月底前拨付船补", [False]),
        ("分3批12月底前采购备件", [False]),
        ("分两次发放补助", [True]),
    ],
)
def test_figures_that_ask_for_no_amount(goal: str, amount: list[bool]) -> None:
    text = f"{HEAD}一、项目情况\n1、渔港维护\n绩效指标：{goal}。\n完成情况：均已完成。\n二、问题\n人手不足。\n"
    (project,) = read(text).projects
    assert [i.quantitative for i in project.indicators] == amount
