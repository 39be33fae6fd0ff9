"""Rows of a table of money that give a rate: budget, spent, rate of execution.

What a cell is, its column's head says, or the cell itself (执行数：114), or how most rows compute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, groupby, permutations, product

from db.records import Quantity
from extractor.checks.report import tabled
from extractor.checks.report.ratios import agrees, quotients
from extractor.checks.report.tabled import Place
from extractor.checks.view import View

_ENDS = r"(?:数|金额|额|资金)?(?:[（(]万?元[）)])?$"
NAMES = {
    "adjusted": re.compile("全年预算|调整"),
    "budget": re.compile(f"年初预算|^(?:项目)?(?:预算|批复|安排){_ENDS}"),
    "executed": re.compile(f"执行数|支出数|实际支出|^(?:全年|实际|预算)?(?:执行|支出){_ENDS}"),
    "rate": re.compile("^(?:预算|资金)?(?:执行|支出)率$"),
}
"""What columns and cells are called; of several budgets the adjusted one counts."""
MONEY = re.compile(r"执行|支出|使用")
FEWEST, MOST_ROWS = 3, 0.6
"""Columns that no head names are budget and spent where so many rows, and such a share of all, give their rate."""

_LABEL = re.compile(r"\s*(?P<name>[^：:]+?)\s*[：:]\s*")

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
        said: dict[str, list[Quantity]] = {}
        for place in row:
            for kind, figure in _labelled(view, place):
                said.setdefault(kind, []).append(figure)
        if any(len(figures) > 1 for figures in said.values()):
            continue  # which of two is meant is not known
        wholes = said.get("adjusted", said.get("budget", []))
        for whole, spent, rate in product(wholes, said.get("executed", []), said.get("rate", [])):
            if row[0].span.block == row[-1].span.block and whole.figure.dimension == "money":
                continue  # a line of text, which is judged as one
            if _of_money(whole) and _of_money(spent) and whole.figure.si and rate.figure.dimension == "ratio":
                yield whole, spent, rate, _right(whole, spent, rate)


def _labelled(view: View, place: Place) -> Iterator[tuple[str, Quantity]]:
    """What the one figure of a cell is by the label before it, where it has one."""
    label = _LABEL.match(place.text)
    if label is None:
        return
    figures = place.quantities or tabled.number(view, place.span, label.end())
    if len(figures) == 1 and place.at(figures[0]) == label.end():
        yield from ((kind, figures[0]) for kind, name in NAMES.items() if name.search(label["name"]))


def _single(row: tuple[Place, ...]) -> Row:
    return {place.column: place.quantities[0] for place in row if len(place.quantities) == 1}


def _named(head: tuple[Place, ...], kind: str) -> list[int]:
    return [place.column for place in head if NAMES[kind].search(place.text)]


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
