"""What a heading is about, over the words that offices use for one and the same section."""

import pytest

from extractor.outline.roles import role_of


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("部门基本信息", "overview"),
        ("单位介绍", "overview"),
        ("组织架构", "institutions"),
        ("机构和编制", "institutions"),
        ("科室设置", "institutions"),
        ("队伍状况", "institutions"),
        ("自评工作如何开展", "organisation_of_evaluation"),
        ("自评分工与步骤", "organisation_of_evaluation"),
        ("自评小组人员", "evaluators"),
        ("评价工作组成员", "evaluators"),
        ("资金安排和使用情况", "budget"),
        ("评价结论", "conclusion"),
    ],
)
def test_role_of(heading: str, role: str) -> None:
    assert role_of(heading) == role
