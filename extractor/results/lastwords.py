"""The words right before a figure: where the very same stand before another, both are of one thing (进修12人, 外出进修12人)."""

from __future__ import annotations

import re

from extractor.results import likeness

_TRAILING = re.compile(rf"(?:{likeness.BOUNDS.pattern}|[达到了为是约共计有在\s]|分别)+$")
_RUN_OF_HAN = re.compile(r"[一-鿿]{2}$")
_LONGER_RUN = re.compile(r"[一-鿿]{4}$")
_LONGEST = 5
"""So many characters from the end either begins, a line's end behind it counted."""
_TELLS_NOTHING = re.compile(
    r"(?:完成|实现|开展|组织|进行|新增|增加|建设|建成|新建|数量|人数|面积|比例|时间|总数|规模|全年|每年|年度|平均|单位|全部|以上|人员|项目|任务|指标|其中)$"
)

_SORTS = frozenset("班课会赛展馆站点棚库楼路桥渠井室组队")
"""What things of one kind end in, each with a name of its own before it."""


def last(text: str) -> str:
    """The words that a text ends in, without a bound, 为, 了 and the like."""
    return _TRAILING.sub("", text)


def telling(text: str) -> str | None:
    """The last two characters of a text, or four where two could stand before anything; None where these tell nothing."""
    words = last(text)
    for run in (_RUN_OF_HAN, _LONGER_RUN):
        found = run.search(words, max(0, len(words) - _LONGEST))
        if found is not None and (run is _LONGER_RUN or not _TELLS_NOTHING.search(found[0])):
            return found[0] if not _TELLS_NOTHING.match(found[0]) else None
    return None


def alike(before: str, name: str) -> bool:
    """Whether a text ends in a name like another, so that neither is a whole of the other's: 铜级奖7项、银级奖5项、金级奖2项."""
    beside = before[-len(name) :] if len(name) > 1 else name
    if beside != name and beside[1:] == name[1:]:
        return True
    # 办水手班5期、轮机班3期、报务班2期: one kind by its last character, and the first is no whole of the others
    return min(len(before), len(name)) > 2 and before[-1] == name[-1] and before[-2] != name[-2] and name[-1] in _SORTS
