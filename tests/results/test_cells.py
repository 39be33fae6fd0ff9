"""What a cell of results answers by its place beside its row: sums, lists of names, rhythms of the year, and other things."""

from __future__ import annotations

import pytest

from tests.checks.reports import report
from tests.results.test_settle import demands

FORM = (
    "一、项目支出绩效自评表\n（2025年度）\n项目名称\t场馆维护\n主管部门\t文旅局\t实施单位\t博物馆\n"
    "年度总体目标\t保障开放。\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t接待研学团队\t40批次\t40批次\t50\t50\n"
    "产出指标\t数量指标\t{}\t{}\t{}\t50\t50\n"
)


@pytest.mark.parametrize(
    ("name", "target", "cell", "expected"),
    [
        # parts that add up, whatever they are called
        ("改造展柜", "8台", "东馆5台、西馆3台", "met"),
        ("改造展柜", "8台", "东馆4台、西馆3台", "missed"),
        ("改造展柜", "8台", "东馆、西馆各4台", "met"),
        ("改造展柜", "8台", "东馆、西馆各3台", "missed"),
        ("维修射灯", "≥30盏", "老馆18盏（含更换4盏）、新馆14盏", "met"),
        ("维修射灯", "≥30盏", "老馆18盏，新馆14盏", "met"),
        ("维修射灯", "≥30盏", "18盏，其中老馆14盏", "missed"),
        ("新设驿站", "5处", "完成3处，2处正在建设", "missed"),
        ("新设驿站", "5处", "完成3处，上年2处", "missed"),
        ("新建库房", "8座", "新建库房5座、维修库房3座", "missed"),
        ("培训讲解员", "≥80人", "初级班45人，高级班40人", "met"),
        ("培训讲解员", "≥80人", "新招45人，参加培训40人", "missed"),
        ("发放补贴", "≥300万元", "学生180万元、老人140万元", "met"),
        # numbers whose unit stands behind the last of them, and what they are said to come to
        ("修补展墙", "≥6500平方米", "东馆2960、西馆2150、南馆1670平方米", "met"),
        ("修补展墙", "≥6500平方米", "东馆2960、西馆2150、南馆1070平方米", "missed"),
        ("修补展墙", "≥6500平方米", "东馆2960、西馆2150、南馆1670，共6780平方米", "met"),
        ("接送观众", "≥9600趟次", "四个季度依次为2410、2635、2588、2497趟次，合计10130趟次", "met"),
        ("接送观众", "≥9600趟次", "四个季度依次为2410、2635、1588、1497趟次，合计8130趟次", "missed"),
        ("日均参观", "≥1800人次", "1626人次（251天共408126人次）", "missed"),
        # none at all keeps to a bound; a cost of 0 was not filled in
        ("展品受损率", "≤0.5%", "0", "met"),
        ("观众投诉", "≤3件", "0", "met"),
        ("接送观众", "≥9600趟次", "0", "not_reported"),
        ("单位运维成本", "≤3.2万元", "0", "not_reported"),
        # rhythms of the year
        ("应急演练", "4次", "每季度1次，共1150人次参加", "met"),
        ("应急演练", "6次", "每季度1次，共1150人次参加", "missed"),
        ("应急演练", "2次", "上下半年各1次", "met"),
        ("应急演练", "3次", "上下半年各1次", "missed"),
        ("应急演练", "4次", "按季度开展", "met"),
        ("应急演练", "6次", "按季度开展", "restated"),
        ("设备大检修", "5月、11月各1次", "5月24日、11月15日分别完成", "met"),
        ("设备大检修", "5月、11月各1次", "5月24日完成", "missed"),
        # names in place of a number
        ("改造展厅", "2间", "第三、第五展厅", "met"),
        ("改造展厅", "3间", "第三、第五展厅", "restated"),
        ("改造喷淋系统", "2栋", "1号楼、3号楼", "met"),
        ("建立制度", "2项", "印发捐赠管理办法、借展细则", "met"),
        ("建立制度", "3项", "印发捐赠管理办法、借展细则", "restated"),
        ("建立制度", "2项", "管理规范、运行平稳", "restated"),
        # words of its own do not make it another thing, those of another kind or of another row do
        ("腾出库房", "≥1200平方米", "1340平方米，安排3家单位入驻", "met"),
        ("展柜质保期", "≥5年", "采购合同约定5年，已收存质保金", "met"),
        ("展柜质保期", "≥5年", "采购合同约定3年，已收存质保金", "missed"),
        ("运维信息系统", "≥15个", "为干部职工订做工装60套", "not_reported"),
        ("免费培训教师", "≥2.0万人", "建设母婴室2间", "not_reported"),
        ("抽检消防器材", "≥35批次", "接待研学团队46批次", "not_reported"),
    ],
)
def test_a_cell_answers_its_row(name: str, target: str, cell: str, expected: str) -> None:
    assert [d.result.status for d in demands(report(FORM.format(name, target, cell))) if d.result] == ["met", expected]
