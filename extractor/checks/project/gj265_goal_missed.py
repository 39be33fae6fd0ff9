"""目标定了上限或下限，完成的数没有达到

说明
    绩效目标给某件事定了上限或下限，没有指标考核它；完成情况给出了这件事的数字，却没有达到。

理由
    目标里定了的界限同样是承诺，没有达到应当说明原因。

反例
    1、应急救护
    绩效目标：提高救护水平，急救车到达现场不超过15分钟。
    绩效指标：培训救护员320名。
    完成情况：培训救护员336名。接报后最快6分钟、最慢22分钟到达现场。

正例
    1、应急救护
    绩效目标：提高救护水平，急救车到达现场不超过15分钟。
    绩效指标：培训救护员320名。
    完成情况：培训救护员336名。接报后最快6分钟、最慢13分钟到达现场。

不适用
    目标里没有带上限或下限的数量，或者有指标考核它（由GJ204检查）；转移支付的总体目标由各项目分别完成；没有完成情况。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project import goaldemands
from extractor.checks.project.judged import silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import compare
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a bound of a goal that the completion gives a figure for."""
    looked = False
    for project in view.report.projects:
        if not project.indicators or silent(project):
            continue
        for demand, figure, quantity, result in goaldemands.answered(view, project):
            if result.status not in ("met", "missed") or demand.span is None:
                continue
            looked = True
            if result.status == "met":
                yield Passed()
                continue
            yield Failed(
                {
                    "goal": short(demand.text, 40),
                    "figure": compare.shown(figure),
                    "said": short("，".join(span.quote for span in result.evidence), 40),
                },
                (*target(demand.span), *reported(*result.evidence)),
                projects=(project,),
                target=quantity,
                reported=result.reported,
                confidence=0.8,
            )
    if not looked:
        yield NotApplicable("目标里没有指标之外带上限或下限的数量，或者完成情况没有给出数字")


RULE = Rule(
    code="GJ265",
    name="goal-missed",
    category="shortfall",
    severity="warning",
    message="绩效目标写“{goal}”，完成情况为“{said}”，没有达到{figure}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：未完成绩效目标的应说明偏差原因和改进措施",
    check=check,
    doc=__doc__,
)
