"""Numbers with their units, and days: by themselves, and where they stand in the text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Literal

from db.records.document import Span
from db.records.record import Record
from db.values import value

Dimension = Literal["area", "length", "mass", "volume", "money", "count", "ratio", "duration", "rate", "score", "other"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~"]
DateKind = Literal["date", "period", "deadline"]


@lru_cache(maxsize=8192)
def _product(value: Decimal, numerator: int, denominator: int) -> Fraction:
    """One product for all equal figures; a Fraction as key would be slow."""
    return Fraction(value) * Fraction(numerator, denominator)


@dataclass(frozen=True)
class Figure(Record):
    """A number with its unit and bound, as written and in its base unit.

    ``1.2万亩以上``: value 1.2, multiplier 万, unit 亩, comparator >=, dimension area, base m², factor 10000 × 2000/3.
    `base` is what two figures must share to be compared; a count's base is its classifier's group (株 = 棵).

    Without slots: figures are compared many thousand times a report, so that each keeps its exact products.
    """

    value: Decimal
    unit: str | None
    dimension: Dimension
    base: str
    factor: Fraction
    comparator: Comparator = "="
    value_high: Decimal | None = None
    multiplier: str | None = None

    @cached_property
    def si(self) -> Fraction:
        """The value (low end of a range) in the base unit, exact."""
        return _product(self.value, self.factor.numerator, self.factor.denominator)

    @cached_property
    def measure(self) -> tuple[str, str, bool]:
        """What figures must share to be compared: dimension, base, and whether they are points of a percentage."""
        return self.dimension, self.base, self.dimension == "ratio" and self.unit is not None and "点" in self.unit

    @cached_property
    def exact(self) -> tuple[int, int]:
        """`si` as numerator and denominator, which are compared in a tenth of the time."""
        return self.si.as_integer_ratio()

    @cached_property
    def si_high(self) -> Fraction | None:
        """The high end of a range in the base unit, exact."""
        if self.value_high is None:
            return None
        return _product(self.value_high, self.factor.numerator, self.factor.denominator)


@value
class Quantity(Record):
    """A figure where it stands. `thing` is the shortest phrase that tells it from its neighbours."""

    figure: Figure
    thing: str | None
    span: Span


@value
class Date(Record):
    """A day, a period or a deadline; `first` and `last` are ISO days where they are known."""

    kind: DateKind
    first: str | None
    last: str | None
    span: Span
