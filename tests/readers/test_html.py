"""Web pages: encodings, what a page shows and what it does not, lists, tables, and hostile pages."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import Cell, Document, Trouble
from extractor.readers import read
from tests.readers.build import sound, texts

PAGE = "<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
TEXT = "青石区水务局王㛃全年新建供水管网12.50公里，惠及3200户。"


def _read(folder: Path, body: str, head: str = "", name: str = "网页.html") -> Document:
    path = folder / name
    path.write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    return sound(read(path))


def _left(document: Document) -> dict[str, str]:
    return {left.text.strip(): left.reason for left in document.left_out}


@pytest.mark.parametrize(
    ("declared", "encoding", "mark"),
    [
        ("gb2312", "gb18030", b""),
        ("GBK", "gb18030", b""),
        ("gb2312", "utf-8", b""),
        ("utf-8", "utf-8", b""),
        ("utf-8", "gb18030", b""),
        ("", "gb18030", b""),
        ("gb2312", "utf-8", codecs.BOM_UTF8),
        ("", "utf-16-le", codecs.BOM_UTF16_LE),
        ("no-such", "gb18030", b""),
    ],
)
def test_encoding_is_what_it_really_is(tmp_path: Path, declared: str, encoding: str, mark: bytes) -> None:
    """gb2312 by name has no 㛃; pages that are declared so have it all the same."""
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    path = tmp_path / "网页.htm"
    path.write_bytes(mark + PAGE.format(head=head, body=f"<p>{TEXT}</p>").encode(encoding))
    document = sound(read(path))
    assert document.format == "html" and texts(document) == [TEXT]


def test_a_character_cut_in_two_does_not_cost_the_page(tmp_path: Path) -> None:
    path = tmp_path / "网页.html"
    page = PAGE.format(head='<meta charset="gb2312">', body=f"<p>{TEXT}</p>" * 30).encode("gb18030")
    path.write_bytes(page.replace(b"</body>", b"\xb2</body>"))
    assert texts(sound(read(path)))[:30] == [TEXT] * 30


def test_what_is_no_known_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "网页.html"
    path.write_bytes(PAGE.format(head="", body="部門整體支出績效自評報告全年完成情況良好" * 9).encode("big5"))
    with pytest.raises(Trouble, match="编码"):
        read(path)


def test_blocks_breaks_and_inline_elements(tmp_path: Path) -> None:
    body = "<div>一、<b>部门</b>概\n况<br>第二行<p>第三<span>段</span></p>散落的字</div><pre>甲  乙\n丙</pre>"
    assert texts(_read(tmp_path, body)) == ["一、部门概况", "第二行", "第三段", "散落的字", "甲  乙", "丙"]


def test_blanks_between_words_are_one_and_entities_are_characters(tmp_path: Path) -> None:
    body = "<p>water \n  supply&nbsp;&ge;90%&#x4e2d;<!-- 注释 -->后</p>"
    assert texts(_read(tmp_path, body)) == ["water supply\xa0≥90%中后"]


def test_headings_have_levels(tmp_path: Path) -> None:
    document = _read(tmp_path, "<h1>标题<br>下行</h1><h3><a name=x></a>一、概况</h3><p>正文</p>")
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "标题\n下行"),
        ("heading", 3, "一、概况"),
        ("paragraph", None, "正文"),
    ]
    assert [b.locator for b in document.blocks] == ["第1段", "第2段", "第3段"]


def test_numbers_of_lists_are_markers(tmp_path: Path) -> None:
    body = (
        "<ol start=3><li><p>甲</p></li><li value=7>乙<ol type=a><li>子</li><li>丑</li></ol></li><li>丙</li></ol>"
        "<ol style='list-style-type: cjk-ideographic'><li>一</li><li>二</li></ol><ol type=I><li>壹</li></ol>"
        "<ol style='list-style:none'><li>无</li></ol><ul><li>点</li></ul>"
    )
    assert [(b.marker, b.text) for b in _read(tmp_path, body).blocks] == [
        *(("3.", "甲"), ("7.", "乙"), ("a.", "子"), ("b.", "丑"), ("8.", "丙")),
        *(("一、", "一"), ("二、", "二"), ("I.", "壹"), (None, "无"), (None, "点")),
    ]


def test_navigation_and_machinery_are_left_out_and_listed(tmp_path: Path) -> None:
    links = "".join(f'<li><a href="/{i}">栏目{i}</a></li>' for i in range(5))
    document = _read(
        tmp_path,
        f"<div class='top-nav'><ul>{links}</ul></div><div class='crumbs'>当前位置：<a href=/>首页</a> 正文</div>"
        "<nav>菜单</nav><p>正文一。</p><script>var a = 1;</script><select><option>年</select>"
        "<div style='display: none'>看不见</div><noscript>请启用脚本</noscript><p>正文<del>二</del>三。</p>"
        "<div id='footer'>版权所有：青石区</div><img src='http://example.invalid/a.png'>",
        head="<title>某局</title><style>p{}</style>",
    )
    assert texts(document) == ["正文一。", "正文三。"]
    left = _left(document)
    assert left["菜单"] == left["栏目0栏目1栏目2栏目3栏目4"] == left["版权所有：青石区"] == left["当前位置：首页 正文"]
    assert left["var a = 1;"] == "网页脚本" and left["p{}"] == "网页样式" and left["某局"] == "网页标题栏文字"
    assert left["看不见"] == "网页中隐藏的文字" and left["二"] == "网页中划去的文字" and left[""] == "图片"


def test_text_that_only_looks_like_navigation_is_kept(tmp_path: Path) -> None:
    contents = "".join(f'<li><a href="#s{i}">第{i}部分</a></li>' for i in range(5))
    files = "".join(f'<p><a href="/f{i}.docx">附件{i}</a></p>' for i in range(5))
    article = "<article><header><p>部门绩效自评</p></header><p>正文。</p></article>"
    wrapper = "<div class='menu'><p>全年清淤渠道12公里。</p><p>满意度92%。</p></div>"
    titled = "<div class='header'><h1>青石区水务局自评报告</h1></div>"
    document = _read(tmp_path, f"{titled}<ul>{contents}</ul>{article}{wrapper}<div>{files}</div>")
    assert len(document.blocks) == 1 + 5 + 2 + 2 + 5


def test_cells_have_their_places_whatever_spans(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        "<table><caption>表题</caption><thead><tr><th rowspan=2>指标</th><th colspan=2>值</th><th rowspan=0>备注</th></tr>"
        "<tr><td>年初</td><td>全年</td></tr></thead><tbody><tr><td>产量</td><td>1<br>2</td><td><p>3</p><p>4</p></td></tr></tbody></table>",
    )
    assert document.blocks[0].text == "表题"
    cells = {b.text: b for b in document.blocks[1:]}
    assert cells["指标"].cell == Cell(1, 1, 1, 2, 1)
    assert cells["值"].cell == Cell(1, 1, 2, 1, 2)
    assert cells["备注"].cell == Cell(1, 1, 4, 3, 1)
    assert cells["全年"].cell == Cell(1, 2, 3)
    assert cells["1\n2"].locator == "表1 第3行第2列" and "3\n4" in cells


def test_a_table_around_the_page_is_no_table(tmp_path: Path) -> None:
    inner = "<table><tr><td>甲</td><td>乙</td></tr></table>"
    document = _read(
        tmp_path, f"<table><tr><td><p>段一</p>{inner}</td><td>边</td></tr></table><table><tr><td>框</td></tr></table>"
    )
    assert [(b.kind, b.text) for b in document.blocks] == [
        *(("paragraph", "段一"), ("cell", "甲"), ("cell", "乙"), ("paragraph", "边"), ("paragraph", "框")),
    ]


def test_what_stands_between_cells_and_in_hidden_rows(tmp_path: Path) -> None:
    document = _read(
        tmp_path,
        "<table>散字<tr>丢字<td>甲</td><script>x</script><td>乙</td></tr><tr style='display:none'><td>丙</td><td>丁</td></tr>"
        "<tr><td>戊</td><td>己</td></tr></table>",
    )
    assert [b.text for b in document.blocks if b.kind == "cell"] == ["甲", "乙", "戊", "己"]
    assert _left(document)["丙"] == "网页中隐藏的文字"


@pytest.mark.parametrize(
    "start", ["<table><tr><td>甲</td><td>乙</td></tr></table>", "<div>甲</div>", "<!-- x --><html>甲"]
)
def test_pieces_of_pages_are_pages(tmp_path: Path, start: str) -> None:
    path = tmp_path / "导出.xls"  # many systems export tables so
    path.write_text(start, encoding="utf-8")
    document = sound(read(path))
    assert document.format == "html" and document.blocks[0].text == "甲"


def test_absurd_nesting_is_read_or_refused(tmp_path: Path) -> None:
    assert "尾" in texts(_read(tmp_path, "<font>" * 1500 + "尾"))[0]
    with pytest.raises(Trouble, match="嵌套"):
        _read(tmp_path, "<div>" * 100_000 + "尾")


def test_hostile_pages_cost_little(tmp_path: Path) -> None:
    spans = "<tr>" + "<td rowspan=65534 colspan=1000000000>格</td>" * 40 + "</tr>"
    document = _read(tmp_path, f"<table>{spans * 40}</table>")
    assert max(b.cell.column_span for b in document.blocks if b.cell) <= 200
    assert len(_read(tmp_path, "<ol>" + "<li>项" * 20_000 + "</ol>").blocks) == 20_000
    entities = '<!DOCTYPE html [<!ENTITY a "甲甲"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    path = tmp_path / "实体.html"
    path.write_text(f"{entities}<html><p>正文&a;&f;</p></html>", encoding="utf-8")
    assert "正文" in "".join(texts(sound(read(path))))


def test_a_page_without_words_is_refused(tmp_path: Path) -> None:
    for body in ("", "<script>x</script>", "<img src=a>"):
        with pytest.raises(Trouble, match="没有文字"):
            _read(tmp_path, body)


_TAGS = [
    "p",
    "div",
    "table",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "li",
    "br",
    "h2",
    "a",
    "b",
    "span",
    "pre",
    "nav",
    "del",
    "title",
    "script",
    "style",
    "font",
    "caption",
    "tbody",
    "select",
]
_TREES = st.recursive(
    st.text("文字甲乙 1.\n&<>", max_size=5),
    lambda inner: st.tuples(st.sampled_from(_TAGS), st.lists(inner, max_size=4)).map(
        lambda node: f"<{node[0]}>{''.join(node[1])}</{node[0]}>"
    ),
    max_leaves=30,
)


@given(st.lists(_TREES, max_size=5))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_tree_of_known_elements_loses_nothing(tmp_path: Path, trees: list[str]) -> None:
    _read(tmp_path, f"<p>总有一段</p>{''.join(trees)}")
