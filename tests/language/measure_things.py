"""Measures the things measured against gold: ``python tests/language/measure_things.py [FOLDER] [--show]``.

FOLDER holds a report as text and `gold/quantities.jsonl` beside it (default: $GOUJI_SHARED/corpus, ../shared/corpus), or
samples with `NAME.truth.json` beside `NAME.txt` (corpus/samples). A thing counts as right if it contains the gold one, or
the other way round; quantities that were not found count as wrong. *Loosely* right is one whose characters are all in
the other in their order (出境断面水质达标率 and 断面达标率): our samples name some things by an abridged name.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extractor.language import figures, thing, words
from extractor.language.clauses import places


def agrees(ours: str | None, gold: str) -> bool:
    """One contains the other; marks and blanks do not count."""
    one, other = ("".join(filter(str.isalnum, text or "")) for text in (ours, gold))
    return bool(one) and (one in other or other in one)


def loosely(ours: str | None, gold: str) -> bool:
    """The characters of one are in the other, in their order."""
    one, other = sorted(("".join(filter(str.isalnum, text or "")) for text in (ours, gold)), key=len)
    rest = iter(other)
    return bool(one) and all(character in rest for character in one)


def things(lines: list[str]) -> dict[tuple[int, int], str | None]:
    """The things that are found, by line (from 1) and start."""
    found = {}
    for number, line in enumerate(lines, 1):
        reading = figures.read(line)
        for quantity in thing.fill(line, reading.quantities, reading.times, places(line), words.cut(line)):
            found[number, quantity.start] = quantity.thing
    return found


def judge(folder: Path) -> list[tuple[bool, str, str | None, str]]:
    """For every gold quantity: right or not, the gold thing, ours, and the words around."""
    judged = []
    for lines, rows in sources(folder):
        ours = things(lines)
        for row in rows:
            found = ours.get((row["line"], row["start"]))
            around = lines[row["line"] - 1][max(0, row["start"] - 25) : row["end"] + 12]
            judged.append((agrees(found, row["thing"]), row["thing"], found, around))
    return judged


def sources(folder: Path) -> Iterator[tuple[list[str], list[dict[str, Any]]]]:
    """The lines of each text and its gold quantities: thing, line, start, end."""
    gold = folder / "gold" / "quantities.jsonl"
    if gold.is_file():
        rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
        text = next(folder.glob("*.txt")).read_text(encoding="utf-8")
        yield text.split("\n"), [row for row in rows if row["kind"] == "quantity" and row["thing"]]
    for path in sorted(folder.glob("*.truth.json")):
        raw = path.with_name(path.name.replace(".truth.json", ".txt")).read_bytes()
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("gb18030")
        rows = json.loads(path.read_text(encoding="utf-8"))["quantities"]
        yield text.splitlines(), [{"thing": row["thing"], **row["place"]} for row in rows if row.get("thing")]


def main() -> None:
    given = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    shared = Path(os.environ.get("GOUJI_SHARED", Path(__file__).resolve().parents[3] / "shared"))
    judged = judge(Path(given[0]) if given else shared / "corpus")
    for right, gold, found, around in judged:
        if not right or "--show" in sys.argv:
            print(f"{'' if right else 'wrong  '}{gold} | {found} | {around}")
    right = sum(row[0] for row in judged)
    near = sum(loosely(row[2], row[1]) for row in judged)
    print(f"{right} of {len(judged)} right: {right / len(judged):.3f}; loosely {near / len(judged):.3f}")


if __name__ == "__main__":
    main()
