"""What answers a demand and what does not, though it stands beside it: other events, parts, past years, other things."""

from __future__ import annotations

import pytest

from tests.results.test_settle import statuses


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # days of other events
        (
            "9月底前联网。",
            "9月5日全部接入市级平台。联网后至12月底，数据有效传输率平均为96.3%。",
            ["met"],
        ),
        ("9月30日前通车。", "10月16日交工验收。", ["undetermined"]),
        ("8月底前通电。", "9月20日通电。", ["missed"]),
        ("7月底前开业。", "8月12日正式开业，9月12日通过消防验收。", ["missed"]),
        ("10月底前全部完工。", "11月18日最后一户收尾。上半年完工的104户逐户回访。", ["missed"]),
        ("10月底前投用。", "5月投用的2座已运行半年，其余4座11月20日投用。", ["missed"]),
        # parts and wholes
        ("培训操作人员不少于130人。", "参训138人，其中无人机操作人员18人、终端使用人员120人。", ["met"]),
        ("改造车间30间。", "改造23间，其中锅炉间15间。", ["missed"]),
        ("培训200人；培训工种3个。", "培训218人，电商客服91人、中式面点82人、家禽养殖45人。", ["met", "met"]),
        ("举办惠民演出40场。", "惠民演出办了36场，少4场，为目标的90%。", ["missed"]),
        ("新建服务点6个。", "新建服务点5个，缺1个，原因是选址未定。", ["missed"]),
        # past figures
        ("设备完好率达到95%。", "上年末设备完好率91.2%，本年96.5%。", ["undetermined"]),
        ("出租率85%以上。", "年初出租率78.4%，年末升至88.1%。", ["undetermined"]),
        # other things
        ("建成平台1个，接入场馆15家。", "平台建设于11月完成终验，接入场馆16家，其中学校开放场馆9家。", ["met", "met"]),
        ("检查危险废物产生单位75家。", "分上半年、下半年两轮检查75家。", ["met"]),
        ("开展质量检查4次。", "季度检查4次，抽查工地86个。", ["met"]),
        ("新建泵站10座。", "新建泵站5座、维修泵站6座。", ["missed"]),
        ("新建泵站10座。", "新建大型泵站4座、小型泵站7座。", ["met"]),
        ("改造小区14个；6月底前开工。", "14个小区6月18日前全部开工，年底完工12个。", ["met", "met"]),
        # told in words
        ("完成公示30天。", "8月1日至8月30日公示。", ["met"]),
        ("完成公示30天。", "8月1日至8月20日公示。", ["restated"]),
        ("报告提交及时率100%。", "检测报告在外业结束后20日内提交。", ["undetermined"]),
        ("7月1日至8月25日完成施工。", "7月3日进场施工，8月22日施工完工。", ["met"]),
        ("7月1日至8月25日完成施工。", "7月3日进场施工，9月2日施工完工。", ["missed"]),
        ("智慧停车系统1套；新增泊位800个。", "系统9月上线，新增泊位836个。", ["met", "met"]),
        ("对接外部平台2个。", "与国家许可平台、市级执法平台实现对接。", ["met"]),
        ("与3家医院建立转诊关系。", "与人民医院、中医医院和妇幼医院建立转诊关系。", ["met"]),
        ("救助档案一人一档率100%。", "档案871份，一人一档。", ["met"]),
        ("救助档案一人一档率100%。", "档案871份，部分做到一人一档。", ["restated"]),
        ("24小时人工值守。", "夜间留2席人工值守，全年无中断。", ["met"]),
        ("录像存储24小时以上。", "录像存储20小时。", ["missed"]),
        ("建立隐患台账1份。", "隐患已梳理形成台账1份。", ["met"]),
        ("完成档案数据库建设。", "完成档案数据库整合。", ["restated"]),
        ("配套停车和祭扫设施。", "两处共建停车位120个、集中祭扫台4座。", ["met"]),
        ("配套停车和祭扫设施。", "两处共建停车位120个。", ["not_reported"]),
        ("工程质量合格率100%。", "10月15日四方验收合格。", ["met"]),
        ("走访探视每月2次。", "探视员每半月上门走访一次。", ["met"]),
        ("带动户均增收3,000元。", "抽样测算户均增收3,420元。", ["met"]),
        ("维护界桩38个。", "38个界桩全部完成描漆、扶正等维护。", ["met"]),
        ("工程质量合格率100%。", "四座泵站由县、乡联合验收，一次合格。", ["met"]),
        ("工程质量合格率100%。", "泵站经联合验收合格。", ["restated"]),
        # headings of kinds of indicators say nothing
        ("工程质量达标。", "数量指标。泵站建成4座。质量指标。县里看过两次。", ["not_reported"]),
        # the worst of several for all of which a bound is due
        ("四个驿站服务时间均不少于300天。", "东坪驿站服务312天，西门驿站服务308天，北苑驿站服务330天。", ["met"]),
        ("四个驿站服务时间均不少于300天。", "东坪驿站服务312天，西门驿站服务288天，北苑驿站服务330天。", ["missed"]),
        # those that hold good are not asked for
        ("检测土样420份；编制图件3套。", "取样446份，有效土样412份。编制图件3套。", ["undetermined", "met"]),
        ("检测有效土样420份；编制图件3套。", "取样446份，有效土样412份。编制图件3套。", ["missed", "met"]),
        # who asks for it is no part of it
        ("实施方案要求开设摊位不少于8个。", "集市设点心、果蔬、花木等九个摊位。", ["met"]),
        # what there is at the end of a year is no day of doing
        ("端午龙舟赛6月底前办完。", "新注册桨手216人，年末在册1890人。", ["not_reported"]),
        (
            "教练艇5月底前挂牌营运；救生艇2艘。",
            "救生艇购置2艘。教练艇因检验排队，6月22日才挂牌营运。",
            ["missed", "met"],
        ),
        # the worst case of what the sentence names, though no words lead to the mean
        (
            "排污许可从受理到发证不超过30天。",
            "取得排污许可的企业46家，核发平均用时21天，最长的一家用了38天。",
            ["missed"],
        ),
        (
            "排污许可从受理到发证不超过30天。",
            "取得排污许可的企业46家，核发平均用时21天，最长的一家用了28天。",
            ["undetermined"],
        ),
        # one of so many, told by its number as still to come
        ("发布水质通报4期。", "水质通报前三期已印发，第四期计划于次年2月编印。", ["in_progress"]),
        ("发布水质通报4期。", "水质通报四期均已印发，第五期计划于次年2月编印。", ["met"]),
        # what another demand counts is none of this one
        (
            "建成网站1个，专题栏目8个。",
            "网站建成，含渔讯、潮汐、航标、气象、法规、救助、价格、问答8个栏目。",
            ["met", "met"],
        ),
        (
            "建成网站1个，专题栏目8个。",
            "网站建成，含渔讯、潮汐、航标、气象、法规、救助、价格7个栏目。",
            ["met", "missed"],
        ),
        # an increase is due, and the level is told with it
        ("新增注册会员不少于50名。", "年末注册会员860名，上年末为808名，净增52名。", ["met"]),
        ("新增注册会员不少于50名。", "年末注册会员860名，上年末为822名，净增38名。", ["missed"]),
        # what was found is no answer where the sentence tells what was done of it
        ("错位航标复位≥40座。", "摸排出偏移航标52座，归位47座，余下5座待汛后处理。", ["met"]),
        # what was sampled was tested where the outcome is told; what was begun was done where as many are accepted
        ("渔药抽检不少于30批次。", "共抽样送检32批次，检出不合格1批次。", ["undetermined"]),
        ("渔药抽检不少于30批次。", "共抽样32批次，支出8万元。", ["not_reported"]),
        ("修缮鱼市四处。", "从12处鱼市里挑了最旧的4处动工，合计900平方米。4处都由监理验收。", ["met"]),
        ("修缮鱼市四处。", "从12处鱼市里挑了最旧的4处动工，合计900平方米。围挡已搭好。", ["not_reported"]),
        # two classifiers in a row
        ("配送机构12家。", "图书配送到3所海岛学校和9家敬老中心。", ["met"]),
        ("配送机构13家。", "图书配送到3所海岛学校和9家敬老中心。", ["missed"]),
        # classes of one kind, the first of which is no whole of the others
        ("举办轮训班6期。", "举办水手实操班3期、轮机维护班2期、报务通信班1期。", ["met"]),
        ("举办轮训班7期。", "举办水手实操班3期、轮机维护班2期、报务通信班1期。", ["undetermined"]),
        # a verb with the number of times between it and its noun
        (
            "每个泊位每月采样1次；月报12期；泊位38个。",
            "泊位38个。全年每泊位采了12次样，合计456次。月报12期。",
            ["met"] * 3,
        ),
        # works by their titles
        ("编印船员读本两种。", "读本已于5月印好，《避风手记》900册、《绳结入门》600册。", ["met"]),
        ("编印船员读本三种。", "读本已于5月印好，《避风手记》900册、《绳结入门》600册。", ["not_reported"]),
        # what was put right of what was found
        ("夜航抽查问题整改率100%。", "记录问题71条，主要是灯具不亮，船主已改正71条。", ["met"]),
        # those that are new, and what is to be done with them
        ("新增渔船及时登记。", "改造渔船54艘，新增渔船均已及时登记。", ["met"]),
        # shortcomings are no results
        ("心理疏导150人次。", "走访220户。\n存在不足：能做心理疏导的社工只有两名。", ["not_reported"]),
    ],
)
def test_what_answers(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected
