"""List numbers as Word shows them; they are computed by the word processor and stand nowhere in the text.

ECMA-376 part 1, 17.9: a paragraph names a list instance (`w:num`) and a level; the instance points to an abstract list
and may override levels and start values; all instances of one abstract list go on counting together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element
from extractor.readers.docx.numerals import write
from extractor.readers.docx.styles import Form, Shapes, Styles

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PADDED = re.compile(r"0{0,9}1")
_MARKER_MOST = 255  # characters; Word's own limit is far lower, a hostile file's is not


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list. `restart`: the level (from 1) after which it begins anew, 0 for never, None for any above."""

    start: int
    format: str
    text: str
    restart: int | None
    decimal_only: bool
    style: str | None


@dataclass(slots=True)
class _List:
    """An abstract list with its running counts; None is a level that has not begun (again)."""

    levels: dict[int, Level]
    linked_style: str | None
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _Instance:
    """A `w:num`: its list, overridden levels and start values, and the levels at which it was used."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]
    used: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document; `root` is the numbering part, None where it has none."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance] = {}
        if root is None:
            return
        for node in root.iter(n.w("abstractNum")):
            id = node.get(n.w("abstractNumId"), "")
            self._lists[id] = _List(_levels(node), n.value(node, n.w("numStyleLink")))
        for node in root.iter(n.w("num")):
            self._instances[node.get(n.w("numId"), "")] = _instance(node)

    def markers(self, shapes: Shapes) -> dict[Element, str]:
        """The marker of every numbered paragraph of a part; paragraphs are counted in document order."""
        if not self._instances:
            return {}
        found: dict[Element, str] = {}
        for paragraph, shape in shapes.paragraphs():
            place = self._place(shape)
            if place is None or shape.runs_on or _is_copy(paragraph):
                continue
            marker = self._next(*place)
            if marker and not marker.isspace():
                found[paragraph] = marker[:_MARKER_MOST]
        return found

    def _place(self, form: Form) -> tuple[_Instance, int] | None:
        """The list instance and level of a paragraph, by itself or by its style; None where it is in no list."""
        num_id, ilvl = form.num_id, form.ilvl
        if num_id is None:
            style_id = self._styles.id_of(form)
            style = self._styles.get(style_id)
            num_id = style.num_id
            if ilvl is None and num_id is not None:
                ilvl = style.ilvl or self._level_of_style(num_id, style_id)
        elif ilvl is None:
            ilvl = self._styles.get(self._styles.id_of(form)).ilvl  # list and level are inherited one by one
        instance = self._instances.get(num_id or "0")
        level = n.number(ilvl or "0")
        return None if instance is None or level is None or not 0 <= level < _LEVELS else (instance, level)

    def _level_of_style(self, num_id: str, style_id: str) -> str | None:
        instance = self._instances.get(num_id)
        levels = {} if instance is None else self._levels(instance)
        return next((str(i) for i, level in levels.items() if level.style == style_id), None)

    def _list(self, instance: _Instance) -> _List | None:
        """The abstract list of an instance, through a list style where it only points to one."""
        found = self._lists.get(instance.abstract)
        if found is not None and found.linked_style is not None and not found.levels:
            target = self._instances.get(self._styles.get(found.linked_style).num_id or "")
            linked = None if target is None else self._lists.get(target.abstract)
            return linked or found
        return found

    def _levels(self, instance: _Instance) -> dict[int, Level]:
        found = self._list(instance)
        return instance.levels if found is None else {**found.levels, **instance.levels}

    def _next(self, instance: _Instance, at: int) -> str | None:
        """Count one paragraph and write its marker."""
        abstract = self._list(instance)
        levels = self._levels(instance)
        if abstract is None or at not in levels:
            return None
        counts = abstract.counts
        if at in instance.starts and at not in instance.used:  # a start of its own holds once, where it is first used
            counts[at] = None
        instance.used.add(at)
        for above in range(at):
            if counts[above] is None:  # a level that was passed over has begun with the one below it
                counts[above] = self._start(instance, levels, above)
        count = counts[at]
        counts[at] = self._start(instance, levels, at) if count is None else count + 1
        for deeper in range(at + 1, _LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                counts[deeper] = None
        return self._write(levels, at, counts)

    @staticmethod
    def _start(instance: _Instance, levels: dict[int, Level], at: int) -> int:
        return instance.starts.get(at, levels[at].start if at in levels else 1)

    @staticmethod
    def _write(levels: dict[int, Level], at: int, counts: list[int | None]) -> str:
        """The marker of level `at`, with the counts of the levels above where its text asks for them."""
        level = levels[at]
        if level.format == "bullet":
            return _PRIVATE.sub("•", level.text)

        def shown(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            number = counts[index]
            if index > at or index not in levels or number is None:
                return ""
            return write(number, "decimal") if level.decimal_only else _custom(number, levels[index].format)

        return _PLACEHOLDER.sub(shown, level.text)


def _custom(number: int, format: str) -> str:
    """A number in a format, or in a custom one that is given by its first members (“001, 002, 003, ...”)."""
    first = format.split(",")[0].strip()
    return f"{number:0{len(first)}d}" if _PADDED.fullmatch(first) else write(number, format)


def _is_copy(paragraph: Element) -> bool:
    """Whether a paragraph only repeats another for older programs."""
    return any(above.tag == n.FALLBACK for above in paragraph.iterancestors())


def _levels(node: Element) -> dict[int, Level]:
    found: dict[int, Level] = {}
    for child in node.iter(n.w("lvl")):
        index = n.number(child.get(n.w("ilvl")))
        if index is not None and 0 <= index < _LEVELS:
            found[index] = _level(child)
    return found


def _level(node: Element) -> Level:
    start, restart = n.number(n.value(node, n.w("start"))), n.number(n.value(node, n.w("lvlRestart")))
    format = next(node.iter(n.w("numFmt")), None)  # a custom one stands in alternate content, its choice first
    name = "decimal" if format is None else format.get(n.VAL, "decimal")
    if format is not None and name == "custom":
        name = format.get(n.w("format"), "decimal")
    return Level(
        # without w:start a list begins at 0 (ECMA-376 17.9.25)
        start=0 if start is None else start,
        format=name,
        text=(n.value(node, n.w("lvlText")) or "")[:_MARKER_MOST],
        restart=restart,
        decimal_only=(legal := node.find(n.w("isLgl"))) is not None and n.is_on(legal),
        style=n.value(node, n.w("pStyle")),
    )


def _instance(node: Element) -> _Instance:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in node.iter(n.w("lvlOverride")):
        index = n.number(override.get(n.w("ilvl")))
        if index is None or not 0 <= index < _LEVELS:
            continue
        level = override.find(n.w("lvl"))
        if level is not None:
            levels[index] = _level(level)
        start = n.number(n.value(override, n.w("startOverride")))
        if start is not None:
            starts[index] = start
    return _Instance(n.value(node, n.w("abstractNumId")) or "", levels, starts)
