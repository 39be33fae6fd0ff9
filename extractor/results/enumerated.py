"""Things that are named one by one in place of a number: 甲镇、乙乡养老服务中心分别建成 answers 新建养老服务中心2处."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language import words

_MARKS = re.compile(r"、|以及|(?<=[一-鿿])[和与及](?=[一-鿿])")
_BEGIN = re.compile(r"[，。；：:！？（(]|包括|分别为|分别是|(?<=[一-鿿])(?:在|为|将|对|于)(?=[一-鿿]{2})")
_BEHIND = re.compile(r"(?:分别)?(?:位于|分布于|分布在|设在|建在|包括|为|是)(?P<list>[^，。；：\d]+)")
_LONGEST = 16
"""A name is at most so long; what is longer is no name in a list."""


def count(said: str, thing: str) -> int | None:
    """How many things of this kind `said` names before the kind's word, or in a list behind it; None where it lists none."""
    content = [word for word in words.content(thing) if len(word) > 1]
    if not content:
        return None
    at = said.find(content[-1])
    if at < 0:
        return None
    each = re.search(
        rf"(?:[^，。；、\d]{{1,{_LONGEST}}}{re.escape(content[-1])}(?:、|以及|[和与及]))+[^，。；、\d]+?{re.escape(content[-1])}",
        said,
    )
    if each is not None:
        return each[0].count(content[-1])  # 省级平台、市级平台
    begin = max((m.end() for m in _BEGIN.finditer(said, 0, at)), default=0)
    before = _items(said[begin:at])
    if before:
        return before
    behind = _BEHIND.search(said, at)
    return None if behind is None else _items(behind["list"])


def each_told(said: Sequence[str], kind: str) -> int:
    """How many things of a kind are named one after the other, each with its own figure: 东区22场, 西区20场, 南县16场.

    `kind` is what is counted (县区, 个乡镇); a name ends in one of its characters.
    """
    if not kind:
        return 0
    ends = "".join(dict.fromkeys(kind))
    name = re.compile(rf"(?P<name>[一-鿿]{{1,6}}[{ends}])\s*\d[\d.,]*\s*[一-鿿]{{1,3}}")
    best, names = 0, set[str]()
    for text in said:
        found = name.fullmatch(text)
        names = names | {found["name"]} if found else set()
        best = max(best, len(names))
    return best


def titles(said: Sequence[str]) -> int:
    """How many works are told by their titles: 《甲》1800册、《乙》1200册."""
    return len({title for text in said for title in re.findall(r"《[^《》]+》", text)})


def _items(text: str) -> int | None:
    items = [item.strip() for item in _MARKS.split(text)]
    if len(items) < 2 or not all(1 < len(item) <= _LONGEST for item in items[:-1]):
        return None
    return len(items)
