"""Labels in the ways in which reports write them."""

from __future__ import annotations

import pytest

from extractor.outline.labels import family_of, label_at_start, labels_in


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("绩效目标：建好。", "goal"),
        ("绩效目标:建好。", "goal"),
        ("绩 效 目 标：建好。", "goal"),
        ("绩效 目标：建好。", "goal"),
        ("【年度目标】建好。", "goal"),
        ("“绩效目标”：建好。", "goal"),
        ("（考核指标）建3处。", "indicator"),
        ("[实际完成情况] 建成3处。", "completion"),
        ("**完成情况：**建成3处。", "completion"),
        ("绩效目标为：建好。", "goal"),
        ("完成情况如下：建成3处。", "completion"),
        ("绩效指标（20分）：建3处。", "indicator"),
        ("（2）绩效指标：建3处。", "indicator"),
        ("2.绩效指标。建3处。", "indicator"),
        ("预期产出——建好。", "goal"),
        ("项目成效：建成3处。", "completion"),
        ("实施情况与主要成效：建成3处。", "completion"),
        ("完成情况和自评得分：建成3处。", "completion"),
        ("主要做法及成效：建成3处。", "completion"),
        ("项目产出及效果：建成3处。", "completion"),
        ("指标完成情况及分析：建成3处。", "completion"),
        ("项目绩效目标设定情况：建好。", "goal"),
        ("绩效指标设置情况：建3处。", "indicator"),
        ("目标值：建3处。", "indicator"),
        ("考核要求：建3处。", "indicator"),
        ("工作任务：建好。", "goal"),
        ("预算执行情况：支出98万元。", "money"),
        ("下一步工作：加快。", "measure"),
        ("●绩效目标：建好。", "goal"),
        ("自评意见：得分97分。", "grade"),
        ("扣分原因：资料整理较慢。", "score"),
    ],
)
def test_at_the_start(text: str, family: str) -> None:
    label = label_at_start(text)
    assert label is not None
    assert label.family == family


@pytest.mark.parametrize(
    "text",
    [
        "围绕年度目标开展工作。",
        "（含主体工程）建好。",
        "“十五五”规划目标明确：先易后难。",
        "校舍维修改造 绩效目标",
        "2025年12月底前完成。",
        "完成。",
    ],
)
def test_no_labels(text: str) -> None:
    label = label_at_start(text)
    assert label is None or label.family not in {"goal", "indicator", "completion"}


@pytest.mark.parametrize(
    "text",
    [
        "校舍维修。绩效目标：修好。绩效指标：修3栋。完成情况：修了3栋。",
        "校舍维修；绩效目标：修好；绩效指标：修3栋；完成情况：修了3栋。",
        "校舍维修。（1）绩效目标：修好。（2）绩效指标：修3栋。（3）完成情况：修了3栋。",
        "校舍维修。①绩效目标：修好。②绩效指标：修3栋。③完成情况：修了3栋。",
        "校舍维修 绩效目标：修好 绩效指标：修3栋 完成情况：修了3栋",
        "校舍维修，绩效目标：修好，绩效指标：修3栋，完成情况：修了3栋。",
        "校舍维修【绩效目标】修好【绩效指标】修3栋【完成情况】修了3栋。",
        "校舍维修。“绩效目标”：修好。“绩效指标”：修3栋。“完成情况”：修了3栋。",
    ],
)
def test_inside_a_paragraph(text: str) -> None:
    labels = labels_in(text)
    assert [label.family for label in labels] == ["goal", "indicator", "completion"]
    edges = [label.lead for label in labels[1:]] + [len(text)]
    fields = [text[label.end : edge].strip(" 。；，") for label, edge in zip(labels, edges, strict=True)]
    assert fields == ["修好", "修3栋", "修了3栋"]


def test_what_stands_between_commas_is_rarely_a_label() -> None:
    assert labels_in("绩效指标：建成率100%，实际完成：98%，合格率：95%。")[1:] == []


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("年度总体目标完成情况综述", "completion"),
        ("完成任务情况", "completion"),
        ("市级专项名称", "name"),
        ("惠农政策名称", "name"),
        ("确定的考核指标", "indicator"),
        ("项目综合评价等次", "grade"),
        ("本项目最终得分", "score"),
        ("指标权重系数", "weight"),
        ("计划总投资", "money"),
        ("未达到目标的原因", "deviation"),
        ("主要问题和困难", "problem"),
        ("下一阶段工作思路", "measure"),
        ("拟采取的完善措施", "measure"),
        ("工作意见和建议", "measure"),
        ("填表人", "owner"),
        ("工程进展", "completion"),
        ("目前形象进度", "completion"),
        ("活动开展情况", "completion"),
        ("项目建成情况", "completion"),
        ("全年实绩", "completion"),
        ("年度工作计划", "indicator"),
        ("年初安排", "indicator"),
        ("建设任务", "indicator"),
        ("任务要求", "indicator"),
        ("立项目的", "goal"),
        ("项目宗旨", "goal"),
        ("下一步工作计划", "measure"),
        ("预算执行进度", "money"),
    ],
)
def test_a_family_by_words_alone(words: str, family: str) -> None:
    assert family_of(words) == family


@pytest.mark.parametrize(
    "words",
    [
        "校舍维修",
        "名称",
        "设备名称",
        "专项级别",
        "群众评价",
        "验收意见",
        "主要措施",
        "工作安排",
        "施工单位名称",
        "自评工作开展情况",
        "评价目的",
    ],
)
def test_words_that_are_no_label(words: str) -> None:
    assert family_of(words) is None


def test_a_kind_of_indicators_ends_a_goal_within_its_paragraph() -> None:
    labels = labels_in("绩效目标：改善通行。产出指标：修路3条。效益指标：出行更便捷。完成情况：修路3条。")
    assert [(label.family, label.words) for label in labels] == [
        ("goal", "绩效目标"),
        ("indicator", "产出指标"),
        ("completion", "完成情况"),
    ]
    assert [label.words for label in labels_in("绩效目标：改善通行。完成情况：修路3条。数量指标：全部完成。")] == [
        "绩效目标",
        "完成情况",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "绩效目标。改善通行。绩效指标。修路3条；绿化2处。完成情况。修路3条，绿化2处。",
        "绩效目标——改善通行。绩效指标——修路3条。完成情况——修路3条。",
        "绩效目标　改善通行。绩效指标　修路3条。完成情况　修路3条。",
        "（一）村道硬化。绩效目标。改善通行。绩效指标。修路3条。完成情况。修路3条。",
    ],
)
def test_labels_without_a_colon_inside_a_paragraph(text: str) -> None:
    assert [label.family for label in labels_in(text)] == ["goal", "indicator", "completion"]


@pytest.mark.parametrize("text", ["绩效目标。没有完成考核指标。修路3条。", "绩效目标：改善通行。完成指标。共修路3条。"])
def test_sentences_that_end_in_words_of_a_label_are_none(text: str) -> None:
    assert len(labels_in(text)) == 1
