"""Makes the .docx and the .pdf of a report that exists as plain text only.

    python tests/benchmarks/build.py OUTDIR [SOURCE.txt]

The source is by default the real report in GOUJI_SHARED (../shared). Headings are found by their numbers and become
heading styles with Word's automatic numbering, so that the numbers are not in the text; lines that open with a tab
become tables. Nothing in here knows the words of any report.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from corpus.build import pages, word  # noqa: E402
from corpus.build.figures import number  # noqa: E402
from corpus.build.flow import Table, Text  # noqa: E402

# a number that opens a heading; a project's (1、) stays in the text, so that both ways occur in one document
SECTION = re.compile(r"\s*((（|\()?([一二三四五六七八九十]+(?:、|）|\))|[0-9]+(?:\.|）|\))))\s*")
PROJECT = re.compile(r"\s*[0-9]+、")
CELL = re.compile(r"[ \u3000]*\t")
LONGEST_HEADING, LONGEST_NAME = 60, 160


def main(arguments: list[str]) -> int:
    """Write the two files and print their paths."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    source = Path(arguments[1]) if len(arguments) == 2 else real_report()
    pieces = list(read(source.read_text(encoding="utf-8")))
    for suffix, content in ((".docx", word.document(pieces)), (".pdf", pages.document(pieces))):
        target = folder / (source.stem + suffix)
        target.write_bytes(content)
        print(target)
    return 0


def real_report() -> Path:
    """The one report in the shared folder. Raises SystemExit where there is none."""
    shared = Path(os.environ.get("GOUJI_SHARED", ROOT.parent / "shared"))
    found = sorted((shared / "corpus").glob("*.txt"))
    if not found:
        raise SystemExit(f"no report in {shared / 'corpus'} (set GOUJI_SHARED)")
    return found[0]


def read(text: str) -> Iterator[Text | Table]:
    """The pieces of a plain text."""
    lines = text.split("\n")
    levels = Levels()
    titled = False
    i = 0
    while i < len(lines):
        if CELL.match(lines[i]):
            rows, i = table(lines, i)
            yield Table(rows)
            continue
        line = lines[i]
        i += 1
        marker = SECTION.match(line)
        if is_heading(line):
            titled = True
        if marker and is_heading(line):
            yield Text(line[marker.end() :].rstrip(), levels.of(marker), marker[1])
        elif PROJECT.match(line) and is_heading(line):
            yield Text(line.strip(), levels.project())
        elif line.strip():
            first = not titled and not re.search(r"[，。；：]", line)
            yield Text(line, 0 if first else None)


def is_heading(line: str) -> bool:
    """Whether a line is short, numbered and no sentence."""
    bare = line.strip()
    longest = LONGEST_NAME if PROJECT.match(line) else LONGEST_HEADING if SECTION.match(line) else 0
    return len(bare) <= longest and not re.search(r"[。；;]|[：:].", bare)


def table(lines: list[str], start: int) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The rows that begin at a line, and the line after them.

    A line with a tab in front is a cell, a blank line ends a row. A blank before the tab is an empty cell of its own;
    where it does not open the row it closes it.
    """
    rows: list[list[str]] = [[]]
    i = start
    while i < len(lines):
        found = CELL.match(lines[i])
        if found:
            if found.end() > 1:
                fresh = not rows[-1]
                rows[-1].append("")
                if not fresh:
                    rows.append([])
            rows[-1].append(lines[i][found.end() :])
        elif not lines[i].strip() and i + 1 < len(lines) and CELL.match(lines[i + 1]):
            rows.append([])
        else:
            break
        i += 1
    return tuple(tuple(row) for row in rows if row), i


class Levels:
    """Levels from how the numbers nest: a number that goes on with an open list belongs to it, a 1 opens one below."""

    def __init__(self) -> None:
        self.open: list[tuple[str, int]] = []

    def of(self, marker: re.Match[str]) -> int:
        """The level of a heading with this marker, from 1."""
        numeral = marker[3].rstrip("、.）)")
        form = "bracket" if marker[3][-1] in "）)" else "dot" if numeral.isdigit() else "comma"
        value = int(number(numeral))
        for depth in range(len(self.open), 0, -1):
            if self.open[depth - 1] == (form, value - 1):
                self.open = [*self.open[: depth - 1], (form, value)]
                return depth
        self.open.append((form, value))
        return len(self.open)

    def project(self) -> int:
        """The level of a project's heading: one below the sections that are open."""
        return len(self.open) + 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
