"""How values that SQLite does not know are kept: exact decimals and fractions as text, with a number beside them.

The text is what round-trips; the number (REAL) is what an auditor sorts and sums by.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Protocol

from db.records import Figure

Value = str | int | float | None


class Row(Protocol):
    """Values by column name: a `sqlite3.Row`, or a mapping that stands for one."""

    def __getitem__(self, column: str, /) -> Any: ...


FIGURE = (
    "comparator", "value", "value_high", "multiplier", "unit", "dimension", "base", "factor", "si_value",
    "si_value_high",
)  # fmt: skip


def decimal_text(value: Decimal | None) -> str | None:
    """The decimal with the zeros that were written, plain where that is exact (``1E+3`` keeps its exponent)."""
    if value is None:
        return None
    text = str(value)
    if "E" not in text:  # as nearly all are written; to ask for the exponent takes longer
        return text
    exponent = value.as_tuple().exponent
    return format(value, "f") if isinstance(exponent, int) and exponent <= 0 else text


def decimal(text: str | None) -> Decimal | None:
    """The decimal behind its text."""
    return None if text is None else Decimal(text)


def number(value: Decimal | Fraction | None) -> float | None:
    """The nearest REAL, None where there is none (a figure of more than 308 digits)."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def _product(value: Decimal | None, factor: Fraction) -> float | None:
    """The number nearest to the exact product: dividing integers rounds once, and is quicker than fractions."""
    if value is None:
        return None
    above, below = value.as_integer_ratio()
    try:
        return (above * factor.numerator) / (below * factor.denominator)
    except OverflowError:
        return None


_NO_FIGURE: Mapping[str, Value] = dict.fromkeys(FIGURE)


def figure_columns(figure: Figure | None) -> Mapping[str, Value]:
    """A figure as columns; all are null where there is none."""
    if figure is None:
        return _NO_FIGURE
    return {
        "comparator": figure.comparator,
        "value": decimal_text(figure.value),
        "value_high": decimal_text(figure.value_high),
        "multiplier": figure.multiplier,
        "unit": figure.unit,
        "dimension": figure.dimension,
        "base": figure.base,
        "factor": str(figure.factor),
        "si_value": _product(figure.value, figure.factor),
        "si_value_high": _product(figure.value_high, figure.factor),
    }


@lru_cache(maxsize=1024)
def _factor(text: str) -> Fraction:
    """A factor behind its text: the figures of a report have few different ones, and to read one takes long."""
    return Fraction(text)


def figure_from(row: Row) -> Figure | None:
    """The figure in the columns of a row."""
    if row["value"] is None:
        return None
    return Figure(
        value=Decimal(row["value"]),
        unit=row["unit"],
        dimension=row["dimension"],
        base=row["base"],
        factor=_factor(row["factor"]),
        comparator=row["comparator"],
        value_high=decimal(row["value_high"]),
        multiplier=row["multiplier"],
    )
