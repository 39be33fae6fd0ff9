"""How whole a report comes back from a PDF that is set as offices set them.

    python tests/benchmarks/official.py [SOURCE.txt] [--shifts 4] [--least 0.966] [--keep DIR]

The source is by default the real report in GOUJI_SHARED (../shared). It is rendered by LibreOffice with Noto CJK fonts, 16 points
on a leading of 28, first lines indented by two characters, with a running header and page numbers; once for each
shift, which moves all page breaks by some lines, so that other paragraphs and tables are broken. Counted are: paragraphs
that come back as one block with the very text (outer blanks aside); tables whose cells are all there, in one table;
running headers and page numbers that were left in the text. The exit code is 1 where a share of whole paragraphs is
below `--least` (225 of 233), a table is not whole or a running line is left.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from corpus.build import word  # noqa: E402 - the path is set first
from corpus.build.flow import Table, Text  # noqa: E402
from db.records import Block, Document  # noqa: E402
from extractor.readers import read  # noqa: E402
from extractor.readers.office import find_program  # noqa: E402
from tests.benchmarks import build  # noqa: E402

FONT, SIZE, LEADING = "Noto Serif CJK SC", 16, 28
HEADER = "年度预算绩效自评报告汇编"


def render(pieces: Iterable[Text | Table], folder: Path, name: str = "official", shift: int = 0) -> Path:
    """A .pdf of the pieces, with so many empty lines in front."""
    program = find_program()
    if program is None:
        raise SystemExit("LibreOffice is needed to render a PDF")
    source = folder / f"{name}.docx"
    source.write_bytes(word.document([*[Text("")] * shift, *pieces]))
    _set(source)
    profile = (folder / "profile").resolve().as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=300)
    return folder / f"{name}.pdf"


def _set(path: Path) -> None:
    """Set a .docx as an official document."""
    import docx
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    doc = docx.Document(str(path))
    for paragraph in [
        *doc.paragraphs,
        *(p for t in doc.tables for row in t.rows for c in row.cells for p in c.paragraphs),
    ]:
        inside = paragraph._p.getparent().tag == qn("w:tc")
        layout = paragraph.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing = Pt(18 if inside else LEADING)
        layout.first_line_indent = Pt(0 if inside or paragraph.style.name == "Title" else 2 * SIZE)
        for run in paragraph.runs:
            run.font.name, run.font.size = FONT, Pt(10.5 if inside else SIZE)
            run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
    section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
    section.header.paragraphs[0].add_run(HEADER).font.size = Pt(9)
    footer = section.footer.paragraphs[0]
    footer.alignment = 1
    footer.add_run("— ")
    _field(footer, "PAGE")
    footer.add_run(" —")
    doc.save(str(path))


def _field(paragraph: Any, instruction: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    xml = f'<w:fldSimple {nsdecls("w")} w:instr="{instruction}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(xml))


def measure(pieces: list[Text | Table], document: Document) -> tuple[int, int, list[str]]:
    """Whole paragraphs, all paragraphs, and what is at fault: lost paragraphs, tables not whole, running lines left."""
    wanted = [(piece.marker + piece.text).strip() for piece in pieces if isinstance(piece, Text)]
    wanted = [text for text in wanted if text]
    have = Counter(block.text.strip() for block in document.blocks if block.cell is None)
    broken = list((Counter(wanted) - have).elements())
    faults = [f"paragraph: {text[:60]}" for text in broken]
    tables = [_grid(piece) for piece in pieces if isinstance(piece, Table)]
    found = [_found(document.blocks, number) for number in range(1, len(tables) + 2)]
    faults += [
        f"table {n}: {mine} != {its}"
        for n, (mine, its) in enumerate(zip(tables, found, strict=False), 1)
        if mine != its
    ]
    if found[len(tables)]:
        faults.append(f"table: a part more than {len(tables)} tables")
    faults += [f"running line: {block.text[:60]}" for block in document.blocks if HEADER in block.text]
    faults += [
        f"page number: {block.text[-60:]}"
        for block in document.blocks
        if block.text.count("—") == 2 and len(block.text) < 9
    ]
    return len(wanted) - len(broken), len(wanted), faults


def _grid(table: Table) -> dict[tuple[int, int], str]:
    cells = ((r, c, text.strip()) for r, row in enumerate(table.rows, 1) for c, text in enumerate(row, 1))
    return {(r, c): text for r, c, text in cells if text}


def _found(blocks: Iterable[Block], table: int) -> dict[tuple[int, int], str]:
    return {(b.cell.row, b.cell.column): b.text.strip() for b in blocks if b.cell is not None and b.cell.table == table}


def main() -> int:
    """Render, read, count, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path)
    parser.add_argument("--shifts", type=int, default=4)
    parser.add_argument("--least", type=float, default=225 / 233)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    options = parser.parse_args()
    source = options.source or build.real_report()
    pieces = list(build.read(source.read_text(encoding="utf-8")))
    good = True
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for shift in range(options.shifts):
            whole, total, faults = measure(pieces, read(render(pieces, folder, f"shift{shift}", shift * 5)))
            print(f"shift {shift}: {whole} of {total} paragraphs whole, {len(faults) - total + whole} other faults")
            print("".join(f"    {fault}\n" for fault in faults), end="")
            good = good and whole >= options.least * total and len(faults) == total - whole
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
