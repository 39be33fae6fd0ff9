"""What a report tells in all beside its parts, several days in a row, days of the year before, prices beside costs."""

from __future__ import annotations

import pytest

from tests.checks.reports import report
from tests.results.test_settle import statuses


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # the whole answers, not what its classes come to
        ("宣讲进社区20场。", "宣讲进社区13场，东片11场、西片8场、南片3场。", ["missed"]),
        ("宣讲进社区20场。", "宣讲进社区22场，东片11场、西片8场、南片3场。", ["met"]),
        ("检查企业不少于80家次。", "上半年检查45家次，下半年检查51家次，全年检查企业58家次。", ["missed"]),
        ("维修宿舍60间。", "宿舍1号楼维修36间、2号楼28间，共38间。", ["missed"]),
        ("维修宿舍60间。", "宿舍1号楼维修36间、2号楼28间，共64间。", ["met"]),
        # two works side by side are no whole and its class
        ("新建改造管网26公里。", "新建管网14.8公里，改造管网11.6公里。", ["met"]),
        ("培训业务员不少于56人次。", "业务员培训办了两期，第一期30人次、第二期28人次。", ["met"]),
        ("整治坑塘、沟渠60处。", "整治坑塘45处、沟渠18处。", ["met"]),
        # the last day of a row
        ("11月底前竣工。", "三处工程分别于6月28日、12月20日和11月12日竣工。", ["missed"]),
        ("11月底前竣工。", "三处工程分别于6月28日、9月20日和11月12日竣工。", ["met"]),
        # what all of them cost is no price
        ("学习包单价不超过150元。", "学习包支出16.92万元。", ["undetermined"]),
        # how many there are follows from no cost
        ("购置运输箱60只。", "购置设备和运输箱142.60万元。", ["restated"]),
    ],
)
def test_the_result_is_by_what_is_told_of_the_demand(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected


YEARLY = "某县2024年度绩效自评报告\n1、惠民工程\n绩效目标：改善民生。\n绩效指标：{}\n完成情况：{}\n"


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        ("11月底前完工。", "2023年11月17日完工。", "out_of_year"),
        ("11月底前完工。", "2024年11月17日完工。", "met"),
        ("资金3月底前下达。", "资金于2023年12月6日下达。", "met"),
        ("12月底前完成道路改造。", "道路改造于2023年12月完成招标，2024年10月全部完工。", "met"),
        ("11月底前编印上年度年报。", "《2023年年报》于6月12日编印完成。", "met"),
    ],
)
def test_a_day_of_the_year_before_keeps_no_deadline_of_this_year(
    indicator: str, completion: str, expected: str
) -> None:
    made = report(YEARLY.format(indicator, completion))
    assert [d.result.status for d in made.projects[0].indicators if d.result] == [expected]
