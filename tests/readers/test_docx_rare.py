"""Word documents that are read seldom, but are read: forms, formulas, symbols, drawings; hidden, struck-out and hostile ones."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from db.records import Trouble
from extractor.readers import read
from tests.readers.build import cell, listed, para, raw_word, read_word, rezip, row, run, sound, table, texts, word
from tests.readers.test_docx import _left

DELETED, HIDDEN, STRUCK = "修订中删除的文字", "隐藏文字", "加了删除线的文字"


def test_what_is_struck_out_is_left_out(tmp_path: Path) -> None:
    """As from a PDF of the same document."""
    styles = (
        '<w:style w:type="character" w:styleId="Old"><w:name w:val="old"/><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="gone"/><w:rPr><w:strike/></w:rPr></w:style>'
    )
    document = read_word(
        tmp_path,
        para(
            run("完成"),
            run("12", "<w:strike/>"),
            run("13", '<w:strike w:val="0"/>'),
            run("9", "<w:dstrike/>"),
            run("项"),
        ),
        para(run("样式划掉", '<w:rStyle w:val="Old"/>'), run("恢复", '<w:rStyle w:val="Old"/><w:strike w:val="0"/>')),
        para(run("整段划掉"), run("除了这几个字", '<w:strike w:val="false"/>'), properties='<w:pStyle w:val="Gone"/>'),
        styles=styles,
    )
    assert texts(document) == ["完成13项", "恢复", "除了这几个字"]
    assert [(text, reason) for text, reason, _ in _left(document)] == [
        ("129", STRUCK),
        ("样式划掉", STRUCK),
        ("整段划掉", STRUCK),
    ]


def test_a_run_may_show_what_its_paragraph_hides(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="Form"><w:name w:val="form"/><w:rPr><w:vanish/></w:rPr></w:style>'
    shown = para(run("藏"), run("现", '<w:vanish w:val="0"/>'), properties='<w:pStyle w:val="Form"/>')
    document = read_word(tmp_path, shown, styles=style)
    assert texts(document) == ["现"] and [reason for _, reason, _ in _left(document)] == [HIDDEN]


def test_signs_of_symbol_fonts(tmp_path: Path) -> None:
    def sign(font: str, code: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'

    document = read_word(
        tmp_path,
        para(
            run("合格率"),
            sign("Symbol", "F0B3"),
            run("95%，误差"),
            sign("Symbol", "F0B1"),
            run("2，12"),
            sign("Symbol", "F0B4"),
            run("3"),
        ),
        para(
            run("\uf0fe", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
            run("是\uf0a3", '<w:rFonts w:ascii="宋体"/>'),
        ),
        para(sign("Wingdings", "F081"), sign("Wingdings 2", "F052"), sign("Unknown", "F041")),
    )
    assert texts(document) == ["合格率≥95%，误差±2，12×3", "☑是\uf0a3", "①☑\uf041"]


def test_boxes_and_lists_of_old_forms(tmp_path: Path) -> None:
    def form(data: str, result: str = "") -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORM</w:instrText>'
            f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    grades = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>'
    document = read_word(
        tmp_path,
        para(form('<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>'), run("是"),
             form('<w:checkBox><w:default w:val="0"/></w:checkBox>'), run("否")),
        para(run("等级："), form(grades), run("；")),
        para(form(grades, run("良"))),
        para(form('<w:name w:val="x"/><w:textInput/>', run("填写的"))),
        para(form('<w:ddList><w:result w:val="9"/></w:ddList>'), run("空")),
    )  # fmt: skip
    assert texts(document) == ["☒是☐否", "等级：良；", "良", "填写的", "空"]
    assert _left(document) == [("良", "为旧版软件保留的重复内容", "第3段")]


def test_characters_in_circles_and_other_equations_of_fields(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def code(*parts: str, result: str = "") -> str:
        said = "".join(f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in parts)
        return mark("begin") + said + (mark("separate") + result if result else "") + mark("end")

    document = read_word(
        tmp_path,
        para(
            code(" eq \\o\\ac(", "○", ",12)"),
            run("其次，"),
            code("EQ \\o\\ac(○,甲)"),
            run("完成"),
            code(" eq \\f(3,4) "),
        ),
        para(run("页"), code(" PAGE "), code(" eq \\o\\ac(○,1)", result=run("①"))),
        table(row(cell(para(code("eq \\o(○,2)"))))),
        para(run("甲"), "<w:del>" + code("eq \\o(○,3)") + "</w:del>"),
    )
    assert texts(document) == ["⑫其次，甲完成3/4", "页①", "②", "甲"]
    assert _left(document) == [("③", DELETED, "第3段")]


def test_fractions_stay_fractions(tmp_path: Path) -> None:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert texts(read_word(tmp_path, para(run("完成"), fraction))) == ["完成3/4"]


def test_word_art_objects_charts_and_diagrams_are_listed(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict></w:r>'
    thing = '<w:r><w:object xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape><v:imagedata r:id="rIdX"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    chart = '<w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rIdChart"/></w:drawing></w:r>'
    diagram = '<w:r><w:drawing><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rIdData"/></w:drawing></w:r>'
    path = word(tmp_path / "图.docx", para(run("正文"), art), para(thing), para(chart, chart), para(diagram))
    parts = {
        "charts/chart1.xml": '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>支出</a:t><c:v>12.5</c:v></c:chart>',
        "diagrams/data1.xml": '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>流程</a:t></d>',
    }
    with zipfile.ZipFile(path, "a") as archive:
        for name, xml in parts.items():
            archive.writestr(f"word/{name}", xml)
    added = "".join(
        f'<Relationship Id="{id}" Type="x/{kind}" Target="{part}"/>'
        for id, kind, part in (
            ("rIdChart", "chart", "charts/chart1.xml"),
            ("rIdData", "diagramData", "diagrams/data1.xml"),
        )
    )
    rezip(
        path,
        lambda name, data: (
            data.replace(b"</Relationships>", f"{added}</Relationships>".encode())
            if name.startswith("word/_rels")
            else data
        ),
    )
    document = sound(read(path))
    assert texts(document) == ["正文"]
    assert _left(document) == [
        ("内部资料", "艺术字或水印", "第1段"),
        ("", "图片", "第2段"),
        ("", "嵌入的对象", "第2段"),
        ("", "图表", "第3段"),
        ("", "图表", "第3段"),
        ("", "SmartArt 图形", "第4段"),
        ("支出\n12.5", "图表中的文字", "图表1"),
        ("流程", "SmartArt 图形中的文字", "SmartArt 图形2"),
    ]


def test_a_body_that_is_another_document_is_refused(tmp_path: Path) -> None:
    path = raw_word(tmp_path / "网页.docx", '<w:altChunk xmlns:r="x" r:id="rIdA"/>')
    with pytest.raises(Trouble, match="嵌入的另一份文档"):
        read(path)


def test_deleted_cells_and_hidden_rows(tmp_path: Path) -> None:
    document = read_word(
        tmp_path,
        table(
            row(cell("甲"), cell("删", properties="<w:cellDel/>"), cell("乙")),
            row(cell("藏"), properties="<w:hidden/>"),
            row(cell("丙"), properties='<w:hidden w:val="0"/>'),
        ),
    )
    assert [(b.text, b.locator) for b in document.blocks] == [
        ("甲", "表1 第1行第1列"),
        ("乙", "表1 第1行第2列"),
        ("丙", "表1 第2行第1列"),
    ]
    assert _left(document) == [("删", "修订中删除的单元格", "表1"), ("藏", "隐藏的表格行", "表1")]


def test_notes_come_in_the_order_of_the_body(tmp_path: Path) -> None:
    def mark(id: int) -> str:
        return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'

    document = read_word(
        tmp_path,
        para(run("甲"), mark(3), f"<w:del>{mark(2)}</w:del>"),
        table(row(cell(para(run("乙"), mark(1))))),
        footnotes="".join(f'<w:footnote w:id="{id}">{para(f"注{id}")}</w:footnote>' for id in (1, 2, 3)),
    )
    assert [(b.text, b.locator) for b in document.blocks if b.kind == "note"] == [("注3", "脚注1"), ("注1", "脚注2")]
    assert _left(document) == [("注2", DELETED, "脚注")]


def test_lines_of_contents_are_listed(tmp_path: Path) -> None:
    names = {"A": "toc 1", "B": "TOC Heading", "C": "WPSOffice手动目录 1", "D": "目录 2"}
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>' for id, name in names.items()
    )
    lines = (para(f"行{id}", properties=f'<w:pStyle w:val="{id}"/>') for id in names)
    document = read_word(tmp_path, *lines, para("正文"), styles=styles)
    assert texts(document) == ["正文"]
    assert [reason for _, reason, _ in _left(document)] == ["目录"] * 4


@pytest.mark.parametrize("kind", ["ins", "moveTo", "del", "moveFrom", "smartTag", "sdt", "tbl"])
def test_a_thousand_of_anything_in_one_another_is_refused(tmp_path: Path, kind: str) -> None:
    around = {
        "sdt": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        "tbl": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    }
    start, end = around.get(kind, (f"<w:{kind}>", f"</w:{kind}>"))
    path = raw_word(tmp_path / "层.docx", start * 1000 + para("内") + end * 1000)
    with pytest.raises(Trouble, match="嵌套得太深"):
        read(path)


def test_circles_of_styles_and_lists_end(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="c"/></w:style>'
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = [para("题", properties=f'<w:pStyle w:val="{id}"/>') for id in "abc"]
    document = read_word(tmp_path, *body, listed(1), styles=styles, numbering=lists)
    assert [(b.text, b.marker) for b in document.blocks] == [("题", None)] * 3 + [("项", None)]
