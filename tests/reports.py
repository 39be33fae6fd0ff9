"""Reports from a few lines of text, for tests of the floors above the readers."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Block, Document, Report
from extractor.fields import extract
from extractor.language import types
from extractor.language.figures import read
from extractor.outline import build
from extractor.outline.types import Outline


def document(text: str) -> Document:
    """A document as the reader of plain text gives it: a block a line that is not blank."""
    lines = text.split("\n")
    blocks = [(i, line) for i, line in enumerate(lines, 1) if line.strip()]
    return Document("text", tuple(Block(n, "paragraph", line, f"第{i}行") for n, (i, line) in enumerate(blocks, 1)))


def outline(text: str) -> Outline:
    """The outline of the only report in `text`."""
    (made,) = build(document(text), "测试.txt")
    return made


@dataclass(frozen=True)
class Read:
    """Quantities and times of a text, without words."""

    quantities: tuple[types.Quantity, ...]
    times: tuple[types.Time, ...]


def report(text: str) -> Report:
    """The records of the only report in `text`, results not yet settled."""
    made = outline(text)
    found = [read(b.text, made.fiscal_year) for b in made.blocks]
    return extract(made, [Read(r.quantities, r.times) for r in found])
