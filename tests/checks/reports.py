"""Reports from a few lines of text, for tests of rules: a line is a block, and then the whole way to results."""

from __future__ import annotations

import hashlib

from db.records import Block, Document, Report
from extractor import fields, language, results
from extractor.outline.build import build

HEAD = "云川市青石区住房保障中心\n2025年度部门整体支出绩效自评报告"
"""What stands above an example that shows only the part of a report that matters."""


def document(text: str) -> Document:
    """Every line that is not blank is a block, verbatim, as in a text file."""
    blocks: list[Block] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            blocks.append(Block(len(blocks) + 1, "paragraph", line, f"第{number}行"))
    return Document("txt", tuple(blocks), seen=len(text))


def report(text: str, whole: bool = False) -> Report:
    """The report that a text file of this content gives, with results; a head is put above what is not `whole`."""
    if not whole and not any("自评报告" in line or "自评表" in line for line in text.splitlines()[:3]):
        text = f"{HEAD}\n{text}"
    outlines = build(document(text), "例.txt")
    assert len(outlines) == 1, "an example is one report"
    analyses = list(language.analyse((block.text for block in outlines[0].blocks), outlines[0].fiscal_year))
    return results.settle(fields.extract(outlines[0], analyses, hashlib.sha256(text.encode()).hexdigest()))
