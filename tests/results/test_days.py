"""Days that answer in words of their own: the last of several, other words for the act, each month, between two days."""

from __future__ import annotations

import pytest

from tests.results.test_settle import statuses


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # what came last, or an act of the kind that is due, in words of its own
        (
            "修缮渡口5处；11月底前全部通航运营。",
            "修缮渡口5处。西岸渡口因加固驳岸最迟，11月18日挂牌迎客。",
            ["met", "met"],
        ),
        (
            "修缮渡口5处；11月底前全部通航运营。",
            "修缮渡口5处。西岸渡口因加固驳岸最迟，12月18日挂牌迎客。",
            ["met", "missed"],
        ),
        ("6月底前上线运行；注册商户3000户。", "系统6月20日开通，注册商户3120户。9月出具测评报告。", ["met", "met"]),
        ("6月底前上线运行；注册商户3000户。", "系统7月20日开通，注册商户3120户。9月出具测评报告。", ["missed", "met"]),
        (
            "林权登记9月底前结束；档案库11月底前投入使用。",
            "最后交表的是东岭村，时间为9月19日。档案库11月18日正式启用。",
            ["undetermined", "met"],
        ),
        (
            "林权登记9月底前结束；档案库11月底前投入使用。",
            "最后交表的是东岭村，时间为10月19日。档案库11月18日正式启用。",
            ["missed", "met"],
        ),
        # the first of several tells nothing of the last
        (
            "改造灶台4座；9月底前全部启用。",
            "改造灶台4座。东院灶台7月3日率先启用，北院灶台9月21日最后启用。",
            ["met", "met"],
        ),
        (
            "改造灶台4座；9月底前全部启用。",
            "改造灶台4座。东院灶台7月3日率先启用，北院灶台10月21日最后启用。",
            ["met", "missed"],
        ),
        (
            "改造灶台4座；9月底前全部启用。",
            "改造灶台4座。东院灶台7月3日启用，北院灶台10月21日启用。",
            ["met", "missed"],
        ),
        ("疏浚支渠6条；5月底前疏浚完工。", "疏浚支渠6条，首条支渠3月9日完工，末条支渠6月2日完工。", ["met", "missed"]),
        ("疏浚支渠6条；首条5月底前完工。", "疏浚支渠6条，首条支渠3月9日完工，最后的支渠6月2日完工。", ["met", "met"]),
        # what is used is accepted before; other acceptances may follow
        ("改造渡口4处；9月底前投用。", "改造渡口4处，10月9日通过竣工验收。", ["met", "missed"]),
        ("改造渡口4处；9月底前投用。", "改造渡口4处，9月9日通过竣工验收。", ["met", "met"]),
        ("改造渡口4处；9月底前投用。", "改造渡口4处，10月9日通过消防验收。", ["met", "undetermined"]),
        ("改造渡口4处；9月底前通航。", "改造渡口4处，10月9日通过竣工验收。", ["met", "undetermined"]),
        ("改造渡口4处；9月底前投用。", "4处渡口10月9日交付使用。", ["met", "missed"]),
        # one act on several days
        ("改造集市2处；9月底前开街。", "改造集市2处，西关集8月30日、北门集10月22日先后开街。", ["met", "missed"]),
        ("改造集市2处；9月底前开街。", "改造集市2处，西关集8月30日、北门集9月22日先后开街。", ["met", "met"]),
        ("改造集市2处；9月底前开街。", "改造集市2处，9月22日开街、评审10月22日结束。", ["met", "met"]),
        # neither what another demand claims, nor another thing, nor another step
        ("档案库9月底前投入使用；阅览室8月底前开放。", "阅览室8月12日开放。", ["not_reported", "met"]),
        (
            "小学9月底前开放；库房10月底前封顶。",
            "幼儿园10月20日开门迎客。库房10月12日封顶。",
            ["not_reported", "met"],
        ),
        ("9月底前全部启用；巡检48次。", "巡检50次。设备8月5日签订采购合同。", ["not_reported", "met"]),
        # by a day of each quarter or month
        ("津贴每季末月25日前到账。", "津贴分别于3月22日、6月21日、9月20日和12月20日打入账户。", ["met"]),
        ("津贴每季末月25日前到账。", "津贴分别于3月22日、6月21日、9月29日和12月20日打入账户。", ["missed"]),
        ("津贴每季末月25日前到账。", "津贴分别于3月22日、6月21日打入账户。", ["undetermined"]),
        ("简报每期在次月10日前报送。", "简报报得最晚的是4月份那一期，5月9日报出。", ["met"]),
        ("简报每期在次月10日前报送。", "简报报得最晚的是4月份那一期，5月16日报出。", ["missed"]),
        # so many days from one event to another
        ("评定公示结束后30日内奖金兑付到位。", "评定结果9月12日公示期满，奖金9月29日打到各站账户。", ["met"]),
        ("评定公示结束后30日内奖金兑付到位。", "评定结果9月12日公示期满，奖金11月29日打到各站账户。", ["missed"]),
        (
            "评定公示结束后10个工作日内奖金兑付到位。",
            "评定结果9月12日公示期满，奖金9月30日打到各站账户。",
            ["undetermined"],
        ),
        ("评定公示结束后30日内奖金兑付到位。", "评定结果公示，奖金11月29日打到各站账户。", ["not_reported"]),
        # in each of the months that are due
        ("锅炉检修5月、11月各1次。", "锅炉检修5月24日、11月12日各完成1次。", ["met"]),
        ("锅炉检修5月、11月各1次。", "锅炉检修5月24日完成。", ["not_reported"]),
        # in the rhythm that is due, and in the year of the report
        ("质量通报每月1期。", "每月抽查账册20册。质量通报按月印发。", ["met"]),
        ("质量通报每月1期。", "每月抽查账册20册。2022年1月至12月质量通报按月印发。", ["out_of_year"]),
        # a year that the thing is named by; a time from one day to another
        ("2026年度冬修动员于2025年11月底前启动。", "2026年度冬修动员会10月16日召开。", ["met"]),
        ("2026年度冬修动员于2025年11月底前启动。", "2026年度冬修动员会12月16日召开。", ["missed"]),
        ("展出时间不少于20天。", "剪纸展自5月8日起至6月6日止展出。", ["met"]),
        ("展出时间不少于20天。", "剪纸展自5月8日起至5月16日止展出。", ["restated"]),
        # the worst of many cases, beside a mean that may answer
        ("从受理到发照不超过50个工作日。", "当年审批平均用时41个工作日，最长的一个用了58个工作日。", ["missed"]),
        ("从受理到发照不超过50个工作日。", "当年审批平均用时41个工作日，最长的一个用了48个工作日。", ["met"]),
    ],
)
def test_days(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        ("6月底前调整38个网格。", "38个网格均已调整，最后一个网格于7月19日选出网格长。", ["missed"]),
        ("6月底前调整38个网格。", "38个网格均已调整，最后一个网格于6月19日选出网格长。", ["met"]),
        ("6月底前更换水表320台。", "水表更换330台，9月12日全部换完。", ["missed"]),
        ("6月底前更换水表320台。", "7月12日，330台水表全部更换完毕。", ["missed"]),
        ("6月底前更换水表320台。", "水表更换330台，6月12日全部换完，资料7月30日归档。", ["met"]),
        ("6月底前开工的茶亭5座。", "最晚的一座于7月18日开工，开工茶亭5座。", ["missed"]),
        ("5月底前、10月底前各检查渡口一次。", "5月21日和11月8日各检查渡口一次。", ["missed"]),
        ("5月底前、10月底前各检查渡口一次。", "5月21日和10月8日各检查渡口一次。", ["met"]),
        ("10月底前编印渔歌选编1册。", "渔歌选编11月24日印出，共650本。", ["missed"]),
        # how things stood later, what follows the work, and what was done besides
        ("6月底前签约560户。", "到12月20日签约573户。", ["met"]),
        ("6月底前改造泵站5座。", "5座泵站的改造于7月28日通过验收。", ["met"]),
        ("6月底前培训护林员320人。", "培训护林员333人，10月回访合格率97%。", ["met"]),
        ("6月底前更换水表320台。", "水表更换330台，9月又更换管件。", ["met"]),
    ],
)
def test_a_number_and_a_day_are_due(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        ("护工补贴每月15日前发放。", "各月补贴发放时间最早为当月9日，最晚为当月18日。", ["missed"]),
        ("护工补贴每月15日前发放。", "各月补贴发放时间最早为当月9日，最晚为当月14日。", ["met"]),
        ("护工补贴每月十五日前发放。", "补贴按月足额发放，每月18日打卡到户。", ["missed"]),
        ("护工补贴每月15日前发放。", "补贴每月12日至17日发放到位。", ["missed"]),
        ("护工补贴每月15日前发放。", "补贴按月发放，8月因系统升级推迟到19日到账。", ["missed"]),
        ("水质月报次月8日前报送。", "水质月报报送12期，最迟的一期为次月11日。", ["missed"]),
        ("水质月报次月8日前报送。", "水质月报报送12期，最迟的一期为次月7日。", ["met"]),
        ("水质月报次月8日前报送。", "水质月报报送12期，多在当月30日报出。", ["met"]),
        # another payment, and another day of the month
        (
            "护工补贴每月15日前发放；护工工资每月25日前发放。",
            "护工补贴均在每月12日发放；护工工资均在每月20日发放。",
            ["met", "met"],
        ),
        ("护工补贴每月15日前发放。", "补贴每月10日发放。考勤表截止日为每月25日。", ["met"]),
        ("护工补贴每月15日前发放。", "补贴每月10日发放，原定为每月18日发放。", ["met"]),
    ],
)
def test_a_day_of_each_month_without_the_month(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # from one event to another, by the one that took longest
        (
            "公告发布至聘用审批不超过六个月。",
            "第一批3月9日发布公告，7月23日完成聘用审批；第二批6月15日发布公告，11月26日完成聘用审批。",
            ["met"],
        ),
        (
            "公告发布至聘用审批不超过六个月。",
            "第一批3月9日发布公告，7月23日完成聘用审批；第二批4月15日发布公告，11月26日完成聘用审批。",
            ["missed"],
        ),
        ("立项到开工不超过90天。", "渡口3月2日立项，8月20日开工。", ["missed"]),
        ("立项到开工不超过90天。", "渡口3月2日立项，5月20日开工。", ["met"]),
        # once in each of the months that are named
        ("5月至9月每月发布虫情1期。", "发布虫情5期。", ["met"]),
        ("5月至9月每月发布虫情1期。", "发布虫情4期。", ["missed"]),
        # the last of several days is of what is due later
        (
            "6月底前完成春季放苗；10月底前完成秋季放苗。",
            "春季、秋季放苗4次，分别为4月21日、5月19日、6月9日和10月15日。",
            ["undetermined", "met"],
        ),
        ("6月底前完成春季放苗。", "春季放苗3次，分别为4月21日、5月19日和7月9日。", ["missed"]),
    ],
)
def test_times_between_and_days_of_several(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected


def test_months_over_the_turn_of_the_year_are_counted() -> None:
    asked = "11月至3月每月开展除冰巡查1次。"
    assert statuses(asked, "全年开展除冰巡查5次。") == ["met"]
    assert statuses(asked, "全年开展除冰巡查4次。") == ["missed"]
