"""The tree as it grows: nodes, the labelled parts under them, and the stack of what is open."""

from __future__ import annotations

import re

from db.records import Block, Span
from extractor.outline.headings import BRIEF, Look
from extractor.outline.labels import FIELDS, Label, residue_end
from extractor.outline.lists import Open, Stack
from extractor.outline.types import Grid, Node, NodeKind, Part

_UP_TO = re.compile(r"^[^。；]{2,30}(?:[：:]|(?:如下|见下|下表|附表|表\s*\d)[^。；]{0,8}[：:。]?)$")
_INDENT = 4  # blanks that a paragraph may begin with


def piece(block: Block, start: int, end: int) -> Span | None:
    """The span of ``block.text[start:end]`` without blanks around it; None where nothing is left."""
    text = block.text[start:end]
    left, right = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    if left == len(text):
        return None
    return Span(block.id, start + left, end - right, block.text[start + left : end - right])


class Tree:
    """Puts paragraphs and tables where the stack says; which place that is, the nesting decides."""

    def __init__(self, first: int) -> None:
        self.root = Node(0, first, "heading", None, 0, 0, "", 0, last_block=first)
        self.stack = Stack()
        self.headed: dict[int, str | None] = {}  # the families of the labels that numbered nodes begin with
        self._families: dict[int, set[str]] = {}
        self._count = 0

    @property
    def top(self) -> Node:
        """The innermost open node."""
        return self.stack.top_node() or self.root

    def node(self, seen: Look, kind: NodeKind, words: Span | None) -> Node:
        """A new node below the innermost open one; its heading is `words`."""
        self._count += 1
        parent = self.top
        level = 1 + sum(e.node is not None for e in self.stack.open)
        start, end = (words.start, words.end) if words else (seen.body, seen.body)
        heading = (words.quote if words else "").rstrip("：:")
        if kind != "heading" or (seen.mark is None and len(heading) <= BRIEF):
            heading = heading.rstrip("。；;")
        end = start + len(heading)
        node = Node(
            self._count, seen.block.id, kind, seen.mark, start, end, heading, level, parent, last_block=seen.block.id
        )
        parent.children.append(node)
        self._extend(node, seen.block.id)
        return node

    def fields(self, seen: Look, owner: Node, skip: Label | None = None) -> None:
        """The labels of one paragraph, each with its text, as parts of `owner`; the last stays open."""
        labels = [found for found in seen.labels if found is not skip]
        for i, label in enumerate(labels):
            end = labels[i + 1].lead if i + 1 < len(labels) else seen.end
            part = Part(label, None if label.inner else piece(seen.block, label.start, label.end))
            if (
                span := piece(seen.block, label.start if label.inner and not label.level else label.end, end)
            ) is not None:
                part.spans.append(span)
            self.give(owner, part)
            self.stack.open.append(Open("label", 0, None, label=part))
        self._extend(owner, seen.block.id)

    def give(self, owner: Node, part: Part) -> None:
        """Add a labelled part to a node."""
        owner.parts.append(part)
        if part.label:
            self._families.setdefault(owner.id, set()).add(part.label.family)

    def families(self, node: Node | None) -> set[str]:
        """The families of the labels that a node has so far."""
        return self._families.get(node.id, set()) if node is not None else set()

    def text(self, seen: Look) -> None:
        """A paragraph of the open field, or of the innermost heading where none is open."""
        part = self.open_part()
        start = seen.body if seen.block.marker is not None else residue_end(seen.block.text)
        if seen.opening is not None and seen.opening.level and part is not None and part.label and part.label.level:
            start = seen.opening.end  # 产出指标： and 效益指标： stand as the labels of one field
        inner = [found for found in seen.labels if found.family in FIELDS and found is not seen.opening]
        owner = self.top
        self.add(owner, part, piece(seen.block, start, inner[0].lead if inner and part else seen.end))
        if inner and part:
            self.fields(seen, owner, skip=seen.opening)

    def table(self, grid: Grid) -> None:
        """A table of the open field, or of the innermost heading.

        What follows a table under a goal or an indicator is no longer that field's: the table has answered it.
        """
        owner, part = self.top, self.open_part()
        if part is not None and len(part.spans) > 1 and _leads_up(part.spans[-1], grid):
            lead = part.spans.pop()
            part.grids.append(grid.id)
            self.give(owner, Part(None, None, [lead]))
        else:
            (part or _body(owner)).grids.append(grid.id)
        self._extend(owner, grid.last)
        depth = self.stack.label_depth()
        if part is not None and part.label is not None and part.label.family != "completion" and depth is not None:
            self.stack.cut(depth)

    def add(self, owner: Node, part: Part | None, span: Span | None) -> None:
        """A stretch of text for `part`, or for the text of `owner` outside of any field."""
        if span is None:
            return
        (part or _body(owner)).spans.append(span)
        self._extend(owner, span.block)

    def owner_depth(self) -> int | None:
        """The depth of the node that a label belongs to: the innermost heading outside of the open field."""
        label = next((i for i, e in enumerate(self.stack.open) if e.label is not None), None)
        upto = len(self.stack.open) if label is None else label
        for depth in range(upto - 1, -1, -1):
            node = self.stack.open[depth].node
            if node is not None and (node.kind in {"heading", "project"} or self.stack.open[depth].opens):
                return depth
        return None

    def owner(self) -> Node | None:
        """The node that a label belongs to, None before the first heading."""
        depth = self.owner_depth()
        return self.stack.open[depth].node if depth is not None else None

    def open_part(self) -> Part | None:
        """The field that the next paragraph goes on with."""
        depth = self.stack.label_depth()
        return self.stack.open[depth].label if depth is not None else None

    @staticmethod
    def _extend(node: Node, block: int) -> None:
        for each in (node, *node.ancestors()):
            each.last_block = max(each.last_block, block)


def _leads_up(last: Span, grid: Grid) -> bool:
    """Whether a paragraph only leads up to the table right behind it, and is no text of the field before it."""
    return last.block == grid.first - 1 and last.start < _INDENT and _UP_TO.search(last.quote) is not None


def _body(owner: Node) -> Part:
    if not owner.parts or owner.parts[-1].label is not None:
        owner.parts.append(Part(None, None))
    return owner.parts[-1]
