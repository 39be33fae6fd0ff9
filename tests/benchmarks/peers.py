"""Quantities, bounds and dates from plain text: our characters a second beside those of the peers, in one process.

The peers are no dependencies of the project. They are installed into an environment of their own:

    python -m venv PEERS
    PEERS/bin/pip install "emoji<2" recognizers-text-suite jionlp
    python tests/benchmarks/peers.py PEERS [TEXT FILE]    # default: the real report of $GOUJI_SHARED

(Recognizers-Text needs an emoji of version 1.) The script runs itself again under PEERS' Python, which also imports our
reader: it needs the standard library only. One core, after loading, line by line; rounds alternate, so that a busy
machine slows all; medians. Recognizers-Text is asked for numbers, percentages, dimensions, currencies and dates, JioNLP
for money and times, which is all that it has. Exit code 1 if we are not 20 times as fast as the one and 3 times as the
other.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 3
LEAST = {"Recognizers-Text": 20, "JioNLP": 3}
Reader = Callable[[str], object]


def ours() -> Reader:
    sys.path.insert(0, str(ROOT))
    from extractor.language import figures

    return lambda line: figures.read(line, 2025)


def recognizers() -> Reader:
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    asked = (recognize_number, recognize_percentage, recognize_dimension, recognize_currency, recognize_datetime)
    return lambda line: [attempt(ask, line, Culture.Chinese) for ask in asked]


def jionlp() -> Reader:
    import jionlp

    return lambda line: [
        attempt(jionlp.ner.extract_money, line, with_parsing=True),
        attempt(jionlp.ner.extract_time, line),
    ]


def attempt(ask: Callable[..., object], *given: object, **options: object) -> object:
    """A peer may raise on a line; the others count all the same."""
    try:
        return ask(*given, **options)
    except Exception:
        return None


def race(lines: list[str]) -> bool:
    contestants = {"gouji": ours(), "Recognizers-Text": recognizers(), "JioNLP": jionlp()}
    taken: dict[str, list[float]] = {name: [] for name in contestants}
    for read in contestants.values():
        for line in lines[:5]:
            read(line)
    for _ in range(ROUNDS):
        for name, read in contestants.items():
            began = time.perf_counter()
            for line in lines:
                read(line)
            taken[name].append(time.perf_counter() - began)
    characters = sum(map(len, lines))
    best = statistics.median(taken["gouji"])
    won = True
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:18} {characters / median:12,.0f} characters/s   gouji is {median / best:6.1f} times as fast")
        won = won and median / best >= LEAST.get(name, 0)
    return won


def main() -> None:
    if sys.argv[1] == "--within":
        text = Path(sys.argv[2]).read_text(encoding="utf-8")
        sys.exit(0 if race([line for line in text.splitlines() if line.strip()]) else 1)
    shared = Path(os.environ.get("GOUJI_SHARED", ROOT.parent / "shared"))
    source = Path(sys.argv[2]) if sys.argv[2:] else next((shared / "corpus").glob("*.txt"))
    python = Path(sys.argv[1]) / ("Scripts" if os.name == "nt" else "bin") / "python"
    sys.exit(subprocess.run([python, __file__, "--within", source], check=False).returncode)


if __name__ == "__main__":
    main()
