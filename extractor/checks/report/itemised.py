"""Counts with items told one by one behind them: “发现四个问题。一是……二是……”, or in the numbered paragraphs that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.records import Block, Span
from extractor.checks.report.listing import NUMBER
from extractor.checks.view import View
from extractor.outline.marks import HAN, han_number

TOLD = r"(?:问题|不足|短板|方面|措施|建议|原因|做法|经验|环节|步骤|阶段)"
STATED = re.compile(rf"{NUMBER}(?:个|项|条|点|类|大)(?:主要|突出|具体|共性)?(?P<what>{TOLD})")
IN_TEXT = re.compile(
    r"(?:(?:需要|还要|值得)?(?:说明|改进|注意|解决)|如下)?[：:。，,；;]\s*(?=一是|第一[，,]|其一[，,])"
)
AHEAD = re.compile(r"(?:(?:需要|还要|值得)?(?:说明|改进|注意|解决)|如下)?\s*[：:。]?\s*$")
ORDINALS = tuple(
    re.compile(f"(?<![{HAN}]){form}")
    for form in (rf"([{HAN}]{{1,2}})是", rf"第([{HAN}]{{1,2}})[，,]", rf"其([{HAN}])[，,]")
)
MARKS = tuple(
    re.compile(r"\s*" + form)
    for form in (
        r"\d{1,2}[.．]\d{1,2}[.．](\d{1,2})(?![\d.．])",
        r"\d{1,2}[.．](\d{1,2})(?![\d.．])",
        r"(\d{1,2})[.．、](?!\d)",
        r"[（(](\d{1,2})[）)]",
        rf"[（(]([{HAN}]{{1,3}})[）)]",
        rf"第?([{HAN}]{{1,3}})(?:、|是|，)",
    )
)
MOST = 12


@dataclass(frozen=True, slots=True)
class Itemised:
    """A stated count, how many items are told behind it, and the places of both."""

    count: int
    told: int
    stated: Span
    last: Span


def itemised(view: View, blocks: Sequence[Block]) -> Iterator[Itemised]:
    """The counts of the blocks whose items are numbered: in the same paragraph, or the next ones beginning with the first."""
    for at, block in enumerate(blocks):
        for found in STATED.finditer(block.text):
            count = _value(found["n"])
            if not 1 < count <= MOST:
                continue
            stated = view.span(block.id, found.start(), found.end())
            if opened := IN_TEXT.match(block.text, found.end()):
                told, last = _in_text(block.text, opened.end())
                place = (block.id, *last)
                if told < count and at + 1 < len(blocks) and any(f.match(blocks[at + 1].text) for f in ORDINALS):
                    continue  # the ordinals go on in the next paragraph
            elif AHEAD.match(block.text, found.end()):
                told, item = _ahead(blocks[at + 1 :])
                place = (item.id, 0, min(len(item.text), 40)) if item else (0, 0, 0)
            else:
                continue
            if told > 1:
                yield Itemised(count, told, stated, view.span(*place))


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else 2 if written == "两" else han_number(written) or 0


def _in_text(text: str, start: int) -> tuple[int, tuple[int, int]]:
    """How far the ordinals count on from the first, and where the last stands."""
    for form in ORDINALS:
        told, last = 0, (start, start)
        for found in form.finditer(text, start):
            if _value(found[1]) != told + 1:
                break
            told, last = told + 1, found.span()
        if told:
            return told, (last[0], min(len(text), last[1] + 20))
    return 0, (start, start)


def _ahead(blocks: Sequence[Block]) -> tuple[int, Block | None]:
    """How many paragraphs are numbered on from the first one, in its way of numbering, and the last of them."""
    form = next((m for m in MARKS if blocks and (hit := m.match(blocks[0].text)) and _value(hit[1]) == 1), None)
    told: int = 0
    last: Block | None = None
    for block in blocks if form is not None else ():
        found = form.match(block.text) if form is not None else None
        if found is None:
            continue
        if _value(found[1]) != told + 1:
            break
        told, last = told + 1, block
        if re.search(rf"[。；;\s](?:{told + 1}[.．、]|[（(]{told + 1}[）)])(?!\d)", block.text):
            return 0, None  # one paragraph holds several
    return told, last
