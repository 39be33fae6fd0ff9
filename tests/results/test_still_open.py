"""What is still open behind a beginning, a first step or a part, told apart from what is done; and what is of another year."""

from __future__ import annotations

import pytest

from tests.results.test_settle import statuses


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        # One thing, of which a step is done and the sentence goes on with what is under way.
        ("编纂方言词典1部；采风20次。", "词典初稿已写成，正在送审，争取2026年付印。采风21次。", ["in_progress", "met"]),
        ("新建排练厅1个。", "排练厅已拆除旧地板，新的地板和灯架在安装。", ["in_progress"]),
        ("建立调度平台1套。", "调度平台已完成招标，正在开发。", ["in_progress"]),
        ("建立调度平台1套。", "调度平台7月建成上线，正在申报创新奖。", ["met"]),
        ("编纂方言词典1部。", "方言词典已出版，正在向学校发行。", ["met"]),
        # So many that were only handed in.
        (
            "创建绿色工厂3家；清洗管网12公里。",
            "三家绿色工厂申报材料已报市局，等待批复。清洗管网12.4公里。",
            ["in_progress", "met"],
        ),
        ("创建绿色工厂3家。", "3家绿色工厂上报后全部获批，正在制作牌匾。", ["met"]),
        ("申报绿色工厂3家。", "申报绿色工厂3家，等待批复。", ["met"]),
        # An account of the parts, some of them open.
        (
            "改造泵站3座。",
            "东门、西桥、南湖三座泵站的改造工程中，东门泵站已竣工，西桥、南湖泵站正在浇筑。",
            ["in_progress"],
        ),
        ("改造泵站3座。", "东门、西桥、南湖三座泵站的改造工程中，东门泵站4月竣工，西桥、南湖泵站6月竣工。", ["met"]),
        # What waits for something else.
        (
            "工程验收合格率100%；铺设管线6公里。",
            "管线铺设6.2公里。验收待三个标段都完工后一并进行。",
            ["in_progress", "met"],
        ),
        ("年接待游客2万人次。", "接待游客待景区开放后统计。", ["in_progress"]),
        ("清淤沟渠18公里。", "待水位下降后组织清淤，沟渠清淤完成了18.5公里。", ["met"]),
        ("新增床位30张。", "新增床位要等病区装修后才能摆放。", ["in_progress"]),
        ("监管货物3万吨。", "货物监管须仓库验收后开展。", ["in_progress"]),
        ("年游客量3万人次。", "游客量以正式开园后的数据为准。", ["in_progress"]),
        ("智能路灯1套。", "智能路灯设备订货，尚未到场。", ["in_progress"]),
        ("购置巡检机器人2台。", "两台巡检机器人采购合同刚签，预计春节后到货。", ["in_progress"]),
        ("更换水泵3台。", "3台水泵按设计更换，正在申报节能奖。", ["met"]),
        # Of what is not done yet nothing is added to what is.
        ("改造诊室12间。", "诊室改造完成9间，3间民营诊所还没有改。", ["missed"]),
        ("改造诊室12间。", "诊室改造完成9间，另外3间民营诊所也改了。", ["met"]),
        # The end of a part, which another demand asks for.
        (
            "建设测报站1座；站房面积300平方米。",
            "测报站站房300平方米竣工，雷达正在标校。",
            ["in_progress", "met"],
        ),
        # Put off to the year after, and within the year.
        ("购置校车5辆；校车9月投用。", "购置校车5辆。校车投用改到2026年春季学期。", ["met", "in_progress"]),
        ("举办灯会1次。", "灯会因暴雨推迟到2025年10月，10月6日举办。", ["met"]),
        # The sentence has words of what is without an answer.
        (
            "展陈面积900平方米；征集实物60件。",
            "展陈方案经两次论证后定稿，目前正在制作展柜。征集实物64件。",
            ["in_progress", "met"],
        ),
        ("展陈面积900平方米；征集实物60件。", "目前正在洽谈赞助。征集实物64件。", ["not_reported", "met"]),
        # Why it came late stops nothing.
        ("8月底前完工；修补护坡300米。", "护坡修补310米。因暴雨停工，实际完工时间为9月12日。", ["missed", "met"]),
    ],
)
def test_what_is_still_open(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        ("培训楼栋长100人。", "楼栋长培训班2024年10月举办，到场112人。", ["out_of_year"]),
        ("培训楼栋长100人。", "楼栋长培训班2025年10月举办，到场112人。", ["met"]),
        ("培训楼栋长100人。", "2024年12月启动报名，培训楼栋长112人。", ["met"]),
        ("新增库容800立方米。", "新增库容800立方米系2024年建成投用的二号库。", ["out_of_year"]),
        ("建设护苗站2个。", "两个护苗站分别于2023年和2024年挂牌。", ["out_of_year"]),
        ("建设护苗站2个。", "两个护苗站分别于3月和9月挂牌。", ["met"]),
        ("讲解员持证35人。", "讲解员持证35人，为2024年底数据。", ["out_of_year"]),
        ("讲解员持证35人。", "讲解员持证35人，比2024年多4人。", ["met"]),
        ("新增库容800立方米。", "在2024年建成的一号库旁新增库容800立方米。", ["met"]),
        # What is told year by year, and of all years so far.
        ("完成管网投资800万元。", "2024年管网完成投资860万元，2025年管网完成投资640万元。", ["missed"]),
        ("完成管网投资800万元。", "2024年管网完成投资160万元，2025年管网完成投资840万元。", ["met"]),
        ("2024年完成管网投资800万元。", "2024年管网完成投资860万元，2025年管网完成投资640万元。", ["met"]),
        ("完成投资3亿元。", "2025年完成投资1.4亿元，累计3.1亿元。", ["missed"]),
        ("完成投资3亿元。", "项目累计完成投资3.1亿元。", ["met"]),
    ],
)
def test_what_is_of_another_year(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected


@pytest.mark.parametrize(
    ("indicator", "completion", "expected"),
    [
        ("系统无故障时间占比99%。", "系统无故障时间占比99.6%。", ["met"]),
        ("系统故障时间占比1%。", "系统故障时间占比1.6%。", ["missed"]),
        ("为居民挽回损失300万元。", "为居民挽回损失342万元。", ["met"]),
        ("农产品交易额2亿元。", "农产品交易额2.3亿元。", ["met"]),
        ("公益课程1500课时。", "公益课程开了1586课时。", ["met"]),
        ("公益课程1500课时。", "公益课程开了1320课时。", ["missed"]),
        ("挂失补办时限由7天压缩为即时办结；服务网点30个。", "挂失补办当场拿到。服务网点32个。", ["met", "met"]),
        ("挂失补办时限由7天压缩为2天。", "挂失补办时限压缩为3天。", ["missed"]),
        ("建成省级重点美术馆1个。", "县美术馆11月通过省厅评定，获评省级重点馆。", ["met"]),
        ("完善利益联结机制。", "26个合作社都签了利益联结协议。", ["met"]),
        ("盘活闲置厂房8处。", "旧车间、老仓库等九处闲置厂房租了出去。", ["met"]),
        ("发生闲置厂房8处。", "闲置厂房九处。", ["missed"]),
        ("办证时限由20天减至10天。", "办证从申请到拿证平均8天。", ["met"]),
        ("新增清运车5辆。", "平板型、厢式型清运车新增5辆。", ["met"]),
        ("新增清运车5辆。", "新增厢式型清运车5辆。", ["not_reported"]),
        ("示范支部2个。", "园丁、邮政两个支部评为市级示范。", ["met"]),
        ("聘用护河员60名。", "60名护河员签了协议。", ["met"]),
        ("改造危窑60座。", "60座危窑签了改造协议。", ["not_reported"]),
        ("退出窑场5座；整改窑场17座。", "退出类五座窑场拆了烟囱。整改类17座全都办完环评手续。", ["met", "met"]),
        ("改造七人制球场1片。", "一片七人制球场9月交付。", ["met"]),
        ("闯红灯率下降；新增护栏3公里。", "闯红灯率由上年的4.1%降到2.6%。新增护栏3.2公里。", ["met", "met"]),
        ("闯红灯率下降；新增护栏3公里。", "新增护栏3.2公里，值班用电比上年减少2%。", ["not_reported", "met"]),
        # What came of a step, right behind it, and a step by which the work itself is told.
        ("办理过户900件。", "受理过户申请1012件，审查后办出过户证968件。", ["met"]),
        ("办理过户900件。", "受理过户申请1012件，办出过户证310件。", ["not_reported"]),
        ("培训护林员20人。", "选派护林员22人到林校进修。", ["met"]),
        ("培训护林员20人。", "选派护林员22人。", ["not_reported"]),
        ("救助金发放480人。", "领取救助金的496人。", ["met"]),
        ("主题广场1个。", "南街主题广场经过征地、设计、施工，8月1日开放。", ["met"]),
        ("主题广场1个。", "南街主题广场经过征地、设计、招标。", ["restated"]),
        ("每月巡堤1次。", "每月初各村、各组巡堤上报一次。", ["met"]),
        ("备份数据量20TB；每周开馆56小时。", "备份数据量21.6TB。每周开馆58小时。", ["met", "met"]),
        ("理赔平均时间10天。", "理赔平均时间12天。", ["missed"]),
        ("零售额3亿元。", "零售额3.4亿元。", ["met"]),
        ("巡护监测站75个。", "75个站点委托专业公司巡护。", ["met"]),
        # What was done with it next is no other object, and a contract over a term is no step before it.
        ("建设充电桩36个。", "建成36个并接入市级监管平台。", ["met"]),
        ("新建气象站14座。", "新建14座并接入省级数据平台。", ["met"]),
        ("新建气象站14座。", "新建14座雨量筒并接入省级数据平台。", ["not_reported"]),
        ("商铺租赁期限6年。", "商铺签订6年租赁合同。", ["met"]),
        ("商铺租赁期限6年。", "商铺签订6年租赁意向书。", ["not_reported"]),
        ("出租商铺6间。", "商铺6间签订出租协议。", ["not_reported"]),
    ],
)
def test_which_way_and_what_of(indicator: str, completion: str, expected: list[str]) -> None:
    assert statuses(indicator, completion) == expected
