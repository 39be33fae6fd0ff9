"""One thing that is due, all that passes, and days that are of something else."""

from __future__ import annotations

import pytest

from tests.checks.reports import report
from tests.results.test_settle import demands, statuses

WOODS = (
    "造林面积不少于680公顷；造林成活率不低于85%；每公顷造林成本不超过9000元；春季造林4月底前完成；有林面积较上年增加。"
)


@pytest.mark.parametrize(
    ("indicator", "completion", "met"),
    [
        ("新增公交线路1条。", "这是年内新增的一条公交线路。", True),
        ("新建公厕1座。", "新建的一座公厕6月开放。", True),
        ("新建公厕1座。", "新建的一座公厕未开工。", False),
        ("新建公厕1座。", "新建的一座公厕6月开工。", False),
        ("新建公厕1座。", "拟新建的一座公厕选址未定。", False),
        ("新建公厕1座。", "新建的一座公厕因规划调整取消。", False),
        ("新建水库1座。", "新建的一座水库因征地受阻停工。", False),
        ("新增公交线路1条。", "原定新增的一条公交线路因道路未通没有开通。", False),
        ("新增公交线路1条。", "原定新增的一条公交线路停在方案阶段。", False),
        ("增设红绿灯1处。", "增设的一处红绿灯待通电。", False),
        ("举办龙舟邀请赛1届。", "5月30日至6月1日举办第七届龙舟邀请赛。", True),
        ("举办龙舟邀请赛1届。", "第七届龙舟邀请赛推迟举办。", False),
        ("举办龙舟邀请赛1届。", "第七届龙舟邀请赛方案还在征求意见。", False),
        ("验收合格率100%。", "改造的12处一次验收合格。", True),
        ("验收合格率100%。", "验收12处，其中11处一次合格。", False),
        ("验收合格率100%。", "验收12处，一次合格11处。", False),
        ("验收合格率100%。", "验收12处，一次验收通过9处，3处返工。", False),
        # a stock is told with its figure, and nothing else is done in its sentence
        ("11月底前储备应急物资到位。", "11月底在库应急物资全部到位。", True),
        ("11月底前完成林木总量普查。", "11月底总量普查完成。", True),
        ("12月底前完成补贴发放。", "12月底在册860人，补贴均已发放。", True),
        ("6月底前完成招录。", "6月底在岗45人，招录完成。", True),
        ("12月底前完成核查。", "12月底在册860人。", False),
        ("11月底前上线新平台。", "年末差错率0.24‰，新平台11月9日上线。", True),
        ("11月底前上线新平台。", "年末差错率0.24‰，新平台12月9日上线。", False),
        # what was opened, what is on record, and what is counted of the words before are no results
        ("欠款诉讼年内结案20件以上。", "全年立案23件，年底前审结21件。", True),
        ("欠款诉讼年内结案20件以上。", "全年立案23件，年底前审结17件。", False),
        ("欠款诉讼年内结案20件以上。", "全年立案23件，年底前审结17件，没有审结的6件在鉴定。", False),
        ("培训护林员1800人。", "护林员结业1932人。年末登记在册护林员9936人。", True),
        ("培训护林员1800人。", "护林员结业1732人。年末登记在册护林员9936人。", False),
        ("新登记商户4520户以上。", "新登记商户和挽回损失两个数字都超过目标。", False),
        # bounds set respectively; a part of the city beside the whole of it
        ("东线、西线用时分别不超过36小时和1.5小时。", "东线、西线用时为31.4小时、0.86小时。", True),
        ("东线、西线用时分别不超过36小时和1.5小时。", "东线、西线用时为31.4小时、1.86小时。", False),
        ("受益果农12万人以上。", "石县受益果农3.24万人。全市受益果农12.75万人。", True),
        ("受益果农12万人以上。", "石县受益果农3.24万人。全市受益果农11.75万人。", False),
        ("监测频率上限不低于8GHz。", "接收频率上限达到8.5吉赫。", True),
        ("监测频率上限不低于8GHz。", "接收频率上限达到7.5吉赫。", False),
        # the last of several, to its end
        ("举办培训6期；12月10日前完成。", "培训举办6期，最后一期11月25日开班、12月2日结业。", True),
        ("举办培训6期；11月底前完成。", "培训举办6期，最后一期11月25日开班、12月2日结业。", False),
        # the name of a measure is no object that another one could stand for
        ("日常保洁里程214公里。", "214公里河道日常保洁到位。", True),
        ("清淤长度36千米。", "36千米干渠清淤完成。", True),
        ("养护河堤36千米。", "渠道养护36千米。", False),
        # a measure by the name that another demand has for its own
        (
            WOODS,
            "全年造林712.5公顷，造林成活率91%，每公顷造林成本8600元，春季造林4月21日完成。有林面积412.3公顷，较上年增加。",
            True,
        ),
        (
            WOODS,
            "全年造林512.5公顷，造林成活率91%，每公顷造林成本8600元，春季造林4月21日完成。有林面积882.3公顷，较上年增加。",
            False,
        ),
        # who is asked, by another word for them
        (
            "治疗好转率不低于90%；患者满意度不低于95%；居民知晓率不低于92%；群众满意度不低于90%。",
            "居民知晓率96%，治疗好转率92%。向群众发放问卷320份，收回312份，297份表示满意，满意度95.2%。"
            "对112名获救助的病人逐一回访，109人满意，满意度97.3%。",
            True,
        ),
        # a title by which something is founded, and what is built for those who bear it
        ("建设示范村2个。", "认定示范村2个。", True),
        ("建设示范村道路2条。", "认定示范村道路2条。", False),
        # one that was held, closed, or taken up into a list
        ("县级采茶大赛1次。", "采茶大赛在云岭茶园举行。", True),
        ("县级采茶大赛1次。", "采茶大赛未能举行。", False),
        ("县级采茶大赛1次。", "采茶大赛没有举行。", False),
        ("县级采茶大赛1次。", "采茶大赛改期举行。", False),
        ("柑橘展销会1届。", "柑橘展销会顺利闭幕。", True),
        ("柑橘展销会1届。", "柑橘展销会未能开幕。", False),
        ("省级森林乡村1个。", "松坪村列入省级森林乡村名单。", True),
        ("特色品牌1个。", "“云岭柑橘”品牌入选省级名录。", True),
        ("省级森林乡村1个。", "松坪村没有入选省级森林乡村名单。", False),
        ("省级森林乡村1个。", "松坪村拟列入省级森林乡村名单。", False),
        ("水质改善。", "水质正在改善。", True),
        ("水质改善。", "水质正在改善，但仍为劣五类。", False),
    ],
)
def test_met(indicator: str, completion: str, met: bool) -> None:
    assert (set(statuses(indicator, completion)) == {"met"}) is met


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("东沟泵站4月18日建成", "met"), ("东沟泵站5月12日开工", "undetermined"), ("东沟泵站9月取消", "missed")],
)
def test_one_in_a_cell(cell: str, expected: str) -> None:
    form = (
        "一、项目支出绩效自评表\n（2025年度）\n项目名称\t排涝设施建设\n主管部门\t水务局\t实施单位\t排水所\n"
        "年度总体目标\t保障排涝。\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t维修闸门\t6座\t6座\t50\t50\n"
        f"产出指标\t数量指标\t建设泵站\t1座\t{cell}\t50\t50\n"
    )
    assert [d.result.status for d in demands(report(form)) if d.result] == ["met", expected]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("平均二十四天，最长的一件二十八天", "met"),
        ("平均24天，最长的一件28天", "met"),
        ("平均24天，最长的一件37天", "missed"),
        ("平均二十四天，最长三十七天", "missed"),
    ],
)
def test_the_worst_in_a_cell(cell: str, expected: str) -> None:
    form = (
        "一、项目支出绩效自评表\n（2025年度）\n项目名称\t不动产登记服务\n主管部门\t规划局\t实施单位\t登记中心\n"
        "年度总体目标\t方便群众。\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t清理历史登记\t600件\t600件\t50\t50\n"
        f"产出指标\t时效指标\t办理时限\t≤30天\t{cell}\t50\t50\n"
    )
    assert [d.result.status for d in demands(report(form)) if d.result] == ["met", expected]
