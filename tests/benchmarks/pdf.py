"""Reading a PDF beside pdfplumber's plain text of it, warm, in one run; and what memory the number of pages costs.

    python tests/benchmarks/pdf.py [FILE.pdf] [--rounds 5] [--most 0.2] [--grows 0.5]

Without a file, these are read: the real report in GOUJI_SHARED (../shared) as tests/benchmarks/official.py renders it, where both
are at hand, and 30 pages put together from our samples, which have tables on nearly every page. Rounds take turns, so
that a busy machine is busy for both; medians of processor time, as both work in one thread. Ours is everything that
`extractor.readers.read` does: paragraphs, tables, running lines. Peak memory is that of a process of its own, after 30
pages and after ten times as many. The exit code is 1 where ours takes more than `--most` of pdfplumber's time for a
file, or where ten times the pages cost more than `--grows` of what they cost pdfplumber.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

PAGES = 30
MEMORY = """
import resource, sys
from pathlib import Path
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
name, small, path = sys.argv[1:]
def ours(path):
    from extractor.readers import read
    return read(Path(path))
def pdfplumber(path):
    import pdfplumber
    with pdfplumber.open(path) as file:
        return "".join(page.extract_text() for page in file.pages)
work = {"ours": ours, "pdfplumber": pdfplumber}[name]
work(small)
before = peak()
work(path)
print(before, peak())
"""


def make(folder: Path, pages: int) -> Path:
    """A PDF of so many pages: those of our samples, tables included, over and over."""
    import pypdfium2

    sources = [pypdfium2.PdfDocument(path) for path in sorted((ROOT / "corpus" / "samples").glob("*.pdf"))]
    file = pypdfium2.PdfDocument.new()
    for source in cycle(sources):
        if len(file) >= pages:
            break
        file.import_pages(source, list(range(min(len(source), pages - len(file)))))
    file.save(folder / f"{pages}.pdf")
    return folder / f"{pages}.pdf"


def report(folder: Path) -> list[Path]:
    """The real report as a PDF, where it and LibreOffice are at hand."""
    from tests.benchmarks import build, official

    try:
        return [official.render(build.read(build.real_report().read_text(encoding="utf-8")), folder, "report")]
    except SystemExit as missing:
        print(f"without the real report: {missing}")
        return []


def ours(path: Path) -> object:
    from extractor.readers import read

    return read(path)


def pdfplumber(path: Path) -> object:
    import pdfplumber

    with pdfplumber.open(path) as file:
        return [page.extract_text() for page in file.pages]


def race(path: Path, rounds: int) -> tuple[float, float]:
    """The median seconds of both."""
    contestants: tuple[Callable[[Path], object], ...] = (ours, pdfplumber)
    times: list[list[float]] = [[], []]
    for round_ in range(rounds + 1):
        for read, taken in zip(contestants, times, strict=True):
            began = time.process_time()
            read(path)
            if round_:
                taken.append(time.process_time() - began)
    return statistics.median(times[0]), statistics.median(times[1])


def peaks(name: str, small: Path, large: Path) -> tuple[float, float]:
    """Megabytes at the peak after the small file, and after the large one."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, name, str(small), str(large)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    before, after = map(float, done.stdout.split())
    return before, after


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=float, default=0.2)
    parser.add_argument("--grows", type=float, default=0.5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        small, large = make(folder, PAGES), make(folder, 10 * PAGES)
        files = [options.file] if options.file else [*report(folder), small]
        ratios = []
        for path in files:
            mine, its = race(path, options.rounds)
            ratios.append(mine / its)
            print(
                f"{path.name}: ours {mine * 1000:.0f} ms, pdfplumber's extract_text {its * 1000:.0f} ms, ratio {mine / its:.3f}"
            )
        growth = {}
        for name in ("ours", "pdfplumber"):
            before, after = peaks(name, small, large)
            growth[name] = after - before
            print(f"peak memory, {name}: {PAGES} pages {before:.0f} MB, {10 * PAGES} pages {after:.0f} MB")
    return int(max(ratios) > options.most or growth["ours"] > options.grows * max(1.0, growth["pdfplumber"]))


if __name__ == "__main__":
    sys.exit(main())
