"""`python -m corpus evaluate`: the benchmark from the command line."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Add the subcommand to the parsers of `python -m corpus`."""
    parser = commands.add_parser("evaluate", help="planted errors, clean reports and harmless edits, drawn by a seed")
    parser.add_argument("--reports", type=int, default=30, metavar="N", help="clean reports to draw, default 30")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="seed of the first report, default 0")
    parser.add_argument("--held-out", action="store_true", help="the part that rules are not tuned on")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes, default 2")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every score")
    parser.add_argument(
        "--min", type=Path, metavar="FILE", help='bars: {"recall": 0.95, "harmless_with_alarm<=": 0.01}'
    )
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N misses of each kind")
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="write the reports with their truth, check nothing"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Evaluate and print. Exit code 0, or 1 where a bar is missed."""
    if options.write:
        from corpus.benchmark import release

        release.write(options.write, range(options.seed, options.seed + options.reports), held_out=options.held_out)
        return 0
    from corpus.benchmark import evaluate, tables

    bars = json.loads(options.min.read_text(encoding="utf-8")) if options.min else {}
    outcome = evaluate.evaluate(options.reports, options.seed, held_out=options.held_out, workers=options.jobs)
    found = tables.scores(outcome)
    print(tables.as_table(found))
    if options.misses:
        print("\n" + "\n".join(tables.misses(outcome, options.misses)))
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    missed = tables.below(found, bars)
    print("\n".join(missed), end="\n" if missed else "")
    return 1 if missed else 0
