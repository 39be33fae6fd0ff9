"""What stands among the text and is none of it: the table of contents, and the marks of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Block

_TITLE = re.compile(r"\s*目\s*[录次]\s*")
_LEADER = re.compile(r"(?:[.．·…。﹒⋯・_\-—]{3,}|\s{3,}|\t)[\s.．·…]*[（(\-—]*\s*\d{1,3}\s*[）)\-—]*\s*$")
# A class alone at the front is sought far faster than one that is repeated.
_DOTS = re.compile(r"[.．·…﹒⋯・_][.．·…﹒⋯・_]{2}")
_LONGEST = 80


# “— 3 —”, “第3页 共9页”; a bare number may be a cell.
_PAGE = re.compile(
    r"\s*(?:[-—－–·]+\s*\d{1,4}\s*[-—－–·]+|第\s*\d{1,4}\s*页(?:[，,\s/]*共\s*\d{1,4}\s*页)?|Page\s*\d{1,4})\s*"
)


def page_marks(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of lines that only number a page, and of lines that run over pages: the first line, come again there."""
    marks = {b.id for b in blocks if b.cell is None and _PAGE.fullmatch(b.text)}
    first = blocks[0].text.strip() if blocks else ""
    neighbours = {id + step for id in marks for step in (-1, 1)}
    running = {b.id for b in blocks[1:] if b.cell is None and b.text.strip() == first and b.id in neighbours}
    return frozenset(marks | running)


def contents_of(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the blocks of a table of contents: its title, and all lines up to where its first entry comes again.

    Without a title, two neighbouring lines that end in leaders and a page number are one, too.
    """
    for at, block in enumerate(blocks):
        if _TITLE.fullmatch(block.text):
            return frozenset(b.id for b in blocks[at : _end(blocks, at + 1)])
    led = [i for i, b in enumerate(blocks) if _entry(b)]
    runs = [i for i in led if i + 1 in led or i - 1 in led]
    return frozenset(blocks[i].id for i in runs)


def _entry(block: Block) -> bool:
    """Whether a line ends as entries do; a row of a table does not, so a mere blank or tab is no leader here."""
    if block.cell is not None or not _DOTS.search(block.text):
        return False
    found = _LEADER.search(block.text)
    return found is not None and _DOTS.search(block.text, found.start()) is not None


def _end(blocks: Sequence[Block], start: int) -> int:
    """Where the table ends: before the line that repeats its first entry; without one, behind its last leader."""
    end = start
    while end < len(blocks) and _LEADER.search(blocks[end].text) and len(blocks[end].text) <= _LONGEST:
        end += 1
    if start >= len(blocks):
        return start
    first = _bare(blocks[start].text)
    for at in range(max(end, start + 1), len(blocks)):
        if _bare(blocks[at].text) == first:
            return at
        if len(blocks[at].text) > _LONGEST or re.search(r"[。；;]\s*$", blocks[at].text):
            break
    return end


def _bare(text: str) -> str:
    return re.sub(r"\s", "", _LEADER.sub("", text))
