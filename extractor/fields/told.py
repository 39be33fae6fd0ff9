"""Projects that a report tells in prose, without labels: each a numbered or a named paragraph, or several."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.fields.entries import Entry, entries, listed_names
from extractor.fields.narrative import joined
from extractor.fields.projects import Context, Read, score_and_grade
from extractor.fields.sentences import Told, tell
from extractor.outline.types import Node, Outline

_LEAST = 2
_SHARE = 0.6


def told_projects(outline: Outline, context: Context) -> list[Read]:
    """The projects that a section on projects tells of, where most of its entries both demand and report; else none."""
    names = listed_names(context.blocks)
    reads: list[Read] = []
    for node in outline.nodes():
        if node.role != "project_results" or (node.parent is not None and node.parent.role == "project_results"):
            continue
        told = [(entry, tell(entry.spans, context.blocks)) for entry in entries(node, context.blocks, names)]
        whole = [(entry, each) for entry, each in told if each is not None]
        if len(whole) < _LEAST or len(whole) < _SHARE * len(told):
            continue
        reads += [_read(entry, each) for entry, each in told]
        take(node, [entry for entry, _ in told])
    return reads


def _read(entry: Entry, told: Told | None) -> Read:
    read = Read(entry.node, entry.name, entry.name_span, entry.number)
    if told is not None:
        for family, spans in (("goal", told.goal), ("indicator", told.indicator), ("completion", told.completion)):
            if (made := joined(spans)) is not None:
                read.fields[family] = made
    read.body = list(entry.spans)
    score_and_grade(read, read.body)
    return read


def take(node: Node, taken: Sequence[Entry]) -> None:
    """Leave to the section only what is none of its entries': their text is the projects' now."""
    theirs = {(s.block, s.start) for entry in taken for s in entry.spans}
    blocks = {entry.name_span.block for entry in taken} | {s.block for entry in taken for s in entry.spans}
    for part in node.parts:
        part.spans = [s for s in part.spans if s.block not in blocks and (s.block, s.start) not in theirs]
