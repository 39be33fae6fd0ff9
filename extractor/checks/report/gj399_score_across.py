"""得分表中一行的各部分相加与总分不符

说明
    得分表每行列出各部分得分（预算执行、产出、效益等）和总分，多数行各部分相加等于总分，个别行不等。

理由
    总分由各部分相加而来，不等说明有一个数填错，等级和平均分也可能因此不同。

反例
    项目	预算执行	产出	效益	总分
    灌渠清淤	9.8	58.0	28.0	95.8
    机井维修	9.6	57.5	27.4	94.5
    闸门更换	9.7	58.2	28.1	96.0
    泵站养护	10.0	58.4	28.3	97.7

正例
    项目	预算执行	产出	效益	总分
    灌渠清淤	9.8	58.0	28.0	95.8
    机井维修	9.6	57.5	27.4	94.5
    闸门更换	9.7	58.2	28.1	96.0
    泵站养护	10.0	58.4	28.3	96.7

不适用
    没有这样的表格；多数行各部分相加不等于总分（加权，或者没有列全）的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from db.records import Quantity
from extractor.checks.report import tabled
from extractor.checks.report.figuring import shown
from extractor.checks.report.ratios import unit_of_last_digit
from extractor.checks.report.tabled import Place
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

TOTAL = re.compile(r"\s*(?:总分|总?得分|自评总?得?分|综合得分|得分合计|合计得?分?)\s*(?:[（(][^（）()]*[）)])?\s*")
PART = re.compile(r"预算|执行|产出|效益|满意|决策|过程|管理|指标|投入")
OTHER = re.compile(r"[数额率]\s*(?:[（(][^（）()]*[）)])?\s*$|万元|扣分|名次|排名|序号")
"""Columns of money, rates and the like are no parts of a score."""
FEWEST, MOST = 3, 0.7
"""So many rows, and such a share of all, give their totals."""
Row = tuple[Quantity, tuple[Quantity, ...]]


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a row of a table whose other rows give their totals."""
    judged = False
    for rows in _tables(view):
        right = [_adds_up(row) for row in rows]
        if sum(right) < max(FEWEST, MOST * len(rows)):
            continue
        judged = True
        for (total, parts), fits in zip(rows, right, strict=True):
            yield Passed() if fits or _rounded(total, parts) else _failed(view, total, parts)
    if not judged:
        yield NotApplicable("没有各部分相加为总分的得分表")


def _tables(view: View) -> Iterator[list[Row]]:
    """The rows of each table that gives scores in parts with their total."""
    below = tabled.under(view, lambda words: re.search("总分|得分|合计", words) is not None)
    for head, group in groupby(below, key=lambda pair: pair[0]):
        total = [place.column for place in head if TOTAL.fullmatch(place.text)]
        parts = [p.column for p in head if p.column not in total and PART.search(p.text) and not OTHER.search(p.text)]
        if len(total) == 1 and len(parts) > 1:
            yield [made for _, row in group if (made := _row(row, total[0], parts)) is not None]


def _row(row: Sequence[Place], total: int, parts: Sequence[int]) -> Row | None:
    """The total of a row with its parts, where each is one number."""
    found = {place.column: place.quantities[0] for place in row if len(place.quantities) == 1}
    if total not in found or any(column not in found for column in parts):
        return None
    return found[total], tuple(found[column] for column in parts)


def _adds_up(row: Row) -> bool:
    return sum(part.figure.value for part in row[1]) == row[0].figure.value


def _rounded(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a total is off by no more than its last digit, as figures are that were rounded each by itself."""
    added = sum((part.figure.si for part in parts), Fraction(0))
    return abs(added - total.figure.si) <= unit_of_last_digit(total.figure)


def _failed(view: View, total: Quantity, parts: Sequence[Quantity]) -> Failed:
    added = sum((part.figure.si for part in parts), Fraction(0))
    return Failed(
        {
            "parts": "、".join(part.span.quote for part in parts),
            "sum": shown(added, total.figure),
            "total": total.span.quote,
        },
        context(total.span, *(part.span for part in parts)),
        projects=of_block(view, total.span.block),
        reported=total,
        confidence=0.9,
    )


RULE = Rule(
    code="GJ399",
    name="score-across",
    category="score_conflict",
    severity="error",
    message="得分表一行的各部分{parts}相加为{sum}分，总分写{total}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评得分为各项指标得分之和",
    check=check,
    doc=__doc__,
)
