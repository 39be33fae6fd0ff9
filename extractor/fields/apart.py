"""Goals of projects in one list, their indicators in a second and their results in another: the lists name the same
things, and are joined by name."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Span
from extractor.fields.entries import Entry, entries
from extractor.fields.names import LIKE, core, likeness
from extractor.fields.narrative import joined
from extractor.fields.projects import score_and_grade
from extractor.fields.reading import Context, Read
from extractor.fields.sentences import led
from extractor.fields.told import take
from extractor.outline.labels import family_of, labels_in
from extractor.outline.marks import number_in
from extractor.outline.tree import piece
from extractor.outline.types import Node, Outline

_LEAST = 2
_SHARE = 0.6
_SHORTEST = 3
_BRIEF = 40.0
"""How alike two names in the same place of two lists are at least, where one of them tells the other in brief."""
_ROLES = ("overall_results", "project_results")


def join_lists(outline: Outline, reads: list[Read], context: Context) -> list[Read]:
    """The projects with what another section says was done; `reads` as they are where no two lists fit together.

    Projects that have goals only are completed; where there are none, the sections on goals are looked at for a list.
    """
    if any(read.table or "completion" in read.fields for read in reads):
        return reads
    known = {id(read.node) for read in reads if read.node is not None}
    names = {name for read in reads for name in (read.name, core(read.name)) if len(name) >= _SHORTEST}
    done = [
        (node, found)
        for node in outline.nodes()
        if _tells(node) and id(node) not in known and len(found := entries(node, context.blocks, names)) >= _LEAST
    ]
    for section, results in done:
        if reads:
            if _fit([r.name for r in reads], results):
                return _completed(reads, section, results)
            continue
        lists = [
            (node, family, entries(node, context.blocks))
            for node in outline.nodes()
            if node is not section and (family := _asks(node)) is not None
        ]
        asked = [each for each in lists if _fit([entry.name for entry in each[2]], results)]
        if asked:
            made: list[Read] = []
            for node, family, found in asked:
                _add(made, found, family, context)
                take(node, found)
            return _completed(made, section, results)
    return reads


def _tells(node: Node) -> bool:
    """Whether a section is of results, by its heading: not one that holds a section of goals or indicators as well."""
    told = node.role in _ROLES or family_of(node.heading) == "completion"
    return told and all(_asks(one) is None for one in (node, *node.children))


def _asks(node: Node) -> str | None:
    """Whether the entries of a section are goals or indicators, by its heading; None where they are neither."""
    family = family_of(node.heading)
    if family in ("goal", "indicator"):
        return family
    return "goal" if node.role == "overall_goals" else None


def _add(reads: list[Read], found: Sequence[Entry], family: str, context: Context) -> None:
    """The entries of one list as projects; those that an earlier list has are given what this one says of them."""
    known = list(reads)
    for entry in found:
        made = _asked(entry, family, context)
        read = next((r for r in known if likeness(r.name, entry.name) >= LIKE), None)
        if read is None:
            reads.append(made)
            continue
        known.remove(read)
        for name, field in made.fields.items():
            read.fields.setdefault(name, field)
        read.body += made.body
        read.also += [made.node] if made.node is not None else []


def _fit(asked: Sequence[str], done: Sequence[Entry]) -> bool:
    """Whether most of the names of two lists are the same."""
    pairs = len(_pairs(asked, [entry.name for entry in done]))
    return pairs >= _LEAST and pairs >= _SHARE * min(len(asked), len(done))


def _pairs(asked: Sequence[str], done: Sequence[str]) -> dict[int, int]:
    """Which name of one list is which of the other: by likeness, the likest first.

    In lists of the same length a name that is told in brief is known by its place too, where none is liker to either.
    """
    like = [[likeness(a, b) for b in done] for a in asked]
    made: dict[int, int] = {}
    for score, i, j in sorted(
        ((s, i, j) for i, row in enumerate(like) for j, s in enumerate(row)), key=lambda x: -x[0]
    ):
        if score >= LIKE and i not in made and j not in made.values():
            made[i] = j
    if len(asked) == len(done):
        for i, row in enumerate(like):
            nearest = row[i] >= _BRIEF and row[i] == max(row) == max(other[i] for other in like)
            if nearest and i not in made and i not in made.values():
                made[i] = i
    return made


def _completed(reads: list[Read], section: Node, results: Sequence[Entry]) -> list[Read]:
    """Every project with its entry of the results; by its number where its name is told otherwise."""
    named = _pairs([read.name for read in reads], [entry.name for entry in results])
    left = [entry for j, entry in enumerate(results) if j not in named.values()]
    for i, read in enumerate(reads):
        if i in named:
            _complete(read, results[named[i]])
            continue
        entry = next((e for e in left if read.number and _value(e.number) == _value(read.number)), None)
        if entry is not None:
            left.remove(entry)
            _complete(read, entry)
    take(section, results)
    if len(left) * 2 <= len(results):
        section.role = "project_results"
    return reads


def _value(number: str | None) -> int | str | None:
    """What a list number says, however it is written: 4 and 四."""
    return None if number is None else number_in(number) or number


def _complete(read: Read, entry: Entry) -> None:
    if entry.name != read.name:
        read.aliases.append(entry.name)
    if entry.node is not None:
        read.also.append(entry.node)
    if (made := joined(entry.spans)) is not None:
        read.fields["completion"] = made
        score_and_grade(read, entry.spans)


def _told(span: Span, context: Context) -> list[tuple[str | None, Span]]:
    """A stretch of text, cut where sentences name goal and indicators in turn (目标是……；指标为……)."""
    found = led(span, context.blocks)
    return found if {"goal", "indicator"} <= {family for family, _ in found} else [(None, span)]


def _asked(entry: Entry, first: str, context: Context) -> Read:
    """A project from its entry in a list of goals (or indicators): these, and what stands behind labels of their own."""
    read = Read(entry.node, entry.name, entry.name_span, entry.number)
    fields: dict[str, list[Span]] = {}
    for place in entry.spans:
        block = context.blocks[place.block - 1]
        labels = [x for x in labels_in(block.text) if place.start <= x.start < place.end and not x.inner]
        edges = [(place.start, first), *((x.end, x.family) for x in labels)]
        ends = [*(x.lead for x in labels), place.end]
        for (start, family), end in zip(edges, ends, strict=True):
            if (span := piece(block, start, end)) is not None:
                for own, said in _told(span, context) if family == first else [(family, span)]:
                    fields.setdefault(own or family, []).append(said)
    for family in ("goal", "indicator"):
        if (made := joined(fields.get(family, []))) is not None:
            read.fields[family] = made
    read.body = list(entry.spans)
    return read
