"""A difference is said in the target's unit and in words, and only where there is one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Figure, Quantity, Span
from extractor.language.figures import read
from extractor.outputs.difference import difference


def quantity(text: str) -> Quantity:
    q = read(text).quantities[0]
    figure = Figure(q.value, q.unit, q.dimension, q.base, q.factor, q.comparator, q.value_high, q.multiplier)
    return Quantity(figure, None, Span(1, q.start, q.end, text[q.start : q.end]))


@pytest.mark.parametrize(
    ("target", "reported", "words"),
    [
        ("不少于0.6万亩", "0.45万亩", "少0.15万亩（少25%）"), ("1200亩", "0.18万亩", "多600亩（多50%）"), ("≥90%", "82%", "少8个百分点"),
        ("低于4‰", "5.5‰", "多1.5个千分点"), ("12公里", "12公里", "数字相同"), ("12公里", "12000米", "数字相同"), ("12公里", "12座", "单位不同，不能相减"),
        ("3至5天", "4天", ""), ("预算86万元", "97.5%", ""), ("12座", "95%", ""), ("0起", "2起", "多2起"), ("3000万元", "2999.9999万元", "少0.0001万元（少不到0.1%）"), ("1亩", "700平方米", "多0.05亩（多5%）"),
    ],
)  # fmt: skip
def test_differences(target: str, reported: str, words: str) -> None:
    assert difference(quantity(target), quantity(reported)) == words


def test_nothing_is_subtracted_from_nothing() -> None:
    assert difference(None, quantity("3座")) == difference(quantity("3座"), None) == ""


@given(st.integers(1, 10**5), st.integers(1, 10**5))
def test_the_difference_added_gives_what_is_reported(target: int, reported: int) -> None:
    words = difference(quantity(f"{target}座"), quantity(f"{reported}座"))
    if target == reported:
        assert words == "数字相同"
        return
    amount = Fraction(words[1 : words.index("座")])
    assert target + (amount if words[0] == "多" else -amount) == reported
