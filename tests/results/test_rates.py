"""Rates whose answer is told in other words, in two numbers, or by what became of each thing."""

from __future__ import annotations

import pytest

from tests.results.test_settle import statuses


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # people who were asked, and have a good word
        ("茶农满意度90%以上。", "入户走访茶农250户，说好的232户，占92.8%。", "met"),
        ("茶农满意度90%以上。", "电话回访茶农250户，觉得实用的205户。", "missed"),
        ("茶农满意度90%以上。", "发出评议表36份，收回36份，都填了满意。", "met"),
        ("茶农满意度90%以上。", "电话回访茶农250户，知道电话的232户，占92.8%。", "not_reported"),
        ("茶农满意度90%以上。", "走访茶农250户，愿意换种的占36%，不愿意的占64%。", "missed"),
        ("茶农满意度90%以上。", "炒茶机便宜好用，装机250台，开机率92.8%。", "not_reported"),
        # a whole that its parts use up
        ("到期压力表更换率100%。", "到期压力表共84只，换新61只，停用23只，没有遗留。", "met"),
        ("到期压力表更换率100%。", "到期压力表共84只，换新61只，停用20只，没有遗留。", "restated"),
        ("到期压力表更换率100%。", "到期压力表共84只，锅炉61只、管道23只。", "not_reported"),
        ("报修路灯处理率100%。", "报修路灯40盏，维修28盏，更换12盏。", "met"),
        ("报修路灯处理率100%。", "报修路灯40盏，维修28盏，未更换12盏。", "not_reported"),
        # each of them, none of them
        ("漏点查明率100%。", "全年报来漏点52起，起起查到管段。", "met"),
        ("漏点查明率100%。", "全年报来漏点52起，起起未查到管段。", "not_reported"),
        ("漏点修复率100%。", "全年报来漏点52起，起起登了台账。", "undetermined"),
        ("出库种子检测合格率100%。", "出库种子抽了30个批次，没有一批不合格。", "met"),
        ("出库种子检测合格率100%。", "出库种子抽了30个批次，有一批不合格。", "restated"),
        # within so long, by the longest
        ("走失老人12小时内寻回率100%。", "走失老人6名，最久的一名9小时寻回。", "met"),
        ("走失老人12小时内寻回率100%。", "走失老人6名，最久的一名19小时寻回。", "not_reported"),
        ("求助12小时内响应率100%。", "6名走丢的，最久的一名9小时找到。", "undetermined"),
        # all but a few
        ("通班车村占比不低于95%。", "除4个山顶村由面包车接驳外，126个村班车都到村口。", "met"),
        ("通班车村占比不低于95%。", "除14个山顶村由面包车接驳外，116个村班车都到村口。", "missed"),
        ("通班车村占比不低于97%。", "除4个山顶村由面包车接驳外，130个村班车都到村口。", "undetermined"),
        # held against the number that is due
        ("线上挂号占比不低于70%；候诊缩短30%。", "走小程序的占62.4%，没有达到70%。排队少等31%。", "missed"),
        ("线上挂号占比不低于70%；候诊缩短30%。", "走小程序的占72.4%，超过70%的要求。排队少等31%。", "undetermined"),
        # none was heard of
        ("禽病零发生。", "各场没有接到鸡群发病的报告。", "undetermined"),
        ("禽病零发生；投诉回复及时。", "全年没有接到投诉。投诉回复及时。", "not_reported"),
        ("龙舟赛安全责任事故为零。", "赛时没有发生落水伤人和撞船事故。", "undetermined"),
        # a rate that another stands within, and the mean of a row
        ("出窖红薯含水率（不高于70%）检测合格率不低于96%。", "抽检120批，含水率平均68.4%，合格率97.5%。", "met"),
        ("出窖红薯含水率（不高于70%）检测合格率不低于96%。", "抽检120批，含水率平均98.4%，合格率92.5%。", "missed"),
        ("闸站远程监控接通率不低于95%。", "闸站远程监控接通率4月93.2%、5月96.4%、6月97.8%，三个月平均95.8%。", "met"),
        (
            "闸站远程监控接通率不低于95%。",
            "闸站远程监控接通率4月91.2%、5月93.4%、6月94.8%，三个月平均93.1%。",
            "missed",
        ),
        (
            "各月闸站远程监控接通率均不低于95%。",
            "闸站远程监控接通率4月93.2%、5月96.4%、6月97.8%，三个月平均95.8%。",
            "missed",
        ),
    ],
)
def test_the_first_rate(indicator: str, completion: str, expected: str) -> None:
    assert statuses(indicator, completion)[0] == expected


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # in full, in other words
        ("护林补贴兑现率100%；植树12万株。", "植树12.3万株。380名护林员的补贴12月15日如数打卡发放。", "met"),
        ("护林补贴兑现率100%；植树12万株。", "植树12.3万株。380名护林员的补贴12月15日打卡发放。", "not_reported"),
        ("押金应退尽退率100%；植树12万株。", "植树12.3万株。380户的押金10月尽数退还。", "met"),
        ("押金应退尽退率100%；植树12万株。", "植树12.3万株。380户的押金10月起退还。", "not_reported"),
        # all of one kind, where the rate that is told is of another
        ("电梯重大缺陷消除率100%。", "电梯重大缺陷5处全部消除，一般缺陷220处，消除率98.18%。", "met"),
        ("电梯重大缺陷消除率100%。", "电梯重大缺陷5处消除4处，一般缺陷220处，消除率98.18%。", "missed"),
        ("电梯重大缺陷消除率100%。", "一般缺陷5处全部消除，电梯重大缺陷220处，消除率98.18%。", "missed"),
        ("护林补贴兑现率100%。", "380名护林员的补贴没有足额兑现。", "missed"),
        # all of what the sentence, or the one before, has counted
        ("纠纷线索移送及时率100%。", "全年梳理纠纷线索12件，均在三日内移送司法所。", "met"),
        ("纠纷线索移送及时率100%。", "全年梳理纠纷线索12件，均已登记。", "undetermined"),
        ("精神障碍患者服药管理率100%。", "为精神障碍患者建档96人，由乡村医生逐人督促服药，无一遗漏。", "met"),
        ("精神障碍患者服药管理率100%。", "为精神障碍患者建档96人，由乡村医生督促服药。", "not_reported"),
        ("不合格样品后续处置率100%。", "抽检860批，检出不合格样品7批，停售。上述7批样品全部下架封存。", "met"),
        (
            "不合格样品后续处置率100%。",
            "抽检860批，检出不合格样品7批，停售。上述7批样品部分下架封存。",
            "not_reported",
        ),
        ("隐患整改率100%。", "检查锅炉房120处，查出隐患35处，下达通知书35份，已整改到位。", "met"),
        ("隐患整改率100%。", "检查锅炉房120处，查出隐患35处，下达通知书35份，已基本整改到位。", "restated"),
        ("隐患整改率100%。", "检查锅炉房120处，查出隐患35处，下达通知书35份，已经有整改方案。", "restated"),
        ("隐患整改率100%。", "检查锅炉房120处，下达通知书35份，已整改到位。", "restated"),
        # those that were left over answer nothing where the demand itself is told of
        ("垃圾分类参与率不低于92%。", "垃圾分类参与率90.6%。其余街道垃圾分类参与率均为92%。", "missed"),
        ("其余街道垃圾分类参与率不低于92%。", "垃圾分类参与率90.6%。其余街道垃圾分类参与率均为92%。", "met"),
        ("垃圾分类参与率不低于92%。", "城区垃圾分类已推开。其余街道垃圾分类参与率均为92%。", "met"),
    ],
)
def test_what_is_said_of_all_that_was_counted(indicator: str, completion: str, expected: str) -> None:
    assert statuses(indicator, completion)[0] == expected


def test_percentages_answer_rates_in_their_order() -> None:
    demands = "亩均节电20%以上、节药10%以上；农户满意度90%以上。"
    told = "每亩抽水比邻村省了22%，打药省了12%。走访农户80户，说好的76户，占95%。"
    assert statuses(demands, told) == ["undetermined", "undetermined", "met"]
    assert "not_reported" in statuses(demands, told.replace("，打药省了12%", ""))
    assert statuses("亩均节电20%以上、节药10%以上。", "抽水占22%，打药占12%。") == ["not_reported", "not_reported"]


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        (
            "每个茶室每周开放不少于40小时。",
            "河西茶室每周开放63小时，城区茶室各58小时，山区茶室均为36小时。",
            ["missed"],
        ),
        ("每个茶室每周开放不少于40小时。", "城区茶室每周开放46小时，山区茶室只有36小时，假日照常。", ["missed"]),
        ("每户补助不超过6000元。", "城区每户补助5200元，山区每户均为6800元。", ["missed"]),
        # those of before, of others, of another kind, and a mean
        ("每个茶室每周开放不少于40小时。", "茶室每周开放63小时，比原来的均为36小时有所延长。", ["met"]),
        ("每个茶室每周开放不少于40小时。", "茶室每周开放46小时，茶工每人均为38小时。", ["met"]),
        ("每个茶室每周开放不少于40小时。", "茶室每周开放46小时，茶艺课都有2小时。", ["met"]),
        ("每户补助不超过6000元。", "城区每户补助5200元，自筹均为7000元。", ["met"]),
        ("每个茶室每周开放不少于40小时。", "城区茶室每周开放46小时，山区茶室均为42小时。", ["met"]),
    ],
)
def test_a_bound_on_each_and_a_group_that_breaks_it(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected
