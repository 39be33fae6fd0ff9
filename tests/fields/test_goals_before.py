"""Goals that a section tells under the projects' names, before their indicators and results."""

from __future__ import annotations

from tests.checks.reports import report

GOALS = (
    "一、年度绩效目标\n总体目标：修渠12公里，各项目目标如下。\n"
    "1．东渠衬砌\n{东渠}减少渗漏，保证春灌。\n2．西库除险\n{西库}消除坝体隐患。\n3．南站更新\n{南站}更换老旧机组。\n"
)
DONE = (
    "二、指标设定和完成情况\n"
    "1．东渠衬砌\n指标：衬砌渠道12公里。\n完成：衬砌渠道12.4公里。\n"
    "2．西库除险\n指标：加固坝体1座。\n完成：加固坝体1座。\n"
    "3．南站更新\n指标：更换机组4台。\n完成：更换机组4台。\n"
)


def _goals(text: str) -> list[str | None]:
    return [p.goal.text if p.goal else None for p in report(text).projects]


def test_goals_stand_under_names_of_their_own() -> None:
    told = GOALS.replace("{东渠}", "").replace("{西库}", "").replace("{南站}", "")
    assert _goals(told + DONE) == ["减少渗漏，保证春灌。", "消除坝体隐患。", "更换老旧机组。"]
    overall = [goal.text for goal in report(told + DONE).goals]
    assert overall == ["修渠12公里，各项目目标如下。"]


def test_one_name_that_is_told_otherwise_is_taken_by_its_place() -> None:
    told = GOALS.replace("{东渠}", "").replace("{西库}", "").replace("{南站}", "").replace("3．南站更新", "3．闸门防腐")
    assert _goals(told + DONE)[2] == "更换老旧机组。"


def test_other_names_are_no_goals_of_the_projects() -> None:
    told = GOALS.replace("{东渠}", "").replace("{西库}", "").replace("{南站}", "")
    for name, other in (("东渠衬砌", "防汛值守"), ("西库除险", "人员培训"), ("南站更新", "档案整理")):
        told = told.replace(name, other)
    assert _goals(told + DONE) == [None, None, None]
