"""Files made to cost: each is read or refused within seconds and bounded memory, and nothing of it is lost unsaid.

Each was quadratic, or worse, in some reader's first form. Bombs, entities, paths and damage are in the tests of each format.
"""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from db.records import Trouble
from extractor.readers import read
from tests.conftest import ROOT
from tests.readers import ofd
from tests.readers.build import cell, listed, para, raw_word, read_word, rezip, row, run, sound, table, texts, word
from tests.readers.test_numbering import abstract, level, num

SECONDS, MEGABYTES = 60, 900
"""Generous for a busy machine; what is quadratic takes minutes or gigabytes."""

READING = """
import resource, sys, time
from pathlib import Path
from db.records import Trouble
from extractor.readers import read
from tests.readers.build import sound
began = time.process_time()
try:
    print("blocks", len(sound(read(Path(sys.argv[1]))).blocks))
except Trouble as trouble:
    print("refused", trouble.message)
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def _deleted_runs(folder: Path) -> Path:
    gone = "<w:r><w:delText>删去的二十个字删去的二十个字删去的二十</w:delText></w:r>" * 60_000
    return raw_word(folder / "删.docx", f"<w:p>{run('正文')}<w:del>{gone}</w:del></w:p>")


def _joined_paragraphs(folder: Path) -> Path:
    return raw_word(folder / "连.docx", para("八个字的一段文字", properties="<w:rPr><w:del/></w:rPr>") * 30_000)


def _styles_on_styles(folder: Path) -> Path:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{n - 1}"/></w:style>'
        for n in range(30_000)
    )
    body = para("正文", properties='<w:pStyle w:val="s29999"/>')
    path = word(folder / "样式.docx", body)
    return rezip(
        path, lambda name, data: data.replace(b"</w:styles>", styles.encode() + b"</w:styles>") if name == "word/styles.xml" else data
    )  # fmt: skip


def _long_markers(folder: Path) -> Path:
    numbering = abstract(1, level(0, "decimal", "%1" + "长" * 200_000)) + num(1, 1)
    return word(folder / "编号.docx", *[listed(1)] * 2_000, numbering=numbering)


def _many_cells(folder: Path) -> Path:
    return raw_word(folder / "格.docx", table(*[row(*[cell("值")] * 50)] * 400))


def _many_boxes(folder: Path) -> Path:
    box = f"<w:r><w:pict><v:textbox xmlns:v='urn:v'><w:txbxContent>{para('框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    return raw_word(folder / "框.docx", para("正文", *[box] * 10_000))


def _covered_columns(folder: Path) -> Path:
    path = folder / "跨.html"
    path.write_text(f"<table>{('<tr>' + '<td rowspan=60000 colspan=900>值' * 20) * 300}</table>", encoding="utf-8")
    return path


def _five_thousand_pages(folder: Path) -> Path:
    pages = (ofd.page(*(ofd.text(f"第{n}页第{k}行文字。", 40, 40 + k * 60) for k in range(4))) for n in range(5_000))
    return ofd.ofd(folder / "页.ofd", *pages)


def _many_lines(folder: Path) -> Path:
    path = folder / "行.md"
    path.write_text("- 项\n" * 30_000 + "**" * 50_000 + "\n" + "[" * 30_000 + "\n" + "`" * 30_001, encoding="utf-8")
    return path


def _one_string_in_all_cells(folder: Path) -> Path:
    """A string of 30,000 characters, which is stored once, and 50,000 cells that name it."""
    book = openpyxl.Workbook()
    book.active["A1"] = "甲"
    book.save(folder / "全.xlsx")
    rows = b"<sheetData>" + (b"<row>" + b'<c t="s"><v>0</v></c>' * 50 + b"</row>") * 1_000 + b"</sheetData>"

    def change(name: str, data: bytes) -> bytes:
        return re.sub(b"<sheetData>.*</sheetData>", rows, data, flags=re.S) if "sheet1" in name else data

    path = rezip(folder / "全.xlsx", change)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>{"大" * 30_000}</t></si></sst>')
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured in another way there")
@pytest.mark.parametrize(
    "make",
    [
        *(_deleted_runs, _joined_paragraphs, _styles_on_styles, _long_markers, _many_cells, _many_boxes),
        *(_covered_columns, _five_thousand_pages, _many_lines, _one_string_in_all_cells),
    ],
)
def test_time_and_memory_are_bounded(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    """In a process of its own, whose processor time and memory tell of this file alone."""
    command = [sys.executable, "-c", READING, str(make(tmp_path))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=600)
    what, figures = done.stdout.splitlines()
    seconds, megabytes = map(float, figures.split())
    assert what.startswith("blocks") or "大得不正常" in what
    assert seconds < SECONDS and megabytes < MEGABYTES


def test_alternatives_within_alternatives_are_listed_once(tmp_path: Path) -> None:
    inner = para("深处")
    for _ in range(40):
        inner = (
            f'<mc:AlternateContent><mc:Choice Requires="a">{para("选")}</mc:Choice><mc:Choice Requires="b">{para("二")}'
            f"</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
        )
    document = read_word(tmp_path, para("正文"), inner)
    assert texts(document) == ["正文", "选"]
    assert {left.reason for left in document.left_out} == {"为旧版软件保留的重复内容"}


def test_templates_that_use_themselves(tmp_path: Path) -> None:
    use = '<ofd:Template TemplateID="9"/>'
    template = ofd.page(ofd.text("页面模板", 40, 20), template=use)
    common = '<ofd:TemplatePage ID="9" BaseLoc="T.xml"/>'
    path = ofd.ofd(tmp_path / "模板.ofd", ofd.page(ofd.text("正文。", 40, 60), template=use), common=common, T=template)
    assert texts(sound(read(path)))[-1] == "正文。"


@pytest.mark.parametrize("entries", [20_001, 0])
def test_archives_of_too_many_or_too_large_members(tmp_path: Path, entries: int) -> None:
    path = word(tmp_path / "多.docx", para("正文"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        for number in range(entries):
            archive.writestr(f"x/{number}", b"")
    if not entries:  # the directory says that a member has three gigabytes
        data = bytearray(path.read_bytes())
        at = data.index(b"PK\x01\x02")
        data[at + 24 : at + 28] = (3 * 2**30).to_bytes(4, "little")
        path.write_bytes(data)
    with pytest.raises(Trouble, match="炸弹"):
        read(path)


def test_macros_are_nothing_to_a_reader(tmp_path: Path) -> None:
    path = word(tmp_path / "宏.docm", para("正文"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/vbaProject.bin", b'Sub AutoOpen()\nShell "x"\nEnd Sub')
    assert texts(sound(read(path))) == ["正文"]
