"""List numbers as Word shows them, kept in `marker` and apart from the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.readers.docx.numerals import write
from tests.readers.build import cell, listed, para, read_word, row, table


def level(index: int, format: str, text: str, *extra: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{"".join(extra)}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def num(id: int, abstract_id: int, *overrides: str) -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{"".join(overrides)}</w:num>'


def markers(folder: Path, numbering: str, *body: str, styles: str = "") -> list[str | None]:
    return [block.marker for block in read_word(folder, *body, numbering=numbering, styles=styles).blocks]


CHINESE = abstract(
    1,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimalEnclosedCircle", "%4"),
)


def test_official_outline_numbers(tmp_path: Path) -> None:
    places = [0, 1, 1, 2, 3, 3, 2, 0, 1, 2]
    assert markers(tmp_path, CHINESE + num(1, 1), *(listed(1, place) for place in places)) == [
        "一、", "（一）", "（二）", "1.", "①", "②", "2.", "二、", "（一）", "1.",
    ]  # fmt: skip


def test_text_and_marker_stay_apart(tmp_path: Path) -> None:
    document = read_word(tmp_path, listed(1, 0, "部门概况"), para("正文"), numbering=CHINESE + num(1, 1))
    assert [(b.marker, b.text) for b in document.blocks] == [("一、", "部门概况"), (None, "正文")]


def test_levels_show_those_above(tmp_path: Path) -> None:
    numbering = abstract(
        1,
        level(0, "chineseCounting", "第%1部分"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    )
    found = markers(tmp_path, numbering + num(1, 1), *(listed(1, place) for place in (0, 1, 2, 0, 2)))
    assert found == ["第一部分", "一.1", "1.1.1", "第二部分", "2.1.1"]


def test_levels_passed_over_begin_with_those_below(tmp_path: Path) -> None:
    numbering = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3"))
    found = markers(tmp_path, numbering + num(1, 1), *(listed(1, place) for place in (1, 2, 0, 1, 2)))
    assert found == ["1.1", "1.1.1", "2.", "2.1", "2.1.1"]  # as LibreOffice shows them


def test_instances_of_one_list_go_on_counting(tmp_path: Path) -> None:
    found = markers(tmp_path, CHINESE + num(1, 1) + num(2, 1), listed(1), listed(2), listed(1))
    assert found == ["一、", "二、", "三、"]


def test_start_override_restarts_once(tmp_path: Path) -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = [listed(1), listed(1), listed(2), listed(2), listed(1)]
    assert markers(tmp_path, CHINESE + num(1, 1) + num(2, 1, restart), *body) == [
        "一、",
        "二、",
        "一、",
        "二、",
        "三、",
    ]


def test_start_override_holds_for_its_level_alone(tmp_path: Path) -> None:
    """It waits for the first paragraph of its level, as in LibreOffice; others before it go on counting."""
    numbering = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = [listed(1), listed(1), listed(2, 1), listed(2), listed(2, 1), listed(2)]
    found = markers(tmp_path, numbering + num(1, 1) + num(2, 1, restart), *body)
    assert found == ["1.", "2.", "2.1", "1.", "1.1", "2."]


def test_overridden_level_and_other_start(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)", start=3)}</w:lvlOverride>'
    assert markers(tmp_path, CHINESE + num(1, 1, override), listed(1), listed(1)) == ["C)", "D)"]


def test_restart_rules(tmp_path: Path) -> None:
    never = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    assert markers(tmp_path, never + num(1, 1), *(listed(1, p) for p in (0, 1, 0, 1))) == ["1.", "(1)", "2.", "(2)"]
    top_only = abstract(
        1,
        level(0, "decimal", "%1."),
        level(1, "decimal", "(%2)"),
        level(2, "decimal", "[%3]", '<w:lvlRestart w:val="1"/>'),
    )
    found = markers(tmp_path, top_only + num(1, 1), *(listed(1, p) for p in (0, 1, 2, 1, 2, 0, 2)))
    assert found == ["1.", "(1)", "[1]", "(2)", "[2]", "2.", "[1]"]


def test_numbers_through_styles(tmp_path: Path) -> None:
    numbering = (
        abstract(
            1,
            level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'),
            level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>'),
        )
        + abstract(2, '<w:numStyleLink w:val="L"/>')
        + num(1, 1)
        + num(2, 2)
    )
    in_list = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="甲级"/>{in_list}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="乙级"/>{in_list}</w:style>'
        '<w:style w:type="paragraph" w:styleId="H4"><w:name w:val="丁级"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="丙级"/><w:basedOn w:val="H1"/></w:style>'
        f'<w:style w:type="numbering" w:styleId="L"><w:name w:val="列表"/>{in_list}</w:style>'
    )
    body = [para("题", properties=f'<w:pStyle w:val="{id}"/>') for id in ("H1", "H2", "H2", "H3")]
    other = para("另一列表", properties='<w:pStyle w:val="H4"/><w:numPr><w:numId w:val="2"/></w:numPr>')
    off = para("不编号", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    found = markers(tmp_path, numbering, *body, off, listed(2), other, styles=styles)
    assert found == ["一、", "（一）", "（二）", "二、", None, "三、", "（一）"]


def test_empty_paragraphs_count_and_deleted_ones_do_not(tmp_path: Path) -> None:
    empty = para(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    gone = para(
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>",
        properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    assert markers(tmp_path, CHINESE + num(1, 1), listed(1), empty, gone, listed(1)) == ["一、", "三、"]


def test_cells_keep_their_numbers(tmp_path: Path) -> None:
    body = table(row(cell(listed(1, 2, "甲"), listed(1, 2, "乙")), cell(listed(1, 2, "丙")), cell("无")))
    assert markers(tmp_path, CHINESE + num(1, 1), body) == ["1.\n2.", "3.", None]


def test_bullets_unknown_formats_and_bad_references(tmp_path: Path) -> None:
    numbering = (
        abstract(1, level(0, "bullet", "\uf06c"), level(1, "bullet", "◆"), level(2, "bahtText", "%3)"))
        + abstract(2, level(0, "none", ""))
        + num(1, 1)
        + num(2, 2)
        + num(3, 99)
    )
    body = [listed(1, 0), listed(1, 1), listed(1, 2), listed(2), listed(3), listed(77), listed(1, 8)]
    assert markers(tmp_path, numbering, *body) == ["•", "◆", "1)", None, None, None, None]


def test_custom_formats(tmp_path: Path) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert markers(tmp_path, abstract(1, custom) + num(1, 1), listed(1), listed(1)) == ["001", "002"]


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {1: "１", 20: "２０"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一○○"}),
        (
            "chineseCountingThousand",
            {10: "十", 26: "二十六", 100: "一百", 105: "一百零五", 110: "一百一十", 1001: "一千零一"},
        ),
        ("taiwaneseCountingThousand", {14: "十四", 101: "一百零一"}),
        ("japaneseCounting", {10: "十", 100: "百", 111: "百十一"}),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 12: "壹拾贰"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥", 13: "13"}),
        ("ideographZodiacTraditional", {1: "甲子", 11: "甲戌", 60: "癸亥"}),
        ("ideographEnclosedCircle", {1: "㈠", 10: "㈩", 11: "11"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedParen", {1: "⑴", 21: "21"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperLetter", {2: "B", 28: "BB"}),
        ("lowerRoman", {4: "iv", 9: "ix"}),
        ("upperRoman", {14: "XIV", 1994: "MCMXCIV"}),
        ("ordinal", {1: "1st", 12: "12th", 23: "23rd"}),
        ("numberInDash", {3: "- 3 -"}),
        ("none", {1: ""}),
        ("chineseCountingThousand", {10_000: "一万", 10_001: "一万零一", 121_000: "十二万一千"}),
        ("aiueo", {1: "ｱ", 46: "ﾝ", 47: "ｱ"}),
        ("irohaFullWidth", {2: "ロ", 48: "ン"}),
        ("ganada", {14: "하", 15: "가"}),
        ("koreanCounting", {21: "이십일", 100: "백"}),
        ("koreanLegal", {21: "스물하나", 101: "백일"}),
        ("russianUpper", {1: "А", 30: "Аа"}),
        ("hebrew1", {15: "טו", 121: "קכא", 1000: "1000"}),
        ("cardinalText", {21: "Twenty-one", 110: "One hundred ten"}),
        ("ordinalText", {20: "Twentieth", 101: "One hundred first", 999: "Nine hundred ninety-ninth"}),
        ("no such format", {7: "7"}),
    ],
)
def test_formats(format: str, shown: dict[int, str]) -> None:
    assert {number: write(number, format) for number in shown} == shown


@given(st.integers(-10, 10**12), st.sampled_from(["chineseCounting", "japaneseCounting", "lowerLetter", "upperRoman"]))
def test_no_number_is_dropped(number: int, format: str) -> None:
    assert 0 < len(write(number, format)) < 60
