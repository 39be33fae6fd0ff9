"""Where a span of the program stands in the sample's own text, whatever file it was read from."""

from __future__ import annotations

import unicodedata
from typing import Any

Range = tuple[int, int]
LEAP = 1500  # a short block found farther ahead than this many characters is another of the same words


class Places:
    """Lays the program's blocks over the sample's text: in order, blanks left aside.

    Ranges are half-open offsets into the sample's lines joined by a newline.
    """

    def __init__(self, lines: list[str], blocks: list[dict[str, Any]]) -> None:
        self.text = "\n".join(lines)
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.solid = [i for i, c in enumerate(self.text) if not c.isspace()]
        squeezed = _fold("".join(self.text[i] for i in self.solid))
        self.at: dict[Any, list[int | None]] = {}
        self.lost: list[str] = []
        cursor = 0
        for block in blocks:
            cursor = self._lay(block, squeezed, cursor)

    def _lay(self, block: dict[str, Any], squeezed: str, cursor: int) -> int:
        text = block.get("text") or ""
        inked = [i for i, c in enumerate(text) if not c.isspace()]
        key = _fold("".join(text[i] for i in inked))
        if not key:
            return cursor
        found = squeezed.find(key, cursor)
        if found < 0 or (len(key) < 8 and found - cursor > LEAP):
            found = squeezed.find(key) if len(key) >= 8 else -1
        if found < 0:
            self.lost.append(text[:40])
            return cursor
        positions: list[int | None] = [None] * len(text)
        for offset, i in enumerate(inked):
            positions[i] = self.solid[found + offset]
        self.at[block.get("id")] = positions
        return max(cursor, found + len(key))

    def of(self, span: Any) -> Range | None:
        """The range of a span of the program; None where it has none or its block has no place."""
        if not isinstance(span, dict):
            return None
        positions = self.at.get(span.get("block"))
        start, end = span.get("start"), span.get("end")
        if positions is None or not isinstance(start, int) or not isinstance(end, int):
            return None
        inked = [p for p in positions[start:end] if p is not None]
        return (inked[0], inked[-1] + 1) if inked else None

    def true(self, place: dict[str, Any]) -> Range:
        """The range of a place of the truth."""
        base = self.starts[place["line"] - 1]
        return base + place["start"], base + place["end"]


def overlap(a: Range | None, b: Range | None) -> int:
    """How many characters two ranges share."""
    if a is None or b is None:
        return 0
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def likeness(a: Range, b: Range) -> float:
    """Shared characters over all characters of two ranges."""
    common = overlap(a, b)
    return common / ((a[1] - a[0]) + (b[1] - b[0]) - common) if common else 0.0


def meets(a: Range | None, b: Range | None) -> bool:
    """Whether two quotes are of the same words: 6 characters shared, or three fifths of the shorter."""
    if a is None or b is None:
        return False
    common = overlap(a, b)
    return common >= 6 or common >= 0.6 * min(a[1] - a[0], b[1] - b[0])


def _fold(text: str) -> str:
    """Characters of one width and form each, none added or lost."""
    return "".join(n if len(n := unicodedata.normalize("NFKC", c)) == 1 else c for c in text)
