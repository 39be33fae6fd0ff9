"""One project of the clean report: what it is about, goal, indicator with its table, completion, and what else it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from db.records import Field, Project, Report, Span
from extractor.outline.marks import read_mark
from extractor.outline.types import Grid, Node, Outline
from extractor.outline.types import Part as Stretch
from extractor.outputs.clean import tables
from extractor.outputs.clean.mend import Mended, mend
from extractor.outputs.clean.parts import LACKING, Heading, Paragraph, Part

LABELS = {"goal": "绩效目标", "indicator": "绩效指标", "completion": "完成情况"}
_BEFORE = ("background", "owner", "money", "name")
_DIGITS = re.compile(r"[0-9０-９〇一二三四五六七八九]")


class Writer(Protocol):
    """What gives the parts of a stretch of text of a report."""

    report: Report

    def text(self, stretch: Stretch, label: str) -> Iterator[Part]:
        """Its paragraphs and tables, the label before the first."""


class Lines:
    """Spans of a report as paragraphs; one that goes on in the next paragraph is joined with it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        broken = {i.span for i in report.irregularities if i.kind == "sentence_broken"}
        self.joined: dict[Span, list[Span]] = {}
        self.taken: set[Span] = set()
        for project in report.projects:
            for field in (project.goal, project.indicator, project.completion):
                self._join(field, broken)

    def _join(self, field: Field | None, broken: set[Span]) -> None:
        first: Span | None = None
        for span in field.spans if field else ():
            if span in broken and first is not None:
                self.joined.setdefault(first, []).append(span)
                self.taken.add(span)
            else:
                first = span

    def paragraph(self, span: Span, label: str = "") -> Paragraph | None:
        """The paragraph of a span, numbered as the word processor had numbered it; None where an earlier one has it."""
        if span in self.taken:
            return None
        block = self.report.block(span.block)
        opens = not block.text[: span.start].strip()
        mark = read_mark(block.marker) if block.marker and opens and not label and block.cell is None else None
        words = tuple(mend(s) for s in (span, *self.joined.get(span, ())))
        return Paragraph(words, label, mark=mark)


def spans_in_order(stretch: Stretch, outline: Outline) -> list[Span | Grid]:
    """The paragraphs and the tables of a stretch in reading order."""
    items: list[tuple[int, int, Span | Grid]] = [(s.block, s.start, s) for s in stretch.spans]
    items += [(outline.grids[id - 1].first, 0, outline.grids[id - 1]) for id in stretch.grids]
    return [item for _, _, item in sorted(items, key=lambda each: each[:2])]


def project_parts(node: Node, project: Project, level: int, writer: Writer) -> Iterator[Part]:
    """The project of a node in its one order; fields that the source lacks are named at its head."""
    owned = _owned(node, project)
    missing = [LABELS[f] for f in LABELS if not _said(project, f) and not (f == "indicator" and project.indicators)]
    yield Heading(level, _name(node, project, set(owned.values()) - {""}), project.id)
    if missing:
        yield Paragraph((f"{LACKING[:-1]}：{'、'.join(missing)}）",), look="note")
    rest = [p for p in node.parts if owned[id(p)] == "" and not _is_name(p, node)]
    early = [p for p in rest if p.label is None or p.label.family in _BEFORE]
    for stretch in early:
        yield from writer.text(stretch, _label(stretch))
    for family in LABELS:
        mine = [p for p in node.parts if owned[id(p)] == family]
        for n, stretch in enumerate(mine):
            label = _field_label(stretch, family, n, mine)
            if stretch.label is None and n == 0 and any(d.answer is not None for d in project.indicators):
                label = f"{LABELS[family]}："  # beside a table only its label says what a paragraph is
            yield from writer.text(stretch, label)
        if family == "indicator":
            yield from tables.demands(writer.report, project.indicators, "")
    for stretch in rest:
        if stretch not in early:
            yield from writer.text(stretch, _label(stretch))


def _owned(node: Node, project: Project) -> dict[int, str]:
    """The field that each stretch belongs to, empty for none."""
    found: dict[int, str] = {}
    for stretch in node.parts:
        places = {stretch.label_span, *stretch.spans} - {None}
        found[id(stretch)] = next(
            (f for f in LABELS if (field := getattr(project, f)) and places & {field.label, *field.spans}), ""
        )
    return found


def _said(project: Project, family: str) -> bool:
    field: Field | None = getattr(project, family)
    return field is not None and bool(field.text.strip())


def _name(node: Node, project: Project, families: set[str]) -> tuple[str | Mended, ...]:
    """The heading's words. With fewer than two fields only the label says that this is a project."""
    span = Span(node.block, node.start, node.end, node.heading)
    words = mend(span) if node.heading else project.name
    return (words,) if len(families) > 1 else ("项目名称：", words)


def _is_name(stretch: Stretch, node: Node) -> bool:
    return len(stretch.spans) == 1 and (stretch.spans[0].block, stretch.spans[0].start) == (node.block, node.start)


def _label(stretch: Stretch) -> str:
    return f"{stretch.label.words}：" if stretch.label is not None and stretch.label_span is not None else ""


def _field_label(stretch: Stretch, family: str, n: int, mine: list[Stretch]) -> str:
    """The one label of a field; its own words where it has several labels, or where they hold a figure or a year."""
    if stretch.label is None:
        return ""
    if stretch.label_span is None:
        return f"{LABELS[family]}：" if n == 0 else ""
    labelled = [p for p in mine if p.label_span is not None]
    own = len(labelled) > 1 or _DIGITS.search(stretch.label.words)
    return f"{stretch.label.words if own else LABELS[family]}："
