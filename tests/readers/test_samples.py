"""Our sample reports say the same in every format that they come in, and so does the real report."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.readers import read
from tests.readers.build import lay_out, para, raw_word, sound

SAMPLES = Path(__file__).resolve().parent.parent.parent / "corpus" / "samples"
PAIRS = [
    (text, other)
    for text in sorted(SAMPLES.glob("*.txt"))
    for other in (text.with_suffix(".docx"), text.with_suffix(".pdf"))
    if other.exists()
]


def _words(path: Path) -> str:
    """All words of the body with the list numbers before them, without blanks."""
    blocks = [block for block in sound(read(path)).blocks if block.kind not in ("header", "footer")]
    return "".join("".join(((block.marker or "") + block.text).split()) for block in blocks)


def test_there_are_samples_of_each_format() -> None:
    assert {other.suffix for _, other in PAIRS} == {".docx", ".pdf"}


@pytest.mark.parametrize(("text", "other"), PAIRS, ids=[other.name for _, other in PAIRS])
def test_the_same_words_from_every_format(text: Path, other: Path) -> None:
    assert _words(other) == _words(text)


def test_the_real_report_from_word(shared: Path, tmp_path: Path) -> None:
    report = read(shared / "corpus" / "report-2025-luquan.txt")
    path = raw_word(tmp_path / "报告.docx", "".join(para(block.text) for block in report.blocks))
    assert [block.text for block in sound(read(path)).blocks] == [block.text for block in report.blocks]


def test_the_real_report_from_pdf_keeps_its_paragraphs_whole(shared: Path, tmp_path: Path) -> None:
    wanted = [block.text.strip() for block in read(shared / "corpus" / "report-2025-luquan.txt").blocks]

    def decorate(canvas: object, page: int) -> None:
        canvas.drawCentredString(297, 40, f"- {page} -")  # type: ignore[attr-defined]

    document = sound(read(lay_out(tmp_path / "报告.pdf", *wanted, decorate=decorate)))  # type: ignore[arg-type]
    found = {"".join(block.text.split()) for block in document.blocks}
    whole = sum("".join(text.split()) in found for text in wanted)
    assert whole >= 0.97 * len(wanted)
    assert {left.reason for left in document.left_out} == {"页码"}
