"""各行得分之和与总分不符

说明
    自评表各行的得分相加不等于表中所写的总分；或者其他项目的表各行分值之和与总分值相等，唯独这张表不等。

理由
    总分由各行得分相加而成，不符说明有一行填错、漏列或者总分没有随之更新。

反例
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	60	60
    满意度指标	服务对象满意度	群众满意度	≥90%	88%	40	38
    总分					100	99

正例
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	60	60
    满意度指标	服务对象满意度	群众满意度	≥90%	88%	40	38
    总分					100	98

不适用
    没有列出各行得分和总分的表格；各行的分值没有读全，相加不等于总分值，而别的表也是如此。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report.figuring import shown
from extractor.checks.report.ratios import unit_of_last_digit
from extractor.checks.report.scored import Scored, groups
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, Undetermined, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a form with its total."""
    found = list(groups(view))
    whole = [_adds_up([row.weight for row in rows], total.weight) for rows, total in found]
    for (rows, total), complete in zip(found, whole, strict=True):
        if complete:
            yield _judge(view, rows, total, "得分", [row.score for row in rows], total.score)
        elif any(whole):
            yield _judge(view, rows, total, "分值", [row.weight for row in rows], total.weight)
        else:
            yield Undetermined("各行分值相加不等于总分值，表中的行可能没有读全")
    if not found:
        yield NotApplicable("没有列出各行得分和总分的表格")


def _judge(
    view: View, rows: Sequence[Scored], total: Scored, what: str, parts: Sequence[Quantity], stated: Quantity
) -> Judgement:
    if _adds_up(parts, stated):
        return Passed()
    return Failed(
        {"what": what, "sum": shown(_sum(parts), stated.figure), "total": stated.span.quote},
        context(total.label, stated.span, *(part.span for part in parts)),
        projects=of_block(view, stated.span.block, rows[0].score.span.block),
        reported=stated,
        severity=None if what == "得分" else "warning",
        confidence=0.95 if what == "得分" else 0.7,
    )


def _sum(parts: Sequence[Quantity]) -> Fraction:
    return sum((part.figure.si for part in parts), Fraction(0))


def _adds_up(parts: Sequence[Quantity], total: Quantity) -> bool:
    """Whether the parts give the total, which may be rounded to its last digit."""
    return abs(_sum(parts) - total.figure.si) <= unit_of_last_digit(total.figure) / 2 * (total.figure.si % 1 != 0)


RULE = Rule(
    code="GJ330",
    name="score-sum",
    category="score_conflict",
    severity="error",
    message="各行{what}相加为{sum}分，总分一行写{total}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评得分为各项指标得分之和",
    check=check,
    doc=__doc__,
)
