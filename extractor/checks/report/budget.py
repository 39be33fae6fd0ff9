"""Budget items as a tree: each total with the items that are stated as its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from db.records import BudgetItem, Figure
from extractor.checks.view import View
from extractor.fields.budget import divides_anew


@dataclass(slots=True)
class Total:
    """An item of the budget with its parts, in the order of the report."""

    item: BudgetItem
    parts: list[BudgetItem] = field(default_factory=list)


def totals(view: View) -> list[Total]:
    """Every item that has parts. A part belongs to the nearest item before it that bears its parent's name.

    An item that is divided twice (按用途分……；按地区分……) is given once for each division.
    """
    seen: list[Total] = []
    for item in view.report.budget:
        if item.parent is not None:
            owner = next((t for t in reversed(seen) if t.item.name == item.parent and _together(t.item, item)), None)
            if owner is not None and owner.parts and _anew(view, owner.parts[-1], item):
                owner = Total(owner.item)
                seen.append(owner)
            if owner is not None and not (owner.parts and _within(view, owner.parts[-1], item)):
                owner.parts.append(item)
        seen.append(Total(item))
    return [total for total in seen if total.parts]


def _anew(view: View, last: BudgetItem, part: BudgetItem) -> bool:
    one, other = last.span, part.span
    if one is None or other is None or one.block != other.block:
        return False
    return divides_anew(view.text(one.block)[one.end : other.start])


def _within(view: View, last: BudgetItem, part: BudgetItem) -> bool:
    """Whether an amount stands in brackets behind another part, of which it is: 上级80万元（含专项30万元）、本级50万元."""
    one, other = last.span, part.span
    if one is None or other is None or one.block != other.block or one.end > other.start:
        return False
    between = view.text(one.block)[one.end : other.start]
    return sum(map(between.count, "（(")) > sum(map(between.count, "）)"))


def _together(total: BudgetItem, part: BudgetItem) -> bool:
    """A part stands near its total: in the same or the next few blocks, and at the same stage."""
    if total.span is None or part.span is None:
        return total.stage == part.stage
    return total.stage == part.stage and 0 <= part.span.block - total.span.block < 60


def figure(item: BudgetItem) -> Figure:
    """The amount as a figure in 元."""
    factor = item.amount_yuan / Fraction(item.amount) if item.amount else Fraction(1)
    return Figure(item.amount, item.unit or "元", "money", "元", factor)


def written(item: BudgetItem) -> str:
    """The amount as it was written, with its unit."""
    return f"{item.amount}{item.unit or '元'}"
