"""How many of a thing there are, told as several figures, as so many apiece, or one by one."""

from __future__ import annotations

import pytest

from tests.results.test_settle import statuses


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # free figures of one sentence that come to what is due
        (
            "新增蓄水容积不少于900立方米；清运渣土600立方米。",
            "清运渣土610立方米。坡上池420立方米、坡下池330立方米、村口池410立方米，先后通水。",
            ["undetermined", "met"],
        ),
        (
            "新增蓄水容积不少于900立方米；清运渣土600立方米。",
            "清运渣土610立方米。坡上池220立方米、坡下池130立方米、村口池110立方米，先后通水。",
            ["not_reported", "met"],
        ),
        ("选派技师研修9人。", "6人到省农科院、3人到邻省茶场研修。", ["undetermined"]),
        ("选派技师研修9人。", "6人补贴到账、3人退回申请。", ["not_reported"]),
        ("印发宣教材料不少于8000份。", "《护林员手册》印发3600册，防火挂图印发5200张。", ["undetermined"]),
        ("印发宣教材料不少于8000份。", "《护林员手册》印发3600册，防火挂图印发900张。", ["not_reported"]),
        ("看望老船工不少于200户次。", "端午看望118户，重阳看望104户，慰问品8.2万元。", ["undetermined"]),
        ("编目手稿900件；修裱画心60件。", "编目手稿930件，修裱画心22件、屏条28件。", ["met", "missed"]),
        # what answers another demand is not free
        ("修渠60处；清淤40处。", "修渠62处，清淤41处。", ["met", "met"]),
        # one of several that stand beside each other is no answer for all
        ("新创剧目不少于9个。", "新创小戏4出、曲艺3个、歌曲3首。", ["undetermined"]),
        ("新创剧目不少于9个。", "新创小戏6个、曲艺2个。", ["missed"]),
        ("集市和网店销售额合计不低于900万元。", "销售方面，集市成交312万元，网店成交644万元。", ["undetermined"]),
        ("集市和网店销售额合计不低于900万元。", "销售方面，集市成交112万元，网店成交644万元。", ["missed"]),
        ("新建驿站10座。", "新建驿站5座，维修驿站6座。", ["missed"]),
        ("听众不少于1万人次。", "首场来了0.62万人次；次场来了0.48万人次，听众中学生780人次。", ["undetermined"]),
        # figures of things named alike are no whole and its parts
        ("县级以上获奖不少于10项。", "拿下金级奖7项、银级奖5项、铜级奖2项。", ["met"]),
        # so many apiece
        ("改造村卫生室48间。", "卫生室按每个乡镇4间、12个乡镇同时铺开。", ["met"]),
        ("改造村卫生室48间。", "卫生室按每个乡镇3间、12个乡镇同时铺开。", ["undetermined"]),
        ("开办护林课堂48场。", "二十四个林场每场讲了两场，到课1200人次。", ["not_reported"]),
        ("开办护林课堂48场。", "二十四个行政村每村讲了两场，到课1200人次。", ["met"]),
        ("培训水管员不少于50名。", "各站挑出2名职工跟班学，结业后当起水管员。年底28个站逐一打分。", ["undetermined"]),
        ("培训水管员不少于50名。", "各站挑出1名职工跟班学，结业后当起水管员。年底28个站逐一打分。", ["restated"]),
        ("编发水情专报4期。", "春灌、主汛、秋汛和冬枯各写了一篇专报。", ["undetermined"]),
        ("编发水情专报6期。", "春灌、主汛、秋汛和冬枯各写了一篇专报。", ["not_reported"]),
        # one by one
        ("举办研习营3期。", "第一期5月9日至18日，第二期6月2日至11日，第三期9月3日至12日。", ["met"]),
        ("举办研习营3期。", "第一期5月9日至18日，第三期9月3日至12日。", ["not_reported"]),
        ("举办主题画展2场。", "“山里来信”4月16日开幕；“水上人家”10月21日开幕。", ["undetermined"]),
        ("举办主题画展2场。", "“山里来信”4月16日开幕。", ["not_reported"]),
        ("翻新供水站5家。", "石桥、柳林、双塔、槐树湾、青石渡的老站房修缮一新。", ["undetermined"]),
        ("翻新供水站5家。", "石桥、柳林、双塔和青石渡的老泵房修缮一新。", ["not_reported"]),
        # how many came to the end that is due is told behind how many were taken in
        ("办结噪声举报不少于180件。", "受理噪声举报226件，办结167件，办结率73.9%。", ["missed"]),
        ("办结噪声举报不少于180件。", "受理噪声举报226件，办结207件，办结率91.6%。", ["met"]),
        ("受理噪声举报不少于180件。", "受理噪声举报226件，办结167件，办结率73.9%。", ["met"]),
        ("帮助企业成功签约订单不少于180笔。", "协助企业洽谈订单226笔，成功签约167笔。", ["missed"]),
        # how far it is from what was due is told by itself
        ("回收废弃渔网不少于30吨。", "旧网收到27吨，比计划少3吨。", ["missed"]),
        ("回收废弃渔网不少于30吨；拆解旧船30艘。", "旧网收到32吨，比计划多2吨。拆解旧船31艘。", ["met", "met"]),
        # so many more than is due, where the figure is another demand's
        (
            "发证种类60种以上；可免交表格220种以上。",
            "发证目录扩充到62种，凭证可以不交的表格有235种。",
            ["met", "met"],
        ),
        # each of whatever was just counted, and of places that a word of their own counts
        ("安装健身器材14件。", "七个街道每处两件健身器材。", ["met"]),
        ("安装健身器材14件。", "七个街道每处一件健身器材。", ["undetermined"]),
        ("安装健身器材14件。", "每处健身器材两件，覆盖七个街道。", ["undetermined"]),
        ("安装健身器材14件。", "每处安装健身器材两件惠及七个街道。", ["missed"]),
        ("安装电梯4部。", "南北两楼各安装电梯2部。", ["met"]),
        ("设置水位计6个。", "东西两岸各设置水位计3个。", ["met"]),
        ("设置水位计6个。", "东西两岸各设置水位计2个。", ["missed"]),
        # a part of another sum
        (
            "盘活闲置仓房不少于7处。",
            "动手维修的有24处，仓房13处、路灯4处、凉亭7处。腾空多年的8处仓房重新派上用场。",
            ["met"],
        ),
        # a part that is called as what is due
        ("设计咨询费≤60万元。", "工程支出92.40万元，其中设计咨询费用56.20万元、监理费36.20万元。", ["met"]),
        ("设计咨询费用≤60万元。", "工程支出92.40万元，其中设计咨询费56.20万元、监理费36.20万元。", ["met"]),
        ("设计咨询费用≤60万元。", "工程支出112.40万元，其中设计咨询费76.20万元、监理费36.20万元。", ["missed"]),
        ("每延米造价不超过2.1万元。", "按决算312.40万元计算，每延米1.95万元。", ["met"]),
        ("每延米造价不超过2.1万元。", "按决算352.40万元计算，每延米2.35万元。", ["missed"]),
        # none of just what is named last, none over a bound
        ("仲裁和复核撤销案件0件。", "申请仲裁3件，均已裁结；全年没有撤销案件。", ["met"]),
        ("仲裁和复核撤销案件0件。", "全年没有安全事故。", ["not_reported"]),
        ("发证办理时限≤2个工作日。", "发证办理平均半个工作日，没有一件超过2个工作日。", ["met"]),
        ("发证办理时限≤2个工作日。", "发证办理有一件超过3个工作日。", ["missed"]),
        # all of an amount; one payment in other words
        ("灌渠列管率100%。", "62.4公里灌渠全部纳入列管。", ["met"]),
        ("灌渠列管率100%。", "灌渠列管62.4公里。", ["not_reported"]),
        ("护渔补助在禁渔期结束前足额发放。", "8月15日全部打入渔民银行卡。", ["met"]),
        ("护渔补助在禁渔期结束前足额发放。", "8月15日公布渔民名单。", ["not_reported"]),
    ],
)
def test_how_many(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected
