"""Brackets and quotes: what stands in them is not looked into when a text is taken apart."""

from __future__ import annotations

import re

LONGEST_BRACKET = 300
"""Brackets further apart than so many characters are taken for unpaired."""

_PAIRS = {
    "（": "）",
    "(": ")",
    "《": "》",
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "【": "】",
    "〔": "〕",
    "[": "]",
    "〈": "〉",
}
_BRACKET = re.compile(r"[（(《“‘「『【〔\[〈）)》”’」』】〕\]〉]")
NUMBERED = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
"""A list number, without its marks."""

_MARK_IN_BRACKETS = re.compile(rf"[（(]{NUMBERED}[）)]")


def masked(text: str) -> str:
    """`text` with what is in brackets or quotes replaced by the same number of underscores."""
    opened: list[tuple[str, int]] = []
    closed: list[tuple[int, int]] = []
    for hit in _BRACKET.finditer(text):
        character, place = hit.group(), hit.start()
        if character in _PAIRS:
            opened.append((_PAIRS[character], place))
            continue
        for depth in range(len(opened) - 1, max(-1, len(opened) - 6), -1):
            closing, start = opened[depth]
            if closing == character:
                del opened[depth:]
                if place - start <= LONGEST_BRACKET and not _MARK_IN_BRACKETS.fullmatch(text, start, place + 1):
                    while closed and closed[-1][0] > start:
                        closed.pop()
                    closed.append((start, place))
                break
    pieces = []
    position = 0
    for start, end in closed:
        pieces += [text[position : start + 1], "_" * (end - start - 1)]
        position = end
    return "".join([*pieces, text[position:]])
