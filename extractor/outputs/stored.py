"""What is stored, as a list or JSON: reports, and places where words were found.

Both come as mappings, because the types of the database are its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extractor.outputs.json import framed
from extractor.outputs.table import grid, wrap

Row = Mapping[str, Any]
COUNTS = ("errors", "warnings", "infos")


def reports_table(reports: Sequence[Row]) -> str:
    """A line a report."""
    if not reports:
        return "还没有报告。\n"
    head = ("编号", "年度", "单位", "标题", "文件", "项目", "指标", "错误", "警告", "提示")
    return grid(head, [_line(report) for report in reports])


def _line(report: Row) -> tuple[str, ...]:
    named = ("id", "fiscal_year", "organisation", "title", "source", "projects", "indicators")
    counts = [report[key] for key in COUNTS] if report["checked"] else ["未检查", "", ""]
    return tuple("" if cell is None else str(cell) for cell in (*(report[key] for key in named), *counts))


def reports_json(reports: Sequence[Row]) -> str:
    """The same with names; counts of findings are null for a report that was never checked."""
    keys = ("id", "fiscal_year", "organisation", "title", "source", "genre", "projects", "indicators")
    return framed(
        reports=[
            {key: report[key] for key in keys} | {key: report[key] if report["checked"] else None for key in COUNTS}
            for report in reports
        ]
    )


def hits_table(hits: Sequence[Row], columns: int | None = None) -> str:
    """Every place with its whole paragraph or cell, the words in 【】."""
    if not hits:
        return "没有找到。\n"
    lines = [f"找到 {len(hits)} 处"]
    for hit in hits:
        text, start, end = hit["text"], hit["start"], hit["end"]
        lines.append(f"报告 {hit['report_id']} {hit['source']} {hit['locator']}")
        lines.append(wrap(" ".join(f"{text[:start]}【{text[start:end]}】{text[end:]}".split()), columns, "    "))
    return "\n".join(lines) + "\n"


def hits_json(hits: Sequence[Row]) -> str:
    """Every place as a span with its report and the text of its block."""
    keys = ("report_id", "source", "block", "start", "end", "locator", "text")
    return framed(
        hits=[{key: hit[key] for key in keys} | {"quote": hit["text"][hit["start"] : hit["end"]]} for hit in hits]
    )
