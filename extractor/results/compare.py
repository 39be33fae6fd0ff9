"""Figures against figures: as intervals that follow from how they were written.

A figure stands for every value that would be written so: 4.6万 for 45,500 up to 46,500. That matters where two figures
were written on different scales, because one of them was rounded; where unit, multiplier and digits are alike, a figure
is taken at its word: 99.8% does not round up to the 100% that was promised. Unlike dimensions are never compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from db.records import Figure
from db.values import value

Direction = Literal["higher", "lower", "exact"]
Measure = tuple[str, str, bool]
"""What figures must share to be compared: dimension, base, and whether they are points of a percentage."""

ABOUT = Fraction(5, 100)
"""What 约, 近, 左右 allow on either side: our convention, tighter than the tenth that everyday use would grant."""
MEASURED, SLACK = 3, Fraction(1, 200)
"""A target of fewer digits is a round number that was set: 19,430 are not 2万, though 19,950 may be told as that."""

TELLING = 3
"""A length, an area or a volume of so many digits, given once and asked for once, is no chance."""

_SIGNS = {"=": "", ">=": "≥", ">": ">", "<=": "≤", "<": "<", "~": "约"}
_PERSONS = {"人", "人次", "人份", "人年", "人天", "工日", "户次"}
_MEASURED = frozenset(("area", "length", "mass", "volume"))
_OCCASIONS = {"次", "场", "期", "批", "轮", "趟"}


@value
class Interval:
    """Values between two bounds in a base unit; None is without end, `open_*` leaves the bound itself out."""

    low: Fraction | None
    high: Fraction | None
    open_low: bool = False
    open_high: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value."""
        return _below(self, other) and _below(other, self)

    def inside(self, other: Interval) -> bool:
        """Whether every value of this one is a value of the other."""
        if other.low is not None and (
            self.low is None or self.low < other.low or (self.low == other.low and other.open_low and not self.open_low)
        ):
            return False
        return other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.open_high or not other.open_high)))
        )


def _below(one: Interval, other: Interval) -> bool:
    """Whether `one` begins no later than `other` ends."""
    if one.low is None or other.high is None:
        return True
    return one.low < other.high or (one.low == other.high and not one.open_low and not other.open_high)


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same: one dimension, one base. Points of a percentage are no percentage."""
    return one.measure == other.measure


def measure(figure: Figure) -> Measure:
    """What comparable figures have in common."""
    return figure.measure


def kin(figure: Figure) -> Measure:
    """What `kindred` figures have in common."""
    if figure.dimension != "count" or figure.base in _PERSONS:
        return figure.measure
    return _counted(figure.base)


@lru_cache(maxsize=1024)
def _counted(base: str) -> Measure:
    often = base in _OCCASIONS or base.endswith("次")  # 34点次, 12架次
    return "count", "occasions" if often else "things", False


def kindred(one: Figure, other: Figure) -> bool:
    """Whether two figures may count one thing with different classifiers: 6个 and 六间, 27所 and 27家.

    Persons, visits and occasions are kinds of their own: 人次 are not 人, nor 场 the 间 it was held in.
    """
    if one.dimension != other.dimension:
        return False
    return (one.base == other.base and one.dimension != "ratio") or kin(one) == kin(other)


def written(figure: Figure) -> Interval:
    """The values that would be written like this figure, its comparator left aside.

    A whole count without a multiplier is exact (3个村); anything else is good to half of its last digit, as rounding
    gives it. A range goes from its low end to its high end.
    """
    if figure.value_high is not None and figure.si_high is not None:
        return Interval(min(figure.si, figure.si_high), max(figure.si, figure.si_high))
    half = _half_digit(figure)
    if half == 0:
        return Interval(figure.si, figure.si)
    return Interval(figure.si - half, figure.si + half, open_high=True)


def _half_digit(figure: Figure) -> Fraction:
    exponent = figure.value.as_tuple().exponent
    digits = exponent if isinstance(exponent, int) else 0
    if figure.multiplier is None and digits >= 0 and figure.dimension in ("count", "score"):
        return Fraction(0)
    return _half_of(min(digits, 0), figure.factor.numerator, figure.factor.denominator)


@lru_cache(maxsize=1024)
def _half_of(place: int, numerator: int, denominator: int) -> Fraction:
    """One product for all figures that are written alike; a Fraction as key would be slow."""
    return Fraction(Decimal(5).scaleb(place - 1)) * abs(Fraction(numerator, denominator))


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are written on one scale, so that neither was rounded to be shown there."""
    return one.factor == other.factor


def _values(figure: Figure, rounded: bool) -> Interval:
    """The values that a figure claims, its comparator included."""
    core = written(figure) if rounded or figure.value_high is not None else Interval(figure.si, figure.si)
    match figure.comparator:
        case ">=":
            return Interval(core.low, None)
        case ">":
            return Interval(core.low, None, open_low=True)
        case "<=":
            return Interval(None, core.high, open_high=core.open_high)
        case "<":
            return Interval(None, core.high, open_high=True)
        case "~":
            return _loosened(core, figure)
    return core


def _loosened(core: Interval, figure: Figure) -> Interval:
    slack = abs(figure.si) * ABOUT
    low = None if core.low is None else core.low - slack
    high = None if core.high is None else core.high + slack
    return Interval(low, high, core.open_low, core.open_high)


def _demanded(target: Figure, rounded: bool, direction: Direction | None) -> Interval | None:
    """The values that satisfy a target; None where the direction would be needed and is not known."""
    if target.comparator in (">=", ">", "<=", "<") or target.value_high is not None:
        return _values(target, False)  # a bound is set, not measured
    values = _values(target, rounded)
    if rounded and target.comparator == "=" and len(target.value.as_tuple().digits) < MEASURED:
        slack = abs(target.si) * SLACK
        values = Interval(target.si - slack, target.si + slack)
    if direction == "higher":
        return Interval(values.low, None, values.open_low)
    if direction == "lower":
        return Interval(None, values.high, open_high=values.open_high)
    return values if direction == "exact" else None


def same(one: Figure, other: Figure) -> bool | None:
    """Whether two figures can be one value, as far as they were written out; None where they cannot be compared.

    412.35 and 412.36 differ, 26.4 and 26 do not (the second may be rounded); 1,200公顷 is 12平方公里.
    """
    if not comparable(one, other):
        return None
    if one.si == other.si and one.si_high == other.si_high:
        return True
    return _about(one).meets(_about(other))


def _about(figure: Figure) -> Interval:
    core = written(figure)
    return _loosened(core, figure) if figure.comparator == "~" else core


def equal(one: Figure, other: Figure) -> bool:
    """Whether two figures are the same number of the same, or of kindred, units: 412个 and 412所."""
    return one.exact == other.exact and one.si_high == other.si_high and kindred(one, other)


def satisfies(target: Figure, reported: Figure, direction: Direction | None = None) -> bool | None:
    """Whether a reported figure satisfies a target; None where that cannot be known.

    `direction` says which way is better where the target has no bound of its own. A reported bound (“大于90%”)
    satisfies a target that it lies within or repeats; where it leaves the matter open (≥80% for ≥90%), it is None.
    """
    if not kindred(target, reported):
        return None
    rounded = not _alike(target, reported)
    values = _values(reported, rounded)
    demanded = _demanded(target, rounded, direction)
    if demanded is None:
        return True if values.meets(_values(target, True)) else None
    if values.inside(demanded):
        return True
    if not values.meets(demanded):
        return _touches(values, demanded) and _restates(target, reported)
    if rounded or reported.comparator in ("=", "~") or _restates(target, reported):
        return True
    return None


def _touches(values: Interval, demanded: Interval) -> bool:
    """Whether two intervals part only at a bound that one of them leaves out (恰为85% and 大于85%)."""
    return values.high == demanded.low or values.low == demanded.high


def _restates(target: Figure, reported: Figure) -> bool:
    """Whether the reported figure is the target's bound said again: ≥90% or 90%以上 for 大于90%."""
    pairs = {">=": ">", ">": ">", "<=": "<", "<": "<"}
    one, other = pairs.get(target.comparator), pairs.get(reported.comparator)
    return target.si == reported.si and one is not None and one == other


def excess(target: Figure, reported: Figure) -> Fraction | None:
    """By what share the reported figure exceeds the target: 1.5万 for 1万 gives 1/2; None where it cannot be said."""
    (due, of), (said, by) = target.exact, reported.exact  # one fraction is made, not three
    if due == 0 or not kindred(target, reported):
        return None
    return Fraction(said * of - due * by, abs(due) * by)


def near(target: Figure, reported: Figure, share: Fraction) -> bool:
    """Whether `excess` is known and at most `share` either way; in whole numbers, which is quicker than with fractions."""
    (due, of), (said, by) = target.exact, reported.exact
    if due == 0 or not kindred(target, reported):
        return False
    return abs(said * of - due * by) * share.denominator <= share.numerator * abs(due) * by


def adds_up(parts: Sequence[Figure], total: Figure) -> bool | None:
    """Whether the parts give the total, each good to half of its last digit; None where they cannot be added."""
    if not parts or any(not comparable(part, total) or part.value_high is not None for part in parts):
        return None
    if any(figure.comparator not in ("=", "~") for figure in (*parts, total)):
        return None
    intervals = [_about(figure) for figure in parts]
    low = sum((i.low for i in intervals if i.low is not None), Fraction(0))
    high = sum((i.high for i in intervals if i.high is not None), Fraction(0))
    return Interval(low, high).meets(_about(total))


def shown(figure: Figure) -> str:
    """A figure as a reader writes it: ≥95%, 约300公顷."""
    high = f"至{figure.value_high}" if figure.value_high is not None else ""
    return f"{_SIGNS[figure.comparator]}{figure.value}{high}{figure.multiplier or ''}{figure.unit or ''}"


def telling(target: Figure) -> bool:
    """Whether a figure has so many digits of its own that to be given once and asked for once is no chance."""
    digits = "".join(map(str, target.value.as_tuple().digits))
    return len(digits if target.dimension in _MEASURED else digits.rstrip("0")) >= TELLING
