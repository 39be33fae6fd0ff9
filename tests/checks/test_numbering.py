"""The number of a paragraph, as lists of numbers take it."""

from __future__ import annotations

from db.records import Block
from extractor.checks.text.numbering import marked


def number(text: str, marker: str | None) -> int | None:
    mark = marked(Block(1, "heading", text, "第1段", marker))
    return None if mark is None else mark.number


def test_the_word_processors_number_goes_before_a_year_in_the_words() -> None:
    assert number("2021-2022、2022-2023年度调查", "（七）") == 7
    assert number("（三）道路养护", None) == 3
    assert number("一、二级公路养护", None) is None
    assert number("一、二级公路养护", "（二）") == 2
