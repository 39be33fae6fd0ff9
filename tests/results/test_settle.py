"""What completions answer: small projects of several trades, told the whole way from text to result."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import Indicator, Report
from extractor.results import settle
from tests.checks.reports import report


def project(indicator: str, completion: str, more: str = "") -> Report:
    return report(f"1、惠民工程\n绩效目标：改善民生。\n绩效指标：{indicator}\n完成情况：{completion}\n{more}")


def demands(made: Report) -> tuple[Indicator, ...]:
    return made.projects[0].indicators


def statuses(indicator: str, completion: str, more: str = "") -> list[str]:
    return [d.result.status for d in demands(project(indicator, completion, more)) if d.result]


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        ("安装路灯160盏。", "安装路灯160盏。", ["met"]),
        ("安装路灯160盏。", "共安装路灯一百六十二盏。", ["met"]),
        ("安装路灯160盏。", "安装路灯151盏。", ["missed"]),
        ("安装路灯160盏。", "路灯安装任务已圆满完成。", ["restated"]),
        ("安装路灯160盏。", "硬化道路3公里。", ["not_reported"]),
        ("安装路灯160盏。", "路灯安装正在招标。", ["in_progress"]),
        ("安装路灯160盏。", "2023年8月安装路灯160盏。", ["out_of_year"]),
        ("新建公厕12座。", "维修公厕12座。", ["not_reported"]),
        ("新增公交车12辆。", "购置公交车12辆。", ["met"]),
        ("新增停车位12个。", "维修停车位12个。", ["not_reported"]),
        ("垃圾桶平均单价≤320元/只。", "采购垃圾桶860只，共支出26.5万元，平均每只308元。", ["met"]),
        (
            "培训学员900名；学员考勤率≥95%；学员结业率≥80%；学员满意度≥90%。",
            "培训学员940名，考勤率97%。结业率86.4%。用人单位对结业学员评价为“好”的占77%。学员满意度91%。",
            ["met"] * 4,
        ),
        ("修缮站房3座，8月底前完成。", "修缮站房3座，5月6日进场，8月10日完工，9月20日完成结算审计。", ["met", "met"]),
        ("开放时间为6月底前。", "3月2日进场，5月28日完工，6月5日验收，7月2日开放。", ["missed"]),
        ("6月底前对外营业。", "3月2日进场，5月28日完工，6月5日验收，7月12日起接待顾客。", ["missed"]),
        (
            "选派护理员参加脱产进修≥30人次，9月底前完成；编印手册2种。",
            "派出护理员进修34人次，其中外省4人次、省内12人次、市内18人次，末批人员9月20日回院。年末向人员发放问卷90份，编印手册2种。",
            ["met", "met", "met"],
        ),
        (
            "选派护理员参加脱产进修≥30人次，9月底前完成；编印手册2种。",
            "派出护理员进修34人次，其中外省4人次、省内12人次、市内18人次，末批人员11月20日回院。年末向人员发放问卷90份，编印手册2种。",
            ["met", "missed", "met"],
        ),
        (
            "安装路灯160盏，每季度首月上旬公布水质。",
            "水质于1月5日、4月6日、7月4日、10月9日上网，安装路灯160盏。",
            ["met"] * 2,
        ),
        (
            "安装路灯160盏，每季度首月上旬公布水质。",
            "水质于1月5日、4月6日、7月4日上网，安装路灯160盏。",
            ["met", "not_reported"],
        ),
        ("对56座桥梁开展检查。", "56座病险桥梁得到检查。", ["contradicted"]),
        ("绿化面积30公顷。", "绿化面积450亩。", ["met"]),
        ("居民满意度大于92%。", "居民满意度大于92%。", ["met"]),
        ("居民满意度大于92%。", "居民满意率95.3%。", ["met"]),
        ("群众满意度90%以上。", "苗木成活率达95%。", ["not_reported"]),
        ("工程验收合格率100%。", "经三部门联合验收，合格率100%。", ["met"]),
        ("安全责任事故0起。", "全年未发生安全责任事故。", ["met"]),
        ("组建28个社区应急小分队。", "各社区均组建了应急小分队。", ["met"]),
        ("新建、更新健身路径45条。", "新建健身路径28条、更新17条。", ["met"]),
        ("开展演练2场。", "6月和7月各开展演练1场。", ["met"]),
        ("安装路灯160盏，受益人口不少于1.2万人。", "安装路灯162盏，12360人夜间出行有了照明。", ["met", "undetermined"]),
        ("安装路灯160盏，受益人口不少于1.2万人。", "安装路灯162盏，组织志愿者126人。", ["met", "not_reported"]),
        ("维修站房4座，其中泵站1座、水闸站3座。", "1座泵站、3座水闸站维修后投用。", ["met", "met", "met"]),
        ("新增垃圾处理能力200吨/日。", "日处理垃圾能力由600吨提高到820吨。", ["met"]),
        ("新增垃圾处理能力200吨/日。", "日处理垃圾能力由600吨提高到780吨。", ["missed"]),
        ("新增垃圾处理能力200吨/日。", "日处理垃圾能力由600吨提高到790吨，新增190吨。", ["missed"]),
        ("新增监护床位40张。", "购置监护床位43张。", ["met"]),
        ("新增监护床位40张。", "调剂监护床位43张。", ["not_reported"]),
        ("调配储备粮400吨。", "调拨储备粮410吨。", ["met"]),
        ("出动巡护人员不少于600人次。", "出动巡护人员655人次。", ["met"]),
        ("出动巡护人员不少于600人次。", "出动巡护人员505人次。", ["missed"]),
        ("15个乡镇全覆盖，培训农户2000人。", "9个乡和6个镇都办了班，培训农户2100人。", ["met", "met"]),
        ("15个乡镇全覆盖，培训农户2000人。", "9个乡和5个镇都办了班，培训农户2100人。", ["not_reported", "met"]),
        ("36座水闸汛前检修到位。", "大型2座、中型9座、小型25座逐一试机。", ["met"]),
        ("发放临时救助金80户，发放率100%。", "临时救助82户，7月20日已全部发到户。", ["met", "met"]),
        ("7月底前完成。", "截至7月11日，安装路灯162盏。9月抽测时亮灯158盏。", ["met"]),
        ("7月底前完成。", "9月准时完成。", ["missed"]),
        ("24座泵站汛前全部检修。", "汛前检修泵站一座不漏。", ["met"]),
        ("研究生报考率12%。", "研究生报考率13.1%（2023年数据，统计口径滞后一年）。", ["met"]),
        ("研究生报考率12%。", "研究生报考率13.1%（2023年数据）。", ["out_of_year"]),
        (
            "资助学生600人次，应助尽助率100%。",
            "上半年资助321人次，下半年资助334人次，符合条件的全部纳入资助。",
            ["met", "met"],
        ),
        (
            "慰问老党员420人，慰问金发放及时率95%。",
            "慰问老党员420人，412人在规定时限内领到慰问金，占98.1%。",
            ["met", "met"],
        ),
        ("受理投诉全部登记，投诉办结率100%。", "受理投诉并登记64件，办结64件。", ["met", "met"]),
        ("受理投诉全部登记，投诉办结率100%。", "受理投诉并登记64件，办结61件。", ["met", "restated"]),
        ("路面修补不少于3.5万平方米。", "修补沥青路面2.1万平方米、水泥路面1.6万平方米。", ["met"]),
        ("翻修锅炉3台，10月20日前投入使用。", "3台锅炉供暖季开始前全部启用。", ["met", "undetermined"]),
        (
            "评审费用不超过9万元，租车费用不超过6万元。",
            "评审费用8.2万元，租车费用5.1万元，两项共支出13.3万元。",
            ["met", "met"],
        ),
        (
            "抽查企业90家，其中重点企业20家；抽查结果公示率100%。",
            "共抽查企业96家，包括重点企业22家，抽查结果4月30日前全部公示。",
            ["met", "met", "met"],
        ),
        ("开展消防演练2次。", "4月、11月分别组织消防演练。", ["met"]),
        ("路灯故障处置率100%。", "收到路灯故障报修62处，查处62起。", ["met"]),
        ("设备验收合格率100%。", "设备于8月6日验收合格。", ["met"]),
        ("设备验收合格率100%。", "设备质量全部达到合格标准要求。", ["restated"]),
        ("编发疫情分析报告60期。", "另外编发专题分析12期。", ["undetermined"]),
        ("编发疫情分析报告60期。", "编发疫情分析报告12期。", ["missed"]),
        ("慰问劳模，每人600元。", "向2853名劳模发放慰问金171.18万元。", ["met", "met"]),
        ("慰问劳模，每人600元。", "向2850名劳模发放慰问金171.18万元。", ["met", "not_reported"]),
        ("慰问金发放准确率100%。", "慰问金经核对无错发漏发。", ["met"]),
        ("举办防火演练8场。", "15个村中有9个村举办了防火演练。", ["met"]),
        ("上半年完成招标，租车费用不超过6万元。", "4月26日开标，租车费用5.1万元。", ["met", "met"]),
        ("编发信息简报每月一期。", "编发月度信息12期、专题信息7期。", ["met"]),
        ("新建充电桩60个。", "新建充电桩64个，累计428个。", ["met"]),
        ("部门使用满意度90%以上。", "36个部门评价平均得分94.6分。", ["met"]),
        ("检查电梯5台。", "5台乘客类电梯全部接受检查。", ["met"]),
        ("参加推介会4次；举办短视频大赛1次。", "参加推介会5次。短视频大赛7月启动、9月颁奖。", ["met", "met"]),
        ("改造农户满意度90%。", "抽样调查200户，满意度96.5%。", ["met"]),
        ("库区安全检查12次。", "库区安全检查每月开展。", ["met"]),
        ("粮情检测每月不少于2次。", "各库点粮情检测每周1次。", ["met"]),
        ("维修仓房6栋。", "6栋仓房屋面防水、墙体保温维修完工。", ["met"]),
        ("翻修校舍60间。", "校舍1号楼翻修36间、2号楼28间，共64间。", ["met"]),
        ("开展隐患排查每季度一次。", "一季度至四季度隐患排查共4轮。", ["met"]),
        ("“以奖代补”资金兑付率100%。", "“以奖代补”应补38.2万元，实际兑付38.2万元。", ["met"]),
        ("培训护林员600人次。", "652名护林员参加培训。", ["met"]),
        ("在册车辆监管率100%。", "年末在册车辆352台，全部落实监管措施。", ["met"]),
        ("申请期限内办结率100%。", "收到申请97件，没有发生超期办理。", ["met"]),
        ("检测结果被退回率不高于5%。", "没有检测结果被退回。", ["met"]),
        ("办理援助案件560件。", "审查后给予援助案件612件。", ["met"]),
        ("举办技能比武1场。", "9月6日在实训基地举行技能比武。", ["met"]),
        ("监测点位9个，每个点位每月1次。", "9个点位逐月监测。", ["met", "met"]),
        ("购置水带60盘，6月1日前到位。", "5月16日前水带60盘、接口80个全部入库。", ["met", "met"]),
        (
            "道路病害处置不少于50处，桥梁病害处置不少于40处。",
            "病害处置方面，道路58处（裂缝9处、坑槽49处），桥梁24处（支座5处、护坡19处），合计82处。",
            ["met", "missed"],
        ),
        ("10月底前平台上线运行。", "平台于9月12日上线运行。", ["met"]),
        ("10月底前平台上线运行。", "平台于12月3日上线运行。", ["missed"]),
        ("编制技术报告，绘制图集。", "技术报告已编制完成，图集正在绘制。", ["met", "in_progress"]),
        ("培训干部200人，培训合格率98%。", "培训合格率99%，共培训干部213人。", ["met", "met"]),
        ("修测面积26平方公里，补测面积14平方公里。", "完成40平方公里的修测和补测。", ["restated", "restated"]),
        ("购置设备80万元。", "购置设备75万元。", ["undetermined"]),
        ("巡查河道12次。", "无", ["not_reported"]),
        ("硬化村道9公里。", "测量村道9公里。", ["not_reported"]),
        ("新建凉亭6座。", "完成凉亭选址6座。", ["not_reported"]),
        ("加固堤防3公里。", "已签订堤防加固合同3公里。", ["not_reported"]),
        ("整改隐患93处。", "排查整改隐患93处。", ["met"]),
        ("检查商户90家。", "检查规模以上商户90家。", ["not_reported"]),
        ("粉刷教学楼7栋。", "粉刷教学楼围墙7栋。", ["not_reported"]),
        ("新建凉亭6座。", "新建岗亭6座。", ["not_reported"]),
        ("种植行道树700棵。", "确保种植行道树700棵如期完成。", ["in_progress"]),
        ("服务对象满意度90%以上。", "经电话回访，居民满意度94%。", ["met"]),
        ("设备完好率百分之九十五以上。", "设备完好率为97.2%。", ["met"]),
        ("巡护航道88公里。", "巡护航道91公里，其中干线52公里、支线39公里。", ["met"]),
        (
            "10月底前完成安装，安装座椅60套。",
            "座椅安装于9月3日结束，接待量由2024年的870人次增至990人次，安装座椅60套。",
            ["met", "met"],
        ),
        ("婴儿死亡率控制在4人/10万以内。", "婴儿死亡率为3.1人/10万。", ["met"]),
        ("修缮古桥5座。", "投入工作人员14名，古桥修缮全部完成。", ["restated"]),
        # one of many: a figure of all answers none of each
        ("人均培训费用不超过800元。", "培训96人，花费6.9万元，平均每人719元。", ["met"]),
        ("户均供暖面积不低于60平方米。", "供暖总面积9.6万平方米，平均每户72平方米。", ["met"]),
        ("改造单价不高于900元/平方米。", "改造1300平方米，每平方米861元。", ["met"]),
        ("改造单价不高于900元/平方米。", "改造1300平方米，每平方米931元。", ["missed"]),
        ("每周开放不少于40小时。", "周均开放时间分别为41小时、44小时、46小时。", ["met"]),
        ("每周开放不少于40小时。", "周均开放时间分别为41小时、38小时、46小时。", ["missed"]),
        # wholes and parts
        ("巡护草场9000公顷。", "东片巡护草场5200公顷，西片巡护草场4300公顷，合计9500公顷。", ["met"]),
        ("登记农机和农具不少于600台。", "登记机具712台，农机430台、农具282台。", ["met"]),
        ("装修展厅2间，面积615平方米。", "装修南厅350平方米、北厅265平方米。", ["undetermined", "met"]),
        # totals that close a passage are of the whole of it, and of none of its parts
        (
            "送戏场次不少于40场，观众不少于9000人次。",
            "送戏上半年21场、4300人次，下半年24场、5200人次，全年45场、9500人次。",
            ["met", "met"],
        ),
        ("电工培训不少于90人。", "电工培训开班4期，低压34人、高压28人、登高36人，计98人，其中91人取证。", ["met"]),
        (
            "养护树木总数不少于600株，其中古树不少于50株。",
            "古树养护44株，由林场承担；行道树590株，由街道承担。两类合计634株。",
            ["met", "missed"],
        ),
        (
            "采集土壤样品不少于500份。",
            "春季于4月9日完成，采集土样260份；秋季于9月4日完成，采集土样270份，两季合计530份。",
            ["met"],
        ),
        ("编发气象简报不少于70期。", "简报每周编发，52期全部按期发出，另编发农时专题22期，合计74期。", ["met"]),
        # what came in is not what was dealt with
        ("办结欠薪案件60件以上。", "劳动监察分两批交办欠薪案件84件，至年底办结52件。", ["missed"]),
        # what a rate and a date are of
        ("热线投诉24小时内回复率100%。", "接到热线投诉36件，均在24小时内回复，回复率100%。", ["met"]),
        ("票据差错率≤0.5%。", "复核查出填写有误6张，占开具总数2,400张的0.25%。", ["met"]),
        ("护林员补贴不高于1.5万元/人·年。", "86名护林员补贴111.80万元，人均1.3万元。", ["met"]),
        ("上门维修不少于2次/户·月。", "巡修人员按片上门，最少的住户也达到每月2次。", ["met"]),
        ("鉴定意见20日内出具。", "从收件到拿出意见，平均13日，最慢的一件为18日。", ["met"]),
        ("春季造林4月30日前结束。", "春季造林3月6日启动，4月18日收尾。", ["met"]),
        ("春季造林4月30日前结束。", "春季造林4月6日启动，5月8日收尾。", ["missed"]),
        ("水泵于8月31日前安装投用。", "购置水泵4台，7月12日全部安装到位并投入使用。", ["met"]),
        # what the figure itself tells
        ("选派技师到省外进修14人。", "外出进修14人，机械9人、电气5人。", ["met"]),
        ("投诉案件不超过2件。", "全年接待3件咨询，无投诉案件。", ["met"]),
        ("建成急救站1个。", "急救站6月挂牌。", ["met"]),
        ("设施运维每日一次。", "运维人员每日对设施点检。", ["met"]),
        ("减少土壤侵蚀和泥沙流失量3万吨。", "减少泥沙流失量3.4万吨。", ["met"]),
        ("教练培训一人不落。", "31名教练全部参加了培训。", ["met"]),
        ("闸门大修6月15日前完成。", "两座闸门都在6月9日前做完了大修，11月复核合格。", ["met"]),
        # what is to be there anew is not there while its place is chosen or its founders are talked to
        ("新增充电站4座。", "充电站4座已选定东湖、北苑等四处场地。", ["not_reported"]),
        ("新增充电站4座。", "充电站4座已选定东湖、北苑等四处场地建成。", ["met"]),
        ("新设养老机构6家。", "当年新洽谈养老机构7家。", ["not_reported"]),
        ("新设养老机构6家。", "经洽谈，当年新设养老机构7家。", ["met"]),
        # what it cost does not say that it was done
        ("上门体检不少于90批次。", "义诊37场，上门体检和宣传资料支出12万元。", ["not_reported"]),
        # so many to each, from one to another, a part within its whole, parts between a work and its day
        ("48个公园每园消杀不少于2次。", "春、秋两季对公园各消杀一轮，汛后又对9个重点园补充消杀一次。", ["met"]),
        ("毕业生就业率80%以上。", "毕业生就业率由去年的71.5%升至86.0%。", ["met"]),
        ("造林不少于900亩，其中补植不少于200亩。", "造林1100亩，其中补植260亩。", ["met", "met"]),
        (
            "检修阀门90只，9月底前完成。",
            "90只阀门全部检修到位，东区40只、西区28只、北区22只，8月20日通过验收。",
            ["met", "met"],
        ),
        # answers that carry the numbers of their demands
        (
            "①购置洒水车9台；②淘汰旧车7台；③价款不超过500万元；④6月底前上路。",
            "①④9台洒水车6月3日上路；②旧车淘汰8台；③中标价470万元。",
            ["met", "met", "met", "met"],
        ),
        ("（新建塘坝3座；培训管护员60人次）", "新建塘坝3座，培训管护员66人次。", ["met", "met"]),
        # who is satisfied may be called otherwise where one demand alone asks, but not those who are not satisfied
        ("读者满意度不低于90%。", "回访到馆居民400人，满意的372人，占93%。", ["met"]),
        ("读者满意度不低于90%。", "回访到馆居民400人，不满意的28人，占7%。", ["undetermined"]),
        # a label leads its sentence; a share goes with what stands before it
        ("优抚金送达率100%。", "优抚金：应送58户，送达58户。", ["met"]),
        ("技工持证率达到85%。", "在岗技工160人，持证的144人，占90%。", ["met"]),
        # a rhythm that is told otherwise, and so much in each place, are left open
        ("资料备份每周一次。", "52周各存一份。", ["undetermined"]),
        ("宣讲防汛知识8场。", "沿河各校、库区各校各宣讲1场防汛知识。", ["undetermined"]),
        ("观测井巡检每季度一次。", "2月、5月、8月、11月各巡检一遍。", ["met"]),
        # what is left over on both sides may be the answer; what was done in its place is none
        ("清运垃圾每日及时率不低于95%。", "抽查点位300处，当天运走的291处，占97%。", ["undetermined"]),
        ("拆除旧岗亭14座。", "旧岗亭14座全部完成评估。", ["not_reported"]),
        # the end of a work by any of its words, though another thing ended before
        ("水渠11月底前竣工。", "最后一段于11月8日收工。", ["met"]),
        # that nothing was broken is told of what keeps to the rules
        ("经费使用合规率100%。", "审计未发现挤占挪用。", ["met"]),
        ("网上来信占比达到65%。", "来信1480件，网上来信1036件，占70%。", ["met"]),
        # last year's figure in between is no answer
        ("盗窃案件立案数下降8%。", "盗窃案件立案1042起，上年1168起，下降10.79%。", ["met"]),
    ],
)
def test_status(indicator: str, completion: str, expected: list[str]) -> None:
    made = project(indicator, completion)
    assert [d.result.status for d in demands(made) if d.result] == expected, [d.result for d in demands(made)]


def test_a_figure_answers_one_demand_only() -> None:
    made = demands(project("检测水样120份，抽检食品120份。", "检测水样120份。"))
    assert [d.result.status for d in made if d.result] == ["met", "not_reported"]


def test_order_does_not_matter() -> None:
    there = project("建泵站3座，修渠道18公里，植树900株。", "植树900株，建成泵站3座，修渠道18.4公里。")
    assert {d.result.status for d in demands(there) if d.result} == {"met"}
    said = [d.result.reported.span.quote for d in demands(there) if d.result and d.result.reported]
    assert said == ["3座", "18.4公里", "900株"]


def test_a_denied_project_is_contradicted() -> None:
    made = report(
        "一、项目绩效目标完成情况\n1、湿地监测\n绩效目标：掌握湿地变化。\n绩效指标：开展湿地监测4次。\n"
        "完成情况：开展湿地监测4次。\n二、存在的问题\n1、湿地监测：因职能调整，该项目2025年未开展。\n"
    )
    (demand,) = demands(made)
    assert demand.result is not None and demand.result.status == "contradicted"
    assert any("未开展" in span.quote for span in demand.result.evidence)


def test_overall_goals_look_to_the_overall_results_and_then_to_the_projects() -> None:
    made = report(
        "一、部门整体绩效目标\n新建泵站3座，培训农民600人次，化肥用量下降2%。\n二、部门整体绩效目标实现情况\n全年新建泵站3座。\n"
        "三、项目绩效目标完成情况\n1、农民培训\n绩效目标：提高技能。\n绩效指标：培训农民600人次。\n完成情况：培训农民642人次。\n"
    )
    results = [d.result for goal in made.goals for d in goal.indicators]
    assert [r.status for r in results if r] == ["met", "met", "not_reported"]


def test_goals_and_results_headed_at_the_front_of_their_paragraphs() -> None:
    made = report(
        "一、年度总体目标及完成情况\n（一）总体目标。新建泵站3座；培训农民600人次。\n"
        "（二）总体目标完成情况。新建泵站3座；培训农民642人次。总体目标已实现。\n"
    )
    assert [d.text for goal in made.goals for d in goal.indicators] == ["新建泵站3座", "培训农民600人次"]
    results = [d.result for goal in made.goals for d in goal.indicators]
    assert [r.status for r in results if r] == ["met", "met"]


SAID = st.text("建成安装路灯泵站160座盏公里正在未已完成的，。；、%年202530月日", min_size=0, max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SAID, SAID)
def test_every_demand_gets_a_result_whatever_is_written(indicator: str, completion: str) -> None:
    made = project(indicator or "无", completion or "无")
    for one in made.projects:
        for demand in one.indicators:
            assert demand.result is not None and demand.result.reason
            for span in demand.result.evidence:
                assert made.block(span.block).text[span.start : span.end] == span.quote
    assert settle(made) == made
