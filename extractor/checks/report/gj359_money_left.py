"""结余与预算、支出不符

说明
    一句话里写明预算数、支出数和结余数，而预算数减去支出数不等于结余数。

理由
    结余由预算减去支出得出，不符说明三个数里至少有一个写错。

反例
    调整后预算920万元，全年执行887.6万元，结余23.4万元。

正例
    调整后预算920万元，全年执行887.6万元，结余32.4万元。

不适用
    没有在一句话里写全三个数；句中还有收回、结转、上年结余等其他金额，不能确定结余的口径。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from db.records import Quantity, Span
from extractor.checks.report.figuring import shown
from extractor.checks.report.ratios import unit_of_last_digit
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

LEFT = re.compile(r"(?:资金)?(?:结余|未执行|未支出|剩余)(?:资金|数|额|了|为|共)*$")
SPENT = re.compile(r"(?:执行|支出|支付|使用)(?:数|资金|金额|了|为)*$")
GIVEN = re.compile(r"预算(?:数|资金|安排|总额|为|共)*$|(?:安排|下达)(?:预算|资金)*$")
OTHER = re.compile(r"上年|以前年度|历年|收回|结转|其中|追加|调减|质保金|占|比")
"""Words that tell of further amounts, so that the three need not meet."""
CLAUSE = re.compile(r"[，。；：、,;（(]")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a sentence with a budget, what was spent of it, and what is left."""
    judged = False
    for block in view.figured(3):
        if block.kind == "cell" or "\t" in block.text:
            continue
        money = [q for q in view.quantities(block.id) if q.figure.dimension == "money"]
        for left in (q for q in money if LEFT.search(_lead(view, q))):
            verdict = _judge(view, view.sentence(block.id, left.span.start), money, left)
            if verdict is not None:
                judged = True
                yield verdict
    if not judged:
        yield NotApplicable("没有在一句话里写明预算数、支出数和结余数")


def _lead(view: View, quantity: Quantity) -> str:
    """The words of the clause before a figure."""
    return CLAUSE.split(view.text(quantity.span.block)[: quantity.span.start])[-1]


def _judge(view: View, sentence: Span, money: Sequence[Quantity], left: Quantity) -> Judgement | None:
    told = [q for q in money if sentence.start <= q.span.start and q.span.end <= left.span.start]
    if len(told) != 2 or OTHER.search(view.text(sentence.block)[sentence.start : left.span.start]):
        return None
    given, spent = told
    if not GIVEN.search(_lead(view, given)) or not SPENT.search(_lead(view, spent)):
        return None
    figures = [q.figure for q in (given, spent, left)]
    if any(f.comparator != "=" or f.value_high is not None for f in figures):
        return None
    right: Fraction = given.figure.si - spent.figure.si
    slack = max(unit_of_last_digit(f) for f in figures)
    if abs(right - left.figure.si) <= slack:
        return Passed()
    return Failed(
        {
            "given": given.span.quote,
            "spent": spent.span.quote,
            "left": left.span.quote,
            "right": shown(right, left.figure),
        },
        context(given.span, spent.span, left.span),
        projects=of_block(view, sentence.block),
        reported=left,
        confidence=0.9,
    )


RULE = Rule(
    code="GJ359",
    name="money-left",
    category="arithmetic",
    severity="error",
    message="预算{given}减去支出{spent}应结余{right}，报告写{left}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
