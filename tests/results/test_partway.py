"""What only begins the work that was due, told apart from the work, over trades of all kinds."""

from __future__ import annotations

import pytest

from extractor.results import shifts
from extractor.results.lexicon import Shift
from extractor.results.partway import carried_on


@pytest.mark.parametrize(
    ("demanded", "said"),
    [
        ("更换老旧水表3000只", "排查出需更换的老旧水表3120只"),
        ("治疗白内障患者500例", "筛查出符合手术条件的白内障患者526例"),
        ("引进高层次人才20名", "与22名高层次人才签订意向书"),
        ("发放创业担保贷款200笔", "创业担保贷款申请218笔"),
        ("建成村级卫生室12个", "12个村级卫生室全部开工"),
        ("安装护栏5公里", "护栏进场5.2公里"),
        ("开设老年大学班级20个", "老年大学拟开班级21个"),
        ("出版图书3部", "图书3部完成初稿"),
        ("更换窨井盖200套", "除锈刷漆窨井盖206套"),
        ("孵化企业30家", "入孵报名企业33家"),
        ("建成高标准农田2万亩", "完成高标准农田勘测2.1万亩"),
        ("拆除违章棚屋80间", "登记待拆除的违章棚屋83间"),
        ("运营书吧6个", "确定书吧承办单位6家"),
        ("签约落户企业8家", "与9家企业达成合作意向"),
        ("签约供货基地6家", "与7家基地签订意向协议"),
        ("追回套取补贴80万元", "查出涉嫌套取补贴86.4万元"),
    ],
)
def test_a_step_is_not_the_work(demanded: str, said: str) -> None:
    assert shifts.work(demanded, said) is not None


@pytest.mark.parametrize(
    ("demanded", "said"),
    [
        ("新增市级以上示范社10家", "年内新认定示范社11家"),
        ("与村里签管护协议9份", "与9个村各签了1份管护协议"),
        ("办结案件60件", "受理并办结案件66件"),
        ("培训农民1200人", "培训报名参加的农民1236人"),
        ("开展隐患排查300处", "排查出应整改的隐患312处"),
        ("引进项目12个", "签约落地项目13个"),
        ("新增入库企业20户", "申报入库企业22户全部获批"),
        ("维修校舍20间", "鉴定为C级的20间校舍全部维修"),
        ("引导就业800人", "意向签约就业826人"),
        ("举办招聘会12场", "举办招聘会13场，签约意向1200人"),
        ("新建公厕20座", "20座公厕全部开工并完工"),
        ("受助学生满意度90%", "受理申请的学生满意度92%"),
        ("救助期待就业的青年60人", "救助期待就业的青年62人"),
        ("组织联展4次", "筹备并组织联展4次"),
        ("新增签约供货基地6家", "与7家基地签订供货协议"),
        ("新增签约医院5家", "与6家医院签署了双向转诊合同"),
        ("追回套取补贴80万元", "查出并追回套取补贴86.4万元"),
    ],
)
def test_the_work_is_told(demanded: str, said: str) -> None:
    assert shifts.work(demanded, said) is None


def test_a_step_that_was_carried_through_is_its_beginning() -> None:
    assert carried_on(Shift("整改", "发现"), ["已整改118处"])
    assert carried_on(Shift("改造", "进场"), ["11月底前都竣工了"])
    assert not carried_on(Shift("改造", "进场"), ["惠及居民4682户"])
    assert not carried_on(Shift("接入", "勘察"), ["10月26日验收"])
    assert carried_on(Shift("修缮", "动工"), ["总面积900平方米"], ["4处由监理验收"])
    assert not carried_on(Shift("修缮", "动工"), ["总面积900平方米"], ["4处都搭了围挡"])
    assert carried_on(Shift("抽检", "抽样"), ["检出不合格3批次"])
    assert not carried_on(Shift("抽检", "抽样"), ["支出8万元"])


def test_what_is_only_intended_or_called_for() -> None:
    assert shifts.work("新增海带养殖不少于900亩", "签订海带、裙带菜等养殖意向960亩") is not None
    assert shifts.work("新增海带养殖不少于900亩", "新增海带、裙带菜等养殖960亩") is None
    assert shifts.work("签订养殖意向900亩", "签订养殖意向960亩") is None
    assert shifts.work("渔船船体年检620艘", "通知渔船船体年检640艘") is not None
    assert shifts.work("渔船船体年检620艘", "完成渔船船体年检640艘") is None
    assert shifts.work("渔船船体年检620艘", "通知渔船船体年检640艘均已参加") is None
    assert shifts.work("埋设界桩300根", "采购界桩306根") is not None
    assert shifts.work("埋设界桩300根", "栽下界桩306根") is None


def test_an_agreement_is_what_those_counted_are_called_by() -> None:
    assert shifts.work("带教师傅不少于8人", "9名老技工与车间签了带教协议") is None
    assert shifts.work("安装警铃320个", "320户签了警铃协议") is not None


def test_a_rate_of_those_who_only_applied() -> None:
    assert shifts.of_share("许可证取得率≥80%", "24家中有20家递交申请", "占83.3%") is not None
    assert shifts.of_share("许可证取得率≥80%", "24家中有20家取得许可证", "占83.3%") is None


def test_nothing_demanded_is_begun_by_nothing() -> None:
    assert shifts.begun("", "排查出需要清淤的井12口") is None
