"""What was seen of a file is what is in it, counted in other ways than the readers count: nothing is lost, nothing made up."""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from db.records import Document, visible
from extractor.readers import read
from tests.conftest import ROOT
from tests.readers import ofd
from tests.readers.build import sound
from tests.readers.test_forms import _html, _markdown, _runs

SAMPLES = ROOT / "corpus" / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))
STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def _members(path: Path, wanted: str) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(wanted, name):
                yield archive.read(name).decode("utf-8")


def _in_docx(path: Path) -> int:
    """The characters in the `w:t` of all stories, found as a search finds them and not through an XML tree."""
    found = (
        text for xml in _members(path, STORIES.pattern) for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)
    )
    return sum(visible(unescape(text)) for text in found)


def _in_ofd(path: Path) -> int:
    pages = _members(path, r".*/Content\.xml")
    return sum(
        visible(unescape(t)) for xml in pages for t in re.findall(r"<ofd:TextCode[^>]*>([^<]*)</ofd:TextCode>", xml)
    )


def _in_html(path: Path) -> int:
    said: list[str] = []
    parser = HTMLParser()
    parser.handle_data = said.append  # type: ignore[method-assign]
    parser.feed(path.read_bytes().decode("gb18030"))
    return visible("".join(said))


def _in_book(path: Path) -> int:
    sheets = openpyxl.load_workbook(path).worksheets
    return sum(
        visible(str(value)) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row if value
    )


def _in_text(path: Path) -> int:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return visible(path.read_bytes().decode(encoding))
        except UnicodeDecodeError:
            continue
    raise AssertionError(path)


def _ofd(document: Document, folder: Path) -> Path:
    return ofd.lay_out(folder / "样本.ofd", [(b.marker or "") + b.text for b in document.blocks])


def _book(document: Document, folder: Path) -> Path:
    book = openpyxl.Workbook()
    for run in _runs(document):
        book.active.append([block.text for block in run])
    book.save(folder / "样本.xlsx")
    return folder / "样本.xlsx"


def _csv(document: Document, folder: Path) -> Path:
    with (folder / "样本.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([block.text for block in run] for run in _runs(document))
    return folder / "样本.csv"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx")), ids=lambda path: path.name)
def test_word_samples(path: Path) -> None:
    assert sound(read(path)).seen == _in_docx(path)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("make", "count"),
    [(_html, _in_html), (_ofd, _in_ofd), (_book, _in_book), (_markdown, _in_text), (_csv, _in_text)],
    ids=["html", "ofd", "xlsx", "md", "csv"],
)
def test_samples_in_forms_made_of_them(
    tmp_path: Path, name: str, make: Callable[[Document, Path], Path], count: Callable[[Path], int]
) -> None:
    path = make(read(SAMPLES / f"{name}.txt"), tmp_path)
    assert sound(read(path)).seen == count(path) > 0


@pytest.mark.parametrize("name", NAMES)
def test_text_samples(name: str) -> None:
    path = SAMPLES / f"{name}.txt"
    document = sound(read(path))
    assert document.seen == _in_text(path) and not document.left_out
