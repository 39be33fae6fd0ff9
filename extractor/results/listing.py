"""Counts that only number what the text itself lists (甲、乙、丙3项): they ask for no amount."""

from __future__ import annotations

import re

from db.records import Indicator, Report

_MARKS = re.compile(r"、|以及|及(?!时[^、]*、)|和|与")
_KINDS = re.compile(r"项|类|种|方面|阶段|部分|环节|步骤|内容|任务|工作|指标|板块|层面")
_MOST = 12


def numbers_its_list(report: Report, demand: Indicator) -> bool:
    """Whether the demand's figure is the number of items listed right before it, in the demand or its sentence."""
    figure = demand.figure
    if figure is None or demand.span is None or figure.dimension != "count" or figure.comparator != "=":
        return False
    if figure.multiplier is not None or not 2 <= figure.value <= _MOST or figure.value != int(figure.value):
        return False
    from extractor.results.asked import written_at

    at = written_at(demand)
    if at is None or not _KINDS.search(demand.text[at[0] : at[1] + 3]):
        return False
    text = report.block(demand.span.block).text
    before = re.split(r"[。；;：:，,]|为|包括|包含|分为", text[: demand.span.start + at[0]])[-1]
    return len([item for item in _MARKS.split(before) if item.strip()]) == int(figure.value)
