"""Reports in other officials' words and outlines: every project, goal, indicator and completion whole, and no more."""

from __future__ import annotations

import re

import pytest

from db.records import Report
from tests.reports import report

HEAD = "青岚县市场监管局2024年度项目支出绩效自评报告\n一、基本情况\n我局内设股室8个。2024年项目预算600万元，支出588万元。\n"
TAIL = "三、存在的问题\n部分项目资金拨付偏慢。\n四、改进措施\n加快拨付进度。\n"
SECTION = "二、项目绩效情况\n"
PROJECTS = (
    (
        "乡镇卫生院设备更新",
        "补齐基层检验影像设备短板，方便群众就近检查",
        ("购置彩超机6台", "更新生化分析仪4台", "设备验收合格率100%", "10月底前投入使用"),
        ("购置彩超机6台、生化分析仪4台，均已安装", "验收合格率100%，9月28日投入使用", "全年检查3.2万人次"),
    ),
    (
        "校园食堂明厨亮灶",
        "让家长看得见后厨，守住校园食品安全底线",
        ("安装视频探头210个", "覆盖学校35所", "在线率不低于95%", "家长满意度达到90%以上"),
        ("35所学校装好探头216个", "平台显示在线率97.2%", "发放问卷900份，满意842份，满意度93.56%"),
    ),
    (
        "老旧电梯安全评估",
        "摸清使用15年以上电梯的风险，督促整改隐患",
        ("评估电梯120台", "出具报告120份", "隐患整改率≥90%", "评估费用控制在每台1500元以内"),
        ("对123台电梯做了评估，出具报告123份", "发现隐患58处，整改55处，整改率94.83%", "评估费每台1450元"),
    ),
)
HAN = "一二三四五六七八九"
PLAIN = "绩效目标：{g}\n绩效指标：{i}\n完成情况：{d}"


def clauses(items: tuple[str, ...]) -> str:
    return "；".join(items) + "。"


def sentences(items: tuple[str, ...]) -> str:
    return "。".join(items) + "。"


def paragraphs(items: tuple[str, ...], lead: str = "{}", close: str = "。") -> str:
    return "\n".join(lead.format(n) + text + close for n, text in enumerate(items, 1))


def bare(text: str | None) -> str:
    return re.sub(r"\s", "", text or "").strip("。；，")


def check(shape: str, asked=clauses, done=sentences, *, section=SECTION, head=HEAD, tail=TAIL, after="") -> Report:  # type: ignore[no-untyped-def]
    """Write the three projects in `shape`, read them, and compare every field."""
    body = [
        shape.format(n=n, h=HAN[n - 1], name=name, g=goal + "。", i=asked(items), d=done(results))
        for n, (name, goal, items, results) in enumerate(PROJECTS, 1)
    ]
    read = report(head + section + "\n".join(body) + "\n" + after + tail)
    assert [p.name for p in read.projects] == [p[0] for p in PROJECTS]
    for project, (_, goal, items, results) in zip(read.projects, PROJECTS, strict=True):
        assert project.goal is not None and bare(project.goal.text) == goal
        assert project.indicator is not None and bare(project.indicator.text) == bare(asked(items))
        assert project.completion is not None and bare(project.completion.text) == bare(done(results))
    return read


LABELS = [
    ("目标设定", "目标值", "完成实绩"),
    ("年初目标", "任务要求", "实施效果"),
    ("绩效目标", "绩效指标", "自评结果"),
    ("总体要求", "具体指标", "取得成效"),
    ("设定目标", "指标及目标值", "全年进展"),
    ("想要达到的目标", "考核指标", "实际结果"),
    ("绩效目标描述", "绩效指标描述", "完成情况描述"),
    ("目的", "标准", "结果"),
    ("承诺目标", "承诺事项", "兑现情况"),
    ("目标要求", "数量质量要求", "结果评价"),
    ("想干什么", "干到什么程度", "干得怎么样"),
]


@pytest.mark.parametrize("labels", LABELS, ids=["/".join(labels) for labels in LABELS])
@pytest.mark.parametrize("dress", ["{}：", "【{}】", "1.{}：", "{}：\n"])
def test_labels_that_a_report_makes_for_itself_are_learned_from_their_place(
    labels: tuple[str, str, str], dress: str
) -> None:
    led = [dress.replace("1.", f"{n}.").format(words) for n, words in enumerate(labels, 1)]
    check("（{h}）{name}\n" + "\n".join(a + b for a, b in zip(led, ("{g}", "{i}", "{d}"), strict=True)))


HEADINGS = [
    "{n}、ZX2024-{n:03d} {name}",
    "（{h}）[2024{n:03d}]{name}",
    "（{h}）0{n}-{name}",
    "重点项目{h}：{name}",
    "任务{h}：{name}",
    "（{h}）{name}（责任科室：质量股）",
    "（{h}）{name}，预算80万元",
    "（{h}）{name}：80万元",
    "项目名称：{name}\n项目编码：PRJ-2024-0{n}",
    "项目名称：{name}  预算：80万元",
    "（{h}）项目名称：{name}    实施单位：质量股    预算金额：80万元",
    "（{h}）{name}  预算：80万元",
    "项目名称：{name}\t得分：96.5分\t等级：优",
    "项目{h}：{name}　项目类别：经常性　自评得分：96.5分",
    "（{h}）{name}\n一是做好采购，二是做好验收。",
    "（{h}）{name}\n项目类型：经常性项目\n立项依据：县政府会议纪要。",
]


LEADS = ["目标方面，{g}\n指标方面，{i}\n完成方面，{d}", "绩效目标上，{g}\n考核指标上，{i}\n落实情况上，{d}"]


@pytest.mark.parametrize("leads", LEADS)
def test_what_a_paragraph_speaks_of_leads_a_field(leads: str) -> None:
    check("（{h}）{name}\n" + leads)
    check("第{h}项 {name}\n" + leads)


def test_money_over_a_blank_ends_the_goal() -> None:
    read = check("（{h}）{name}\n年度目标 {g}\n项目资金 年初预算80万元，全年执行78万元。\n绩效指标 {i}\n完成情况 {d}")
    assert all(project.budget for project in read.projects)


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_name_is_read_without_what_stands_beside_it(heading: str) -> None:
    check(heading + "\n" + PLAIN)


NAMES = [
    "省级森林抚育补助资金", "驻村工作经费", "12345热线运行", "5G基站补贴", "3岁以下婴幼儿托育", "100个示范村创建", "二次供水改造", "总体规划修编",
    "评价体系研究", "六五环境日宣传", "困难学生资助", "目标管理考核奖励",
]  # fmt: skip


@pytest.mark.parametrize("lead", ["（{h}）", "{n}.", "项目名称：", ""])
@pytest.mark.parametrize("name", NAMES)
def test_names_that_look_like_labels_numbers_or_sections_are_names(name: str, lead: str) -> None:
    three = ("校舍维修", name, "河道清淤")
    fields = PLAIN.format(g="把工作做好。", i="完成任务12项；满意度90%以上。", d="完成任务13项，满意度93%。")
    body = [lead.format(h=HAN[n], n=n + 1) + one + "\n" + fields for n, one in enumerate(three)]
    read = report(HEAD + SECTION + "\n".join(body) + "\n" + TAIL)
    assert [p.name for p in read.projects] == list(three)
    assert all(p.goal and p.indicator and p.completion for p in read.projects)


@pytest.mark.parametrize(
    "parts",
    [
        ("数量指标。", "质量指标和时效指标。", "社会效益指标。"),
        ("数量指标完成情况：", "质量指标完成情况：", "效益指标完成情况："),
        ("产出情况：", "效益情况：", "满意度情况："),
        ("指标1完成情况：", "指标2完成情况：", "指标3完成情况："),
        ("数量方面，", "质量方面，", "满意度方面，"),
    ],
)
def test_a_completion_in_several_parts_is_one(parts: tuple[str, ...]) -> None:
    check(
        "（{h}）{name}\n" + PLAIN,
        done=lambda items: "\n".join(a + b + "。" for a, b in zip(parts, items, strict=True)),
    )


@pytest.mark.parametrize(
    "behind",
    [
        "存在的主要不足：验收资料归档慢。\n下一步打算：明确专人归档。",
        "需要改进的方面：验收资料归档慢。",
        "自评得分96分，等级为“优”。",
        "资金情况：预算80万元，支出78万元，执行率97.5%。",
    ],
)
def test_what_stands_behind_a_completion_is_no_part_of_it(behind: str) -> None:
    check("（{h}）{name}\n" + PLAIN + "\n" + behind, done=paragraphs)


@pytest.mark.parametrize(
    "after",
    [
        "以上三个项目完成情况良好。\n",
        "各项目得分情况如下：\n序号\t项目名称\t得分\n1\t乡镇卫生院设备更新\t95\n2\t校园食堂明厨亮灶\t96\n",
    ],
)
def test_what_is_said_of_all_projects_is_none_of_the_last(after: str) -> None:
    check("（{h}）{name}\n" + PLAIN, after=after)


@pytest.mark.parametrize(
    "shape",
    [
        "绩效目标及指标：{g}具体指标为：{i}\n完成情况：{d}",
        "绩效目标和绩效指标：{g}\n{i}\n完成情况：{d}",
        "绩效目标：{g}具体要求是：{i}\n完成情况：{d}",
    ],
)
def test_goal_and_indicators_behind_one_label_are_parted(shape: str) -> None:
    check(
        "（{h}）{name}\n" + shape,
        asked=lambda items: paragraphs(items, "{}.", "；") if "\n{i}" in shape else clauses(items),
    )


def test_demands_are_counted_by_letters_too() -> None:
    read = check(
        "（{h}）{name}\n" + PLAIN,
        asked=lambda items: "；".join("ABCD"[n] + "．" + t for n, t in enumerate(items)) + "。",
    )
    assert [i.text for i in read.projects[0].indicators] == list(PROJECTS[0][2])


# ------------------------------------------------------------------------------------------------------- tables

FORM = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t得分\n产出指标\t数量指标\t购置彩超机\t6台\t6台\t20\n\t质量指标\t验收合格率\t100%\t100%\t20\n"


@pytest.mark.parametrize(
    "header",
    [
        "序号\t项目名称\t绩效目标\t绩效指标\t完成情况",
        "序号\t专项名称\t目标任务\t任务指标\t落实情况",
        "序号\t项目\t年初目标\t指标要求\t年末结果",
    ],
)
def test_a_row_a_project_under_any_header(header: str) -> None:
    rows = [f"{n}\t{p[0]}\t{p[1]}。\t{clauses(p[2])}\t{sentences(p[3])}" for n, p in enumerate(PROJECTS, 1)]
    read = report(HEAD + SECTION + "\n".join([header, *rows]) + "\n" + TAIL)
    assert [p.name for p in read.projects] == [p[0] for p in PROJECTS]
    for project, (_, goal, items, results) in zip(read.projects, PROJECTS, strict=True):
        assert project.goal and bare(project.goal.text) == goal
        assert project.indicator and bare(project.indicator.text) == bare(clauses(items))
        assert project.completion and bare(project.completion.text) == bare(sentences(results))


@pytest.mark.parametrize(
    ("header", "listed"),
    [
        ("项目名称\t预算资金（万元）\t完成情况", True),
        ("项目名称\t实际支出\t完成情况", True),
        ("项目名称\t预算资金（万元）\t实际支出", False),
        ("项目名称\t年初预算\t实际", False),
        ("项目名称\t年初预算\t执行情况", False),
    ],
)
def test_results_beside_a_column_of_money_are_the_projects(header: str, listed: bool) -> None:
    rows = [f"{p[0]}\t60\t{sentences(p[3]) if listed else '58'}" for p in PROJECTS]
    read = report(HEAD + SECTION + "\n".join([header, *rows]) + "\n" + TAIL)
    done = [bare(p.completion.text) for p in read.projects if p.completion]
    assert done == ([bare(sentences(p[3])) for p in PROJECTS] if listed else [])


def test_points_in_rows_of_indicators_are_not_the_projects() -> None:
    rows = "项目名称\t三级指标\t指标值\t实际完成值\t得分\n" + "".join(
        f"{p[0] if not n else ''}\t考核事项{n}\t{n + 6}台\t{n + 6}台\t10\n" for p in PROJECTS for n in range(3)
    )
    read = report(HEAD + SECTION + rows + TAIL)
    assert [(p.name, p.score, len(p.indicators)) for p in read.projects] == [(p[0], None, 3) for p in PROJECTS]


def test_a_caption_over_a_form_names_its_project() -> None:
    form = "绩效目标\t{g}\n绩效指标\t{i}\n完成情况\t{d}"
    check("表{n} {name}项目绩效自评表\n" + form)


def test_a_sentence_that_leads_up_to_a_table_is_no_part_of_the_goal() -> None:
    body = "".join(
        f"（{HAN[n]}）{p[0]}\n绩效目标：{p[1]}。\n指标完成情况见下表：\n{FORM}" for n, p in enumerate(PROJECTS)
    )
    read = report(HEAD + SECTION + body + TAIL)
    assert [bare(p.goal.text) for p in read.projects if p.goal] == [p[1] for p in PROJECTS]


def test_a_section_named_after_two_things_is_no_project_and_its_labels_head_sections() -> None:
    section = (
        "第二部分 预算执行与总体目标\n年度总体目标：一是检查企业1200家；二是处理投诉800件。\n总体目标完成情况：检查企业1260家，处理投诉823件。\n"
        "第三部分 项目自评\n"
    )
    head = HEAD.replace("一、", "第一部分 ")
    read = check("（{h}）{name}\n" + PLAIN, section=section, head=head, tail="第四部分 存在的问题\n拨付偏慢。\n")
    assert [s.heading for s in read.sections if s.marker is None] == ["年度总体目标", "总体目标完成情况"]
    assert [s.role for s in read.sections if s.marker is None] == ["overall_goals", "overall_results"]
    assert len(read.goals) == 1


GOALS = "检查企业1200家，处理投诉800件。"
RESULTS = "检查企业1260家，处理投诉823件。"
WHOLE = [
    f"二、资金安排和任务\n年度总体目标：{GOALS}\n",
    f"二、资金安排和任务\n年度总体目标：{GOALS}\n总体目标完成情况：{RESULTS}\n",
    f"二、部门履职\n绩效目标：{GOALS}\n完成情况：{RESULTS}\n",
    f"二、目标设定及完成\n（一）年度目标\n{GOALS}\n（二）完成情况\n{RESULTS}\n",
    "二、全局年度工作\n（一）核心指标\n三级指标\t年度指标值\t实际完成值\n检查企业\t1200家\t1260家\n处理投诉\t800件\t823件\n",
]


@pytest.mark.parametrize("whole", WHOLE)
def test_what_a_report_says_of_the_whole_body_is_no_project(whole: str) -> None:
    check("（{h}）{name}\n" + PLAIN, section=whole + "三、各项目情况\n", tail="四、存在的问题\n拨付偏慢。\n")
    heads = ["三", "四", "五"]
    body = [
        f"{heads[n]}、{p[0]}\n" + PLAIN.format(g=p[1] + "。", i=clauses(p[2]), d=sentences(p[3]))
        for n, p in enumerate(PROJECTS)
    ]
    read = report(HEAD + whole + "\n".join(body) + "\n六、存在的问题\n拨付偏慢。\n")
    assert [p.name for p in read.projects] == [p[0] for p in PROJECTS]


def test_a_name_at_the_head_of_a_report_names_what_its_projects_are_of() -> None:
    title, rest = HEAD.split("\n", 1)
    head = f"{title}\n项目名称：2024年市场监管专项资金\n主管部门：县市场监管局\n总体目标：{GOALS}\n{rest}"
    check("（{h}）{name}\n" + PLAIN, head=head)


@pytest.mark.parametrize("name", ["5G 基站补贴", "12345 热线运行", "3D 打印设备购置", "2024 农村公路养护"])
def test_what_a_name_begins_with_is_no_code(name: str) -> None:
    fields = PLAIN.format(g="把工作做好。", i="完成任务12项；满意度90%以上。", d="完成任务13项，满意度93%。")
    body = [f"（{HAN[n]}）{one}\n{fields}" for n, one in enumerate(("校舍维修", name, "河道清淤"))]
    read = report(HEAD + SECTION + "\n".join(body) + "\n" + TAIL)
    assert [p.name for p in read.projects] == ["校舍维修", name, "河道清淤"]
