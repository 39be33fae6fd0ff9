"""The markup of the samples: a report that can still be read, with its truth in the line.

``[tag tag|words]`` says what the words are, ``{…}`` marks a figure, ``{@…}`` a date, ``{?…}`` words that may be read
either way. Tags nest and end in the line where they begin. What each tag means stands in corpus/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from corpus.build import figures


class MarkupError(ValueError):
    """The source of a sample cannot be read; the message names its line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``[start, end)`` of a line of the produced text, lines counted from 1."""

    line: int
    start: int
    end: int
    quote: str

    def holds(self, other: Place) -> bool:
        """Whether the other lies inside."""
        return self.line == other.line and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with a tag. `kind` is the tag's name, `args` what follows it after colons."""

    kind: str
    args: tuple[str, ...]
    place: Place
    figure: figures.Figure | None = None

    def arg(self, index: int, default: str = "") -> str:
        """The argument at `index`, or the default where there is none."""
        return self.args[index] if index < len(self.args) and self.args[index] else default


@dataclass(frozen=True, slots=True)
class Marked:
    """The lines as they are printed, and the marks in reading order, outer before inner."""

    lines: tuple[str, ...]
    marks: tuple[Mark, ...]


def read(source: str) -> Marked:
    """The body of a sample without its markup, and the marks. Raises MarkupError."""
    lines: list[str] = []
    marks: list[Mark] = []
    for number, line in enumerate(source.split("\n"), 1):
        try:
            text, found = _line(line, number)
        except ValueError as cause:
            raise MarkupError(f"line {number}: {cause}: {line[:60]}") from cause
        lines.append(text)
        marks += found
    marks.sort(key=lambda m: (m.place.line, m.place.start, -m.place.end))
    return Marked(tuple(lines), tuple(marks))


def _line(line: str, number: int) -> tuple[str, list[Mark]]:
    out = ""
    open_tags: list[tuple[int, list[str]]] = []
    found: list[tuple[int, int, str, tuple[str, ...], figures.Figure | None]] = []
    i = 0
    while i < len(line):
        c = line[i]
        if c == "[":
            tags, bar, _ = line[i + 1 :].partition("|")
            if not bar:
                raise ValueError("a tag without |")
            open_tags.append((len(out), tags.split()))
            i += len(tags) + 2
        elif c == "]":
            if not open_tags:
                raise ValueError("] without [")
            start, tokens = open_tags.pop()
            for token in tokens:
                kind, *args = token.split(":")
                found.append((start, len(out), kind, tuple(args), None))
            i += 1
        elif c == "{":
            inside, _, _ = line[i + 1 :].partition("}")
            words, kind, options, figure = _brace(inside)
            found.append((len(out), len(out) + len(words), kind, options, figure))
            out += words
            i += len(inside) + 2
        else:
            out += c
            i += 1
    if open_tags:
        raise ValueError(f"tag {open_tags[-1][1]} is not closed")
    return out, [Mark(k, a, Place(number, s, e, out[s:e]), f) for s, e, k, a, f in found]


def _brace(inside: str) -> tuple[str, str, tuple[str, ...], figures.Figure | None]:
    if inside.startswith("?"):
        return inside[1:], "either", (), None
    if inside.startswith("@"):
        words, *options = inside[1:].split("|")
        return words, "date", tuple(options), None
    words, figure = figures.parse(inside)
    return words, "figure", (), figure
