"""The markup: what figures mean, where marks stand, what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.build import figures, markup, sample


@pytest.mark.parametrize(
    ("mark", "words", "value", "high", "multiplier", "unit", "dimension"),
    [
        ("1.20万亩", "1.20万亩", "1.20", None, "万", "亩", "area"),
        ("１，２００．５元", "１，２００．５元", "1200.5", None, None, "元", "money"),
        ("三十二所", "三十二所", "32", None, None, "所", "count"),
        ("百分之九十五", "百分之九十五", "95", None, None, "%", "ratio"),
        ("1.5-2.0万元", "1.5-2.0万元", "1.5", "2.0", "万", "元", "money"),
        ("5千克", "5千克", "5", None, None, "千克", "mass"),
        ("0.8个百分点", "0.8个百分点", "0.8", None, None, "个百分点", "ratio"),
        ("半数=50||%", "半数", "50", None, None, "%", "ratio"),
    ],
)
def test_figures(
    mark: str, words: str, value: str, high: str | None, multiplier: str | None, unit: str, dimension: str
) -> None:
    printed, figure = figures.parse(mark)
    assert printed == words
    assert str(figure.value) == value
    assert figure.value_high == (Decimal(high) if high else None)
    assert (figure.multiplier, figure.unit, figure.dimensions[0]) == (multiplier, unit, dimension)


def test_comparators_and_things() -> None:
    _, figure = figures.parse("90%|>=/>|满意度|ratio/other")
    assert figure.comparators == (">=", ">")
    assert figure.thing == "满意度"
    assert figure.dimensions == ("ratio", "other")


def test_marks_nest_and_their_places_are_of_the_printed_line() -> None:
    marked = markup.read("完成[>a !f1:r|造林{2亩||造林}]。")
    assert marked.lines == ("完成造林2亩。",)
    assert [(m.kind, m.place.start, m.place.end, m.place.quote) for m in marked.marks] == [
        (">a", 2, 6, "造林2亩"),
        ("!f1", 2, 6, "造林2亩"),
        ("figure", 4, 6, "2亩"),
    ]


@pytest.mark.parametrize(
    ("body", "verdicts"),
    [
        ("[P|甲", ""),
        ("甲]", ""),
        ("{亩}", ""),
        ("[Q|甲]", ""),
        ("[G|目标]", ""),
        ("1.[P|甲]\n[C|[>a|没有这个要求]]", ""),
        ("1.[P|甲]\n[I|[?a:good|要求]]", ""),
        ("1.[P|甲]\n[I|[?a|要求][?a|又一个]]", ""),
        ("[S1:nothing|概况]", ""),
        ("[!f1:c|甲]", ""),
        ("甲", "!f1 error typo：没有引文"),
    ],
)
def test_faults_of_the_source_are_refused(body: str, verdicts: str) -> None:
    with pytest.raises(markup.MarkupError):
        sample.parse("x", f"year: 2025\n---\n{body}\n===\n{verdicts}")
