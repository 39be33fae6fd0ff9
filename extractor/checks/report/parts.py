"""A total with its parts, as one sentence states them, and what may be one of the parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from db.records import Figure, Quantity
from extractor.checks.report.figuring import MULTIPLIERS, without_unit
from extractor.results.compare import comparable, kindred

Kind = Literal["listed", "bracket", "after"]

ADDABLE = frozenset(("area", "length", "mass", "volume", "money", "count"))
"""The dimensions of what can be added up."""
NOT_A_PART = re.compile(
    r"应[拨发付支收缴到]|占|(?<!雷)达|比|较|同比|增长|增加了|减少了|提高|下降|上年|去年|往年|人均|平均|每|均为|目标|计划|任务|标准|不低于|不少于|以上|单价|最[高长大多]|最低|总"
)
"""What stands before a figure that is no part of another."""
VAGUE = re.compile(
    r"等(?![^，。；、\d]{0,8}\d)|主要|部分(?![^，。；、\d]{2,4}\d)|大部|左右|(?:其他|其余)(?![^，。；、\d]{0,8}\d)|另有|另外|还有|多数"
)
"""Words that say that a list does not name all there is."""
KINDS = frozenset(("类", "种"))
STOP = re.compile(r"[。；;\n]")
"""Ends the sentence, beyond which no part is looked for."""
BRACKETED = re.compile(r"[（(][^（()）]*$")
"""What stands before a figure within a bracket."""
MARKED = re.compile(r"[，,、；;：:]|和|与|及|另|还")
"""What parts two members of a list; two figures without it are where and how many: 市直18个部门31个."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and the figures that are stated as its parts, in one sentence of a block.

    `exhaustive` is False where words show that not all parts are listed, or that parts may overlap. `named` is False
    where no word (其中, 包括) says that they are parts, only their place in brackets behind the total.
    `all_named` is True where the words say that the parts are all: 由甲7家和乙8家组成, 包括甲7家和乙8家。
    """

    block: int
    total: Quantity
    parts: tuple[Quantity, ...]
    kind: Kind
    exhaustive: bool
    overlapping: bool
    named: bool = True
    all_named: bool = False


def may_be_part(part: Quantity, total: Quantity, words: str) -> bool:
    """Whether a figure, behind these words, can be a part of a total: an exact or rounded one of the same kind of things."""
    figure = part.figure
    if figure.value_high is not None or figure.comparator not in ("=", "~") or NOT_A_PART.search(words):
        return False
    if without_unit(figure):
        return total.figure.factor == MULTIPLIERS.get(total.figure.multiplier or "")
    if total.figure.base in KINDS and not comparable(figure, total.figure):
        return False  # 3类设施，其中泵站2座、水闸3座: the members of kinds are not kinds
    return (
        comparable(figure, total.figure)
        or _twin(figure, total.figure)
        or (kindred(figure, total.figure) and _plain(figure) and _plain(total.figure))
    )


def _twin(figure: Figure, total: Figure) -> bool:
    """Whether the total is counted in two classifiers of which the part has one: 860件（批）, of which 60批."""
    return figure.dimension == "count" and "（" in (total.unit or "") and (figure.base or "") in (total.unit or "")


def _plain(figure: Figure) -> bool:
    return figure.dimension == "count" and figure.multiplier is None
