"""晚于规定期限

说明
    指标（或者绩效目标里没有列成指标的一句）规定了完成期限，完成情况给出的完成日期晚于期限；数量达到而日期晚了的也算。说明了原因，或者报告别处已承认的从轻提示。

理由
    时效指标以期限为准，逾期应说明原因。

反例
    1、信息平台建设
    绩效目标：提高办事效率。
    绩效指标：2025年6月底前平台上线运行。
    完成情况：平台于2025年9月15日上线运行。

正例
    1、信息平台建设
    绩效目标：提高办事效率。
    绩效指标：2025年6月底前平台上线运行。
    完成情况：平台于2025年6月15日上线运行。

不适用
    指标没有期限，或者完成情况没有给出完成日期。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project import admitted, goaldays
from extractor.checks.project.judged import judged, late
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand with a deadline that is answered."""
    looked = False
    for one in (*judged(view, "met", "missed"), *goaldays.judged(view)):
        if one.result.status not in ("met", "missed"):
            continue
        if one.demand.deadline is None or (one.demand.figure is not None and not late(view, one)):
            continue
        looked = True
        if one.result.status == "met":
            yield Passed()
            continue
        admission = admitted.of(view, one.project, one.demand)
        told = "" if admission is None else admission.told
        yield Failed(
            {"demand": one.words, "deadline": one.demand.deadline, "said": one.said, "told": told},
            one.sides,
            projects=(one.project,),
            severity="info" if admission is not None else None,
            key=("demand", str(one.demand.id)) if one.demand.id else None,
        )
    if not looked:
        yield NotApplicable("没有给出完成日期的时效指标")


RULE = Rule(
    code="GJ205",
    name="late",
    category="shortfall",
    severity="warning",
    message="指标“{demand}”的期限是{deadline}，完成情况为“{said}”，晚于期限{told}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：时效指标应按规定期限考核",
    check=check,
    doc=__doc__,
)
