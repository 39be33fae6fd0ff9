"""Rows of a table of money that give a rate: budget, spent, rate of execution, by their head or by how the rows compute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby, permutations

from db.records import Quantity
from extractor.checks.report import tabled
from extractor.checks.report.ratios import agrees, quotients
from extractor.checks.report.tabled import Place
from extractor.checks.view import View

HEADS = {
    "budget": re.compile("年初预算|^(?:项目)?预算(?:数|金额|额|资金)?(?:[（(]万?元[）)])?$"),
    "adjusted": re.compile("全年预算|调整"),
    "executed": re.compile("执行数|支出数|实际支出"),
}
MONEY = re.compile(r"执行|支出|使用")
FEWEST, MOST_ROWS = 3, 0.6
"""Columns that no head names are budget and spent where so many rows, and such a share of all, give their rate."""

LABELLED = {
    "adjusted": re.compile(r"\s*(?:全年预算|调整(?:后)?预算|预算调整)(?:数|金额|额)?\s*[：:]\s*"),
    "budget": re.compile(r"\s*(?:年初)?(?:预算|批复|安排)(?:资金|数|金额|额)?\s*[：:]\s*"),
    "executed": re.compile(r"\s*(?:全年|实际|预算)?(?:执行|支出)(?:数|金额|额)?\s*[：:]\s*"),
    "rate": re.compile(r"\s*(?:预算|资金)?(?:执行|支出)率\s*[：:]\s*"),
}
"""Cells that say themselves what their figure is; of several budgets the adjusted one counts."""

Row = dict[int, Quantity]


def rated(view: View) -> Iterator[tuple[Quantity, Quantity, Quantity, bool]]:
    """The whole, what was spent and the rate of every row, and whether the rate is right."""
    below = tabled.under(
        view, lambda words: "执行率" in words and MONEY.search(words.replace("执行率", "")) is not None
    )
    for head, group in groupby(below, key=lambda pair: pair[0]):
        rate = next((place.column for place in head if "执行率" in place.text), 0)
        rows = [_single(row) for _, row in group]
        wholes, spent = _named(head, "adjusted") + _named(head, "budget"), _named(head, "executed")
        if not wholes or not spent:
            wholes, spent = _computed(rows, rate)
        for row in rows:
            whole = next((row[column] for column in wholes if column in row), None)
            one = next((row[column] for column in spent if column in row), None)
            stated = row.get(rate)
            if whole is None or one is None or stated is None or not whole.figure.si:
                continue
            if stated.figure.dimension != "ratio" or not _of_money(whole) or not _of_money(one):
                continue  # rows of indicators in the same form
            yield whole, one, stated, _right(whole, one, stated)


def labelled(view: View) -> Iterator[tuple[Quantity, Quantity, Quantity, bool]]:
    """The same of rows whose cells bear their labels: 预算：95万元 | 支出：91.2万元 | 执行率：96%."""
    for row in chain.from_iterable(tabled.runs(view)):
        if row[0].span.block == row[-1].span.block:
            continue  # a line of text, which is judged as one
        said = {
            kind: place.quantities[0]
            for place in row
            for kind, label in LABELLED.items()
            if len(place.quantities) == 1 and label.fullmatch(place.text, 0, place.at(place.quantities[0]))
        }
        whole, spent, rate = said.get("adjusted", said.get("budget")), said.get("executed"), said.get("rate")
        if whole is None or spent is None or rate is None or not whole.figure.si or rate.figure.dimension != "ratio":
            continue
        if _of_money(whole) and _of_money(spent):
            yield whole, spent, rate, _right(whole, spent, rate)


def _single(row: tuple[Place, ...]) -> Row:
    return {place.column: place.quantities[0] for place in row if len(place.quantities) == 1}


def _named(head: tuple[Place, ...], kind: str) -> list[int]:
    return [place.column for place in head if HEADS[kind].search(place.text)]


def _of_money(quantity: Quantity) -> bool:
    return quantity.figure.dimension in ("money", "other")


def _right(whole: Quantity, spent: Quantity, rate: Quantity) -> bool:
    return any(agrees(rate.figure, value) for value in quotients(spent, [whole]))


def _computed(rows: list[Row], rate: int) -> tuple[list[int], list[int]]:
    """The columns of whole and spent: those by which most rows have their rate."""
    full = [row for row in rows if rate in row and row[rate].figure.dimension == "ratio"]
    columns = sorted({column for row in full for column, q in row.items() if column != rate and _of_money(q)})
    best: tuple[list[int], list[int]] = ([], [])
    most = max(FEWEST, MOST_ROWS * len(full))
    for whole, spent in permutations(columns, 2):
        right = sum(
            _right(row[whole], row[spent], row[rate])
            for row in full
            if whole in row and spent in row and row[whole].figure.si >= row[spent].figure.si
        )
        if right >= most:
            best, most = ([whole], [spent]), right + 1
    return best
