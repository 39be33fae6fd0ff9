"""The numbered lists of a report, as its own numbers show them: headings, projects and items alike.

Nothing is presupposed of levels. A number continues the list that expects it; 1 opens a list inside the open ones;
a number that no open list expects is a fault of the list it most likely belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from db.records import Block, Span
from extractor.checks.view import View
from extractor.outline.counted import before_figure, fits
from extractor.outline.marks import Mark, han_number, read_mark

Fault = Literal["repeated", "skipped", "backward", "late"]
ENUMERATED = re.compile(
    r"\s*(?:[0-9０-９]{1,3}、\s*[0-9０-９]{1,3}(?![0-9])"
    r"|(?P<n>[一二三四五六七八九十]+)、\s*(?P<next>十?[一二三四五六七八九]|[二三四五六七八九]?十)(?:级|类|等|期|批|季|环|次|线|月|是|产))"
)
"""A mark that is part of an enumeration, which goes on in the same numerals (一、二级公路; 1、2号楼; but 3.二次供水)."""
POINT = re.compile(
    r"(?:^|(?<=[。；：，:;]))\s*(?:(?P<n>[一二三四五六七八九十]{1,2})是(?![否非日])|(?P<kind>[第其])(?P<m>[一二三四五六七八九十]{1,2})[，、,])"
)
"""一是…, 第一，…, 其一，…"""
COUNTED = re.compile(r"[一二三四五六七八九十][是，、,]")
"""What every point holds."""
WORDS = 18


@dataclass(slots=True)
class Entry:
    """A numbered paragraph; `fault` is what is wrong with its number against `before`, the number that came before."""

    block: Block
    mark: Mark
    fault: Fault | None = None
    before: int = 0


@dataclass(slots=True)
class Numbered:
    """A list: its entries in order, and the style of the list that it stands in (empty at the top)."""

    entries: list[Entry] = field(default_factory=list)
    within: str = ""

    @property
    def last(self) -> Entry:
        """The latest entry."""
        return self.entries[-1]

    @property
    def expects(self) -> int:
        """The number that would continue it."""
        return self.last.mark.number + 1


def lists(view: View) -> list[Numbered]:
    """All lists, in the order in which they open. Cells of tables have numbers of their own and are left aside."""
    stack: list[Numbered] = []
    found: list[Numbered] = []
    blocks = [block for block in view.body if block.kind in ("paragraph", "heading")]
    marks = [marked(block) for block in blocks]
    numbers = [(at, mark.number) for at, mark in enumerate(marks) if mark is not None and mark.style == "arabic"]
    for at, (block, mark) in enumerate(zip(blocks, marks, strict=True)):
        if mark is None and (mark := before_figure(block.text)) is not None and not fits(at, mark.number, numbers):
            mark = None
        if mark is not None:
            _place(Entry(block, mark), stack, found)
    return found


def marked(block: Block) -> Mark | None:
    """The number of a block: its word processor's where it has one (its words may begin with a year), else its text's."""
    if block.marker and (given := read_mark(block.marker)) is not None:
        return None if given.style.startswith("dotted") else given
    mark = read_mark(block.text)
    if mark is None or _enumerates(block.text) or mark.style.startswith("dotted"):
        return None
    return mark


def _enumerates(text: str) -> bool:
    """Whether a paragraph begins with numerals of an enumeration, which rise: 一、二级公路, not 三、二次供水改造."""
    found = ENUMERATED.match(text)
    if found is None or found["n"] is None:
        return found is not None
    return (han_number(found["next"]) or 0) > (han_number(found["n"]) or 0)


def _place(entry: Entry, stack: list[Numbered], found: list[Numbered]) -> None:
    mark = entry.mark
    if mark.number > 1:
        same = [d for d in range(len(stack) - 1, -1, -1) if stack[d].last.mark.style == mark.style]
        alike = [d for d in same if stack[d].expects == mark.number]
        other = [d for d in range(len(stack) - 1, -1, -1) if stack[d].expects == mark.number] if not same else []
        depth = next(iter([*alike, *other, *same]), None)
        if depth is not None:
            if not alike and not other:
                entry.before = stack[depth].last.mark.number
                entry.fault = wrong_by(entry.before, mark.number)
            stack[depth].entries.append(entry)
            del stack[depth + 1 :]
            return
        entry.fault = "late" if stack else None  # the top of an extract may begin anywhere
    elif stack and _again(stack[-1].last, entry):
        entry.fault, entry.before = "repeated", 1
        stack[-1].entries.append(entry)
        return
    opened = Numbered([entry], stack[-1].last.mark.style if stack else "")
    stack.append(opened)
    found.append(opened)


def _again(one: Entry, other: Entry) -> bool:
    """Whether two items in a row are both the first: a whole sentence holds no list of its own style."""
    return (
        one.mark.number == other.mark.number == 1
        and one.mark.style == other.mark.style
        and other.block.id == one.block.id + 1
        and one.block.text.rstrip().endswith(("。", "；"))
        and other.block.text.rstrip().endswith(("。", "；"))
    )


def wrong_by(before: int, number: int) -> Fault:
    """What is wrong with a number behind `before`, which it does not follow."""
    if number == before:
        return "repeated"
    return "skipped" if number > before else "backward"


@dataclass(frozen=True, slots=True)
class Point:
    """A point counted in words (一是, 二是); `fault` is what is wrong with its number against `before`."""

    written: str
    number: int
    span: Span
    fault: Fault | None = None
    before: Point | None = None


def points(view: View) -> list[Point]:
    """The points of paragraphs that count in words (一是, 第一，), within a paragraph or a paragraph each; one begins anew."""
    found: list[Point] = []
    latest: dict[str, Point] = {}
    for block in view.body:
        for match in POINT.finditer(block.text) if COUNTED.search(block.text) else ():
            kind, at = match["kind"] or "", match.start("kind") if match["kind"] else match.start("n")
            number = han_number(match["n"] or match["m"]) or 0
            stop = re.search(r"[，。；：]", block.text[match.end() :])
            end = min(match.end() + (stop.start() if stop else WORDS), at + WORDS, len(block.text))
            span = view.span(block.id, at, end)
            last = latest.get(kind)
            near = last is not None and block.id - last.span.block <= 1
            fault: Fault | None = None
            if last is not None and near and number not in (1, last.number + 1):
                fault = wrong_by(last.number, number)
            elif last is not None and near and number == last.number == 1 and _alike(last.span, span):
                fault = "repeated"
            written = match[0].strip().rstrip("，、,")
            latest[kind] = Point(written, number, span, fault, last if fault else None)
            found.append(latest[kind])
    return found


CIRCLED = re.compile("[①-⑳]")


def circled(view: View) -> list[Point]:
    """The circled numbers ①②③ within paragraphs that begin with ①; a second ① begins anew."""
    found: list[Point] = []
    for block in view.body:
        last: Point | None = None
        for match in CIRCLED.finditer(block.text) if "①" in block.text else ():
            number = ord(match[0]) - ord("①") + 1
            stop = re.search(r"[，。；：]", block.text[match.end() :])
            end = min(match.end() + (stop.start() if stop else WORDS), match.start() + WORDS, len(block.text))
            span = view.span(block.id, match.start(), end)
            wrong = last is not None and number not in (1, last.number + 1)
            fault = wrong_by(last.number, number) if wrong and last is not None else None
            if last is not None or number == 1:
                last = Point(match[0], number, span, fault, last if fault else None)
                found.append(last)
    return found


WORDED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}[：:]\s*)?(?P<label>(?P<word>指标|目标|任务|内容)\s*(?P<n>\d{1,2}))\s*[：:]"
)
FEWEST = 3


def worded(view: View) -> list[Point]:
    """Labels with numbers that open a paragraph each (指标1：…, 指标2：…), paragraph after paragraph from the first on.

    A run that is out of order at more than one place is one of another make, such as a label for each aim and its result.
    """
    found: list[Point] = []
    run: list[tuple[str, Point]] = []
    for block in (*view.body, None):
        match = WORDED.match(block.text) if block is not None else None
        if run and (block is None or match is None or match["n"] == "1" or not _goes_on(run, match["word"], block)):
            found += _out_of_order([point for _, point in run])
            run = []
        if block is not None and match is not None and (run or match["n"] == "1"):
            end = min(len(block.text), match.start("label") + WORDS)
            span = view.span(block.id, match.start("label"), end)
            run.append((match["word"], Point(match["label"], int(match["n"]), span)))
    return found


def _goes_on(run: list[tuple[str, Point]], word: str, block: Block) -> bool:
    return run[-1][0] == word and run[-1][1].span.block + 1 == block.id


def _out_of_order(run: list[Point]) -> list[Point]:
    """The points of a run, the one that is out of order with its fault."""
    wrong = [at for at in range(1, len(run)) if run[at].number != run[at - 1].number + 1]
    if len(run) < FEWEST or len(wrong) > 1:
        return []
    return [
        replace(point, fault=wrong_by(run[at - 1].number, point.number), before=run[at - 1]) if at in wrong else point
        for at, point in enumerate(run)
    ]


def _alike(one: Span, other: Span) -> bool:
    """Whether both points stand in one paragraph, or both open theirs."""
    return one.block == other.block or (one.start < 2 and other.start < 2)


def quoted(view: View, entry: Entry) -> Span:
    """The number with the first words behind it; the words alone where the number is not in the text."""
    text = entry.block.text
    start = len(text) - len(text.lstrip())
    end = min(len(text.rstrip()), start + WORDS)
    stop = re.search(r"[。；：:]", text[entry.mark.rest if read_mark(text) else start : end])
    return view.span(
        entry.block.id, start, (entry.mark.rest if read_mark(text) else start) + stop.start() if stop else end
    )
