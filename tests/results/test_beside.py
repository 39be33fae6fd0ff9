"""Demands told beside their answers, as the report of a fund tells them: which figure is asked for, and what answers it."""

from __future__ import annotations

import pytest

from db.records import Indicator, Report
from tests.checks.reports import report

HEAD = (
    "某某市2024年城市供水补助资金转移支付绩效自评报告\n一、绩效目标完成情况分析\n（一）总体绩效目标完成情况\n"
    "三项总体目标全部完成，清泉计划、暖心计划惠及12个社区。\n（二）绩效指标完成情况\n1.产出指标完成情况\n"
)


def told(text: str, more: str = "") -> Report:
    return report(f"{HEAD}（1）数量指标。更换水表目标≥900只，实际更换912只。{text}\n{more}")


def demands(text: str, more: str = "") -> tuple[Indicator, ...]:
    return told(text, more).projects[0].indicators[1:]


@pytest.mark.parametrize(
    ("text", "status", "answer"),
    [
        ("清泉计划要求不少于60场，上半年办31场、下半年办34场，全年65场。", "met", "65场"),
        ("清泉计划要求不少于60场，上半年办21场、下半年办24场，全年45场。", "missed", "45场"),
        ("节水培训年初计划1,000人次，全年办班8期，培训1,126人次，以物业公司为主。", "met", "1,126人次"),
        ("节水培训年初计划1,000人次，全年办班8期，以物业公司为主。", "restated", None),
        ("水质合格率目标≥98%，120个水样中合格119个，实际99.17%。", "met", "99.17%"),
        ("维修及时率要求不低于95%。年内派单610件，当日修好598件，维修及时率98.03%。", "met", "98.03%"),
        ("维修及时率要求不低于95%。年内派单610件，当日修好550件，维修及时率90.16%。", "missed", "90.16%"),
        ("公益巡线岗目标≥40个，实际聘用46人，一人一岗。", "met", "46人"),
        ("公益巡线岗目标≥40个，实际聘用46人。", "restated", None),
        ("台账登记率目标100%，形成资产810万元，其中管网600万元、泵房210万元，登记率100%。", "met", "100%"),
        ("小区收入户均目标≥18元，86户合计1,771.6元，实际户均20.6元。", "met", "20.6元"),
        ("施工噪声投诉目标不超过4起，全年受理3起，都已办结。", "met", "3起"),
        ("资金分解时限目标是30日内，提前批于2023年12月28日分解，用时22日。", "met", "22日"),
        ("节水奖补要求验收后2个月内发放，一期3月6日验收、4月28日发放。", "undetermined", None),
        ("节水奖补要求验收后2个月内发放，一期3月6日验收、4月28日审定名单。", "not_reported", None),
        ("单次抢修时间要求不超过4小时，实际平均2.6小时，最长的一次3.8小时。", "met", "2.6小时"),
        ("单次抢修时间要求不超过4小时，实际平均2.6小时，最长的一次5.5小时。", "missed", "5.5小时"),
        ("应急水源目标建成1处，实际在6月由公司与镇共建的东坪水库取水口投用，8名值守员到岗。", "met", None),
        ("应急水源目标建成1处，实际8名值守员到岗。", "restated", None),
        ("应急水源目标建成2处，实际东坪水库取水口投用，8名值守员到岗。", "restated", None),
        ("采暖补贴标准每户260元，实际均按规定标准发放，共31.2万元。", "met", None),
        ("采暖补贴标准每户260元，实际全部按补助标准兑付。", "met", None),
        ("采暖补贴标准每户260元，实际没有按规定标准发放。", "restated", None),
        ("采暖补贴标准每户260元，实际部分按规定标准发放。", "restated", None),
        ("采暖补贴标准每户260元，实际按其他标准发放。", "restated", None),
        ("工资发放率要求不低于98%，实际护林员工资悉数发放。", "met", None),
        ("工资发放率要求不低于98%，实际护林员工资足额发放。", "met", None),
        ("工资发放率要求不低于98%，实际护林员工资未足额发放。", "missed", None),
        ("工资发放率要求不低于98%，实际护林员工资部分发放。", "restated", None),
        ("管网普查目标≥80公里，2023年底普查完成86公里。", "out_of_year", "86公里"),
    ],
)
def test_what_answers(text: str, status: str, answer: str | None) -> None:
    found = demands(text)
    assert len(found) == 1
    result = found[0].result
    assert result is not None
    assert (result.status, result.reported and result.reported.span.quote) == (status, answer)


def test_a_clause_before_the_target_asks_for_nothing() -> None:
    (one,) = demands("泵站方面，5个项目共含6座泵站，目标≥5座，实际完工6座。")
    assert one.figure is not None
    assert (one.figure.value, one.figure.comparator) == (5, ">=")


def test_the_overall_results_ask_for_nothing() -> None:
    assert [d.text for d in told("").projects[0].indicators if "目标全部" in d.text or "暖心" in d.text] == []


def test_the_heading_over_them_tells_the_kind() -> None:
    more = "2.效益指标完成情况\n（1）社会效益指标。受益居民目标≥3,000户，实际3,120户。"
    assert [(d.level1, d.level2) for d in told("", more).projects[0].indicators] == [
        ("产出指标", "数量指标"),
        ("效益指标", "社会效益指标"),
    ]
