"""Figures set beside one another: as parts of a total, greater than a whole, and in words."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from db.records import Figure
from extractor.results.compare import comparable, written

MULTIPLIERS = {None: 1, "": 1, "万": 10**4, "亿": 10**8}


_WITHIN = re.compile(r"中[^，。；、\d]{1,8}的[一-鿿]{2,6}(?:共?有|为|共|达到?|是)$")


def held_in_them(between: str) -> bool:
    """Whether the words between two figures say that the second counts what the first ones hold, and none of them:
    12个协议中载明的岗位为2150个."""
    return _WITHIN.search(between) is not None


def without_unit(figure: Figure) -> bool:
    """Whether only the multiplier is said, the unit being that of the total: 1.792亿立方米，农业1.31亿."""
    return figure.unit is None and figure.multiplier in MULTIPLIERS and figure.dimension == "other"


def as_total(figure: Figure, total: Figure) -> Figure:
    """A count with the classifier of its total: 46个 of which 9所 and 37家; a bare 1.31亿 with the unit of its total."""
    if without_unit(figure):
        return replace(figure, base=total.base, unit=total.unit, dimension=total.dimension)
    return (
        figure if comparable(figure, total) else replace(figure, base=total.base, unit=total.unit, factor=total.factor)
    )


def exceeds(part: Figure, whole: Figure) -> bool:
    """Whether a part is greater than its whole, beyond what rounding can explain."""
    low, high = written(part).low, written(whole).high
    slack = Fraction(1, 20) if "~" in (part.comparator, whole.comparator) else Fraction(0)
    return low is not None and high is not None and low > high * (1 + slack)


def shown(value: Fraction, like: Figure) -> str:
    """A value in the unit of a figure, for a message: 0.9万亩."""
    scaled = value / like.factor if like.factor else value
    exponent = like.value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if scaled * 10**places != int(scaled * 10**places):
        text = f"{float(scaled):.6f}".rstrip("0").rstrip(".")
    else:
        text = f"{float(scaled):.{places}f}"
    return f"{text}{like.multiplier or ''}{like.unit or ''}"
