"""表中合计与各行之和不符

说明
    表格的合计行（或资金总额行）与同一栏各行之和不相等，而同一张表的其他栏加得起来，说明各行已经列全；只有一栏数字的，该栏是面积、长度、金额之类，合计与各行之和又相差不远。

理由
    合计由各行相加而成，不符说明有一个数填错，或者合计没有随之更新。

反例
    项目	预算数	执行数
    桥梁检测	120.00	118.00
    隧道照明	86.00	84.00
    合计	206.00	220.00

正例
    项目	预算数	执行数
    桥梁检测	120.00	118.00
    隧道照明	86.00	84.00
    合计	206.00	202.00

不适用
    没有合计行的表格；比率、平均数、单价等不能相加的栏；分了层次（小计、其中）或没有一栏加得起来的表格。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report import tabled
from extractor.checks.report.figuring import shown
from extractor.checks.report.ratios import unit_of_last_digit
from extractor.checks.report.tabled import Place
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

TOTAL = re.compile(r"\s*(?:合\s*计|总\s*计|.{0,8}总额)\s*[：:]?\s*")
AMONG = re.compile(r"\s*其中\s*[：:]")
LAYERED = re.compile(r"小\s*计|其中|合\s*计")
NO_SUM = re.compile(r"率|比|占|均|单价|标准|序号|编号|得分|评分|分值|权重|等级|时间|年份")
"""Columns whose figures are not added up, or are by another rule."""
EMPTY = re.compile(r"[\s—\-－/]*")
FEWEST = 2
MEASURED = re.compile(
    r"[（(](?:单位[：:])?(?:人次|场次?|份|册|[台件]套?|辆|座|具|盏|[百千万亿]?元|平方(?:米|公里)|立方米|公里|千米|米|公顷|万?亩|万?吨|公斤|千瓦时|万?千瓦)[）)]$"
)
SOME = re.compile(r"\s*(?:主要|部分|重点|典型|代表)")
NEAR = 5
"""A total that is off by more than this part of itself may be of more than the rows."""
Row = tuple[Place, ...]


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a column of a table with its total, where one column at least adds up."""
    judged = False
    for head, total, rows in _totals(view):
        columns = [c for place in head if (c := _column(place, total, rows)) is not None]
        if not any(_adds_up(*column[1:]) for column in columns) and not _sure_to_add_up(head, columns):
            continue
        judged = True
        for name, stated, parts in columns:
            yield Passed() if _adds_up(stated, parts) else _failed(view, name, stated, parts)
    if not judged:
        yield NotApplicable("没有各行列全的合计行")


def _sure_to_add_up(head: Row, columns: Sequence[tuple[str, Quantity, list[Quantity]]]) -> bool:
    """Whether the only column of numbers gives areas, lengths, pieces or the like of three things at least, and of all there are.

    The total is then near to what they come to; one that is far from it may be of more than is listed.
    """
    if len(columns) != 1 or SOME.match(_label(head)):
        return False
    name, stated, parts = columns[0]
    total = stated.figure.si
    return MEASURED.search(name) is not None and len(parts) > FEWEST and abs(_sum(parts) - total) * NEAR <= total


def _totals(view: View) -> Iterator[tuple[Row, Row, list[Row]]]:
    """Totals with their head and the rows that they sum up: those above a total, or those under one that opens a table."""
    for run in tabled.runs(view):
        head: Row | None = None
        rows: list[Row] = []
        first: Row | None = None
        for row in run:
            if not any(place.quantities for place in row):
                if head and first and _divided(rows):
                    yield head, first, rows
                head, rows, first = row, [], None
            elif TOTAL.fullmatch(_label(row)) and head is not None:
                if rows and first is None:
                    if len(rows) >= FEWEST and not any(LAYERED.search(_label(r)) for r in rows):
                        yield head, row, rows
                    head = None
                else:
                    rows, first = [], row
            else:
                rows.append(row)
        if head and first and _divided(rows):
            yield head, first, rows


def _divided(rows: Sequence[Row]) -> bool:
    """Whether rows under a total are its parts, and of one layer."""
    labels = [_label(row) for row in rows]
    if labels and AMONG.match(labels[0]):
        labels[0] = AMONG.sub("", labels[0])
    return len(rows) >= FEWEST and not any(LAYERED.search(label) for label in labels)


def _label(row: Row) -> str:
    return next((place.text for place in row if place.text.strip()), "")


def _column(place: Place, total: Row, rows: Sequence[Row]) -> tuple[str, Quantity, list[Quantity]] | None:
    """The column under a cell of the head: its total and its parts, where each is one bare number or nothing."""
    stated = _number(place, total)
    if stated is None or not place.text.strip() or NO_SUM.search(place.text):
        return None
    parts: list[Quantity] = []
    for row in rows:
        cell = next((c for c in row if c.column == place.column), None)
        if cell is None or EMPTY.fullmatch(cell.text):
            continue
        number = _number(place, row)
        if number is None or number.figure.base != stated.figure.base:
            return None
        parts.append(number)
    return (place.text.strip(), stated, parts) if len(parts) >= FEWEST else None


def _number(place: Place, row: Row) -> Quantity | None:
    cell = next((c for c in row if c.column == place.column), None)
    if cell is None or len(cell.quantities) != 1 or cell.quantities[0].span.quote != cell.text.strip():
        return None
    figure = cell.quantities[0].figure
    return cell.quantities[0] if figure.value_high is None and figure.dimension != "ratio" else None


def _adds_up(stated: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts give the total; where there are decimals, each may be rounded."""
    slack = Fraction(0)
    if any("." in q.span.quote for q in (stated, *parts)):
        slack = unit_of_last_digit(stated.figure) * (len(parts) + 1) / 2
    return abs(_sum(parts) - stated.figure.si) <= slack


def _sum(parts: Sequence[Quantity]) -> Fraction:
    return sum((part.figure.si for part in parts), Fraction(0))


def _failed(view: View, name: str, stated: Quantity, parts: Sequence[Quantity]) -> Failed:
    return Failed(
        {"column": name, "total": stated.span.quote, "sum": shown(_sum(parts), stated.figure)},
        context(stated.span, *(part.span for part in parts)),
        projects=of_block(view, stated.span.block),
        reported=stated,
        confidence=0.9,
    )


RULE = Rule(
    code="GJ355",
    name="table-sum",
    category="arithmetic",
    severity="error",
    message="“{column}”一栏合计写{total}，各行相加为{sum}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
