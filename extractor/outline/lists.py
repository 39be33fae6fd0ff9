"""Which list a number continues: the stack of the lists that are open at a place of the document.

No level is known beforehand. A number goes where it continues a list (its style, its value, its siblings' looks); a
first number opens a list below; everything deeper is closed. So levels follow from how a document nests, wrong,
missing and repeated numbers included.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.outline.marks import TWINS, Mark
from extractor.outline.roles import role_of
from extractor.outline.types import Node, Part

_DEEPEST = 2  # how often one style of number may stand above itself: 一、 in a list of 一、 二、, not deeper
_NO_START = 0.4  # how well a number other than 1 begins a list


@dataclass(slots=True)
class Open:
    """A list (or a heading without number, or the text behind a label) that is open at this place.

    `last` is the number of its newest member and `node` that member; `stand`, `opens` and `telling` are the member's
    looks: a line of its own, followed by field labels, naming a role. `label` holds the part that a label opened.
    """

    style: str
    last: int
    node: Node | None
    stand: bool = False
    opens: bool = False
    telling: bool = False
    label: Part | None = None
    heading_level: int = 0
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """The looks of the paragraph whose place is sought, and its words where they may tell a role."""

    mark: Mark
    stand: bool
    opens: bool
    words: str = ""

    @property
    def telling(self) -> bool:
        """Whether its words tell a role: asked only beside a member of a list that does, since most are whole paragraphs."""
        return role_of(self.words) is not None


class Stack:
    """The open lists, outermost first."""

    def __init__(self) -> None:
        self.open: list[Open] = []

    def cut(self, depth: int) -> None:
        """Close everything from `depth` on."""
        del self.open[depth:]

    def top_node(self) -> Node | None:
        """The innermost node."""
        return next((e.node for e in reversed(self.open) if e.node is not None), None)

    def label_depth(self) -> int | None:
        """Where the innermost label stands, None outside of any field."""
        return next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].label is not None), None)

    def place(self, coming: Coming) -> int:
        """The depth of the list that the coming number continues, or the number of open lists where it opens one."""
        best, best_score = len(self.open), self._new(coming)
        label = self.label_depth()
        for depth in range(len(self.open) - 1, -1, -1):
            score = self._continues(self.open[depth], coming)
            if score is None:
                continue
            if label is not None and depth < label and not (coming.stand or coming.opens):
                score -= 1.5  # text of a field rarely ends with a numbered sentence that belongs outside
            if score > best_score + 1e-9:
                best, best_score = depth, score
        return best if best_score > _NO_START else self._restyled(coming)

    def _restyled(self, coming: Coming) -> int:
        """Where a heading goes on that counts further in another style than its siblings: （一）（二） then 3."""
        for depth in range(len(self.open) - 1, -1, -1):
            entry = self.open[depth]
            alike = entry.stand and coming.stand and entry.telling and coming.telling
            if entry.label is None and alike and entry.last and coming.mark.number == entry.last + 1:
                return depth
        return len(self.open)

    def _new(self, coming: Coming) -> float:
        """How well the number begins a list of its own below the innermost."""
        if coming.mark.number != 1:
            return _NO_START
        if sum(entry.style == coming.mark.style for entry in self.open) >= _DEEPEST:
            return 0.2
        # All numbered 1: what bears fields of its own does not stand within the fields of another in its list.
        alike = (entry for entry in self.open if entry.style == coming.mark.style and entry.last == 1)
        if coming.opens and any(entry.opens for entry in alike):
            return 0.2
        label = self.label_depth()
        if label is not None and coming.opens:
            return 0.2  # inside a field no paragraph has fields of its own
        return 3.0

    def _continues(self, entry: Open, coming: Coming) -> float | None:
        """How well the number continues `entry`; None where its style rules that out."""
        mark = coming.mark
        if entry.label is not None or not entry.last:
            return None
        if entry.style == mark.style:
            score = 0.0
        elif TWINS.get(entry.style) == mark.style and mark.number == entry.last + 1 and coming.stand and entry.stand:
            score = -0.8
        else:
            return None
        if mark.prefix != entry.prefix:
            return 4.0  # 2.1 after 1.3: the same depth under another heading
        step = mark.number - entry.last
        score += 3.0 if step == 1 else 1.6 if 1 < step <= 3 else 1.2 if step == 0 else 0.9 if step > 3 else 0.6
        if mark.number == 1:
            score = min(score, 1.0)
        score += 0.5 if entry.stand == coming.stand else -0.5
        if entry.opens or coming.opens:
            score += 0.8 if entry.opens == coming.opens else -0.8
        if entry.telling and coming.telling:
            score += 0.7
        return score
