"""Rows of a scored form: the points that an indicator may get, those that it got, and the reason given beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Quantity, Span
from extractor.checks.report import tabled
from extractor.checks.report.tabled import Place
from extractor.checks.view import View

_WEIGHT = re.compile(r"\s*(?:指标)?(?:分值|权重)(?:[（(][^（）()]*[）)])?\s*")
_SCORE = re.compile(r"\s*(?:自评)?得分(?:[（(][^（）()]*[）)])?\s*")
_NAME = re.compile(r"三级指标|指标名称|指标内容|具体指标")
_REASON = re.compile(r"偏差|原因")
_TOTAL = re.compile(r"\s*(?:自评)?(?:总分|总得分|合计|总计|得分合计)\s*")


@dataclass(frozen=True, slots=True)
class Scored:
    """A row with both points. `reason` is the text of its column for reasons, None where the form has none."""

    label: Span
    weight: Quantity
    score: Quantity
    reason: str | None
    total: bool

    @property
    def name(self) -> str:
        """What the row is called."""
        return self.label.quote


def rows(view: View) -> list[Scored]:
    """Every scored row of the report, totals among them, in reading order."""
    return view.once(_rows)


def _rows(view: View) -> list[Scored]:
    return [row for head, cells in tabled.under(view, _is_head) if (row := _row(head, cells)) is not None]


def _is_head(words: str) -> bool:
    return "得分" in words and ("分值" in words or "权重" in words) and not any(c.isdigit() for c in words)


def _row(head: tuple[Place, ...], cells: tuple[Place, ...]) -> Scored | None:
    weight = score = reason = None
    names = {place.column: place.text for place in head}
    for place in cells:
        name = names.get(place.column, "")
        if len(place.quantities) == 1 and _WEIGHT.fullmatch(name):
            weight = place.quantities[0]
        elif len(place.quantities) == 1 and _SCORE.fullmatch(name):
            score = place.quantities[0]
        elif _REASON.search(name):
            reason = place.text
    if weight is None or score is None:
        return None
    total = any(_TOTAL.fullmatch(place.text) for place in cells[:2])
    if reason is None and any(_REASON.search(name) for name in names.values()):
        reason = ""
    return Scored(_label(names, cells), weight, score, reason, total)


def _label(names: dict[int, str], cells: tuple[Place, ...]) -> Span:
    """What the row is called: the cell in the column of names, else the last one of words before its first figure."""
    label = cells[0].span
    for place in cells:
        if place.text.strip() and _NAME.search(names.get(place.column, "")):
            return place.span
        if place.quantities:
            break
        label = place.span if place.text.strip() else label
    return label


def groups(view: View) -> Iterator[tuple[list[Scored], Scored]]:
    """The rows of each form with the total below them; rows without a total are left out."""
    held: list[Scored] = []
    owner: object = None
    for row in rows(view):
        project = view.project_of(row.score.span.block)
        if project is not owner:
            held, owner = [], project
        if not row.total:
            held.append(row)
        elif held:
            yield held, row
            held = []
