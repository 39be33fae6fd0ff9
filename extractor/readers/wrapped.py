"""Texts whose lines were cut at one width, as a conversion or a copy from a page leaves them: paragraphs once more.

Each line is taken for one on a page, so that the same reading as for pages tells where paragraphs end.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from extractor.readers.heads import STOP
from extractor.readers.layout.lines import Line
from extractor.readers.layout.page import Page, Table
from extractor.readers.layout.paragraphs import paragraphs

# A text is cut where so many of its lines, and this share of them, are about as wide as any, hardly one is wider, and most
# of them end within a sentence. Fewer do where every paragraph is indented and nothing else is. Widths in those of a
# Han character.
_FULL_LEAST, _FULL_INDENTED, _SHARE, _WIDER = 12, 6, 0.2, 0.01
_NARROWEST, _WIDEST = 15.0, 70.0
_RAGGED = 2.0
_STOPPED = 0.4
# Where more than this share of what follows full lines begins alike, by so many characters, or full lines have so many blanks
# within them, they are entries.
_ALIKE, _HEAD, _COLUMNS = 0.3, 3, 3
_BLANKS = re.compile(r"\s+")
# In points, as on a page: a Han character, and the distance of lines.
_EM, _PITCH = 12.0, 18.0


def unwrapped(lines: Sequence[str]) -> list[tuple[int, str]] | None:
    """The paragraphs of a text that was cut at one width, each with the number of its first line, from 1; else none."""
    found = [(*cut, width) for width in (_shown, _counted) if (cut := _cut_at(lines, width)) is not None]
    if not found:
        return None
    _, full, width = max(found, key=lambda cut: cut[0])
    page = Page(1, full * _EM, _PITCH * len(lines))
    for number, line in enumerate(lines):
        if said := line.strip():
            # Rows of a table are set apart from the text by another size.
            em = 2 * _EM if "\t" in line else _EM
            left = width(line[: len(line) - len(line.lstrip())]) * _EM
            top = _PITCH * number
            # A mark that may not begin a line hangs over the edge.
            right = min(left + width(said) * _EM, full * _EM)
            page.lines.append(Line(line if "\t" in line else line.rstrip(), 1, left, top, right, top + _EM, em))
    whole = [item for item in paragraphs([page]) if not isinstance(item, Table)]
    return [(round(item.places[0].box[1] / _PITCH) + 1, item.text) for item in whole]


def _cut_at(lines: Sequence[str], width: Callable[[str], float]) -> tuple[float, float] | None:
    """Which share of the lines is full, and the width at which they were cut, if they were."""
    texts = [line.rstrip() for line in lines if line.strip() and "\t" not in line]
    if not texts or sum(len(text) > 2 * _WIDEST for text in texts) > _WIDER * len(texts):
        return None
    widths = [width(text) for text in texts]
    times = Counter(round(found) for found in widths)
    room = sorted(widths)[-1 - int(_WIDER * len(widths))] - _RAGGED
    full = max((at for at in times if at >= room), key=lambda at: (times[at] + times[at - 1], at))
    filled = [abs(found - full) <= _RAGGED for found in widths]
    ends = [text for text, fills in zip(texts, filled, strict=True) if fills]
    if _are_entries(ends, [below for fills, below in zip(filled, texts[1:], strict=False) if fills]):
        return None
    share = len(ends) / len(texts)
    enough = (len(ends) >= _FULL_LEAST and share >= _SHARE) or (
        len(ends) >= _FULL_INDENTED and _are_indented(texts, filled)
    )
    if not enough or not _NARROWEST <= full <= _WIDEST:
        return None
    return None if sum(STOP.search(text) is not None for text in ends) > _STOPPED * len(ends) else (share, full)


def _are_indented(texts: Sequence[str], filled: Sequence[bool]) -> bool:
    """Whether lines begin at the edge where they go on from a full one, and nowhere else."""
    pairs = zip(texts[1:], texts, filled, strict=False)
    return all(fills if not text[0].isspace() else not fills or STOP.search(above) for text, above, fills in pairs)


def _are_entries(full: Sequence[str], following: Sequence[str]) -> bool:
    """Whether full lines are entries of a list or rows set with blanks: what follows a cut begins at random."""
    heads = Counter(re.sub(r"\d+", "#", text.lstrip())[:_HEAD] for text in following)
    rows = sum(len(_BLANKS.findall(text.strip())) >= _COLUMNS for text in full)
    return max(heads.values(), default=0) > _ALIKE * len(full) or rows > _ALIKE * len(full)


def _shown(text: str) -> float:
    """How wide a text is shown: Latin signs take half the width of Han characters."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def _counted(text: str) -> float:
    return float(len(text))
