"""Quantities and dates of a text as a table, as JSON, or as a page that shows them where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Protocol

from db.records import Block, Date, Figure, Quantity, Span
from extractor.language import types
from extractor.outputs.export import figure_json, span_json
from extractor.outputs.json import Json, framed
from extractor.outputs.numbers import exact, written
from extractor.outputs.table import grid

KIND = {"date": "日期", "period": "时段", "deadline": "期限"}
DIMENSION = {
    "area": "面积", "length": "长度", "mass": "质量", "volume": "体积", "money": "金额", "count": "数量",
    "ratio": "比率", "duration": "时长", "rate": "复合", "score": "分值", "other": "其他",
}  # fmt: skip
COMPARATOR = {"=": "", ">=": "≥", ">": "＞", "<=": "≤", "<": "＜", "~": "约"}
STYLE = (
    "body{font:16px/1.9 'Microsoft YaHei','Noto Sans CJK SC',sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
    "mark{border-radius:3px;padding:1px 3px;background:#d6e8ff;-webkit-box-decoration-break:clone;box-decoration-break:clone}"
    "mark.time{background:#ffe3b8}mark small{color:#555;margin-left:4px;white-space:nowrap}p{margin:.6em 0}"
    "table{border-collapse:collapse;margin:1em 0}td{border:1px solid #ccc;padding:2px 8px}"
    "header{color:#555;border-bottom:1px solid #ccc;padding-bottom:.5em}"
)


CELL = re.compile(r"(?P<row>表\d+ 第\d+行)第\d+列")
"""The locator of a cell of a table; cells of one row have the same beginning."""


class Seen(Protocol):
    """What the language room says of one text."""

    @property
    def quantities(self) -> Sequence[types.Quantity]:
        """Numbers with their units and bounds."""

    @property
    def times(self) -> Sequence[types.Time]:
        """Days, periods, deadlines."""


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text, where it stands, and what was seen in it."""

    locator: str
    text: str
    seen: Seen


def table(lines: Iterable[Line]) -> str:
    """A row a quantity or date, in reading order."""
    rows = []
    for block, _, item in _items(lines):
        quote = item.span.quote
        if isinstance(item, Quantity):
            kind = DIMENSION[item.figure.dimension]
            rows.append((block.locator, quote, kind, reading(item.figure), _based(item.figure), item.thing or ""))
        else:
            rows.append((block.locator, quote, KIND[item.kind], _period(item), "", ""))
    return grid(("位置", "原文", "种类", "读作", "基本单位", "对象"), rows)


def json(lines: Iterable[Line]) -> str:
    """Quantities and dates with the contract's fields; `block` counts the texts from 1."""
    quantities: list[Json] = []
    dates: list[Json] = []
    for block, _, item in _items(lines):
        span = span_json(item.span, block)
        if isinstance(item, Quantity):
            quantities.append({**figure_json(item.figure), "thing": item.thing, "span": span})
        else:
            dates.append({"kind": item.kind, "from": item.first, "to": item.last, "span": span})
    return framed(quantities=quantities, dates=dates)


def html(lines: Sequence[Line]) -> str:
    """A page of its own with every quantity and date marked in the text."""
    marked: dict[int, list[Quantity | Date]] = {}
    for block, _, item in _items(lines):
        marked.setdefault(block.id, []).append(item)
    shown = [(line.locator, _marked(line.text, marked.get(n, []))) for n, line in enumerate(lines, 1)]
    body = "".join(_rows(shown))
    figures = sum(isinstance(item, Quantity) for items in marked.values() for item in items)
    dates = sum(map(len, marked.values())) - figures
    head = f'<header><mark>数量 {figures} 处</mark> <mark class="time">日期 {dates} 处</mark>　鼠标停在数量上可看对象</header>\n'
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>gouji figures</title>'
        f"<style>{STYLE}</style></head>\n<body>\n{head}{body}</body></html>\n"
    )


def _rows(shown: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Paragraphs, and the cells of a row beside each other."""
    table = row = ""
    for locator, text in shown:
        cell = CELL.match(locator)
        at = cell["row"] if cell else ""
        if row and at != row:
            yield "</tr>"
        if table and at.partition(" ")[0] != table:
            yield "</table>\n"
        if at and at.partition(" ")[0] != table:
            yield "<table>"
        if at and at != row:
            yield "<tr>"
        table, row = at.partition(" ")[0], at
        yield f"<td>{text}</td>" if at else f'<p title="{escape(locator)}">{text}</p>\n'
    yield "</tr>" * bool(row) + "</table>\n" * bool(table)


def _marked(text: str, items: Iterable[Quantity | Date]) -> str:
    parts, at = [], 0
    for item in items:
        if item.span.start < at:
            continue  # a date within a date's words is shown once
        label = reading(item.figure) if isinstance(item, Quantity) else _period(item)
        label = "" if label == item.span.quote else label
        thing = f' title="{escape(item.thing)}"' if isinstance(item, Quantity) and item.thing else ""
        kind = DIMENSION[item.figure.dimension] if isinstance(item, Quantity) else KIND[item.kind]
        time = "" if isinstance(item, Quantity) else ' class="time"'
        parts.append(escape(text[at : item.span.start]))
        parts.append(
            f"<mark{time}{thing}>{escape(item.span.quote)}<small>{escape(f'{kind} {label}'.strip())}</small></mark>"
        )
        at = item.span.end
    return "".join(parts) + escape(text[at:])


def _items(lines: Iterable[Line]) -> Iterator[tuple[Block, int, Quantity | Date]]:
    """All quantities and dates in reading order, as records with spans."""
    for n, line in enumerate(lines, 1):
        block = Block(n, "paragraph", line.text, line.locator)
        found: list[tuple[int, Quantity | Date]] = []
        for q in line.seen.quantities:
            figure = Figure(q.value, q.unit, q.dimension, q.base, q.factor, q.comparator, q.value_high, q.multiplier)
            found.append((q.start, Quantity(figure, q.thing, Span(n, q.start, q.end, line.text[q.start : q.end]))))
        for t in line.seen.times:
            found.append((t.start, Date(t.kind, t.first, t.last, Span(n, t.start, t.end, line.text[t.start : t.end]))))
        for start, item in sorted(found, key=lambda pair: pair[0]):
            yield block, start, item


def reading(figure: Figure) -> str:
    """What was read of a figure, bound, value and unit: ≥1.2万亩, 3～5天."""
    high = "" if figure.value_high is None else f"～{written(figure.value_high)}"
    return f"{COMPARATOR[figure.comparator]}{written(figure.value)}{high}{figure.multiplier or ''}{figure.unit or ''}"


def _based(figure: Figure) -> str:
    """The value in the base unit: 12000 m, 5～10 ℃; a ratio is a plain number."""
    ends = [exact(end) or "" for end in (figure.si, figure.si_high) if end is not None]
    return f"{'～'.join(ends)} {'' if figure.base == '1' else figure.base}".strip()


def _period(date: Date) -> str:
    return " 至 ".join(dict.fromkeys(filter(None, (date.first, date.last))))
