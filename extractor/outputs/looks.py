"""Which blocks of a report are its title and its headings, for outputs that show the text as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Report, Span

HEADING_SHARE = 0.8
"""The share of a block from which a heading is a line of its own and not the first words of a paragraph."""
TITLE_WITHIN = 12
"""The first blocks of a report, among which its title is."""


def title_blocks(report: Report) -> frozenset[int]:
    """The blocks whose words, one after the other, are the title."""
    found = set()
    rest = "".join((report.title or "").split())
    for block in report.blocks[:TITLE_WITHIN]:
        words = "".join(block.text.split())
        if words and block.cell is None and rest.startswith(words):
            found.add(block.id)
            rest = rest[len(words) :]
    return frozenset(found)


def headings(report: Report) -> Iterator[tuple[Span, int, bool]]:
    """The headings of sections and projects, each with its level from 1 and whether it is a line of its own."""
    for one in report.sections:
        if one.span is not None:
            yield one.span, min(one.level, 6), _alone(report, one.span)
    for project in report.projects:
        if project.span is not None:
            above = [s.level for s in report.sections if s.first_block <= project.span.block <= s.last_block]
            yield project.span, min(max(above, default=1) + 1, 6), _alone(report, project.span)


def _alone(report: Report, span: Span) -> bool:
    block = report.block(span.block)
    return span.end >= HEADING_SHARE * len(block.text.strip()) and block.cell is None
