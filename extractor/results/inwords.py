"""What answers a figure or a day in running text beside its demand, without giving it: 全部合格, 一律照此执行."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Figure, Quantity
from extractor.results.dated import of_what_follows
from extractor.results.statements import Statement
from extractor.results.sweeping import of_all

_AS_ASKED = re.compile(
    r"(?:均|都|全部|一律|严格)?(?:照此|按此|依此|照章|按(?:这|该|此|上述|规定的?|既定|补助|省定|市定)?(?:一|个|项)?标准)(?:标准)?(?:执行|发放|兑付|补助|收取|办理)$"
)
_RATE_OF = re.compile(r"(?P<of>[一-鿿]{2})率")
FEWER = re.compile(r"[未没不无]|基本|部分|多数|大多")
# 三处均通过验收 asks what holds of them, not how many they are.
_ALL_OF_THEM = re.compile(r"[\d一二两三四五六七八九十]\s*[一-鿿](?:均|都)")


def as_asked(said: Sequence[Statement]) -> Statement | None:
    """The statement that what was done is what was demanded: 一律照此执行 for 补助标准每亩14元."""
    return next((s for s in said if _AS_ASKED.search(s.text) and not FEWER.search(s.text)), None)


def every_one(demanded: str, target: Figure, said: Sequence[Statement]) -> Statement | None:
    """Just what a rate is of, told of all, where some might fail: 全部合格 for 合格率98%以上."""
    rate = _RATE_OF.search(demanded)
    if rate is None or target.dimension != "ratio" or target.comparator not in (">=", ">"):
        return None
    return next((s for s in said if of_all(s.text) and rate["of"] in s.text and not FEWER.search(s.text)), None)


def holds_of_all(demanded: str) -> bool:
    """Whether a demand counts only those of which something is to hold."""
    return _ALL_OF_THEM.search(demanded) is not None


def of_the_work(demanded: str, said: Sequence[Statement]) -> Sequence[Statement]:
    """What is told with a day of the demanded work itself, and not of what followed: 5月24日报送，11月通过验收."""
    dated = [s for s in said if s.dates]
    own = [s for s in dated if not of_what_follows(demanded, s.text)]
    return own if own and dated[0] is own[0] else said


def up_to(said: Sequence[Statement], quantity: Quantity) -> Sequence[Statement]:
    """What is told up to a figure; what follows it is of something else (……，结余2025年1月上缴)."""
    at = next((at for at, s in enumerate(said) if quantity in s.quantities), len(said))
    return said[: at + 1]
