"""Reports drawn at random: any records whose spans quote their blocks."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

from hypothesis import strategies as st

from db import records as r

# Any character that UTF-8 can hold; blank ones, marks and rare planes included.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "修缮校舍3.20万平方米", "完成率达95.60%", "　全角　空格", "a\x00b", "𠀀𪚥古字", "已完成。"]
)
maybe_words = st.none() | words
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3) | st.sampled_from(
    [Decimal(text) for text in ("0", "0.00", "-0.0", "1200.00", "1E+3", "1E-7", "98", "9" * 40 + ".10", "1E+400")]
)
maybe_decimals = st.none() | decimals
fractions = st.fractions() | st.sampled_from([Fraction(2000, 3), Fraction(1), Fraction(10) ** 400])


def literal(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def several(of: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=most).map(tuple)


figures = st.builds(
    r.Figure,
    value=decimals,
    unit=maybe_words,
    dimension=literal(r.Dimension),
    base=words,
    factor=fractions,
    comparator=literal(r.Comparator),
    value_high=maybe_decimals,
    multiplier=maybe_words,
)


@st.composite
def reports(draw: st.DrawFn) -> r.Report:
    cells = st.none() | st.builds(r.Cell, *[st.integers(1, 99)] * 5)
    number = st.none() | st.integers(1, 99)
    tenths = st.integers(0, 20_000).map(lambda n: n / 10)
    boxes = several(st.builds(r.PageBox, st.integers(1, 99), *[tenths] * 6), 2)
    blocks = tuple(
        r.Block(place, draw(literal(r.BlockKind)), draw(words), draw(words), draw(maybe_words), draw(cells),
                draw(number), draw(number), draw(st.none() | st.sampled_from([0.0, 0.42, 1.0])), draw(boxes))
        for place in range(1, draw(st.integers(1, 4)) + 1)
    )  # fmt: skip

    @st.composite
    def spans(draw: st.DrawFn) -> r.Span:
        block = draw(st.sampled_from(blocks))
        start = draw(st.integers(0, len(block.text)))
        end = draw(st.integers(start, len(block.text)))
        return r.Span(block.id, start, end, block.text[start:end])

    span, maybe_span = spans(), st.none() | spans()
    quantities = st.builds(r.Quantity, figures, maybe_words, span)
    fields = st.builds(r.Field, words, maybe_span, several(span, 2), maybe_span)
    maybe_field = st.none() | fields
    results = st.builds(r.Result, literal(r.Status), words, st.none() | quantities, several(span, 2))
    indicators = several(
        st.builds(
            r.Indicator, st.integers(1, 99), words, maybe_span, maybe_words, maybe_words, maybe_words,
            st.none() | figures, maybe_words, st.booleans(), maybe_decimals, maybe_decimals, maybe_field,
            st.none() | results,
        ),
        2,
    )  # fmt: skip
    budget = several(
        st.builds(r.BudgetItem, words, decimals, maybe_words, fractions, maybe_words, literal(r.Stage), maybe_span), 2
    )
    found = draw(several(quantities))
    indexes = st.lists(st.integers(0, len(found) - 1), max_size=3).map(tuple) if found else st.just(())
    projects = tuple(
        r.Project(
            place, draw(maybe_words), draw(words), draw(maybe_span), draw(maybe_field), draw(maybe_field),
            draw(maybe_field), draw(indicators), draw(indexes), draw(maybe_words), draw(maybe_decimals),
            draw(maybe_decimals), draw(budget),
        )
        for place in range(1, draw(st.integers(0, 2)) + 1)
    )  # fmt: skip
    project = st.none() | st.sampled_from([one.id for one in projects]) if projects else st.none()
    block_ids = st.sampled_from([block.id for block in blocks])
    ratings = st.builds(
        r.Ratings,
        several(st.builds(r.RatingCount, words, st.integers(0, 2**40), maybe_span)),
        several(st.builds(r.NamedRating, words, words, maybe_span, project)),
        st.none() | st.integers(0, 999),
        maybe_span,
    )
    many = draw(st.integers(0, 3))
    parents = st.none() | st.integers(1, many) if many else st.none()
    return r.Report(
        source="报告.txt",
        sha256="0" * 64,
        format="txt",
        title=draw(maybe_words),
        organisation=draw(maybe_words),
        fiscal_year=draw(st.none() | st.integers(1990, 2050)),
        genre=draw(literal(r.Genre)),
        blocks=blocks,
        seen=draw(st.integers(0, 10**6)),
        left_out=draw(several(st.builds(r.LeftOut, words, words, words))),
        sections=tuple(
            r.Section(place, draw(maybe_words), draw(words), draw(st.integers(1, 6)), draw(literal(r.Role)),
                      draw(parents), draw(block_ids), draw(block_ids), draw(maybe_span))
            for place in range(1, many + 1)
        ),
        budget=draw(budget),
        goals=draw(several(st.builds(r.Goal, st.integers(1, 99), words, maybe_span, indicators), 2)),
        projects=projects,
        ratings=draw(ratings),
        problems=draw(several(st.builds(r.Problem, maybe_words, words, maybe_span, project), 2)),
        measures=draw(several(st.builds(r.Measure, words, maybe_span), 2)),
        people=draw(several(st.builds(r.Person, words, maybe_words, maybe_words, maybe_words, maybe_span), 2)),
        quantities=found,
        dates=draw(several(st.builds(r.Date, literal(r.DateKind), maybe_words, maybe_words, span), 2)),
        irregularities=draw(several(st.builds(r.Irregularity, words, span, maybe_words, project), 2)),
    )  # fmt: skip
