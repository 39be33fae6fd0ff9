"""Whether a sum would be right if the digits of one figure had been written in order: 54 for 45, 286 for 268."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from db.records import Figure, Quantity

LEAST = 3
"""A figure of so many digits may have one of them wrong; in a shorter one, another digit makes just another number."""


def slipped(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether one figure, total or part, would make the sum right with its digits in another order or with one changed."""
    added = sum((part.figure.si for part in parts), Fraction(0))
    off = total.figure.si - added
    return mistaken(total.figure, added) or any(mistaken(part.figure, part.figure.si + off) for part in parts)


def mistaken(figure: Figure, due: Fraction) -> bool:
    """Whether a figure is written with the digits of what is due, in another order or with one of them wrong."""
    exponent = figure.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    scaled = due / figure.factor * 10**places
    if due <= 0 or scaled.denominator != 1:
        return False
    one, other = (str(int(value)) for value in (figure.value.scaleb(places), scaled))
    if len(one) != len(other) or one == other:
        return False
    wrong = sum(a != b for a, b in zip(one, other, strict=True))
    return sorted(one) == sorted(other) or (wrong == 1 and len(one) >= LEAST)
