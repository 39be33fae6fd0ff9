"""The levels of single demands, from the labels that stand before them."""

from __future__ import annotations

import pytest

from tests.reports import report

PROJECT = (
    "某市某局2024年度绩效自评报告\n一、项目完成情况\n（一）绿道建设\n"
    "绩效目标：方便出行。\n绩效指标：{}\n完成情况：建成绿道9公里，验收合格率100%。\n"
)


@pytest.mark.parametrize(
    "indicator",
    [
        "数量指标：建成绿道9公里；质量指标：验收合格率100%。",
        "数量指标。建成绿道9公里。质量指标。验收合格率100%。",
        "数量指标，建成绿道9公里；质量指标，验收合格率100%。",
        "数量指标为建成绿道9公里；质量指标为验收合格率100%。",
        "数量方面，建成绿道9公里；质量方面，验收合格率100%。",
    ],
)
def test_a_label_is_no_demand_whatever_mark_stands_behind_it(indicator: str) -> None:
    (project,) = report(PROJECT.format(indicator)).projects
    assert [(d.text, d.level2) for d in project.indicators] == [
        ("建成绿道9公里", "数量指标"),
        ("验收合格率100%", "质量指标"),
    ]


def test_a_label_that_names_what_is_asked_for_is_kept() -> None:
    (project,) = report(PROJECT.format("建成绿道9公里；满意度指标为不低于90%。")).projects
    assert [d.text for d in project.indicators] == ["建成绿道9公里", "满意度指标为不低于90%"]
