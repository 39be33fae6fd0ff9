"""Parts that are told by a kind of persons, without 其中: 结业学徒318人，其中木工96人、瓦工222人，外地户籍的161人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from db.records import Block, Quantity
from extractor.checks.report.parts import Sum
from extractor.checks.report.sums import sums
from extractor.checks.view import View
from extractor.results.compare import comparable

ATTRIBUTE = r"(?:户籍|户口|学历|职称|文化程度|[岁年]及?以[上下]|[女男]性|少数民族)"
KIND = re.compile(
    rf"[，；](?:其中)?(?![^，；]*(?:[比较另新应需]|上年|去年|往年|累计|目标|计划|还有|此外))"
    rf"(?:[^，。；、]{{0,8}}{ATTRIBUTE}[^，。；、\d]{{0,2}}的|[女男]性(?:有|为|占)?|(?:本|外)[^，。；、\d]{{1,2}}户籍(?:的?人员|职工|员工)?(?:有|为)?)"
)
"""What one person has together with any trade or place; it closes its own clause."""
OF_A_KIND = re.compile(
    rf"(?:{ATTRIBUTE}|[男女]|博士|硕士|研究生|本科|大专|中专|汉族|常住|流动|暂住)[^，。；、]{{0,8}}$"
)
"""Persons of one kind are no total of those of another: 男性86人，女性97人."""
ENDS = re.compile(r"\s*(?:[，。；）)]|$)")


def told_by_kind(view: View, block: Block) -> Iterator[Sum]:
    """The total with one part, for each clause of such a kind right behind a total, its list, or another such clause."""
    whole_of = {part: one.total for one in sums(view, block) if one.kind == "listed" for part in one.parts}
    counts = [q for q in view.quantities(block.id) if q.figure.dimension == "count"]
    for before, part in pairwise(counts):
        total = whole_of.get(before, before)
        if total is before and OF_A_KIND.search(block.text, 0, before.span.start):
            continue
        if part in whole_of or KIND.fullmatch(block.text, before.span.end, part.span.start) is None:
            continue
        if _amounts(total, part) and ENDS.match(block.text, part.span.end):
            whole_of[part] = total
            yield Sum(block.id, total, (part,), "listed", False, True)


def _amounts(total: Quantity, part: Quantity) -> bool:
    """Whether both are plain numbers of one unit."""
    plain = all(q.figure.comparator == "=" and q.figure.value_high is None for q in (total, part))
    return plain and comparable(part.figure, total.figure)
