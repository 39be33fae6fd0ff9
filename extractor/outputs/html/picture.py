"""Projects × indicators: what became of every single demand, at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from db.records import Indicator, Span
from extractor.outputs.findings import SEVERITIES, Audited

SHADES = {
    "met": ("✓", "达到"), "missed": ("✗", "未达到"), "restated": ("○", "只说完成，没有数"), "not_reported": ("–", "没有提到"),
    "contradicted": ("!", "别处说法相反"), "in_progress": ("…", "尚在进行或计划"), "out_of_year": ("年", "用别的年度充当"),
    "undetermined": ("?", "无法比较"), "none": ("·", "没有结果"),
}  # fmt: skip
"""Status of a demand (none: it has no result) -> its sign and what it says; never colour alone."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A status in the legend, with how many demands have it."""

    status: str
    sign: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Square:
    """One demand. `key` is what its words in the text carry, `block` the id of its paragraph there."""

    key: str
    block: str
    status: str
    sign: str
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """A project or overall goal with its demands, and how many errors, warnings and hints name it."""

    name: str
    block: str
    grade: str
    squares: tuple[Square, ...]
    counts: tuple[tuple[str, int], ...]


def demand_key(section: str, kind: str, owner: int, demand: Indicator) -> str:
    """What a demand is called on the page; `kind` is g for an overall goal, p for a project."""
    return f"{section}-{kind}{owner}-{demand.id}"


def rows(section: str, a: Audited) -> tuple[Row, ...]:
    """Overall goals that have demands, then all projects, in reading order."""
    found: list[Row] = []
    for n, goal in enumerate(a.report.goals, 1):
        if goal.indicators:
            squares = _squares(section, "g", goal.id, goal.indicators)
            found.append(Row(f"总体目标 {n}", _block(section, goal.span), "", squares, ()))
    severities: dict[int, Counter[str]] = {}
    for finding in a.findings:
        for project in finding.project_ids:
            severities.setdefault(project, Counter())[finding.severity] += 1
    for one in a.report.projects:
        counted = severities.get(one.id, Counter())
        counts = tuple((s, counted[s]) for s in SEVERITIES if counted[s])
        name = f"{one.number} {one.name}" if one.number else one.name
        squares = _squares(section, "p", one.id, one.indicators)
        found.append(Row(name, _block(section, one.span), one.grade or "", squares, counts))
    return tuple(found)


def legend(shown: Iterable[Row]) -> tuple[Shade, ...]:
    """The statuses that occur, with their counts."""
    counts = Counter(square.status for row in shown for square in row.squares)
    return tuple(Shade(status, sign, name, counts[status]) for status, (sign, name) in SHADES.items() if counts[status])


def _squares(section: str, kind: str, owner: int, demands: Iterable[Indicator]) -> tuple[Square, ...]:
    return tuple(_square(section, kind, owner, demand) for demand in demands)


def _square(section: str, kind: str, owner: int, demand: Indicator) -> Square:
    status = demand.result.status if demand.result else "none"
    sign, name = SHADES[status]
    reason = f"（{demand.result.reason}）" if demand.result else ""
    block = _block(section, demand.span)
    return Square(demand_key(section, kind, owner, demand), block, status, sign, f"{demand.text}：{name}{reason}")


def _block(section: str, span: Span | None) -> str:
    return f"{section}-b{span.block}" if span else ""
