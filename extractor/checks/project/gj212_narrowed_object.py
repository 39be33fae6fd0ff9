"""对象改变

说明
    数字相同，指标说的是某一对象，完成情况在对象前加了限定，变成了另一批对象，例如“56座桥梁”变成“56座病险桥梁”。

理由
    对象变了，数字相同也不能说明指标已经完成；两种说法至少有一种不实。

反例
    1、桥梁养护
    绩效目标：保障通行安全。
    绩效指标：对56座桥梁开展日常检查。
    完成情况：56座病险桥梁得到及时加固。

正例
    1、桥梁养护
    绩效目标：保障通行安全。
    绩效指标：对56座桥梁开展日常检查。
    完成情况：全年对56座桥梁开展日常检查，发现病险桥梁3座，已全部加固。

不适用
    数字不同的；完成情况没有加限定的。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project.judged import Judged, judged, said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.view import View
from extractor.results import compare, shifts
from extractor.results.statements import Statement
from extractor.results.status import written_at
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a counted demand of a project with a completion."""
    looked = False
    for one in judged(view):
        if one.demand.figure is None or one.demand.figure.dimension != "count" or one.project.completion is None:
            continue
        looked = True
        found = next((f for s in said(view, one.project) if (f := _narrowed(one, s))), None)
        if found is None:
            yield Passed()
            continue
        shift, statement = found
        yield Failed(
            {
                "demand": one.words,
                "demanded": shift.demanded,
                "object": shift.said,
                "figure": compare.shown(one.demand.figure),
            },
            (*target(one.demand.span), *reported(statement.span)),
            projects=(one.project,),
            target=one.quantity,
            reported=one.result.reported,
            key=("demand", str(one.demand.id)),
            confidence=0.8,
        )
    if not looked:
        yield NotApplicable("没有以数量为指标的项目")


def _narrowed(one: Judged, statement: Statement) -> tuple[shifts.Shift, Statement] | None:
    at = written_at(one.demand)
    if at is None or one.demand.figure is None:
        return None
    for quantity in statement.quantities:
        if compare.equal(one.demand.figure, quantity.figure):
            after = statement.text[quantity.span.end - statement.span.start :]
            shift = shifts.narrowed(one.demand.text[at[1] :], after)
            if shift is not None:
                return shift, statement
    return None


RULE = Rule(
    code="GJ212",
    name="narrowed-object",
    category="wording_shift",
    severity="error",
    message="同为{figure}，指标的对象是“{demanded}”，完成情况变成“{object}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：完成情况应与绩效指标的对象一致",
    check=check,
    doc=__doc__,
)
