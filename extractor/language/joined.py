"""What quantities beside each other have in common: one measure in two steps (3小时20分钟), one bound over several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from extractor.language import units
from extractor.language.types import Comparator, Dimension, Quantity

_STEPS = frozenset(["角", "分", "分钟", "分钱", "秒", "秒钟", "小时", "个小时", "个月", "天", "元"])
# Which unit 分 is of, told by the unit before it: its base, its factor to that, its dimension.
_PARTS: dict[str, tuple[str, Fraction, Dimension]] = {
    **{unit: ("元", Fraction(1, 100), "money") for unit in ("元", "角", "圆")},
    **{unit: ("s", Fraction(60), "duration") for unit in ("小时", "个小时")},
    **{unit: ("m²", Fraction(200, 3), "area") for unit in ("亩", "市亩")},
}
# Between two figures under one bound stands at most the noun of the first: 不少于5个县、20所学校.
_LISTED = re.compile(r"[\u4e00-\u9fff]{0,8}(?:[（(][^（）()]{1,8}[）)])?[、和及或与]\s?")
_BINDING = frozenset([">=", ">", "<=", "<"])


class _Measure(NamedTuple):
    base: str
    factor: Fraction
    dimension: Dimension


def merged(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """3小时20分钟 is 200分钟, 5元5角 55角: two steps of one measure that adjoin, told in the smaller one."""
    last: Quantity | None = None
    for quantity in quantities:
        if last is not None:
            both = _merge(last, quantity)
            if both is not None:
                last = both
                continue
            yield last
        last = quantity
    if last is not None:
        yield last


def _merge(one: Quantity, two: Quantity) -> Quantity | None:
    if one.end != two.start or two.unit is None or one.unit is None:
        return None
    name, stroke, _ = two.unit.partition("/")
    if name not in _STEPS or two.multiplier is not None or one.value_high is not None or two.value_high is not None:
        return None
    unit = units.named(name)
    upper = _Measure(one.base, one.factor, one.dimension)
    lower = _Measure(unit.base, unit.factor, unit.dimension)
    if name == "分" and one.unit in _PARTS:
        lower = _Measure(*_PARTS[one.unit])
    elif one.unit == "分" and name in ("秒", "秒钟"):
        upper = _Measure("s", Fraction(60), "duration")
    if lower.base != upper.base or upper.factor <= lower.factor:
        return None
    total = (Fraction(one.value) * upper.factor + Fraction(two.value) * lower.factor) / lower.factor
    if total.denominator != 1:
        return None
    if stroke:  # 5角3分/度
        per = two.factor / unit.factor
        lower = _Measure(f"{lower.base}/{two.base.partition('/')[2]}", lower.factor * per, "rate")
    return two._replace(
        start=one.start, value=Decimal(total.numerator), factor=lower.factor, base=lower.base,
        dimension=lower.dimension, comparator=one.comparator if two.comparator == "=" else two.comparator,
        cues=tuple(sorted({*one.cues, *two.cues})),
    )  # fmt: skip


def shared(view: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """One bound before several figures holds for all: 不少于5个县、20所学校; a figure with words of its own has its own."""
    bound: Comparator | None = None
    end = 0
    for quantity in quantities:
        own = bool(quantity.cues) or quantity.value_high is not None
        if own:
            before = all(place < quantity.start for place, _ in quantity.cues)
            bound = quantity.comparator if before and quantity.comparator in _BINDING else None
        elif bound is not None and _LISTED.fullmatch(view, end, quantity.start):
            quantity = quantity._replace(comparator=bound)
        else:
            bound = None
        yield quantity
        end = quantity.end
