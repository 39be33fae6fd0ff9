"""问题部分说多数没有做到，比率却很高

说明
    问题部分说半数、多数、三分之一等没有做到（未达标、未验收、不满意），同一件事的比率（达标率、验收率、满意率）却高于余下的份额。

理由
    没有做到的占了半数，做到的比率就不可能超过一半，两处至少有一处不实。

反例
    一、项目绩效目标完成情况
    1、污水处理设施运维
    绩效目标：改善水质。
    绩效指标：设施出水达标率≥85%。
    完成情况：设施出水达标率91.7%。
    二、存在的问题
    1、运行管理不细。12座设施中有半数出水未达标。

正例
    一、项目绩效目标完成情况
    1、污水处理设施运维
    绩效目标：改善水质。
    绩效指标：设施出水达标率≥85%。
    完成情况：设施出水达标率47.5%。
    二、存在的问题
    1、运行管理不细。12座设施中有半数出水未达标。

不适用
    问题部分没有说多大份额没有做到；没有同一件事的比率，或者有几个，不知指哪一个。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from db.records import Span
from extractor.checks.project.judged import Judged, judged
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN, short
from extractor.checks.view import View
from extractor.settings import Settings

SHARES = {
    "三分之二": Fraction(2, 3),
    "三分之一": Fraction(1, 3),
    "近半": Fraction(2, 5),
    "半数": Fraction(1, 2),
    "一半": Fraction(1, 2),
    "过半": Fraction(1, 2),
    "多数": Fraction(1, 2),
    "大部分": Fraction(1, 2),
}
"""How large a share is at least; 大多数 and 半数以上 hold the shorter words."""
DENIED = re.compile(
    rf"(?P<share>{'|'.join(SHARES)})(?:以上|左右)?的?(?P<what>[{HAN}]{{0,10}}?)(?:尚|还|仍)?(?:未能?|没有?|不)(?P<verb>[{HAN}]{{2}})"
)
ROUGH = Fraction(1, 10)
"""Such words are rough by so much."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a share that problems deny, where one rate is of the same."""
    looked = False
    for span, denied in _denied(view):
        one = _rate(view, denied["what"], denied["verb"])
        if one is None or one.result.reported is None:
            continue
        looked = True
        if one.result.reported.figure.si <= 1 - SHARES[denied["share"]] + ROUGH:
            yield Passed()
            continue
        yield Failed(
            {"demand": one.words, "rate": one.result.reported.span.quote, "denial": short(span.quote, 40)},
            (*one.sides, *context(span)),
            projects=(one.project,),
            target=one.quantity,
            reported=one.result.reported,
            confidence=0.8,
        )
    if not looked:
        yield NotApplicable("问题部分没有说多大份额没有做到，或者没有同一件事的比率")


def _denied(view: View) -> Iterator[tuple[Span, re.Match[str]]]:
    for problem in view.report.problems:
        place = problem.span
        if place is None:
            continue
        for found in DENIED.finditer(place.quote):
            clause = max(place.quote.rfind(mark, 0, found.start()) for mark in "，。；：") + 1
            yield view.span(place.block, place.start + clause, place.start + found.end()), found


def _rate(view: View, what: str, verb: str) -> Judged | None:
    """The one rate that tells how much of a thing was done: 使用时长达标率 of 使用时长未达标."""
    rates = [
        one
        for one in judged(view)
        if any(f"{verb}{end}" in one.demand.text for end in ("率", "度", "比例"))
        and what in one.demand.text
        and one.result.reported is not None
        and one.result.reported.figure.dimension == "ratio"
        and one.result.reported.figure.value_high is None
    ]
    return rates[0] if len(rates) == 1 else None


RULE = Rule(
    code="GJ291",
    name="share-denied",
    category="rating_narrative_conflict",
    severity="warning",
    message="“{demand}”报{rate}，问题部分却说“{denial}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
