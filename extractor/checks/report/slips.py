"""Whether a sum would be right if the digits of one figure had been written in order: 54 for 45, 286 for 268."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from db.records import Figure
from extractor.checks.report.ratios import unit_of_last_digit

LEAST = 3
"""A figure of so many digits may have one of them wrong; in a shorter one, another digit makes just another number."""

LOW, HIGH, FAR = Fraction(9, 10), Fraction(5, 4), 2
"""Between these the parts must be meant: of some 390 lists in the clean trial reports 385 add up, two more come so near."""
PAIR, LOW_OF_PAIR = 2, Fraction(23, 25)
"""Two examples alone may well leave a tenth untold."""
CLOSE = Fraction(1, 20)
POINTS = Fraction(1, 10)
"""A rate that differs by more is of other figures."""
TELLING = 10
"""A smaller figure is found beside any sum."""


def slipped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one figure, total or part, would make the sum right with its digits in another order or with one changed."""
    added = sum((part.si for part in parts), Fraction(0))
    return mistaken(total, added) or any(mistaken(part, part.si + total.si - added) for part in parts)


def digits_swapped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one part with its digits in another order makes the sum right: 78 for 87, which chance does not explain."""
    off = total.si - sum((part.si for part in parts), Fraction(0))
    return abs(off) <= CLOSE * total.si and any(
        mistaken(part, part.si + off) and _reordered(part, part.si + off) for part in parts
    )


def _reordered(figure: Figure, due: Fraction) -> bool:
    exponent = figure.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    scaled = due / figure.factor * 10**places
    return scaled.denominator == 1 and sorted(str(int(scaled))) == sorted(str(int(figure.value.scaleb(places))))


def plausible(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts come so near to the total that they must be meant to give it, or slipped digits explain the rest.

    其中 need not name all parts, and figures told one after the other need not be parts.
    """
    share = sum((part.si for part in parts), Fraction(0)) / total.si if total.si else Fraction(0)
    low = LOW if len(parts) > PAIR else LOW_OF_PAIR
    return low <= share <= HIGH or (share <= FAR and slipped(total, parts))


def explained(total: Figure, parts: Sequence[Figure], others: Iterable[Figure]) -> bool:
    """Whether what the sum is off by is told beside it: a part that the list leaves out, or its last one, if that is none of its own."""
    off = total.si - sum((part.si for part in parts), Fraction(0))
    beside = others if off > 0 else parts[-1:]
    return any(f.si == abs(off) and f.value >= TELLING for f in beside)


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


def near(stated: Figure, computed: Fraction) -> bool:
    """Whether a stated rate is so near to the computed one, or so like it, that it must have been meant."""
    return abs(stated.si - computed) <= POINTS or rate(stated, computed)


def rate(stated: Figure, computed: Fraction) -> bool:
    """Whether a stated rate is the computed one, rounded as it was written, with a slip of its digits."""
    unit = unit_of_last_digit(stated)
    return mistaken(stated, round(computed / unit) * unit)
