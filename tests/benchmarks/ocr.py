"""How well scans are read: pages rendered at 200 dots an inch, recognised, and compared with the text that they show.

    python tests/benchmarks/ocr.py [PDF...] [--pages 5] [--most 0.01]

Needs the extra `ocr` (requirements-ocr.lock). The files are by default the .pdf samples and, where GOUJI_SHARED (../shared) is
there and LibreOffice installed, the real report as tests/benchmarks/official.py renders it. Of each file, so many pages are
taken, evenly spread (0: all). Both texts come out of the same code for lines and tables, so that a wrong order counts as
well as a wrong character; blanks are left out. Printed are the character error rate (Levenshtein distance by the length
of the true text), the same with full and half width taken as one, and how the confidence of lines tells right from
wrong. The exit code is 1 where the error rate over all files is not below `--most`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from rapidfuzz.distance import Levenshtein

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from extractor.readers.layout import lay  # noqa: E402 - the path is set first
from extractor.readers.layout.lines import Line  # noqa: E402
from extractor.readers.layout.page import Page, TableCell  # noqa: E402
from extractor.readers.pdf.characters import page_text  # noqa: E402
from extractor.readers.pdf.drawn import pieces, ruled  # noqa: E402
from extractor.readers.scan import ocr  # noqa: E402
from tests.benchmarks import build, official  # noqa: E402

DOTS = 200
BELOW = (0.5, 0.7, 0.8, 0.9, 0.95)


def pieces_of(page: Page) -> Iterator[Line | TableCell]:
    """The lines and cells of a page in reading order."""
    for item in page.items():
        if isinstance(item, Line):
            yield item
        else:
            yield from item.cells


def bare(text: str) -> str:
    return "".join(text.split())


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("—", "-")


def compare(path: Path, most: int, tally: Counter[str], flagged: Counter[tuple[float, bool]]) -> None:
    """Add up what one file gives, and print its worst pages."""
    file = pypdfium2.PdfDocument(path)
    step = max(1, len(file) // most) if most else 1
    for index in range(0, len(file), step):
        page = file[index]
        text = page_text(page)
        true = lay(1, text.width, text.height, text.glyphs, ruled([text.place(*one) for one in pieces(page)]))
        began = time.perf_counter()
        found = ocr.recognise(page.render(scale=DOTS / 72).to_pil(), DOTS)
        tally["milliseconds"] += round(1000 * (time.perf_counter() - began))
        read = lay(1, found.width, found.height, found.glyphs, found.rulings)
        wanted, got = ("".join(bare(piece.text) for piece in pieces_of(one)) for one in (true, read))
        distance = Levenshtein.distance(wanted, got)
        tally.update(pages=1, characters=len(wanted), errors=distance, unread=found.unread)
        tally["errors but width"] += Levenshtein.distance(folded(wanted), folded(got))
        if distance:
            print(f"  {path.name} page {index + 1}: {distance} of {len(wanted)}: {'; '.join(edits(wanted, got))}")
        right = Counter(bare(piece.text) for piece in pieces_of(true))
        for piece in pieces_of(read):
            known = right[bare(piece.text)] > 0
            right[bare(piece.text)] -= known
            tally["lines right" if known else "lines wrong"] += 1
            for share in BELOW:
                flagged[share, known] += (1.0 if piece.confidence is None else piece.confidence) < share


def edits(wanted: str, got: str) -> list[str]:
    """What was read for what."""
    found = [one for one in Levenshtein.opcodes(wanted, got) if one.tag != "equal"]
    said = [f"{wanted[o.src_start : o.src_end]!r} read {got[o.dest_start : o.dest_end]!r}" for o in found]
    return said[:6] + [f"and {len(said) - 6} more"] * (len(said) > 6)


def main() -> int:
    """Render, recognise, compare, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--most", type=float, default=0.01)
    options = parser.parse_args()
    tally, flagged = Counter[str](), Counter[tuple[float, bool]]()
    with tempfile.TemporaryDirectory() as scratch:
        files = list(options.files)
        if not files:
            files = sorted((ROOT / "corpus" / "samples").glob("*.pdf"))
            try:
                report = build.read(build.real_report().read_text(encoding="utf-8"))
                files.append(official.render(report, Path(scratch)))
            except SystemExit as missing:
                print(f"without the real report: {missing}")
        for path in files:
            compare(path, options.pages, tally, flagged)
    rate, folded_rate = (tally[key] / tally["characters"] for key in ("errors", "errors but width"))
    seconds = tally["milliseconds"] / tally["pages"] / 1000
    print(
        f"{tally['pages']} pages, {tally['characters']} characters, {seconds:.1f} s a page, {tally['unread']} places unread"
    )
    print(f"character error rate {rate:.2%}; {folded_rate:.2%} with full and half width taken as one")
    for share in BELOW:
        wrong, right = (
            flagged[share, known] / max(1, tally[f"lines {name}"])
            for known, name in ((False, "wrong"), (True, "right"))
        )
        print(
            f"confidence below {share}: {wrong:.0%} of {tally['lines wrong']} wrong lines, {right:.1%} of {tally['lines right']} right ones"
        )
    return int(rate >= options.most)


if __name__ == "__main__":
    sys.exit(main())
