"""定量指标没有回应

说明
    指标里有数量、比率或期限的一项要求，在本项目的完成情况里找不到任何回应：既没有数字，也没有提到这件事。

理由
    自评要逐项对照绩效指标填报实际完成值；没有回应的指标等于没有自评。

反例
    1、村道硬化
    绩效目标：改善出行条件。
    绩效指标：硬化村道8.2公里，安装路灯160盏。
    完成情况：完成村道硬化8.2公里，群众出行更加便捷。

正例
    1、村道硬化
    绩效目标：改善出行条件。
    绩效指标：硬化村道8.2公里，安装路灯160盏。
    完成情况：完成村道硬化8.2公里，安装路灯162盏，群众出行更加便捷。

不适用
    整个项目没有完成情况（另有规则报告）；没有数字的要求；完成情况的表格里以同一单位为一栏，可能就是这一项的，不作判断；数字相同而工作或对象变了的，由“工作或对象改变”报告。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project.judged import NO_DEMANDS, Judged, judged, shown, silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand with a figure or a deadline."""
    looked = False
    for one in judged(view):
        if not one.measured(view):
            continue
        looked = True
        if silent(one.project):
            yield NotApplicable("项目没有完成情况")
        elif one.result.status != "not_reported" or one.result.reported is not None:
            yield Passed()
        else:
            yield Failed(
                {"demand": one.words, "target": shown(one), "where": _where(view, one)},
                one.sides,
                projects=(one.project,),
                severity="info" if one.demand.figure is None else None,  # the day may be told by what follows it
                target=one.quantity,
                key=("demand", str(one.demand.id)),
                cause=("copy", str(one.project.id)),
                confidence=0.9,
            )
    if not looked:
        yield NO_DEMANDS


def _where(view: View, one: Judged) -> str:
    """Where the answer is due: in a cell of a table, or in running text."""
    due, place = one.demand.span, one.demand.answer.span if one.demand.answer is not None else None
    if place is None or due is None:
        return "完成情况"
    together = due.block == place.block and "\t" not in view.text(place.block)
    return "完成情况" if together else "实际完成值"


RULE = Rule(
    code="GJ201",
    name="figure-not-reported",
    category="target_not_reported",
    severity="error",
    message="指标“{demand}”在{where}里没有回应（应有{target}的实际完成数）",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效自评应对照年初绩效指标逐项填报实际完成值",
    check=check,
    doc=__doc__,
)
