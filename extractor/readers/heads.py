"""How paragraphs begin and end, as far as any reader can know it: list marks, labels, stops."""

from __future__ import annotations

import re
from itertools import pairwise

STOP = re.compile(r"[。！？；：!?;:]\s*[”）)]?\s*$")
MARK = re.compile(
    r"\s*(?:第[一二三四五六七八九十百\d]+[章节条部项]|[（(]?[一二三四五六七八九十]+[）)、.．]|[（(]?\d{1,3}[）)、．]"
    r"|\d{1,2}\.(?!\d)|[①-⑳]|【|[A-Za-z][.、）)])"
)
LABEL = re.compile(r"\s*(?!\d|如下|其中|以下)[^\s，。；：,;:（(]{2,12}[：:]")
OPEN = re.compile(r"[为由从至达到是在于和与及或的、，,（(《“〔]\s*$")
"""How nothing ends that is complete."""

_BRACKETS = (("（", "）"), ("(", ")"), ("《", "》"), ("〔", "〕"))
_BARE_MOST = 40  # characters; a line without a mark of a sentence in it that is no longer is a heading or a bare label
_WITHIN = re.compile(r"[，。；：！？,;:!?]")


def parts(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text with hard line breaks begin and end.

    Office texts that were pasted from elsewhere break lines where others end paragraphs. A break ends one behind a stop, before
    a list mark or a label, and behind a marked heading; where one does, so do those around bare lines. It ends none within
    a sentence, or in a title.
    """
    lines = text.split("\n")
    ends = [_ends(above, below) for above, below in pairwise(lines)]
    if any(ends):
        ends = [
            end or (not _is_open(above) and (_is_bare(above) or _is_bare(below)))
            for end, (above, below) in zip(ends, pairwise(lines), strict=True)
        ]
    found: list[tuple[int, int]] = []
    start = at = 0
    for line, end in zip(lines, [*ends, True], strict=True):
        at += len(line)
        if end:
            found.append((start, at))
            start = at + 1
        at += 1
    return found


def _ends(above: str, below: str) -> bool:
    if _is_open(above):
        return False
    marked = MARK.match(above) is not None and _is_bare(above)
    return marked or any(found is not None for found in (STOP.search(above), MARK.match(below), LABEL.match(below)))


def _is_bare(line: str) -> bool:
    return len(line) <= _BARE_MOST and not _WITHIN.search(line)


def _is_open(line: str) -> bool:
    """Whether a line cannot be the last of a paragraph: it ends open, or within brackets."""
    return OPEN.search(line) is not None or any(line.count(a) > line.count(b) for a, b in _BRACKETS)
