"""没有达到指标

说明
    完成情况给出的数字没有达到指标：低于下限、高于上限、少于应完成的数量；要求不发生的发生了；
    或者明说没有完成。说明了原因，或者报告别处已承认（相应扣分、降低等级、
    结论列为例外、写入存在问题）的从轻提示。

理由
    未达标的指标应说明偏差原因和改进措施，得分也应相应扣减。

反例
    1、水质监测
    绩效目标：保障饮水安全。
    绩效指标：水样合格率≥96%。
    完成情况：水样合格率93.5%。

正例
    1、水质监测
    绩效目标：保障饮水安全。
    绩效指标：水样合格率≥96%。
    完成情况：水样合格率97.5%。

不适用
    完成情况没有相应数字；单位不同、无法比较；数字的好坏方向无法判断（计为未能判断）。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project import admitted
from extractor.checks.project.judged import NO_DEMANDS, judged, late, shown
from extractor.checks.rule import Failed, Judgement, Passed, Rule, Undetermined
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand whose figure is answered with a figure."""
    looked = False
    for one in judged(view):
        if one.result.status not in ("met", "missed", "undetermined"):
            continue
        if one.demand.figure is None and (one.demand.deadline is not None or one.result.status != "missed"):
            continue
        if one.demand.figure is not None and late(view, one):
            continue
        looked = True
        if one.result.status == "undetermined":
            yield Undetermined(one.result.reason)
        elif one.result.status == "met":
            yield Passed()
        else:
            admission = admitted.of(view, one.project, one.demand)
            told = "" if admission is None else admission.told
            yield Failed(
                {"demand": one.words, "target": shown(one), "said": one.said, "told": told},
                one.sides,
                projects=(one.project,),
                target=one.quantity,
                reported=one.result.reported,
                severity="info" if admission is not None else None,
                key=("demand", str(one.demand.id)),
                confidence=0.9,
            )
    if not looked:
        yield NO_DEMANDS


RULE = Rule(
    code="GJ204",
    name="shortfall",
    category="shortfall",
    severity="warning",
    message="指标“{demand}”要求{target}，完成情况为“{said}”，没有达到{told}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：未完成绩效目标的应说明偏差原因和改进措施",
    check=check,
    doc=__doc__,
)
