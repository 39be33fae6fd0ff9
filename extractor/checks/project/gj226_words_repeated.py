"""定性要求的完成情况照抄原句

说明
    不带数字的要求（长效机制进一步健全、居民参与积极性提升等），完成情况把要求的原句又写了一遍，没有说做了什么、有何依据。

理由
    照抄原句看不出要求是否做到，评价时无从采信，应补充具体做法、事例或数据。

反例
    1、社区议事
    绩效目标：提升社区治理水平。
    绩效指标：举办居民议事会12次；居民参与社区议事的积极性提升。
    完成情况：举办居民议事会13次；居民参与社区议事的积极性提升。

正例
    1、社区议事
    绩效目标：提升社区治理水平。
    绩效指标：举办居民议事会12次；居民参与社区议事的积极性提升。
    完成情况：举办居民议事会13次；参与居民2,870人次，比上年多610人次，居民参与社区议事的积极性提升。

不适用
    没有不带数字的要求；整段照抄的，由“照抄目标或指标”报告。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.project import copies
from extractor.checks.project.judged import Judged, judged, said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule
from extractor.checks.view import View
from extractor.settings import Settings

SHORTEST, SHORTEST_CELL = 8, 4
"""Shorter sentences, and shorter cells of a form, may be the same by nature (达标, 资金到位)."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand without figure and deadline that is answered by words."""
    looked = False
    for one in judged(view, "met"):
        if one.demand.figure is not None or one.demand.deadline is not None or not one.result.evidence:
            continue
        completion = one.project.completion
        source = one.project.indicator or one.project.goal
        if completion is not None and source is not None and copies.contained(source.text, completion.text):
            continue
        looked = True
        if _repeated(one) and not _explained(view, one):
            yield Failed({"demand": one.words}, one.sides, projects=(one.project,), confidence=0.7)
        else:
            yield Passed()
    if not looked:
        yield NotApplicable("没有以文字回应的定性要求")


def _repeated(one: Judged) -> bool:
    """Whether what answers a demand is its own words, and no others."""
    answer = copies.bare("，".join(span.quote for span in one.result.evidence))
    asked = copies.plain(one.demand.text).text
    if one.demand.answer is not None:
        return len(answer) >= SHORTEST_CELL and asked.endswith(answer) and not any(c.isdigit() for c in answer)
    return len(answer) >= SHORTEST and answer == asked


def _explained(view: View, one: Judged) -> bool:
    """Whether the clause before the repeated words, in its sentence, tells with a figure what was done."""
    statements = said(view, one.project)
    places = [at for at, s in enumerate(statements) if s.span in one.result.evidence]
    return any(
        at > 0 and statements[at - 1].sentence == statements[at].sentence and statements[at - 1].quantities
        for at in places
    )


RULE = Rule(
    code="GJ226",
    name="words-repeated",
    category="verbatim_copy",
    severity="info",
    message="完成情况只是重复“{demand}”，没有说明做了什么、有何依据",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：定性指标应说明完成程度和依据",
    check=check,
    doc=__doc__,
)
