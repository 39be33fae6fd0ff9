"""恰好等于界限

说明
    指标是一个比率的界限（如85%以上），完成数恰好等于界限值。仅作提示：可能确实如此，也可能是以标准代结果。

理由
    实测数值恰好落在界限上的并不多见，审核时可要求提供测算或验收资料。

反例
    1、行道树补植
    绩效目标：改善街道绿化。
    绩效指标：苗木成活率达到88%以上。
    完成情况：苗木成活率达88%。

正例
    1、行道树补植
    绩效目标：改善街道绿化。
    绩效指标：苗木成活率达到88%以上。
    完成情况：苗木成活率达91.5%。

不适用
    指标没有界限；100%之类不可能超过的；数量指标。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project.judged import judged
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule
from extractor.checks.view import View
from extractor.settings import Settings

MEASURED = ("ratio", "area", "length", "mass", "volume")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a measured bound that is met with a figure."""
    looked = False
    for one in judged(view, "met"):
        target, quantity = one.demand.figure, one.result.reported
        if (
            target is None
            or quantity is None
            or target.comparator not in (">=", ">")
            or target.dimension not in MEASURED
        ):
            continue
        if target.dimension == "ratio" and target.si >= 1:
            continue
        looked = True
        if quantity.figure.comparator in (">=", ">") or quantity.figure.si != target.si:
            yield Passed()
            continue
        yield Failed(
            {"demand": one.words, "said": one.said},
            one.sides,
            projects=(one.project,),
            target=one.quantity,
            reported=quantity,
            confidence=0.4,
            cause=("copy", str(one.project.id)),
        )
    if not looked:
        yield NotApplicable("没有以界限为指标、以数字作答的项目")


RULE = Rule(
    code="GJ210",
    name="bound-exactly",
    category="threshold_restated",
    severity="info",
    message="完成情况“{said}”恰好等于指标“{demand}”的下限，请核对是否为实测数值",
    basis="审核经验：实测值恰为界限值的应核对依据",
    check=check,
    doc=__doc__,
)
