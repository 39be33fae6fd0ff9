"""Projects that a report tells in prose, without labels: each a numbered or a named paragraph, or several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from db.records import Span
from extractor.fields.entries import Entry, entries, listed_names
from extractor.fields.halves import halves, in_halves
from extractor.fields.narrative import joined
from extractor.fields.paired import answers_itself, paired
from extractor.fields.projects import score_and_grade
from extractor.fields.reading import Context, Read
from extractor.fields.sentences import sentences, tell
from extractor.outline.projects import DIMENSION
from extractor.outline.types import Node, Outline

_LEAST = 2
_SHARE = 0.6
_SECTIONS = ("project_results", "overall_results")
_UNNAMED = ("other",)
_LEAST_UNNAMED = 3
_CALLED = re.compile(r"(?:项目|工程|专项|行动|经费)[”。]?$")
_SAYS_MORE = re.compile(r"\d|^(?:这|其中|按|没有|由)")  # how much, or how, but not what for


def told_projects(outline: Outline, context: Context) -> list[Read]:
    """The projects that a section on projects tells of, where most of its entries both demand and report; else none."""
    for roles in (_SECTIONS, _UNNAMED):
        if reads := _told(outline, context, roles):
            return reads
    return []


def _told(outline: Outline, context: Context, roles: Sequence[str]) -> list[Read]:
    """The projects that sections of these roles tell of; where a heading does not name projects, all entries must tell."""
    reads: list[Read] = []
    for node in outline.nodes():
        if node.role not in roles or (node.parent is not None and node.parent.role == "project_results"):
            continue
        if DIMENSION.fullmatch(node.heading):
            continue
        if roles is _UNNAMED and sum(child.kind == "heading" for child in node.children) < _LEAST_UNNAMED:
            continue
        listed = entries(node, context.blocks, listed_names(node, context))
        named = (
            roles is _UNNAMED or node.role == "project_results" or all(_CALLED.search(entry.name) for entry in listed)
        )
        firsts = [entry.spans[0] for entry in listed if entry.spans]
        if named and not answers_itself(firsts) and in_halves(listed, context.blocks):
            reads += [_with(entry, halves(entry)) for entry in listed]
            take(node, listed)
            continue
        prose = [_prose(entry, context) for entry in listed] if named else []
        if answers_itself([s for entry in listed for s in entry.spans]):  # no place parts the demands from the report
            # the section has shown that sentences answer themselves, so a single one suffices in an entry
            found = [_answered(entry, context, least=1) for entry in listed]
            found = found if _enough(found) else prose
        else:
            found = prose if _enough(prose) else [_answered(entry, context) for entry in listed]
        if not _enough(found) or (roles is _UNNAMED and None in found):
            continue
        reads += [
            made or _prose(entry, context, led_only=True) or _bare(entry)
            for entry, made in zip(listed, found, strict=True)
        ]
        take(node, listed)
    return reads


def _enough(found: Sequence[Read | None]) -> bool:
    """Whether most entries of a section tell of a project; the others are taken along."""
    whole = sum(each is not None for each in found)
    return whole >= _LEAST and whole >= _SHARE * len(found)


def _prose(entry: Entry, context: Context, *, led_only: bool = False) -> Read | None:
    """An entry whose sentences demand first and then report."""
    told = tell(entry.spans, context.blocks, led_only=led_only)
    return _with(entry, told._asdict()) if told is not None else None


def _answered(entry: Entry, context: Context, *, least: int = _LEAST) -> Read | None:
    """An entry whose sentences each answer what they demand: 对接活动不少于8场，实际9场；……"""
    table = paired(entry.spans, context, least)
    answers = [s for i in table if i.answer is not None for s in i.answer.spans]
    asked = [i.span for i in table if i.span is not None]
    if not asked or 2 * len({(s.block, s.start) for s in answers}) < len(asked):
        return None
    read = _bare(entry)
    first = asked[0]
    said = [s for place in entry.spans for s in sentences(place, context.blocks)]
    aims = [s for s in said if (s.block, s.end) <= (first.block, first.start)]
    besides = [
        s
        for s in said[len(aims) :]
        if not any(s.block == one.block and s.start < one.end and one.start < s.end for one in (*asked, *answers))
    ]
    told = sorted({(s.block, s.start): s for s in (*answers, *besides)}.items())
    # what its own sentence does not answer may be answered elsewhere
    read.table = tuple(i if i.answer is None or i.answer.text else replace(i, answer=None) for i in table)
    read.paired = True
    aims = [s for n, s in enumerate(aims) if n == 0 or not _SAYS_MORE.search(s.quote)]
    return _filled(read, {"goal": aims, "indicator": asked, "completion": [s for _, s in told]})


def _with(entry: Entry, fields: Mapping[str, Sequence[Span]]) -> Read:
    return _filled(_bare(entry), fields)


def _filled(read: Read, fields: Mapping[str, Sequence[Span]]) -> Read:
    for family, spans in fields.items():
        if (made := joined(spans)) is not None:
            read.fields[family] = made
    return read


def _bare(entry: Entry) -> Read:
    read = Read(entry.node, entry.name, entry.name_span, entry.number)
    read.body = list(entry.spans)
    score_and_grade(read, read.body)
    return read


def take(node: Node, taken: Sequence[Entry]) -> None:
    """Leave to the section only what is none of its entries': their text is the projects' now."""
    theirs = {(s.block, s.start) for entry in taken for s in entry.spans}
    blocks = {entry.name_span.block for entry in taken} | {s.block for entry in taken for s in entry.spans}
    for part in node.parts:
        part.spans = [s for s in part.spans if s.block not in blocks and (s.block, s.start) not in theirs]
