"""What parts of a sentence lead to the next or follow from the one before: the patterns of clauses.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from .alternatives import either

FAR = 200
"""Longer parts lead to nothing and follow from nothing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns of clauses.toml, compiled; those of `first` and `last` by the character that a part begins or ends with."""

    first: dict[str, list[re.Pattern[str]]]
    last: dict[str, list[tuple[tuple[str, ...], re.Pattern[str]]]]
    follow: re.Pattern[str]
    figure: re.Pattern[str]
    shared: re.Pattern[str]
    ends_in_figure: re.Pattern[str]
    lone: re.Pattern[str]
    joint: re.Pattern[str]
    joining: re.Pattern[str]
    begins: re.Pattern[str]
    work: re.Pattern[str]

    def leads(self, part: str) -> bool:
        """Whether a part only leads to the next (按照…要求，)."""
        if not part or len(part) > FAR:
            return False
        for pattern in self.first.get(part[0], ()):
            if pattern.fullmatch(part):
                return True
        for words, pattern in self.last.get(part[-1], ()):
            if part.endswith(words) and pattern.fullmatch(part):
                return True
        return self._object_only(part)

    def _object_only(self, part: str) -> bool:
        """对… without a verb that governs it: the verb stands behind the comma."""
        return (
            part.startswith("对")
            and not self.work.search(part)
            and not self.ends_in_figure.search(part)
            and not _GOVERNS.search(part)
        )

    def is_work(self, item: str) -> bool:
        """Whether a member of an enumeration is a work of its own."""
        return self.work.search(item) is not None or self.begins.match(item) is not None


_GOVERNS = re.compile(
    r"实行|采取|纳入|提供|发放|拨付|补贴|补助|奖励|培训|改造|维修|修缮|进行|开展|予以|实施|给予|完成|做好|加强|逐[一块宗户村]|全部|及时|整合|上图|落实|形成|挂接|转换"
)


@cache
def rules() -> Rules:
    """The rules, read once."""
    data = tomllib.loads(resources.files(__package__).joinpath("clauses.toml").read_text(encoding="utf-8"))
    words = {name: either(value.split()) for name, value in data["words"].items()}
    number = r"(?:\d[\d,，.]*|百分之[一二三四五六七八九十百]+|[一二三四五六七八九十百千两]+)"
    figure = (
        rf"(?:{number}[余多]?(?:[万亿千百]|[十百千]万)?[余多]?(?:{words['unit']})"
        r"|\d[\d,.]*\s*(?:%|％|‰)|百分之[一二三四五六七八九十百]+|[≥≤><＞＜≧≦]=?\s*\d[\d.,]*)"
    )
    macros = {"{V}": words["verb"], "{P}": words["preposition"], "{F}": figure}

    @cache
    def compiled(pattern: str) -> re.Pattern[str]:
        for name, value in macros.items():
            pattern = pattern.replace(name, value)
        return re.compile(pattern)

    parts = data["parts"]
    return Rules(
        first={
            character: [compiled(lead["pattern"]) for lead in data["leads"] if character in lead.get("first", "")]
            for character in sorted(set("".join(lead.get("first", "") for lead in data["leads"])))
        },
        last=_by_end([(lead["last"].split(), compiled(lead["pattern"])) for lead in data["leads"] if "last" in lead]),
        follow=compiled("|".join(parts["follows"])),
        figure=compiled("{F}"),
        shared=compiled("{F}[^、]*的"),
        ends_in_figure=compiled(r"{F}(?:以上|以下|以内|及以上|左右|之间|次|[（(]_*[）)])*\s*$"),
        lone=compiled(r"\s*{F}(?:以上|以下|以内|及以上|左右)?\s*"),
        joint=compiled(r"(?<![合兼归一])(?:并且|并)(?=\s*(?:{V}|{P}))"),
        joining=compiled(
            r"(?:并且|并|同时|且|以及|而且|" + parts["bare"] + r"[，,])\s*(?=(?:{V}|{P}))"
            r"|(?:具体|主要)?(?:包括|包含|涵盖)|主要[为是]"
        ),
        begins=compiled("(?:{V})"),
        work=compiled("(?:" + words["work"] + r")(?:工作)?(?:等?(?:\d+|[二两三四五六七八九十])大?项)?$"),
    )


def _by_end(
    leads: list[tuple[list[str], re.Pattern[str]]],
) -> dict[str, list[tuple[tuple[str, ...], re.Pattern[str]]]]:
    ends = sorted({word[-1] for words, _ in leads for word in words})
    return {
        end: [(tuple(w for w in words if w[-1] == end), pattern) for words, pattern in leads if end in "".join(words)]
        for end in ends
    }
