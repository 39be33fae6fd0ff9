"""Word documents: what a reader of the final version sees is kept, in order, with its place; the rest is listed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from db.records import Cell, Document, Trouble
from extractor.readers import read
from tests.readers.build import cell, para, raw_word, read_word, rezip, row, run, sound, table, texts, word

DELETED, MOVED, HIDDEN = "修订中删除的文字", "修订中移走的文字", "隐藏文字"


def _left(document: Document) -> list[tuple[str, str, str]]:
    return [(left.text, left.reason, left.locator) for left in document.left_out]


def test_paragraphs_are_counted_with_empty_ones(tmp_path: Path) -> None:
    document = read_word(tmp_path, para("甲"), para(), para("  "), para("  乙 丙  "))
    assert [(b.kind, b.text, b.locator) for b in document.blocks] == [
        ("paragraph", "甲", "第1段"),
        ("paragraph", "  乙 丙  ", "第4段"),
    ]


def test_breaks_tabs_hyphens_and_symbols(tmp_path: Path) -> None:
    document = read_word(
        tmp_path,
        para(
            run("甲"),
            "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t><w:cr/></w:r>",
            run("戊"),
        ),
        para('<w:r><w:br w:type="page"/></w:r>', run("新页")),
        para(run("前"), '<w:r><w:br w:type="page"/></w:r>', run("后")),
        para(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            run("是"),
            '<w:r><w:sym w:font="X" w:char="zz"/></w:r>',
        ),
        para("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"),
    )
    assert texts(document) == ["甲\t乙\n丙-丁\n戊", "新页", "前\n后", "☑是\ufffd", "a=b"]


def test_revisions(tmp_path: Path) -> None:
    document = read_word(
        tmp_path,
        para(
            run("完成"),
            f"<w:ins>{run('新增的')}</w:ins>",
            "<w:del><w:r><w:delText>旧的</w:delText></w:r><w:r><w:delText>数</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('移走')}</w:moveFrom>",
            run("管网"),
        ),
        para(f"<w:moveTo>{run('移来')}</w:moveTo>"),
    )
    assert texts(document) == ["完成新增的管网", "移来"]
    assert _left(document) == [("旧的数", DELETED, "第1段"), ("移走", MOVED, "第1段")]


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    document = read_word(tmp_path, para("前半", properties="<w:rPr><w:del/></w:rPr>"), para("后半"), para("另一段"))
    assert [(b.text, b.locator) for b in document.blocks] == [("前半后半", "第1段"), ("另一段", "第3段")]


def test_deleted_rows(tmp_path: Path) -> None:
    document = read_word(tmp_path, table(row(cell("甲")), row(cell("乙"), properties="<w:del/>"), row(cell("丙"))))
    assert [(b.text, b.locator) for b in document.blocks] == [("甲", "表1 第1行第1列"), ("丙", "表1 第2行第1列")]
    assert _left(document) == [("乙", "修订中删除的表格行", "表1")]


def test_words_wrapped_in_anything_are_kept(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    document = read_word(
        tmp_path,
        para(
            control.format(run("控件")),
            f'<w:hyperlink w:anchor="x">{run("链接")}</w:hyperlink>',
            f'<w:smartTag w:element="place">{run("标记")}</w:smartTag>',
            f'<w:fldSimple w:instr="DATE">{run("2025年")}</w:fldSimple>',
        ),
        control.format(para("整段在控件里") + table(row(cell("表也在")))),
        f'<w:customXml w:element="x">{para("自定义")}</w:customXml>',
        table(control.format(row(cell("行"), control.format(cell("格"))))),
    )
    assert texts(document) == ["控件链接标记2025年", "整段在控件里", "表也在", "自定义", "行", "格"]


def test_fields_give_their_results(tmp_path: Path) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    document = read_word(
        tmp_path,
        para(
            run("共"), mark("begin"), "<w:r><w:instrText> = 1 + </w:instrText></w:r>",
            mark("begin"), "<w:r><w:instrText>REF a</w:instrText></w:r>", mark("separate"), run("2"), mark("end"),
            mark("separate"), run("3"), mark("end"), run("项"),
        ),
        para(mark("begin"), run("没有结束的域")),
        para("下一段不受影响"),
    )  # fmt: skip
    assert texts(document) == ["共3项", "下一段不受影响"]
    assert _left(document) == [("2", "域代码", "第1段"), ("没有结束的域", "域代码", "第2段")]


def test_hidden_text_is_left_out(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Form"><w:name w:val="form"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Ghost"><w:name w:val="ghost"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    document = read_word(
        tmp_path,
        para(run("看得见"), run("看不见", "<w:vanish/>"), run("样式藏起", '<w:rStyle w:val="Ghost"/>')),
        para(run("没藏", '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>')),
        para("窗体顶端", properties='<w:pStyle w:val="Form"/>'),
        styles=styles,
    )
    assert texts(document) == ["看得见", "没藏"]
    assert [reason for _, reason, _ in _left(document)] == [HIDDEN, HIDDEN]


def test_text_boxes_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{para('框内第一段')}{para('框内第二段')}</w:txbxContent>"
    both = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wps:txbx>"
        f"{box}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('旧式框')}</w:txbxContent></v:textbox></w:pict></w:r>"
    document = read_word(tmp_path, para(run("正文"), both), para(old), para("之后"))
    assert [(b.text, b.locator) for b in document.blocks] == [
        ("正文", "第1段"),
        ("框内第一段", "第1段 文本框"),
        ("框内第二段", "第1段 文本框"),
        ("旧式框", "第2段 文本框"),
        ("之后", "第3段"),
    ]
    assert _left(document) == [("框内第一段框内第二段", "为旧版软件保留的重复内容", "第1段")]


def test_pictures_and_ruby_are_listed(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('yún')}</w:rt><w:rubyBase>{run('云')}</w:rubyBase></w:ruby></w:r>"
    picture = (
        '<w:r><w:drawing><wp:inline><a:graphic><a:blip r:embed="rId99"/></a:graphic></wp:inline></w:drawing></w:r>'
    )
    document = read_word(tmp_path, para(ruby, run("川市"), picture))
    assert texts(document) == ["云川市"]
    assert _left(document) == [("yún", "注音", "第1段"), ("", "图片", "第1段")]


def test_headings_have_levels(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="w2"><w:name w:val="标题 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="我的样式"/><w:basedOn w:val="1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="甲"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="乙"/><w:basedOn w:val="a"/></w:style>'
    )
    document = read_word(
        tmp_path,
        *(para("题", properties=f'<w:pStyle w:val="{id}"/>') for id in ("1", "w2", "own", "a", "undefined")),
        para("直接", properties='<w:outlineLvl w:val="2"/>'),
        para("取消", properties='<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
        styles=styles,
    )
    assert [(b.kind, b.level) for b in document.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 1),
        ("paragraph", None),
        ("paragraph", None),
        ("heading", 3),
        ("paragraph", None),
    ]


def test_tables_are_grids(tmp_path: Path) -> None:
    document = read_word(
        tmp_path,
        para("前"),
        table(
            row(
                cell("一级指标", properties='<w:vMerge w:val="restart"/>'),
                cell("值", properties='<w:gridSpan w:val="2"/>'),
            ),
            row(cell("", properties="<w:vMerge/>"), cell("计划"), cell("实际")),
            row(cell("产出", "第二段"), cell(), cell("3")),
        ),
        para("后"),
        table(row(cell("另"), properties='<w:gridBefore w:val="1"/>')),
    )
    assert [(b.text, b.locator, b.cell) for b in document.blocks] == [
        ("前", "第1段", None),
        ("一级指标", "表1 第1行第1列", Cell(1, 1, 1, row_span=2)),
        ("值", "表1 第1行第2列", Cell(1, 1, 2, column_span=2)),
        ("计划", "表1 第2行第2列", Cell(1, 2, 2)),
        ("实际", "表1 第2行第3列", Cell(1, 2, 3)),
        ("产出\n第二段", "表1 第3行第1列", Cell(1, 3, 1)),
        ("3", "表1 第3行第3列", Cell(1, 3, 3)),
        ("后", "第2段", None),
        ("另", "表2 第1行第2列", Cell(2, 1, 2)),
    ]


def test_what_merged_cells_cover_is_listed(tmp_path: Path) -> None:
    document = read_word(
        tmp_path,
        table(
            row(cell("上", properties='<w:vMerge w:val="restart"/>'), cell("左", properties='<w:hMerge w:val="restart"/>'),
                cell("被盖", properties='<w:hMerge w:val="continue"/>')),
            row(cell("遮住", properties="<w:vMerge/>"), cell("下"), cell("右")),
        ),
    )  # fmt: skip
    assert texts(document) == ["上", "左", "下", "右"]
    assert document.blocks[1].cell == Cell(1, 1, 2, column_span=2)
    assert [text for text, _, _ in _left(document)] == ["被盖", "遮住"]


def test_nested_tables_follow_their_cell(tmp_path: Path) -> None:
    inner = table(row(cell("内")))
    document = read_word(tmp_path, table(row(cell("外前", inner, "外后"), cell("旁"))), table(row(cell("次"))))
    assert [(b.text, b.locator) for b in document.blocks] == [
        ("外前\n外后", "表1 第1行第1列"),
        ("内", "表2 第1行第1列"),
        ("旁", "表1 第1行第2列"),
        ("次", "表3 第1行第1列"),
    ]


def test_absurd_spans_cost_nothing(tmp_path: Path) -> None:
    wide = cell("宽", properties='<w:gridSpan w:val="2000000000"/>')
    document = read_word(tmp_path, table(row(wide, cell("旁", properties='<w:gridSpan w:val="-5"/>'))))
    assert texts(document) == ["宽", "旁"]


def test_notes_and_comments(tmp_path: Path) -> None:
    separator = f'<w:footnote w:type="separator" w:id="0">{para("<w:r><w:separator/></w:r>")}</w:footnote>'
    document = read_word(
        tmp_path,
        para(run("正文"), '<w:r><w:footnoteReference w:id="1"/></w:r>'),
        footnotes=f'{separator}<w:footnote w:id="1">{para("脚注内容")}{para("第二段")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{para("尾注内容")}</w:endnote>',
    )
    assert [(b.kind, b.text, b.locator) for b in document.blocks] == [
        ("paragraph", "正文", "第1段"),
        ("note", "脚注内容", "脚注1"),
        ("note", "第二段", "脚注1"),
        ("note", "尾注内容", "尾注1"),
    ]


def test_headers_footers_and_comments(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("正文")
    made.add_comment(paragraph.runs, text="请核对", author="核对人")
    made.sections[0].header.paragraphs[0].text = "青石区财政局"
    made.sections[0].footer.add_table(1, 1, 100000).cell(0, 0).text = "页脚表"
    second = made.add_section()
    second.header.is_linked_to_previous = True
    made.save(str(tmp_path / "页眉.docx"))
    document = sound(read(tmp_path / "页眉.docx"))
    assert [(b.kind, b.text, b.locator) for b in document.blocks] == [
        ("paragraph", "正文", "第1段"),
        ("header", "青石区财政局", "页眉1"),
        ("footer", "页脚表", "页脚1"),
        ("note", "请核对", "批注1"),
    ]


def test_strict_files_are_read(tmp_path: Path) -> None:
    usual, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"

    def rename(name: str, data: bytes) -> bytes:
        for kind in (b"wordprocessingml", b"officeDocument"):
            for rest in (b"main", b"relationships"):
                data = data.replace(usual + kind + b"/2006/" + rest, strict + kind + b"/" + rest)
        return data

    path = rezip(word(tmp_path / "strict.docx", para("严格格式"), table(row(cell("格")))), rename)
    assert texts(sound(read(path))) == ["严格格式", "格"]


def test_words_hidden_by_a_faulty_structure_are_counted(tmp_path: Path) -> None:
    path = raw_word(tmp_path / "错.docx", para("正文") + table(f"<w:tr>{para('无格之字')}</w:tr>"))
    document = read(path)
    assert texts(document) == ["正文"]
    assert _left(document) == [("", "文件结构异常，有4个字未能读出", "全文")]


def test_fifty_thousand_paragraphs(tmp_path: Path) -> None:
    path = raw_word(tmp_path / "长.docx", "".join(para(f"第{i}条内容") for i in range(50_000)))
    document = sound(read(path))
    assert len(document.blocks) == 50_000
    assert document.blocks[-1].locator == "第50000段"


@pytest.mark.parametrize("depth", [60, 400, 3000])
def test_deep_nesting_is_read_or_refused(tmp_path: Path, depth: int) -> None:
    wrapped = "<w:sdt><w:sdtContent>" * depth + para("深处") + "</w:sdtContent></w:sdt>" * depth
    path = raw_word(tmp_path / "深.docx", wrapped)
    if depth < 100:
        assert texts(sound(read(path))) == ["深处"]
    else:
        with pytest.raises(Trouble, match="嵌套得太深"):
            read(path)
