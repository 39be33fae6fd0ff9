"""Readers beside those of others: .docx to text, warm, and old documents in a batch beside LibreOffice run file by file.

    python tests/benchmarks/readers.py [--rounds 15] [--batch 20] [--peers VENV]

VENV is an environment with the peers in it: ``python -m venv VENV && VENV/bin/pip install kreuzberg 'markitdown[docx]'``.
The document is the real report of GOUJI_SHARED (default ../shared) as .docx. Ours and the peers take turns, so that a busy
machine slows all; medians. The .doc files are written by LibreOffice, each with words of its own. Exit code 1 if ours takes
more than 3 times kreuzberg's time or more than a tenth of markitdown's, or a batch more than half of single runs.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

MOST = {"kreuzberg": 3.0, "markitdown": 0.1, "LibreOffice file by file": 0.5}

# Asked for a name on a line, it answers with the seconds that the peer of this name took.
PEER = """
import sys, time
from kreuzberg import extract_file_sync
from markitdown import MarkItDown
tool, path = MarkItDown(), sys.argv[1]
peers = {"kreuzberg": lambda: extract_file_sync(path), "markitdown": lambda: tool.convert(path)}
for name in sys.stdin:
    began = time.perf_counter()
    peers[name.strip()]()
    print(time.perf_counter() - began, flush=True)
"""


def timed(job: Callable[[], object]) -> float:
    """The seconds that `job` takes."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def verdict(what: str, ours: float, peer: str, theirs: float) -> bool:
    """Print a ratio; whether it is within its bound."""
    print(f"{what}: ours {ours:.3f} s, {peer} {theirs:.3f} s, ratio {ours / theirs:.2f} (at most {MOST[peer]:g})")
    return ours / theirs <= MOST[peer]


def word(path: Path, peers: Path, rounds: int) -> bool:
    """The .docx at `path` by our reader and by the peers."""
    from extractor.readers import read

    command = [str(peers / "bin" / "python"), "-c", PEER, str(path)]
    taken: dict[str, list[float]] = {"ours": [], "kreuzberg": [], "markitdown": []}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as peer:
        assert peer.stdin is not None and peer.stdout is not None
        for _ in range(rounds + 1):
            taken["ours"].append(timed(lambda: read(path)))
            for name in ("kreuzberg", "markitdown"):
                peer.stdin.write(f"{name}\n")
                taken[name].append(float(peer.stdout.readline()))
        peer.stdin.close()
    medians = {name: statistics.median(times[1:]) for name, times in taken.items()}  # the first round warms up
    held = [verdict(".docx, warm", medians["ours"], name, medians[name]) for name in ("kreuzberg", "markitdown")]
    return all(held)


def batch(source: Path, folder: Path, count: int) -> bool:
    """So many .doc files by our reader, and by LibreOffice run once for each."""
    import docx

    from extractor.readers import office, prepared, read

    program = office.find_program()
    if program is None:
        print(".doc: LibreOffice is not here")
        return True
    written = []
    for number in range(count):
        document = docx.Document(str(source))
        document.paragraphs[0].insert_paragraph_before(f"第{number}份")
        written.append(folder / f"{number}.docx")
        document.save(str(written[-1]))
    soffice = [str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]

    def convert(kind: str, target: Path, *files: Path) -> None:
        command = [*soffice, kind, "--outdir", str(target), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True)

    convert("doc:MS Word 97", folder, *written)
    old = [path.with_suffix(".doc") for path in written]

    def ours() -> None:
        with prepared(old):
            assert all(read(path).blocks for path in old)

    single = timed(lambda: [convert("docx", folder / "single", path) for path in old])
    return verdict(f"{count} .doc files", timed(ours), "LibreOffice file by file", single)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--batch", type=int, default=20, help="how many .doc files; 0 leaves them out")
    parser.add_argument("--peers", type=Path, metavar="VENV")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, str(ROOT / "tests" / "benchmarks" / "build.py"), name]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        source = next(folder.glob("*.docx"))
        held = [word(source, options.peers, options.rounds)] if options.peers else []
        if options.batch:
            held.append(batch(source, folder, options.batch))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
