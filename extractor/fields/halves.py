"""Projects told in paragraphs: the first says what was to be done and why, the second and any others what was done."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from db.records import Block, Span
from extractor.fields.entries import Entry
from extractor.fields.sentences import led, reports, sets_out
from extractor.language import kept
from extractor.language.types import Quantity

_PARAGRAPHS = 2
_LEAST, _SHARE = 2, 0.75  # so many entries, and so large a share of them, show by their words or figures that it is so
_FIGURES, _TAKEN_UP = 2, 0.6
"""So many figures that are due, and so large a share of them, have a like one behind: 承保18万亩 and 承保19.0万亩."""
_NEAR = (Fraction(2, 3), Fraction(3, 2))


def in_halves(listed: Sequence[Entry], blocks: Sequence[Block]) -> bool:
    """Whether each entry of a section has a paragraph that demands before one or more that report.

    The author has drawn the line between the two, so no sentence is judged by its words: what explains a goal (之所以这样
    定，是因为……) stands with it, and what a result is measured by (比计划多出……) with the result.
    """
    whole = [e for e in listed if _apart(e.spans) and not any(_in_turn(s, blocks) for s in e.spans)]
    told = [
        e
        for e in whole
        if (sets_out(e.spans[0], blocks) and any(reports(s, blocks) for s in e.spans[1:]))
        or _takes_up(e.spans[0], e.spans[1:])
    ]
    return len(whole) == len(listed) and len(told) >= max(_LEAST, _SHARE * len(listed))


def halves(entry: Entry) -> dict[str, list[Span]]:
    """The fields of such an entry."""
    due, *done = entry.spans
    return {"goal": [due], "completion": done}


def _apart(spans: Sequence[Span]) -> bool:
    """Whether there are several, and each is a paragraph of its own."""
    return len(spans) >= _PARAGRAPHS and len({s.block for s in spans}) == len(spans)


def _takes_up(due: Span, done: Sequence[Span]) -> bool:
    """Whether the paragraphs behind the first tell more figures than it does, and a like one for most of its own."""
    asked = [_amount(q) for q in kept.read(due.quote).quantities]
    told = [_amount(q) for span in done for q in kept.read(span.quote).quantities]
    low, high = _NEAR
    like = [any(a[0] == b[0] and low * a[1] <= b[1] <= high * a[1] for b in told) for a in asked]
    return len(told) > len(asked) >= _FIGURES and sum(like) >= _TAKEN_UP * len(like)


def _amount(quantity: Quantity) -> tuple[tuple[str, str | None], Fraction]:
    """The measure of a figure, and how much it is in the base unit."""
    return (quantity.dimension, quantity.base), Fraction(quantity.value) * quantity.factor


def _in_turn(due: Span, blocks: Sequence[Block]) -> bool:
    """Whether a sentence that goes over to the indicators (具体要求有……) tells them apart from the goal."""
    return any(family == "indicator" for family, _ in led(due, blocks))
