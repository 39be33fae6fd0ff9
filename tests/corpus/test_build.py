"""The samples: what is committed is what is built, and the truth stands where it says."""

from __future__ import annotations

import collections
import io
import re

import pytest

from corpus.build import sample, truth

NAMES = sample.names()


@pytest.fixture(scope="module", params=NAMES)
def made(request: pytest.FixtureRequest) -> sample.Sample:
    return sample.load(request.param)


def test_there_are_samples_clean_and_planted() -> None:
    samples = [sample.load(name) for name in NAMES]
    assert sum(s.truth["clean"] for s in samples) >= 2
    assert sum(len(s.truth["findings"]) >= 6 for s in samples) >= 3
    assert all(not [f for f in s.truth["findings"] if f["severity"] != "info"] for s in samples if s.truth["clean"])


def test_files_are_committed_as_they_are_built(made: sample.Sample) -> None:
    for name, content in sample.files(made).items():
        assert (sample.SAMPLES / name).read_bytes() == content, f"{name}: run python -m corpus build"


def test_builds_are_the_same_bytes_twice(made: sample.Sample) -> None:
    assert sample.files(made) == sample.files(sample.load(made.name))


def test_every_quote_stands_at_its_place(made: sample.Sample) -> None:
    text = made.text.decode(made.head.get("encoding", "utf-8"))
    lines = text.split("\r\n" if made.head.get("newline") == "crlf" else "\n")
    found = list(truth.places(made.truth))
    assert len(found) > 20
    for place in found:
        assert lines[place["line"] - 1][place["start"] : place["end"]] == place["quote"]


def test_every_met_demand_has_its_evidence(made: sample.Sample) -> None:
    for project in made.truth["projects"]:
        for demand in project["demands"]:
            assert demand["evidence"] or demand["status"] in ("not_reported", "contradicted"), demand["text"]


def test_word_file_holds_every_character(made: sample.Sample) -> None:
    if "docx" not in made.formats:
        pytest.skip("no Word file of this sample")
    import docx

    document = docx.Document(io.BytesIO(sample.files(made)[f"{made.name}.docx"]))
    paragraphs = [p.text for p in document.paragraphs]
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    numbered = sum(p._p.pPr is not None and p._p.pPr.numPr is not None for p in document.paragraphs)
    lost = _characters("".join(made.marked.lines)) - _characters("".join(paragraphs + cells))
    if made.head.get("numbering") == "auto":
        assert numbered > 10
        assert set(lost) <= set("（）一二三四五六七八九十、项目：0123456789")
    else:
        assert not numbered
        assert not lost


def test_pdf_file_holds_every_character(made: sample.Sample) -> None:
    if "pdf" not in made.formats:
        pytest.skip("no PDF of this sample")
    import pypdfium2

    document = pypdfium2.PdfDocument(sample.files(made)[f"{made.name}.pdf"])
    text = "".join(page.get_textpage().get_text_range() for page in document)
    assert not _characters("".join(made.marked.lines)) - _characters(text)


def _characters(text: str) -> collections.Counter[str]:
    return collections.Counter(re.sub(r"\s", "", text))
