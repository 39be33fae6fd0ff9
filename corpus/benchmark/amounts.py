"""Amounts as the benchmark draws and writes them. Written for the benchmark alone; it shares nothing with the extractor."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random

FULL_WIDTH = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")
DIGITS = "零一二三四五六七八九"
SPEC = re.compile(r"(>=|<=|=)?([0-9.]+)(?:~([0-9.]+))? (\S+)( =)?")
BY = re.compile(r"by ([0-9]+)~([0-9]+)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit; the unit may begin with 万 or 亿 and is empty for a bare number."""

    value: Decimal
    unit: str

    @property
    def is_count(self) -> bool:
        """Whether it counts whole things."""
        return self.value == int(self.value) and self.unit[:1] not in ("%", "万", "亿", "元", "分", "小", "天", "")

    @property
    def rate(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"

    def times(self, factor: float) -> Amount:
        """So many times as much, in as many decimals; a rate never above 100."""
        value = (self.value * Decimal(str(factor))).quantize(self._step(), ROUND_HALF_UP)
        return replace(self, value=min(value, Decimal(100)) if self.rate else value)

    def plus(self, steps: int) -> Amount:
        """More by so many units of the last decimal."""
        return replace(self, value=self.value + steps * self._step())

    def _step(self) -> Decimal:
        exponent = self.value.as_tuple().exponent
        return Decimal(1).scaleb(int(exponent)) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a year."""

    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a spec gives: the bound (``>=``, ``<=``, ``=``, or ``floor`` where nothing is written), target and result."""

    bound: str
    target: Amount | Day
    result: Amount | Day

    @property
    def amount(self) -> Amount:
        """The target, where it is known to be no day. Raises TypeError."""
        if isinstance(self.target, Day):
            raise TypeError("a day, no amount")
        return self.target


@dataclass(frozen=True, slots=True)
class Style:
    """How one report writes numbers: ``plain``, ``separated`` (1,200) or ``full`` width; how often in Chinese."""

    digits: str = "plain"
    chinese: float = 0.0
    percent: str = "%"
    dates: str = "short"

    @staticmethod
    def draw(rng: Random) -> Style:
        """A style; half of the reports write plainly."""
        return Style(
            rng.choice(["plain", "plain", "plain", "separated", "separated", "full"]),
            rng.choice([0.0, 0.0, 0.15, 0.5]),
            rng.choice(["%", "%", "％", "百分之"]),
            rng.choice(["short", "long"]),
        )


def draw(spec: str, year: int, rng: Random) -> Drawn:
    """Target and result of a spec such as ``>=90~95 %``, ``18~46 栋``, ``12 期 =``, ``by 7~9``. Raises ValueError."""
    if found := BY.fullmatch(spec):
        month = rng.randint(int(found[1]), int(found[2]))
        return Drawn("by", Day(year, month, last_day(month)), Day(year, month - rng.randint(0, 1), rng.randint(3, 26)))
    found = SPEC.fullmatch(spec)
    if not found:
        raise ValueError(f"not a spec: {spec!r}")
    bound, low, high, unit, fixed = found.groups()
    target = Amount(_between(low, high or low, rng), "" if unit == "-" else unit)
    if fixed or bound == "=":
        return Drawn("=", target, target)
    if bound == "<=":
        return Drawn("<=", target, _lower(target, rng))
    return Drawn(bound or "floor", target, _higher(target, rng, often=bound is not None))


def last_day(month: int) -> int:
    """The last day of a month of a common year."""
    return 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31


def _between(low: str, high: str, rng: Random) -> Decimal:
    first, last = Decimal(low), Decimal(high)
    decimals = len(low.partition(".")[2])
    if decimals:
        unit = Decimal(1).scaleb(-decimals)
        return first + rng.randint(0, int((last - first) / unit)) * unit
    step = 100 if first >= 2000 else 10 if first >= 200 else 1
    return Decimal(rng.randrange(int(first), int(last) + 1, step))


def _higher(target: Amount, rng: Random, *, often: bool) -> Amount:
    if target.rate:
        room = 100 - target.value
        points = Decimal(rng.randint(1, 9)) / 10 * min(room, Decimal(6))
        return replace(target, value=(target.value + points).quantize(Decimal("0.1")))
    if not often and rng.random() < 0.5:
        return target
    more = target.times(1 + rng.randint(1, 16) / 100)
    return more if more.value > target.value or not often else target


def _lower(target: Amount, rng: Random) -> Amount:
    less = target.times(1 - rng.randint(4, 35) / 100)
    return less if less.value > 0 else target


def write(amount: Amount, style: Style, rng: Random | None = None) -> str:
    """The words of an amount in a style; with `rng`, some whole counts are written in Chinese."""
    if amount.rate and style.percent == "百分之" and amount.value == int(amount.value) and style.digits == "plain":
        return "百分之" + chinese(int(amount.value))
    if rng and amount.is_count and 0 < amount.value < 100 and rng.random() < style.chinese:
        return chinese(int(amount.value), counts=True) + amount.unit
    number = f"{amount.value:,f}" if style.digits == "separated" else f"{amount.value:f}"
    unit = "％" if amount.rate and style.percent == "％" else amount.unit
    return number.translate(FULL_WIDTH) + unit if style.digits == "full" else number + unit


def chinese(number: int, *, counts: bool = False) -> str:
    """A whole number below 1,000 in Chinese; `counts` writes 2 as 两."""
    if counts and number == 2:
        return "两"
    if number < 10:
        return DIGITS[number]
    if number < 20:
        return "十" + (DIGITS[number - 10] if number > 10 else "")
    if number < 100:
        return DIGITS[number // 10] + "十" + (DIGITS[number % 10] if number % 10 else "")
    rest = number % 100
    tail = "" if not rest else "零" + DIGITS[rest] if rest < 10 else DIGITS[rest // 10] + "十" + chinese(rest % 10)
    return DIGITS[number // 100] + "百" + (tail.removesuffix("零") if rest >= 10 else tail)


def bound_words(words: str, bound: str, form: int) -> str:
    """A target with its bound; `form` picks one of the ways to write it, 0 always being the plainest."""
    forms = {
        ">=": ["不低于{}", "≥{}", "达到{}以上", "{}以上", "不少于{}"],
        "<=": ["不超过{}", "≤{}", "控制在{}以内", "不高于{}"],
        "=": ["{}", "达到{}", "为{}"],
        "floor": ["{}", "{}", "{}", "不少于{}", "≥{}", "{}以上"],
    }[bound]
    return forms[form % len(forms)].format(words)


def deadline_words(day: Day, style: Style, form: int) -> str:
    """A deadline: a month's end with or without its year, or the day itself."""
    year = f"{day.year}年" if style.dates == "long" else ""
    return [f"{year}{day.month}月底前", f"{year}{day.month}月{day.day}日前", f"{year}{day.month}月底之前"][form % 3]


def day_words(day: Day, style: Style) -> str:
    """A day on which something was done."""
    year = f"{day.year}年" if style.dates == "long" else ""
    return f"{year}{day.month}月{day.day}日"
