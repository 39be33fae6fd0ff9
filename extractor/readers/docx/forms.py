"""Fields that hold what they show in their data or code and not as text: boxes and lists of old forms, `EQ` fields."""

from __future__ import annotations

import re

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element

_CODE_MOST = 200  # characters
_TICKED, _EMPTY = "☒", "☐"
# Word's command for a character in a circle writes `eq \o\ac(○,1)`; `eq \f(3,4)` is a fraction (ECMA-376 17.16.5.14).
_ENCLOSED = re.compile(r"\s*eq\s*\\o\s*(?:\\a[clr]\s*)?\(\s*[○〇◯□△◇]\s*[,;，；]\s*([^()\\]{1,4}?)\s*\)\s*", re.I)
_FRACTION = re.compile(r"\s*eq\s*\\f\s*\(\s*([^(),;\\]+?)\s*[,;，；]\s*([^(),;\\]+?)\s*\)\s*", re.I)
_CIRCLED = "".join(map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))


def form_value(data: Element) -> str:
    """What a `w:ffData` shows: a box that is ticked or not, the chosen entry of a list; nothing of any other field."""
    for child in data:
        if child.tag == n.CHECK_BOX:
            return _box(child)
        if child.tag == n.DROP_DOWN:
            return _chosen(child)
    return ""


def equation(code: str) -> str:
    """What an `EQ` field shows: a number in a circle, a fraction in one line; nothing of any other."""
    if len(code) > _CODE_MOST:
        return ""
    if enclosed := _ENCLOSED.fullmatch(code):
        number = n.number(enclosed[1]) or 0
        return _CIRCLED[number - 1] if 0 < number <= len(_CIRCLED) else enclosed[1]
    fraction = _FRACTION.fullmatch(code)
    return f"{fraction[1]}/{fraction[2]}" if fraction else ""


def _box(node: Element) -> str:
    state = node.find(n.w("checked"))
    if state is None:
        state = node.find(n.w("default"))
    return _TICKED if state is not None and n.is_on(state) else _EMPTY


def _chosen(node: Element) -> str:
    entries = [entry.get(n.VAL, "") for entry in node.iterchildren(n.w("listEntry"))]
    wanted = n.value(node, n.w("result")) or n.value(node, n.w("default"))
    index = n.number(wanted) or 0
    return entries[index] if 0 <= index < len(entries) else ""
