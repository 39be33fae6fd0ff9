"""Which way is better, where a target has no bound of its own.

“群众满意度95%” asks for more, “事故0起” and “成本120万元” for less, “补助标准600元” for exactly that: it follows
from what is measured. The words are in `direction.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, cast

from db.records import Figure
from extractor.results.compare import Direction
from extractor.results.enough import LESSONS

_ENOUGH = 24
"""So many characters around a figure say what it measures; what stands further away speaks of something else."""
_REACHES = re.compile(r"(?:达到?|提[高升][到至])\s*$")
"""A rate that is to be reached is better the higher it is, whatever it is of (网上信访占比达到65%)."""


_COUNTED = re.compile(
    r"(?:总|的|发生|出现|举报|来信|来电|件|事件|案件|事故|问题|行为|情况|人员|现象|影响)*(?:数量?|次数|件数|起数|人数|户数|宗数|量)?(?:为|是|[：:\s])*"
)
"""What may stand between the name of what is amiss and its number."""
_HAPPENS = re.compile("发生|出现|存在|新增")


@cache
def _data() -> tuple[tuple[tuple[Direction, re.Pattern[str]], ...], dict[str, Direction]]:
    data: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("direction.toml").read_text("utf-8"))
    kinds: tuple[Direction, ...] = ("lower", "higher", "exact")
    patterns = tuple((kind, re.compile("|".join(data[kind]))) for kind in kinds)
    return patterns, cast("dict[str, Direction]", data["by_dimension"])


def of(figure: Figure, before: str, after: str = "") -> Direction | None:
    """The direction of a target from the words before its figure, else from those after it, else from its dimension.

    None: it cannot be known (an amount of money, a time, with no word that tells).
    """
    if figure.si == 0 and figure.comparator in ("=", "<="):
        return "lower"
    if figure.dimension == "ratio" and _REACHES.search(before):
        return "higher"
    # 制定标准5项, 三类用房的租金标准: a standard beside a count is what is counted, or of it, and no number to keep to.
    loose = figure.dimension == "count"
    if figure.unit in LESSONS and figure.dimension == "duration":
        return "higher"  # 公益课程1500课时: hours that are taught, not spent
    if figure.base == "工作日":
        return "lower"  # only limits are counted in them
    if loose and figure.comparator == "=" and _handled(before[-_ENOUGH:]):
        return "higher"
    told = (_told(words) for words in (before[-_ENOUGH:], after[:_ENOUGH]))
    return next((kind for kind in told if kind and not (loose and kind == "exact")), _data()[1].get(figure.dimension))


@lru_cache(maxsize=1024)
def _handled(words: str) -> bool:
    """Whether more words follow in front of a number of what is amiss: it is dealt with then (舆情处置65起, 违法线索移送9条),
    and the more the better. What stands right before its number (投诉5件) is to be rare."""
    found = max(((m.end(), m[0]) for m in _data()[0][0][1].finditer(words)), default=None)
    if found is None or _told(words) != "lower" or _HAPPENS.search(words):
        return False
    return _COUNTED.fullmatch(words, found[0]) is None


@lru_cache(maxsize=1024)
def _told(words: str) -> Direction | None:
    """The direction that words tell, the last of them; a demand is asked again for each statement that may answer it."""
    found = [(m.end(), m.end() - m.start(), kind) for kind, pattern in _data()[0] for m in pattern.finditer(words)]
    return max(found)[2] if found else None
