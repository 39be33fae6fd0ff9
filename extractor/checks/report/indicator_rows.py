"""So many indicators of all projects as a report numbers them (7个项目共设三级指标53项), against the rows of its tables.

In each of the eight reports with tables among the 187 clean ones that were looked at where such a number is told, it is
that of the rows, or in two of them that of the rows but those of the budget's execution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Span
from extractor.checks.view import View
from extractor.outline.marks import number_in

_KIND = r"(?:[三四]级|绩效|考核|具体|评价)*指标"
_TOLD = re.compile(
    rf"(?:共|所列|总表|全部|设|列|对)[^，。；：\d]{{0,8}}?(?P<a>\d{{2,3}})\s*[项个条]{_KIND}"
    rf"|(?P<b>\d{{2,3}})\s*[项个条]{_KIND}(?=[里中]|[^，。；：\d]{{0,4}}(?:均|全部|都|逐[项条个]))"
    rf"|(?:共|设)(?:置|定|立)?(?:了)?{_KIND}(?:共计?)?\s*(?P<c>\d{{2,3}})\s*[项个条]"
)
_SOME = re.compile(
    r"(?:其余|其他|余下|另外|完成|达标|未|新增|调整|增加|减少|扣分的?)[^，。；：]{0,6}$|(?:数量|质量|时效|成本|效益|产出|核心|预算执行)[^，。；：]{0,4}$"
)
"""What leads to some of the indicators only."""
_PROJECTS = re.compile(
    r"(?P<n>\d+|[一二两三四五六七八九十]+)[个项](?:预算|专项|重点)?(?:项目|专项)的?[^，。；：\d]{0,8}$"
)
_EXECUTION = re.compile(r"预算执行率?|资金执行率?")
NEAR = 5
"""A number that is further from the rows counts something else."""


def told(view: View) -> Iterator[tuple[Span, int, int, Span]]:
    """Each such number: its words, the number, the rows (with the budget's or without, whichever is nearer), and the first row."""
    projects = view.report.projects
    if not projects or any(not any(d.answer for d in p.indicators) for p in projects):
        return
    rows = {d.span.block: d for p in projects for d in p.indicators if d.span is not None}
    first = next((d.span for d in rows.values()), None)
    if first is None:
        return
    spent = sum(_EXECUTION.search(d.text) is not None for d in rows.values())
    for block in view.outside:
        if block.kind == "cell" or "\t" in block.text or "指标" not in block.text:
            continue
        for found in _TOLD.finditer(block.text):
            group = next(name for name in "abc" if found[name])
            before = block.text[: found.start(group) if group != "c" else found.start()]
            counted = _PROJECTS.search(block.text, 0, found.start()) or _PROJECTS.search(
                block.text, 0, found.start(group)
            )
            if _SOME.search(before) or (counted is not None and number_in(counted["n"]) != len(projects)):
                continue
            number = int(found[group])
            listed = min((len(rows), len(rows) - spent), key=lambda count: abs(count - number))
            if abs(listed - number) <= NEAR:
                yield view.span(block.id, *found.span()), number, listed, first
