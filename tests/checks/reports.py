"""Reports from a few lines of text, for tests of rules: a line is a block, and then the whole way to results."""

from __future__ import annotations

import hashlib

from db.records import Block, Document, Report

HEAD = "云川市青石区住房保障中心\n2025年度部门整体支出绩效自评报告"
"""What stands above an example that shows only the part of a report that matters."""


def document(text: str) -> Document:
    """Every line that is not blank is a block, verbatim, as in a text file."""
    blocks: list[Block] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            blocks.append(Block(len(blocks) + 1, "paragraph", line, f"第{number}行"))
    return Document("txt", tuple(blocks), seen=len(text))


def report(text: str) -> Report:
    """The report that a text file of this content gives, with results; a head is put above where it has none."""
    from extractor import fields, language, outline, results

    if "自评" not in text.split("\n", 3)[0] + text.split("\n", 3)[min(1, text.count("\n"))]:
        text = f"{HEAD}\n{text}"
    outlines = outline.build(document(text), hashlib.sha256(text.encode()).hexdigest())
    assert len(outlines) == 1, "an example is one report"
    analyses = language.analyse([block.text for block in outlines[0].blocks])
    return results.settle(fields.extract(outlines[0], analyses))
