"""预算分项之和与合计不符

说明
    收入、支出的各分项之和（按书写精度取区间）不等于所写的合计数。

理由
    预决算数据应当勾稽一致；合计不符说明至少有一个金额是错的。

反例
    一、部门基本情况
    （一）部门预算情况
    2025年收入预算1260.50万元，其中：一般公共预算收入1100.00万元，政府性基金收入150.50万元。

正例
    一、部门基本情况
    （一）部门预算情况
    2025年收入预算1250.50万元，其中：一般公共预算收入1100.00万元，政府性基金收入150.50万元。

不适用
    没有写明合计和两个以上分项；或者分项写明没有列全（“主要”“等”）。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from db.records import Figure
from extractor.checks.report.budget import Total, figure, totals, written
from extractor.checks.report.figuring import shown
from extractor.checks.report.slips import explained, plausible
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import overlaps
from extractor.checks.view import View
from extractor.results.compare import adds_up
from extractor.settings import Settings

PARTIAL = re.compile(r"主要|等(?!级)|其他|其余")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a total with two parts or more."""
    judged = False
    for total in totals(view):
        if len(total.parts) > 1:
            judged = True
            yield _judge(view, total)
    if not judged:
        yield NotApplicable("预算没有写明合计和两个以上分项")


def _judge(view: View, total: Total) -> Judgement:
    whole, parts = figure(total.item), [figure(part) for part in total.parts]
    if any(adds_up(parts[:n], whole) for n in range(2, len(parts) + 1)) or adds_up(_folded(parts), whole):
        return Passed()
    added = sum((part.amount_yuan for part in total.parts), Fraction(0))
    if _of_another(view, total, added):
        return Passed()  # 支出163.80万元，结余4.20万元。支出构成：……: they are parts of the other
    if added < total.item.amount_yuan and _partial(view, total):
        return NotApplicable("分项没有列全")
    if not plausible(whole, parts) or explained(whole, parts, _beside(view, total)):
        return NotApplicable("相差较多或者另有所指，分项没有列全，或者有一项不是它的分项")
    return Failed(
        {
            "name": total.item.name,
            "total": written(total.item),
            "parts": "、".join(f"{part.name}{written(part)}" for part in total.parts),
            "sum": shown(added, whole),
            "difference": shown(abs(added - total.item.amount_yuan), whole),
        },
        context(total.item.span, *(part.span for part in total.parts)),
    )


def _folded(parts: list[Figure]) -> list[Figure]:
    """The parts without those that the one before them is divided into: 人员经费80万元，工资60万元、社保20万元，公用……."""
    kept: list[Figure] = []
    at = 0
    while at < len(parts):
        kept.append(parts[at])
        inner = (n for n in range(at + 3, len(parts) + 1) if sum(p.si for p in parts[at + 1 : n]) == parts[at].si)
        at = next(inner, at + 1)
    return kept


def _beside(view: View, total: Total) -> list[Figure]:
    """The amounts of the total's paragraph that are not read as its parts."""
    block = total.item.span.block if total.item.span is not None else 0
    mine = [item.span for item in (total.item, *total.parts) if item.span is not None]
    money = [q for q in view.quantities(block) if q.figure.dimension == "money"] if block else []
    return [q.figure for q in money if not any(overlaps(q.span, span) for span in mine)]


def _of_another(view: View, total: Total, added: Fraction) -> bool:
    """Whether another amount before the parts is just their sum, so that they are parts of that."""
    span, first = total.item.span, total.parts[0].span
    if span is None or first is None or span.block != first.block:
        return False
    money = [q for q in view.quantities(span.block) if q.figure.dimension == "money" and q.span.end <= first.start]
    return any(q.span != span and q.figure.si == added for q in money)


def _partial(view: View, total: Total) -> bool:
    """Whether words between the total and the end of the sentence say that not all parts are listed."""
    first, last = total.item.span, total.parts[-1].span
    if first is None or last is None or first.block != last.block:
        return False
    return bool(PARTIAL.search(view.text(first.block)[first.end : view.sentence(last.block, last.end).end]))


RULE = Rule(
    code="GJ301",
    name="budget-sum",
    category="arithmetic",
    severity="error",
    message="{name}写{total}，所列分项{parts}相加为{sum}，相差{difference}",
    basis="《中华人民共和国预算法》及部门预决算公开要求：收支合计与分项勾稽一致",
    check=check,
    doc=__doc__,
)
