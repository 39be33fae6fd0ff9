"""Projects without labels: told in prose, and goals and results in lists of their own. Texts of trades made up for this."""

from __future__ import annotations

import pytest

from corpus.benchmark.run import Runner
from db.records import Project, Report


def read(text: str) -> Report:
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    (report,) = Runner().check(lines).reports
    for project in report.projects:
        for field in (project.goal, project.indicator, project.completion):
            for span in field.spans if field else ():
                assert report.blocks[span.block - 1].text[span.start : span.end] == span.quote
    return report


def fields(project: Project) -> tuple[str | None, ...]:
    return tuple(f.text if f else None for f in (project.goal, project.indicator, project.completion))


PROSE = """
南柯县邮政管理局2024年度部门整体支出绩效自评报告
一、预算情况
项目支出安排300万元，其中乡村投递线路补贴120万元、快递网点标准化100万元、安全检查设备80万元。
二、项目实施情况
乡村投递线路补贴是惠民的老项目。设立该项目是为了让偏远村每天收得到报刊。年初计划补贴线路42条，周投递频次不少于5次。
到年底，线路补贴发放42条，周投递频次5.6次。
快递网点标准化计划改造网点30个，验收合格率100%。全年改造网点33个，验收合格率100%。
安全检查设备按合同要购置安检机8台，6月底前装好。5月28日8台安检机都已装好。
三、存在问题
投递员流动快。
"""


def test_named_paragraphs_are_projects() -> None:
    report = read(PROSE)
    assert [p.name for p in report.projects] == ["乡村投递线路补贴", "快递网点标准化", "安全检查设备"]
    first = fields(report.projects[0])
    assert first == (
        "设立该项目是为了让偏远村每天收得到报刊。",
        "补贴线路42条，周投递频次不少于5次。",
        "线路补贴发放42条，周投递频次5.6次。",
    )
    assert fields(report.projects[1])[2] == "全年改造网点33个，验收合格率100%。"
    assert [[i.result.status for i in p.indicators if i.result] for p in report.projects] == [["met", "met"]] * 2 + [
        ["met", "met"]
    ]


def test_lead_words_inside_a_numbered_paragraph() -> None:
    report = read(
        """
        南柯县档案馆2024年度预算项目绩效自评报告
        一、分项目说明
        1.库房除湿改造。目标为库房湿度常年达标；考核要求：改造库房6间，湿度达标率不低于95%。截至年底，6间库房改造完毕，湿度达标率97.4%。
        2.馆藏扫描。目标为重要案卷都有电子件；考核要求：扫描案卷2000卷，抽检合格率99%以上。截至年底，扫描2160卷，抽检合格率99.6%。
        二、自评结论
        两个项目均评为优。
        """
    )
    assert [p.number for p in report.projects] == ["1", "2"]
    assert fields(report.projects[0]) == (
        "库房湿度常年达标",
        "改造库房6间，湿度达标率不低于95%。",
        "6间库房改造完毕，湿度达标率97.4%。",
    )


ONE_BREATH = """
南柯县园林绿化中心2024年度部门预算绩效自评报告
一、项目实施情况与绩效
1．行道树更新
县城主干道的老树病虫害多。全年计划新植行道树400株，实际新植426株，成活率97%。养护手续抓得紧，计划5月底前移交养护，实际5月12日移交。
规模以上苗圃供苗的比重，计划达到60%，实际426株中已有281株由规模以上苗圃供应，占65.96%，苗木参差不齐的状况正在改善。
移植时采用机械吊装，工人每天巡查浇水。
2．口袋公园建设
口袋公园计划新建5处，实际建成6处。中心游园计划建1座，实际在9月由中心与街道共建的望湖游园开园，首批12名养护员到岗。
每处公园配一名管理员，管理员每月到园不少于20天，平时由街道代管，居民反映好。
另补植绿篱1,860米。
"""


def test_sentences_that_answer_what_they_ask() -> None:
    trees, parks = read(ONE_BREATH).projects
    assert fields(trees)[1:] == (
        "全年计划新植行道树400株\n计划5月底前移交养护\n规模以上苗圃供苗的比重，计划达到60%",
        "实际新植426株，成活率97%\n实际5月12日移交\n"
        "实际426株中已有281株由规模以上苗圃供应，占65.96%，苗木参差不齐的状况正在改善\n移植时采用机械吊装，工人每天巡查浇水。",
    )
    assert [i.text for i in parks.indicators] == ["口袋公园计划新建5处", "中心游园计划建1座"]
    assert "另补植绿篱1,860米。" in (fields(parks)[2] or "")
    assert [i.result.status for p in (trees, parks) for i in p.indicators if i.result] == ["met"] * 5


def test_of_such_sentences_one_may_fall_short() -> None:
    trees, parks = read(ONE_BREATH.replace("新植426株，", "新植326株，").replace("5月12日", "6月12日")).projects
    assert [i.result.status for i in trees.indicators if i.result] == ["missed", "missed", "met"]
    assert [i.result.status for i in parks.indicators if i.result] == ["met", "met"]


TOLD_ON = """
南柯县供热服务站2024年度部门预算绩效自评报告
一、项目实施情况与绩效
1．锅炉改造
年初定的是改造锅炉6台，{answer}6台。管道巡检不低于每月一次，{answer}14次。
2．管网更新
年初定的是更换管道9公里，{answer}9.4公里。居民满意度要求90%以上，{answer}93%。
"""


@pytest.mark.parametrize("answer", ["年底改造了", "最后落实了"])
def test_what_came_of_it_answers_in_the_sentence(answer: str) -> None:
    boilers, _ = read(TOLD_ON.format(answer=answer)).projects
    assert [i.text for i in boilers.indicators] == ["年初定的是改造锅炉6台", "管道巡检不低于每月一次"]
    assert (fields(boilers)[2] or "").startswith(f"{answer}6台")


def test_a_section_that_only_tells_what_was_done_has_no_projects() -> None:
    report = read(
        """
        南柯县档案馆2024年度部门整体支出绩效自评报告
        一、重点项目情况
        1.库房除湿改造。已改造库房6间，湿度达标率97.4%。
        2.馆藏扫描。扫描2160卷，抽检合格率99.6%。
        """
    )
    assert not report.projects


APART = """
南柯县气象局2024年度项目绩效自评报告
一、年度绩效目标
目标1　雷达站维护。保证雷达全年可用。考核要点：巡检24次；可用率不低于98%。
目标2　人工增雨作业。缓解春旱。考核要点：作业不少于30次；覆盖面积1200平方公里以上。
二、目标完成情况
（1）雷达站维护。全年巡检26次，可用率98.9%。
（2）人工增雨作业。作业34次，覆盖1310平方公里。
三、存在问题
备件不足。
"""


def test_two_lists_are_joined_by_name() -> None:
    report = read(APART)
    assert [(p.number, p.name) for p in report.projects] == [("1", "雷达站维护"), ("2", "人工增雨作业")]
    assert fields(report.projects[0]) == (
        "保证雷达全年可用。",
        "巡检24次；可用率不低于98%。",
        "全年巡检26次，可用率98.9%。",
    )
    assert not report.goals


def test_three_lists_are_joined_by_name() -> None:
    report = read(
        """
        南柯县气象局2024年度项目绩效自评报告
        一、总体目标
        （一）雷达站维护项目
        保证雷达全年可用。
        （二）人工增雨作业项目
        缓解春旱。
        二、绩效指标
        （一）雷达站维护项目
        巡检24次；可用率不低于98%。
        （二）人工增雨作业项目
        作业不少于30次。
        三、完成情况
        （一）雷达站维护项目
        全年巡检26次，可用率98.9%。
        （二）人工增雨作业项目
        作业34次。
        """
    )
    assert [(p.number, *fields(p)) for p in report.projects] == [
        ("一", "保证雷达全年可用。", "巡检24次；可用率不低于98%。", "全年巡检26次，可用率98.9%。"),
        ("二", "缓解春旱。", "作业不少于30次。", "作业34次。"),
    ]
    assert not report.goals
    assert [s.heading for s in report.sections] == ["总体目标", "绩效指标", "完成情况"]


def test_two_lists_of_other_things_are_left_alone() -> None:
    report = read(
        APART.replace("（1）雷达站维护。", "（1）资金拨付情况。").replace("（2）人工增雨作业。", "（2）制度建设情况。")
    )
    assert "雷达站维护" not in [p.name for p in report.projects]


COUNTED = """
南柯县气象局2024年度项目绩效自评报告
一、年度绩效目标
{lead}
一是雷达站维护。保证雷达可用，巡检24次。
二是人工增雨作业。缓解春旱，作业不少于30次。
三是预警信息发布。发布预警不少于60次。
二、目标完成情况
一是雷达站维护。全年巡检26次。
二是人工增雨作业。作业34次。
三是预警信息发布。发布预警66次。
"""


@pytest.mark.parametrize(
    "lead",
    [
        "本年度部门预算项目：按轻重缓急排列。",
        "全年的目标共有三个项目，分头说明如下。\n雷达站维护、人工增雨和预警发布都是延续项目。",
    ],
)
def test_what_leads_to_entries_that_words_count_is_none_of_them(lead: str) -> None:
    report = read(COUNTED.format(lead=lead))
    assert [p.name for p in report.projects] == ["雷达站维护", "人工增雨作业", "预警信息发布"]
    assert [fields(p)[2] for p in report.projects] == ["全年巡检26次。", "作业34次。", "发布预警66次。"]


def test_a_label_with_a_number_names_no_entry() -> None:
    text = APART.replace("考核要点：", "\n指标1：")
    report = read(text)
    assert [(p.number, p.name) for p in report.projects] == [("1", "雷达站维护"), ("2", "人工增雨作业")]
    assert [i.text for i in report.projects[0].indicators if i.quantitative] == ["巡检24次", "可用率不低于98%"]


def test_problems_and_grades_call_a_project_as_its_results_do() -> None:
    text = (
        BRIEFLY.replace("1.小型", "（一）小型").replace("2.水价改革", "（二）节水奖励").replace("3.山洪", "（三）山洪")
    )
    more = "三、自评结论\n3个项目中，2个评为优，分别是节水奖励、山洪灾害防治。\n四、存在的问题\n{name}：计量设施安装滞后。\n"
    made = read(text + more.format(name="节水奖励"))
    assert [(n.project_name, n.project) for n in made.ratings.named] == [("节水奖励", 2), ("山洪灾害防治", 3)]
    assert [p.project for p in made.problems] == [2]
    made = read(text + more.format(name="水质监测"))
    assert [p.project for p in made.problems] == [None]


def test_labelled_goals_are_completed_from_a_later_section() -> None:
    report = read(
        """
        南柯县气象局2024年度项目绩效自评报告
        一、项目绩效目标和指标
        1.雷达站维护。目标：保证雷达可用。指标：巡检24次；可用率不低于98%。
        2.人工增雨作业。目标：缓解春旱。指标：作业不少于30次。
        二、项目完成情况
        1.雷达站维护。全年巡检26次，可用率98.9%。
        2.人工增雨作业。作业34次。
        """
    )
    assert [fields(p)[2] for p in report.projects] == ["全年巡检26次，可用率98.9%。", "作业34次。"]


def test_names_without_their_dress() -> None:
    report = read(
        """
        南柯县文化馆2024年度项目绩效自评报告
        一、各项目绩效目标、指标及完成情况
        【戏曲下乡】
        预期目标：送戏到村。
        三级指标：演出60场。
        具体完成情况：演出63场。
        """
    )
    assert [p.name for p in report.projects] == ["戏曲下乡"]
    report = read(
        """
        南柯县文化馆2024年度群众文化项目绩效自评报告
        一、产出（20分，自评得19.5分）
        任务一　送戏下乡（12分）
        目标：演出60场。
        结果：演出63场。
        任务二　群众辅导（8分，自评得7.5分）
        目标：办好辅导班。
        结果：办班12期。
        """
    )
    assert [p.name for p in report.projects] == ["送戏下乡", "群众辅导"]
    assert (str(report.projects[1].weight), str(report.projects[1].score)) == ("8", "7.5")


def test_the_one_project_of_a_body_is_named_in_its_title() -> None:
    report = read(
        """
        南柯市残疾人联合会“暖流”救助项目2024年度绩效自评报告
        一、项目绩效目标
        救助困难家庭300户，救助款到户率100%。
        二、绩效目标完成情况
        救助困难家庭326户，救助款到户率100%。
        """
    )
    assert report.organisation == "南柯市残疾人联合会"
    assert [p.name for p in report.projects] == ["“暖流”救助项目"]


BRIEFLY = """
南柯县水利局2024年度水利发展资金绩效自评报告
一、项目绩效目标和指标
水利发展资金总体目标为：改造水闸5座；水费收缴率不低于96%。各项目分述如下。
（一）小型水闸除险加固工程
绩效目标：消除水闸险情。
绩效指标：改造水闸5座。
（二）农业水价综合改革奖补项目
绩效目标：促进节水。
绩效指标：水费收缴率不低于96%。
（三）山洪灾害防治非工程措施维护项目
绩效目标：预警及时。
绩效指标：维护雨量站60处。
二、项目完成情况
1.小型水闸除险加固
水闸5座全部改造完成。
2.水价改革
水费收缴率97.3%。
3.山洪灾害防治
维护雨量站64处。
"""


def test_results_under_names_told_in_brief_and_the_aims_of_all_before_the_first_project() -> None:
    made = read(BRIEFLY)
    assert [p.number for p in made.projects] == ["一", "二", "三"]
    assert [fields(p)[2] for p in made.projects] == ["水闸5座全部改造完成。", "水费收缴率97.3%。", "维护雨量站64处。"]
    assert [goal.text for goal in made.goals] == ["改造水闸5座；水费收缴率不低于96%。各项目分述如下。"]


def test_names_in_brief_in_lists_of_other_things_are_not_joined_by_their_place() -> None:
    made = read(BRIEFLY.replace("2.水价改革", "2.资金监管").replace("3.山洪灾害防治", "3.队伍建设"))
    assert "水费收缴率97.3%。" not in [fields(p)[2] for p in made.projects]


def test_results_behind_names_that_lead_paragraphs_without_numbers() -> None:
    text = BRIEFLY.replace("1.小型水闸除险加固\n", "小型水闸除险加固工程方面，").replace(
        "2.水价改革\n", "农业水价综合改革奖补方面，"
    )
    made = read(text.replace("3.山洪灾害防治\n", "山洪灾害防治非工程措施维护方面，"))
    assert [fields(p)[2] for p in made.projects] == ["水闸5座全部改造完成。", "水费收缴率97.3%。", "维护雨量站64处。"]


def test_goal_indicators_and_result_of_one_paragraph_led_by_words() -> None:
    one = "{n}{name}。该项目的目标是{aim}设定的指标为：{asked}从完成情况看，{done}\n"
    rows = (
        ("（一）", "雷达站维护", "保证雷达可用。", "巡检24次；可用率不低于98%。", "巡检26次，可用率98.9%。"),
        ("（二）", "人工增雨", "缓解春旱。", "作业不少于30次。", "作业34次，覆盖了全部乡镇。"),
    )
    text = "".join(one.format(n=n, name=name, aim=a, asked=i, done=d) for n, name, a, i, d in rows)
    made = read("南柯县气象局2024年度项目绩效自评报告\n一、项目绩效自评情况\n" + text)
    assert [fields(p) for p in made.projects] == [row[2:] for row in rows]
    joint = "".join(f"{n}{name}\n目标及指标：{a}指标包括：{i}\n完成情况：{d}\n" for n, name, a, i, d in rows)
    made = read("南柯县气象局2024年度项目绩效自评报告\n一、项目绩效自评情况\n" + joint)
    assert [fields(p) for p in made.projects] == [row[2:] for row in rows]
