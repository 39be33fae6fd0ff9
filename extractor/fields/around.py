"""Prose before and behind the table of a project's indicators: before it what the project is for, behind it what was done."""

from __future__ import annotations

import re

from db.records import Span
from extractor.fields.narrative import joined
from extractor.fields.reading import Context, Read
from extractor.fields.sentences import aims, reports
from extractor.outline.types import Node, Outline

_FIGURE = re.compile(r"\d")  # without one it tells how the work was looked after, and not what was done


def tell_around(read: Read, node: Node, outline: Outline, context: Context) -> None:
    """Give a project with a table the goal and the completion that its unlabelled paragraphs are, where it has none."""
    grids = [outline.grids[id - 1] for part in node.parts for id in part.grids]
    if not read.table or not grids:
        return
    own = [s for s in read.body if node.block < s.block <= node.last_block]
    prose = [s for s in own if not any(grid.first <= s.block <= grid.last for grid in grids)]
    before = [span for span in prose if span.block < grids[0].first]
    behind = [span for span in prose if span.block > grids[0].last]
    if "goal" not in read.fields and any(aims(span, context.blocks) for span in before):
        _take(read, "goal", before)
    told = any(reports(span, context.blocks) and _FIGURE.search(span.quote) for span in behind)
    if told and "goal" in read.fields and "completion" not in read.fields:
        _take(read, "completion", behind)


def _take(read: Read, family: str, spans: list[Span]) -> None:
    if (made := joined(spans)) is not None:
        read.fields[family] = made
        read.body = [span for span in read.body if span not in spans]
