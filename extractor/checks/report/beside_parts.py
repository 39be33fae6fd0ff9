"""Figures among the parts that stand before a total which are none of them: whom a part counts, what each gets, a price."""

from __future__ import annotations

import re

from db.records import Quantity

AGES = frozenset(("岁", "周岁"))
EACH = re.compile(r"每[^，。；、\d]{0,6}(?:[\d,.]+[^，。；、\d]{1,3}、)*$")
"""What stands before a figure of what each gets, or before one in a row of such: 每人300元、200元、100元."""
DONE_BY = re.compile(r"[^，。；、\d]{2,14}")
"""What stands between those who did something and how much they did."""
MAKES = re.compile(r"(?:[/／每][^，。；\d]{1,6})?[，,]共?计(?:支出|补助|发放)?")
CLAUSE = re.compile(r"[，,、。；;：:\n]")


def of_a_part(text: str, quantity: Quantity) -> bool:
    """Whether a figure tells the age of those that a part counts, or what each of them gets."""
    return quantity.figure.unit in AGES or EACH.search(text, 0, quantity.span.start) is not None


def counts_it(part: Quantity, cost: Quantity) -> bool:
    """Whether a figure tells how many of a thing the money right behind it paid for: 扫路车2台96万元."""
    return part.span.end == cost.span.start and part.figure.dimension == "count" and cost.figure.dimension == "money"


def price_of(text: str, price: Quantity, cost: Quantity) -> int | None:
    """Where the clause begins that tells the price of what the next one gives the cost of: 人均经费500元，计8万元."""
    told = price.figure.dimension in ("money", "rate") and MAKES.fullmatch(text, price.span.end, cost.span.start)
    if not told or price.figure.si >= cost.figure.si:
        return None
    marks = [mark.start() for mark in CLAUSE.finditer(text, 0, price.span.start)]
    return marks[-1] if marks else None


def does_it(text: str, bodies: Quantity, part: Quantity) -> bool:
    """Whether a figure opens the clause of a part and counts who did it: 区中心抽检310批次，9个街道所抽检420批次."""
    if bodies.figure.dimension != "count" or bodies.figure.base == part.figure.base:
        return False
    opens = text[: bodies.span.start].endswith(("，", "、", "；"))
    return opens and DONE_BY.fullmatch(text, bodies.span.end, part.span.start) is not None
