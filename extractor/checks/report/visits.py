"""Visits to so many places with the fewest and the most to one of them: 公园共12座，全年巡查58座次，最少的一座去了4次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Quantity
from extractor.checks.view import View

END = re.compile(r"最(?P<which>[少多])(?:的|者)?(?:一?[一-鿿]{1,2})?(?:[一-鿿]{0,3})$")
ROUND = "次"
OPEN, CLOSE = "（(", "）)"


def ends(view: View, block: int) -> Iterator[tuple[Quantity, Quantity, Quantity, bool]]:
    """The number of places, the visits in all, an end of the visits to one, and whether that is the most.

    So where the sentence tells one number of such places alone, before the visits that are counted by them (座, 座次).
    """
    text, found = view.text(block), view.quantities(block)
    for at, total in enumerate(found):
        unit = total.figure.unit or ""
        if len(unit) != 2 or not unit.endswith(ROUND) or not _plain(total):
            continue
        sentence = view.sentence(block, total.span.start)
        places = [
            q
            for q in found[:at]
            if q.span.start >= sentence.start
            and q.figure.unit == unit[0]
            and not _enclosed(text[sentence.start : q.span.start])
        ]
        if len(places) != 1 or not _plain(places[0]) or "其中" in text[places[0].span.end : total.span.start]:
            continue
        for one in found[at + 1 :]:
            which = END.search(text, total.span.end, one.span.start) if one.span.end <= sentence.end else None
            if which is None or one.figure.unit != ROUND or not _plain(one):
                continue
            yield places[0], total, one, which["which"] == "多"


def _plain(quantity: Quantity) -> bool:
    figure = quantity.figure
    return figure.comparator == "=" and figure.value_high is None and figure.multiplier is None


def _enclosed(before: str) -> bool:
    return sum(before.count(mark) for mark in OPEN) > sum(before.count(mark) for mark in CLOSE)
