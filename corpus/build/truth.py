"""From marks to the truth of a sample: plain dictionaries, ready for JSON, in the words of the public contract."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from corpus.build import demands, outline, verdicts
from corpus.build.draft import Draft, Truth, place
from corpus.build.markup import Mark, Marked, MarkupError, Place

# what a tag's name looks like, and who reads it
READERS: dict[str, Callable[[Draft, Mark], None]] = {
    r"T": outline.title,
    r"S\d": outline.section,
    r"P": outline.project,
    r"[GIC]": outline.field,
    r"O": outline.goal,
    r"B": outline.budget,
    r"R": outline.rating,
    r"RT": outline.total,
    r"RN": outline.named,
    r"X": outline.problem,
    r"M": outline.measure,
    r"W\d+": outline.person,
    r"PG": outline.grade,
    r"PS": outline.score,
    r"PW": outline.weight,
    r"figure": demands.figure,
    r"date": demands.date,
    r"either": demands.either,
    r"\?\w+": demands.demand,
    r">\w+": demands.answer,
    r"[!~]\w+": verdicts.quoted,
}
BARE = re.compile(r"[0-9０-９.．,，%％]+")


def build(marked: Marked, head: dict[str, str], listed: list[str]) -> Truth:
    """The truth of one sample; `listed` are the lines of its findings and traps. Raises MarkupError."""
    out: Truth = {
        "title": None,
        "title_also": [],
        "organisation": head.get("organisation"),
        "fiscal_year": int(head.get("year", 0)) or None,
        "genre": head.get("genre", "department_overall"),
        "clean": head.get("clean") == "yes",
        "ratings": {"counts": {}, "total": None, "named": []},
    }
    lists = "sections budget goals projects problems measures people quantities dates either findings traps"
    draft = Draft(marked, head.get("genre") in ("project", "transfer"), out | {key: [] for key in lists.split()})
    for mark in marked.marks:
        reader = next((r for pattern, r in READERS.items() if re.fullmatch(pattern, mark.kind)), None)
        if reader is None:
            raise MarkupError(f"line {mark.place.line}: unknown tag {mark.kind!r}")
        reader(draft, mark)
    draft.out["either"] += [place(p) for p in bare_cells(marked)]
    verdicts.read(draft, listed)
    return draft.out


def bare_cells(marked: Marked) -> Iterator[Place]:
    """Cells that hold a bare number and no mark: whether a mark of 10 points is a quantity is a matter of taste."""
    figures = [m.place for m in marked.marks if m.kind == "figure"]
    for number, line in enumerate(marked.lines, 1):
        start = 0
        for cell in line.split("\t"):
            where = Place(number, start, start + len(cell), cell)
            if "\t" in line and BARE.fullmatch(cell) and not any(where.holds(f) for f in figures):
                yield where
            start += len(cell) + 1


def places(truth: Truth) -> Iterator[Truth]:
    """Every place anywhere in a truth."""
    stack: list[Any] = [truth]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if {"line", "start", "end", "quote"} <= item.keys():
                yield item
            stack += item.values()
        elif isinstance(item, list):
            stack += item
