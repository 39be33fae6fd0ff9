"""Markdown: read line by line as text is; headings get their level, and the signs that mark them up are left out."""

from __future__ import annotations

import re
from pathlib import Path

from db.records import Document, visible
from extractor.readers.blocks import Blocks
from extractor.readers.text import decode

MARKS = "Markdown 标记"
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+|(?<=\S)[ \t]+#+[ \t]*$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_RULE = re.compile(r"\s*([-*_=])(?:\s*\1){2,}\s*")
_BULLET = re.compile(r"\s*(?:>\s*)*[-*+][ \t]+|\s*(?:>\s*)+")
_STRONG = re.compile(r"(\*\*\*|\*\*|___|__)(?=\S)(.+?)(?<=\S)\1")


def read(path: Path) -> Document:
    """Read a Markdown file. Locators are `第N行`. Numbers of lists stay in the text, as they were written."""
    text = decode(path.read_bytes(), path.name)
    blocks = Blocks()
    fenced = False
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        place = f"第{number}行"
        if _FENCE.match(line) or (not fenced and _RULE.fullmatch(line)):
            fenced ^= _FENCE.match(line) is not None
            blocks.leave(line, MARKS, place)
            continue
        kept, level = (line, None) if fenced else _plain(line)
        blocks.add("paragraph" if level is None else "heading", kept, place, level=level)
        if marks := _marks(line, kept):
            blocks.leave(marks, MARKS, place)
    return blocks.document("md", visible(text))


def _plain(line: str) -> tuple[str, int | None]:
    """A line without its signs, and its level where it is a heading."""
    level: int | None = None
    heading = _HEADING.match(line)
    if heading and heading[1]:
        level = len(heading[1])
        line = _HEADING.sub("", line)
    else:
        line = line[bullet.end() :] if (bullet := _BULLET.match(line)) else line
    return _STRONG.sub(r"\2", line), level


def _marks(line: str, kept: str) -> str:
    """What stands in `line` and no longer in `kept`, whose characters follow in the same order."""
    marks: list[str] = []
    at = 0
    for char in line:
        if at < len(kept) and kept[at] == char:
            at += 1
        elif not char.isspace():
            marks.append(char)
    return "".join(marks)
