"""Goals of projects that a section on goals tells under their names, where their own parts hold indicators and results.

The names stand on lines of their own, or lead a paragraph each; the rest of the section (the overall goal) stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.fields.entries import Entry, entries
from extractor.fields.names import LIKE, likeness
from extractor.fields.narrative import joined
from extractor.fields.reading import Context, Read
from extractor.fields.told import take
from extractor.outline.labels import family_of
from extractor.outline.marks import read_mark
from extractor.outline.tree import piece
from extractor.outline.types import Node, Outline

_LEAST = 2
_SHARE = 0.6
_LONGEST = 30
_STOPS = frozenset("，。；：,;:")


def goals_before(outline: Outline, reads: Sequence[Read], context: Context) -> None:
    """Give projects without goals those that another section lists, where most have none and most names are there."""
    lacking = [read for read in reads if "goal" not in read.fields and "completion" in read.fields]
    if len(lacking) < max(_LEAST, _SHARE * len(reads)):
        return
    own = {below.id for read in reads if read.node is not None for below in read.node.walk()}
    for node in outline.nodes():
        if node.id in own or not (node.role == "overall_goals" or family_of(node.heading) == "goal"):
            continue
        for listed in (entries(node, context.blocks), _lines(node, context)):
            found = _matched(lacking, [entry for entry in listed if entry.spans])
            if len(found) < max(_LEAST, _SHARE * len(lacking)):
                continue
            for read, entry in found:
                if (made := joined(entry.spans)) is not None:
                    read.fields["goal"] = made
                    if entry.node is not None:
                        read.also.append(entry.node)
            take(node, [entry for _, entry in found])
            return


def _lines(node: Node, context: Context) -> list[Entry]:
    """The numbered lines of a section that are nothing but names, each with the paragraphs up to the next."""
    found: list[Entry] = []
    for part in node.parts:
        for place in part.spans:
            mark = read_mark(place.quote)
            start = place.start + (mark.rest if mark is not None else 0)
            name = piece(context.blocks[place.block - 1], start, place.end) if mark is not None else None
            if mark is not None and name is not None and _bare(name.quote):
                found.append(Entry(name.quote, name, mark.written or None, None))
            elif found:
                found[-1].spans.append(place)
    return found


def _bare(words: str) -> bool:
    return len(words) <= _LONGEST and _STOPS.isdisjoint(words)


def _matched(reads: Sequence[Read], listed: Sequence[Entry]) -> list[tuple[Read, Entry]]:
    """The projects with the entries that bear their names; where all others fit, the one left by its number."""
    found: list[tuple[Read, Entry]] = []
    left = list(listed)
    for read in reads:
        entry = next((e for e in left if likeness(e.name, read.name) >= LIKE), None)
        if entry is not None:
            left.remove(entry)
            found.append((read, entry))
    rest = [read for read in reads if all(read is not other for other, _ in found)]
    if len(rest) == len(left) == 1 and len(found) >= _LEAST:
        found.append((rest[0], left[0]))
    return found
