"""From paragraphs and tables to a tree of headings, with the text and the labelled fields under each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Block
from extractor.outline.ahead import Ahead
from extractor.outline.answering import answering
from extractor.outline.counted import counted
from extractor.outline.headings import Look, look
from extractor.outline.labels import FIELDS, Label, family_of
from extractor.outline.learned import learned
from extractor.outline.led import led, name_end
from extractor.outline.lists import Coming, Open
from extractor.outline.marks import Mark
from extractor.outline.roles import role_of
from extractor.outline.tree import Tree, piece
from extractor.outline.types import Grid, Node, NodeKind, Part
from extractor.outline.unnumbered import Unnumbered

_MARKS = re.compile(r"^[。；;：:，,\s]*")
_OUTER = frozenset({"han", "part:部分"})
_BEGINS = frozenset({"overview", "duties", "institutions", "budget", "organisation_of_evaluation"})


def nest(blocks: Sequence[Block], grids: Sequence[Grid], first: int) -> tuple[Node, dict[int, Label]]:
    """The tree over `blocks` (ids from `first` on), and the labels that open blocks, by these.

    Blocks of a grid stand in the tree as that grid.
    """
    made = _Nesting(blocks, grids, first)
    return made.tree.root, {seen.block.id: seen.opening for seen in made.looks if seen.opening is not None}


class _Nesting:
    def __init__(self, blocks: Sequence[Block], grids: Sequence[Grid], first: int) -> None:
        self.tree = Tree(first)
        self.stack = self.tree.stack
        self.grid_at = {g.first: g for g in grids}
        in_grid = {b for g in grids for b in range(g.first, g.last + 1)}
        looks = [look(b) for b in blocks if b.id not in in_grid and b.id >= first and b.text.strip()]
        self.looks = led(learned(counted(answering(looks))))
        self.ahead = Ahead(self.looks, self.tree, self.grid_at)
        self.unnumbered = Unnumbered(self.looks, self.tree, self.grid_at)
        waiting = sorted(self.grid_at)
        for at, seen in enumerate(self.looks):
            while waiting and waiting[0] < seen.block.id:
                self.tree.table(self.grid_at[waiting.pop(0)])
            self._take(at, seen)
        for id in waiting:
            self.tree.table(self.grid_at[id])

    # ------------------------------------------------------------------------------------------- one paragraph

    def _take(self, at: int, seen: Look) -> None:
        if seen.block.level is not None and not (seen.opening and seen.opening.colon):
            self._styled(seen, at)
        elif (caption := self.ahead.captioned(seen)) is not None:
            self._bare(caption, "bare:table", opens=True)
        elif seen.mark is not None and self.ahead.holds_fields(seen):
            self._labelled(seen, at)
        elif seen.mark is not None:
            self._marked(seen, at)
        elif seen.opening and self.ahead.is_field(seen, seen.opening):
            self._labelled(seen, at)
        elif self.ahead.tells_fields(at, seen):
            self._held(seen)
        elif self.ahead.names_project(at, seen):
            self._bare(seen, "bare:project", opens=True)
        elif self.unnumbered.heads(at):
            self._bare(seen, "bare", opens=self.ahead.opens(at))
        else:
            if self.ahead.tells_of_all(at, seen):
                self.stack.cut(self.tree.owner_depth() or 0)
            elif self.ahead.grades(seen):
                self.stack.cut((self.tree.owner_depth() or 0) + 1)
            self.tree.text(seen)

    # ------------------------------------------------------------------------------------------- kinds of paragraph

    def _styled(self, seen: Look, at: int) -> None:
        level = seen.block.level or 1
        while self.stack.open and not 0 < self.stack.open[-1].heading_level < level:
            self.stack.open.pop()
        number = seen.mark.number if seen.mark else 0
        style = seen.mark.style if seen.mark else f"h{level}"
        self._push(seen, style, number, "heading", self.ahead.opens(at), level)

    def _marked(self, seen: Look, at: int) -> None:
        mark = seen.mark
        if mark is None:
            return
        label = seen.opening
        opens = self.ahead.opens(at) and label is None and self.ahead.renews(at)
        if label is not None and label.family == "name" and label.colon:
            self.stack.cut(self.stack.place(Coming(mark, seen.stand, True)))
            self._named(seen, label, mark.style, mark.number)
            return
        if self._begins_outline(seen) or (opens and self._begins_projects(mark)):
            self.stack.cut(next(i for i, e in enumerate(self.stack.open) if e.label is not None))
        inside = self.stack.label_depth()
        if inside is not None and self.ahead.turns(seen):
            self._labelled(seen, at)
            return
        coming = Coming(mark, seen.stand, opens, seen.words)
        depth = self.stack.place(coming)
        if inside is not None and depth > inside:
            self.stack.cut(depth)
            self.stack.open.append(Open(mark.style, mark.number, None, seen.stand))
            self.tree.text(seen)
            return
        self.stack.cut(depth)
        kind: NodeKind = (
            "heading" if seen.stand or (opens and len(seen.labels) < 2) else "inline" if seen.inline_end else "item"
        )
        self._push(seen, mark.style, mark.number, kind, opens, 0)

    def _begins_outline(self, seen: Look) -> bool:
        """Whether 一、概况 or the like, the first of its style, stands behind the fields at the head of a report."""
        first = seen.mark is not None and seen.mark.number == 1 and seen.mark.style in _OUTER and seen.stand
        if not first or self.stack.label_depth() is None or role_of(seen.words) not in _BEGINS:
            return False
        return not any(e.node is not None and e.node.mark is not None for e in self.stack.open)

    def _begins_projects(self, mark: Mark) -> bool:
        """Whether the first of a list that has fields below it stands behind a field of the section's own: the aims of
        all, told under the heading over the projects."""
        inside = self.stack.label_depth()
        above = self.stack.open[inside - 1] if inside else None
        return mark.number == 1 and above is not None and above.telling and mark.style != above.style

    def _bare(self, seen: Look, style: str, *, opens: bool) -> None:
        self.stack.cut(0 if seen.appended else self._depth_below(style))
        self._push(seen, style, 0, "heading", opens, 0)

    def _depth_below(self, style: str) -> int:
        """Where an unnumbered heading goes: beside the open one of its style, else below the innermost heading."""
        beside = next((i for i, e in enumerate(self.stack.open) if e.style == style), None)
        if beside is not None:
            return beside
        return next((i + 1 for i in range(len(self.stack.open) - 1, -1, -1) if self._is_head(self.stack.open[i])), 0)

    @staticmethod
    def _is_head(entry: Open) -> bool:
        return entry.node is not None and entry.node.kind == "heading" and not entry.style.startswith("bare")

    def _labelled(self, seen: Look, at: int) -> None:
        label = seen.opening
        if label is None:
            return
        if label.family == "name" and not self.ahead.just_opened(at):
            self.stack.cut(self._depth_below("named"))
            self._named(seen, label, "named")
            return
        depth = self.tree.owner_depth()
        if (label.inner or label.kind) and self.ahead.continues_field(label, seen):
            self.tree.text(seen)
            return
        owner = self.stack.open[depth].node if depth is not None else None
        if owner is not None and depth is not None and self.ahead.another(seen, owner):
            self.stack.cut(depth)
            self._unmarked(seen)
            return
        self.stack.cut(0 if depth is None else depth + 1)
        self.tree.fields(seen, self.tree.top)
        if depth is None:
            self.stack.cut(0)  # before the first heading a label holds its own line only

    def _held(self, seen: Look) -> None:
        """The fields of the project above, behind a sentence of their paragraph that tells something else of it."""
        depth = self.tree.owner_depth()
        if depth is None:
            return
        self.stack.cut(depth + 1)
        self.tree.add(self.tree.top, None, piece(seen.block, seen.body, seen.labels[0].lead))
        self.tree.fields(seen, self.tree.top)

    def _unmarked(self, seen: Look) -> None:
        """A project whose heading lost its number: a label that stands twice at its front took the number's place."""
        first, second = seen.labels[0], seen.labels[1]
        twice = first.family == second.family
        name = piece(seen.block, first.end, second.start) if twice else None
        node = self.tree.node(seen, "project", name)
        self.stack.open.append(Open("unmarked", 0, node, seen.stand, True))
        self.tree.fields(seen, node, skip=first if twice else None)

    def _named(self, seen: Look, label: Label, style: str, number: int = 0) -> None:
        """“项目名称：X” opens a project of its own; the stack has been cut to its place."""
        after = [found.lead for found in seen.labels if found.start >= label.end]
        name = piece(seen.block, label.end, after[0] if after else seen.end)
        node = self.tree.node(seen, "project", name)
        self.tree.give(node, Part(label, piece(seen.block, label.start, label.end), [name] if name else []))
        self.stack.open.append(Open(style, number, node, seen.stand, True))
        if after:
            self.tree.fields(seen, node, skip=label)

    # ------------------------------------------------------------------------------------------- pieces

    def _push(self, seen: Look, style: str, number: int, kind: NodeKind, opens: bool, level: int) -> None:
        inner = [found for found in seen.labels if found is not seen.opening]
        end = seen.inline_end or seen.end
        told = 0
        if opens and inner:
            kind, end = "project", inner[0].lead
            stop = seen.block.text.find("。", seen.body, end)
            told = end = stop + 1 if stop > seen.body else end
            if seen.mark is None or seen.mark.style == "ordinal":
                told = end = name_end(seen, seen.body)
        elif kind == "item":
            end = seen.body
        node = self.tree.node(seen, kind, piece(seen.block, seen.body, end))
        self.tree.headed[node.id] = seen.opening.family if seen.opening else family_of(node.heading)
        telling = role_of(node.heading) is not None
        prefix = seen.mark.prefix if seen.mark else ""
        self.stack.open.append(Open(style, number, node, seen.stand, opens, telling, None, level, prefix))
        label = seen.opening
        if (opens and inner) or (label is not None and label.colon and label.family not in FIELDS):
            if told:
                rest = _MARKS.sub("", seen.block.text[told : inner[0].lead])
                self.tree.add(node, None, piece(seen.block, inner[0].lead - len(rest), inner[0].lead))
            self.tree.fields(seen, node)
        elif kind == "item" or seen.inline_end:
            self.tree.add(node, None, piece(seen.block, seen.body, seen.end))
