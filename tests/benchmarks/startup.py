"""How fast the command line answers, beside what it cannot do without; whole processes, measured in turn.

    python tests/benchmarks/startup.py [--rounds 15] [--most RATIO]

Prints the medians and their ratio. With ``--most`` the exit code is 1 where the ratio is above it.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

GOUJI = [str(Path(sys.executable).with_name("gouji")), "--help"]
BARE = [sys.executable, "-c", "import click"]


def seconds(command: Sequence[str]) -> float:
    """Wall time of one run of a whole process."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def medians(rounds: int, *commands: Sequence[str]) -> list[float]:
    """The median of each command; they take turns, so that a busy machine is busy for all of them."""
    for command in commands:
        seconds(command)  # warm file cache, compiled modules
    times = [[seconds(command) for command in commands] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--most", type=float)
    options = parser.parse_args()
    help_, bare = medians(options.rounds, GOUJI, BARE)
    print(
        f"gouji --help {help_ * 1000:.0f} ms, python -c 'import click' {bare * 1000:.0f} ms, ratio {help_ / bare:.2f}"
    )
    return int(options.most is not None and help_ / bare > options.most)


if __name__ == "__main__":
    sys.exit(main())
