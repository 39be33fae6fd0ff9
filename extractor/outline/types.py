"""What the outline room hands upward: nodes of the document's own structure, and the stretches of text under them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from db.records import Block, Genre, LeftOut, Role, Span
from extractor.outline.labels import Label
from extractor.outline.marks import Mark

# heading: a line of its own; inline: the first words of its paragraph; item: a numbered paragraph without a heading;
# project: what bears fields of a project.
NodeKind = Literal["heading", "inline", "item", "project"]


OF_ONE: frozenset[Genre] = frozenset(("project", "transfer", "self_evaluation_form"))
"""Genres that may tell of one project alone."""


@dataclass(slots=True)
class Part:
    """A stretch of text under a node: behind a label, or (label None) before any. Spans are the words without the label.

    `grids` are the ordinals of the tables that stand in it.
    """

    label: Label | None
    label_span: Span | None
    spans: list[Span] = field(default_factory=list)
    grids: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Node:
    """A place in the structure. `start:end` are the heading's words in their block, behind the mark.

    `children` and `parts` are in reading order; `role` is filled by the roles module.
    """

    id: int
    block: int
    kind: NodeKind
    mark: Mark | None
    start: int
    end: int
    heading: str
    level: int
    parent: Node | None = None
    role: Role = "other"
    role_given: bool = False
    last_block: int = 0
    parts: list[Part] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def ancestors(self) -> list[Node]:
        """From the parent up to the top."""
        found, node = [], self.parent
        while node is not None:
            found.append(node)
            node = node.parent
        return found

    def walk(self) -> list[Node]:
        """This node and all below it, in reading order."""
        found: list[Node] = []
        waiting = [self]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += reversed(node.children)
        return found


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table, in whatever way the table came: the spans of its text, in order (none where it is empty)."""

    row: int
    column: int
    text: str
    spans: tuple[Span, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as rows of cells; a merged cell stands once, at its upper left place. `first`, `last` are block ids."""

    id: int
    first: int
    last: int
    cells: tuple[GridCell, ...]

    def rows(self) -> list[list[GridCell]]:
        """The cells row by row, each row by column."""
        table: dict[int, list[GridCell]] = {}
        for cell in self.cells:
            table.setdefault(cell.row, []).append(cell)
        return [sorted(table[r], key=lambda c: c.column) for r in sorted(table)]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's structure: the root holds what stands before the first heading, and all the rest below it.

    `blocks` and all that is told of them are in uniform characters (`extractor.language.uniform`); `written` are the
    blocks as they stand in the document.
    """

    source: str
    format: str
    title: str | None
    title_spans: tuple[Span, ...]
    organisation: str | None
    fiscal_year: int | None
    genre: Genre
    blocks: tuple[Block, ...]
    root: Node
    grids: tuple[Grid, ...]
    written: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    seen: int = 0

    def nodes(self) -> list[Node]:
        """All nodes but the root, in reading order."""
        return self.root.walk()[1:]

    def with_role(self, *roles: Role) -> list[Node]:
        """The nodes with one of these roles, in reading order."""
        return [n for n in self.nodes() if n.role in roles]
