"""The clean report, read again: it says what the source says, and the second one is the first, byte for byte."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from corpus.benchmark import layout
from corpus.benchmark.generate import plan as generated
from db.records import Report, Span, Trouble
from extractor import checks
from extractor.outputs.clean import clean_report
from extractor.outputs.clean.mend import mend, mended_text
from extractor.outputs.clean.parts import LACKING
from extractor.outputs.findings import Audited, ordered
from extractor.outputs.list_docx import docx
from extractor.pipeline import extract
from extractor.settings import Settings
from tests.conftest import ROOT
from tests.outputs.compare import differences

SAMPLES = sorted(p for p in (ROOT / "corpus" / "samples").iterdir() if p.suffix in {".txt", ".docx", ".pdf"})
SEEDS, CHUNK = 500, 25
"""So many generated reports come back, so many to a test."""


def audited(report: Report) -> Audited:
    checked = checks.run(report, Settings())
    return Audited(report, checked.findings, checked.results)


@cache
def first(path: Path) -> Audited:
    return audited(extract(path).reports[0])


@cache
def clean(path: Path) -> bytes:
    return clean_report(first(path))


def lost_on_the_way(source: Path, folder: Path) -> list[str]:
    """What the clean reports of a file do not say as the file does."""
    found: list[str] = []
    for report in extract(source).reports:
        target = folder / "clean.docx"
        target.write_bytes(clean_report(audited(report)))
        (again,) = extract(target).reports
        found += differences(report, again)
    return found


def comes_back(source: Path, folder: Path) -> None:
    assert lost_on_the_way(source, folder) == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_sample_comes_back(path: Path, tmp_path: Path) -> None:
    comes_back(path, tmp_path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_what_was_found_in_the_source_is_found_again(path: Path, tmp_path: Path) -> None:
    """Within projects and within the report: neither mending nor our note and annex make or hide a contradiction."""
    target = tmp_path / "clean.docx"
    target.write_bytes(clean_report(first(path), with_findings=True))
    (again,) = extract(target).reports
    assert {left.locator for left in again.left_out if left.reason.startswith("gouji")} >= {"表1"}

    def found(a: Audited) -> Counter[str]:
        return Counter(f.rule for f in a.findings if f.rule[:3] in ("GJ2", "GJ3"))

    assert found(audited(again)) == found(first(path))


def test_articles_bear_no_second_number() -> None:
    document = Document(io.BytesIO(clean(ROOT / "corpus" / "samples" / "notice.docx")))
    articles = [p for p in document.paragraphs if re.match("第[一二三四五六七八九十]+条", p.text)]
    assert len(articles) > 8 and all(p._p.pPr.numPr is None for p in articles)


def test_the_real_report_comes_back(shared: Path, tmp_path: Path) -> None:
    comes_back(next((shared / "corpus").glob("report-*.txt")), tmp_path)


@pytest.mark.parametrize("start", range(0, SEEDS, CHUNK))
def test_generated_reports_come_back(start: int, tmp_path: Path) -> None:
    lost = {}
    for seed in range(start, start + CHUNK):
        source = tmp_path / f"{seed}.txt"
        source.write_text("\n".join(layout.marked(generated(seed)).lines), "utf-8")
        if found := lost_on_the_way(source, tmp_path):
            lost[seed] = found
    assert lost == {}


@pytest.mark.parametrize("path", SAMPLES[:4], ids=lambda p: p.name)
def test_the_second_is_the_first(path: Path) -> None:
    assert clean_report(first(path)) == clean(path)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_headings_are_numbered_by_the_word_processor(path: Path) -> None:
    """Heading styles of rising level, with numbers of one list; none typed."""
    document = Document(io.BytesIO(clean(path)))
    headings = [p for p in document.paragraphs if p.style.name.lower().startswith("heading")]
    if first(path).report.sections:
        assert headings
    for heading in headings:
        assert heading._p.pPr.numPr is not None
        assert not re.match(r"[（(]?[一二三四五六七八九十]{1,3}[、）)]", heading.text)


def test_a_table_of_contents_page_numbers_and_fonts() -> None:
    document = Document(io.BytesIO(clean(SAMPLES[1])))
    body = document.element.body
    assert any("TOC " in (i.text or "") for i in body.iter(qn("w:instrText")))
    note, text = document.sections
    for footer in (text.footer, text.even_page_footer):
        assert any("PAGE" in (i.text or "") for i in footer._element.iter(qn("w:instrText")))
    assert text._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert not text.different_first_page_header_footer and document.settings.odd_and_even_pages_header_footer
    assert not note._sectPr.findall(qn("w:footerReference")), "the note bears no number and is not counted"
    assert (note.page_width, note.left_margin) == (text.page_width, text.left_margin)
    fonts = {f.get(qn("w:eastAsia")) for f in document.styles.element.iter(qn("w:rFonts"))}
    assert {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"} <= fonts


def test_fonts_that_may_be_missing_have_one_other_name_each() -> None:
    """Word takes what stands in altName as one name, of 31 characters at most, whatever commas are in it."""
    for made in (clean(SAMPLES[1]), docx([first(SAMPLES[1])])):
        document = Document(io.BytesIO(made))
        table = next(r.target_part for r in document.part.rels.values() if r.reltype.endswith("/fontTable"))
        names = re.findall(r'altName w:val="([^"]+)"', table.blob.decode())
        assert len(names) == 6 and not [n for n in names if re.search("[,;，；]", n)]


def test_body_text_is_28_points_apart_and_two_characters_in() -> None:
    """GB/T 9704-2012, 5.2.3 and 7.3.3: 22 lines of 28 signs; the third level of headings is no bolder than the text."""
    document = Document(io.BytesIO(clean(SAMPLES[1])))
    page = document.sections[-1]
    closer = document.styles["Normal"].element.find(f".//{qn('w:rPr')}/{qn('w:spacing')}").get(qn("w:val"))
    line, sign = page.page_width - page.left_margin - page.right_margin, Pt(16) + Pt(int(closer) / 20)
    assert 28 <= line / sign < 28.5
    assert 22 <= (page.page_height - page.top_margin - page.bottom_margin) / Pt(28) < 23
    spacing = document.styles.element.find(f".//{qn('w:pPrDefault')}//{qn('w:spacing')}")
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("560", "exact")
    for name in ("Body Text", *(f"Heading {n}" for n in range(1, 6))):
        style = document.styles[name].element
        assert style.find(f".//{qn('w:ind')}").get(qn("w:firstLineChars")) == "200"
        assert style.find(f".//{qn('w:b')}") is None


def test_what_the_source_lacks_is_shown_as_lacking(tmp_path: Path) -> None:
    source = tmp_path / "缺项.txt"
    source.write_text(
        "云川市青石区林业局2024年度部门整体支出绩效自评报告\n一、部门概况\n承担全区造林工作。\n二、分项绩效目标完成情况\n"
        "（一）苗木采购\n绩效目标：保障用苗。\n绩效指标：采购苗木200株。\n（二）护林员培训\n绩效目标：提高技能。\n"
        "绩效指标：培训3期。\n完成情况：培训3期。\n",
        "utf-8",
    )
    text = "\n".join(p.text for p in Document(io.BytesIO(clean(source))).paragraphs)
    assert "（原报告未提供：完成情况）" in text
    assert f"存在的主要问题{LACKING}" in text
    comes_back(source, tmp_path)


def test_faults_of_the_text_stay_as_written_and_are_marked(tmp_path: Path) -> None:
    source = tmp_path / "错日期.txt"
    source.write_text(
        "云川市青石区林业局2024年度部门整体支出绩效自评报告\n一、部门概况\n2024年2月30日完成验收。\n", "utf-8"
    )
    document = Document(io.BytesIO(clean(source)))
    shaded = [
        r.text for p in document.paragraphs for r in p.runs if r._r.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None
    ]
    assert "2月30日" in "".join(shaded)


def test_a_sentence_that_was_joined_is_not_said_to_stay_broken(tmp_path: Path) -> None:
    source = tmp_path / "断句.txt"
    source.write_text(
        "云川市青石区林业局2024年度部门整体支出绩效自评报告\n一、部门概况\n承担全区造林工作。\n二、分项绩效目标完成情况\n"
        "（一）苗木采购\n绩效目标：保障用苗。\n绩效指标：采购苗木200株。\n完成情况：全年共采购苗木200株\n，并全部栽植到位，验收合格。\n",
        "utf-8",
    )
    note = Document(io.BytesIO(clean(source))).tables[0].rows[0].cells[0].text
    assert "断开的句子已接上" in note and "GJ103" not in note


def test_the_list_of_findings_is_added_when_it_is_asked_for() -> None:
    found = first(ROOT / "corpus" / "samples" / "township.docx")
    assert found.findings
    document = Document(io.BytesIO(clean_report(found, with_findings=True)))
    annex = document.tables[-1]
    across = document.sections[-1]
    assert across.page_width > across.page_height and across.start_type == WD_SECTION.NEW_PAGE
    assert [row.cells[2].text for row in annex.rows[1:]] == [f.message for _, f in ordered([found])]
    last = Document(io.BytesIO(clean_report(found))).tables[-1]
    assert last.rows[0].cells[-1].text != annex.rows[0].cells[-1].text


def test_a_template_gives_its_styles(tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    office = Document()
    office.styles["Heading 1"].font.name = "Arial"
    office.add_paragraph("模板里的文字")
    office.save(str(template))
    found = first(SAMPLES[0])
    made = Document(io.BytesIO(clean_report(found, template)))
    assert made.styles["Heading 1"].font.name == "Arial"
    assert "模板里的文字" not in "\n".join(p.text for p in made.paragraphs)
    target = tmp_path / "clean.docx"
    target.write_bytes(clean_report(found, template))
    assert list(differences(found.report, extract(target).reports[0])) == []


def test_a_template_without_page_settings_gets_those_of_official_documents(tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    office = Document()
    office.element.body.remove(office.element.body.sectPr)
    office.save(str(template))
    made = Document(io.BytesIO(clean_report(first(SAMPLES[0]), template, with_findings=True)))
    assert [round(s.page_width.mm) for s in made.sections] == [210, 210, 297]


def test_a_template_that_is_none_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "模板.docx"
    wrong.write_text("不是文档")
    with pytest.raises(Trouble, match="模板"):
        clean_report(first(SAMPLES[0]), wrong)


# ----------------------------------------------------------------------------------------------------------- mending


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("完成,并验收", "完成，并验收"),
        ("完成率９５％", "完成率95%"),
        ("满意度>=90%", "满意度≥90%"),
        ("改造120㎡以上", "改造120平方米以上"),
        ("已完成。。", "已完成。"),
        ("[bookmark: _GoBack]做好普查", "做好普查"),
        ("补助1,500元", "补助1,500元"),
        ("2月30日", "2月30日"),
        ("全年12,0户", "全年12,0户"),
    ],
)
def test_marks_are_mended_and_figures_are_not(written: str, mended: str) -> None:
    assert mended_text(written) == mended


@given(st.text(alphabet="完成率，。,;:。。 \t１２９０5％%≧>=<.．㎡万亩第[bookmark: _x]", max_size=40))
def test_mending_twice_is_mending_once_and_keeps_every_place(text: str) -> None:
    made = mend(Span(1, 0, len(text), text))
    assert mended_text(made.text) == made.text
    assert len(made.at) == len(made.text)
    assert list(made.at) == sorted(made.at)
