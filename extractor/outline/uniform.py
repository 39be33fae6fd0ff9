"""Records in uniform characters, and back in those of the document.

The rooms read a report in uniform characters (`extractor.language.uniform`); what they hand on quotes the document. So
each turns what it is given into the one form, and what it has made into the other. Where a document has nothing that is
written otherwise, both are the same records.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from operator import is_
from typing import Any, NamedTuple, TypeVar, cast

from db import records
from db.records import Block, Field, Figure, LeftOut, Record, Report, Span
from extractor.language.uniform import Uniform, uniform
from extractor.language.view import narrow

Made = TypeVar("Made")
_QUOTED = re.compile(r"(?<=“)[^“”]+(?=”)")


@dataclass(frozen=True, slots=True)
class Forms:
    """The two forms of a report's blocks: those that differ, by id."""

    blocks: Mapping[int, Uniform]
    text: str
    """All of them as they are read: words that are not in it are in none of them."""

    @classmethod
    def of(cls, blocks: tuple[Block, ...]) -> Forms:
        """The forms of blocks as they are written."""
        found = {b.id: form for b in blocks if (form := uniform(b.text)) is not None}
        return cls(found, "\n".join([form.text for form in found.values()]))

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def uniform(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks in uniform characters."""
        return tuple(b.but(text=self.blocks[b.id].text) if b.id in self.blocks else b for b in blocks)

    def read(self, report: Report) -> Report:
        """A report as written in uniform characters."""
        return _turn(report, _Way(self.blocks, self._read_span, _read_words, _UNTOLD)).but(
            blocks=self.uniform(report.blocks)
        )

    def written(self, made: Made) -> Made:
        """What was made of a report in uniform characters, in the document's own."""
        return _turn(made, _Way(self.blocks, self._written_span, self._written_words, _WHOLE))

    def told(self, words: str, places: Mapping[int, int] | None = None) -> str:
        """A message: what it quotes (all of it, or between “ and ”) is told as it is written in these blocks."""
        blocks = self.blocks if places is None else {id: self.blocks[id] for id in places if id in self.blocks}
        if not blocks:
            return words
        for id, form in blocks.items() if words in self.text else ():
            if (own := form.as_written(words, (places or {}).get(id, 0))) is not None:
                return own

        def quote(found: re.Match[str]) -> str:
            if found[0] not in self.text:
                return found[0]
            near = ((id, form.as_written(found[0], (places or {}).get(id, 0))) for id, form in blocks.items())
            return next((own for _, own in near if own is not None), found[0])

        return _QUOTED.sub(quote, words)

    def _read_span(self, span: Span) -> Span:
        form = self.blocks[span.block]
        start, end = form.forth(span.start, span.end)
        return Span(span.block, start, end, form.text[start:end])

    def _written_span(self, span: Span) -> Span:
        form = self.blocks[span.block]
        start, end = form.back(span.start, span.end)
        return Span(span.block, start, end, form.written[start:end])

    def _written_words(self, words: str, span: Span | None) -> str:
        if span is not None and span.block not in self.blocks:
            return words
        return self.told(words, None if span is None else {span.block: span.start})


def _read_words(words: str, _: Span | None) -> str:
    form = uniform(words)
    return words if form is None else form.text


# The words that a record tells of the document; others (states, days, the file's name) are gouji's own.
_WORDS: dict[type[Record], frozenset[str]] = {
    kind: frozenset(names.split())
    for kind, names in (
        (Report, "title organisation"),
        (records.Section, "marker heading"),
        (records.BudgetItem, "name parent"),
        (Field, "text"),
        (records.Indicator, "text level1 level2 thing"),
        (records.Result, "reason"),
        (records.Goal, "text"),
        (records.Project, "number name"),
        (records.NamedRating, "project_name"),
        (records.Problem, "project_name text"),
        (records.Measure, "text"),
        (records.Person, "name organisation post title"),
        (records.Quantity, "thing"),
        (Figure, "unit"),
    )
}
# What has places or words in it; blocks and what was left out are set as a whole, and other values are the same in both.
_TURNED = re.compile("|".join(rf"\b{k.__name__}\b" for k in Record.__subclasses__() if k not in (Block, LeftOut)))
# What stands in one place: where its block is written so, nothing of it changes. Of a quantity's words that holds on the
# way back alone: by itself what it measures may read otherwise than in its block (登记表经平台审核一次).
_UNTOLD = frozenset((records.Date, records.Section))
_WHOLE = _UNTOLD | {records.Quantity, Figure}
Place = Callable[[Span], Span]
Words = Callable[[str, Span | None], str]


class _Way(NamedTuple):
    """How words, and places in the blocks that differ, are turned into the other form.

    `whole` are the kinds that stand in one place. Nearly all places are in no such block, and stay as they are.
    """

    blocks: Mapping[int, Uniform]
    place: Place
    words: Words
    whole: frozenset[type[Record]]


class _Asked(NamedTuple):
    """What of a kind of record has another form: the records in it, and (True) the words that it tells.

    `placed` says whether it has a place of its own, `places` whether it tells words that stand in several.
    """

    placed: bool
    places: bool
    fields: tuple[tuple[str, bool], ...]


@cache
def _asked(kind: Hashable) -> _Asked:
    """By the types of its fields, so that the many numbers and states of a report are not even looked at."""
    telling = _WORDS.get(cast(type[Record], kind), frozenset())
    known = fields(cast(Any, kind))
    made = [(f.name, f.name in telling) for f in known if f.name in telling or _TURNED.search(str(f.type))]
    return _Asked(any(f.name == "span" for f in known), kind in (Field, records.Indicator), tuple(made))


def _turn(value: Made, way: _Way) -> Made:
    """The record with all its places and words turned into the other form; the same one where nothing changes."""
    return cast(Made, _turned(value, way, None))


def _turned(value: Any, way: _Way, home: Span | None) -> Any:
    kind: Any = type(value)
    if kind is Span:
        return way.place(value) if value.block in way.blocks else value
    if kind is tuple:
        blocks = way.blocks  # most are places, most of them in blocks that are the same in both forms
        made = [each if type(each) is Span and each.block not in blocks else _turned(each, way, home) for each in value]
        return value if all(map(is_, made, value)) else tuple(made)
    if value is None:
        return None
    asked = _asked(kind)
    own: Span | None = value.span if asked.placed else None
    within = own or home
    same = within is not None and within.block not in way.blocks
    if same and kind in way.whole:
        return value
    changed: dict[str, Any] = {}
    for name, telling in asked.fields:
        old = getattr(value, name)
        if not old:
            continue
        if not telling:
            new = _turned(old, way, within)
        elif own is not None and old == own.quote:  # just what stands at its place: so it does in the other form
            if same:
                continue
            new = way.place(own).quote or way.words(old, within)
        else:
            new = (_told_as(value, old, way) if asked.places else None) or way.words(old, within)
            if kind is Figure and new is not old and narrow(new) == old:
                continue  # a unit is told in half width, however it is written
        if new is not old and new != old:
            changed[name] = new
    return value.but(**changed) if changed else value


def _told_as(value: Field | records.Indicator, words: str, way: _Way) -> str | None:
    """Words that are just what stands at the record's several places: they are what stands there in the other form."""
    if isinstance(value, Field):
        spans = value.spans
    else:
        spans = value.target if value.span is None else (value.span, *value.target)
    if len(spans) > 1:
        for mark in ("\n", "\t"):  # paragraphs of a field, cells of a row
            if words == mark.join([span.quote for span in spans]):
                return mark.join([_turned(span, way, None).quote for span in spans])
    return None
