"""What many rules need: judgements block by block, classes of characters, quotes of a handy length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field

from db.records import Block, Project, Span
from db.values import value
from extractor.checks.rule import Failed, Judgement, Passed, context
from extractor.checks.view import View

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
"""Han characters, for use inside ``[]`` of a regular expression."""
STOPS = "。！？；，、：,;:!?"
BLANKS = " \t\u3000\xa0\u2002-\u200b"


@value
class Spot:
    """A place in a block where something is wrong, with the values of the rule's message."""

    start: int
    end: int
    arguments: dict[str, str] = field(default_factory=dict)
    confidence: float = 1.0


def spots(
    view: View,
    find: Callable[[Block], Iterable[Spot]],
    blocks: Iterable[Block] | None = None,
    where: re.Pattern[str] | None = None,
) -> Iterator[Judgement]:
    """One failure a spot, and a pass for every block (of the body, where none are given) without any.

    `where` is what every block with a spot holds, told fast: `find` is not called for the others, which are most.
    """
    passed = 0
    for block in view.body if blocks is None else blocks:
        found = list(find(block)) if where is None or where.search(block.text) else []
        passed += not found
        for spot in found:
            yield Failed(
                spot.arguments,
                context(view.span(block.id, spot.start, spot.end)),
                projects=of_block(view, block.id),
                confidence=spot.confidence,
            )
    if passed:
        yield Passed(passed)


def of_block(view: View, *blocks: int) -> tuple[Project, ...]:
    """The projects that these blocks belong to, each once, in their order."""
    found = {project.id: project for block in blocks if (project := view.project_of(block))}
    return tuple(found[id] for id in sorted(found))


def around(text: str, start: int, end: int, reach: int = 6) -> tuple[int, int]:
    """The range widened by up to `reach` characters on both sides, but not over a sentence's punctuation or a blank."""
    first, last = start, end
    while first > max(0, start - reach) and text[first - 1] not in STOPS and not text[first - 1].isspace():
        first -= 1
    while last < min(len(text), end + reach) and text[last] not in STOPS and not text[last].isspace():
        last += 1
    return first, last


def short(text: str, most: int = 24) -> str:
    """The text for a message: on one line, cut in the middle where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most * 2 // 3]}……{flat[-(most // 4) :]}"


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.block == other.block and one.start < other.end and other.start < one.end


_BETWEEN = re.compile(r"\t|[|｜]|(?<=\S)(?:[ \u00a0\u2002-\u200a]{2,}|\u3000)(?=\S)")
_MAY_PART = re.compile("[|｜ \u3000\u00a0\u2002-\u200a]")
_STOPPED = re.compile("[。！？；]")


def is_row(text: str) -> bool:
    """Whether a line as it is written is a row of a table: tabs, bars or wide blanks part its cells."""
    if "\t" in text:
        return True
    between = _BETWEEN.findall(text) if _MAY_PART.search(text) is not None else ()
    return len(between) > 1 and ("|" in text or "｜" in text or _STOPPED.search(text) is None)
