"""The main job on the real report, beside processes that it cannot do without and beside a peer that only converts.

    python tests/benchmarks/run.py [--rounds 7] [--peers VENV]

Three ratios, each from medians of commands that take turns in one run:

* ``gouji run`` (a whole process) to a process that only imports sqlite_utils and spacy and loads jieba's full dictionary;
* ``gouji run`` on the report's .docx to ``markitdown`` converting it, both whole processes (needs --peers);
* reading, extracting, checking and storing that .docx, warm, to markitdown's conversion, warm (needs --peers).

VENV is an environment with markitdown in it: ``python -m venv VENV && VENV/bin/pip install 'markitdown[docx]'``. The
real report is read from GOUJI_SHARED (default ../shared).
"""

from __future__ import annotations

import argparse
import functools
import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.startup import medians  # noqa: E402 - the path is set first

LOADING = "import sqlite_utils, spacy, jieba; jieba.setLogLevel(60); jieba.initialize()"
CONVERTING = """
import sys, time
from markitdown import MarkItDown
tool = MarkItDown()
tool.convert(sys.argv[1])
times = []
for _ in range(int(sys.argv[2])):
    began = time.perf_counter()
    tool.convert(sys.argv[1])
    times.append(time.perf_counter() - began)
print(sorted(times)[len(times) // 2])
"""


def forget() -> None:
    """Empty what keeps answers by text, so that a round finds none that the round before left."""
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper) and (kept.cache_parameters()["maxsize"] or 1) > 1:
            kept.cache_clear()


def warm(source: Path, rounds: int, folder: Path) -> float:
    """Median seconds to read, extract, store and check `source` in a process that has done so once."""
    from db.store import Store
    from extractor.pipeline import check, ingest
    from extractor.settings import Settings

    times = []
    for round_ in range(rounds + 1):
        forget()
        with Store.open(folder / f"{round_}.db") as store:
            began = time.perf_counter()
            list(ingest([source], store, 1))
            check(store, store.report_ids(), Settings())
            times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", type=Path, metavar="VENV")
    options = parser.parse_args()
    shared = Path(os.environ.get("GOUJI_SHARED", ROOT.parent / "shared"))
    source = next((shared / "corpus").glob("report-*.txt"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, str(ROOT / "tests" / "benchmarks" / "build.py"), name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        word = next(folder.glob("*.docx"))
        gouji = [
            str(Path(sys.executable).with_name("gouji")),
            "run",
            "--db",
            str(folder / "run.db"),
            "-o",
            str(folder / "out"),
        ]
        # A report that is stored already is not read again, so that each round needs a database of its own.
        fresh = ["sh", "-c", f'rm -f "{folder}"/run.db*; exec "$@"', "sh", *gouji]
        run, loading = medians(options.rounds, [*fresh, str(source)], [sys.executable, "-c", LOADING])
        print(f"gouji run {run:.2f} s, loading its parts {loading:.2f} s, ratio {run / loading:.2f}")
        if options.peers is None:
            return 0
        python = str(options.peers / "bin" / "python")
        converting = [str(options.peers / "bin" / "markitdown"), str(word), "-o", str(folder / "out.md")]
        run, peer = medians(options.rounds, [*fresh, str(word)], converting)
        print(f"gouji run on .docx {run:.2f} s, markitdown {peer:.2f} s, ratio {run / peer:.2f}")
        done = subprocess.run(
            [python, "-c", CONVERTING, str(word), str(options.rounds)], check=True, capture_output=True, text=True
        )
        here, there = warm(word, options.rounds, folder), float(done.stdout)
        print(f"warm: ours {here:.3f} s, markitdown's conversion {there:.3f} s, ratio {here / there:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
