"""The rules within a project over a whole report: silent on a clean one, each planted fault found, paraphrase let be."""

from __future__ import annotations

from functools import cache

import pytest

from db.records import Finding
from extractor.checks import run
from extractor.checks.registry import rules
from tests.checks.reports import report

CLEAN = """\
临江市云台区民政局
2025年度部门整体支出绩效自评报告
一、项目绩效目标完成情况
（一）困难群众救助补助
年度目标：兜住基本民生底线，困难群众基本生活得到有效保障。
年度指标：城乡低保对象应保尽保，月均保障低保对象3,200户；临时救助不少于400人次；救助资金按时发放率100%；政策知晓率达到90%以上；救助对象满意度不低于90%。
实际完成：全年月均保障城乡低保对象3,256户5,871人，实现应保尽保；实施临时救助427人次，发放救助金86.3万元；低保金每月10日前通过“一卡通”足额发放，按时发放率100%。经入户抽查，政策知晓率93.5%，救助对象满意度95.8%。
（二）养老服务体系建设
年度目标：健全居家社区机构相协调的养老服务体系。
年度指标：新建社区老年食堂六所；改造特殊困难老年人家庭适老化设施150户；新增护理型床位百分之五以上；养老机构安全隐患整改率100%。
实际完成：新建社区老年食堂7所并投入运营；完成152户特殊困难老年人家庭适老化改造；护理型床位较上年增长6.2%；开展养老机构安全检查4轮，查出隐患63处，已全部整改到位，整改率100%。
（三）殡葬惠民工程
年度目标：减轻群众丧葬负担。
年度指标：免除基本殡葬服务费1,100例，人均减免不超过1,200元，节地生态安葬率达到30%，服务投诉件数为0。
实际完成：共免除基本殡葬服务费1,138例，人均减免1,150元；节地生态安葬率32.4%；全年未接到服务投诉。
（四）社会组织孵化
年度目标：培育发展公益性社会组织。
年度指标：孵化社会组织12家；举办能力建设培训6期，培训320人次；扶持资金使用合规率100%；第四季度完成等级评估。
实际完成：入驻孵化社会组织14家，其中9家已出壳；全年举办能力建设培训班6期，累计培训345人次；经审计，扶持资金使用合规率100%；等级评估工作于11月完成。
（五）地名普查成果转化
年度目标：完成地名普查成果转化。
年度指标：编纂出版《云台区地名志》1部，设置地名标志320块，完成地名数据库更新。
实际完成：《云台区地名志》已正式出版发行；新设地名标志326块；地名数据库更新完毕并通过市级验收。
（六）儿童福利保障
年度目标：保障孤儿和事实无人抚养儿童权益。
年度指标：保障孤儿和事实无人抚养儿童86名；每人每月生活补贴1,300元；探访关爱每季度不少于1次；儿童督导员配备率100%。
实际完成：为86名孤儿和事实无人抚养儿童发放基本生活费134.16万元，每人每月1,300元；儿童督导员每月上门探访一次；各乡镇均配备了儿童督导员。
二、存在的主要问题
（一）基层民政力量薄弱，部分乡镇无专职人员。
三、下一步改进措施
（一）协调配备专职人员，加强基层民政力量。
"""
RULES = [rule for rule in rules() if rule.scope == "project"]


@cache
def findings(text: str) -> tuple[Finding, ...]:
    return tuple(f for f in run(report(text), rules=RULES, strict=True).findings if f.severity != "info")


def changed(old: str, new: str) -> tuple[Finding, ...]:
    assert CLEAN.count(old) == 1, f"{old} does not stand in the report once"
    return findings(CLEAN.replace(old, new))


def test_a_clean_report_raises_nothing() -> None:
    assert not findings(CLEAN), [f.message for f in findings(CLEAN)]


@pytest.mark.parametrize(
    ("old", "new", "category", "project"),
    [
        ("救助对象满意度95.8%", "救助对象满意度87.5%", "shortfall", "一"),
        ("；实施临时救助427人次，发放救助金86.3万元", "", "target_not_reported", "一"),
        ("救助对象满意度95.8%", "救助对象满意度不低于90%", "threshold_restated", "一"),
        ("政策知晓率93.5%", "政策宣传深入人心", "target_not_reported", "一"),
        ("新建社区老年食堂7所并投入运营", "社区老年食堂建设任务圆满完成", "qualitative_for_quantified", "二"),
        ("新建社区老年食堂7所并投入运营", "维修社区老年食堂7所", "wording_shift", "二"),
        ("完成152户特殊困难老年人家庭适老化改造", "特殊困难老年人家庭适老化改造正在招标", "in_progress_rated", "二"),
        ("人均减免1,150元", "人均减免1,320元", "shortfall", "三"),
        ("全年未接到服务投诉", "全年接到服务投诉3件", "shortfall", "三"),
        ("免除基本殡葬服务费1,138例", "免除基本殡葬服务费1,738例", "overshoot", "三"),
        ("累计培训345人次", "2023年培训345人次", "out_of_year", "四"),
        ("新设地名标志326块", "下一步将设置地名标志320块", "plan_as_result", "五"),
        ("新设地名标志326块", "新设地名标志236块", "shortfall", "五"),
        ("每人每月1,300元；儿童", "每人每月1,200元；儿童", "shortfall", "六"),
        (
            "（一）基层民政力量薄弱，部分乡镇无专职人员。",
            "（一）地名普查成果转化：因经费不足，该项目2025年未实施。",
            "rating_narrative_conflict",
            "五",
        ),
    ],
)
def test_a_planted_fault_is_found(old: str, new: str, category: str, project: str) -> None:
    found = [(f.category, f.projects) for f in changed(old, new)]
    assert (category, (project,)) in found, found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("新建社区老年食堂7所并投入运营", "建成社区老年食堂七处"),
        ("共免除基本殡葬服务费1,138例", "为1138例亡故居民免除基本殡葬服务费"),
        ("新设地名标志326块", "地名标志设置326块"),
        ("节地生态安葬率32.4%", "节地生态安葬率达到百分之三十二点四"),
        ("等级评估工作于11月完成", "等级评估已于2025年11月28日完成"),
        ("整改率100%", "隐患整改率为100%"),
        ("实施临时救助427人次", "临时救助困难群众427人次"),
        ("扶持资金使用合规率100%", "资金使用合规率达100%"),
    ],
)
def test_a_paraphrase_raises_nothing(old: str, new: str) -> None:
    text = CLEAN.replace(old, new) if CLEAN.count(old) == 1 else CLEAN[::-1].replace(old[::-1], new[::-1], 1)[::-1]
    assert text != CLEAN
    assert not findings(text), [f.message for f in findings(text)]
