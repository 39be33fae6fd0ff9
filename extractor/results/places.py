"""Figures that fall to each of several places or days: 6月和7月各1场, 沿河两村各建1座."""

from __future__ import annotations

import re
from dataclasses import replace

from db.records import Figure
from extractor.outline.marks import han_number

_APIECE = re.compile(r"(?P<list>[^，。；：]*?)各(?:自|)[^，。；、\d一二三四五六七八九十两]{0,8}$")
_SO_MUCH = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)(?=[个所家座处支村镇乡])")
# 实际在两座城市各设立1个: who does it, or where, stands before the number.
_LEAD = re.compile(r"^(?:实际|全年|已|分别|先后)*[在于到赴]")
_SO_MANY = re.compile(r"[两二三四五六七八九2-9](?=[村镇乡校县区站园处地家户队组院所楼栋幢馆厂店侧端头岸库线桥井]$)")
_HALVES = re.compile(r"(?:上下半年|[春夏秋冬]{2}[两二]季|[两二]个半年)(?:分别)?$")
_ITEMS = re.compile(r"、|和|及|与|以及")


def in_all(figure: Figure, before: str) -> Figure:
    """What a figure comes to that falls to each of the places named before it (6月和7月各1场), else the figure."""
    listed = _APIECE.search(before)
    times = 1 if listed is None else _places(listed)
    return figure if times < 2 else replace(figure, value=figure.value * times)


def _places(listed: re.Match[str]) -> int:
    """How many places a figure falls to each of: as many as are counted (十四个村和一个社区各), else as are named.

    1 where they are only said to be several (沿河各校各).
    """
    if "各" in listed["list"]:
        return 1
    if _HALVES.search(listed["list"]):
        return 2
    items = [item for item in _ITEMS.split(listed["list"]) if item]
    counted = [_SO_MUCH.match(_LEAD.sub("", item)) for item in items]
    if all(counted):
        return sum(int(m[0]) if m[0].isdecimal() else han_number(m[0]) or 0 for m in counted if m)
    number = _SO_MANY.search(listed["list"])
    if number is not None:
        return han_number(number[0]) or 0
    return len(items)
