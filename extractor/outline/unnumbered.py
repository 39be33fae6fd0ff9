"""Lines without a number that head a section of the report: closed by a colon, or made of the words of outlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from extractor.outline.headings import Look
from extractor.outline.roles import composed, role_of
from extractor.outline.tree import Tree
from extractor.outline.types import Grid

_SHORTEST, _LONGEST = 4, 20
_SEVERAL = 2
_ADDRESSEE = re.compile(r"(?:局|委|委员会|厅|办|办公室|政府|部|院|中心|单位|同志|领导)[：:]$")
_REFERS = re.compile(r"如下|见下|以下|下表|附表|附件")
_BREAKS_OUT = frozenset({"problems", "measures", "conclusion", "evaluators"})


class Unnumbered:
    """Tells which lines without a number are headings; the tree says what is open there."""

    def __init__(self, looks: Sequence[Look], tree: Tree, grid_at: Mapping[int, Grid]) -> None:
        self._looks = looks
        self._tree = tree
        self._grid_at = grid_at
        self._lines = Counter(seen.words for seen in looks if seen.stand)
        self._labels = Counter(seen.opening.family for seen in looks if seen.opening is not None)

    def heads(self, at: int) -> bool:
        """Whether the line at `at` heads a section.

        Behind the fields of a project it must be plain that it goes on with none of them: it is a name for what closes
        a report, or it stands once, where the labels of the fields stand at every project.
        """
        seen = self._looks[at]
        if not _alone(seen):
            return False
        part = self._tree.open_part()
        if _plain(seen) and (part is None or role_of(seen.words, whole=True) in _BREAKS_OUT):
            return True
        if (
            len(seen.words) < _SHORTEST
            or composed(seen.words) is None
            or self._lines[seen.words] > 1
            or not self._stands_over(at + 1)
        ):
            return False
        return part is None or part.label is None or self._labels[part.label.family] >= _SEVERAL

    def _stands_over(self, at: int) -> bool:
        """Whether a heading may stand above what comes at `at`: a paragraph, a list, a table, a label or such a heading.

        In a form whose cells stand on lines of their own, the next line is brief.
        """
        if at >= len(self._looks):
            return False
        after = self._looks[at]
        if self._looks[at - 1].block.id + 1 in self._grid_at or after.mark is not None or not after.stand:
            return True
        if _alone(after) and (_plain(after) or composed(after.words) is not None):
            return self._stands_over(at + 1)
        return after.opening is not None and after.opening.colon


def _alone(seen: Look) -> bool:
    """Whether a line without a number stands alone, with no text behind a label in it."""
    label = seen.opening
    beside = label is not None and (label.colon or seen.end > label.end)
    return seen.stand and seen.mark is None and not seen.cellular and not beside


def _plain(seen: Look) -> bool:
    """Whether a line is brief, and either closed by a colon or the very name of a role."""
    words = seen.words
    if words.endswith(("：", ":")):
        return (
            3 <= len(words) <= 16 and "，" not in words and not _ADDRESSEE.search(words) and not _REFERS.search(words)
        )
    return _SHORTEST <= len(words) <= _LONGEST and role_of(words, whole=True) is not None
