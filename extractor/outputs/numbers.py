"""Numbers as the contract writes them: plain decimal strings, half width, no exponent, no separators."""

from __future__ import annotations

from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

DIGITS = 15
"""Significant digits of a number in base units that has no exact decimal form (the JSON of export)."""
UNROUNDED = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)


def written(value: Decimal | None) -> str | None:
    """The value with the zeros that were written."""
    return None if value is None else format(value, "f")


def exact(value: Fraction | None) -> str | None:
    """The value exactly, without trailing zeros; rounded to 15 significant digits where no decimal is exact."""
    if value is None:
        return None
    decimal = _finite(value)
    if decimal is None:
        context = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
        decimal = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = format(decimal, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _finite(value: Fraction) -> Decimal | None:
    """The decimal that equals the fraction, where its denominator has no prime factors but 2 and 5."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return None
    places = max(twos, fives)
    return UNROUNDED.scaleb(Decimal(value.numerator * 10**places // value.denominator), -places)
