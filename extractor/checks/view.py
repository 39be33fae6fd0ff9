"""A report as rules look at it: the records, and quick ways from one to the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from db.records import Block, Date, Field, Project, Quantity, Report, Role, Section, Span

SENTENCE_END = re.compile(r"[。！？；;\n]")
Made = TypeVar("Made")


class View:
    """A report with look-ups that are worked out once. Nothing in it changes the report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._sentence_ends: dict[int, list[int]] = {}
        self._figured: dict[int, tuple[Block, ...]] = {}
        self._made: dict[Callable[[View], Any], Any] = {}

    def once(self, make: Callable[[View], Made]) -> Made:
        """What `make` makes of this view, made once for all rules that ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    # ------------------------------------------------------------------------------------------------ places

    def text(self, block: int) -> str:
        """The stored text of the block with this id."""
        return self.report.blocks[block - 1].text

    def span(self, block: int, start: int, end: int) -> Span:
        """The span of these characters; raises ValueError where they are not in the block."""
        text = self.report.blocks[block - 1].text
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"no characters [{start}, {end}) in block {block} of {len(text)}")
        return Span(block, start, end, text[start:end])

    def whole(self, block: int) -> Span:
        """The block's text without the blanks around it."""
        text = self.text(block)
        start = len(text) - len(text.lstrip())
        return self.span(block, start, max(start, len(text.rstrip())))

    def find(self, block: int, words: str, start: int = 0) -> Span | None:
        """The first place of these words in the block, from `start`."""
        at = self.text(block).find(words, start)
        return None if at < 0 else self.span(block, at, at + len(words))

    def within(self, field: Field, start: int, end: int) -> Span | None:
        """The place of ``field.text[start:end]`` in its block; None where it runs over two, or is not known."""
        offset = 0
        for part in field.spans:
            length = part.end - part.start
            if offset <= start and end <= offset + length:
                found = self.span(part.block, part.start + start - offset, part.start + end - offset)
                return found if found.quote == field.text[start:end] else None
            offset += length + 1
        return None

    def sentence(self, block: int, at: int, until: int | None = None) -> Span:
        """The sentence (up to 。；！？) around the characters ``[at, until)`` of the block, without blanks."""
        text = self.text(block)
        ends = self._sentence_ends.get(block)
        if ends is None:
            ends = self._sentence_ends[block] = [mark.end() for mark in SENTENCE_END.finditer(text)]
        before, after = bisect_right(ends, at), bisect_right(ends, until or at)
        start = ends[before - 1] if before else 0
        words = text[start : ends[after] - 1 if after < len(ends) else len(text)]
        start += len(words) - len(words.lstrip())
        return self.span(block, start, start + len(words.strip()))

    # --------------------------------------------------------------------------------------------- what stands where

    @cached_property
    def body(self) -> tuple[Block, ...]:
        """The blocks that speak: all but running headers and footers, and the empty ones."""
        return tuple(b for b in self.report.blocks if b.kind not in ("header", "footer") and b.text.strip())

    @cached_property
    def _quantities(self) -> dict[int, tuple[Quantity, ...]]:
        by_block: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in self.report.quantities:
            by_block[quantity.span.block].append(quantity)
        return {block: tuple(sorted(found, key=lambda q: q.span.start)) for block, found in by_block.items()}

    def quantities(self, block: int) -> tuple[Quantity, ...]:
        """The quantities of the block, in reading order."""
        return self._quantities.get(block, ())

    def figured(self, least: int = 1) -> tuple[Block, ...]:
        """The blocks of the body with so many quantities at least, for rules that hold one against another."""
        if least not in self._figured:
            known = self._quantities
            self._figured[least] = tuple([b for b in self.body if len(known.get(b.id, ())) >= least])
        return self._figured[least]

    def quantities_in(self, span: Span | None) -> tuple[Quantity, ...]:
        """The quantities that lie within the span, in reading order."""
        known = self._quantities.get(span.block) if span is not None else None
        if span is None or known is None:
            return ()
        start, end = span.start, span.end
        return tuple([q for q in known if start <= q.span.start and q.span.end <= end])

    def quantities_of(self, field: Field | None) -> tuple[Quantity, ...]:
        """The quantities of all parts of a field, in reading order."""
        return () if field is None else tuple([q for span in field.spans for q in self.quantities_in(span)])

    @cached_property
    def _dates(self) -> dict[int, tuple[Date, ...]]:
        by_block: dict[int, list[Date]] = defaultdict(list)
        for date in self.report.dates:
            by_block[date.span.block].append(date)
        return {block: tuple(found) for block, found in by_block.items()}

    def dates(self, block: int) -> tuple[Date, ...]:
        """The dates, periods and deadlines of the block."""
        return self._dates.get(block, ())

    # --------------------------------------------------------------------------------------------- sections, projects

    def sections(self, *roles: Role) -> tuple[Section, ...]:
        """The sections of these roles, in reading order."""
        return tuple(s for s in self.report.sections if s.role in roles)

    def blocks(self, section: Section) -> tuple[Block, ...]:
        """The blocks of a section with its subsections, heading included."""
        return self.report.blocks[section.first_block - 1 : section.last_block]

    @cached_property
    def _section_of(self) -> dict[int, Section]:
        innermost: dict[int, Section] = {}
        for section in self.report.sections:
            for block in range(section.first_block, section.last_block + 1):
                held = innermost.get(block)
                if held is None or section.last_block - section.first_block <= held.last_block - held.first_block:
                    innermost[block] = section
        return innermost

    def section_of(self, block: int) -> Section | None:
        """The innermost section that holds the block."""
        return self._section_of.get(block)

    @cached_property
    def _sections(self) -> dict[int, Section]:
        return {section.id: section for section in self.report.sections}

    @cached_property
    def _roles(self) -> dict[int, tuple[Role, ...]]:
        """The roles of each section and of those that hold it, the innermost first."""
        found: dict[int, tuple[Role, ...]] = {}
        for own in self.report.sections:
            roles: list[Role] = []
            section: Section | None = own
            while section is not None and len(roles) < len(self._sections):
                roles.append(section.role)
                section = self._sections.get(section.parent) if section.parent is not None else None
            found[own.id] = tuple(roles)
        return found

    @cached_property
    def _roles_of(self) -> dict[int, tuple[Role, ...]]:
        return {block: self._roles[section.id] for block, section in self._section_of.items()}

    def roles_of(self, block: int) -> tuple[Role, ...]:
        """The roles of the sections that hold the block, the innermost first."""
        return self._roles_of.get(block, ())

    @cached_property
    def _projects(self) -> dict[int, Project]:
        return {project.id: project for project in self.report.projects}

    def project(self, id: int | None) -> Project | None:
        """The project with this id."""
        return None if id is None else self._projects.get(id)

    @cached_property
    def _project_of(self) -> dict[int, Project]:
        held: dict[int, Project] = {}
        for project in self.report.projects:
            fields = (project.goal, project.indicator, project.completion)
            spans = [project.span, *(s for f in fields if f for s in (*f.spans, f.label) if s)]
            for span in spans:
                if span is not None:
                    held.setdefault(span.block, project)
        heads = {section.first_block for section in self.report.sections}
        for project in self.report.projects:
            if project.span is None:
                continue
            section = self.section_of(project.span.block)
            last = section.last_block if section else len(self.report.blocks)
            for block in range(project.span.block + 1, last + 1):
                if block in heads or held.get(block, project) is not project:
                    break
                held[block] = project
        return held

    def project_of(self, block: int) -> Project | None:
        """The project that the block belongs to: its name, a field, or what else stands before the next project."""
        return self._project_of.get(block)

    @cached_property
    def _bodies(self) -> dict[int | None, tuple[Block, ...]]:
        found: dict[int | None, list[Block]] = defaultdict(list)
        for block in self.body:
            project = self.project_of(block.id)
            found[None if project is None else project.id].append(block)
        return {owner: tuple(blocks) for owner, blocks in found.items()}

    def body_of(self, project: Project) -> tuple[Block, ...]:
        """The blocks of the body that belong to the project."""
        return self._bodies.get(project.id, ())

    @property
    def outside(self) -> tuple[Block, ...]:
        """The blocks of the body that belong to no project."""
        return self._bodies.get(None, ())
