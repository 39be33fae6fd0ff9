"""Fields of Word's older forms, whose boxes and lists hold what they show in their data and not as text."""

from __future__ import annotations

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element

_TICKED, _EMPTY = "☒", "☐"


def form_value(data: Element) -> str:
    """What a `w:ffData` shows: a box that is ticked or not, the chosen entry of a list; nothing of any other field."""
    for child in data:
        if child.tag == n.CHECK_BOX:
            return _box(child)
        if child.tag == n.DROP_DOWN:
            return _chosen(child)
    return ""


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
