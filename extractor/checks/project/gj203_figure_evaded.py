"""定量指标定性作答

说明
    指标有数字或期限，完成情况只说“已完成”之类，没有给出相应的数字或时间；几项合报一个总数而没有分列的，
    以及要求100%而只说“均”“全部”的，也属此类（从轻提示）。

理由
    没有实际完成值，指标是否达到无从核对。

反例
    1、村级文化广场
    绩效目标：丰富文化生活。
    绩效指标：新建村级文化广场9处。
    完成情况：村级文化广场新建任务已圆满完成。

正例
    1、村级文化广场
    绩效目标：丰富文化生活。
    绩效指标：新建村级文化广场9处。
    完成情况：村级文化广场新建任务已圆满完成，共建成9处。

不适用
    没有数字的要求；完成情况完全没有提到的，由“定量指标没有回应”报告。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project.judged import NO_DEMANDS, Judged, judged, other_kind, shown
from extractor.checks.rule import Failed, Judgement, Passed, Rule
from extractor.checks.view import View
from extractor.results.sweeping import says_of_all
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand with a figure or a deadline."""
    looked = False
    for one in judged(view):
        if not one.measured(view):
            continue
        looked = True
        if one.result.status != "restated" or other_kind(view, one):
            yield Passed()
            continue
        lighter = one.result.reported is not None or one.demand.figure is None
        yield Failed(
            {"demand": one.words, "target": shown(one), "said": one.said, "missing": _missing(one)},
            one.sides,
            projects=(one.project,),
            target=one.quantity,
            reported=one.result.reported,
            severity="info" if says_of_all(one.demand) else "warning" if lighter else None,
            key=("demand", str(one.demand.id)),
            confidence=0.85,
        )
    if not looked:
        yield NO_DEMANDS


def _missing(one: Judged) -> str:
    """What the answer lacks."""
    if one.result.reported is not None:
        return f"只有合计{one.result.reported.span.quote}，没有分列"
    return "没有给出数字" if one.demand.figure is not None else "没有给出完成时间"


RULE = Rule(
    code="GJ203",
    name="figure-evaded",
    category="qualitative_for_quantified",
    severity="error",
    message="指标“{demand}”要求{target}，完成情况只说“{said}”，{missing}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：定量指标应填报实际完成值",
    check=check,
    doc=__doc__,
)
