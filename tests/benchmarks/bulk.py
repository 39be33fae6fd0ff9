"""Many reports: what a second worker is worth, and whether memory stays flat.

    python tests/benchmarks/bulk.py [--reports 1000] [--timed 200] [--folder DIR]

Writes that many generated reports as .docx, each of the size of a real one in projects and figures, then

* ingests and checks the first `--timed` of them with one worker and with two, whole processes, each in a new database;
* ingests all in one process, and then checks all: resident memory after the last against that after the hundredth.

With --folder the reports are kept there and found again the next time. Memory is read from /proc, so Linux only.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

EARLY = 100
"""After so many reports all that is loaded once, and all that is kept for a while, is there."""
OTHERS = 24
"""Projects are taken from at most so many further plans; then there are hardly any that are new."""
DRAWN = 4096
"""Seeds of further plans are so far from the report's own."""


def document(seed: int) -> bytes:
    """A generated report with the projects of many plans: some forty, with more figures than a real report of thirty."""
    from corpus.benchmark import generate, release

    plan = generate.plan(seed)
    known = {project.wording.name for project in plan.projects}
    for number in range(OTHERS):
        other = generate.plan(DRAWN * (1 + seed) + number, held_out=number % 2 == 1)
        plan.projects += [project for project in other.projects if project.wording.name not in known]
        known |= {project.wording.name for project in other.projects}
    return release.docx(plan)


def write(folder: Path, count: int) -> list[Path]:
    """The paths of so many reports; what is there is not written again."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{seed:05}.docx" for seed in range(count)]
    for seed, path in enumerate(paths):
        if not path.exists():
            path.write_bytes(document(seed))
    return paths


def timed(paths: list[Path], jobs: int) -> float:
    """Seconds for a whole process to ingest and check these reports."""
    with tempfile.TemporaryDirectory() as name:
        command = [str(Path(sys.executable).with_name("gouji")), "run", "--jobs", str(jobs), "--format", "json"]
        files = ["--db", f"{name}/a.db", "-o", f"{name}/out.json", *map(str, paths)]
        began = time.perf_counter()
        subprocess.run([*command, *files], check=True, capture_output=True)
        return time.perf_counter() - began


def resident() -> float:
    """Resident memory of this process, in MB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def memory(paths: list[Path], folder: Path) -> Iterator[tuple[str, float, float]]:
    """Resident memory after an early report and after the last one: of ingest, and of a check written as JSON."""
    from db.store import Store
    from extractor.cli.check import show
    from extractor.pipeline import check, ingest
    from extractor.settings import Settings

    with Store.open(folder / "memory.db") as store:
        reading = ingest(paths, store, 1)
        list(islice(reading, EARLY))
        early = resident()
        list(reading)
        yield "ingest", early, resident()
        ids = store.report_ids()
        show(check(store, ids[:EARLY], Settings()), "json", folder / "early.json")
        early = resident()
        show(check(store, ids, Settings()), "json", folder / "all.json")
        yield "check", early, resident()


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--timed", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        paths = write(options.folder or Path(name) / "reports", options.reports)
        one, two = (timed(paths[: options.timed], jobs) for jobs in (1, 2))
        print(f"{options.timed} reports: one worker {one:.1f} s, two {two:.1f} s, ratio {one / two:.2f}", flush=True)
        for what, early, last in memory(paths, Path(name)):
            at = f"after {EARLY} reports {early:.0f} MB, after {len(paths)} {last:.0f} MB"
            print(f"{what}: {at}, ratio {last / early:.2f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
