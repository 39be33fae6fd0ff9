"""How far a reported figure is from its target, in words: 少0.15万亩（少25%）."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from db.records import Figure, Quantity
from extractor.outputs.numbers import exact

POINTS = {"%": "个百分点", "％": "个百分点", "‰": "个千分点"}
"""The unit of a difference between two ratios."""


def difference(target: Quantity | None, reported: Quantity | None) -> str:
    """The difference in the target's unit and in percent of it; empty where there is nothing to subtract.

    Ranges have no single difference, nor has an amount with a rate that is reckoned from it. Figures of unlike bases have
    none at all, which is said.
    """
    if target is None or reported is None:
        return ""
    one, two = target.figure, reported.figure
    if one.value_high is not None or two.value_high is not None:
        return ""
    if (one.dimension == "ratio") != (two.dimension == "ratio"):
        return ""
    if (one.dimension, one.base) != (two.dimension, two.base):
        return "单位不同，不能相减"
    apart = two.si - one.si
    if apart == 0:
        return "数字相同"
    word = "多" if apart > 0 else "少"
    share = "" if one.dimension == "ratio" or one.si == 0 else f"（{word}{_percent(abs(apart) / abs(one.si))}）"
    return f"{word}{_amount(abs(apart), one)}{share}"


def _amount(apart: Fraction, target: Figure) -> str:
    unit = POINTS.get(target.unit or "", target.unit or "")
    return f"{exact(_rounded(apart / target.factor))}{target.multiplier or ''}{unit}"


def _percent(share: Fraction) -> str:
    if 0 < share < Fraction(1, 1000):
        return "不到0.1%"
    return f"{exact(Fraction(Decimal(round(share * 1000)) / 10))}%"


def _rounded(value: Fraction) -> Fraction:
    """At most six decimal places, where a figure of another unit has no short form in the target's."""
    return value if exact(value) == exact(round(value, 6)) else round(value, 6)
