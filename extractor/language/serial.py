"""An `Analysis` as plain values and back, so that spaCy can write a Doc that carries one (to_bytes, DocBin, n_process)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from decimal import Decimal
from fractions import Fraction
from typing import Any

import srsly  # type: ignore[import-untyped]

from .types import Analysis, Quantity, Time

_MARK = "gouji.analysis"


def to_plain(analysis: Analysis) -> list[Any]:
    """Lists of numbers and strings; decimals and fractions as strings, so that nothing is rounded."""
    quantities = [
        [str(value) if isinstance(value, Decimal | Fraction) else value for value in quantity]
        for quantity in analysis.quantities
    ]
    return [quantities, [list(astuple(time)) for time in analysis.times], analysis.text]


def from_plain(plain: list[Any]) -> Analysis:
    """The analysis that `to_plain` wrote."""
    quantities, times, text = plain
    return Analysis(tuple(map(_quantity, quantities)), tuple(Time(*time) for time in times), text)


def _quantity(row: list[Any]) -> Quantity:
    start, end, value, high, multiplier, unit, dimension, base, factor, comparator, cues, thing = row
    high = None if high is None else Decimal(high)
    places = tuple((first, last) for first, last in cues)
    return Quantity(
        start, end, Decimal(value), high, multiplier, unit, dimension, base, Fraction(factor), comparator, places, thing
    )


def encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """For msgpack: an analysis becomes a marked list."""
    if isinstance(value, Analysis):
        return {_MARK: to_plain(value)}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    """For msgpack: a marked list becomes an analysis."""
    if isinstance(value, dict) and _MARK in value:
        return from_plain(value[_MARK])
    return value if chain is None else chain(value)


def register() -> None:
    """Lets srsly, which writes spaCy's Docs, know of both."""
    srsly.msgpack_encoders("gouji", func=encode)
    srsly.msgpack_decoders("gouji", func=decode)
