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
        # a part that is called as the whole is no whole
        ("夜间看护服务不少于300小时。", "夜间看护服务190小时，加上替班155小时，全年夜间看护服务共345小时。", ["met"]),
        (
            "夜间看护服务不少于300小时。",
            "夜间看护服务115小时，加上替班155小时，全年夜间看护服务共270小时。",
            ["missed"],
        ),
        # a verb before the first part is said of all
        ("药械抽样60批次。", "抽样药材26批次、器械29批次、敷料8批次，共63批次。", ["met"]),
        ("药械抽样60批次。", "抽样药材26批次、器械19批次、敷料8批次，共53批次。", ["missed"]),
        # no part answers that the demand does not name
        ("抽检产品160批次。", "抽检172批次，包括电线48批次、玩具70批次、消防产品54批次。", ["met"]),
        ("抽检消防产品60批次。", "抽检172批次，包括电线48批次、玩具70批次、消防产品54批次。", ["missed"]),
        # two works side by side are no whole and its class
        ("新建改造管网26公里。", "新建管网14.8公里，改造管网11.6公里。", ["met"]),
        ("培训业务员不少于56人次。", "业务员培训办了两期，第一期30人次、第二期28人次。", ["met"]),
        ("整治坑塘、沟渠60处。", "整治坑塘45处、沟渠18处。", ["met"]),
        # the last day of a row
        ("11月底前竣工。", "三处工程分别于6月28日、12月20日和11月12日竣工。", ["missed"]),
        ("11月底前竣工。", "三处工程分别于6月28日、9月20日和11月12日竣工。", ["met"]),
        # what all of them cost is no price
        ("学习包单价不超过150元。", "学习包支出16.92万元。", ["undetermined"]),
        # what a passage is about stands before it, and is no first part's own
        ("电话咨询1.2万件以上。", "在电话咨询上，县中心接听3120件，16个窗口接听9450件，合计12570件。", ["met"]),
        ("电话咨询1.2万件以上。", "在电话咨询上，县中心接听3120件，16个窗口接听6450件，合计9570件。", ["missed"]),
        # a part of the year is a part of what was told before
        ("家长会每季度至少召开1次。", "家长会开了五次，一、二、三季度各一次，四季度因转学较多开了两次。", ["met"]),
        ("家长会每季度至少召开1次。", "家长会开了三次，一、二季度各一次，四季度一次。", ["missed"]),
        # a round is no 点次 where those are told too
        ("全年巡护900点次以上。", "巡护每月一轮，80个点逐点走到，十二轮合计960点次。", ["met"]),
        ("全年巡护900点次以上。", "巡护每月一轮，60个点逐点走到，十二轮合计720点次。", ["missed"]),
        # a part that is what is due, beside a whole that is not of it
        (
            "架设护网≥13公里；铺设步道≥18公里。",
            "治理林带52.6公里，其中铺设碎石步道18.6公里，设立界桩42个、架设护网13公里。",
            ["met", "met"],
        ),
        (
            "补植绿地2.2公顷；改造绿地1.3公顷。",
            "全年累计落实绿地建设14.9公顷，超出任务0.9公顷，其中新建绿地11.2公顷（街头绿地9公顷、附属绿地2.2公顷），"
            "补植缺株地块2.3公顷，改造老绿地1.4公顷。",
            ["met", "met"],
        ),
        # the one new thing of the kind that is due
        ("新开公交线路1条；既有3条线路正常运营。", "这是当年新增的一条公交线路。原有3条线路正常运营。", ["met", "met"]),
        (
            "新开公交线路1条；既有3条线路正常运营。",
            "这是全县仅有的一条公交线路。原有3条线路正常运营。",
            ["restated", "met"],
        ),
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
