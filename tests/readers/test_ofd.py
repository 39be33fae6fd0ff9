"""OFD: lines by their places, page order, templates, tables, what is not shown, hostile files."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import Cell, Document, Trouble
from extractor.readers import read
from tests.readers.build import rezip, sound, texts
from tests.readers.ofd import HEAD, NS, grid, lay_out, ofd, page, path, text

LONG = "全年新建供水管网12.50公里，惠及群众3200户，完成投资1,280.6万元，群众满意度达到92.3%，均达到年初设定的目标，其中农村供水工程三处。"


def _read(file: Path) -> Document:
    document = sound(read(file))
    assert document.format == "ofd"
    return document


def _left(document: Document) -> dict[str, str]:
    return {left.text: left.reason for left in document.left_out}


def test_lines_are_joined_to_paragraphs_also_across_pages(tmp_path: Path) -> None:
    paragraphs = ["一、部门概况", *(f"{n}.{LONG * 3}" for n in range(1, 12)), "二、绩效目标"]
    document = _read(lay_out(tmp_path / "报告.ofd", paragraphs))
    assert texts(document) == paragraphs
    assert {left.reason for left in document.left_out} == {"页码"}
    pages = [block.page for block in document.blocks]
    assert pages == sorted(pages) and pages[-1] and pages[-1] >= 3 and document.blocks[0].locator == "第1页"


def test_objects_in_any_order_are_read_from_the_top(tmp_path: Path) -> None:
    content = [
        text("第三行。", 40, 100),
        text("第一行。", 40, 60),
        text("第二", 40, 80),
        text("行。", 40 + 2 * 5.64, 80),
    ]
    assert texts(_read(ofd(tmp_path / "a.ofd", page(*content)))) == ["第一行。", "第二行。", "第三行。"]


def test_pages_come_in_the_order_of_the_document(tmp_path: Path) -> None:
    file = ofd(tmp_path / "a.ofd", page(text("甲页。", 40, 60)), page(text("乙页。", 40, 60)))
    rezip(
        file,
        lambda name, data: (
            data.replace(b"Page_0", b"Page_X").replace(b"Page_1", b"Page_0").replace(b"Page_X", b"Page_1")
            if name.endswith("Document.xml")
            else data
        ),
    )
    assert texts(_read(file)) == ["乙页。", "甲页。"]


def test_characters_stand_where_deltas_and_matrices_put_them(tmp_path: Path) -> None:
    spread = (
        '<ofd:TextObject Size="5" Boundary="30 50 150 6" CTM="2 0 0 2 0 0"><ofd:TextCode X="0" Y="2" DeltaX="5 g 2 5">'
        '甲乙丙丁</ofd:TextCode><ofd:TextCode X="20">戊</ofd:TextCode></ofd:TextObject>'
    )
    words = (
        '<ofd:TextObject Size="5" Boundary="30 80 150 6"><ofd:TextCode X="0" Y="4" DeltaX="2.5 2.5 6 2.5">abcde</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    columns = text("左栏", 30, 110) + text("右栏", 120, 110)
    document = _read(ofd(tmp_path / "a.ofd", page(spread, words, columns)))
    assert texts(document) == ["甲乙丙丁戊", "abc de", "左栏\t右栏"]


def test_templates_are_part_of_their_pages(tmp_path: Path) -> None:
    use = '<ofd:Template TemplateID="9" ZOrder="Background"/>'
    file = ofd(
        tmp_path / "a.ofd",
        *(page(text(f"第{n}页正文。", 40, 60), template=use) for n in "甲乙丙"),
        common='<ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/>',
        Tpls__T=page(text("青石区水务局文件", 60, 15, 4)),
    )
    document = _read(file)
    assert texts(document) == ["第甲页正文。", "第乙页正文。", "第丙页正文。"]
    assert [(left.text, left.reason) for left in document.left_out] == [("青石区水务局文件", "页眉")] * 3


def test_composite_objects_are_text(tmp_path: Path) -> None:
    unit = f'{HEAD}<ofd:Res {NS}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="5"><ofd:Content>'
    unit += text("复合文字", 0, 6) + '<ofd:CompositeObject ResourceID="5" Boundary="0 9 9 9"/>'
    unit += "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    use = '<ofd:CompositeObject ResourceID="5" Boundary="40 60 100 100"/>'
    file = ofd(tmp_path / "a.ofd", page(use), common="<ofd:PublicRes>Res.xml</ofd:PublicRes>", Res=unit)
    document = _read(file)
    assert "".join(texts(document)).startswith("复合文字") and document.seen == 4 * 6


def test_ruled_tables_are_grids(tmp_path: Path) -> None:
    rows = [("指标", "目标值", "完成值"), ("清淤渠道", "12公里", "12.5公里"), ("满意度", "≥90%", "92.3%")]
    cells = [text(said, 32 + 45 * c, 68 + 12 * r, 4) for r, row in enumerate(rows) for c, said in enumerate(row)]
    document = _read(ofd(tmp_path / "a.ofd", page(text("自评表", 90, 50), grid(30, 60, [45, 45, 45], 3, 12), *cells)))
    assert texts(document) == ["自评表", *(said for row in rows for said in row)]
    assert document.blocks[6].locator == "第1页 表1 第2行第3列" and document.blocks[6].cell == Cell(1, 2, 3)


def test_what_is_not_shown_or_askew_is_listed(tmp_path: Path) -> None:
    turned = text("水印文字", 60, 150, attributes='CTM="0.7 0.7 -0.7 0.7 0 0"')
    file = ofd(
        tmp_path / "a.ofd",
        page(text("正文。", 40, 60), text("隐去", 40, 80, attributes='Visible="false"'), turned),
        document="<ofd:Annotations>Annots.xml</ofd:Annotations><ofd:Attachments>A.xml</ofd:Attachments>",
        Annots=f'{HEAD}<ofd:Annotations {NS}><ofd:Page PageID="0"><ofd:FileLoc>Annot.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
        Annot=f"{HEAD}<ofd:PageAnnot {NS}><ofd:Annot><ofd:Appearance>{text('已核', 9, 9)}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>",
    )
    document = _read(file)
    assert texts(document) == ["正文。"]
    assert _left(document) == {
        **{"隐去": "不显示的文字", "水印文字": "倾斜或竖排的文字（如水印）", "已核": "版式文件的注释", "": "附件"},
    }


def test_a_scan_is_refused(tmp_path: Path) -> None:
    file = ofd(tmp_path / "扫描.ofd", page('<ofd:ImageObject ResourceID="3" Boundary="0 0 210 297"/>'))
    with pytest.raises(Trouble, match="扫描件"):
        read(file)


# ----------------------------------------------------------------------------------------------------- hostile files


def _refused(file: Path, said: str) -> None:
    with pytest.raises(Trouble, match=said) as caught:
        read(file)
    assert file.name in caught.value.message and caught.value.advice


def test_entities_bombs_and_encryption_are_refused(tmp_path: Path) -> None:
    dtd = '<!DOCTYPE p [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    content = page(text("正文&amp;f;", 40, 60)).replace(HEAD, HEAD + dtd).replace("&amp;f;", "&f;")
    _refused(ofd(tmp_path / "实体.ofd", content), "DTD")
    file = ofd(tmp_path / "炸弹.ofd", page(text("正文", 40, 60)))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("x.bin", "w") as member:
        for _ in range(80):
            member.write(bytes(2**20))
    _refused(file, "炸弹")
    file = ofd(tmp_path / "密.ofd", page(text("正文", 40, 60)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("Encryptions.xml", "x")
    _refused(file, "加密")


def test_references_that_lead_elsewhere_are_passed_over(tmp_path: Path) -> None:
    file = ofd(tmp_path / "a.ofd", page(text("正文。", 40, 60)), page(text("不在。", 40, 60)))
    rezip(
        file,
        lambda name, data: data.replace(b"Pages/Page_1", b"../../../../etc") if name.endswith("Document.xml") else data,
    )
    assert texts(_read(file)) == ["正文。"]


def test_composites_that_hold_one_another_many_times(tmp_path: Path) -> None:
    inner = '<ofd:CompositeObject ResourceID="5" Boundary="0 0 9 9"/>' * 200
    unit = f'{HEAD}<ofd:Res {NS}><ofd:CompositeGraphicUnit ID="5">{text("字", 0, 6)}{inner}</ofd:CompositeGraphicUnit></ofd:Res>'
    use = '<ofd:CompositeObject ResourceID="5" Boundary="40 60 100 100"/>'
    _read(ofd(tmp_path / "a.ofd", page(use), common="<ofd:PublicRes>Res.xml</ofd:PublicRes>", Res=unit))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('DeltaX="5.64', 'DeltaX="g 99999999999 1'),
        ('X="0"', 'X="nan"'),
        ('Size="5.64"', 'Size="1e300"'),
        ('Size="5.64"', 'Size=""'),
        ("Boundary=", 'Boundary="1 2" B='),
        ("</ofd:Layer>", ""),
        ("正文。", ""),
        ("ofd:TextObject", "ofd:Other"),
    ],
)
def test_damaged_pages(tmp_path: Path, old: str, new: str) -> None:
    file = ofd(tmp_path / "a.ofd", page(text("正文。", 40, 60), path("M 1 L x y C B 3")).replace(old, new))
    try:
        _read(file)
    except Trouble as trouble:
        assert file.name in trouble.message and trouble.advice


@given(
    st.lists(
        st.tuples(
            st.text("甲乙 12.a", min_size=1, max_size=6), st.floats(-50, 300), st.floats(-50, 400), st.floats(0.1, 30)
        ),
        max_size=12,
    )
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_anywhere_is_never_lost(tmp_path: Path, placed: list[tuple[str, float, float, float]]) -> None:
    objects = [text(said, x, y, size) for said, x, y, size in placed]
    _read(ofd(tmp_path / "a.ofd", page(text("正文。", 40, 60), grid(30, 60, [45, 45], 3, 12), *objects)))
