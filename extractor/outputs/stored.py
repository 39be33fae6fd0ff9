"""What is stored, as a list or JSON: reports, and places where words were found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from extractor.outputs.json import framed
from extractor.outputs.table import grid, wrap


class Summary(Protocol):
    """A stored report in a line."""

    @property
    def id(self) -> int: ...
    @property
    def fiscal_year(self) -> int | None: ...
    @property
    def organisation(self) -> str | None: ...
    @property
    def title(self) -> str | None: ...
    @property
    def source(self) -> str: ...
    @property
    def genre(self) -> str: ...
    @property
    def projects(self) -> int: ...
    @property
    def indicators(self) -> int: ...
    @property
    def errors(self) -> int: ...
    @property
    def warnings(self) -> int: ...
    @property
    def infos(self) -> int: ...
    @property
    def checked(self) -> bool: ...


class Hit(Protocol):
    """A place where the words that were looked for stand."""

    @property
    def report_id(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def block(self) -> int: ...
    @property
    def locator(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def quote(self) -> str: ...


def reports_table(reports: Sequence[Summary]) -> str:
    """A line a report."""
    if not reports:
        return "还没有报告。\n"
    head = ("编号", "年度", "单位", "标题", "文件", "项目", "指标", "错误", "警告", "提示")
    return grid(head, [_row(report) for report in reports])


def _row(r: Summary) -> tuple[str, ...]:
    counts = (r.errors, r.warnings, r.infos) if r.checked else ("未检查", "", "")
    cells = (r.id, r.fiscal_year or "", r.organisation or "", r.title or "", r.source, r.projects, r.indicators, *counts)
    return tuple(str(cell) for cell in cells)


def reports_json(reports: Sequence[Summary]) -> str:
    """The same with names; counts of findings are null for a report that was never checked."""
    keys = ("id", "fiscal_year", "organisation", "title", "source", "genre", "projects", "indicators")
    counts = ("errors", "warnings", "infos")
    return framed(
        reports=[
            {key: getattr(r, key) for key in keys} | {key: getattr(r, key) if r.checked else None for key in counts}
            for r in reports
        ]
    )


def hits_table(hits: Sequence[Hit], columns: int | None = None) -> str:
    """Every place with its whole sentence or cell, the words in 【】."""
    if not hits:
        return "没有找到。\n"
    lines = [f"找到 {len(hits)} 处"]
    for hit in hits:
        shown = f"{hit.text[: hit.start]}【{hit.quote}】{hit.text[hit.end :]}"
        lines.append(f"报告 {hit.report_id} {hit.source} {hit.locator}")
        lines.append(wrap(" ".join(shown.split()), columns, "    "))
    return "\n".join(lines) + "\n"


def hits_json(hits: Sequence[Hit]) -> str:
    """Every place as a span with its report and the text of its block."""
    return framed(
        hits=[
            {
                "report_id": hit.report_id,
                "source": hit.source,
                "block": hit.block,
                "start": hit.start,
                "end": hit.end,
                "quote": hit.quote,
                "locator": hit.locator,
                "text": hit.text,
            }
            for hit in hits
        ]
    )
