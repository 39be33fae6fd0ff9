"""What belongs to a demand and stands in another place than it: results in a table or a list of their own, prose around a table."""

from __future__ import annotations

import pytest

from db.records import Report
from tests.fields.test_prose import fields
from tests.fields.test_prose import read as read_lines

HEAD = "青岚县渡运中心2024年度部门整体支出绩效自评报告\n一、基本情况\n中心管理渡口。\n"
TAIL = "\n五、存在的问题\n渡船偏旧。\n六、改进措施\n更新渡船。\n"
FIRST = ("渡船检修", "保障过渡安全。", "检修渡船26艘；船员培训合格率95%以上。", "检修渡船27艘，船员培训合格率96.4%。")
SECOND = ("码头清障", "码头畅通。", "清理码头9处；清障打捞3吨。", "清理码头9处，清障打捞3.2吨。")
THIRD = ("航标维护", "航标明亮。", "维护航标40座；航标正常率98%以上。", "维护航标41座，航标正常率99.1%。")
PROJECTS = (FIRST, SECOND, THIRD)


def read(body: str) -> Report:
    return read_lines(HEAD + body + TAIL)


def met(report: Report) -> list[str]:
    return [d.result.status if d.result else "" for p in report.projects for d in p.indicators]


def test_lists_of_goals_of_indicators_and_of_results_under_one_heading() -> None:
    lists = [
        f"{heading}\n" + "\n".join(f"{n}.{p[0]}：{p[at]}" for n, p in enumerate(PROJECTS, 1))
        for at, heading in ((1, "（一）绩效目标"), (2, "（二）绩效指标"), (3, "（三）完成情况"))
    ]
    report = read("\n".join(["二、项目绩效自评情况", *lists]))
    assert [p.name for p in report.projects] == [p[0] for p in PROJECTS]
    assert [fields(p) for p in report.projects] == [p[1:] for p in PROJECTS]
    assert met(report) == ["met"] * 6


@pytest.mark.parametrize("labels", [("1.绩效指标", "2.完成情况"), ("绩效指标表", "完成情况表")])
def test_a_table_of_results_answers_the_table_of_targets_before_it(labels: tuple[str, str]) -> None:
    asked, done = labels
    body = [
        f"（{n}）{name}\n绩效目标：做好{name}。\n{asked}\n三级指标\t指标值\n{thing}\t≥{due}\n满意度\t≥90%\n{done}\n三级指标\t实际完成值\n满意度\t93%\n{thing}\t{told}"
        for n, name, thing, due, told in (
            ("一", "渡船检修", "检修渡船", "26艘", "27艘"),
            ("二", "码头清障", "清理码头", "9处", "8处"),
        )
    ]
    report = read("\n".join(["二、项目绩效自评情况", *body]))
    assert met(report) == ["met", "met", "missed", "met"]


def test_results_in_a_table_under_the_label_of_the_completion() -> None:
    body = "（一）渡船检修\n绩效指标：检修渡船26艘；船员培训合格率95%以上。\n完成情况：\n指标名称\t实际完成值\n检修渡船\t27艘\n船员培训合格率\t96.4%"
    other = "（二）码头清障\n绩效指标：清理码头9处。\n完成情况：清理码头9处。"
    assert met(read(f"二、项目绩效自评情况\n{body}\n{other}")) == ["met"] * 3


def test_prose_before_a_table_is_the_goal_and_behind_it_the_completion() -> None:
    body = [
        f"（{n}）{name}项目\n本项目意在做好{name}，让群众过渡安全。\n| 指标 | 单位 | 年初目标 | 年末实际 |\n|---|---|---|---|\n| {thing} | 个 | ≥9 | 11 |\n| 满意度 | % | ≥90 | 93.5 |\n全年下来，{thing}11个，都已完工。"
        for n, name, thing in (("一", "渡船检修", "检修渡船"), ("二", "码头清障", "清理码头"))
    ]
    report = read("\n".join(["二、项目绩效情况", *body]))
    assert met(report) == ["met"] * 4
    assert [fields(p)[0] for p in report.projects] == [
        "本项目意在做好渡船检修，让群众过渡安全。",
        "本项目意在做好码头清障，让群众过渡安全。",
    ]
    assert [fields(p)[2] for p in report.projects] == [
        "全年下来，检修渡船11个，都已完工。",
        "全年下来，清理码头11个，都已完工。",
    ]


def test_a_section_on_indicators_answers_what_a_part_on_transfers_leaves_out() -> None:
    text = """
    青岚县2024年度渡运补助资金转移支付绩效自评报告
    一、绩效目标分解下达情况
    1.渡船检修补助项目。检修渡船26艘，11月底前完成全部作业。
    2.码头清障补助项目。清理码头9处，打捞沉船3艘。
    二、绩效目标完成情况分析
    （一）总体绩效目标完成情况分析
    1.渡船检修补助项目。检修渡船27艘，其中钢质船20艘、木质船7艘。
    2.码头清障补助项目。清理码头9处，打捞沉船3艘。
    （二）绩效指标完成情况分析
    渡船检修要求11月底前完成，最后一艘11月18日下水。
    三、偏离绩效目标的原因和改进措施
    无。
    """
    report = read_lines(text)
    first = report.projects[0]
    assert [d.result.status for d in first.indicators if d.result and d.deadline] == ["met"]


LINES = """
青岚县渡运中心2024年度项目支出绩效自评报告
一、各项目绩效情况
{body}
二、存在的问题
渡船偏旧。
"""


def test_bare_names_on_lines_of_their_own() -> None:
    body = "\n".join(
        f"{p[0]}项目\n年初定下的任务，是{p[1]}{p[2].rstrip('。')}，这些都列入年度工作要点，由航务股牵头、各渡口配合，按季度调度，确保按期做完。\n{p[3].rstrip('。')}，全部通过验收，由航务股逐项核对了台账和现场照片，群众普遍认可，渡工反映良好，用起来也方便了许多。"
        for p in PROJECTS
    )
    report = read_lines(LINES.format(body=body))
    assert [p.name for p in report.projects] == [f"{p[0]}项目" for p in PROJECTS]
    assert all(p.goal is not None and p.completion is not None for p in report.projects)


def test_labels_of_a_report_s_own_are_told_by_their_words() -> None:
    body = "\n".join(
        f"{n}、{p[0]}项目\n任务书要点：{p[2]}\n衡量口径：{p[2]}\n年终交账：{p[3]}"
        for n, p in zip("壹贰叁", PROJECTS, strict=True)
    )
    report = read_lines(LINES.format(body=body))
    assert [fields(p) for p in report.projects] == [(p[2], p[2], p[3]) for p in PROJECTS]


def test_a_report_on_one_project_has_no_projects_in_the_headings_of_its_scores() -> None:
    text = """
    青岚县渡运公司2024年度渡运补贴项目绩效自评报告
    一、项目概况
    公司承担渡运。
    二、绩效目标
    保障渡运，全年渡客36万人次以上，渡船完好率95%以上。
    三、指标分析
    （一）决策（15分）
    依据充分，得15分。
    （二）产出（40分）
    渡客计划36万人次，实际37.2万人次，得20分。渡船完好率计划95%以上，实际97.1%，得20分。
    （三）效益（25分）
    群众满意度计划90%，实际93.5%，得25分。
    四、存在的问题
    渡船偏旧。
    """
    report = read_lines(text)
    (project,) = report.projects
    assert project.name not in ("决策", "产出", "效益")
    assert {d.result.status for d in project.indicators if d.result} == {"met"}


def test_what_was_planned_is_no_result_and_what_is_due_is_not_due_in_a_year_gone_by() -> None:
    asked = "过渡系统2022年建成，6月底前完成升级；离职率不高于6%。"
    done = "离职率计划6%以内，年初在册120人，全年离职6人，离职率5.0%。5月28日完成升级。"
    body = f"（一）渡船检修\n绩效目标：保障过渡。\n绩效指标：{asked}\n完成情况：{done}\n（二）码头清障\n绩效目标：畅通。\n绩效指标：清理码头9处。\n完成情况：清理码头9处。"
    report = read(f"二、项目绩效自评情况\n{body}")
    due = [d for d in report.projects[0].indicators if d.deadline or d.figure]
    assert [(d.deadline, d.result.status if d.result else "") for d in due] == [("2024-06-30", "met"), (None, "met")]
