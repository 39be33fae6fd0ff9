from __future__ import annotations

import pytest

from extractor.outline.marks import han_number, read_mark


@pytest.mark.parametrize(
    ("text", "style", "number", "written"),
    [
        ("一、基本情况", "han", 1, "一"),
        ("  十二、附件", "han", 12, "十二"),
        ("（二十六）其他", "han_paren", 26, "二十六"),
        ("(三)其他", "han_paren", 3, "三"),
        ("（2） 收支", "arabic_paren", 2, "2"),
        ("1.方法", "arabic", 1, "1"),
        ("1．方法", "arabic", 1, "1"),
        ("１、方法", "arabic", 1, "１"),
        ("34、方法", "arabic", 34, "34"),
        ("3）方法", "arabic_half", 3, "3"),
        ("①材料费", "circled", 1, "①"),
        ("⑵材料费", "circled", 2, "⑵"),
        ("第一部分 概况", "part:部分", 1, "一"),
        ("第3章 概况", "part:章", 3, "3"),
        ("6.2,310株苗木已栽植", "arabic", 6, "6"),
        ("1.2 过程", "dotted1", 2, "1.2"),
        ("1.2.3 过程", "dotted2", 3, "1.2.3"),
        ("【项目一】校舍维修", "project", 1, "一"),
        ("项目3：校舍维修", "project", 3, "3"),
        ("专项3：校舍维修", "project", 3, "3"),
        ("【专项二】校舍维修", "project", 2, "二"),
        ("项目之二：校舍维修", "project", 2, "二"),
        ("2号项目 校舍维修", "project", 2, "2"),
        ("项目2  “一村一景”创建", "project", 2, "2"),
        ("项目3 12345热线运行", "project", 3, "3"),
        ("第三个项目：“一村一景”创建", "project", 3, "三"),
        ("丙、校舍维修", "stem", 3, "丙"),
        ("（丁）校舍维修", "stem_paren", 4, "丁"),
        ("庚．“一村一景”创建", "stem", 7, "庚"),
        ("已、校舍维修", "stem", 6, "已"),
    ],
)
def test_numbers_are_read(text: str, style: str, number: int, written: str) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert (mark.style, mark.number, mark.written) == (style, number, written)
    assert text[mark.start : mark.end].strip() == mark.text


@pytest.mark.parametrize(
    "text",
    [
        "2025年预算",
        "1.5万亩林地",
        "1.15万亩",
        "一是加强管理",
        "项目12个",
        "专项3个",
        "3个项目",
        "〔2020〕8号",
        "95%以上",
        "一般公共预算",
        "甲、乙两类设备",
        "（甲）级资质企业",
        "甲方负责验收",
        "乙级医院",
        "戌时",
    ],
)
def test_figures_and_words_are_no_numbers(text: str) -> None:
    assert read_mark(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("三十四", 34), ("一百零二", 102)]
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert han_number(text) == value
