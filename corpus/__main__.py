"""`python -m corpus build` makes the samples' files, `score` measures gouji on them, `trial` on reports of others' hands, `alter` on
those with one figure altered."""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from pathlib import Path

from corpus import altered, trial
from corpus.benchmark import command as benchmark
from corpus.build import sample
from corpus.score import judge
from corpus.score.program import ProgramFailure


def main(arguments: list[str] | None = None) -> int:
    """Run one of the commands. Exit code 0, 1 where a bar is missed, 2 where gouji failed or the usage is wrong."""
    options = _parser().parse_args(arguments)
    if options.command == "evaluate":
        return benchmark.run(options)
    if options.command == "trial":
        return _trial(options)
    if options.command == "alter":
        return _alter(options)
    if options.command == "build":
        for name in options.names or sample.names():
            for path in sample.write(sample.load(name)):
                print(path, file=sys.stderr)
        return 0
    try:
        bars = json.loads(options.min.read_text(encoding="utf-8")) if options.min else {}
        scores = judge.score(options.names, command=shlex.split(options.gouji))
    except (OSError, ValueError, ProgramFailure) as cause:
        print(cause, file=sys.stderr)
        return 2
    print(judge.as_table(scores))
    if options.misses:
        for name, score in scores.items():
            print(f"\n{name}")
            shown = [m for m in score.misses if m.startswith(options.only)]
            print("\n".join(f"  {m}" for m in shown[: options.misses]))
            if len(shown) > options.misses:
                print(f"  (+{len(shown) - options.misses} more)")
    if options.json:
        options.json.write_text(judge.as_json(scores), encoding="utf-8")
    missed = judge.below(scores, bars)
    print("\n".join(missed), end="\n" if missed else "")
    return 1 if missed else 0


def _trial(options: argparse.Namespace) -> int:
    folder = options.folder or trial.FOLDER
    trials = [trial.run(name, folder) for name in options.names or trial.names(folder)]
    print(trial.as_table(trials, options.misses))
    missed = trial.below(trials, json.loads(options.min.read_text(encoding="utf-8"))) if options.min else []
    print("\n".join(missed), end="\n" if missed else "")
    return 1 if missed else 0


def _alter(options: argparse.Namespace) -> int:
    folder = options.folder or trial.FOLDER
    made = altered.run(options.names or trial.names(folder)[:: options.every], folder)
    print(altered.as_table(made))
    print("\n".join(made.missed[: options.misses]), end="\n" if options.misses else "")
    missed = altered.below(made, json.loads(options.min.read_text(encoding="utf-8"))) if options.min else []
    print("\n".join(missed), end="\n" if missed else "")
    return 1 if missed else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build", help="make the files of the samples in corpus/samples")
    build.add_argument("names", nargs="*", metavar="NAME", help="samples, default all")
    score = commands.add_parser("score", help="measure gouji on the samples")
    score.add_argument("names", nargs="*", metavar="NAME", help="samples (health) or files (health.pdf), default all")
    score.add_argument("--json", type=Path, metavar="FILE", help="write every metric and every miss")
    score.add_argument("--min", type=Path, metavar="FILE", help='bars, a JSON object {"metric": least value}')
    score.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N misses a file")
    score.add_argument("--only", default="", metavar="METRIC", help="print only misses of metrics that begin so")
    score.add_argument("--gouji", default="", metavar="COMMAND", help="the command to measure, default this Python's")
    tried = commands.add_parser("trial", help="measure gouji on the trial reports in corpus/trials")
    tried.add_argument("names", nargs="*", metavar="NAME", help="trial reports, default all")
    tried.add_argument("--folder", type=Path, metavar="DIR", help="where they are, default corpus/trials")
    tried.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N of what was not right in each")
    tried.add_argument("--min", type=Path, metavar="FILE", help='bars, a JSON object {"metric": value}')
    alter = commands.add_parser("alter", help="alter figures and days of the clean trial reports, one at a time")
    alter.add_argument("names", nargs="*", metavar="NAME", help="trial reports, default all")
    alter.add_argument("--folder", type=Path, metavar="DIR", help="where they are, default corpus/trials")
    alter.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth report only")
    alter.add_argument("--misses", type=int, default=0, metavar="N", help="print up to N of what was not found")
    alter.add_argument("--min", type=Path, metavar="FILE", help='bars, a JSON object {"kind": least share}')
    benchmark.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
