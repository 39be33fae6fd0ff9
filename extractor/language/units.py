"""The unit lexicon (units.toml) and the longest unit that stands at a place, compound ones (元/人·天) included."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from extractor.language.alternatives import either
from extractor.language.types import Dimension

_PER = re.compile(r"\s?[/／]\s?([1-9]\d{0,5})?([十百千万亿]{0,2})")
_TIMES = re.compile(r"[·•・.．*]")
SCALES = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
# A part below the stroke that the lexicon does not know (元/课题组) is one to three characters of Chinese.
_UNKNOWN = re.compile(r"(?!以[上下内]|左右|之内|及)[\u4e00-\u9fff]{1,3}")
# 件（套）, 台(套): one classifier or the other.
_TWIN = re.compile(r"[（(]([\u4e00-\u9fff])[）)]")
_BOUND = re.compile(r"(?:不[少低高多大小]于|不超过|[大小高低]于|至少|超过|达到?|[≥≤><＞＜≧≦=＝：:]|为)*\s*$")
# 人数, 户数, 天数: the unit stands before 数.
_NUMBERED = frozenset("人户件台套次家个份场处座株头只辆宗批天")
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, what it measures, and its exact factor to `base`; `guard` is what may not follow it."""

    name: str
    dimension: Dimension
    base: str
    factor: Fraction
    guard: re.Pattern[str] | None = None
    noun: bool = False


@lru_cache(maxsize=1)
def _load() -> tuple[dict[str, tuple[Unit, ...]], dict[str, Unit]]:
    """Units by their first character, longest first; and by name."""
    data: dict[str, Any] = tomllib.loads(files("extractor.language").joinpath("units.toml").read_text("utf-8"))
    guards: dict[str, str] = data.pop("guards")
    counts = data.pop("count")
    data.pop("below")
    units: dict[str, Unit] = {}

    def add(name: str, dimension: str, base: str, factor: str = "1", noun: bool = False) -> None:
        guard = re.compile(guards[name]) if name in guards else None
        units[name] = Unit(name, cast(Dimension, dimension), base, Fraction(factor), guard, noun)

    for dimension, part in data.items():
        for name, factor in part.get("units", {}).items():
            add(name, dimension, part["base"], factor)
        for base, members in part.get("others", {}).items():
            for name, factor in members.items():
                add(name, dimension, base, factor)
    for name in counts["nouns"]:
        add(name, "count", name, noun=True)
    for group in counts["groups"]:
        for name in group:
            add(name, "count", group[0])
    by_first: dict[str, list[Unit]] = {}
    for unit in units.values():
        by_first.setdefault(unit.name[0], []).append(unit)
    return {c: tuple(sorted(us, key=lambda u: -len(u.name))) for c, us in by_first.items()}, units


@lru_cache(maxsize=1)
def first_characters() -> frozenset[str]:
    """Every character that a unit can begin with."""
    return frozenset(_load()[0])


@lru_cache(maxsize=1)
def classifiers() -> frozenset[str]:
    """The classifiers and count nouns of one or two characters."""
    return frozenset(n for n, unit in _load()[1].items() if unit.dimension == "count" and len(n) < 3 and n.isalpha())


def named(name: str) -> Unit:
    """The unit of exactly this name; KeyError if the lexicon has none."""
    return _load()[1][name]


def plain(view: str, at: int) -> Unit | None:
    """The longest single unit that stands at `at` and is not the beginning of another word."""
    for unit in _load()[0].get(view[at : at + 1], ()):
        end = at + len(unit.name)
        if not view.startswith(unit.name, at):
            continue
        if unit.guard is not None and unit.guard.match(view, end):
            continue
        if unit.name[-1].isascii() and unit.name[-1].isalpha() and _LATIN.match(view, end):
            continue
        return unit
    return None


def ending(view: str, before: int) -> Unit | None:
    """The unit that the noun before a bare number and its bound ends in: 人均学时≥120, 新增床位不少于200."""
    text = view[max(0, before - 16) : before]
    noun = _BOUND.sub("", text)
    if noun.endswith("数") and noun[-2:-1] in _NUMBERED:
        return _load()[1][noun[-2]] if noun != text.rstrip() else None
    name = next((noun[-size:] for size in (3, 2) if noun[-size:] in _load()[1]), None)
    unit = None if name is None or not "\u4e00" <= name[0] <= "\u9fff" else _load()[1][name]
    return unit if unit is not None and unit.dimension in ("count", "duration") and not unit.noun else None


def find(view: str, at: int) -> tuple[Unit, int] | None:
    """The unit at `at` and where it ends, with the parts below the stroke: 元/人·天, 微克/立方米, 次/10万公顷.

    A compound unit has the dimension ``rate`` and the base of its parts; below the stroke Chinese nouns stand too.
    """
    unit = plain(view, at)
    if unit is None:
        return None
    end = at + len(unit.name)
    if unit.dimension == "count" and (twin := _TWIN.match(view, end)) and twin[1] in _load()[1]:
        return replace(unit, name=view[at : twin.end()]), twin.end()
    below = _below(view, end)
    if below is None:
        return unit, end
    base, factor, end = below
    return Unit(view[at:end], "rate", f"{unit.base}/{base}", unit.factor / factor), end


@lru_cache(maxsize=1)
def _known_below() -> re.Pattern[str]:
    data = tomllib.loads(files("extractor.language").joinpath("units.toml").read_text("utf-8"))
    return re.compile(either(data["below"]["words"]))


def _below(view: str, at: int) -> tuple[str, Fraction, int] | None:
    """What stands below one or two strokes: its base, its factor, its end."""
    if _PER.match(view, at) is None:
        return None
    bases: list[str] = []
    factor = Fraction(1)
    end = at
    while len(bases) < 4:
        sign = _PER.match(view, end) or (_TIMES.match(view, end) if bases else None)
        if sign is None:
            break
        stroke = sign.re is _PER
        part = plain(view, sign.end())
        if part is not None:
            bases.append(part.base)
            factor *= part.factor
            after = sign.end() + len(part.name)
        elif (unknown := _known_below().match(view, sign.end()) or _UNKNOWN.match(view, sign.end())) is not None:
            bases.append(unknown[0])
            after = unknown.end()
        elif stroke and sign[2]:
            # 9人/10万: of so many people.
            after = sign.end()
        else:
            break
        if stroke:
            factor *= int(sign[1] or 1) * SCALES.get(sign[2], 1)
        end = after
    return ("·".join(bases) or "人", factor, end) if end > at else None
