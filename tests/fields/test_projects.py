"""Projects in the shapes in which reports give them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from db.records import Project, Report
from tests.reports import report

HEAD = "某某市某某局2025年度部门整体绩效自评报告\n一、基本情况\n本局负责某项工作。\n二、项目绩效目标完成情况\n"


def made(body: str) -> Report:
    return report(HEAD + dedent(body).strip("\n"))


def fields(project: Project) -> tuple[str | None, str, str | None, str | None, str | None]:
    texts = [f.text if f else None for f in (project.goal, project.indicator, project.completion)]
    return (project.number, project.name, texts[0], texts[1], texts[2])


SCHOOL = ("1", "校舍维修", "消除校舍隐患。", "维修校舍3栋。", "维修校舍3栋。")
KITCHEN = ("2", "食堂改造", "改善用餐条件。", "改造食堂2个。", "改造食堂2个。")

SHAPES = {
    "labels open paragraphs": """
        1、校舍维修
        绩效目标：消除校舍隐患。
        绩效指标：维修校舍3栋。
        完成情况：维修校舍3栋。
        2、食堂改造
        绩效目标：改善用餐条件。
        绩效指标：改造食堂2个。
        完成情况：改造食堂2个。
        """,
    "other labels": """
        1、校舍维修
        年度总体目标：消除校舍隐患。
        考核指标：维修校舍3栋。
        全年实际完成情况：维修校舍3栋。
        2、食堂改造
        年度总体目标：改善用餐条件。
        考核指标：改造食堂2个。
        全年实际完成情况：改造食堂2个。
        """,
    "labels in brackets": """
        1、校舍维修
        【预期目标】消除校舍隐患。
        【绩效指标】维修校舍3栋。
        【实现情况】维修校舍3栋。
        2、食堂改造
        【预期目标】改善用餐条件。
        【绩效指标】改造食堂2个。
        【实现情况】改造食堂2个。
        """,
    "labels inline": """
        1、校舍维修。绩效目标：消除校舍隐患。绩效指标：维修校舍3栋。完成情况：维修校舍3栋。
        2、食堂改造。绩效目标：改善用餐条件。绩效指标：改造食堂2个。完成情况：改造食堂2个。
        """,
    "labels numbered": """
        1、校舍维修
        （1）绩效目标：消除校舍隐患。
        （2）绩效指标：维修校舍3栋。
        （3）完成情况：维修校舍3栋。
        2、食堂改造
        （1）绩效目标：改善用餐条件。
        （2）绩效指标：改造食堂2个。
        （3）完成情况：改造食堂2个。
        """,
    "labels as headings": """
        1、校舍维修
        （1）绩效目标
        消除校舍隐患。
        （2）绩效指标
        维修校舍3栋。
        （3）完成情况
        维修校舍3栋。
        2、食堂改造
        （1）绩效目标
        改善用餐条件。
        （2）绩效指标
        改造食堂2个。
        （3）完成情况
        改造食堂2个。
        """,
    "labels on lines of their own": """
        1、校舍维修
        绩效目标：
        消除校舍隐患。
        绩效指标：
        维修校舍3栋。
        完成情况：
        维修校舍3栋。
        2、食堂改造
        绩效目标：
        改善用餐条件。
        绩效指标：
        改造食堂2个。
        完成情况：
        改造食堂2个。
        """,
    "labels closed by a full stop": """
        1、校舍维修
        绩效目标。消除校舍隐患。
        绩效指标。维修校舍3栋。
        完成情况。维修校舍3栋。
        2、食堂改造
        绩效目标。改善用餐条件。
        绩效指标。改造食堂2个。
        完成情况。改造食堂2个。
        """,
    "a name behind number and label": """
        1、项目名称：校舍维修
        绩效目标：消除校舍隐患。
        绩效指标：维修校舍3栋。
        完成情况：维修校舍3栋。
        2、项目名称：食堂改造
        绩效目标：改善用餐条件。
        绩效指标：改造食堂2个。
        完成情况：改造食堂2个。
        """,
    "projects counted by the word": """
        项目1：校舍维修
        绩效目标：消除校舍隐患。
        绩效指标：维修校舍3栋。
        完成情况：维修校舍3栋。
        项目2　食堂改造
        绩效目标：改善用餐条件。
        绩效指标：改造食堂2个。
        完成情况：改造食堂2个。
        """,
    "a table of projects": """
        序号\t项目名称\t绩效目标\t绩效指标\t完成情况
        1\t校舍维修\t消除校舍隐患。\t维修校舍3栋。\t维修校舍3栋。
        2\t食堂改造\t改善用餐条件。\t改造食堂2个。\t改造食堂2个。
        """,
    "a table with pipes": """
        | 序号 | 项目名称 | 年度目标 | 考核指标 | 实际完成情况 |
        |---|---|---|---|---|
        | 1 | 校舍维修 | 消除校舍隐患。 | 维修校舍3栋。 | 维修校舍3栋。 |
        | 2 | 食堂改造 | 改善用餐条件。 | 改造食堂2个。 | 改造食堂2个。 |
        """,
    "other labels between": """
        1、校舍维修
        项目概况：校舍建于上世纪。
        绩效目标：消除校舍隐患。
        绩效指标：维修校舍3栋。
        预算安排：预算100万元，支出98万元。
        完成情况：维修校舍3栋。
        存在问题：工期偏紧。
        2、食堂改造
        项目概况：食堂设备老旧。
        绩效目标：改善用餐条件。
        绩效指标：改造食堂2个。
        预算安排：预算50万元，支出50万元。
        完成情况：改造食堂2个。
        """,
}


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES.keys())
def test_shapes(body: str) -> None:
    assert [fields(p) for p in made(body).projects] == [SCHOOL, KITCHEN]


def test_names_without_numbers() -> None:
    body = SHAPES["labels open paragraphs"].replace("1、", "").replace("2、", "")
    assert [fields(p)[1:] for p in made(body).projects] == [SCHOOL[1:], KITCHEN[1:]]


LED = {
    "words that count": ("一是", "二是", "一"),
    "ordinals": ("第一，", "第二，", "一"),
    "one of them": ("其一，", "其二，", "一"),
    "first and next": ("首先是", "其次是", None),
    "bullets": ("●", "●", None),
    "bullets and a blank": ("◆ ", "◆ ", None),
    "one of the projects": ("项目之一：", "项目之二：", "一"),
    "numbers of projects": ("1号项目：", "2号项目：", "1"),
}


@pytest.mark.parametrize("closing", ["", "。"])
@pytest.mark.parametrize(("first", "second", "number"), LED.values(), ids=LED.keys())
def test_names_that_words_or_a_bullet_lead(first: str, second: str, number: str | None, closing: str) -> None:
    body = SHAPES["labels open paragraphs"].replace("1、校舍维修", first + "校舍维修" + closing)
    got = made(body.replace("2、食堂改造", second + "食堂改造" + closing))
    assert [tuple(f.rstrip("。") if f else f for f in fields(p)[1:2]) + fields(p)[2:] for p in got.projects] == [
        SCHOOL[1:],
        KITCHEN[1:],
    ]
    assert got.projects[0].number == number


@pytest.mark.parametrize(("first", "second"), [("一是", "二是"), ("●", "●"), ("", "")])
def test_led_names_with_the_fields_behind_them(first: str, second: str) -> None:
    body = SHAPES["labels inline"].replace("1、", first).replace("2、", second)
    assert [fields(p)[1:] for p in made(body).projects] == [SCHOOL[1:], KITCHEN[1:]]


@pytest.mark.parametrize("money", ["，安排资金120万元，支出118万元。", "（预算120万元，支出118万元）"])
@pytest.mark.parametrize(("first", "second"), [("一是", "二是"), ("■ ", "■ ")])
def test_a_led_name_with_its_money(first: str, second: str, money: str) -> None:
    body = SHAPES["labels open paragraphs"].replace("1、校舍维修", first + "校舍维修" + money)
    assert [p.name for p in made(body.replace("2、食堂改造", second + "食堂改造" + money)).projects] == [
        "校舍维修",
        "食堂改造",
    ]


def test_sentences_that_words_lead_are_no_names() -> None:
    body = (
        SHAPES["labels open paragraphs"] + "三、存在问题\n一是管护不到位。\n改进措施：落实管护责任。\n二是进度偏慢。\n"
    )
    got = report(HEAD + "\n".join(line.strip() for line in body.split("\n") if line.strip()))
    assert [fields(p) for p in got.projects] == [SCHOOL, KITCHEN]
    assert len(got.problems) == 2


def test_a_goal_that_goes_over_to_its_indicators() -> None:
    body = SHAPES["labels open paragraphs"].replace("。\n        绩效指标：", "。具体指标为")
    assert [fields(p) for p in made(body).projects] == [SCHOOL, KITCHEN]


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        ("6月底前开工、11月底前完工", ["6月底前开工", "11月底前完工"]),
        ("5月底前完成设计，并于10月底前完工", ["5月底前完成设计", "并于10月底前完工"]),
        ("6月底前、12月底前各发放一次", ["6月底前、12月底前各发放一次"]),
        ("补助上半年部分于6月底前、下半年部分于12月底前发放", ["补助上半年部分于6月底前、下半年部分于12月底前发放"]),
    ],
)
def test_what_is_due_by_two_days(text: str, demands: list[str]) -> None:
    got = made(SHAPES["labels open paragraphs"].replace("绩效指标：改造食堂2个", f"绩效指标：{text}"))
    assert [i.text for i in got.projects[1].indicators] == demands


def test_the_text_of_a_label_on_its_own_line_is_no_name() -> None:
    body = (
        SHAPES["labels open paragraphs"]
        .replace("：", "：\n        ")
        .replace("绩效指标：\n        改造", "绩效目标：\n        改造")
    )
    assert [fields(p) for p in made(body).projects] == [SCHOOL, KITCHEN]


def test_an_announced_number_of_indicators_is_no_demand() -> None:
    got = made(SHAPES["labels open paragraphs"].replace("绩效指标：改造", "绩效指标：共3条。改造"))
    assert [[i.text for i in p.indicators] for p in got.projects] == [["维修校舍3栋"], ["改造食堂2个"]]


@pytest.mark.parametrize("label", ["自评意见", "自评情况", "得分情况", "扣分原因", "得分及等次"])
def test_what_is_said_of_the_score_is_no_completion(label: str) -> None:
    body = SHAPES["labels open paragraphs"].replace("2、", f"{label}：得分97分，资料整理较慢。\n        2、")
    assert [fields(p) for p in made(body).projects] == [SCHOOL, KITCHEN]


def test_a_heading_of_the_report_names_no_project() -> None:
    body = SHAPES["labels open paragraphs"].replace("1、", "项目名称：").replace("2、", "项目名称：")
    got = report(HEAD.replace("项目绩效目标完成情况", "绩效自评") + dedent(body).strip("\n"))
    assert [fields(p)[1:] for p in got.projects] == [SCHOOL[1:], KITCHEN[1:]]
    assert [s.heading for s in got.sections] == ["基本情况", "绩效自评"]


def test_names_behind_a_label() -> None:
    body = SHAPES["labels open paragraphs"].replace("1、", "项目名称：").replace("2、", "项目名称：")
    assert [fields(p)[1:] for p in made(body).projects] == [SCHOOL[1:], KITCHEN[1:]]


def test_a_label_comes_twice_where_another_was_meant() -> None:
    got = made(SHAPES["labels open paragraphs"].replace("绩效指标：改造", "绩效目标：改造"))
    assert [fields(p) for p in got.projects] == [SCHOOL, KITCHEN]
    (fault,) = got.irregularities
    assert (fault.kind, fault.expected, fault.project, fault.span.quote) == (
        "label_repeated",
        "indicator",
        2,
        "绩效目标：",
    )


def test_a_field_of_several_paragraphs_and_a_broken_sentence() -> None:
    got = made(
        """
        1、校舍维修
        绩效目标：消除校舍隐患。
        绩效指标：维修校舍3栋。
        完成情况：维修校舍3栋
        ，并通过验收。
        其中两栋加固，一栋翻建。
        """
    )
    (project,) = got.projects
    assert project.completion is not None
    assert project.completion.text == "维修校舍3栋\n，并通过验收。\n其中两栋加固，一栋翻建。"
    assert len(project.completion.more_spans) == 2
    assert [i.kind for i in got.irregularities] == ["sentence_broken"]


@pytest.mark.parametrize(
    "parts",
    [
        "绩效指标：数量指标：维修校舍3栋；质量指标：验收合格率100%。",
        "绩效指标：数量指标：维修校舍3栋；\n质量指标：验收合格率100%。",
        "绩效指标：\n数量指标：维修校舍3栋；\n质量指标：验收合格率100%。",
        "数量指标。维修校舍3栋；\n质量指标。验收合格率100%。",
    ],
)
def test_labels_that_take_a_field_apart_stay_in_it(parts: str) -> None:
    (project,) = made(f"1、校舍维修\n绩效目标：消除校舍隐患。\n{parts}\n完成情况：全部完成。").projects
    assert project.indicator is not None
    assert (
        project.indicator.text.replace("\n", "").replace("指标。", "指标：")
        == "数量指标：维修校舍3栋；质量指标：验收合格率100%。"
    )
    assert project.completion is not None and project.completion.text == "全部完成。"


def test_kinds_of_indicators_that_stand_as_the_labels_are_no_text_of_the_field() -> None:
    text = "1、校舍维修\n绩效目标：消除校舍隐患。\n产出指标：维修校舍3栋；验收合格率100%。\n满意度指标：师生满意度90%以上。\n完成情况：全部完成。"
    (project,) = made(text).projects
    assert project.indicator is not None
    assert project.indicator.text == "维修校舍3栋；验收合格率100%。\n师生满意度90%以上。"
    assert [i.level1 for i in project.indicators] == ["产出指标", "产出指标", "满意度指标"]


def test_residue_of_a_word_processor_stays_outside_of_the_field() -> None:
    got = made(SHAPES["labels open paragraphs"].replace("绩效指标：维修", "[bookmark: _Ref1]绩效指标：维修"))
    assert [fields(p) for p in got.projects] == [SCHOOL, KITCHEN]
    assert [(i.kind, i.span.quote) for i in got.irregularities] == [("residue", "[bookmark: _Ref1]")]


def test_a_name_longer_than_a_line() -> None:
    name = "中小学校园安全提升补助类项目含校舍维修（甲、乙、丙、丁、戊、己、庚等校）、食堂改造、操场改造，2023年春季、秋季校园绿化，2024年体育器材更新。"
    body = SHAPES["labels open paragraphs"].replace("食堂改造\n", name + "\n", 1)
    assert [p.name for p in made(body).projects] == ["校舍维修", name]


def test_what_is_no_self_evaluation_has_no_projects() -> None:
    text = (
        "某某县财政局关于印发项目支出绩效自评操作规程的通知\n一、填报要求\n1、校舍维修\n"
        + "绩效目标：填写目标。\n绩效指标：填写指标。\n完成情况：填写完成情况。"
    )
    got = report(text)
    assert got.genre == "other"
    assert got.projects == ()


@pytest.mark.parametrize(
    "name",
    [
        "家庭经济困难学生资助",
        "全民健身场地器材补短板",
        "山洪灾害防治非工程措施运行维护",
        "违法建设问题整治",
        "养老机构等级评定补助",
        "污水直排整改",
        "预算绩效目标管理系统",
        "主校区道路、桥梁（含甲、乙，2024年结转）",
        "“双减”课后服务（含延时）",
    ],
)
@pytest.mark.parametrize("level", ["（一）", "2、", ""])
def test_names_with_words_of_other_sections(name: str, level: str) -> None:
    body = "{}{}\n绩效目标：消除校舍隐患。\n绩效指标：维修校舍3栋。\n完成情况：维修校舍3栋。\n"
    first = {"（一）": "（一）", "2、": "1、", "": ""}[level]
    second = {"（一）": "（二）", "2、": "2、", "": ""}[level]
    got = made(body.format(first, "校舍维修") + body.format(second, name) + "三、存在问题\n进度偏慢。")
    assert [fields(p)[1:] for p in got.projects] == [SCHOOL[1:], (name, *SCHOOL[2:])]
    assert [p.text for p in got.problems] == ["进度偏慢。"]


def test_projects_counted_with_their_money() -> None:
    """第一项 NAME（120万元）: number and money are none of the name."""
    body = "{}{}（120万元）\n绩效目标：消除校舍隐患。\n绩效指标：维修校舍3栋。\n完成情况：维修校舍3栋。\n"
    got = made(body.format("第一项 ", "校舍维修") + body.format("第二项 ", "课桌更新") + "三、存在问题\n进度偏慢。")
    assert [p.name for p in got.projects] == ["校舍维修", "课桌更新"]


@pytest.mark.parametrize("label", ["年底完成", "截至年末完成情况", "自评说明"])
def test_what_a_completion_is_called(label: str) -> None:
    got = made(
        f"（一）校舍维修\n绩效目标：消除校舍隐患。\n绩效指标：维修校舍3栋。\n{label}：维修校舍3栋。\n三、存在问题\n进度偏慢。"
    )
    assert [p.completion and p.completion.text for p in got.projects] == ["维修校舍3栋。"]


def test_projects_at_the_first_level() -> None:
    body = "（一）绩效目标\n修好。\n（二）绩效指标\n修3栋。\n（三）完成情况\n修了3栋。\n"
    got = report(
        "某某市某某局2025年度项目支出绩效自评报告\n现将自评情况报告如下。\n"
        f"一、校舍维修\n{body}二、食堂改造\n{body}三、操场改造\n{body}四、存在问题\n进度偏慢。"
    )
    assert [p.name for p in got.projects] == ["校舍维修", "食堂改造", "操场改造"]
    assert got.goals == ()


def test_several_rows_of_indicators_under_one_name() -> None:
    got = made(
        "项目名称\t指标内容\t年度指标值\t实际完成值\n校舍维修\t维修校舍\t3栋\t3栋\n\t验收合格率\t100%\t98%\n食堂改造\t改造食堂\t2个\t2个"
    )
    rows = [(p.name, [(i.thing, i.answer.text if i.answer else None) for i in p.indicators]) for p in got.projects]
    assert rows == [
        ("校舍维修", [("维修校舍", "3栋"), ("验收合格率", "98%")]),
        ("食堂改造", [("改造食堂", "2个")]),
    ]


def test_forms_one_after_another() -> None:
    form = "项目名称\t{0}\n年度总体目标\t预期目标\t实际完成情况\n\t修好。\t修了{1}栋。\n三级指标\t年度指标值\t实际完成值\n维修\t{1}栋\t{1}栋\n"
    got = report("某某局2025年度项目支出绩效自评表\n" + form.format("校舍维修", 3) + form.format("食堂改造", 2))
    assert [(p.name, p.completion.text if p.completion else None, len(p.indicators)) for p in got.projects] == [
        ("校舍维修", "修了3栋。", 1),
        ("食堂改造", "修了2栋。", 1),
    ]
