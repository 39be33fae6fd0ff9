"""Intervals: what two written figures say of each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Figure
from extractor.language import figures
from extractor.results import compare, direction


def figure(text: str) -> Figure:
    (found,) = figures.read(text).quantities
    return Figure(
        found.value,
        found.unit,
        found.dimension,
        found.base,
        found.factor,
        found.comparator,
        found.value_high,
        found.multiplier,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("12平方公里", "1200公顷", True),
        ("3.2公里", "3200米", True),
        ("26.4平方公里", "26平方公里", True),
        ("412.35平方公里", "412.36平方千米", False),
        ("4.6万人", "45980人", True),
        ("4.6万人", "46700人", False),
        ("56棵", "56株", True),
        ("56棵", "57株", False),
        ("5亩", "3333平方米", True),
        ("80%", "80万元", None),
        ("约300公顷", "305公顷", True),
    ],
)
def test_same(one: str, other: str, same: bool | None) -> None:
    assert compare.same(figure(one), figure(other)) is same
    assert compare.same(figure(other), figure(one)) is same


@pytest.mark.parametrize(
    ("target", "reported", "way", "satisfied"),
    [
        ("合格率≥95%", "合格率92.8%", None, False),
        ("满意度大于90%", "满意度大于90%", None, True),
        ("满意度大于90%", "满意度90%以上", None, True),
        ("满意度大于90%", "满意度90%", None, False),
        ("成活率85%以上", "成活率达85%", None, True),
        ("完成率100%", "完成率99.8%", "higher", False),
        ("面积4.6万平方米", "面积46,300平方米", "higher", True),
        ("面积4.6万平方米", "面积4.58万平方米", "higher", False),
        ("建校舍32所", "建校舍30所", "higher", False),
        ("建教室6个", "建教室六间", "higher", True),
        ("培训300人", "培训300人次", "higher", None),
        ("事故0起", "事故1起", "lower", False),
        ("受害率控制在0.6‰以下", "受害率0.2‰", None, True),
        ("成本120万元", "成本118.5万元", "lower", True),
        ("补助标准600元", "补助标准500元", "exact", False),
        ("制定标准5项", "制定标准6项", "higher", True),
        ("投入80万元", "投入75万元", None, None),
        ("投入80万元", "投入80万元", None, True),
        ("覆盖率≥90%", "覆盖率≥80%", None, None),
        ("巡查2次", "巡查2至3次", "higher", True),
        ("新增≥500户", "新增480户", None, False),
        ("绿化100公顷", "绿化1500亩", "higher", True),
    ],
)
def test_satisfies(target: str, reported: str, way: compare.Direction | None, satisfied: bool | None) -> None:
    assert compare.satisfies(figure(target), figure(reported), way) is satisfied


@given(st.decimals(min_value=1, max_value=10**6, places=2), st.sampled_from(["亩", "公顷", "平方米", "万元", "公里"]))
def test_a_figure_satisfies_itself_and_is_itself(value: Decimal, unit: str) -> None:
    read = figure(f"完成{value}{unit}")
    assert compare.same(read, read) is True
    for way in ("higher", "lower", "exact"):
        assert compare.satisfies(read, read, way) is True  # type: ignore[arg-type]


@given(st.integers(1, 10**5), st.integers(1, 10**4))
def test_less_never_satisfies_a_count(target: int, less: int) -> None:
    reported = max(target - less, 0)
    assert compare.satisfies(figure(f"安装{target}套"), figure(f"安装{reported}套"), "higher") is False


@pytest.mark.parametrize(
    ("parts", "total", "right"),
    [
        (["3.50万元", "1.25万元"], "4.75万元", True),
        (["3.50万元", "1.25万元"], "4.85万元", False),
        (["28条", "17条"], "45条", True),
        (["28条", "17条"], "46条", False),
        (["1.2万亩", "800亩"], "1.28万亩", True),
        (["28条", "17台"], "45条", None),
        (["33.3%", "33.3%", "33.3%"], "100%", True),
    ],
)
def test_adds_up(parts: list[str], total: str, right: bool | None) -> None:
    assert compare.adds_up([figure(p) for p in parts], figure(total)) is right


@pytest.mark.parametrize(
    ("before", "text", "way"),
    [
        ("群众投诉", "5件", "lower"),
        ("投诉办结率", "98%", "higher"),
        ("安全责任事故", "0起", "lower"),
        ("平均办理时限", "3个工作日", "lower"),
        ("补助标准每人每月", "600元", "exact"),
        ("新建泵站", "4座", "higher"),
        ("项目资金", "80万元", None),
        ("设施使用年限", "10年", "higher"),
        ("能耗下降", "3%", "higher"),
        ("审批时间压缩至", "5天", "lower"),
    ],
)
def test_direction_follows_from_what_is_measured(before: str, text: str, way: compare.Direction | None) -> None:
    assert direction.of(figure(text), before) == way
