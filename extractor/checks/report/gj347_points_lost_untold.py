"""得分低于分值，没有说明扣分原因

说明
    文字里写了一项的分值和较低的得分，其间没有一句说明为什么扣分，报告别处也没有提到这一项扣分。

理由
    自评应当说明扣分的依据和原因，否则得分无从核对。

反例
    一、产出（20分）
    设施维护（10分）。维护路灯860盏，亮灯率98.5%，自评得8分。

正例
    一、产出（20分）
    设施维护（10分）。维护路灯860盏，亮灯率96.5%，没有达到98%，自评得8分。

不适用
    没有用文字写明一项的分值和得分。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.report.prose_scores import Item, items
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

REASON = re.compile(
    r"扣|因|由于|未|没|不足|不够|不及|不到|原因|但|低于|偏|逾期|超期|推迟|延迟|滞后|较慢|较低|仅|只有|差|问题|尚|不|按|折算"
)
ELSEWHERE = re.compile(r"扣分(?:原因|主要|项|情况|是因|在)|扣掉的|失分|扣[^，。；\d]{0,6}\d")
SHORT = 2
TOLD = 10
"""A score with fewer words before it stands in a list of scores; its reasons are told where its item is."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an item with weight and score."""
    judged = False
    for item in items(view):
        if len(item.text) < TOLD:
            continue
        judged = True
        if item.score >= item.weight or REASON.search(item.text) or _elsewhere(view, item):
            yield Passed()
            continue
        yield Failed(
            {"name": item.name, "weight": f"{item.weight}", "score": f"{item.score}"},
            context(item.weighed, item.scored),
            projects=(item.project,) if item.project else (),
            confidence=0.75,
        )
    if not judged:
        yield NotApplicable("没有用文字写明一项的分值和得分")


def _elsewhere(view: View, item: Item) -> bool:
    """Whether the report gives reasons elsewhere: for all its deductions together, or for this item by its name."""
    name = item.name[-4:]
    for block in view.body:
        for found in ELSEWHERE.finditer(block.text):
            sentence = view.sentence(block.id, found.start()).quote
            if "扣分" in found[0] or (len(name) >= SHORT and name in sentence):
                return True
    return False


RULE = Rule(
    code="GJ347",
    name="points-lost-untold",
    category="measure_gap",
    severity="warning",
    message="“{name}”分值{weight}分，得{score}分，没有说明扣分原因",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：未达到目标的应当分析原因",
    check=check,
    doc=__doc__,
)
