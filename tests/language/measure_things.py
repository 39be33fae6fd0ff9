"""Measures the things measured against a gold file: ``python tests/language/measure_things.py [FOLDER] [--show]``.

FOLDER holds a report as text and `gold/quantities.jsonl` beside it (default: $GOUJI_SHARED/corpus, ../shared/corpus). A thing
counts as right if it contains the gold one, or the other way round; quantities that were not found count as wrong.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from extractor.language import figures, thing, words
from extractor.language.clauses import split


def agrees(ours: str | None, gold: str) -> bool:
    """One contains the other; marks and blanks do not count."""
    one, other = ("".join(filter(str.isalnum, text or "")) for text in (ours, gold))
    return bool(one) and (one in other or other in one)


def judge(folder: Path) -> list[tuple[bool, str, str | None, str]]:
    """For every gold quantity: right or not, the gold thing, ours, and the words around."""
    lines = next(folder.glob("*.txt")).read_text(encoding="utf-8").split("\n")
    ours = {}
    for number, line in enumerate(lines, 1):
        reading = figures.read(line)
        for quantity in thing.fill(line, reading.quantities, reading.times, split(line), words.cut(line)):
            ours[number, quantity.start] = quantity.thing
    judged = []
    for row in map(json.loads, (folder / "gold" / "quantities.jsonl").read_text(encoding="utf-8").splitlines()):
        if row["kind"] == "quantity" and row["thing"]:
            found = ours.get((row["line"], row["start"]))
            around = lines[row["line"] - 1][max(0, row["start"] - 25) : row["end"] + 12]
            judged.append((agrees(found, row["thing"]), row["thing"], found, around))
    return judged


def main() -> None:
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    shared = Path(os.environ.get("GOUJI_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    judged = judge(Path(given[0]) if given else shared / "corpus")
    for right, gold, found, around in judged:
        if not right or "--show" in sys.argv:
            print(f"{'' if right else 'wrong  '}{gold} | {found} | {around}")
    right = sum(row[0] for row in judged)
    print(f"{right} of {len(judged)} right: {right / len(judged):.3f}")


if __name__ == "__main__":
    main()
