"""What a marked figure means. Written for the samples alone, so that it shares no mistake with the extractor.

A figure is marked as ``{1.2万亩|>=|人工造林}``: the words, the comparator (several right answers with ``/``), the thing,
and if need be the dimension. Where the words do not split by themselves the parts stand before them after ``=``:
``{半数=50||%|=|…}``, that is value, multiplier, unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MULTIPLIERS = ("万亿", "千万", "百万", "亿", "万", "千", "百")
# units that begin like a multiplier
WHOLE_UNITS = ("千克", "千米", "千瓦", "百分点")
NUMBER = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?|[零〇一二三四五六七八九十百千两]+")
RANGE = re.compile(r"[-—~～至到－]+")
DIMENSIONS = {
    "area": "亩 公顷 平方米 平方公里 平方千米 ㎡ m²",
    "length": "公里 千米 米 延米 km 厘米 毫米",
    "mass": "吨 千克 公斤",
    "volume": "立方米 万方 方 升",
    "money": "元 角",
    "ratio": "% ‰ 百分点 个百分点 倍 成",
    "duration": "天 日 小时 分钟 秒 个月 年 个工作日 工作日 周 学时 课时",
    "score": "分",
    "rate": "元/人 元/人·年 元/人·天 元/户 元/亩 元/平方米 微克/立方米 立方米/万元 吨/日 次/月 次/年 公里/小时 元/公里",
}
DIMENSION = {unit: name for name, units in DIMENSIONS.items() for unit in units.split()}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the sample's author means it. `comparators` and `dimensions` are all right answers, the best first."""

    value: Decimal
    value_high: Decimal | None
    multiplier: str | None
    unit: str | None
    dimensions: tuple[str, ...]
    comparators: tuple[str, ...]
    thing: str | None


def parse(mark: str) -> tuple[str, Figure]:
    """The words that are printed, and what they mean, of the inside of a ``{…}``. Raises ValueError."""
    words, _, rest = mark.partition("|")
    words, _, value = words.partition("=")
    options = rest.split("|") if rest else []
    if value:
        explicit, options = [value, *options[:2]], options[2:]
        low, high = _range(explicit[0])
        multiplier, unit = explicit[1] or None, explicit[2] or None
    else:
        low, high, multiplier, unit = split(words)
    options += [""] * (3 - len(options))
    dimensions = tuple((options[2] or DIMENSION.get(unit or "", "count")).split("/"))
    comparators = tuple((options[0] or "=").split("/"))
    return words, Figure(low, high, multiplier, unit, dimensions, comparators, options[1] or None)


def split(words: str) -> tuple[Decimal, Decimal | None, str | None, str | None]:
    """Value, high end, multiplier and unit of ``1.5-2.0万元``, ``百分之八十``, ``三十二所``. Raises ValueError."""
    if words.startswith("百分之"):
        return number(words.removeprefix("百分之")), None, None, "%"
    found = NUMBER.match(words)
    if not found:
        raise ValueError(f"{words!r} does not begin with a number")
    low, rest, high = number(found[0]), words[found.end() :], None
    if gap := RANGE.match(rest):
        second = NUMBER.match(rest, gap.end())
        if second:
            high, rest = number(second[0]), rest[second.end() :]
    multiplier = None
    if not rest.startswith(WHOLE_UNITS):
        multiplier = next((m for m in MULTIPLIERS if rest.startswith(m)), None)
        rest = rest.removeprefix(multiplier or "")
    return low, high, multiplier, rest.translate(FULL_WIDTH) or None


def number(words: str) -> Decimal:
    """The value of Arabic digits of any width, or of a Chinese numeral below ten thousand. Raises ValueError."""
    plain = words.translate(FULL_WIDTH).replace(",", "")
    if plain[:1].isdigit() and plain.isascii():
        return Decimal(plain)
    total, current = 0, 0
    for c in plain:
        if c in TENS:
            total, current = total + (current or 1) * TENS[c], 0
        elif c in DIGITS:
            current = DIGITS[c]
        else:
            raise ValueError(f"{words!r} is no number")
    return Decimal(total + current)


def _range(words: str) -> tuple[Decimal, Decimal | None]:
    low, gap, high = words.partition("~")
    return number(low), number(high) if gap else None
