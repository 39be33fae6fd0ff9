"""figures.read against the specification (specs/*.yml, by phenomenon), and what must hold for any text."""

from __future__ import annotations

import random
import time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.language import figures, numbers, units
from extractor.language.types import Quantity, Time
from tests.growth import linear
from tests.language import measure

SPECS = sorted(Path(__file__).with_name("specs").glob("*.yml"))
CASES = [(path.stem, case) for path in SPECS for case in yaml.safe_load(path.read_text("utf-8"))]
# What figures are made of, so that random texts come near them.
PIECES = [
    *"0123456789０９.,，．-—~至到十百千万亿一二两三零壹拾半余多个项亩元%％‰分之年月日底前后第上下内约超达不低于控制在≥≤<>（）()《》“”/·*×±个工作日季度每近十四五度 \n\tabmgkLpH",
    "以上", "以下", "左右", "万元", "个工作日", "平方公里", "百分之", "2025年", "3月底前", "元/人·天", "〔2019〕8号",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
LOWER = "零一二三四五六七八九"
UPPER = "零壹贰叁肆伍陆柒捌玖"


def told(text: str, q: Quantity) -> dict[str, Any]:
    out: dict[str, Any] = {"quote": text[q.start : q.end], "value": str(q.value), "dimension": q.dimension}
    extra = {"high": q.value_high and str(q.value_high), "multiplier": q.multiplier, "unit": q.unit}
    out |= {k: v for k, v in extra.items() if v is not None}
    return out if q.comparator == "=" else out | {"comparator": q.comparator}


def told_time(text: str, t: Time) -> dict[str, Any]:
    out = {"quote": text[t.start : t.end], "kind": t.kind, "first": t.first, "last": t.last}
    return {k: v for k, v in out.items() if v is not None}


@pytest.mark.parametrize(("phenomenon", "case"), CASES, ids=[f"{p}-{c['text'][:24]}" for p, c in CASES])
def test_specification(phenomenon: str, case: dict[str, Any]) -> None:
    text = case["text"]
    reading = figures.read(text, 2025)
    assert [told(text, q) for q in reading.quantities] == case.get("quantities", [])
    assert [told_time(text, t) for t in reading.times] == case.get("times", [])


def test_the_specification_is_large() -> None:
    assert len(CASES) > 500


# ------------------------------------------------------------------------------------------- numbers in every style


def below_myriad(n: int, digits: str, tens: str) -> str:
    """1 to 9999 in Chinese, without a leading zero."""
    out, gap = "", False
    for place in (1000, 100, 10, 1):
        digit = n // place % 10
        if digit == 0:
            gap = bool(out)
            continue
        out += ("零" if gap else "") + digits[digit] + {1000: tens[2], 100: tens[1], 10: tens[0], 1: ""}[place]
        gap = False
    return out


def in_chinese(n: int, digits: str = LOWER, tens: str = "十百千") -> str:
    """A whole number in Chinese, written as accountants write it (一十二 for 12)."""
    if n == 0:
        return digits[0]
    out = ""
    for place, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part = n // place % 10**4
        if part == 0:
            continue
        zero = bool(out) and part < 1000
        out += ("零" if zero else "") + below_myriad(part, digits, tens) + sign
    return out


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


@given(st.integers(0, 10**12 - 1))
def test_whole_numbers_in_every_style(n: int) -> None:
    styles = [str(n), f"{n:,}", in_chinese(n), in_chinese(n, UPPER, "拾佰仟")]
    if 10 <= n < 20:
        styles.append(in_chinese(n).removeprefix("一"))
    for style in styles:
        assert numbers.plain(style) == n, style


@given(st.integers(1, 10**8), st.sampled_from(["", "十", "百", "千", "万", "百万", "亿"]), st.integers(0, 4))
def test_decimals_with_multipliers_keep_what_was_written(n: int, multiplier: str, places: int) -> None:
    written = f"{n / 10**places:.{places}f}" if n < 10**8 else str(n)
    for style in (written, wide(written)):
        text = f"面积{style}{multiplier}亩"
        (quantity,) = figures.read(text).quantities
        assert str(quantity.value) == written
        assert (quantity.multiplier or "") == multiplier
        assert quantity.unit == "亩"
        assert Fraction(quantity.value) * quantity.factor == Fraction(written) * numbers.multiple(
            multiplier
        ) * Fraction(2000, 3)
        assert (quantity.start, quantity.end) == (2, len(text))


@given(st.integers(2, 10**8 - 1))
def test_chinese_amounts(n: int) -> None:
    text = f"共{in_chinese(n, UPPER, '拾佰仟')}元整"
    (quantity,) = figures.read(text).quantities
    assert Fraction(quantity.value) * quantity.factor == n
    assert text[quantity.start : quantity.end].endswith("元")


@given(st.decimals(0, 100, places=2))
def test_per_cents_in_chinese(n: Decimal) -> None:
    whole, _, part = str(n).partition(".")
    spoken = in_chinese(int(whole)) + "点" + "".join(LOWER[int(c)] for c in part)
    (quantity,) = figures.read(f"合格率为百分之{spoken}").quantities
    assert (quantity.value, quantity.unit) == (n, "%")


@given(st.sampled_from(sorted(units._load()[1])), st.integers(3, 900))
def test_every_unit_of_the_lexicon_is_read(name: str, n: int) -> None:
    if name in ("日", "期", "度", "¥", "点", "个点"):  # what these are depends on the words and numbers around
        return
    quantities = figures.read(f"达到{n}{name}以上").quantities
    assert [(q.value, q.unit, q.comparator) for q in quantities] == [(n, name, ">=")]


CELLS = [
    ("≥95", "%", "95", "95", "%", ">="),
    ("95以上", "%", "95", "95", "%", ">="),
    ("1,200.50", "万元", "1,200.50", "1200.50", "元", "="),
    ("三", "次", "三", "3", "次", "="),
    ("100%", "%", "100%", "100", "%", "="),
    ("  7 ", "项", "7", "7", "项", "="),
    ("98", None, "98", "98", None, "="),
    ("-3.5", "%", "-3.5", "-3.5", "%", "="),
    ("３.5", "亩", "３.5", "3.5", "亩", "="),
]


@pytest.mark.parametrize(("text", "unit", "quote", "value", "written", "comparator"), CELLS)
def test_a_cell_is_read_in_the_unit_of_its_column(
    text: str, unit: str | None, quote: str, value: str, written: str | None, comparator: str
) -> None:
    quantity = figures.cell(text, unit)
    assert quantity is not None
    assert (text[quantity.start : quantity.end], str(quantity.value)) == (quote, value)
    assert (quantity.unit, quantity.comparator) == (written, comparator)


@pytest.mark.parametrize("text", ["", "优", "完成", "2025年", "完成3项", "3项，5项", "1911b"])
def test_a_cell_of_words_holds_no_figure(text: str) -> None:
    assert figures.cell(text, "个") is None


@given(TEXTS, st.sampled_from([None, "%", "万元", "元/人·天"]))
def test_any_cell_is_read_within_its_bounds(text: str, unit: str | None) -> None:
    quantity = figures.cell(text, unit)
    assert quantity is None or 0 <= quantity.start < quantity.end <= len(text)


# ------------------------------------------------------------------------------------------------ what always holds


@given(TEXTS, st.sampled_from([None, 2025]))
@settings(max_examples=400)
def test_any_text_is_read_within_its_bounds(text: str, year: int | None) -> None:
    reading = figures.read(text, year)
    at = 0
    for q in reading.quantities:
        assert at <= q.start < q.end <= len(text)
        assert all(0 <= a < b <= len(text) for a, b in q.cues)
        assert q.value_high is None or q.value < q.value_high
        assert q.unit is None or q.factor > 0
        at = q.end
    at = 0
    for t in reading.times:
        assert at <= t.start < t.end <= len(text)
        assert not (t.first and t.last) or t.first <= t.last
        at = t.end
    places = [*reading.quantities, *reading.times]
    assert all(a.end <= b.start or b.end <= a.start for i, a in enumerate(places) for b in places[i + 1 :])


@given(
    st.sampled_from(CASES),
    st.sampled_from(["", "项目说明。", "其中：\n", "　　", "按要求完成；"]),
    st.sampled_from(["", "。另有说明", "；", "\n"]),
)
@settings(max_examples=300)
def test_offsets_do_not_depend_on_the_sentences_around(
    case: tuple[str, dict[str, Any]], before: str, after: str
) -> None:
    text = case[1]["text"]
    if case[0] in ("damage", "not_classifiers") and before:  # list marks depend on the head of the text
        return
    alone, within = figures.read(text, 2025), figures.read(before + text + after, 2025)
    shift = len(before)
    assert [(q.start + shift, q.end + shift, q.value, q.comparator) for q in alone.quantities] == [
        (q.start, q.end, q.value, q.comparator) for q in within.quantities
    ]
    assert [(t.start + shift, t.end + shift, t.last) for t in alone.times] == [
        (t.start, t.end, t.last) for t in within.times
    ]


@given(st.sampled_from([c for c in CASES if c[0] in ("money", "ratios", "before", "classifiers", "ranges")]))
def test_width_changes_nothing(case: tuple[str, dict[str, Any]]) -> None:
    text = case[1]["text"]
    digits = "".join(wide(c) if c.isdigit() or c in "%." else c for c in text)
    if "," in text:
        return
    assert [(q.start, q.end, q.value, q.comparator) for q in figures.read(digits).quantities] == [
        (q.start, q.end, q.value, q.comparator) for q in figures.read(text).quantities
    ]


PATHOLOGICAL = [
    "1",
    "亿",
    "1亿",
    "一",
    "1.",
    "1,111",
    "《",
    "2025年",
    "1-",
    "百分之",
    "1元/",
    "≥",
    "“",
    "不低于",
    "(2019",
    "每",
    "2025-",
    "1 ",
    "半年",
    "三五",
    "第1-",
]


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_time_is_linear(piece: str) -> None:
    """Eight times the text takes about eight times as long, not sixty-four."""

    def seconds(n: int) -> float:
        text = piece * (n // len(piece))
        started = time.process_time()
        figures.read(text, 2025)
        return time.process_time() - started

    assert linear(seconds, 5_000, 8)


def test_a_megabyte_of_digits_and_myriads() -> None:
    generator = random.Random(7)
    for text in ("1" * 10**6, "亿" * 10**6, "".join(generator.choices("0123456789亿", k=200_000))):
        figures.read(text)


# ------------------------------------------------------------------------------------------------ on whole reports


def test_the_real_report(shared: Path) -> None:
    metrics, wrong = measure.real_report(shared)
    assert metrics["overlap_f1"] >= 0.98, wrong
    assert metrics["exact_f1"] >= 0.97, wrong
    assert metrics["value_unit"] >= 0.98, wrong
    assert metrics["comparator"] >= 0.97, wrong
    assert metrics["comparator_not_equal"] >= 0.90, wrong
    assert metrics["not_quantities_avoided"] >= metrics["not_quantities"] - 1, wrong
    assert metrics["dates"] >= metrics["times"] - 1, wrong
    assert metrics["deadlines"] == metrics["deadlines_n"], wrong


TRUTHS = sorted((measure.ROOT / "corpus" / "samples").glob("*.truth.json"))


@pytest.mark.parametrize("truth", TRUTHS, ids=[t.name.split(".")[0] for t in TRUTHS])
def test_our_samples(truth: Path) -> None:
    """Reports of other trades, written apart from the rules; a notice of rules is no report and has few figures."""
    metrics, wrong = measure.sample(truth)
    if metrics["gold"] < 50:
        pytest.skip("too few figures for a rate")
    assert metrics["overlap_f1"] >= 0.96, wrong
    assert metrics["exact_f1"] >= 0.95, wrong
    assert metrics["value_unit"] >= 0.96, wrong
    assert metrics["comparator"] >= 0.95, wrong
    assert metrics["deadlines"] == metrics["deadlines_n"], wrong
