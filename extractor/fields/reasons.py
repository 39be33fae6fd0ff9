"""Reasons for a score within a list of names: 隧道照明87分，因台账不全扣分；边坡防护88分."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Project
from extractor.fields.names import opening

REASON = re.compile(r"\s*(?:主要|均|都|分别)*是?(?:因(?!公)|由于|鉴于|考虑到|[扣失减]分(?:原因)?|原因)")
"""How a clause begins that tells why and is no name."""
_OF_THEM = re.compile(r"\s*(?:这|上述|以上|该|[均都])(?:[\d一二两三四五六七八九十]{1,3}[个项])?")
"""How one begins that tells something of those that were named: 这3个项目各有2处没有做完."""
_STOP = re.compile(r"[；;。]")


def closing(text: str, first: int, stop: int, projects: Sequence[Project]) -> int:
    """Where a list of names ends: at a stop, though not at one behind a reason, with the next project behind it."""
    for mark in _STOP.finditer(text, first, stop):
        reason = REASON.match(text, text.rfind("，", first, mark.start()) + 1)
        if mark[0] == "。" or reason is None or opening(text[mark.end() : stop].lstrip(), projects) is None:
            return mark.start()
    return stop


def names_only(text: str, pieces: list[tuple[int, int]], projects: Sequence[Project]) -> list[tuple[int, int]]:
    """The pieces of a list without the reasons: each goes from its first word to the next project or semicolon."""
    kept: list[tuple[int, int]] = []
    reason = False
    for a, b in pieces:
        goes_on = reason and text[a - 1] not in "；;"
        told = REASON.match(text, a, b) or _OF_THEM.match(text, a, b)
        reason = bool(kept) and (goes_on or told is not None)
        if reason and opening(text[a:b].lstrip(), projects) is not None:
            reason = False
        if not reason:
            kept.append((a, b))
    return kept
