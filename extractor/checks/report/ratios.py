"""Rates that a sentence states beside the figures they were computed from."""

from __future__ import annotations

from fractions import Fraction

from db.records import Figure, Quantity

TOLERANCE = 1
"""How many units of its last digit a stated rate may be off: one, because some round and some cut off."""


def unit_of_last_digit(figure: Figure) -> Fraction:
    """The value of one unit of a figure's last written digit, in its base."""
    exponent = figure.value.as_tuple().exponent
    return Fraction(10) ** (exponent if isinstance(exponent, int) and exponent < 0 else 0) * abs(figure.factor)


def agrees(stated: Figure, computed: Fraction) -> bool:
    """Whether a stated rate is the computed one, as far as it was written out."""
    return abs(stated.si - computed) <= TOLERANCE * unit_of_last_digit(stated)


def quotients(part: Quantity, wholes: list[Quantity]) -> list[Fraction]:
    """What part over whole gives for each whole of the same base."""
    return [part.figure.si / w.figure.si for w in wholes if w.figure.si and w.figure.base == part.figure.base]


def percent(value: Fraction, like: Figure) -> str:
    """A computed rate as a percentage, with one digit more than the stated one has."""
    exponent = like.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"{float(value * 100):.{max(places, 1)}f}%"
